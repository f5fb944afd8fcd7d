"""What no type covers: one event for each sentence that says something, and for no other."""

from __future__ import annotations

import pytest
from said import read

from kg.extract.contract import to_json
from kg.extract.event.other import OTHER
from kg.pipeline import Reader

Told = tuple[str, list[str], list[str]]  # trigger, actors and recipients, in words


def others(reader: Reader, text: str) -> list[Told]:
    """Each event of no type."""
    found = read(reader, text)
    words = {m.id: text[m.span.start : m.span.end].removeprefix("The ") for m in found.mentions}
    return [
        (text[e.trigger.start : e.trigger.end], [words[i] for i in e.actors], [words[i] for i in e.recipients])
        for e in found.events
        if e.type == OTHER
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eva Lind married a Norland officer.", [("married", ["Eva Lind"], ["Norland officer"])]),
        ("The road to Tyre remains closed.", [("remains", [], [])]),
        ("The US opened the camp in 2002.", [("opened", ["US"], [])]),
        ('Eva Lind moved the ministers and their "friends" to Tyre.', [("moved", ["Eva Lind"], ["ministers"])]),
        ("Eva Lind condemned the raid.", []),
        ("We know that road well.", []),
        ('"It was a good road for all of us," read a sign.', []),
        ("Was the road closed by the army?", []),
        ("Roads closed", []),
        ("There is no sign of a settlement between Norland and Sudria.", [("is", [], [])]),
        ("Was there any sign of a settlement?", []),
        ("There goes the last train to Tyre.", []),
        ("Eva Lind opened the old tower in 2002.[3][4]", [("opened", ["Eva Lind"], [])]),
        ("The school is going to open in Tyre, where its heads paid a visit to the choir.", [("going", ["school"], [])]),
    ],
)
def test_the_main_clause_where_nothing_else_is_announced(reader: Reader, text: str, expected: list[Told]) -> None:
    """A whole sentence in the newspaper's own words has one; a coded event, another's words, a question or a heading leaves none. What was
    read as a coded event and is no politics leaves it too."""
    assert others(reader, text) == expected


def test_it_is_no_coded_event(reader: Reader) -> None:
    """kg extract lists it nowhere, and every predicate as before."""
    text = "The premier of Sudria named Eva Lind as finance minister."
    found = read(reader, text)
    told = to_json(found)
    assert [claim.event for claim in found.claims] == [event.id for event in found.events]
    assert told["events"] == told["subsidiary"] == []
    assert "named" in {text[p["trigger"]["start"] : p["trigger"]["end"]] for p in told["predicates"]}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The premier named her deputy as finance minister.", "The premier named her deputy"),
        ("The old tower was evacuated.", "The old tower was evacuated"),
        ("The area is popular with visitors.", "The area is popular"),
        ("There were no losses in Tyre.", "There were no losses"),
        ("The firm did not confirm the colour of the paint.", "The firm did not confirm the colour"),
    ],
)
def test_the_label_is_the_clause(reader: Reader, sentence: str, label: str) -> None:
    """An event of no type is called by the words from its subject to what is done to whom, with "was" and "not"."""
    found = read(reader, sentence)
    assert [event.label for event in found.events if event.type == OTHER] == [label]
