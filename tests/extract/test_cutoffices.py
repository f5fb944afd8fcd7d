"""A state, its office and who holds it are three, also where the reader took them for one name."""

from __future__ import annotations

import datetime as dt

import pytest
from said import read

from kg.extract.contract import to_json
from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "published", "who"),
    [
        ("The U.S. Secretary of State said that the talks had failed.", "2022-11-03", "Antony Blinken"),
        ("The U.S. Secretary of State said that the talks had failed.", "2014-03-05", "John Kerry"),
        ("The U.N. Secretary-General said that the talks had failed.", "2013-03-05", "Ban Ki-moon"),
        ("U.N. Secretary-General Antonio Guterres criticised the deal.", "2022-11-03", "Antonio Guterres"),
        ("U.N. Secretary General Ban Ki-moon criticised the deal.", "2013-03-05", "Ban Ki-moon"),
        ("U.S. Secretary of State Colin Powell criticised the deal.", "2003-03-05", "Colin Powell"),
    ],
)
def test_whose_office_which_and_who(reader: Reader, text: str, published: str, who: str) -> None:
    """The bare office is whoever held it on that day, the named holder goes by the name alone."""
    output = to_json(read(reader, text, published=dt.date.fromisoformat(published)))
    names = {e["iri"]: e["name"] for e in output["entities"]}
    meant = {m["id"]: names.get(m["entity"]) for m in output["mentions"]}
    assert [meant[actor] for event in output["events"] for actor in event["actors"]] == [who]


def test_an_organisation_with_an_office_in_its_name_stays_one(reader: Reader) -> None:
    """Where the authority knows no such office, nothing is parted."""
    output = to_json(read(reader, "The Norwegian President Hotel Group criticised the deal.", published=dt.date(2020, 1, 2)))
    assert not any(entity["kind"] == "Person" for entity in output["entities"])
