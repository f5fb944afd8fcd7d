"""The sentences of a store by their words (BM25, as SQLite's FTS5 computes it) and by whom they name, in an index that follows the store.

A store can say both itself, but not fast: it has no index of words, and looks up one by one the mentions of a state that is named ten
thousand times. The index of a store on this machine is a file in its folder; that of any other store, or where the folder cannot be
written, is in memory and lives as long as the store object. `kg build` brings it up to date; whoever asks does so again where the store
has changed since: articles that are gone go, new ones come, and those in which somebody corrected something are looked at anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

from kg.errors import StoreError
from kg.ids import digest
from kg.query import bind, load
from kg.results import Row
from kg.store import Store
from kg.store.projection import corrected, withdrawn

FILE = "newsgraph-words.sqlite"
MOST = 200  # sentences that a search gives at most
_BATCH = 200  # articles whose sentences are fetched at once
_FORM = 2  # of the tables: an index of another form is made anew
_TABLES = """
CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'porter unicode61');
CREATE TABLE articles (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, state TEXT);
CREATE TABLE sentences (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, article INTEGER, place INTEGER);
CREATE TABLE entities (id INTEGER PRIMARY KEY, iri TEXT UNIQUE);
CREATE TABLE named (entity INTEGER, sentence INTEGER, PRIMARY KEY (entity, sentence)) WITHOUT ROWID;
CREATE INDEX sentences_of ON sentences (article);
CREATE INDEX named_in ON named (sentence);
"""
_in_memory: WeakKeyDictionary[Store, sqlite3.Connection] = WeakKeyDictionary()
_followed: WeakKeyDictionary[Store, int] = WeakKeyDictionary()  # what the store's count of changes was
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence that names an entity; `place` is its number in the article."""

    entity: str
    sentence: str
    article: str
    place: int


def search(store: Store, words: Sequence[str], *, every: bool = False) -> list[str]:
    """IRIs of the sentences that hold some of the words (in any form), or `every` one, the best first. Raises StoreError where the index
    is damaged."""
    if not words:
        return []
    wanted = (" AND " if every else " OR ").join(f'"{word}"' for word in (word.replace('"', "") for word in words) if word)
    found = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
    with _up_to_date(store) as index:
        ids = [id_ for (id_,) in index.execute(found, (wanted, MOST))]
        return [iri for id_ in ids for (iri,) in index.execute("SELECT iri FROM sentences WHERE id = ?", (id_,))]


def holding(store: Store, words: Sequence[str]) -> frozenset[str]:
    """IRIs of all sentences that hold one of the words, in any form. Raises StoreError as `search`."""
    wanted = " OR ".join(_term(word) for word in words if word)
    found = "SELECT iri FROM words JOIN sentences ON id = words.rowid WHERE words MATCH ?"
    with _up_to_date(store) as index:
        return frozenset(iri for (iri,) in index.execute(found, (wanted,))) if wanted else frozenset()


def matching(store: Store, needed: Sequence[str], wished: Sequence[str], who: Sequence[Collection[str]]) -> list[tuple[str, str]]:
    """IRI and text of sentences that hold one of the words that are needed and name one entity of each collection, by whatever words.

    The best come first, by these words and those wished for. A word that ends in * is the beginning of one. Raises StoreError as `search`.
    """
    some = " OR ".join(map(_term, needed))
    expression = f"({some}) AND ({' OR '.join(map(_term, [*needed, *wished]))})"
    naming = "SELECT sentence FROM named JOIN entities ON entity = entities.id WHERE iri IN"
    # the + keeps SQLite from running the search for words anew for each sentence that names them: 17 s instead of some milliseconds
    named = "".join(f" AND +words.rowid IN ({naming} ({', '.join('?' * len(iris))}))" for iris in who)
    found = f"SELECT iri, text FROM words JOIN sentences ON id = words.rowid WHERE words MATCH ?{named} ORDER BY rank LIMIT ?"
    with _up_to_date(store) as index:
        return index.execute(found, (expression, *(iri for iris in who for iri in sorted(iris)), MOST)).fetchall()


def _term(word: str) -> str:
    """A word, or the beginning of one, as FTS5 writes it."""
    bare = word.replace('"', "")
    return f'"{bare[:-1]}"*' if bare.endswith("*") else f'"{bare}"'


def naming(store: Store, entities: Iterable[str]) -> list[Naming]:
    """Where the entities are named, by whatever words; a sentence once for each of them. Raises StoreError as `search`."""
    found = """
        SELECT sentences.iri, articles.iri, place FROM entities JOIN named ON entity = entities.id
        JOIN sentences ON sentences.id = sentence JOIN articles ON articles.id = article WHERE entities.iri = ?
    """
    with _up_to_date(store) as index:
        return [Naming(entity, *row) for entity in dict.fromkeys(entities) for row in index.execute(found, (entity,))]


def sentences_of(store: Store, article: str) -> list[tuple[str, str]]:
    """IRI and text of the sentences of an article, in their order. Raises StoreError as `search`."""
    found = """
        SELECT sentences.iri, text FROM articles JOIN sentences ON article = articles.id JOIN words ON words.rowid = sentences.id
        WHERE articles.iri = ? ORDER BY place
    """
    with _up_to_date(store) as index:
        return index.execute(found, (article,)).fetchall()


