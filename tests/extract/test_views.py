"""Views, announcements and what goes on behind them."""

from __future__ import annotations

import pytest
from said import Said


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("In the view of Le Monde, the vote was a slap in the face.", ("Le Monde", "In the view", "the vote was a slap in the face")),
        ("In the minister's view, the plan is dead.", ("the minister", "view", "the plan is dead")),
        ("I am pleased to announce that the embassy will reopen.", ("I", "am pleased to announce", "that the embassy will reopen")),
        (
            "The spokeswoman would not say whether the ship had been armed, nor did she name its owner.",
            ("The spokeswoman", "would not say", "whether the ship had been armed"),
        ),
    ],
)
def test_one_statement(said: Said, text: str, row: tuple[str, str, str]) -> None:
    """Who thinks or announces it, by which words, and nothing more than that."""
    assert said(text) == [row]


def test_a_view_that_nobody_has_opens_nothing(said: Said) -> None:
    """ "In view of" gives a reason; a view of the sea is nobody's."""
    assert said("In view of the heat, the race was moved.") == []
    assert said("In the view of the valley, a tower rose.") == []


def test_hopes_and_what_is_stressed(said: Said) -> None:
    """Behind what is hoped for the speaker says more."""
    rows = said("Lenz expressed hope that a deal could be reached and stressed that time was short.")
    assert [(c, w) for _, c, w in rows] == [("hope", "that a deal could be reached"), ("stressed", "that time was short")]
