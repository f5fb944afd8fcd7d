"""Who does what some words name."""

from __future__ import annotations

import pytest

from kg.pipeline import Reader


def who(reader: Reader, text: str, *words: str) -> list[list[str]]:
    """For each place where a word names something that is done, the words for who does it."""
    [found] = reader.doings([text], words)
    return [[text[start:end] for start, end in doing.doers] for doing in found]


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("The envoys appealed to Lind not to attend the summit.", "attend", ["Lind"]),
        ("The protesters repeated their demands for a boycott of Norland.", "demand", ["their"]),
        ("Norland will press on with plans to withdraw its troops from Ostia.", "withdraw", ["Norland"]),
        ("The refusal of Ostia to join the talks was a blow.", "join", ["Ostia"]),
        ("Ostia said it had imposed sanctions on four people.", "sanction", ["it"]),
        ("The appointment of Lind as envoy was not helpful.", "appoint", []),
        ("The ship was chartered by Norland for the trip.", "charter", ["Norland"]),
        ("Norland condemned the attack on the port.", "attack", []),
    ],
)
def test_who_does_it(reader: Reader, text: str, word: str, doers: list[str]) -> None:
    """Through infinitives, possessors and verbs that carry a noun, but not through verbs that judge what others do."""
    assert who(reader, text, word) == [doers]


def test_to_whom_it_is_done(reader: Reader) -> None:
    """The object, the subject of a passive, and whoever bears what a noun names."""
    for text, word, undergone in (
        ("Hale was arrested in Ostia.", "arrest", "Hale"),
        ("Police in Ostia arrested Hale on Monday.", "arrest", "Hale"),
        ("The senator Hale faced impeachment over the affair.", "impeach", "Hale"),
    ):
        [[doing]] = reader.doings([text], [word])
        assert undergone in " ".join(text[start:end] for start, end in doing.undergone)