def follow(store: Store) -> None:
    """Bring the index up to date. Raises StoreError as `search`."""
    with _up_to_date(store):
        pass


def forget(store: Store, articles: Iterable[str]) -> None:
    """Look at these articles anew when the index is next brought up to date: they have been read again."""
    with _lock, _opened(store) as index, index:
        index.executemany("UPDATE articles SET state = NULL WHERE iri = ?", ((iri,) for iri in articles))
    _followed.pop(store, None)


@contextmanager
def _up_to_date(store: Store) -> Iterator[sqlite3.Connection]:
    with _lock, _opened(store) as index:
        changes: int | None = 0 if getattr(store, "read_only", False) else getattr(store, "changes", None)
        if changes is None or _followed.get(store) != changes:
            _follow(store, index)
        if changes is not None:
            _followed[store] = changes
        yield index


@contextmanager
def _opened(store: Store) -> Iterator[sqlite3.Connection]:
    """The index on disk where there can be one, else the one in memory."""
    try:
        index = _index(store)
        try:
            yield index
        finally:
            if store not in _in_memory:
                index.close()
    except sqlite3.DatabaseError as error:
        raise StoreError(f"the index of words of the store cannot be used ({error}); remove {FILE} in its folder") from error


def _index(store: Store) -> sqlite3.Connection:
    if store in _in_memory:
        return _in_memory[store]
    if store.folder is not None and (store.folder / "CURRENT").is_file():
        try:
            return _connected(str(store.folder / FILE))
        except sqlite3.OperationalError:  # a folder that can only be read
            pass
    _in_memory[store] = _connected(":memory:")
    return _in_memory[store]


def _connected(place: str) -> sqlite3.Connection:
    index = sqlite3.connect(place, timeout=30, check_same_thread=False)
    try:
        (form,) = index.execute("PRAGMA user_version").fetchone()
        if form != _FORM:
            index.close()
            Path(place).unlink(missing_ok=True)
            index = sqlite3.connect(place, timeout=30, check_same_thread=False)
            index.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_FORM}; COMMIT;")
        index.execute("UPDATE articles SET iri = iri WHERE 0")  # finds out now whether it can be written
    except sqlite3.OperationalError:
        index.close()
        raise
    return index


def _follow(store: Store, index: sqlite3.Connection) -> None:
    there = {row["article"].value: "" for row in store.query(load("article-iris").text).rows}
    there |= {article: state for article, state in _corrections(store) if article in there}
    known: dict[str, str | None] = dict(index.execute("SELECT iri, state FROM articles"))
    with index:
        for gone in sorted(iri for iri, state in known.items() if there.get(iri) != state):
            _drop(index, gone)
    new = sorted(iri for iri, state in there.items() if known.get(iri) != state)
    for some in (new[at : at + _BATCH] for at in range(0, len(new), _BATCH)):
        with index:  # whoever is ended here goes on from there
            index.executemany("INSERT INTO articles (iri, state) VALUES (?, ?)", ((iri, there[iri]) for iri in some))
            _insert(store, index, some)


def _corrections(store: Store) -> Iterator[tuple[str, str]]:
    """Articles in which somebody withdrew or corrected something, with a digest of what."""
    graphs = set(store.graphs())
    ends = withdrawn(""), corrected("")
    for article in {graph.removesuffix(end) for graph in graphs for end in ends if graph.endswith(end)}:
        beside = (quad for end in ends if article + end in graphs for quad in store.content(article + end))
        yield article, digest(*sorted(map(str, beside)))


def _drop(index: sqlite3.Connection, article: str) -> None:
    own = "SELECT sentences.id FROM sentences JOIN articles ON articles.id = article WHERE articles.iri = ?"
    index.execute(f"DELETE FROM words WHERE rowid IN ({own})", (article,))
    index.execute(f"DELETE FROM named WHERE sentence IN ({own})", (article,))
    index.execute(f"DELETE FROM sentences WHERE id IN ({own})", (article,))
    index.execute("DELETE FROM articles WHERE iri = ?", (article,))


def _insert(store: Store, index: sqlite3.Connection, articles: Sequence[str]) -> None:
    place = "INSERT INTO sentences (iri, article, place) SELECT ?, id, ? FROM articles WHERE iri = ?"
    for row in _rows(store, "article-sentences", articles):
        at = index.execute(place, (row["sentence"].value, int(row["order"].value), row["article"].value)).lastrowid
        index.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (at, row["text"].value))
    pairs = [(row["entity"].value, row["sentence"].value) for row in _rows(store, "article-naming", articles)]
    index.executemany("INSERT OR IGNORE INTO entities (iri) VALUES (?)", ((entity,) for entity, _ in pairs))
    pair = """
        INSERT OR IGNORE INTO named (entity, sentence)
        SELECT entities.id, sentences.id FROM entities, sentences WHERE entities.iri = ? AND sentences.iri = ?
    """
    index.executemany(pair, pairs)


def _rows(store: Store, question: str, articles: Sequence[str]) -> Sequence[Row]:
    return store.query(bind(load(question), {"article": list(articles)})).rows
