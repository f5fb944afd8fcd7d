"""A headline's infinitive is its verb."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("Norway to send jets to Chad, minister says", "Norway", "send"),
        ("Norway, Chad to hold talks in Oslo", "Norway", "hold"),
        ("Lindqvist to visit Chad next week", "Lindqvist", "visit"),
    ],
)
def test_name_with_an_infinitive_is_a_clause(nlp: Language, text: str, subject: str, verb: str) -> None:
    """The name is who will do it."""
    word = next(token for token in nlp(text) if token.text == subject)
    assert (word.dep_, word.head.text) == ("nsubj", verb)


@pytest.mark.parametrize("text", ["Plans to send jets", "The minister asked Norway to send jets.", "A promise by Norway to send jets"])
def test_other_infinitives_stay(nlp: Language, text: str) -> None:
    """Elsewhere an infinitive says what something is for, or what is asked."""
    word = next(token for token in nlp(text) if token.text == "send")
    assert word.dep_ != "ROOT"
