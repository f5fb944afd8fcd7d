"""Names and descriptions that mean something else than the words alone say."""

from __future__ import annotations

import pytest
from said import meant

from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Sara Amman, a nurse, spoke on Monday. Amman condemned the vote.", "Amman", "Sara Amman"),
        ("The African Union met on Monday. The minister thanked the AU for its help.", "AU", "African Union"),
        ("USA Today criticised the minister.", "USA Today", "USA Today"),
    ],
)
def test_names(reader: Reader, text: str, words: str, name: str) -> None:
    """A surname that is a city, initials of a body named before, and a state's name that begins another's mean whom the text means."""
    assert meant(reader, text)[words][0] == name


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("US-backed Malian forces attacked the town.", "US-backed Malian forces", "MLI", "MIL"),
        ("Israeli and Palestinian journalists were killed by soldiers.", "Israeli and Palestinian journalists", None, "JRN"),
        ("Soldiers killed two jihadi leaders.", "two jihadi leaders", None, "REB"),
        ("A hospital spokeswoman condemned the raid.", "A hospital spokeswoman", None, "MED"),
        ("Latin American ministers condemned the raid.", "Latin American ministers", None, "GOV"),
        ("South America's ministers condemned the raid.", "South America's ministers", None, "GOV"),
        ("American ministers condemned the raid.", "American ministers", "USA", "GOV"),
    ],
)
def test_country_and_sector(reader: Reader, text: str, words: str, country: str | None, sector: str | None) -> None:
    """Who helps somebody is not where he is from, people of two states are of neither, and leaders are of those they lead."""
    assert meant(reader, text)[words][1:] == (country, sector)


def test_a_name_that_two_places_share(reader: Reader) -> None:
    """Georgia is no state of the Caucasus where only the United States is spoken of."""
    assert meant(reader, "Republican Bo Roe of Georgia criticised the United States Congress.")["Georgia"][1] != "GEO"
    assert meant(reader, "Georgia criticised Russia.")["Georgia"][1] == "GEO"
