"""One person under several full names in an article: what counts as one, and what never does."""

from __future__ import annotations

import pytest

from kg.link.sameness import groups, misspelt, same_person, words_of


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Omar Farid", "Omar Farid Mansour"),
        ("Ilse Brandt", "Ilse Marie Brandt"),
        ("Teddy Okoro", 'Samuel "Teddy" Okoro'),
        ("Henrik Solvang", "Henrik Solveng"),
        ("Henrik Solvang", "Henrik Sovlang"),
        ("Mohammed Karimi", "Mohamed Karimi"),
        ("Park Min-jun", "Park Min Jun"),
        ("José Almeida", "Jose Almeida"),
        ("John Q. Adler", "John Adler"),
    ],
)
def test_forms_of_one_name_are_one_person(name: str, other: str) -> None:
    """A longer form, a slip of one letter, doubled letters, hyphens and accents leave the person the same, whichever name comes first."""
    assert same_person(words_of(name), words_of(other))
    assert same_person(words_of(other), words_of(name))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Omar Farid", "Omar Mansour"),
        ("Ana Petrov", "Ana Petrova"),
        ("Mario Lopez", "Maria Lopez"),
        ("Karl Weber", "Karl Weber Jr."),
        ("Gregory IX", "Gregory XI"),
        ("Kim Min Un", "Kim Min Il"),
        ("Tom Barron", "Tom Bannon"),
        ("Weber", "Karl Weber"),
        ("John H. Q. Adler", "John Q. Adler"),
    ],
)
def test_names_that_differ_in_more_are_two_people(name: str, other: str) -> None:
    """Other words, a woman's ending, a son's suffix, two letters, or a short word that differs are somebody else's."""
    assert not same_person(words_of(name), words_of(other))
    assert not same_person(words_of(other), words_of(name))


def test_short_words_are_never_taken_for_slips() -> None:
    """A word under five letters says too little for one of them to be a slip."""
    assert not misspelt("lane", "lang")


def test_the_commonest_form_stands_for_all() -> None:
    """Of several forms of one name the one used most stands for the person, of equally common ones the first."""
    found = groups(["Henrik Solveng", "Henrik Solvang", "Henrik Solvang", "Ada Quist"])
    assert found == {"Henrik Solveng": "Henrik Solvang", "Henrik Solvang": "Henrik Solvang", "Ada Quist": "Ada Quist"}


def test_names_of_two_known_people_are_kept_apart() -> None:
    """Names that are known to be those of two people are not one, however alike, and a name that could be either's is nobody's of them."""
    found = groups(["Jan Olav Berg", "Jan Erik Berg", "Jan Berg"], {"Jan Olav Berg": "a", "Jan Erik Berg": "b"})
    assert found == {name: name for name in found}
