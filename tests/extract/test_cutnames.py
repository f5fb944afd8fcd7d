"""Names of several words that the reader cut, put together where the authority has them."""

from __future__ import annotations

import datetime as dt

from said import read

from kg.extract.contract import to_json
from kg.pipeline import Reader


def test_a_long_name_is_one(reader: Reader) -> None:
    """The group has one entity under its long name and under the acronym in brackets, and neither is called "Islamic"."""
    text = "The Islamic State of Iraq and the Levant (ISIL) attacked the town. ISIL killed ten people."
    output = to_json(read(reader, text, published=dt.date(2015, 5, 2)))
    names = {e["iri"]: e["name"] for e in output["entities"]}
    meant = {text[m["start"] : m["end"]]: names.get(m["entity"]) for m in output["mentions"]}
    assert meant["Islamic State of Iraq and the Levant"] == meant["ISIL"] == "Islamic State"
    assert "Islamic" not in names.values()


def test_a_title_keeps_its_field(reader: Reader) -> None:
    """ "The Foreign Secretary" is the one who was named so before, and no new secretary."""
    text = "UK Foreign Secretary Philip Hammond met Turkish officials. The Foreign Secretary condemned the attack."
    output = to_json(read(reader, text, published=dt.date(2016, 2, 25)))
    names = {e["iri"]: e["name"] for e in output["entities"]}
    meant = {text[m["start"] : m["end"]]: names.get(m["entity"]) for m in output["mentions"]}
    assert meant["The Foreign Secretary"] == "Philip Hammond"
    assert "Secretary" not in names.values()


def test_who_is_named_with_the_office_comes_before_its_holder(reader: Reader) -> None:
    """The article's own foreign secretary says what "the foreign secretary" says, whoever held the office on that day by the authority."""
    text = "The Foreign Secretary, David Lammy, visited Kyiv. Chad sent troops. The foreign secretary condemned the attack."
    output = to_json(read(reader, text, published=dt.date(2025, 10, 10)))
    names = {e["iri"]: e["name"] for e in output["entities"]}
    meant = {text[m["start"] : m["end"]]: names.get(m["entity"]) for m in output["mentions"]}
    assert meant["The foreign secretary"] == "David Lammy"


def test_who_spoke_right_before_goes_on(reader: Reader) -> None:
    """ "He told the board" is whoever spoke in the sentence before, and not a man of three sentences ago."""
    text = (
        "Iranian Foreign Minister Abbas Araghchi condemned the vote. He left. Israel denied it. IAEA Director General Rafael Grossi denied"
        " accusations that inspectors had passed information. He told the board that Iran had produced uranium."
    )
    output = to_json(read(reader, text, published=dt.date(2025, 10, 10)))
    names = {e["iri"]: e["name"] for e in output["entities"]}
    told = [names.get(m["entity"]) for m in output["mentions"] if text[m["start"] : m["end"]] == "He"]
    assert told == ["Abbas Araghchi", "Rafael Grossi"]


def test_a_relative_is_somebody_else(reader: Reader) -> None:
    """The father of a footballer is not the footballer, whose name stands behind."""
    text = "ELN guerrillas freed the father of footballer Luis Diaz."
    output = to_json(read(reader, text, published=dt.date(2025, 10, 10)))
    names = {e["iri"]: e["name"] for e in output["entities"]}
    meant = {text[m["start"] : m["end"]]: names.get(m["entity"]) for m in output["mentions"]}
    assert meant["Luis Diaz"] == "Luis Diaz" != meant["the father of footballer"]


def test_two_states_are_no_name(reader: Reader) -> None:
    """Where the authority has both and not the whole, a name with "and" is two; a state of such a name stays one."""
    text = "India and Pakistan traded accusations on Friday. Trinidad and Tobago signed the treaty. Troops fought Islamic State elements."
    output = to_json(read(reader, text, published=dt.date(2016, 2, 25)))
    names = {e["iri"]: e["name"] for e in output["entities"]}
    meant = {text[m["start"] : m["end"]]: names.get(m["entity"]) for m in output["mentions"]}
    assert (meant["India"], meant["Pakistan"]) == ("India", "Pakistan")
    assert meant["Trinidad and Tobago"] == "Trinidad and Tobago"
    assert meant["Islamic State"] == "Islamic State"
