"""States that are meant without being named right."""

from __future__ import annotations

import pytest
from test_names_in_context import meant

from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Malian government has cut off access to the country.", "the country", "Mali"),
        ("Mali is at war. The army said that the government attacked the country.", "the government", "Mali"),
        ("Mali attacked Chad on Monday. The army said the rebels fled the country.", "the country", None),
        ("Afganistan rejected the offer.", "Afganistan", "Afghanistan"),
        ("Rebels in the Phillippines rejected the offer.", "Phillippines", "Philippines"),
    ],
)
def test_which_state(reader: Reader, text: str, words: str, name: str | None) -> None:
    """ "The country" is the one state told of close by, and none where two are; a name with a slip is the state's."""
    found = meant(reader, text).get(words, (None, None, None))[0]
    assert found == name


def test_another_name_is_no_slip(reader: Reader) -> None:
    """Columbia is not Colombia."""
    assert meant(reader, "The mayor of Columbia condemned the raid.")["Columbia"][1] is None


def test_the_country_of_a_whole_title(reader: Reader) -> None:
    """What stands before the last title tells the country too."""
    assert meant(reader, "Chad's religious leader Sheikh Ali Mondo condemned the raid.")["Sheikh Ali Mondo"][1] == "TCD"
