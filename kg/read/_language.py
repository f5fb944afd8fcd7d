"""Whether a text is English: read as English, another language would give claims that nobody made."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import name

_DATA = Path(__file__).resolve().parent / "data" / "small_words.json"

# frequent in any English prose, and no words of the neighbouring languages
_COMMON = {
    "the", "of", "and", "to", "that", "it", "with", "as", "by", "from", "be", "are", "have", "this",
    "his", "not", "but", "they", "which", "were", "said", "will", "who", "had", "their", "its", "would",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 50  # words, or letters of another script: below that a name or a headline decides
_LEAST = 0.05  # share of common words: of 5 273 English stories two have less (mere lists of names), other languages have 0.00 to 0.03
_SAMPLE = 20_000
_SHORTEST, _TELLING = 5, 3  # words of a text of which anything is said, and small words of one language that say it
_DISTINCT, _SHARE = 2, 0.2


class _SmallWords(NamedTuple):
    """What tells the language of a text too short to count English words in; words that stand in names do not do so alone."""

    english: frozenset[str]
    in_names: frozenset[str]
    languages: dict[str, frozenset[str]]


@cache
def _small_words() -> _SmallWords:
    read = json.loads(_DATA.read_text(encoding="utf-8"))
    languages = {language: frozenset(words) for language, words in read["languages"].items()}
    return _SmallWords(frozenset(read["English"]), frozenset(read["in names"]), languages)


def foreign(text: str) -> str | None:
    """Why the text cannot be English, None where it may be. Of a short text the small words decide; a few words may always be English."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    letters = "".join(words)
    others = sum(1 for letter in letters if not name(letter, "").startswith("LATIN"))
    if others > _ENOUGH and others > len(letters) / 2:
        return "most of it is in another script than the Latin one"
    if len(words) > _ENOUGH and sum(word in _COMMON for word in words) < _LEAST * len(words):
        return "next to no English words such as 'the', 'of', 'and' are in it"
    return _language_of(_WORD.findall(text)) if _SHORTEST <= len(words) <= _ENOUGH else None


def _language_of(words: list[str]) -> str | None:
    """The language whose small words a short text has, where it has more than twice as many of them as English ones; two of them at least
    must be such as do not stand in names. What begins with a capital may be one ("Les Misérables")."""
    known = _small_words()
    english = sum(word.lower() in known.english for word in words)
    for language, small in sorted(known.languages.items(), key=lambda item: -sum(word in item[1] for word in words)):
        found = [word for word in words if word in small]
        telling = dict.fromkeys(word for word in found if word not in known.english and word not in known.in_names)
        if len(found) >= max(_TELLING, _SHARE * len(words)) and len(telling) >= _DISTINCT and len(found) > 2 * english:
            return f"its small words ({', '.join(repr(word) for word in dict.fromkeys(found))}) are those of {language}"
    return None
