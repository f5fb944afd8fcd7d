"""Who is named beside those who act and does not act himself: left out of a list, or the one it was done to."""

import pytest
from said import read

from kg.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Chad, not Sudan, attacked Libya.", ["Chad"], ["Libya"]),
        ("Chad and not Sudan attacked Libya.", ["Chad"], ["Libya"]),
        ("Chad rather than Sudan attacked Libya.", ["Chad"], ["Libya"]),
        ("Chad attacked Libya but not Sudan.", ["Chad"], ["Libya"]),
        ("Chad attacked Libya rather than Sudan.", ["Chad"], ["Libya"]),
        ("Chad attacked Libya and Sudan.", ["Chad"], ["Libya", "Sudan"]),
        ("Attacked by Chad, Libya withdrew.", ["Chad"], []),
        ("The mayor remains detained by the army.", ["army"], ["mayor"]),
    ],
)
def test_who_acts_and_whom(text: str, actors: list[str], recipients: list[str], reader: Reader) -> None:
    """The first event has exactly these actors, and no recipient besides these."""
    found = read(reader, text, publisher="The Example Courier")
    words = {m.id: text[m.span.start : m.span.end] for m in found.mentions}
    event = min((e for e in found.events if e.type in {"ASSAULT", "COERCE"}), key=lambda e: e.trigger.start)
    assert [words[a] for a in event.actors] == actors
    assert [words[r] for r in event.recipients] == recipients


def test_who_stands_accused_accuses_nobody(reader: Reader) -> None:
    """ "Stands accused" is passive: who stands so is the one accused."""
    text = "Chad stands accused of attacking Libya."
    found = read(reader, text, publisher="The Example Courier")
    words = {m.id: text[m.span.start : m.span.end] for m in found.mentions}
    accused = next(e for e in found.events if e.type == "ACCUSE")
    assert [words[a] for a in accused.actors] == []
    assert [words[r] for r in accused.recipients] == ["Chad"]


@pytest.mark.parametrize(
    "text",
    [
        "The Madrid train bombings killed 191 people.",
        "Norway mourned the Oslo tram and ferry bombings that killed 52 people.",
        "The Oslo bombings killed 52 people.",
    ],
)
def test_a_town_where_bombs_went_off_kills_nobody(text: str, reader: Reader) -> None:
    """A place in the name of an attack is where it was, however many nouns stand between."""
    found = read(reader, text, publisher="The Example Courier")
    assert not [e for e in found.events if e.type == "ASSAULT" and e.actors]
