"""The articles of the graph as a list: filtered, the newest first, copies folded under the one that came first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.sentences import Head, heads, how_much
from kg.server.pages._rows import Plain, rows, same_rows
from kg.store import Store

ON_A_PAGE = 50
PUBLISHERS = 200  # in the form, those with the most articles


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is to hold: letters of the title, a publisher, days of publication; and which page of it."""

    letters: str = ""
    publisher: str = ""
    since: str = ""
    until: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """One article, and the articles with nearly the same text that came after it."""

    iri: str
    title: str | None
    publisher: str | None
    day: str | None
    sentences: int
    claims: int
    copies: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """One page of the list; `found` counts articles, `folded` those of them that are copies of others."""

    listed: tuple[Listed, ...]
    found: int
    folded: int
    page: int
    pages: int
    publishers: tuple[tuple[str, int], ...]


def sources(store: Store, wanted: Wanted) -> Sources:
    """The list. A copy stands under the first of its group that fits what is wanted."""
    everything = [_plain(head) for head in heads(store)]
    publishers = Counter(row["publisher"] for row in everything if "publisher" in row)
    groups = _groups([row for row in everything if _fits(row, wanted)], same_rows(store, "copies"))
    pages = max(1, -(-len(groups) // ON_A_PAGE))
    page = min(max(1, wanted.page), pages)
    shown = groups[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    counts = _counts(store, [row["article"] for group in shown for row in group])
    found = sum(map(len, groups))
    return Sources(
        tuple(_listed(group, counts) for group in shown), found, found - len(groups), page, pages, tuple(publishers.most_common(PUBLISHERS))
    )


def _plain(head: Head) -> Plain:
    known = {"article": head.article, "title": head.title, "publisher": head.publisher, "day": head.day}
    return {name: value for name, value in known.items() if value is not None}


def _fits(row: Plain, wanted: Wanted) -> bool:
    day = row.get("day", "")
    return (
        wanted.letters.casefold() in row.get("title", "").casefold()
        and wanted.publisher in ("", row.get("publisher"))
        and (not wanted.since or day >= wanted.since)
        and (not wanted.until or "" < day <= wanted.until)
    )


def _groups(articles: Iterable[Plain], copies: Iterable[Plain]) -> list[list[Plain]]:
    """Articles with their copies (and the copies of these), the first published ahead; the groups by the day of that, the newest first."""
    others: dict[str, set[str]] = defaultdict(set)
    for pair in copies:
        others[pair["article"]].add(pair["other"])
    by_iri = {row["article"]: row for row in articles}
    groups, seen = list[list[Plain]](), set[str]()
    for iri in sorted(by_iri):
        if iri not in seen:
            members = _connected(iri, others)
            seen |= members
            groups.append(sorted((by_iri[one] for one in members if one in by_iri), key=_first))
    return sorted(groups, key=lambda group: (group[0].get("day", ""), group[0]["article"]), reverse=True)


def _connected(start: str, others: Mapping[str, set[str]]) -> set[str]:
    found, open_ = {start}, [start]
    while open_:
        new = others.get(open_.pop(), set()) - found
        found |= new
        open_ += new
    return found


def _first(row: Plain) -> tuple[str, str]:
    return row.get("day", "9999"), row["article"]


def _counts(store: Store, articles: Sequence[str]) -> dict[str, tuple[int, int]]:
    known = how_much(store, articles) if articles else {}
    return _counted(store, articles) if known is None else known


def _counted(store: Store, articles: Sequence[str]) -> dict[str, tuple[int, int]]:
    """As the graph itself counts it, where the index beside it does not know all yet."""
    sentences, claims = (
        {row["article"]: int(row["number"]) for row in rows(store, name, article=articles)} for name in ("count-sentences", "count-claims")
    )
    return {article: (sentences.get(article, 0), claims.get(article, 0)) for article in articles}


def _listed(group: Sequence[Plain], counts: Mapping[str, tuple[int, int]]) -> Listed:
    row, copies = group[0], tuple(_listed([one], counts) for one in group[1:])
    return Listed(row["article"], row.get("title"), row.get("publisher"), row.get("day"), *counts[row["article"]], copies)
