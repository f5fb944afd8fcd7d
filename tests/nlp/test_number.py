"""Whose a second verb is by its number, and what else is quoted of whom somebody cites."""

from __future__ import annotations

import pytest

from kg.nlp.complements import Word
from kg.nlp.coordination import in_number, quoted_too


def officials(second: str, finite: str = "VBZ") -> list[Word]:
    """ "Officials say the mine is safe and (are) planning"."""
    return [
        Word("official", "NNS", 1, "nsubj"),
        Word("say", "VBP", -1, "root"),
        Word("mine", "NN", 4, "nsubj"),
        Word("be", finite, 4, "cop"),
        Word("safe", "JJ", 1, "ccomp"),
        Word("and", "CC", 7, "cc"),
        Word("be", second, 7, "aux"),
        Word("plan", "VBG", 4, "conj"),
    ]


@pytest.mark.parametrize(("second", "moved"), [("VBP", [(7, 1, "conj")]), ("VBZ", []), ("VBD", [])])
def test_a_second_verb_agrees_with_its_subject(second: str, moved: list[tuple[int, int, str]]) -> None:
    """A plural verb is of the officials, not of the mine; a past tells nothing."""
    assert list(in_number(officials(second))) == moved


def test_the_number_of_a_past_is_its_noun_s() -> None:
    """ "Say the mine was safe and are planning": a mine has a singular verb."""
    assert list(in_number(officials("VBP", "VBD"))) == [(7, 1, "conj")]


@pytest.mark.parametrize(("who", "moved"), [("it", [(7, 4, "conj")]), ("army", [])])
def test_more_is_quoted(who: str, moved: list[tuple[int, int, str]]) -> None:
    """ "Quotes him as saying all is done, and it is time": "it" goes on with the quotation; the army may act in the paper's words."""
    words = [
        Word("quote", "VBZ", -1, "root"),
        Word("he", "PRP", 0, "obj"),
        Word("as", "IN", 3, "mark"),
        Word("say", "VBG", 0, "advcl"),
        Word("do", "VBN", 3, "ccomp"),
        Word(who, "PRP" if who == "it" else "NN", 7, "nsubj"),
        Word("be", "VBZ", 7, "cop"),
        Word("time", "NN", 0, "conj"),
    ]
    assert list(quoted_too(words)) == moved
