"""Who goes on behind a quotation or a modal, and whose day it is behind what somebody wants."""

from __future__ import annotations

import datetime as dt

import pytest
from said import Said, read

from kg.extract.contract import to_json
from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('Martha Ruo told reporters the president "cannot be judge here" and called for calm.', "Martha Ruo", "calm"),
        ("The governor said the vote must be delayed and criticised the electoral commission.", "The governor", "the electoral commission"),
        ("Police said the road would be closed and urged drivers to find other routes.", "Police", "drivers to find other routes"),
    ],
)
def test_a_past_tense_goes_on_with_the_speaker(said: Said, text: str, speaker: str, content: str) -> None:
    """Behind a passive with a modal a past tense that has an object, or stands behind the quotation, is the speaker's own deed."""
    assert (speaker, content) in [(row[0], row[2]) for row in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the men could be tried and sentenced to death.",
        "The firm said the line would be repaired and reopened by Monday.",
    ],
)
def test_a_participle_shares_the_auxiliary(said: Said, text: str) -> None:
    """What else would be done is said as well."""
    assert [row[2] for row in said(text)] == [text.split(" said ")[1].rstrip(".")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The opposition leader called for fresh marches on Saturday.", None),
        ("The ministry requested a meeting on Tuesday.", None),
        ("The ministry on Tuesday requested a meeting.", dt.date(2026, 7, 7)),
        ("The opposition leader called for talks on Thursday.", dt.date(2026, 7, 9)),
        ("The minister praised the workers on Saturday.", dt.date(2026, 7, 4)),
    ],
)
def test_a_day_behind_what_is_wanted_is_left_open(reader: Reader, text: str, day: dt.date | None) -> None:
    """The day may be that of the marches; the day of the news or the one before is that of the call."""
    events = to_json(read(reader, text, published=dt.date(2026, 7, 9)))["events"]
    assert [e["time"] and e["time"]["start"] for e in events] == [day and day.isoformat()]


@pytest.mark.parametrize(
    "text",
    [
        'Petrov said France had "crossed a line" and warned it against further steps.',
        'The envoy has said that Russia "wants war" and accused it of stalling.',
    ],
)
def test_behind_a_quotation_the_speaker_goes_on(said: Said, text: str) -> None:
    """A word of saying behind the end of a quotation has the speaker's own subject."""
    assert len({row[0] for row in said(text)}) == 1 < len(said(text))


def test_behind_a_quotation_a_deed_is_told(said: Said) -> None:
    """What is no word of saying is what the quotation's subject did, as before."""
    text = 'Petrov said France had "crossed a line" and attacked Russian interests.'
    assert [row[2] for row in said(text)] == ['France had "crossed a line" and attacked Russian interests']


@pytest.mark.parametrize("label", ["Analysis", "Opinion", "Video", "Timeline"])
def test_a_heading_says_nothing(said: Said, label: str) -> None:
    """Before a colon the kind of a piece is no speaker."""
    assert not said(f"{label}: Neither side wants the talks to collapse")


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Sanctions will be lifted once Iran signs the agreement.", set()),
        ("Sanctions will be lifted as soon as Iran signs the agreement.", set()),
        ("The talks cannot resume until both sides release their prisoners.", set()),
        ("The bank will lend no more until Kenya has signed the agreement.", set()),
        ("The army fought until the rebels surrendered.", {"ASSAULT", "RETREAT"}),
        ("Iran, which once supported the group, condemned the attack.", {"SUPPORT", "ACCUSE"}),
    ],
)
def test_what_is_waited_for_is_not_told(reader: Reader, text: str, types: set[str]) -> None:
    """Until, once and as soon as before a present tense: whether it ever happens is not said; in the past tense it did."""
    assert {e["type"] for e in to_json(read(reader, text, published=dt.date(2026, 7, 9)))["events"]} == types


@pytest.mark.parametrize(
    "text",
    [
        "Graham introduced a bill in March that would punish buyers of Iranian oil.",
        "The Senate is debating a law that would ban TikTok.",
        "The plan, which would send troops to Haiti, was shelved.",
    ],
)
def test_what_a_draft_would_do_is_not_told(reader: Reader, text: str) -> None:
    """A bill, plan or deal that "would" do something has not done it, and may never."""
    assert not {"SANCTION", "COERCE", "MOBILIZE"} & {e["type"] for e in to_json(read(reader, text))["events"]}
