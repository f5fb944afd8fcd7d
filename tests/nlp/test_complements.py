"""An infinitive or a clause with "that" hangs on the verb that governs it, whatever stands between the two."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The union agreed on Monday to lift the ban on exports.", "agreed"),
        ("The ministry refused late on Sunday to lift the ban on exports.", "refused"),
        ("The firm was ordered again to lift the ban on exports.", "ordered"),
        ("The mayor urged Norway after talks in Bergen to lift the ban on exports.", "urged"),
        ("Sudria is expected in a statement to lift the ban on exports.", "expected"),
    ],
)
def test_a_complement_is_one(nlp: Language, text: str, verb: str) -> None:
    """A day, a place or talks between a verb and its infinitive make no purpose of it."""
    word = next(token for token in nlp(text) if token.text == "lift")
    assert (word.dep_, word.head.text) == ("xcomp", verb)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The union agreed on a plan to lift the ban on exports.", "plan"),
        ("The minister travelled to Bergen on Monday to lift the ban on exports.", "travelled"),
        ("The firm used its influence to lift the ban on exports.", "used"),
    ],
)
def test_a_purpose_stays_one(nlp: Language, text: str, head: str) -> None:
    """What a noun is about, or what something was done for, is left as it is."""
    word = next(token for token in nlp(text) if token.text == "lift")
    assert word.dep_ != "xcomp"
    assert word.head.text == head


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The minister acknowledged for the first time that the army had sold rockets.", "acknowledged"),
        ("The ministry said in a statement on Monday that the army had sold rockets.", "said"),
    ],
)
def test_what_is_said_is_no_part_of_a_noun(nlp: Language, text: str, verb: str) -> None:
    """What somebody acknowledged for the first time is what he acknowledged."""
    word = next(token for token in nlp(text) if token.text == "sold")
    assert (word.dep_, word.head.text) == ("ccomp", verb)


def test_a_noun_keeps_its_clause(nlp: Language) -> None:
    """A report that is confirmed has the clause behind it."""
    word = next(token for token in nlp("The minister confirmed reports that the army had sold rockets.") if token.text == "sold")
    assert word.head.text == "reports"
