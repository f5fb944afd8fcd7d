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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Pope will visit Bahrain.", "Pope Francis"),
        ("Pope Francis visited Iraq.", "Pope Francis"),
        ("The Coptic pope visited Chad.", "Coptic pope"),
        ("Three popes lived there.", "popes"),
    ],
)
def test_there_is_one_pope(reader: Reader, text: str, name: str) -> None:
    """An office of which there is one needs no state beside it; another's pope is another."""
    output = to_json(read(reader, text, published=dt.date(2021, 3, 1)))
    names = {e["iri"]: e["name"] for e in output["entities"]}
    found = [m for m in output["mentions"] if "pope" in text[m["start"] : m["end"]].lower()]
    assert found
    assert {names.get(m["entity"]) for m in found} == {name}


def test_a_date_is_no_body_that_letters_stand_for(reader: Reader) -> None:
    """ "Three-year Poverty … (PRGF)": letters behind a name that begins with a date name nobody, and nothing breaks."""
    text = "Mauritania and the IMF agreed to a three-year Poverty Reduction and Growth Facility (PRGF) arrangement."
    output = to_json(read(reader, text, published=dt.date(2006, 7, 1)))
    assert {"Mauritania", "International Monetary Fund"} <= {e["name"] for e in output["entities"]}
