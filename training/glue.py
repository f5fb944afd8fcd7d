"""Words run together by a lost space ("Tuesdaythat", "andmore") as special cases of the tokeniser.

Only pairs that no corpus has as one word: a short function word and a frequent word, or a day and a word that often follows one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.language import Language

FIRST = ("and", "that", "the", "from", "said")
DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "yesterday",
    "today",
    "January",
    "February",
    "April",
    "June",
    "July",
    "September",
    "October",
    "November",
    "December",
)
AFTER_DAYS = (
    "that",
    "and",
    "the",
    "after",
    "when",
    "said",
    "for",
    "with",
    "but",
    "while",
    "before",
    "from",
    "morning",
    "evening",
    "afternoon",
    "night",
)
FREQUENT = 300
SHORTEST = 4
"""Letters of the second word: shorter ones make too many words that no corpus happens to have."""


def pairs(words: Iterable[str], known: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs, given the running words of the corpora and further words that are known to be whole."""
    counts = Counter(word for word in words if word.isalpha())
    whole = {word.lower() for word in counts} | {word.lower() for word in known}
    lower = ((word, n) for word, n in counts.most_common() if word.islower() and len(word) >= SHORTEST)
    frequent = [word for word, _ in lower][:FREQUENT]
    found = [(first, second) for first in FIRST for second in frequent]
    found += [(day, word) for day in DAYS for word in AFTER_DAYS]
    return [pair for pair in found if "".join(pair).lower() not in whole]


def add(nlp: Language, found: Iterable[tuple[str, str]]) -> None:
    """Teach the pipeline's tokeniser to part them."""
    for first, second in found:
        nlp.tokenizer.add_special_case(first + second, [{"ORTH": first}, {"ORTH": second}])  # type: ignore[attr-defined]
