"""A place and the region that it lies in, written side by side."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.nlp.regions import regions


def places(nlp: Language, text: str) -> list[str]:
    """The names of places in a text."""
    return [name.text for name in nlp(text).ents if name.label_ in ("GPE", "LOC")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The minister was born in Houston Texas and lives in Berlin.", ["Houston", "Texas", "Berlin"]),
        ("He has moved to Paris France with his family.", ["Paris", "France"]),
    ],
)
def test_a_town_and_its_state_are_two(nlp: Language, text: str, found: list[str]) -> None:
    """Without a comma between them, the town and the state or country behind it are two names."""
    assert places(nlp, text) == found


@pytest.mark.parametrize(
    "name",
    ["West Virginia", "New South Wales", "Papua New Guinea", "the Republic of Ireland", "Northern Ireland", "Lake Ontario"],
)
def test_one_place_stays_one(nlp: Language, name: str) -> None:
    """A name that ends with that of another region is not cut."""
    assert places(nlp, f"The delegation travelled to {name} on Monday.") == [name.removeprefix("the ")]


def test_the_lists_are_in_lower_case() -> None:
    """Names are looked up in lower case, so the lists hold no other."""
    known = regions()
    assert "west virginia" in known.names
    assert all(name == name.lower() for name in known.names | known.codes | known.never_after)


@pytest.mark.parametrize("name", ["Latin American", "South Asian", "North Korean", "African American"])
def test_a_bent_people_is_one_name(nlp: Language, name: str) -> None:
    """ "Latin" bends "American": both are the name of one people."""
    assert [found.text for found in nlp(f"{name} ministers met in Oslo.").ents if found.label_ == "NORP"] == [name]
