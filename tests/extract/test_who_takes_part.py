"""Who takes part, and when: what is told of kinds, captives, relatives, further names and the ends of a stretch of time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from said import events_in, read

from kg.extract.contract import to_json
from kg.pipeline import Reader

ROWS = [
    ("Opposition politicians have criticised his detention.", "criticised", "Opposition politicians", ""),
    ("The union condemned Russia's detention of the crew.", "condemned", "The union", "Russia"),
    ("Pirates have seized two Asian tankers.", "seized", "Pirates", "two Asian tankers"),
    ("Prosecutors filed charges against Lopez and his brother Juan Lopez.", "filed", "Prosecutors", "Lopez / his brother Juan Lopez"),
    ("Kenya will lead the mission and Uganda has pledged troops as well.", "pledged", "Uganda", ""),
    ("The thief fled but was tackled by a guard and arrested at the station.", "arrested", "", "The thief"),
    ("Rebels have been in custody since May.", "custody", "", "Rebels"),
    ("Poland decided to move troops to the border.", "move", "Poland", ""),
    ("The Pentagon sent troops to the country.", "sent", "The Pentagon", "the country"),
    ("Chad joined Mali and Niger in imposing sanctions on Togo.", "imposing", "Chad / Mali / Niger", "Togo"),
    ("Associates of Karimov alleged he drank poisoned tea.", "alleged", "Associates of Karimov", ""),
    ("The lawyer alleged that Karimov stole the money.", "alleged", "The lawyer", "Karimov"),
    ("They met in Oslo, Norway, the country that initiated the talks.", "initiated", "Norway", ""),
    ("The bomb killed two and wounded thirty soldiers.", "wounded", "", "thirty soldiers"),
    ("The bomb killed two and wounded thirty soldiers.", "killed", "", "two"),
    ("The Institute for Equality of Women and Men criticised the ban.", "criticised", "The Institute for Equality of Women and Men", ""),
    ("The rally was organised by Mothers for Peace First.", "organised", "Mothers for Peace First", ""),
    ("The Ministry of Defence and President Deby criticised the plan.", "criticised", "The Ministry of Defence / President Deby", ""),
    ("As they tried to storm parliament, police in response fired tear gas at them.", "fired", "police", "them"),
    ("Police reported the gunman left the hall and continued to attack others.", "attack", "", "others"),
    ("He expressed concern about the number of US citizens purchasing guns.", "expressed", "He", ""),
    ("He praised President of Moldova Maia Sandu.", "praised", "He", "President of Moldova Maia Sandu"),
    ("Minister of Defence Karl Roe praised the crew.", "praised", "Minister of Defence Karl Roe", "the crew"),
    ("The visitors welcomed Prime Minister of Estonia Kaja Kallas.", "welcomed", "The visitors", "Prime Minister of Estonia Kaja Kallas"),
    ("The Committee to Protect Miners condemned the raid.", "condemned", "The Committee to Protect Miners", ""),
    ("The Council on Tuesday condemned the raid.", "condemned", "The Council", ""),
    ("The embassy was attacked on Monday, wounding three guards.", "wounding", "", "three guards"),
    ("The embassy was attacked by rebels on Monday, wounding three guards.", "wounding", "rebels", "three guards"),
    ("The union supports US tax revenue.", "supports", "The union", ""),
    ("Carroll criticised for-profit schools.", "criticised", "Carroll", "for-profit schools"),
    (
        "Kelly, the governor's chief of staff, and Baroni, then a deputy director, were both convicted of fraud.",
        "convicted",
        "",
        "Kelly, the governor's chief of staff / Baroni, then a deputy director",
    ),
    (
        "There were marches of 20 thousand protesters in Lyon, 5 thousand in Nice, and 40 thousand in Metz.",
        "marches",
        "20 thousand protesters in Lyon / 5 thousand in Nice / 40 thousand",
        "",
    ),
    ("Protesters surrounded and allegedly threatened Senator Paul Roe.", "threatened", "Protesters", "Senator Paul Roe"),
    (
        "Cummings oversaw the committee's inquiry into President Trump, alongside the House Foreign Affairs and Intelligence committees.",
        "inquiry",
        "the committee",
        "President Trump",
    ),
]
DAY = dt.date(2010, 6, 16)  # a Wednesday
TIMES = [
    ("On Monday Smith will meet with the prime minister.", "meet", "2010-06-21", "2010-06-21"),
    ("On Monday Smith met officials who will travel to Peru.", "met", "2010-06-14", "2010-06-14"),
    ("Police released him on bail till October.", "released", None, None),
    ("Hamas has fired rockets at Israel since Tuesday.", "fired", None, None),
    ("The minister visited the base between November 27 and December 10.", "visited", "2009-11-27", "2009-12-10"),
    ("Rebels attacked the town on May 7 last year.", "attacked", "2009-05-07", "2009-05-07"),
    ("This was the first visit by the Peruvian president since March 2003.", "visit", None, None),
    ("On Saturday the minister condemned the attack on the embassy.", "attack", None, None),
    ("On Saturday the army launched an attack on the town.", "launched", "2010-06-12", "2010-06-12"),
    ("The party nominated Jones in March and endorsed Smith the next month.", "endorsed", None, None),
    ("She marveled at the growth of the industry in the last decade.", "marveled", None, None),
]


def _event(reader: Reader, text: str, trigger: str) -> tuple[dict[str, Any], dict[str, str]]:
    output = to_json(read(reader, text, published=DAY))
    found = [e for e in output["events"] if text[e["trigger"]["start"] : e["trigger"]["end"]] == trigger]
    assert len(found) == 1, output["events"]
    words = {m["id"]: text[m["start"] : m["end"]] for m in output["mentions"]}
    event = found[0]
    return event, {role: " / ".join(words[i] for i in event[role]) for role in ("actors", "recipients", "instruments")}


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), ROWS, ids=[f"{row[0]}-{row[1]}" for row in ROWS])
def test_who(reader: Reader, text: str, trigger: str, actors: str, recipients: str) -> None:
    """Each participant under its own words, and nobody else."""
    _, who = _event(reader, text, trigger)
    assert (who["actors"], who["recipients"]) == (actors, recipients)


@pytest.mark.parametrize(("text", "trigger", "start", "end"), TIMES, ids=[row[0] for row in TIMES])
def test_when(reader: Reader, text: str, trigger: str, start: str | None, end: str | None) -> None:
    """The days that the words say for the event itself; none where they say it of something else, or tell an end only."""
    event, _ = _event(reader, text, trigger)
    time = event["time"] or {"start": None, "end": None}
    assert (time["start"], time["end"]) == (start, end)


def test_who_is_ordered_is_no_means(reader: Reader) -> None:
    """Aircraft that are ordered to help do it; the order is not given with them."""
    _, who = _event(reader, "The general ordered aircraft to help find the ship.", "ordered")
    assert who["instruments"] == ""


def test_what_is_made_a_condition_is_not_done(reader: Reader) -> None:
    """To call the lifting of sanctions a condition lifts none."""
    output = to_json(read(reader, "Tehran did not make the lifting of the sanctions a condition.", published=DAY))
    assert [e for e in output["events"] if e["type"] == "CONCEDE"] == []


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("The minister denied involvement in the killing of Ahmed Saleh.", "REJECT", []),
        ("Chad denied the accusations of Libya.", "REJECT", ["Libya"]),
        ("The tribunal issued an arrest warrant for General Roe over the raid.", "ACCUSE", ["General Roe"]),
        ("Chad traded accusations with Libya over the dam.", "ACCUSE", ["Libya"]),
        ("Chad and Libya traded accusations over the dam.", "ACCUSE", ["Chad", "Libya"]),
        ("A deal was reached on Sunday between Chad and Libya.", "AGREE", ["Chad", "Libya"]),
        ("Chad remains committed to helping Libya.", "AGREE", ["Libya"]),
        ("The judge threw out the lawsuit against the bank of Chad.", "REJECT", []),
        ("Lawmakers in Chad are threatening to declare autonomy if Mr. Roe does not become president.", "THREATEN", []),
        ("Libya's campaign to join the union has been opposed by Chad.", "REJECT", ["Libya"]),
    ],
)
def test_to_whom_it_is_said(reader: Reader, text: str, event_type: str, recipients: list[str]) -> None:
    """A denial goes to whoever has accused, a warrant to whom it is for, accusations that are traded to both."""
    assert [e["recipients"] for e in events_in(reader, text) if e["type"] == event_type] == [recipients]
