"""Interviews: a turn is the words of whom its label names."""

from __future__ import annotations

from said import Told

BRACKETS = """((Orbit News)) What does the find tell us about the lake?

((Marta Kellner)) Judging from two other shores, it must be very old. We do not know how it was formed.

((ON)) How did you find it?

((MK)) We dug by chance. I think the guards told us where.
"""
NAMES = """Wikinews: What made you run for the council?

Peter Lindgren: I was asked by my neighbours. The council had closed two schools.

We won that fight, and I am proud of it.

Is the tax fair?

PL: No. The tax punishes small firms.

The council meets again on Monday.
"""


def test_names_in_brackets(told: Told) -> None:
    """Each turn is one direct statement; questions are none, nor is "I think" in one's own words."""
    assert [(s, c, k) for s, _, c, k in told(BRACKETS)] == [
        ("Marta Kellner", "Judging from two other shores, it must be very old. We do not know how it was formed.", "direct"),
        ("MK", "We dug by chance. I think the guards told us where.", "direct"),
    ]


def test_names_and_their_initials(told: Told) -> None:
    """A turn goes on over paragraphs up to the next question or label, and ends with the last in which he speaks of himself."""
    rows = told(NAMES)
    assert [(s, k) for s, _, _, k in rows] == [("Peter Lindgren", "direct"), ("PL", "direct")]
    assert rows[0][2].endswith("I am proud of it.")
    assert rows[1][2] == "No. The tax punishes small firms."


def test_one_label_is_no_interview(told: Told) -> None:
    """A headline with a name and a colon tells what somebody said, in the paper's words."""
    assert {k for _, _, _, k in told("Lindgren: no talks were held with Oslo.\n\nThe minister was asked: why?")} <= {"indirect", "mixed"}
