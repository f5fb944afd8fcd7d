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
        ("The plan drew criticism from Norland and Ostia.", "criticism", ["Norland", "Ostia"]),
        ("Norland remains steadfast in support of the treaty.", "support", ["Norland"]),
        ("Norland is interested in support for the treaty.", "support", []),
        ("The coast guard issued warnings against swimming in the bay.", "warn", ["guard"]),
        ("Nine states, including Norland and Ostia, boycotted the summit.", "boycott", ["states", "Norland", "Ostia"]),
        ("The Minister for Central Asia, Tobias Hall, visited Turkey.", "visit", ["Minister", "Tobias Hall"]),
        ("The mayor of Bergen, Norway, visited Denmark.", "visit", ["mayor"]),
        ("Lind is set to travel to Ostia.", "travelling", ["Lind"]),
        ("Ada Lind appointed him envoy, which he served as until 2018, resigning in protest.", "resign", ["he"]),
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


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("The border is open.", "open", "is"),
        ("The border remains open.", "open", "remains"),
        ("Norland had talks with Ostia.", "talks", "had"),
        ("Norland offered support to Ostia.", "support", None),
    ],
)
def test_the_verb_that_says_that_it_is_so(reader: Reader, text: str, word: str, verb: str | None) -> None:
    """An adjective or a noun is said to be so by its verb; an offer does not say so."""
    [[doing]] = reader.doings([text], [word])
    assert (doing.carrier and text[slice(*doing.carrier)]) == verb
