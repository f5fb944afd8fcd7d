"""A tree that is kept comes back as it was."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg import nlp as reading

TEXTS = (
    "The minister, who had flown to Ostrava on 3 May, said he'd been told that 12 of the 40 trucks weren't stopped.",
    "“Nobody agreed,” Ms. Ilves added; the E.U. didn't.",
    "NATO",
    "",
    " ",
    "  two  spaces \n\n and\tmore. ",
    "\x00\x1e\x1f\x02",
    "İzmir's port reopened. Ferries sailed again.",
    "🚀 🚀🚀 to the moon",
    "x" * 5000,
)


def facts(doc: Doc) -> list[tuple[object, ...]]:
    """All that a tree is asked of each word, of its sentences and its names."""
    words = [
        (t.text, t.idx, t.whitespace_, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_type_, t.ent_iob_)
        for t in doc
    ]
    edges = [(t.left_edge.i, t.right_edge.i, *(child.i for child in t.children)) for t in doc]
    return [*words, *edges, *((s.start, s.end) for s in doc.sents), *((e.start, e.end, e.label_) for e in doc.ents)]


@pytest.mark.parametrize("text", TEXTS)
def test_it_comes_back_as_it_was(nlp: Language, text: str) -> None:
    """Words, labels, heads, lemmas, names and sentences, in this vocabulary and in a new one."""
    doc = reading.trees(nlp, text)
    packet = reading.packed(doc)
    for vocab in (nlp.vocab, Vocab()):
        again = reading.unpacked(vocab, text, packet)
        assert again.text == text
        assert facts(again) == facts(doc)


def test_it_is_small(nlp: Language) -> None:
    """Of an ordinary sentence it takes no more than fifteen bytes a word."""
    doc = reading.trees(nlp, TEXTS[0])
    assert len(reading.packed(doc)) <= 15 * len(doc)
