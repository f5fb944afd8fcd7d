"""Rows of the questions that the pages ask: plain text by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.query import Question, bind, load
from kg.resources import data_path
from kg.store import Store

Plain = dict[str, str]  # what is not bound is not there


def rows(store: Store, question: str, /, **values: str | Sequence[str]) -> list[Plain]:
    """Rows of a question of `queries/pages/`, or else of `queries/`. Raises BadQuery for a value that does not fit its parameter."""
    given = {name: value for name, value in values.items() if value}
    return [{name: term.value for name, term in row.items()} for row in store.query(bind(_question(question), given)).rows]


@cache
def _question(name: str) -> Question:
    own = data_path("queries", "pages", f"{name}.rq")
    return load(own if own.is_file() else name)
