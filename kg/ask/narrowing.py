"""An answering query runs over the part of the graph that the claims are in which it can find at all, in memory.

What is sure of the claims of each query stands in `queries/index/candidates.toml`. The query is the one that the answer shows: over the
whole graph, anywhere, it finds the same, but for what kg.ask.near does not keep. Where the index cannot tell, it is run over the whole
graph here too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.ask.findings import Hit, hits
from kg.errors import DataError
from kg.resources import data_path
from kg.sentences import Wanted, asked, part_about
from kg.store import Store
from kg.vocab import PREFIXES

FILE = "candidates.toml"
_Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Sure:
    """What the file says of one query."""

    who: str = ""
    behind: int = 0
    persons: bool = False
    roles: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    contradicting: bool = False
    words: bool = False


def found(store: Store, query: str, values: _Values, sparql: str, sentences: Collection[str] = ()) -> list[Hit]:
    """What a query finds that was bound to the values, or at least all that kg.ask.near keeps of it; where `sentences` are given at least
    all that it finds in them."""
    sure = _known().get(query)
    named = {iri for name in ("party", "other") for iri in values.get(name, ())}
    told = sure is not None and all(values.get(name) for name in sure.names)
    part = part_about(store, replace(_wanted(store, sure, values), sentences=sentences), named) if sure is not None and told else None
    return hits(store if part is None else part, sparql)


def _wanted(store: Store, sure: _Sure, values: _Values) -> Wanted:
    party, other = values.get("party"), values.get("other")
    of_kinds = bool(sure.kinds) and bool(values.get(sure.kinds[0]))
    return Wanted(
        who=values.get(sure.who, ()),
        behind=_behind(store, values.get(sure.who, ()), sure.behind),
        persons=sure.persons,
        roles=sure.roles,
        done=sure.done,
        kinds=tuple(dict.fromkeys(kind for name in sure.kinds for kind in values.get(name, ()))) if of_kinds else (),
        names=[values[name] for name in sure.names],
        near=(party, other) if party and other else None,
        codes=sure.codes,
        contradicting=sure.contradicting,
        words=sure.words,
    )


def _behind(store: Store, who: Collection[str], steps: int) -> set[str]:
    """Who holds a post in or for them, or is their member, in so many steps; and they themselves."""
    found = set(who)
    for _ in range(steps):
        found |= {row["who"].value for row in asked(store, "behind", body=sorted(found))}
    return found


@cache
def _known() -> Mapping[str, _Sure]:
    """The file, read once. Raises DataError that names the entry at fault."""
    try:
        data = tomllib.loads(data_path("queries", "index", FILE).read_text(encoding="utf-8"))
        return {name: _sure(**entry) for name, entry in data.items()}
    except (OSError, tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise DataError(f"queries/index/{FILE}: {error}") from error


def _sure(
    *,
    who: str = "",
    behind: int = 0,
    persons: bool = False,
    roles: Sequence[str] = (),
    done: Sequence[str] = (),
    kinds: Sequence[str] = (),
    names: Sequence[str] = (),
    codes: Sequence[str] = (),
    contradicting: bool = False,
    words: bool = False,
) -> _Sure:
    return _Sure(who, behind, persons, tuple(roles), _full(done), tuple(kinds), tuple(names), _full(codes), contradicting, words)


def _full(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(PREFIXES[prefix] + name for prefix, _, name in (code.partition(":") for code in codes))
