"""The day of a deed that a noun names, and that of what is said of it."""

import datetime as dt

import pytest
from said import read

from kg.pipeline import Reader


def days(reader: Reader, text: str) -> dict[str, str | None]:
    """The first day of each event in an article of 15 May 2024, by the word for it; None where it has none."""
    found = read(reader, text, published=dt.date(2024, 5, 15)).events
    return {text[e.trigger.start : e.trigger.end]: e.time.start.isoformat() if e.time else None for e in found}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The shelling of the town of Ostrava on Sunday left two people dead.", "shelling"),
        ("The murder of a journalist in Valletta on Sunday caused an outcry.", "murder"),
        ("Kenya's expulsion of six Ugandan diplomats on Sunday angered Uganda.", "expulsion"),
        ("The abduction of 23 students from a college in Kaduna on Sunday has angered parents.", "abduction"),
        ("An attack on a convoy in Mali on Sunday killed four soldiers.", "attack"),
    ],
)
def test_a_day_between_a_deed_and_its_verb_is_that_of_the_deed(reader: Reader, text: str, word: str) -> None:
    """A deed that is the subject was done on the day that stands behind it."""
    assert days(reader, text)[word] == "2024-05-12"


def test_what_is_said_of_a_deed_has_not_its_day(reader: Reader) -> None:
    """Who condemned on Monday what happened on Sunday is not told to have done so on Sunday."""
    found = days(reader, "The killing of two nurses in Chad on Sunday was condemned by Spain.")
    assert found == {"killing": "2024-05-12", "condemned": None}


@pytest.mark.parametrize("who", ["The government", "The delegation", "The ministry of defence", "The administration"])
def test_a_body_speaks_on_the_day_behind_its_name(reader: Reader, who: str) -> None:
    """A body whose name is made from a verb is no deed."""
    assert days(reader, f"{who} on Sunday condemned the attack on the base.")["condemned"] == "2024-05-12"
