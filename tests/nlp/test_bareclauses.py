"""Clauses that leave out their "that" say what the noun before them tells."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("The visit comes amid reports Sudria sent shells to Norland.", "reports", "sent"),
        ("Police dismissed claims the guard had beaten the boy.", "claims", "beaten"),
        ("There were fears the army would storm the camp.", "fears", "storm"),
        ("Officials are looking into allegations troops shot at the crowd.", "allegations", "shot"),
    ],
)
def test_what_is_told_is_a_clause_of_its_noun(nlp: Language, text: str, noun: str, verb: str) -> None:
    """A clause without a gap is no relative clause."""
    doc = nlp(text)
    clause = next(token for token in doc if token.text == verb)
    assert (clause.dep_, clause.head.text) == ("acl", noun)


def test_a_clause_with_a_gap_is_left_as_it_is(nlp: Language) -> None:
    """Which claims they are is told by who made them."""
    assert next(token for token in nlp("The claims the lawyer made were false.") if token.text == "made").dep_ == "acl:relcl"
