"""Sentences of a store ranked by words (BM25, as SQLite's FTS5 computes it), over an index that follows the store.

The index of a store on this machine is a file in its folder; that of any other store, or where the folder cannot be written, is in
memory and lives as long as the store object. It is brought up to date before each search: articles that are gone go, new ones come.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary, WeakSet

from kg.errors import StoreError
from kg.query import bind, load
from kg.store import Store

FILE = "newsgraph-words.sqlite"
MOST = 200  # sentences that a search gives at most
_BATCH = 200  # articles whose sentences are fetched at once
_TABLES = """
CREATE VIRTUAL TABLE IF NOT EXISTS sentences USING fts5(iri UNINDEXED, article UNINDEXED, words, tokenize = 'porter unicode61');
CREATE TABLE IF NOT EXISTS articles (iri TEXT PRIMARY KEY);
"""
_in_memory: WeakKeyDictionary[Store, sqlite3.Connection] = WeakKeyDictionary()
_followed: WeakSet[Store] = WeakSet()  # opened for reading only, so that nothing can have changed since
_lock = Lock()


def search(store: Store, words: Sequence[str], *, every: bool = False) -> list[str]:
    """IRIs of the sentences that hold some of the words (in any form), or `every` one, the best first. Raises StoreError where the index
    is damaged."""
    if not words:
        return []
    wanted = (" AND " if every else " OR ").join(f'"{word}"' for word in (word.replace('"', "") for word in words) if word)
    with _lock:
        index = _index(store)
        try:
            if store not in _followed:
                _follow(store, index)
            if getattr(store, "read_only", False):
                _followed.add(store)
            rows = index.execute("SELECT iri FROM sentences WHERE sentences MATCH ? ORDER BY rank LIMIT ?", (wanted, MOST)).fetchall()
        except sqlite3.DatabaseError as error:
            raise StoreError(f"the index of words of the store cannot be used ({error}); remove {FILE} in its folder") from error
        finally:
            if store not in _in_memory:
                index.close()
    return [iri for (iri,) in rows]


def _index(store: Store) -> sqlite3.Connection:
    """The index on disk where there can be one, else the one in memory."""
    if store in _in_memory:
        return _in_memory[store]
    folder = Path(str(getattr(store, "location", "")))
    if (folder / "CURRENT").is_file():
        try:
            return _opened(str(folder / FILE))
        except sqlite3.OperationalError:  # a folder that can only be read
            pass
    _in_memory[store] = _opened(":memory:")
    return _in_memory[store]


def _opened(place: str) -> sqlite3.Connection:
    index = sqlite3.connect(place, timeout=30, check_same_thread=False)
    try:
        index.executescript(_TABLES)
        index.execute("UPDATE articles SET iri = iri WHERE 0")  # finds out now whether it can be written
    except sqlite3.OperationalError:
        index.close()
        raise
    return index


def _follow(store: Store, index: sqlite3.Connection) -> None:
    there = {row["article"].value for row in store.query(load("article-iris").text).rows}
    known = {iri for (iri,) in index.execute("SELECT iri FROM articles")}
    with index:
        for gone in sorted(known - there):
            index.execute("DELETE FROM sentences WHERE article = ?", (gone,))
            index.execute("DELETE FROM articles WHERE iri = ?", (gone,))
        new = sorted(there - known)
        for some in (new[at : at + _BATCH] for at in range(0, len(new), _BATCH)):
            index.executemany("INSERT INTO sentences (iri, article, words) VALUES (?, ?, ?)", _sentences(store, some))
            index.executemany("INSERT INTO articles (iri) VALUES (?)", ((iri,) for iri in some))


def _sentences(store: Store, articles: Iterable[str]) -> list[tuple[str, str, str]]:
    rows = store.query(bind(load("article-sentences"), {"article": list(articles)})).rows
    return [(row["sentence"].value, row["article"].value, row["text"].value) for row in rows]
