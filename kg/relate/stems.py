"""Words as they are compared: without case, endings and irregular forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.resources import data_path

_WORD = re.compile(r"\w+")
_ENDING = re.compile(r"(?:ations?|ions?|ings?|ments?|ied|ies|ed|es|s|e|y)$")
_DOUBLE = re.compile(r"([b-df-hj-np-tv-z])\1$")
_TIME = re.compile(r"(\w+) time\b")
_BESIDE = 3  # words
_SHORTEST = 3  # letters that an ending leaves


def lines(name: str) -> Iterator[list[str]]:
    for line in data_path("queries", "relate", name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split()


_PLAIN = frozenset(word for line in lines("plain-words.txt") for word in line)
_OTHER = frozenset(word for line in lines("other-words.txt") for word in line)
_IRREGULAR = {form: forms[0] for forms in lines("irregular-words.txt") for form in forms}


def stem(word: str) -> str:
    """Roughly: so that "attacks", "attacked" and "attack" are one word, and "shot" and "shooting"."""
    word = _IRREGULAR.get(word, word)
    short = _ENDING.sub("", word)
    short = _IRREGULAR.get(short, short).rstrip("e")
    return _DOUBLE.sub(r"\1", short) if len(short) >= _SHORTEST else word


def _phrases(line: Sequence[str]) -> tuple[frozenset[str], ...]:
    some = (frozenset(stem(word) for word in phrase.split("_") if word not in _PLAIN) for phrase in line)
    return tuple(phrase for phrase in some if phrase)


_DEEDS = tuple((line[0], _phrases(line)) for line in lines("deed-words.txt"))


def content(text: str) -> list[str]:
    """The words that say something, in order."""
    return [word for word in _WORD.findall(text.casefold()) if word not in _PLAIN and len(word) > 1]


def stems(text: str) -> set[str]:
    """Stems of the words that say something."""
    return {stem(word) for word in content(text)}


def names(text: str) -> list[str]:
    """Words with a capital, but for the first: whether that is a name cannot be seen."""
    return [word.casefold() for word in _WORD.findall(text)[1:] if word[:1].isupper() and word.casefold() not in _PLAIN and len(word) > 1]


def of_another(trigger: str, text: str) -> bool:
    """Whether a text says, beside the word of the deed or as one time more, that it speaks of another such deed."""
    if any(hit[1] in _OTHER for hit in _TIME.finditer(text.casefold())):
        return True
    before, _, after = text.casefold().partition(trigger.casefold())
    beside = [*_WORD.findall(before)[-_BESIDE:], *_WORD.findall(after)[:_BESIDE]]
    return not _OTHER.isdisjoint(beside)


def once(role: str) -> frozenset[str]:
    """Stems of deeds that somebody can have part in only once, as actor or as recipient."""
    return frozenset(stem(line[0]) for line in lines("once-words.txt") if line[-1] == role)


def deeds(trigger: str) -> list[str]:
    """The kinds of deed that a word tells, each as the first word of its line ("assassinated" and "killing" tell of one)."""
    there = stems(trigger)
    return [kind for kind, words in _DEEDS if any(phrase <= there for phrase in words)]


def joined(values: Iterable[str]) -> tuple[str, ...]:
    """Sorted, each once, none empty."""
    return tuple(sorted({value for value in values if value}))
