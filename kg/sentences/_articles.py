"""What the sentences of a few articles say and hold, and how common words are: for who looks at some articles closely."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from kg.sentences._candidates import some
from kg.sentences._index import knows_all, up_to_date
from kg.store import Store


class Line(NamedTuple):
    """A sentence of an article; `place` is its number there, `claimed` whether a claim rests on it, as far as the index knows."""

    iri: str
    article: str
    place: int
    text: str
    claimed: bool


def lines(store: Store, articles: Collection[str]) -> list[Line]:
    """All sentences of some articles, each article's in their order. Raises StoreError where the index is damaged."""
    find = """
        SELECT sentences.iri, articles.iri, place, text, EXISTS (SELECT 1 FROM resting WHERE sentence = sentences.id)
        FROM articles JOIN sentences ON article = articles.id JOIN words ON words.rowid = sentences.id
        WHERE articles.iri IN ({}) ORDER BY article, place, sentences.id
    """
    with up_to_date(store) as index:
        rows = list(some(index, find, articles))
        is_known = knows_all(index)
    return [Line(iri, article, place, text, bool(claimed) or not is_known) for iri, article, place, text, claimed in rows]


def holding_in(store: Store, words: Collection[str], articles: Collection[str]) -> frozenset[str]:
    """IRIs of the sentences of some articles that hold one of the words, in any form. Raises StoreError as `lines`."""
    wanted = _any(words)
    # an article's sentences lie together, and a search within bounds goes only there
    find = "SELECT iri FROM words JOIN sentences ON id = words.rowid WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? AND article = ?"
    with up_to_date(store) as index:
        bounds = list(_bounds(index, articles)) if wanted else []
        return frozenset(iri for article, first, last in bounds for (iri,) in index.execute(find, (wanted, first, last, article)))


def frequency(store: Store, words: Collection[str]) -> int:
    """How many sentences hold one of the words, in any form. Raises StoreError as `lines`."""
    wanted = _any(words)
    with up_to_date(store) as index:
        return _count(index, "words WHERE words MATCH ?", (wanted,)) if wanted else 0


def size(store: Store) -> int:
    """How many sentences there are. Raises StoreError as `lines`."""
    with up_to_date(store) as index:
        return _count(index, "sentences", ())


def _bounds(index: sqlite3.Connection, articles: Collection[str]) -> Iterator[tuple[int, int, int]]:
    find = "SELECT article, MIN(sentences.id), MAX(sentences.id) FROM sentences JOIN articles ON article = articles.id"
    yield from some(index, f"{find} WHERE articles.iri IN ({{}}) GROUP BY article", articles)


def _any(words: Collection[str]) -> str:
    """Any of the words, as FTS5 writes it."""
    return " OR ".join(f'"{bare}"' for bare in (word.replace('"', "") for word in words) if bare.strip())


def _count(index: sqlite3.Connection, where: str, values: Sequence[str]) -> int:
    (number,) = index.execute(f"SELECT COUNT(*) FROM {where}", values).fetchone()
    return int(number)
