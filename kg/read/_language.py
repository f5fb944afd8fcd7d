"""Whether a text is English: read as English, another language would give claims that nobody made."""

from __future__ import annotations

import re
from unicodedata import name

# frequent in any English prose, and no words of the neighbouring languages
_COMMON = {
    "the", "of", "and", "to", "that", "it", "with", "as", "by", "from", "be", "are", "have", "this",
    "his", "not", "but", "they", "which", "were", "said", "will", "who", "had", "their", "its", "would",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 50  # words, or letters of another script: below that a name or a headline decides
_LEAST = 0.05  # share of common words: of 5 273 English stories two have less (mere lists of names), other languages have 0.00 to 0.03
_SAMPLE = 20_000


def foreign(text: str) -> str | None:
    """Why the text cannot be English, None where it may be. Short texts may always be."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    letters = "".join(words)
    others = sum(1 for letter in letters if not name(letter, "").startswith("LATIN"))
    if others > _ENOUGH and others > len(letters) / 2:
        return "most of it is in another script than the Latin one"
    if len(words) > _ENOUGH and sum(word in _COMMON for word in words) < _LEAST * len(words):
        return "next to no English words such as 'the', 'of', 'and' are in it"
    return None
