"""Rows of the questions that the pages ask: plain text by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from weakref import WeakKeyDictionary

from kg.query import Question, bind, load
from kg.resources import data_path
from kg.results import Row
from kg.store import Store

Plain = dict[str, str]  # what is not bound is not there
_kept: WeakKeyDictionary[Store, dict[str, list[Plain]]] = WeakKeyDictionary()


def rows(store: Store, question: str, /, **values: str | Sequence[str]) -> list[Plain]:
    """Rows of a question of `queries/pages/`, or else of `queries/`. Raises BadQuery for a value that does not fit its parameter."""
    given = {name: value for name, value in values.items() if value}
    return plain(store.query(bind(_question(question), given)).rows)


def plain(found: Iterable[Row]) -> list[Plain]:
    """Rows as plain text."""
    return [{name: term.value for name, term in row.items()} for row in found]


def same_rows(store: Store, question: str) -> list[Plain]:
    """As `rows`, of a question without parameters that is asked again and again; not to be changed.

    Where the store can only be read, as a checkpoint, it is asked once for as long as that is open.
    """
    if not getattr(store, "read_only", False):
        return rows(store, question)
    kept = _kept.setdefault(store, {})
    if question not in kept:
        kept[question] = rows(store, question)
    return kept[question]


@cache
def _question(name: str) -> Question:
    own = data_path("queries", "pages", f"{name}.rq")
    return load(own if own.is_file() else name)
