"""What was looked at, and what was not found, in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from kg.ask.findings import ask
from kg.ask.plan import Plan
from kg.model import Coverage
from kg.store import Store


def cover(store: Store, about: Sequence[str], cited: Iterable[str], missing: Iterable[str]) -> Coverage:
    """Sentences that name an entity asked about, how many of them are cited, and what is missing."""
    naming = {row["sentence"].value for row in ask(store, "naming", entity=about)} if about else set()
    return Coverage(len(naming), len(naming & set(cited)), tuple(missing))


def nothing(store: Store, plan: Plan) -> str:
    """What was looked for in vain, and in how many articles of which days."""
    return f"{plan.sought} in {articles(store)}"


def articles(store: Store) -> str:
    """The extent of the graph: "12 articles from 2022-10-18 to 2022-11-04"."""
    rows = ask(store, "articles")
    count = len({row["article"].value for row in rows})
    days = sorted(row["day"].value for row in rows if "day" in row)
    words = "1 article" if count == 1 else f"{count} articles"
    if not days:
        return words
    return f"{words} of {days[0]}" if days[0] == days[-1] else f"{words} from {days[0]} to {days[-1]}"


def last_day(store: Store) -> dt.date | None:
    """The newest day of publication: what "last week" in a question counts from, so that the same graph gives the same answer."""
    days = [row["last"].value for row in ask(store, "last-day") if "last" in row]
    return dt.date.fromisoformat(days[0]) if days else None
