"""From whom to whom something passes that words name."""

from __future__ import annotations

import pytest

from kg.extract.question.courses import Course
from kg.pipeline import Reader


def course(reader: Reader, text: str, word: str) -> Course:
    """The only place of a text where the word names something that is done."""
    [[found]] = reader.courses([text], [word])
    return found


def words(text: str, stretches: tuple[tuple[int, int], ...]) -> str:
    return " ".join(text[start:end] for start, end in stretches)


def test_to_whom_and_from_whom_it_passes(reader: Reader) -> None:
    """By its prepositions, at a verb, at a noun and at the verb that carries the noun."""
    for text, word, goal in (
        ("Norland sent drones to Ostia.", "send", "Ostia"),
        ("The delivery of drones to Ostia was delayed.", "deliver", "Ostia"),
        ("Norland imposed sanctions on Ostia.", "sanction", "Ostia"),
    ):
        assert goal in words(text, course(reader, text, word).goals)
    text = "Norland bought twenty jets from Ostia."
    assert words(text, course(reader, text, "buy").origins) == "Ostia"


def test_whose_it_is_that_it_is_done_to(reader: Reader) -> None:
    """Who is only the owner of what it is done to is none of those to whom it is done."""
    text = "The soldiers killed many of Hale's men."
    found = course(reader, text, "kill")
    assert "Hale" in words(text, found.owners)
    assert "Hale" not in words(text, found.doing.undergone)


def test_who_is_blamed_for_it(reader: Reader) -> None:
    """Whoever blames somebody for an attack says that he attacked."""
    text = "Norland blamed Ostia for the attack on the port."
    assert words(text, course(reader, text, "attack").blamed) == "Ostia"


@pytest.mark.parametrize(
    ("text", "is_reason"),
    [
        ("Ostia fired rockets in response to the attack by Norland.", True),
        ("Ostia closed its border after Norland attacked a village.", True),
        ("The attack by Norland prompted Ostia to close its border.", True),
        ("Norland attacked the village because of a broken promise.", False),
        ("Norland attacked the village in response to the rockets.", False),
    ],
)
def test_what_is_only_the_reason_for_something_else(reader: Reader, text: str, is_reason: bool) -> None:
    """It stands in the words for a reason, or is the subject of a verb that says what it led to; its own reason is another thing."""
    assert course(reader, text, "attack").is_reason is is_reason


@pytest.mark.parametrize(
    ("text", "word", "is_wished"),
    [
        ("The governor has requested that Hale declare an emergency.", "declare", True),
        ("Ostia called on Norland to close the port.", "close", True),
        ("Hale declared an emergency.", "declare", False),
        ("Although no ship has been found, the harbour master wants the port closed.", "find", False),
    ],
)
def test_what_is_only_asked_for(reader: Reader, text: str, word: str, is_wished: bool) -> None:
    """It hangs on a word for asking, not beside one."""
    assert course(reader, text, word).is_wished is is_wished


def test_a_compound_is_what_its_last_part_names(reader: Reader) -> None:
    """An airstrike is a strike, so it is an attack."""
    text = "Norland carried out an airstrike on a convoy."
    assert reader.courses([text], ["attack"])[0]


def test_what_befalls_somebody_is_not_done_by_him(reader: Reader) -> None:
    """The possessor of a murder is the victim, but where the noun says of whom it is."""
    text = "Hale was sentenced for her murder in Ostia."
    found = course(reader, text, "murder")
    assert words(text, found.doing.undergone) == "her"
    assert not found.doing.doers
    text = "Norland's killing of two fishermen angered Ostia."
    assert words(text, course(reader, text, "killing").doing.doers) == "Norland"


def test_who_only_does_something_else(reader: Reader) -> None:
    """Whoever stands behind another noun's "by" or "against" is no doer of the verb."""
    text = "The town was liberated after its occupation by Norland."
    found = course(reader, text, "liberate")
    assert words(text, found.by) == "Norland"
    assert not found.doing.doers


@pytest.mark.parametrize(
    ("text", "is_planned"),
    [
        ("Hale announced a plan to choose a deputy.", True),
        ("Hale will choose a deputy.", True),
        ("Hale failed to choose a deputy.", True),
        ("Hale chose a deputy.", False),
    ],
)
def test_what_is_only_to_come(reader: Reader, text: str, is_planned: bool) -> None:
    """An infinitive under a word for planning or failing, or a verb with an auxiliary for what is to come."""
    assert course(reader, text, "choose").is_planned is is_planned
