"""What relating remembers between two builds: a small SQLite file beside the store, made again from the store whenever it is missing.

An *item* is something that can be related: the wording of a sentence, an article, an event, an entity. Its *holders* are the articles
that have it; its *keys* are numbers that it has in common with whatever it may be related to; a *pair* is two items that are related.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.relate.tables import TABLES, opened

_MANY = 500  # values in one statement; SQLite takes 999 in its oldest version


@dataclass(frozen=True, slots=True)
class Held:
    """An item as one article has it; `place` tells several of them in one article apart, `data` is what the article says of it."""

    iri: str
    place: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Holding:
    """An item, the article that has it, and the place there."""

    item: int
    iri: str
    article: str
    place: str


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two related items by IRI, the smaller first; score in per cent, reasons as local names of codes, in the order of the list."""

    one: str
    other: str
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim, its article and event, the wording of its sentence, and the origins that no copy can change (IRIs, blank between), or
    None."""

    claim: str
    article: str
    event: str
    wording: str | None
    fixed: str | None


class Index:
    """The file, or one in memory for None. `fresh`: it has nothing that can be relied on, and everything is to be related anew."""

    def __init__(self, path: Path | None, version: str) -> None:
        """version: of the rules by which the pairs were found. Raises sqlite3.Error where the file can be neither read nor made."""
        self._db = opened(path)
        known = self._db.execute("SELECT name FROM sqlite_schema WHERE name = 'meta'").fetchone()
        state = dict(self._db.execute("SELECT name, value FROM meta")) if known else {}
        self.fresh = state != {"version": version, "state": "whole"}
        if self.fresh:
            self._make(version)
        self._say("state", "open")
        self._db.commit()

    def close(self, *, whole: bool) -> None:
        """whole: the store has all that is written here; else the next one to open it begins anew."""
        if whole:
            self._say("state", "whole")
        self._db.commit()
        self._db.close()

    def _make(self, version: str) -> None:
        for (table,) in self._db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            self._db.execute(f"DROP TABLE {table}")
        self._db.executescript(TABLES)
        self._say("version", version)

    def _say(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    # ---- articles and what they hold

    def held(self, kind: str, articles: Iterable[str]) -> set[tuple[str, Held]]:
        """(article, item as it has it) of the articles."""
        found = self.each(
            "SELECT h.article, i.iri, h.place, h.data FROM holder h JOIN item i ON i.id = h.item WHERE h.kind = ? AND h.article IN (…)",
            articles, kind,
        )  # fmt: skip
        return {(article, Held(iri, place, data)) for article, iri, place, data in found}

    def item(self, kind: str, iri: str) -> int:
        """Its number; made where it is new."""
        self._db.execute("INSERT OR IGNORE INTO item (kind, iri) VALUES (?, ?)", (kind, iri))
        (number,) = self._db.execute("SELECT id FROM item WHERE iri = ?", (iri,)).fetchone()
        return int(number)

    def let_go(self, kind: str, holdings: Iterable[tuple[str, Held]]) -> None:
        rows = ((article, kind, held.iri, held.place) for article, held in holdings)
        self._db.executemany(
            "DELETE FROM holder WHERE article = ? AND kind = ? AND item = (SELECT id FROM item WHERE iri = ?) AND place = ?", rows
        )

    def hold(self, kind: str, holdings: Iterable[tuple[str, Held]]) -> None:
        rows = ((article, kind, self.item(kind, held.iri), held.place, held.data) for article, held in holdings)
        self._db.executemany("INSERT OR REPLACE INTO holder VALUES (?, ?, ?, ?, ?)", rows)

    def said_of(self, item: int) -> list[bytes]:
        """What its holders say of an item, sorted, each once."""
        return sorted({data for (data,) in self._db.execute("SELECT data FROM holder WHERE item = ?", (item,))})

    def holdings(self, items: Iterable[int]) -> list[Holding]:
        query = "SELECT h.item, i.iri, h.article, h.place FROM holder h JOIN item i ON i.id = h.item WHERE h.item IN (…)"
        return [Holding(*row) for row in self.each(query, items)]

    def items_of(self, kind: str, articles: Iterable[str]) -> set[int]:
        return {item for (item,) in self.each("SELECT item FROM holder WHERE kind = ? AND article IN (…)", articles, kind)}

    # ---- items

    def data(self, items: Iterable[int]) -> dict[int, bytes | None]:
        return dict(self.each("SELECT id, data FROM item WHERE id IN (…)", items))

    def iris(self, items: Iterable[int]) -> dict[int, str]:
        return dict(self.each("SELECT id, iri FROM item WHERE id IN (…)", items))

    def set_data(self, item: int, data: bytes) -> None:
        self._db.execute("UPDATE item SET data = ? WHERE id = ?", (data, item))

    def firsts(self, items: Iterable[int]) -> dict[int, str | None]:
        """The first print of each item's copies, as `set_first` was told."""
        return dict(self.each("SELECT id, first FROM item WHERE id IN (…)", items))

    def set_first(self, firsts: Mapping[int, str]) -> None:
        self._db.executemany("UPDATE item SET first = ? WHERE id = ?", ((first, item) for item, first in firsts.items()))

    def forget(self, items: Collection[int]) -> None:
        """Items that nobody holds any more."""
        self.do("DELETE FROM item WHERE id IN (…)", items)

    # ---- keys and pairs

    def set_keys(self, keys: Mapping[int, Collection[int]]) -> None:
        """The keys of items, instead of those they had."""
        self.do("DELETE FROM key WHERE item IN (…)", keys)
        rows = sorted((key, item) for item, some in keys.items() for key in some)  # so that each page of a large table is written once
        self._db.executemany("INSERT OR IGNORE INTO key VALUES (?, ?)", rows)

    def candidates(self, keys: Iterable[int]) -> set[int]:
        """Items that have one of the keys."""
        return {found for (found,) in self.each("SELECT DISTINCT item FROM key WHERE key IN (…)", keys)}

    def neighbours(self, items: Collection[int]) -> set[int]:
        """Items that stand in a pair with one of these."""
        ahead = self.each("SELECT other FROM pair WHERE one IN (…)", items)
        back = self.each("SELECT one FROM pair WHERE other IN (…)", items)
        return {item for rows in (ahead, back) for (item,) in rows}

    def pairs(self, items: Collection[int]) -> set[Pair]:
        """Pairs that one of these items stands in."""
        found = set[Pair]()
        for side in ("one", "other"):
            query = (
                "SELECT a.iri, b.iri, p.score, p.reasons FROM pair p JOIN item a ON a.id = p.one JOIN item b ON b.id = p.other "
                f"WHERE p.{side} IN (…)"
            )
            found |= {_pair(one, other, score, reasons) for one, other, score, reasons in self.each(query, items)}
        return found

    def part(self, items: Collection[int]) -> None:
        """Takes the pairs of these items apart."""
        for side in ("one", "other"):
            self.do(f"DELETE FROM pair WHERE {side} IN (…)", items)

    def join(self, one: int, other: int, score: int, reasons: Iterable[str]) -> None:
        row = (min(one, other), max(one, other), score, " ".join(reasons))
        self._db.execute("INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?)", row)

    # ---- claims and whom they are traced to

    def drop_claims(self, articles: Iterable[str]) -> dict[str, str | None]:
        """Takes the claims of articles out; what they were traced to, by IRI."""
        articles = list(articles)
        gone = dict(self.each("SELECT iri, origins FROM claim WHERE article IN (…)", articles))
        self.do("DELETE FROM claim WHERE article IN (…)", articles)
        return gone

    def add_claims(self, claims: Iterable[ClaimRow]) -> None:
        rows = (
            (one.claim, one.article, one.event, None if one.wording is None else self.item("wording", one.wording), one.fixed)
            for one in claims
        )
        self._db.executemany("INSERT OR REPLACE INTO claim (iri, article, event, wording, fixed) VALUES (?, ?, ?, ?, ?)", rows)

    def claims_on(self, events: Iterable[str]) -> set[str]:
        return {claim for (claim,) in self.each("SELECT iri FROM claim WHERE event IN (…)", events)}

    def events_of(self, claims: Iterable[str]) -> set[str]:
        return {event for (event,) in self.each("SELECT DISTINCT event FROM claim WHERE iri IN (…)", claims)}

    def events_in(self, articles: Iterable[str]) -> set[str]:
        return {event for (event,) in self.each("SELECT DISTINCT event FROM claim WHERE article IN (…)", articles)}

    def told_of_together(self, events: Collection[str]) -> set[str]:
        """Those of the events that several claims are about, or that stand in a pair."""
        several = self.each("SELECT event FROM claim WHERE event IN (…) GROUP BY event HAVING count(*) > 1", events)
        paired = (
            self.each(f"SELECT DISTINCT i.iri FROM item i JOIN pair p ON p.{side} = i.id WHERE i.kind = 'event' AND i.iri IN (…)", events)
            for side in ("one", "other")
        )
        return {event for rows in (several, *paired) for (event,) in rows}

    def claims(self, articles: Iterable[str], wordings: Iterable[int]) -> list[tuple[str, str, int | None, str | None, str | None]]:
        """(claim, article, wording, fixed origins, origins so far) of the articles and of the wordings, wherever they stand."""
        query = "SELECT iri, article, wording, fixed, origins FROM claim WHERE "
        return sorted({*self.each(query + "article IN (…)", articles), *self.each(query + "wording IN (…)", wordings)})

    def set_origins(self, origins: Mapping[str, str]) -> None:
        self._db.executemany("UPDATE claim SET origins = ? WHERE iri = ?", ((value, claim) for claim, value in origins.items()))

    # ---- facts that rules have derived

    def same_events(self, events: Iterable[str]) -> set[str]:
        """Events that stand in a pair with one of these."""
        items = {item for (item,) in self.each("SELECT id FROM item WHERE kind = 'event' AND iri IN (…)", events)}
        return set(self.iris(self.neighbours(items)).values())

    def facts_about(self, claims: Collection[str]) -> set[tuple[str, str, str]]:
        """Derived facts that have one of the claims as subject or object."""
        query = "SELECT subject, property, object FROM fact WHERE "
        return {*self.each(query + "subject IN (…)", claims), *self.each(query + "object IN (…)", claims)}

    def replace_facts(self, old: Iterable[tuple[str, str, str]], new: Iterable[tuple[str, str, str]]) -> None:
        self._db.executemany("DELETE FROM fact WHERE subject = ? AND property = ? AND object = ?", old)
        self._db.executemany("INSERT OR IGNORE INTO fact VALUES (?, ?, ?)", new)

    # ---- bearers of names

    def last_bearer(self) -> int:
        """The highest number that one has."""
        (number,) = self._db.execute("SELECT coalesce(max(number), 0) FROM bearer").fetchone()
        return int(number)

    # ---- statements over many values

    def each(self, query: str, values: Iterable[object], *before: object) -> Iterator[tuple]:  # type: ignore[type-arg]
        for some in _chunks(values):
            yield from self._db.execute(query.replace("…", ",".join("?" * len(some))), (*before, *some)).fetchall()

    def insert(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        self._db.executemany(statement, rows)

    def do(self, statement: str, values: Iterable[object]) -> None:
        for some in _chunks(values):
            self._db.execute(statement.replace("…", ",".join("?" * len(some))), some)


def _pair(one: str, other: str, score: int, reasons: str) -> Pair:
    one, other = sorted((one, other))
    return Pair(one, other, score, tuple(reasons.split()))


def _chunks(values: Iterable[object]) -> Iterator[list[object]]:
    every = list(values)
    return (every[at : at + _MANY] for at in range(0, len(every), _MANY))
