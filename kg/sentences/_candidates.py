"""Which claims an answering query can find at all, by what the index knows of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

SOURCE = "source"  # a role beside those of `claim-participants`
REACH = 1  # sentences before and after one that names a matter, which still bear on it
_MANY = 500  # values in one statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is sure of every claim that a query finds; what is empty is no condition.

    One of `who`, or of those `behind` them (of these only persons, where `persons` says so), has one of the `roles` in it; where that is
    not the source's, it is of one of the kinds `done`; it is of one of the `kinds` (types and modes); its sentence names one of each
    collection of `names`; `near`: its sentence names one of either collection, no farther than REACH from one that names one of both; its
    sentence is one of `sentences` (IRIs). Where there are `codes` it is of one of these (types, modes, factualities of negative
    polarity), or, where that is `contradicting`, contradicts another one. `words`: the query looks at the words of its sentence.
    """

    who: Collection[str] = ()
    behind: Collection[str] = ()
    persons: bool = False
    roles: Collection[str] = ()
    done: Collection[str] = ()
    kinds: Collection[str] = ()
    names: Sequence[Collection[str]] = ()
    near: tuple[Collection[str], Collection[str]] | None = None
    sentences: Collection[str] = ()
    codes: Collection[str] = ()
    contradicting: bool = False
    words: bool = False


def candidates(index: sqlite3.Connection, wanted: Wanted, contradicting: Collection[str] = ()) -> set[int] | None:
    """Ids of the claims that may be what is wanted; None where nothing narrows them. contradicting: IRIs of all that contradict another."""
    sentences = _sentences(index, wanted)
    parts = [_concerning(index, wanted)] if wanted.roles else []
    parts += [] if sentences is None else [_ids(index, "SELECT claim FROM resting WHERE sentence IN ({})", sentences)]
    if not parts:
        return None
    claims = set.intersection(*parts)
    if wanted.kinds:
        claims = _of_kinds(index, claims, wanted.kinds)
    if wanted.codes:
        others = claims & _ids(index, "SELECT id FROM claims WHERE iri IN ({})", contradicting)
        claims = _of_kinds(index, claims, wanted.codes) | others
    return claims


def _of_kinds(index: sqlite3.Connection, claims: Collection[int], kinds: Collection[str]) -> set[int]:
    return _ids(index, f"SELECT claim FROM kinds WHERE claim IN ({{}}) AND kind IN ({_marks(kinds)})", claims, kinds)


def entities(index: sqlite3.Connection, iris: Collection[str]) -> set[int]:
    """Ids of those that the index knows."""
    return _ids(index, "SELECT id FROM entities WHERE iri IN ({})", iris)


def some(index: sqlite3.Connection, find: str, values: Collection[Any], more: Collection[Any] = ()) -> Iterator[tuple[Any, ...]]:
    """Rows of a statement with {} in the place of values, of which there may be any number; `more` come after them."""
    every = list(values)
    parts = (every[at : at + _MANY] for at in range(0, len(every), _MANY))
    return chain.from_iterable(index.execute(find.replace("{}", _marks(part)), (*part, *more)) for part in parts)


def _concerning(index: sqlite3.Connection, wanted: Wanted) -> set[int]:
    kind = " AND kind = 'Person'" if wanted.persons else ""
    who = entities(index, wanted.who) | _ids(index, f"SELECT id FROM entities WHERE iri IN ({{}}){kind}", wanted.behind)
    find = f"SELECT claim FROM concerned WHERE entity IN ({{}}) AND role IN ({_marks(wanted.roles)})"
    if not wanted.done:
        return _ids(index, find, who, wanted.roles)
    of_kind = f"SELECT 1 FROM kinds WHERE kinds.claim = concerned.claim AND kind IN ({_marks(wanted.done)})"
    return _ids(index, f"{find} AND (role = ? OR EXISTS ({of_kind}))", who, (*wanted.roles, SOURCE, *wanted.done))


def _sentences(index: sqlite3.Connection, wanted: Wanted) -> set[int] | None:
    """Those that name what they must; None where that is nothing."""
    parts = [_naming(index, who) for who in wanted.names]
    if wanted.near is not None:
        parts.append(_near(index, *wanted.near))
    if wanted.sentences:
        parts.append(_ids(index, "SELECT id FROM sentences WHERE iri IN ({})", wanted.sentences))
    return set.intersection(*parts) if parts else None


def _near(index: sqlite3.Connection, party: Collection[str], other: Collection[str]) -> set[int]:
    ones, others = _naming(index, party), _naming(index, other)
    if ones == others:
        return ones
    find = f"""
        SELECT beside.id FROM sentences AS here JOIN sentences AS beside
        ON beside.article = here.article AND beside.place BETWEEN here.place - {REACH} AND here.place + {REACH} WHERE here.id IN ({{}})
    """
    return (ones | others) & _ids(index, find, ones & others)


def _naming(index: sqlite3.Connection, who: Collection[str]) -> set[int]:
    return _ids(index, "SELECT sentence FROM named WHERE entity IN ({})", entities(index, who))


def _ids(index: sqlite3.Connection, find: str, values: Collection[Any], more: Collection[Any] = ()) -> set[int]:
    return {one for (one,) in some(index, find, values, more)}


def _marks(values: Collection[Any]) -> str:
    return ", ".join("?" * len(values))
