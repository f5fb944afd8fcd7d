"""What is agreed to and refused: the whole of it, whose it is, and what withheld consent amounts to."""

from typing import Any

import pytest
from said import events_in, extracted

from kg.pipeline import Reader

Json = dict[str, Any]


def themes(reader: Reader, text: str, event_type: str) -> list[str]:
    """The words of the themes of a text's events of one type."""
    found = [e["theme"] for e in events_in(reader, text) if e["type"] == event_type]
    return [text[span["start"] : span["end"]] for span in found if span is not None]


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("The ministers of Chad agreed to a target to cut emissions by 80%.", "to a target to cut emissions by 80%"),
        ("The senate of Chad agreed to a bill on Tuesday to end the blockade.", "to a bill on Tuesday to end the blockade"),
        ("The leaders of Chad agreed to cut emissions by 80%.", "to cut emissions by 80%"),
    ],
)
def test_what_is_agreed_to_is_told_whole(reader: Reader, text: str, theme: str) -> None:
    """A noun that is agreed to is not lost behind the infinitive that says what it is for."""
    assert themes(reader, text, "AGREE") == [theme]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The premier of Chad does not agree with this assessment.", "ACCUSE"),
        ("Libya did not approve of the arrest of the senator.", "ACCUSE"),
        ("Libya did not agree to the plan.", "REJECT"),
    ],
)
def test_disapproval_is_no_refusal(reader: Reader, text: str, event_type: str) -> None:
    """Who does not agree with something disapproves of it; who does not agree to it refuses."""
    assert [e["type"] for e in events_in(reader, text) if e["type"] in {"ACCUSE", "REJECT"}] == [event_type]


def test_where_a_thing_lies_is_refused_nothing(reader: Reader) -> None:
    """The place that a deed is about, which is not even promised, is no one who is refused."""
    [refusal] = [
        e for e in events_in(reader, "Chad refused to put a date on the withdrawal of its troops from Libya.") if e["type"] == "REJECT"
    ]
    assert refusal["recipients"] == []


def test_a_dated_deed_is_past(reader: Reader) -> None:
    """A participle with a date before the day of publication is told as past, whatever the verb above it shows."""
    events = events_in(reader, "The prisoners are still held, despite the ministry clearing them of all charges in 2004.")
    assert [e["tense"] for e in events if e["type"] == "CONCEDE"] == ["past"]


def test_means_tell_nothing(reader: Reader) -> None:
    """ "Each according to its means" names nobody who says so."""
    assert extracted(reader, "Chad and Libya will send troops, each according to its means.")["statements"] == []


def test_who_goes_on_trial_accuses_nobody(reader: Reader) -> None:
    """Those on trial undergo it, and no accuser is made of them."""
    [trial] = [e for e in events_in(reader, "Ten members of the Taliban went on trial in Kabul.") if e["type"] == "ACCUSE"]
    assert (trial["actors"], trial["recipients"]) == ([], ["Ten members of the Taliban"])


def test_what_a_letter_asks_its_writer_asks(reader: Reader) -> None:
    """Who tells of a letter does not demand what it demands."""
    text = "An official says Kofi Annan has written a letter to the president of Chad, demanding the release of an editor."
    [demand] = [e for e in events_in(reader, text) if e["type"] == "REQUEST"]
    assert demand["actors"] == ["Kofi Annan"]


@pytest.mark.parametrize("text", ["Roe was accidentally shot by the senator of Chad.", "The president of Chad leaves office in January."])
def test_mishaps_and_ends_of_terms_are_no_deeds(reader: Reader, text: str) -> None:
    """An accident is no attack, the end of a term no resignation."""
    assert events_in(reader, text) == []
