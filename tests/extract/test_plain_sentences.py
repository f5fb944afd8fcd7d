"""Plain sentences of armies that move and leave, of captives let go, of help and joint undertakings: mode, doer and recipient."""

from typing import Any

import pytest
from said import events_in

from kg.pipeline import Reader

Json = dict[str, Any]


def told(reader: Reader, text: str, event_type: str) -> list[tuple[str | None, list[str], list[str]]]:
    """(mode, actors, recipients) of the events of a type in a text."""
    return [(e["mode"], e["actors"], e["recipients"]) for e in events_in(reader, text) if e["type"] == event_type]


@pytest.mark.parametrize(
    ("text", "mode", "actors", "recipients"),
    [
        ("About 4,000 soldiers were deployed to the west of the country.", "troops", ["About 4,000 soldiers"], []),
        ("Two French warships were sent to the Black Sea.", "troops", ["French"], ["Black Sea"]),
        ("Chad reinforced its frontier with tanks.", "troops", ["Chad"], []),
        ("The army sent a convoy of armoured vehicles into Beni.", "troops", ["army"], ["Beni"]),
        ("Hezbollah sent dozens of fighters to Syria.", "militia", ["Hezbollah"], ["Syria"]),
        ("A contingent of Kenyan soldiers arrived in Goma.", "troops", ["contingent of Kenyan soldiers"], ["Goma"]),
        ("Norway moved air defence systems to Finland.", "weapons", ["Norway"], ["Finland"]),
        ("Peru ordered snap military drills near the border of Chile.", "troops", ["Peru"], ["border of Chile"]),
        ("Islamic State recruited children as fighters.", "militia", ["Islamic State"], []),
        ("Security forces fanned out across Kampala.", "troops", ["Security forces"], ["Kampala"]),
    ],
)
def test_who_moves_forces(reader: Reader, text: str, mode: str, actors: list[str], recipients: list[str]) -> None:
    """Whoever sends them, or who is sent where nobody is told to have done so."""
    assert told(reader, text, "MOBILIZE") == [(mode, actors, recipients)]


@pytest.mark.parametrize(
    ("text", "mode", "actors", "recipients"),
    [
        ("The Kenyan army has pulled all its forces from Kismayo.", "withdraw", ["Kenyan army"], ["Kismayo"]),
        ("Ethiopian forces pulled out of the town of Halgan.", "withdraw", ["Ethiopian forces"], ["town of Halgan"]),
        ("Norway brought its last soldiers home from Mali.", "withdraw", ["Norway"], ["Mali"]),
        ("Canada ended its combat mission in Kandahar.", "withdraw", ["Canada"], ["Kandahar"]),
        ("Rebels have handed over four captured soldiers to the Red Cross.", "release", ["Rebels"], ["four captured soldiers"]),
        ("The museum gave the bronzes back to Nigeria.", "return", ["museum"], ["Nigeria"]),
        ("Syria handed over its chemical weapons.", "disarm", ["Syria"], []),
        ("Ethiopian rebels handed in their guns.", "disarm", ["Ethiopian rebels"], []),
        ("Al-Shabab suspended violence.", "ceasefire", ["Al-Shabab"], []),
        ("Israel halted air strikes on Gaza.", "ceasefire", ["Israel"], ["Gaza"]),
        ("The truce between Israel and Hamas entered into force.", "ceasefire", ["Israel", "Hamas"], ["Israel", "Hamas"]),
        ("Iran gave inspectors access to the site of Parchin.", "access", ["Iran"], ["inspectors"]),
        ("Ethiopia opened a humanitarian corridor to Tigray.", "access", ["Ethiopia"], ["Tigray"]),
        ("Roe said that Lind had resigned in protest against the interference.", "resign", ["Lind"], []),
    ],
)
def test_who_yields(reader: Reader, text: str, mode: str, actors: list[str], recipients: list[str]) -> None:
    """Ground, captives, goods, arms, access or an office."""
    assert told(reader, text, "RETREAT") == [(mode, actors, recipients)]


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("The U.S. is sending a team of medical experts to Haiti.", "AID", ["U.S."], ["Haiti"]),
        ("Japan sent rescue teams to Turkey.", "AID", ["Japan"], ["Turkey"]),
        ("The International Monetary Fund lent Argentina 57 billion dollars.", "AID", ["International Monetary Fund"], ["Argentina"]),
        ("India extended a credit line to Sri Lanka.", "AID", ["India"], ["Sri Lanka"]),
        ("The Coast Guard and the Navy carried out drills.", "COOPERATE", ["Coast Guard", "Navy"], ["Coast Guard", "Navy"]),
        ("Chad created a joint venture with Niger.", "COOPERATE", ["Chad"], ["Niger"]),
        ("Turkey lifted its objections to Sweden's membership.", "CONCEDE", ["Turkey"], ["Sweden"]),
        ("France scrapped a planned fuel tax after protests.", "CONCEDE", ["France"], []),
        ("Ethiopia and Sudan are jointly building a road.", "COOPERATE", ["Ethiopia", "Sudan"], ["Ethiopia", "Sudan"]),
    ],
)
def test_who_helps_and_who_works_with_whom(reader: Reader, text: str, event_type: str, actors: list[str], recipients: list[str]) -> None:
    """Teams, sums and joint undertakings."""
    assert told(reader, text, event_type) == [(None, actors, recipients)]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Two police officers of Chad were sent to hospital after the crash.", "MOBILIZE"),
        ("Norway sent tanks to Ukraine.", "MOBILIZE"),
        ("Italy sent a peacekeeping force to Lebanon.", "MOBILIZE"),
        ("Japan restarted a nuclear reactor at Sendai.", "MOBILIZE"),
        ("The ministry of Chad held an earthquake drill on Monday.", "MOBILIZE"),
        ("A decision on how many troops will be sent will be made soon.", "MOBILIZE"),
        ("Rescuers pulled dozens of soldiers from the rubble in Turkey.", "RETREAT"),
        ("The minister of Chad recalled his years as a soldier in Algeria.", "RETREAT"),
        ("Police in Kenya have not been able to stop the violence.", "RETREAT"),
        ("The party put an end to speculation about the president.", "RETREAT"),
        ("China granted researchers access to its database.", "RETREAT"),
        ("Ada Lind resigned as coach of the club.", "RETREAT"),
        ("The space agency of Japan sent a team to the space station.", "AID"),
        ("The two firms created a joint venture.", "COOPERATE"),
        ("The senate of Chad dropped a bill on fishing from its list.", "CONCEDE"),
        ("The minister of Chad abandoned the law for a career in music.", "CONCEDE"),
    ],
)
def test_the_same_words_of_something_else(reader: Reader, text: str, event_type: str) -> None:
    """Accidents, offices, sport, firms and peacekeepers."""
    assert told(reader, text, event_type) == []
