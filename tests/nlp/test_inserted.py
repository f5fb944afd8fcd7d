"""Behind inserted words of saying the sentence goes on where it was."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        ("The convoy brought about 450 rifles, officials said, which the rebels have already used.", "used", "rifles"),
        ("The rocket hit a warehouse near the port, the governor said, which had been empty for months.", "empty", "warehouse port"),
        ("Two guards were hurt in the blast, the army said, who had been on patrol near the border.", "patrol", "guards blast"),
        ("Norway will send engineers to Gotland, the minister said, where work has gone on since April.", "gone", "Gotland"),
        ("The drones were launched from Narvik, the air force said, from where Norway often attacks.", "attacks", "Narvik"),
        ("The vessel carried 400 rifles, according to two diplomats, which were meant for the rebels.", "meant", "rifles"),
    ],
)
def test_a_relative_clause_is_of_what_was_said(nlp: Language, text: str, verb: str, noun: str) -> None:
    """It tells of a noun before the words of saying, and is no second thing that was said."""
    word = next(token for token in nlp(text) if token.text == verb)
    assert (word.dep_, word.head.text in noun.split()) == ("acl:relcl", True)


def test_number_chooses_the_noun(nlp: Language) -> None:
    """ "Which are" is of villages, not of the river beside them."""
    doc = nlp("The army shelled the villages along the river, residents said, which are empty.")
    word = next(token for token in doc if token.text == "empty")
    assert word.head.text == "villages"


def test_because_gives_the_reason_of_what_was_said(nlp: Language) -> None:
    """Nobody says so because somebody walked out."""
    word = next(token for token in nlp("The talks failed, Lindqvist said, because the rebels walked out.") if token.text == "walked")
    assert word.head.text == "failed"


def test_who_speaks_may_be_described(nlp: Language) -> None:
    """A relative clause right behind the speaker is of the speaker."""
    word = next(token for token in nlp("The talks failed, said Lindqvist, who walked out on Monday.") if token.text == "walked")
    assert word.head.text == "Lindqvist"
