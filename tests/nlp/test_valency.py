"""A clause has one subject and one object, and who reports what stands before is the subject of the reporting verb."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language

from kg.nlp.valency import LONGEST, Classes, Sentence

RELS, UPOS, XPOS = ("root", "nsubj", "obj", "ccomp", "case", "cc", "obl"), ("VERB", "NOUN"), ("VBD", "NN")


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("Sudria sent rockets to Nordland, officials from an eastern country said.", "officials", "said"),
        ("The army has left the valley, a spokesman for the ministry said on Sunday.", "spokesman", "said"),
        ("The ministry is considering buying about 50 additional helicopters from Nordland, officials from a western state told the paper.",
         "officials", "told"),
        ("Sudria fired 12 rockets at Bergen overnight, the Norwegian air force said.", "force", "said"),
        ("The union plans to strike before the end of the week, two of its leaders said Friday.", "two", "said"),
    ],
)  # fmt: skip
def test_who_is_named_last_reports(nlp: Language, text: str, speaker: str, verb: str) -> None:
    """The noun between what is said and the verb of saying is that verb's subject, and no second subject of what is said."""
    doc = nlp(text)
    subjects = [(token.text, token.head.text) for token in doc if token.dep_ == "nsubj"]
    assert (speaker, verb) in subjects
    assert len({head for _, head in subjects}) == len(subjects)


def test_two_joined_by_and_are_both_subjects(nlp: Language) -> None:
    """Where an "and" stands between, the second is joined to the first instead of one being taken away."""
    doc = nlp("NATO Secretary General Jens Stoltenberg and Ukrainian President Volodymyr Zelensky held a news conference.")
    name = next(token for token in doc if token.text == "Volodymyr")
    assert (name.dep_, name.head.text) == ("conj", "Jens")


def _sentence(words: int) -> Sentence:
    """A verb at the end whose best tree makes all the nouns before it its subjects, though all but the last prefer the last noun next."""
    arcs = np.full((words, words + 1), -9.0, dtype=np.float32)
    arcs[:, words], arcs[words - 1, 0] = 2.0, 5.0
    arcs[: words - 2, words - 1] = 1.5
    told = np.full((words, len(RELS)), -5.0, dtype=np.float32)
    told[:, RELS.index("nsubj")] = 3.0
    told[:, RELS.index("obl")] = 1.0
    pos = np.array([1] * (words - 1) + [0])
    return Sentence(Classes.of(RELS, UPOS, XPOS), arcs, lambda _: told.copy(), pos, 1 - pos)


def test_one_subject_is_left() -> None:
    """Of two subjects the nearer one stays."""
    tree = _sentence(3).best()
    assert not tree.faults
    assert [int(n) for n in np.flatnonzero((tree.relations == RELS.index("nsubj")) & (tree.heads == 3))] == [1]


def test_a_long_list_is_left_alone() -> None:
    """What is longer than any sentence costs no search."""
    tree = _sentence(LONGEST + 1).best()
    assert len(tree.faults) == 1
    assert len(tree.faults[0].words) == LONGEST
