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
