"""What is reported to have been done to somebody, what is put off or stayed, and what nobody is punished by."""

from __future__ import annotations

from typing import Any

import pytest
from said import events_in

from kg.pipeline import Reader

Json = dict[str, Any]


def told(reader: Reader, text: str) -> list[tuple[str, str | None, list[str], list[str]]]:
    return [(e["type"], e["mode"], e["actors"], e["recipients"]) for e in events_in(reader, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two drivers were reported kidnapped near Bol.", ("ASSAULT", "abduct", [], ["Two drivers"])),
        ("A trawler has been reported as hijacked off Dakar.", ("ASSAULT", "abduct", [], ["trawler"])),
        ("Four nurses were feared kidnapped in Niger.", ("ASSAULT", "abduct", [], ["Four nurses"])),
        ("Libya condemned the shooting down of its jet by Chad.", ("ASSAULT", "firearms", ["Chad"], ["Libya"])),
        ("The shooting down of the helicopter by rebels shocked Chad.", ("ASSAULT", "firearms", ["rebels"], ["helicopter"])),
        ("The governor halted the execution of Omar Diallo.", ("CONCEDE", None, ["governor"], ["Omar Diallo"])),
        ("The Supreme Court granted a stay of execution to the prisoner.", ("CONCEDE", None, ["Supreme Court"], ["prisoner"])),
        ("The appeals court quashed the conviction of Omar Diallo.", ("CONCEDE", None, ["appeals court"], ["Omar Diallo"])),
        ("The rebels agreed to a truce with the government.", ("AGREE", None, ["rebels"], ["government"])),
        ("The teachers announced a strike for Monday.", ("PROTEST", "strike", ["teachers"], [])),
        ("Chad suspended all flights from Libya.", ("SANCTION", "discontinue", ["Chad"], ["Libya"])),
        ("Chad paid compensation to ten French farmers.", ("RETREAT", "return", ["Chad"], ["ten French farmers"])),
        ("The rebels are holding ten hostages.", ("ASSAULT", "abduct", ["rebels"], ["ten hostages"])),
        ("A spokesman told the Morning Courier the attack on Chad was over.", ("ASSAULT", None, [], ["Chad"])),
        ("A reporter was freed and her translator was killed in Chad.", ("ASSAULT", None, [], ["translator"])),
        ("Chess players were denied visas by Chad.", ("REJECT", None, ["Chad"], ["Chess players"])),
        ("The prisoner was granted bail by the Supreme Court.", ("CONCEDE", None, ["Supreme Court"], ["prisoner"])),
        ("The refugees were given food by the Red Cross.", ("AID", None, ["Red Cross"], ["refugees"])),
        ("Libya was offered a loan by the World Bank.", ("AGREE", None, ["World Bank"], ["Libya"])),
        ("Journalists were pressured into leaving Chad by police.", ("COERCE", "censor", ["police"], ["Journalists"])),
        ("Ten Chadians and two Libyans were killed during the Libyan offensive.", ("ASSAULT", None, [], ["Chadians", "Libyans"])),
        ("Thousands protested Chad's withdrawal from Bol.", ("PROTEST", "demo", ["Thousands"], ["Chad"])),
        ("Chad orders probe after police shoot protesters", ("ASSAULT", "firearms", ["police"], ["protesters"])),
        ("Niger orders inquiry after soldiers kill villagers in Diffa", ("ACCUSE", "investigate", ["Niger"], [])),
    ],
)
def test_is_told(reader: Reader, text: str, expected: tuple[str, str | None, list[str], list[str]]) -> None:
    """Participles under a verb of reporting, nouns with their particle, courts that give way, headlines without articles."""
    assert expected in told(reader, text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Northwind Airlines has cancelled ten flights to and from Dakar.", "SANCTION"),
        ("Two airlines suspended flights to Libya after the storm.", "SANCTION"),
        ("Chad did not pay the compensation.", "RETREAT"),
        ("Voters ousted the governing party in Sunday's election.", "SANCTION"),
        ("Libya's opposition candidate ousted Mayor Omar Diallo at the polls.", "SANCTION"),
        ("The court stayed the execution of Omar Diallo.", "ASSAULT"),
        ("Libya has postponed the execution of a woman.", "ASSAULT"),
        ("A minister visited relatives in Bol.", "CONSULT"),
        ("Deputies in Chad expressed no-confidence in the minister.", "SUPPORT"),
    ],
)
def test_is_no_such_deed(reader: Reader, text: str, absent: str) -> None:
    """Timetables, settled accounts and elections punish nobody; who got a stay has not been put to death."""
    assert absent not in [t for t, *_ in told(reader, text)]


def test_the_day_behind_a_clause_is_left_open(reader: Reader) -> None:
    """It may be the day of the arrest or that of the attack."""
    text = "Police in Chad arrested a man who attacked a mosque on Friday."
    assert [e["time"] for e in events_in(reader, text) if e["type"] == "COERCE"] == [None]


def test_a_remark_is_no_part_of_what_it_is_about(reader: Reader) -> None:
    """Behind a comma the writer goes on."""
    text = "Chad asked Libya for help in the war, which Libya refused."
    (asked,) = [e["theme"] for e in events_in(reader, text) if e["type"] == "REQUEST"]
    assert text[asked["start"] : asked["end"]] == "help in the war"


def test_own_bombs_strike_nobody(reader: Reader) -> None:
    """Who is killed by the mine he lays is attacked by nobody; who is killed by soldiers while laying it is."""
    alone = told(reader, "Two rebels were killed when the mine they were laying in Chad exploded.")
    assert not [r for *_, r in alone if "rebels" in " ".join(r)]
    assert ("ASSAULT", None, ["soldiers"], ["He"]) in told(reader, "He was killed by soldiers when he was laying a mine in Chad.")


def test_a_strike_announced_has_no_day_gone_by(reader: Reader) -> None:
    """On that day it was announced."""
    assert [e["time"] for e in events_in(reader, "The teachers announced a strike on Monday.")] == [None]
