"""What the index says of the store as a whole: how much there is, the newest articles, who is named most, and who is called what."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from kg.sentences._index import knows_all, up_to_date
from kg.store import Store

_SPEAKS = "source"
_MENTIONS = "(SELECT SUM(mentions) FROM named WHERE entity = entities.id)"


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is; `entities` are those that a sentence names, `first` and `last` days of publication where there are any."""

    articles: int
    sentences: int
    claims: int
    untyped: int
    entities: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """An article as a list shows it; the day is ISO 8601."""

    article: str
    title: str | None
    publisher: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class Called:
    """An entity that sentences name, with how many mentions there are of it."""

    entity: str
    kind: str
    name: str
    mentions: int


def extent(store: Store, untyped: str) -> Extent | None:
    """How much there is, `untyped` being the kind of claims that are counted by themselves; None where not all claims are known (yet).
    Raises StoreError where the index is damaged."""
    with up_to_date(store) as index:
        if not knows_all(index):
            return None
        articles, sentences, claims = (_one(index, f"SELECT COUNT(*) FROM {table}") for table in ("articles", "sentences", "claims"))
        without_type = _one(index, "SELECT COUNT(*) FROM kinds WHERE kind = ?", untyped)
        named = _one(index, "SELECT COUNT(*) FROM entities WHERE EXISTS (SELECT 1 FROM named WHERE entity = entities.id)")
        first, last = index.execute("SELECT MIN(day), MAX(day) FROM articles").fetchone()
        return Extent(articles, sentences, claims, without_type, named, first, last)


def span(store: Store) -> tuple[int, str | None, str | None]:
    """How many articles there are, and the first and last day of publication of those that have one. Raises StoreError as `extent`."""
    with up_to_date(store) as index:
        number, first, last = index.execute("SELECT COUNT(*), MIN(day), MAX(day) FROM articles").fetchone()
        return int(number), first, last


def heads(store: Store, most: int = -1) -> list[Head]:
    """Articles, the newest first, those without a day at the end; all or the first ones. Raises StoreError as `extent`."""
    find = "SELECT iri, title, publisher, day FROM articles ORDER BY day DESC, iri LIMIT ?"
    with up_to_date(store) as index:
        return [Head(*row) for row in index.execute(find, (most,))]


def how_much(store: Store, articles: Sequence[str]) -> dict[str, tuple[int, int]] | None:
    """Article -> how many sentences it has and how many claims rest on them; None where not all claims are known (yet)."""
    sentences = "SELECT COUNT(*) FROM sentences JOIN articles ON article = articles.id WHERE articles.iri = ?"
    claims = """
        SELECT COUNT(DISTINCT claim) FROM articles JOIN sentences ON article = articles.id JOIN resting ON sentence = sentences.id
        WHERE articles.iri = ?
    """
    with up_to_date(store) as index:
        return {iri: (_one(index, sentences, iri), _one(index, claims, iri)) for iri in articles} if knows_all(index) else None


def called(store: Store, letters: str, most: int) -> list[Called]:
    """Entities whose names hold the letters, in any case: those whose names come nearest. Raises StoreError as `extent`."""
    wanted = letters.casefold()
    find = f"""
        SELECT iri, kind, name, {_MENTIONS} FROM entities WHERE INSTR(folded, ?) AND EXISTS (SELECT 1 FROM named WHERE entity = entities.id)
        ORDER BY folded != ?, LENGTH(name), iri LIMIT ?
    """
    with up_to_date(store) as index:
        return [Called(*row) for row in index.execute(find, (wanted, wanted, most))]


def sounding(store: Store, ends: Sequence[str]) -> list[Called]:
    """Persons whom sentences name, with a word in their name that begins, or a name that ends, with one of the stretches of letters (in
    folded form). Raises StoreError as `extent`."""
    signs = " OR ".join(["folded LIKE ? || '%' OR folded LIKE '% ' || ? || '%' OR folded LIKE '%' || ?"] * len(ends))
    find = f"""
        SELECT iri, kind, name, 0 FROM entities WHERE kind = 'Person' AND ({signs or 0})
        AND EXISTS (SELECT 1 FROM named WHERE entity = entities.id) ORDER BY iri
    """
    with up_to_date(store) as index:
        return [Called(*row) for row in index.execute(find, [end for end in ends for _ in range(3)])]


def named_most(store: Store, most: int) -> list[Called]:
    """The entities with the most mentions, the most first. Raises StoreError as `extent`."""
    find = """
        SELECT iri, kind, name, number FROM (SELECT entity, SUM(mentions) AS number FROM named GROUP BY entity) JOIN entities ON id = entity
        WHERE name IS NOT NULL ORDER BY number DESC, iri LIMIT ?
    """
    with up_to_date(store) as index:
        return [Called(*row) for row in index.execute(find, (most,))]


def speaks_of(store: Store, speakers: int, kind: str, matters: Sequence[str]) -> list[tuple[str, str, int]] | None:
    """Names of the entities of one kind that are the source of the most claims, and of those of other kinds that the sentences of these
    claims name, with how many sentences; None where not all claims are known (yet). Raises StoreError as `extent`."""
    find = f"""
        WITH speakers AS (
            SELECT entities.id, name FROM concerned JOIN entities ON entities.id = entity WHERE role = ? AND kind = ?
            GROUP BY entities.id ORDER BY COUNT(*) DESC, iri LIMIT ?
        )
        SELECT speakers.name, about.name, COUNT(DISTINCT resting.sentence) FROM speakers
        JOIN concerned ON concerned.entity = speakers.id AND role = ? JOIN resting ON resting.claim = concerned.claim
        JOIN named ON named.sentence = resting.sentence JOIN entities AS about ON about.id = named.entity
        WHERE about.id != speakers.id AND about.kind IN ({", ".join("?" * len(matters))}) GROUP BY speakers.id, about.id
        ORDER BY 3 DESC, speakers.name, about.name
    """
    with up_to_date(store) as index:
        return index.execute(find, (_SPEAKS, kind, speakers, _SPEAKS, *matters)).fetchall() if knows_all(index) else None


def _one(index: sqlite3.Connection, find: str, *values: str) -> int:
    (number,) = index.execute(find, values).fetchone()
    return int(number)
