"""Whether words are said of men or of women: evidence for who "he" and "she" are, never a fact of a person.

`nouns.json` has titles and nouns of one sex; `firstnames.json`, made by `training.firstnames`, the first names that one sex alone bears.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).resolve().parent
Gender = Literal["m", "f"]
PRONOUN: dict[Gender, str] = {"m": "he", "f": "she"}


@cache
def _told(file: str) -> dict[str, Gender]:
    found: dict[str, list[str]] = json.loads((FOLDER / file).read_text(encoding="utf-8"))
    return {word: gender for gender, pronoun in PRONOUN.items() for line in found[pronoun] for word in line.split()}


def gender_by_word(word: str) -> Gender | None:
    """Of whom alone a title or a noun is said ("Mrs.", "spokesman")."""
    return _told("nouns.json").get(word.lower())


def gender_by_name(words: Sequence[str]) -> Gender | None:
    """The gender that the first of the words of a full name tells ("Maria Roe": f); None where it tells none, and of a word alone,
    which may be a surname. Of two first names with a hyphen those count that are known, where they agree ("Jean-Marc": m)."""
    if len(words) < 2:
        return None
    known, first = _told("firstnames.json"), _plain(words[0])
    told = {known[part] for part in (first, *first.split("-")) if part in known}
    return told.pop() if len(told) == 1 else None


def _plain(word: str) -> str:
    """Lower case, no accents, as in the data."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


__all__ = ["PRONOUN", "Gender", "gender_by_name", "gender_by_word"]
