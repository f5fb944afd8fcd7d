"""Words of the authority for comparison, and dates of its facts."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from kg.model import Membership


def holds(membership: Membership, on: dt.date | None) -> bool:
    """Is the fact valid on that day? Without a day: yes."""
    return on is None or ((membership.start is None or membership.start <= on) and (membership.end is None or on < membership.end))


@lru_cache(maxsize=1 << 16)
def fold(surface: str) -> str:
    """A surface for comparison: no case, no accents, straight quotes, single blanks, no leading article, no trailing genitive."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", surface) if not unicodedata.combining(c)).replace("’", "'").casefold()
    plain = re.sub(r"^(?:the|a|an) ", "", " ".join(plain.split()))
    return re.sub(r"'s?$", "", plain)


def role_words(words: str) -> str:
    """Words of an office for comparison: "Secretary-General" and "secretary general" are one."""
    plain = re.sub(r"[\s-]+", " ", fold(words))
    plain = re.sub(r"^(?:outgoing|incoming|current|new|then) ", "", plain)
    return plain.replace("defense", "defence").replace("advisor", "adviser")


def singulars(word: str) -> Iterable[str]:
    """The word and what it can be the plural of."""
    yield word
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    if word.endswith("men"):
        yield word[:-3] + "man"


def tails(phrase: str, lower: bool = True) -> Iterable[str]:
    """The ends of a phrase, longest first, each as it is and in the singular."""
    words = re.sub(r"[“”\"]", "", phrase).replace("’", "'").split()
    words = [w.lower() for w in words] if lower else words
    for n in range(len(words)):
        for last in singulars(words[-1]):
            yield " ".join([*words[n:-1], last])
