"""Whether two full names of one article are one person's: the same words, a longer form, or another spelling.

"Omar Farid" and "Omar Farid Mansour", "Henrik Solvang" and "Henrik Solveng": an article that writes so means one person. Two names that
differ in more than a letter or two of one long word, or as those of a man and a woman do ("Mario", "Maria"; "Ivanov", "Ivanova"), are two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.authority import fold

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"})
"""What tells a son from his father, and a pope from another."""
SHORTEST = 5
"""A word of fewer letters says too little for one of them to be a slip."""
DOUBLE = re.compile(r"(.)\1")
Words = tuple[str, ...]


def words_of(name: str) -> Words:
    """The words by which a name is compared: no case, accents, points, apostrophes; hyphens part words."""
    plain = re.sub(r"[.'`‘’\"“”]", "", fold(name))
    return tuple(word for word in re.split(r"[\s\-‐‑–]+", plain) if word)


def same_person(name: Words, other: Words) -> bool:
    """Can an article that uses both names mean one person?"""
    if name == other:
        return True
    if _initials(name) and _initials(other) and _initials(name) != _initials(other):
        return False  # George H. W. Bush and George W. Bush
    name, other = _without_initials(name), _without_initials(other)
    if name == other:
        return True
    if SUFFIXES & {*name} != SUFFIXES & {*other} or min(len(name), len(other)) < 2:
        return False
    short, long = sorted((name, other), key=len)
    if len(short) < len(long):
        return _within(short, long)
    return all(map(_doubled, short[:-1], long[:-1])) and misspelt(short[-1], long[-1])


def _initials(name: Words) -> Words:
    return tuple(word for word in name[1:-1] if len(word) == 1)


def _without_initials(name: Words) -> Words:
    return tuple(word for n, word in enumerate(name) if n in {0, len(name) - 1} or len(word) > 1)


def _within(short: Words, long: Words) -> bool:
    """Do all words of the shorter name stand in the longer one, in that order, and one of them at an end of it?"""
    rest = iter(long)
    return all(word in rest for word in short) and (short[0] == long[0] or short[-1] == long[-1])


def _doubled(word: str, other: str) -> bool:
    """Are they one but for letters that one of them doubles?"""
    return word == other or DOUBLE.sub(r"\1", word) == DOUBLE.sub(r"\1", other)


def misspelt(word: str, other: str) -> bool:
    """One letter more, less, or another in two long words, but not at the end where it tells a woman from a man."""
    if _doubled(word, other):
        return True
    by_sex = word[-1] != other[-1] and "a" in {word[-1], other[-1]}
    if min(len(word), len(other)) < SHORTEST or word[0] != other[0] or by_sex:
        return False
    return _one_apart(*sorted((word, other), key=len))


def _one_apart(short: str, long: str) -> bool:
    start = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return len(long) - len(short) == 1 and short[start:] == long[start + 1 :]
    swapped = short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or swapped


def groups(names: Iterable[str], apart: Mapping[str, str] | None = None) -> dict[str, str]:
    """Each name to the one that stands for its person: the commonest, of equally common ones the first.

    `apart`: names of which it is known whose they are, by that somebody; two of different people are never one, nor is a name that could
    be either's.
    """
    counts = Counter(names)
    known = apart or {}
    parts: list[list[str]] = []
    for name in counts:
        fitting = [part for part in parts if any(same_person(words_of(name), words_of(other)) for other in part)]
        if len(fitting) == 1 and len(_owners([name, *fitting[0]], known)) < 2:
            fitting[0].append(name)
        else:
            parts.append([name])
    return {name: max(part, key=lambda n: counts[n]) for part in parts for name in part}


def _owners(names: Sequence[str], known: Mapping[str, str]) -> set[str]:
    return {known[name] for name in names if name in known}


__all__ = ["groups", "misspelt", "same_person", "words_of"]
