"""Whose words are worth a claim: a named source, and something stated."""

from __future__ import annotations

import pytest
from said import Told


@pytest.mark.parametrize(
    "text",
    [
        "“It was the others, and everybody knows that it was.”\n\nNobody came.",
        "The revelation that several aides had left came late.",
        "Roe endorsed Doe.",
        "Roe campaigned for Doe.",
        "A storm hit the port. It only underscores the importance of new rules.",
        "Iraq addresses multiple humanitarian crises.",
        "39 members voted against the bill.",
    ],
)
def test_no_claim(told: Told, text: str) -> None:
    """Words of nobody who is named, a deed, a fact and a bare name are no claims."""
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["The ship is believed to carry arms.", "The man allegedly fled to Spain.", "There were rumours that the king was ill."]
)
def test_a_source_that_the_text_itself_leaves_out(told: Told, text: str) -> None:
    """Where English names nobody, what is said is told as nobody's."""
    assert [row[0] for row in told(text)] == [None]


def test_what_others_have_in_mind(told: Told) -> None:
    """What a speaker says that others think is the speaker's to tell."""
    assert [row[0] for row in told("The minister said the rebels know that the port is closed.")] == ["The minister"]


def test_a_name_before_a_colon_inside_a_paragraph(told: Told) -> None:
    """Each quotation of a dialogue belongs to the name before its colon."""
    rows = told('Fred Hall: "We must go now." : Secretary of the Army James Roe: "No, Sir, save it for later. We have time."')
    assert [row[0] for row in rows] == ["Fred Hall", "Secretary of the Army James Roe"]


def test_an_account_passed_on(told: Told) -> None:
    """ "According to A, says B" is B's word about A's word."""
    rows = {row[0]: row[2] for row in told("According to local authorities, says MTV3, four demonstrators were killed.")}
    assert rows["local authorities"] == "four demonstrators were killed"
    assert rows["MTV3"].startswith("According to")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"The plan is a mess," commented Liberal Democrat Simon Hughes.', "Liberal Democrat Simon Hughes"),
        ('"We must act," commented AU chairman Jean Ping at the annual summit of the AU, held in Addis Ababa.', "AU chairman Jean Ping"),
    ],
)
def test_a_party_before_a_name_and_a_place_behind_it(told: Told, text: str, source: str) -> None:
    """A word for a party stands before the person's name; the place of saying is no part of the source."""
    assert [row[0] for row in told(text)] == [source]


@pytest.mark.parametrize(
    ("source", "told_of", "text"),
    [
        ("Two people familiar with the discussions", "the deal was close", "{source} said {told_of}."),
        ("people close to the negotiations", "The talks will resume on Monday", "{told_of}, {source} said."),
        ("The Wall Street Journal", "that it fell", "{source}, citing unnamed U.S. officials, reported {told_of}."),
        ("two diplomats who asked not to be named", "The talks will resume", "{told_of}, according to {source}."),
        ("the minister", "The attack was carried out by the group", "{told_of}, {source} was quoted as saying by state media."),
    ],
)
def test_sources_of_wire_news(told: Told, source: str, told_of: str, text: str) -> None:
    """Whoever is named by what he knows, wants or does meanwhile is one source, told whole and once."""
    assert [(row[0], row[2]) for row in told(text.format(source=source, told_of=told_of))] == [(source, told_of)]


@pytest.mark.parametrize(
    "text",
    ["The Kremlin declined to comment on the report.", "The truce was delayed by disputes about aid deliveries, which Israel denied."],
)
def test_silence_and_a_plain_noun(told: Told, text: str) -> None:
    """Who declined to comment said nothing; of a thing nothing is denied."""
    assert told(text) == []


def test_a_warning_behind_a_request(told: Told) -> None:
    """A participle behind what is asked for is the asker's, and no part of it."""
    rows = told("Roe urged Western allies on Tuesday to send more systems, warning that the port was closing.")
    assert [(row[0], row[1]) for row in rows] == [("Roe", "urged"), ("Roe", "warning")]
    assert rows[0][2].endswith("systems")


def test_who_reported_somebody_missing(told: Told) -> None:
    """The police of "reported missing by the police" report."""
    assert [row[0] for row in told("Roe was reported missing by the police on Thursday.")] == ["the police"]
