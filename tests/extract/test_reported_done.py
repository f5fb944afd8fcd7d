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
    ],
)
def test_is_no_such_deed(reader: Reader, text: str, absent: str) -> None:
    """Timetables, settled accounts and elections punish nobody; who got a stay has not been put to death."""
    assert absent not in [t for t, *_ in told(reader, text)]
