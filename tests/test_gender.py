"""What words and first names tell of men and women."""

from __future__ import annotations

import pytest

from kg.gender import gender_by_name, gender_by_word


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Maria Lund", "f"),
        ("Ivan Lund", "m"),
        ("Fatima Haddad", "f"),
        ("Khalid Haddad", "m"),
        ("Amélie Roche", "f"),
        ("Jean-Marc Roche", "m"),
    ],
)
def test_first_names_of_one_sex_tell_it(name: str, gender: str) -> None:
    """Names of several languages, with accents and hyphens, tell who bears them."""
    assert gender_by_name(name.split()) == gender


@pytest.mark.parametrize("name", ["Andrea Lund", "Kim Song Ho", "Li Wenjun", "Jean Roche", "Florb Lund", "Maria", "J. Lund"])
def test_names_of_both_sexes_or_of_families_tell_nothing(name: str) -> None:
    """What both bear, what is a family's name in front, what is unknown, and a name alone say nothing."""
    assert gender_by_name(name.split()) is None


def test_titles_tell_it() -> None:
    """A title or noun of one sex tells it, any other does not."""
    assert [gender_by_word(word) for word in ("Mrs.", "spokesman", "Widow", "minister")] == ["f", "m", "f", None]
