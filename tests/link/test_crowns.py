"""Kings by their first name: whose state is named, and nobody where none is."""

from __future__ import annotations

import datetime as dt

import pytest
from said import read

from kg.extract.contract import to_json
from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "king"),
    [
        ("The Vice President met King Abdullah in Riyadh.", "Abdullah bin Abdulaziz"),
        ("Saudi King Abdullah condemned the attack.", "Abdullah bin Abdulaziz"),
        ("The envoy met King Abdullah in Amman, the capital of Jordan.", "King Abdullah II"),
        ("The envoy met King Abdullah.", "Abdullah"),
    ],
)
def test_the_king_whose_state_is_named(reader: Reader, text: str, king: str) -> None:
    """Of two kings of one name the one of the state that is named; where none is, neither."""
    output = to_json(read(reader, text, published=dt.date(2006, 11, 25)))
    names = {e["iri"]: e["name"] for e in output["entities"]}
    assert {names.get(m["entity"]) for m in output["mentions"] if text[m["start"] : m["end"]] == "Abdullah"} == {king}


@pytest.mark.parametrize(("text", "meant"), [("Serbians protested in Nis.", "Serbians"), ("Serbians urged calm.", "Serbia")])
def test_people_who_march_are_no_state(reader: Reader, text: str, meant: str) -> None:
    """What people do and no state does is done by some of a people."""
    output = to_json(read(reader, text, published=dt.date(2016, 7, 1)))
    names = {e["iri"]: e["name"] for e in output["entities"]}
    assert {names.get(m["entity"]) for m in output["mentions"] if text[m["start"] : m["end"]] == "Serbians"} == {meant}
