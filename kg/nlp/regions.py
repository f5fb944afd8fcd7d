"""Two places that a text writes side by side without a comma: "Houston Texas" is a town and the state that it lies in.

The network reads such words as one name, and one name would be a place that nobody knows. Where the last words are a state, a
province or a country and hang on the words before them, they are a name of their own; in "West Virginia" or "Baja California" it is
the other way round.
"Latin American", "South Asian", "North Korean" are one name, that of a people: what such a word stands before is bent by it, and no Latin
American is of the United States.
The names of countries come from country-codes (PDDL), those of states and provinces are the Postal services'.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Span, Token

DATA = Path(__file__).resolve().parent / "data" / "regions.json"
PLACES = frozenset({"GPE", "LOC"})
LONGEST = 3
"""Words of the longest name of a region or country that is looked for ("papua new guinea")."""


@dataclass(frozen=True, slots=True)
class Regions:
    """Names in lower case: of regions and countries, codes of regions ("tx"), words that are one name with what follows ("lake"),
    words that bend the name of a people ("latin")."""

    names: frozenset[str]
    codes: frozenset[str]
    never_after: frozenset[str]
    bending: frozenset[str]


@cache
def regions() -> Regions:
    """The names of `data/regions.json`."""
    read = json.loads(DATA.read_text(encoding="utf-8"))
    return Regions(
        names=frozenset(read["regions"]) | frozenset(read["countries"]),
        codes=frozenset(read["codes"]),
        never_after=frozenset(read["never_after"]),
        bending=frozenset(read["bending"]),
    )


def apart(names: Iterable[Span]) -> Iterator[Span]:
    """The names in their order, a place and the region that it lies in as two."""
    for name in names:
        at = _border(name) if len(name) > 1 and name.label_ in PLACES else None
        if at is None:
            yield name
        else:
            yield Span(name.doc, name.start, at, name.label_)
            yield Span(name.doc, at, name.end, "GPE")


def bent(names: Iterable[Span]) -> list[Span]:
    """The names in their order, that of a people and the word before it that bends it as one."""
    found: list[Span] = []
    for name in names:
        last = found[-1] if found and found[-1].end == name.start else None
        if name.label_ != "NORP" or not _bends(name) or (last is not None and len(last) > 1):
            found.append(name)
            continue
        if last is not None:
            found.pop()
        found.append(Span(name.doc, name.start - 1, name.end, name.label_))
    return found


def _bends(name: Span) -> bool:
    """Whether the word before it in its sentence is such a word, with a capital."""
    if name[0].is_sent_start:
        return False
    before = name.doc[name.start - 1]
    return before.lower_ in regions().bending and before.text[0].isupper()


def _border(name: Span) -> int | None:
    """The token at which the region begins; None where the name is one place."""
    known = regions()
    if name.text.lower() in known.names or any(not word.is_alpha and not word.text.endswith(".") for word in name):
        return None
    for size in range(min(LONGEST, len(name) - 1), 0, -1):
        at = name.end - size
        if _is_region(name.doc[at : name.end], known) and _ends_a_name(name.doc[at - 1], known) and name.root.i < at:
            return at
    return None


def _ends_a_name(word: Token, known: Regions) -> bool:
    """Whether a name can end with this word: not "Republic of", not "Lake"."""
    return word.pos_ not in ("ADP", "CCONJ", "DET") and word.lower_ not in known.never_after


def _is_region(words: Span, known: Regions) -> bool:
    """A code is one in capitals or half so ("TX", "Tx"): "in", "or" and "me" are words."""
    text = words.text.lower()
    return text in known.names or (text in known.codes and not words.text.islower())


__all__ = ["Regions", "apart", "bent", "regions"]
