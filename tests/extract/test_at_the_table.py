"""Diplomacy and votes: what nobody in particular does, what a vote does by itself, what is still to come, and who is meant."""

from __future__ import annotations

import pytest
from said import Json, events_in, told_in

from kg.pipeline import Reader


def one(reader: Reader, text: str, trigger: str) -> Json:
    """The event with these words as its trigger."""
    return next(e for e in events_in(reader, text) if text[e["trigger"]["start"] : e["trigger"]["end"]] == trigger)


@pytest.mark.parametrize(
    "text",
    [
        "Those who reject the accord have until Sunday to leave.",
        "The law protects anyone who opposes the accord.",
        "The guards may arrest any driver who refuses a search.",
    ],
)
def test_what_anybody_may_do_nobody_does(reader: Reader, text: str) -> None:
    """Whoever does so in general has done nothing and said nothing."""
    assert not [e for e in events_in(reader, text) if e["type"] == "REJECT"]
    assert not [row for row in told_in(reader, text) if row[1] in {"reject", "opposes", "refuses"}]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Voters rejected the proposal in October.", False),
        ("The Senate of Vestland rejected a bill to lower the tax.", False),
        ("President Lind rejected the proposal.", True),
        ("The Senate rejected claims that it had acted too late.", True),
    ],
)
def test_a_vote_says_nothing(reader: Reader, text: str, claimed: bool) -> None:
    """A decision on a proposal is no statement of those who voted."""
    assert bool([row for row in told_in(reader, text) if row[1] == "rejected"]) is claimed
    assert one(reader, text, "rejected")["type"] == "REJECT"


def test_a_vote_does_what_it_says(reader: Reader) -> None:
    """Who voted to impeach has impeached; who voted to send troops has sent none yet."""
    assert one(reader, "The Assembly voted to impeach President Lind.", "impeach")["tense"] == "past"
    assert one(reader, "The parliament of Norway voted to send troops to Chad.", "send")["tense"] == "future"


def test_deciding_against_ones_own_plan_rejects_nobody(reader: Reader) -> None:
    """Who drops a plan of his own has refused nothing."""
    assert not events_in(reader, "Lind wanted to run but ultimately decided against it.")


def test_the_writer_tells_of_the_denial(reader: Reader) -> None:
    """A charge that somebody denies is denied for certain, whoever made it."""
    found = one(reader, "Greece says the plant is intended to make a weapon, a charge Norway denies.", "denies")
    assert (found["certainty"], found["statement"], found["actors"]) == ("certain", None, ["Norway"])


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Spain refused to hand over a suspected bomber to Chad.", "refused", []),
        ("Officials of the Harbour Party dismissed the allegations against him.", "dismissed", []),
        ("Lind has agreed to end a protest in Oslo.", "agreed", []),
        ("Police fired tear gas to disperse protesters in Oslo, forcing the mayor to close a school.", "fired", ["protesters"]),
    ],
)
def test_who_is_none_of_the_two_sides(reader: Reader, text: str, trigger: str, recipients: list[str]) -> None:
    """Who is to be handed over, who is accused, where it is, whom it led to something: to none of them it is done or said."""
    assert one(reader, text, trigger)["recipients"] == recipients


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The unions of Norway have called for a strike Wednesday to mark the day.", "called"),
        ("A settler has been indicted by a court in the deaths of four farmers earlier this month.", "indicted"),
        ("Norwegian troops killed ten rebels after an attack on a base on Thursday.", "killed"),
        ("By the end of 2010 Norway had signed 25 agreements with Chad.", "signed"),
    ],
)
def test_the_time_of_another_deed(reader: Reader, text: str, trigger: str) -> None:
    """A day that may belong to the noun right before it, and the end of a stretch, do not date what happened."""
    assert one(reader, text, trigger)["time"] is None


def test_after_doing_so_it_is_done(reader: Reader) -> None:
    """ "After rejecting" tells of the past, whatever is going on now."""
    text = "Norway is insisting on the plan after rejecting an offer by Chad."
    assert one(reader, text, "rejecting")["tense"] == "past"


def test_ships_for_an_exercise_threaten_nobody(reader: Reader) -> None:
    """Who will send ships for an exercise has not threatened."""
    assert "THREATEN" not in {e["type"] for e in events_in(reader, "Russia says it will send ships to Cuba for a joint exercise.")}


def test_invited_to_what_is_still_ahead(reader: Reader) -> None:
    """The day of the talks is not the day of the invitation."""
    assert one(reader, "Egypt has invited the rebels to talks in Alamein later this month.", "invited")["time"] is None


def test_a_past_form_under_a_condition_is_to_come(reader: Reader) -> None:
    """Under "would" the clause with "if" looks ahead; and what it tells of is no part of the threat."""
    text = "Greece threatened to veto the treaty unless the jailed mayor was released."
    assert one(reader, text, "threatened")["mode"] is None
    assert one(reader, text, "released")["tense"] == "future"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norway rejected the Vienna talks as a waste of time.", "rejected"),
        ("Norway reiterated its support for the Nairobi process.", "reiterated"),
        ("Norway called for a withdrawal from the town.", "called"),
    ],
)
def test_a_place_is_nobody_to_be_asked_or_refused(reader: Reader, text: str, trigger: str) -> None:
    """What talks are called after, and what is to be left, takes no part."""
    assert one(reader, text, trigger)["recipients"] == []


def test_who_is_a_person_of_a_body(reader: Reader) -> None:
    """ "Who" stands for the candidate, not for the party."""
    text = "The candidate of the Harbour Party, who supports the treaty, said nothing."
    assert one(reader, text, "supports")["actors"] == ["candidate of the Harbour Party"]
