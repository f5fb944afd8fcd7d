"""Who rejects what is told of a deed denies the deed: a claim of his own beside that of those who tell it."""

from __future__ import annotations

import pytest
from said import read

from kg.pipeline import Reader


def denials(reader: Reader, text: str) -> set[tuple[str, str, str]]:
    """Who says of which word's deed, of which type, that it is not so."""
    found = read(reader, text)
    names = {entity.iri: entity.name for entity in found.entities}
    events = {event.id: event for event in found.events}
    return {
        (names[claim.source], text[events[claim.event].trigger.start : events[claim.event].trigger.end], events[claim.event].type)
        for claim in found.claims
        if claim.factuality.polarity == "negative" and claim.factuality.certainty == "certain" and claim.statement is not None
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Iran rejected reports that it had delivered missiles to Russia.", ("Iran", "delivered", "AID")),
        ("Iran dismissed claims that it had supplied Russia with drones.", ("Iran", "supplied", "AID")),
        ("Turkey rejected allegations that its troops had killed civilians in Afrin.", ("Turkey", "killed", "ASSAULT")),
        ("Spain denied reports that it had expelled two Russian diplomats.", ("Spain", "expelled", "SANCTION")),
    ],
)
def test_who_rejects_reports_denies_what_they_tell(reader: Reader, text: str, told: tuple[str, str, str]) -> None:
    """The deed is not so, according to whoever rejects what others say of it."""
    assert told in denials(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Iran did not reject reports that it had delivered missiles to Russia.",
        "Iran confirmed reports that it had delivered missiles to Russia.",
        "Iran may reject reports that it had delivered missiles to Russia.",
        "Iran rejected reports that it might deliver missiles to Russia.",
        "The judge dismissed charges that the mayor had attacked a guard.",
        "Iran rejected a request to deliver missiles to Russia.",
    ],
)
def test_nothing_is_denied_where_no_report_of_a_deed_is_rejected(reader: Reader, text: str) -> None:
    """A refusal, a doubt, a case that is closed and what may come are no denial of a deed."""
    assert not denials(reader, text)


def test_arms_that_are_not_ones_own_are_handed_over_as_aid(reader: Reader) -> None:
    """A state disarms by handing over its own arms, and arms another state by handing over some."""
    given = read(reader, "Germany handed over two air-defence systems to Ukraine on Monday.")
    own = read(reader, "Libya handed over its missiles to the United States.")
    assert [event.type for event in given.events] == ["AID"]
    assert [event.mode for event in own.events] == ["disarm"]
