"""Deeds that are none yet, or not his whom a hasty reading names: nothing is told as done that the words leave open."""

from typing import Any

import pytest
from said import events_in

from kg.pipeline import Reader

Json = dict[str, Any]


def told(reader: Reader, text: str, event_type: str) -> list[Json]:
    """The events of a type in a text."""
    return [e for e in events_in(reader, text) if e["type"] == event_type]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Chad agreed on further sanctions against Mali.", "SANCTION"),
        ("Moscow opposes more sanctions against Chad.", "SANCTION"),
        ("Kenya is serious about attacking the camp.", "ASSAULT"),
        ("Kenya is keen on attacking the camp.", "ASSAULT"),
        ("The court ruled that the man be deported to Kenya.", "COERCE"),
        ("Members of the group gathered in front of a mosque.", "CONSULT"),
        ("Russia and China oppose sanctions on Chad.", "SANCTION"),
        ("Inspectors will go to Oslo to verify that Chad is withdrawing its troops.", "RETREAT"),
        ("Kenyans condemned the move and said it threatens the peace process.", "THREATEN"),
        ("Economists cautioned lawmakers against raising taxes.", "THREATEN"),
        ("Farmers killed hundreds of chickens to stop the disease.", "ASSAULT"),
        ("A man was injured when he jumped from a window.", "ASSAULT"),
        ("Police said the arrests disrupted a terrorist attack in Norway.", "ASSAULT"),
        ("The package was sent to the mayor's home.", "AID"),
        ("The army has been trying to clear militants from the valley.", "CONCEDE"),
        ("Norway will build dams in an effort to fight global warming.", "ASSAULT"),
        ("Wildlife officers shot the whales on Monday.", "ASSAULT"),
        ("The city's shattered infrastructure can support about 250,000 residents.", "SUPPORT"),
        ("She rallied to win the match.", "PROTEST"),
        ("The minister postponed a visit to Chad.", "SANCTION"),
        ("One passenger was seriously injured, and two of the crew had to be treated.", "ASSAULT"),
    ],
)
def test_what_is_open_is_no_deed(reader: Reader, text: str, event_type: str) -> None:
    """Sanctions that are talked of, what somebody is keen on, what a court orders; a crowd in the street confers with nobody."""
    assert [e for e in told(reader, text, event_type) if e["certainty"] == "certain"] == []


def test_what_somebody_is_accused_of_using_others_for_is_past(reader: Reader) -> None:
    """Told as the accuser's, and as done."""
    found = told(reader, "Uganda accused Chad of using rebels to attack its villages.", "ASSAULT")
    assert [(e["actors"], e["tense"]) for e in found] == [(["Chad"], "past")]


def test_a_visiting_guest_is_met(reader: Reader) -> None:
    """Whom "visiting" stands before is the guest: nobody else visits him."""
    found = told(reader, "He spoke at a news conference with visiting Kenyan President Ann Roe.", "CONSULT")
    assert [e["mode"] for e in found if e["recipients"]] == [None]


def test_a_state_as_it_might_be_bears_nothing(reader: Reader) -> None:
    """ "A united Ireland" is an idea."""
    found = told(reader, "Thousands marched against the idea of a federal Iraq.", "PROTEST")
    assert [e["recipients"] for e in found] == [[]]


def test_emblems_of_a_faith_are_nobodys_deed(reader: Reader) -> None:
    """Who objects to a cross objects to no church."""
    found = told(reader, "A mother objected to the Roman Catholic symbols in the classroom.", "ACCUSE")
    assert [e["recipients"] for e in found] == [[]]


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("A U.S. Navy attache accused of spying was flown home.", "ACCUSE", ["U.S. Navy attache"]),
        ("The army is investigating Chadian claims of abuse.", "ACCUSE", []),
        ("The three countries agreed to join forces and build a road.", "AGREE", []),
        ("A car bombing near a U.S. base shocked the country.", "ASSAULT", []),
    ],
)
def test_who_bears_it_is_no_neighbour(reader: Reader, text: str, event_type: str, recipients: list[str]) -> None:
    """The attache, not his navy; not whose claims are looked into; not what the bomb went off near."""
    assert [[r.removeprefix("A ").removeprefix("a ") for r in e["recipients"]] for e in told(reader, text, event_type)] == [recipients]


def test_a_town_bombs_nobody(reader: Reader) -> None:
    """ "The Bali attack" was there."""
    found = told(reader, "The Bali attack that killed 202 people was the worst.", "ASSAULT")
    assert [e["actors"] for e in found] == [[], []]


def test_who_is_taken_along_with_others_bears_it_too(reader: Reader) -> None:
    """He stands behind the object, and takes nobody."""
    found = told(reader, "Insurgents kidnapped the reporters, along with their driver Ann Lee, in Baghdad.", "ASSAULT")
    assert [(e["actors"], len(e["recipients"])) for e in found] == [(["Insurgents"], 2)]


def test_he_behind_another_man_is_not_the_speaker(reader: Reader) -> None:
    """The chief blew nobody up."""
    found = events_in(reader, "Police chief Bo Roe says the bomber was on foot when he blew himself up near a convoy.")
    assert [e["actors"] for e in found if e["type"] == "ASSAULT"] == [["he"]]


def test_where_hostages_are_held_is_no_hostage(reader: Reader) -> None:
    """The station was not abducted."""
    found = told(reader, "Militants freed eight soldiers they had held hostage at a pumping station for a week.", "ASSAULT")
    assert [e["recipients"] for e in found] == [[]]


def test_who_is_found_shot_shot_nobody(reader: Reader) -> None:
    """It was done to him."""
    found = told(reader, "A Kenyan journalist was found shot dead on Friday in Nakuru.", "ASSAULT")
    assert [(e["actors"], e["recipients"]) for e in found] == [([], ["Kenyan journalist"])]
