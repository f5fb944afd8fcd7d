"""What an event and its factuality were read by."""

import datetime as dt

import pytest
from said import read

from kg.model import Extraction
from kg.pipeline import Reader
from kg.vocab import shorten


def extraction(reader: Reader, text: str) -> Extraction:
    """What one text gives."""
    return read(reader, text, published=dt.date(2022, 11, 10), publisher="The Example Courier")


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("Iran denied [sending] missiles to Russia.", {"denied": "lex:emb-deny"}),
        ("Iran is considering [sending] missiles to Russia.", {"considering": "lex:emb-consider"}),
        ("Iran may no longer [attack] Iraq.", {"may": "lex:emb-may", "no longer": "lex:emb-not"}),
        ("Did Iran [attack] Iraq?", {"attack": "ng:QuestionAsked"}),
        ("No soldiers were [killed] in Syria.", {"No": "ng:NobodyDoes"}),
        ("Iran [attacked] Iraq on Monday.", {}),
    ],
)
def test_words_that_factuality_was_read_from(marked: str, wanted: dict[str, str], reader: Reader) -> None:
    """A claim names the words that made it less than plain, each with the entry or rule that reads them so."""
    text, at = marked.replace("[", "").replace("]", ""), marked.index("[")
    found = extraction(reader, text)
    event = next(event.id for event in found.events if event.trigger.start == at)
    (cues,) = (claim.cues for claim in found.claims if claim.event == event)
    assert {text[cue.span.start : cue.span.end]: shorten(cue.entry) for cue in cues} == wanted


def test_content_of_what_was_not_said_shows_the_denied_saying(reader: Reader) -> None:
    """What somebody did not say is unknown because of the words that say so."""
    text = "Officials did not say that Iran had attacked Iraq."
    claim = next(claim for claim in extraction(reader, text).claims if claim.embedded_in)
    assert claim.factuality.certainty == "unknown"
    assert {shorten(cue.entry) for cue in claim.cues} >= {"ng:ContentNotSaid", "lex:emb-not"}


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("Germany condemned the attack.", "condemned", {"lex:condemn"}),
        ("Russia said it would withdraw troops from Kherson.", "said", {"lex:cue-say", "lex:announced-retreat"}),
        ("The United Nations said both sides must withdraw.", "said", {"lex:cue-say", "lex:mode-request-yield", "ng:DemandBySaying"}),
    ],
)
def test_entries_that_an_event_was_read_by(text: str, trigger: str, wanted: set[str], reader: Reader) -> None:
    """An event names every entry that gave it its type and mode."""
    (event,) = (e for e in extraction(reader, text).events if text[e.trigger.start : e.trigger.end] == trigger)
    assert {shorten(entry) for entry in event.entries} == wanted


def test_every_event_has_an_entry_and_every_doubt_a_cue(reader: Reader) -> None:
    """Nothing is coded, and nothing is less than certain, without something an analyst can look up and edit."""
    text = (
        "NATO officials told reporters on Tuesday that Iran might send drones to Russia if sanctions were lifted. "
        '"We never attacked them," the minister said. Moscow was accused of planning to bomb Kyiv. Stop the war, protesters demanded.'
    )
    found = extraction(reader, text)
    assert found.events
    assert all(event.entries for event in found.events)
    for claim in found.claims:
        plain = claim.factuality.certainty == "certain" and claim.factuality.polarity == "positive" and not claim.factuality.conditional
        assert plain or claim.cues, claim
