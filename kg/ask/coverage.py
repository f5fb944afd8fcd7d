"""What was looked at, and what was not found, in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from kg.ask.findings import ask
from kg.ask.plan import Plan
from kg.ask.vocabulary import Names
from kg.model import Coverage
from kg.results import Row
from kg.store import Store


def cover(names: Names, about: Sequence[str], cited: Iterable[str], missing: Iterable[str]) -> Coverage:
    """Sentences that name an entity asked about, how many of them are cited, and what is missing."""
    naming = names.sentences_naming(about)
    return Coverage(len(naming), len(naming & set(cited)), tuple(missing))


def nothing(store: Store, plan: Plan) -> str:
    """What was looked for in vain, and in how many articles of which days."""
    return f"{plan.sought} in {articles(store)}"


def articles(store: Store) -> str:
    """The extent of the graph: "12 articles from 2022-10-18 to 2022-11-04"."""
    extent = _extent(store)
    count = int(extent["articles"].value)
    words = "1 article" if count == 1 else f"{count} articles"
    if "first" not in extent:
        return words
    first, last = extent["first"].value, extent["last"].value
    return f"{words} of {first}" if first == last else f"{words} from {first} to {last}"


def last_day(store: Store) -> dt.date | None:
    """The newest day of publication: what "last week" in a question counts from, so that the same graph gives the same answer."""
    extent = _extent(store)
    return dt.date.fromisoformat(extent["last"].value) if "last" in extent else None


def _extent(store: Store) -> Row:
    [row] = ask(store, "extent")
    return row
