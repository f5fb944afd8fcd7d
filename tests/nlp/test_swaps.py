"""What swapping names by country promises, for the training of the reader."""

import random
from pathlib import Path

import pytest

from kg.nlp.decode import tag_number
from training.labels import OUTSIDE, Allowed
from training.swaps import NEEDED, TABLES, Lists, Slot, Swaps, cased, slots

NAMES = {
    "PER": {"state": "Peru", "town": "Lima", "adjective": "Peruvian", "people": "Peruvians", "given": "Alan", "family": "Toledo"},
    "EST": {"state": "Estonia", "town": "Tartu", "adjective": "Estonian", "people": "Estonians", "given": "Kersti", "family": "Kaljulaid"},
    "CHE": {"firm": "Novartis", "acronym": "SBB"},
}


@pytest.fixture
def lists() -> Lists:
    """Two countries of which a name of every kind is known, and bodies of a third."""
    return Lists.of((country, kind, name) for country, names in NAMES.items() for kind, name in names.items())


def allowed(text: str) -> list[Allowed]:
    """ "B-ORG E-ORG O S-GPE/LOC" as sets of tags."""
    return [
        frozenset(OUTSIDE if label in ("", "O") else tag_number(place, label) for label in labels.split("/"))
        for place, _, labels in (word.partition("-") for word in text.split())
    ]


def test_slots_are_the_names_whose_label_is_sure_enough() -> None:
    """A person, and whatever may hold a state's name, is a slot; what may as well be no name is none, nor is a title."""
    tags = allowed("S-TITLE B-PERSON E-PERSON O S-GPE/LOC S-ORG S-OTHER/O B-ORG I-ORG E-ORG")
    assert slots(tags) == [(1, 3, "PERSON"), (4, 5, "NAME"), (5, 6, "NAME"), (5, 6, "BODY"), (7, 10, "NAME")]


def test_a_state_its_town_and_its_people_go_to_one_other_country(lists: Lists) -> None:
    """State, town, adjective and people of one country become those of one other, in longer names too, in every sentence alike."""
    words = ["Estonia", "'s", "Estonian", "Bank", "in", "Tartu", "told", "Estonians", ".", "ESTONIA"]
    found: list[Slot] = [(0, 1, "NAME"), (2, 4, "NAME"), (5, 6, "NAME"), (7, 8, "NAME"), (9, 10, "NAME")]
    assert Swaps(lists, random.Random(1))(words, found) == [
        "Peru",
        "'s",
        "Peruvian",
        "Bank",
        "in",
        "Lima",
        "told",
        "Peruvians",
        ".",
        "PERU",
    ]


def test_persons_are_swapped_word_by_word_and_stay_the_same_person(lists: Lists) -> None:
    """Given and family name change, the initial stays, and the family name alone is swapped for the same one."""
    words = ["Mary", "T.", "Jones", "said", ";", "JONES", "and", "Mary", "'s"]
    result = Swaps(lists, random.Random(1))(words, [(5, 6, "PERSON"), (0, 3, "PERSON"), (7, 8, "PERSON")])
    given, _, family = result[:3]
    assert given in ("Alan", "Kersti")
    assert family in ("Toledo", "Kaljulaid")
    assert result == f"{given} T. {family} said ; {family.upper()} and {given} 's".split()


def test_bodies_take_names_of_bodies(lists: Lists) -> None:
    """An acronym becomes an acronym, a company a company; "the Senate" and what has an article before it stay."""
    words = ["BBC", "paid", "Lufthansa", ",", "Senate", "and", "the", "Bundesbank"]
    assert Swaps(lists, random.Random(1))(words, [(i, i + 1, "BODY") for i in (0, 2, 4, 7)]) == (
        ["SBB", "paid", "Novartis", ",", "Senate", "and", "the", "Bundesbank"]
    )


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Ban Ki - moon", (0, 4, "PERSON")),  # which of the words is the family's?
        ("Americans", (0, 1, "NAME")),  # not in the lists
        ("a Peruvian mine", (1, 2, "NAME")),  # "a Estonian"
        ("the Peru files", (0, 0, "NAME")),
    ],
)
def test_what_stays(lists: Lists, text: str, slot: Slot) -> None:
    """What cannot be told, is not known, would not go with its article or is no part of a name is left as it is."""
    assert " ".join(Swaps(lists, random.Random(1))(text.split(), [slot])) == text


def test_the_seed_decides_and_the_length_stays(lists: Lists) -> None:
    """The same generator gives the same words, as many as there were."""
    words = ["Peru", "and", "Mary", "Jones", "and", "Peru"]
    found: list[Slot] = [(0, 1, "NAME"), (2, 4, "PERSON"), (5, 6, "NAME")]
    one, other = (Swaps(lists, random.Random(7))(words, found) for _ in range(2))
    assert one == other
    assert len(one) == len(words)
    assert one[0] == one[5] == "Estonia"


def test_a_name_is_written_as_the_other_one_was() -> None:
    """Capitals and small letters are kept."""
    assert [cased("Lima", old) for old in ("Rome", "ROME", "rome")] == ["Lima", "LIMA", "lima"]


def test_words_that_are_two_things_mean_nothing() -> None:
    """A town that bears another state's name, or a name of several words, is not swapped."""
    lists = Lists.of([("GEO", "state", "Georgia"), ("USA", "town", "Georgia"), ("USA", "town", "New York"), ("USA", "town", "Boston")])
    assert lists.meaning == {"boston": ("USA", "town")}


def test_the_lists_of_the_project(shared: Path) -> None:
    """A hundred countries have a name of every kind, none of them of several words."""
    lists = Lists.read(shared / "facts", TABLES)
    assert len(lists.complete()) >= 100
    assert lists.meaning["lima"] == ("PER", "town")
    assert "american" in lists.meaning
    assert not [word for names in lists.countries.values() for kind in NEEDED for word in names.get(kind, []) if " " in word]
