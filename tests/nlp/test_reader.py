"""The bundled pipeline on texts good and bad."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import kg.nlp
from kg.errors import PipelineError
from kg.nlp.decode import LABELS

NEWS = (
    "NATO Secretary General Jens Stoltenberg condemned any Iranian coordination with Russia on Thursday. "
    '"We also see Iran offering drones," he said in Brussels.\n\nOfficials from the U.S. met Gen. Mark Milley in Kyiv.'
)
ODD = [
    "",
    " ",
    "\n\n \t",
    "\x00\x01\x02",
    "a\x00b c",
    "x" * 5000,
    "🚀 🚀🚀 to the moon 🌕",
    "مرحبا بالعالم. هذا نص.",
    "Der Bundestag hat getagt.",
    "( ( ( ) ] } “ ” ‘",
    "\r\n\r\nTitle\r\n\r\nText.",
    "\ufeffIran said",
    "a" + " " * 3000 + "b",
    "\u2028\u2029",
    "e\u0301\u0301\u0301",
]


def facts(doc: Doc) -> list[tuple[object, ...]]:
    """All that was read of each word, and the names."""
    words: list[tuple[object, ...]] = [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start) for t in doc]
    return words + [(e.start, e.end, e.label_) for e in doc.ents]


def test_news_is_read(nlp: Language) -> None:
    """Sentences, names and the main verb of plain news are found."""
    doc = nlp(NEWS)
    first, *others = doc.sents
    assert first.root.lemma_ == "condemn"
    assert len(others) == 2
    assert {
        ("Jens Stoltenberg", "PERSON"),
        ("Russia", "GPE"),
        ("Iranian", "NORP"),
        ("Thursday", "DATE"),
        ("drones", "WEAPON"),
        ("Kyiv", "GPE"),
    } <= {(e.text, e.label_) for e in doc.ents}


def test_every_sentence_is_one_tree(nlp: Language) -> None:
    """Each sentence has one root, and no head lies outside its sentence."""
    for sent in nlp(NEWS).sents:
        assert [token for token in sent if token.head == token] == [sent.root]
        assert all(sent.start <= token.head.i < sent.end for token in sent)
        assert sent.root.dep_ == "ROOT"


def test_sentence_after_a_quotation(nlp: Language) -> None:
    """A sentence starts after a full stop inside quotation marks; the words of the speaker's name go on with the sentence."""
    doc = nlp('He said it was "hard to sell these weapons to Russia." CNN reported it on Monday. "We won," Smith said.')
    assert [sent.text.split()[0] for sent in doc.sents] == ["He", "CNN", '"We']


def test_labels_are_those_of_the_contract(nlp: Language) -> None:
    """No name has a label that CONTRACT.md does not list."""
    assert {e.label_ for e in nlp(NEWS).ents} <= {*LABELS, "MONEY", "QUANTITY", "PERCENT", "WEAPON", "VEHICLE"}


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_bad_input_is_read(nlp: Language, text: str) -> None:
    """Empty, broken, foreign and endless words are read like any other, and the text comes back whole."""
    doc = nlp(text)
    assert doc.text == text
    assert "".join(sent.text_with_ws for sent in doc.sents) == text


def test_endless_sentence_is_read(nlp: Language) -> None:
    """A text of thousands of words without any full stop is read within windows."""
    text = "and then he went on " * 600
    doc = nlp(text)
    assert doc.text == text
    assert max(len(sent) for sent in doc.sents) <= 512


def test_tree_does_not_depend_on_what_stands_around(nlp: Language) -> None:
    """A sentence has the tree in its article that it has by itself."""
    sentence = "The United Arab Emirates has been accused by U.N. experts of supplying weapons to the rebels, which it denies."
    around = "The rebels did not respond to a request for comment.\n\n", "\n\nThe government severed ties with Abu Dhabi in May."
    alone, within = nlp(sentence), nlp(sentence.join(around))
    start = next(token.i for token in within if token.idx == len(around[0]))
    assert [(t.dep_, t.head.i) for t in alone] == [(t.dep_, t.head.i - start) for t in within[start : start + len(alone)]]


def test_reading_does_not_depend_on_company(nlp: Language) -> None:
    """A text is read the same alone, in a batch, in another order, and twice."""
    texts = [NEWS, "Iran denied it.", NEWS[:60], "", "The weather was fine in Paris on Monday."]
    alone = [facts(nlp(text)) for text in texts]
    assert [facts(doc) for doc in nlp.pipe(texts, batch_size=3)] == alone
    assert [facts(doc) for doc in nlp.pipe(texts[::-1], batch_size=2)] == alone[::-1]


def test_given_words_and_sentences_are_kept(nlp: Language) -> None:
    """A Doc that comes with its words and sentence starts keeps both."""
    doc = Doc(nlp.vocab, words=["He", "left", ".", "She", "stayed"], sent_starts=[True, False, False, False, False])
    assert len(list(nlp(doc).sents)) == 1


def test_pipeline_is_a_spacy_directory(nlp: Language, tmp_path: Path) -> None:
    """Written to disk and loaded by spaCy itself, the pipeline reads the same."""
    nlp.to_disk(tmp_path / "copy")
    assert facts(spacy.load(tmp_path / "copy")(NEWS)) == facts(nlp(NEWS))


def test_another_pipeline_by_path(nlp: Language, tmp_path: Path) -> None:
    """Any complete pipeline directory can be named."""
    nlp.to_disk(tmp_path / "other")
    assert kg.nlp.load(str(tmp_path / "other")).pipe_names == nlp.pipe_names


def test_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    """A pipeline that only cuts words is refused with what it lacks."""
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="dependency parser"):
        kg.nlp.load(str(tmp_path / "blank"))


def test_missing_pipeline_is_refused() -> None:
    """A name that nothing answers to is refused by name."""
    with pytest.raises(PipelineError, match="no_such_model"):
        kg.nlp.load("no_such_model")


def test_incomplete_model_is_refused(nlp: Language, tmp_path: Path) -> None:
    """A model directory that lacks a file says which."""
    nlp.to_disk(tmp_path / "broken")
    (tmp_path / "broken" / "newsgraph_reader" / "lemmas.json").unlink()
    with pytest.raises(PipelineError, match=r"lemmas\.json"):
        spacy.load(tmp_path / "broken")


def test_reading_streams(nlp: Language) -> None:
    """Texts are taken from the source only as they are needed, and come out in order."""
    taken: list[int] = []

    def source() -> object:
        for i in range(100):
            taken.append(i)
            yield f"Number {i}."

    stream = kg.nlp.read(nlp, source())  # type: ignore[arg-type]
    assert next(stream).text == "Number 0."
    assert len(taken) < 30
