"""What was looked at, and what was not found, in plain words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.answers import Coverage
from kg.ask.plan import Plan
from kg.ask.vocabulary import Names
from kg.sentences import span
from kg.store import Store

FAILED = "failed"  # reason of `[unused]`: the check before printing did not hold


def cover(
    names: Names, about: Sequence[Sequence[str]], cited: Iterable[str], missing: Iterable[str], looked: Looked, words: Mapping[str, str]
) -> Coverage:
    """Sentences that name an entity asked about (`about`: the IRIs of each), how many of them are cited, why the others are not, and what
    is missing. words: reasons in words."""
    groups = [names.sentences_naming(group) for group in about]
    naming, used = set[str]().union(*groups), set(cited)
    unseen = naming - looked.sentences - used
    every = naming.intersection(*groups) if groups else naming
    reasons = looked.why + Counter(some=len(unseen - every), silent=len(unseen & every))
    told = tuple((words[why], reasons[why]) for why in words if reasons[why] > 0)
    return Coverage(len(naming), len(naming & used), tuple(missing), told, reasons[FAILED])


@dataclass(slots=True)
class Looked:
    """Sentences that the query found, and why some of them are not used: reason of `[unused]` -> how many."""

    sentences: set[str] = field(default_factory=set)
    why: Counter[str] = field(default_factory=Counter)


def nothing(store: Store, plan: Plan) -> str:
    """What was looked for in vain, and in how many articles of which days."""
    return f"{plan.sought} in {articles(store)}"


def articles(store: Store) -> str:
    """The extent of the graph: "12 articles from 2022-10-18 to 2022-11-04"."""
    count, first, last = span(store)
    words = "1 article" if count == 1 else f"{count} articles"
    if first is None:
        return words
    return f"{words} of {first}" if first == last else f"{words} from {first} to {last}"


def last_day(store: Store) -> dt.date | None:
    """The newest day of publication: what "last week" in a question counts from, so that the same graph gives the same answer."""
    _, _, last = span(store)
    return None if last is None else dt.date.fromisoformat(last)
