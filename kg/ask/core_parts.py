"""What kg.ask.core works with: topics of a question, sentences that say it, words at stretches of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.ask.passages import Part
from kg.ask.things import Stretch

WORD = re.compile(r"\w[\w’'-]*")
EMPTY = frozenset({"the", "a", "an", "his", "her", "its", "their", "of", "and", "mr", "mrs", "ms", "former", "new"})


@dataclass(frozen=True, slots=True)
class Topic:
    """A name or a word of the question: its place there, the sentences that hold it, and who that is, of what kind."""

    place: Stretch
    part: Part
    who: frozenset[str] = frozenset()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that says it, with the IRI of the word that does, and what was asked for there (offsets in it; empty where nothing is)."""

    sentence: str
    words: str
    text: str
    word: Stretch
    is_verb: bool = True
    filled: tuple[Stretch, ...] = ()


def meets(start: int, end: int, stretches: Iterable[Stretch]) -> bool:
    """Whether a stretch of text shares a character with one of some."""
    return any(start < b and a < end for a, b in stretches)


def words_at(text: str, stretches: Iterable[Stretch]) -> list[str]:
    """The words of content of some stretches, case folded."""
    found = (hit[0].casefold() for start, end in stretches for hit in WORD.finditer(text[start:end]))
    return [re.sub(r"['’]s$", "", word) for word in found if word not in EMPTY]
