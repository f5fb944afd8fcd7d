"""Deeds before courts and parliaments, words of blame behind a noun of kind, warnings of those in power."""

from typing import Any

import pytest
from said import events_in

from kg.pipeline import Reader

Json = dict[str, Any]


@pytest.mark.parametrize(
    ("text", "event_type", "mode"),
    [
        ("The assembly approved two articles of impeachment against President Lind.", "ACCUSE", "allege"),
        ("The former mayor appeared in court on Monday on charges of bribery.", "ACCUSE", "allege"),
        ("Norway took Chad to the International Court of Justice over the seizure of its ships.", "ACCUSE", "allege"),
        ("The company is facing a lawsuit from its former employees.", "ACCUSE", "allege"),
        ("A Senate panel held a hearing on the allegations against the ministry.", "ACCUSE", "investigate"),
        ("Detectives are investigating the matter.", "ACCUSE", "investigate"),
        ("Members of the party questioned the patriotism of the president.", "ACCUSE", "disapprove"),
        ('The senator called the deal "a textbook example of corruption".', "ACCUSE", "disapprove"),
        ("Chad gave the French envoy 48 hours to leave the country.", "SANCTION", "expel"),
        ("The president suspended parliament for two months.", "COERCE", "restrict"),
        ("Chad barred the transit of Kenyan troops through its territory.", "COERCE", "restrict"),
        ("The governor warned that strikers would be dismissed and jailed.", "THREATEN", "arrest"),
        ("The Constitutional Court jailed the former president for contempt.", "SANCTION", "convict"),
        ("The soldiers returned fire with artillery.", "ASSAULT", "heavy-weapons"),
    ],
)
def test_the_deed_is_of_the_kind_that_the_words_say(reader: Reader, text: str, event_type: str, mode: str) -> None:
    """Type and mode are what the words of courts, parliaments and ministries say."""
    assert (event_type, mode) in {(e["type"], e["mode"]) for e in events_in(reader, text)}


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("She appeared before the cameras on Friday.", "ACCUSE"),
        ("The senate held a hearing on farm prices.", "ACCUSE"),
        ("The general called the genocide a lie.", "ACCUSE"),
        ('"I am shocked by what I heard," the minister said.', "ACCUSE"),
        ('"We did not put any pressure on the court," the minister said.', "REQUEST"),
        ("The president of Chad put no pressure on prosecutors.", "REQUEST"),
        ("Analysts warned that journalists would be arrested.", "THREATEN"),
        ("The king dissolved the Supreme Court.", "REJECT"),
    ],
)
def test_the_words_tell_no_such_deed(reader: Reader, text: str, event_type: str) -> None:
    """Words that only sound like a charge, a threat or a demand give none."""
    assert event_type not in {e["type"] for e in events_in(reader, text)}


def test_who_appears_on_charges_accuses_nobody(reader: Reader) -> None:
    """The accused is the recipient, and nobody is named who accuses."""
    found = [e for e in events_in(reader, "The former mayor appeared in court on charges of bribery.") if e["type"] == "ACCUSE"]
    assert [(len(e["actors"]), len(e["recipients"])) for e in found] == [(0, 1)]


def test_talks_that_could_restart_are_possible(reader: Reader) -> None:
    """A modal over a verb of taking place is handed down to its subject."""
    found = events_in(reader, "The negotiations between Chad and Mali could restart as early as November.")
    assert {(e["type"], e["certainty"], e["tense"]) for e in found} == {("CONSULT", "possible", "future")}


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two militants in connection with a bombing of a mosque that killed five people.",
        "Chad sent its condolences to the families of the victims of a mosque blast that killed five people.",
    ],
)
def test_an_attack_behind_them_makes_nobody_its_doer(reader: Reader, text: str) -> None:
    """A relative clause behind two nouns does not make the farther one the killer."""
    killed = [e for e in events_in(reader, text) if text[e["trigger"]["start"] : e["trigger"]["end"]] == "killed"]
    assert [e["actors"] for e in killed] == [[]]


def test_who_marches_when_police_beat_them_is_the_crowd(reader: Reader) -> None:
    """They who march are not the police who beat them."""
    text = "Police beat the students when they tried to march on the palace."
    assert [[a.lower() for a in e["actors"]] for e in events_in(reader, text) if e["type"] == "PROTEST"] == [["students"]]


@pytest.mark.parametrize("text", ["Chad declined to provide details.", "The ministry of Chad refused to give the names of the dead."])
def test_who_keeps_details_to_himself_rejects_nobody(reader: Reader, text: str) -> None:
    """Keeping details back is plain speech."""
    assert {e["type"] for e in events_in(reader, text)} <= {"x-STATE"}


