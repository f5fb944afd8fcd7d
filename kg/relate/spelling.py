"""Names as they sound: one name has many spellings in Latin letters ("Oleksandra", "Olexandra"; "Sergei", "Sergey").

Which letters stand for one sound is data, `queries/relate/spellings.txt`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.link.sameness import misspelt
from kg.resources import data_path

_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]")


@cache
def _sounds() -> tuple[tuple[str, str], ...]:
    """(letters, letters that stand for them), the longest first."""
    lines = data_path("queries", "relate", "spellings.txt").read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split()) for line in lines if line and not line.startswith("#")]
    return tuple(sorted(((letters, sound) for letters, sound in pairs), key=lambda pair: (-len(pair[0]), pair)))


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(letters) for letters, _ in _sounds()))


def plain(name: str) -> tuple[str, ...]:
    """The words of a name without case and accents."""
    folded = "".join(letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter))
    return tuple(re.findall(r"\w+", folded))


def sound(word: str) -> str:
    """A word of a name with each sound in one spelling, and no letter doubled."""
    sounds = dict(_sounds())
    return _DOUBLE.sub(r"\1", _any().sub(lambda hit: sounds[hit[0]], word))


def frame(word: str) -> str:
    """The sounds without the vowels, but for one that it begins with: what all spellings of a word have in common."""
    heard = sound(word)
    return heard[:1] + _VOWELS.sub("", heard[1:])


def alike(one: str, other: str) -> bool:
    """Whether two words are one in two spellings; "Ivanov" and "Ivanova" are two people's."""
    a, b = sound(one), sound(other)
    return a == b or misspelt(a, b)