def test_a_leader_who_warns_of_consequences_threatens(reader: Reader) -> None:
    """The warning is the threat, and its speaker the one who threatens."""
    text = "The leader of Chad warned that anyone who helps the rebels will face serious consequences."
    found = [e for e in events_in(reader, text) if e["type"] == "THREATEN"]
    assert [text[e["trigger"]["start"] : e["trigger"]["end"]] for e in found if e["actors"]] == ["warned"]


def test_whom_a_demand_is_to_replace_is_asked_for_nothing(reader: Reader) -> None:
    """The object of what is demanded is not whom it is demanded of."""
    text = "The premier of Chad bowed to lawmakers' demands to replace two ministers."
    assert [e["recipients"] for e in events_in(reader, text) if e["type"] == "REQUEST"] == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "The unions have called a general strike for Monday.",
        "The opposition has called a new march.",
        "The party announced a protest outside the embassy and called protests in the capital.",
    ],
)
def test_a_protest_that_is_called_is_still_to_be_held(reader: Reader, text: str) -> None:
    """What is called or announced lies in the future."""
    assert {e["tense"] for e in events_in(reader, text) if e["type"] == "PROTEST"} == {"future"}


def test_a_bare_number_is_who_was_arrested(reader: Reader) -> None:
    """A number without a noun stands for people."""
    found = events_in(reader, "Twelve people were hurt and fourteen were arrested.")
    assert [e["recipients"] for e in found if e["type"] == "COERCE"] == [["fourteen"]]


def test_who_speaks_at_a_camp_accuses_nobody(reader: Reader) -> None:
    """Speaking at a place is not speaking against it."""
    assert not [e for e in events_in(reader, "The secretary spoke to troops at Camp Lind.") if e["type"] == "ACCUSE"]


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        ("Police reopened the square after clearing out protesters demanding that the governor resign.", "REQUEST", ["protesters"]),
        ("It came from leaders within the party of Chad's president, who object to the bill.", "ACCUSE", ["leaders"]),
        ("The cabinet discussed air strikes on Chad.", "ASSAULT", []),
    ],
)
def test_whose_deed_it_is(reader: Reader, text: str, event_type: str, actors: list[str]) -> None:
    """The doer is who the clause says, or nobody where it is open."""
    assert actors in [[a.split()[0] for a in e["actors"]] for e in events_in(reader, text) if e["type"] == event_type]


@pytest.mark.parametrize(
    ("text", "event_type", "mode", "recipients"),
    [
        ("A suicide bomber rammed his truck into a convoy.", "ASSAULT", "suicide-attack", ["a convoy"]),
        ("The premier of Chad said he would boycott the summit.", "THREATEN", "restrict", []),
        ("Authorities boarded the flight and searched the plane for a bomb.", "COERCE", "seize", ["the plane"]),
    ],
)
def test_what_is_done_to_whom(reader: Reader, text: str, event_type: str, mode: str, recipients: list[str]) -> None:
    """Mode and number of recipients are what the words say."""
    found = [e for e in events_in(reader, text) if e["type"] == event_type]
    assert [e["mode"] for e in found] == [mode]
    assert [len(e["recipients"]) for e in found] == [len(recipients)]


def test_not_the_longest_sentence_is_a_sentence(reader: Reader) -> None:
    """To be spared the longest sentence is not to be spared any."""
    assert not [e for e in events_in(reader, "The judge did not give them the longest possible sentence.") if e["type"] == "SANCTION"]


def test_concern_over_his_detention_takes_it_as_done(reader: Reader) -> None:
    """A deed with its owner under a word of concern is taken for granted."""
    found = events_in(reader, "Norway voiced its concern over Mr. Lind's detention.")
    assert [e["certainty"] for e in found if e["type"] == "COERCE"] == ["certain"]


@pytest.mark.parametrize(
    "text",
    [
        "The warring parties of Chad renewed pledges to abide by a truce brokered by Norway.",
        "The premier of Chad pledged that all ministers of Norway would leave the government.",
    ],
)
def test_who_brokered_it_or_is_to_leave_is_promised_nothing(reader: Reader, text: str) -> None:
    """Those whom the promised deed names are not whom it is promised to."""
    found = [e for e in events_in(reader, text) if e["type"] == "AGREE"]
    assert [e["recipients"] for e in found] == [[]]


def test_aircraft_fire_from_the_air(reader: Reader) -> None:
    """What fires decides the mode."""
    found = events_in(reader, "Kenyan aircraft fired at the militants, and tanks fired into the camp.")
    assert [e["mode"] for e in found] == ["aerial", "heavy-weapons"]


def test_those_who_are_killed_do_not_tell_how(reader: Reader) -> None:
    """Airmen killed by a bomb are not killed from the air."""
    found = events_in(reader, "Two Kenyan airmen were killed in a roadside bomb blast near an airbase.")
    assert "aerial" not in {e["mode"] for e in found}
