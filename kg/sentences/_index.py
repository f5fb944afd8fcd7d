"""The file of the index beside a store: its tables, where it lies, and how it follows the store."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary, WeakSet

from kg import vectors
from kg.decisions.sheet import value
from kg.errors import StoreError
from kg.query import load
from kg.sentences import _filling
from kg.store import Store, history
from kg.store.marks import MARK, mark_in, mark_of
from kg.store.projection import NOTES, corrected, withdrawn

FILE = "newsgraph-words.sqlite"
PATIENCE = 300  # seconds that a process waits while another one writes
_MAPPED = 1 << 31  # bytes of the file that are read as memory: what is looked up is small, and lies all over it
_BATCH = 200  # articles whose sentences are fetched at once
_TABLES = """
CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'porter unicode61');
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, iri TEXT UNIQUE, state TEXT, told INTEGER NOT NULL DEFAULT 0, title TEXT, publisher TEXT, day TEXT,
    trees TEXT
);
CREATE TABLE sentences (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, article INTEGER, place INTEGER);
CREATE TABLE entities (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, kind TEXT, name TEXT, folded TEXT);
CREATE TABLE named (entity INTEGER, sentence INTEGER, mentions INTEGER, PRIMARY KEY (entity, sentence)) WITHOUT ROWID;
CREATE TABLE persons (sentence INTEGER, begin INTEGER, entity INTEGER, PRIMARY KEY (sentence, begin, entity)) WITHOUT ROWID;
CREATE TABLE claims (id INTEGER PRIMARY KEY, iri TEXT UNIQUE);
CREATE TABLE kinds (claim INTEGER, kind TEXT, PRIMARY KEY (claim, kind)) WITHOUT ROWID;
CREATE TABLE resting (claim INTEGER, sentence INTEGER, PRIMARY KEY (claim, sentence)) WITHOUT ROWID;
CREATE TABLE concerned (entity INTEGER, role TEXT, claim INTEGER, PRIMARY KEY (entity, role, claim)) WITHOUT ROWID;
CREATE TABLE told_of_sentences (id INTEGER PRIMARY KEY, rows BLOB);
CREATE TABLE told_of_claims (id INTEGER PRIMARY KEY, rows BLOB);
CREATE TABLE told_by_day (id INTEGER PRIMARY KEY, rows BLOB);
CREATE TABLE told_by_role (id INTEGER PRIMARY KEY, rows BLOB);
CREATE TABLE vectors (article INTEGER PRIMARY KEY, head BLOB, matrix BLOB);
CREATE TABLE trees (sentence INTEGER PRIMARY KEY, key BLOB, packet BLOB);
CREATE TABLE facts (claim INTEGER PRIMARY KEY, statements BLOB);
CREATE TABLE awaited (iri TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE followed (store TEXT, number INTEGER NOT NULL);
CREATE INDEX articles_untold ON articles (id) WHERE NOT told;
CREATE INDEX articles_by_day ON articles (day, iri);
CREATE INDEX sentences_of ON sentences (article, place);
CREATE INDEX named_in ON named (sentence);
CREATE INDEX resting_on ON resting (sentence);
CREATE INDEX trees_by_key ON trees (key);
CREATE INDEX concerned_by ON concerned (claim);
"""
_open: WeakKeyDictionary[Store, sqlite3.Connection] = WeakKeyDictionary()
_on_disk: WeakSet[Store] = WeakSet()
_followed: WeakKeyDictionary[Store, int] = WeakKeyDictionary()  # what the store's count of changes was
_lock = Lock()


def follow(store: Store) -> None:
    """Bring the index up to date, whatever it takes. Raises StoreError where the index is damaged."""
    with up_to_date(store) as index:
        if store in _on_disk:
            _tell(store, index, _untold(index))


@contextmanager
def up_to_date(store: Store) -> Iterator[sqlite3.Connection]:
    """The index, with every article that the store has now; what is told of sentences and claims may be missing of many new ones."""
    with _lock, _opened(store) as index:
        changes: int | None = 0 if getattr(store, "read_only", False) else getattr(store, "changes", None)
        if changes is None or _followed.get(store) != changes:
            _follow(store, index)
        if changes is not None:
            _followed[store] = changes
        yield index


def is_on_disk(store: Store) -> bool:
    """Whether the index of the store, which has been opened, is a file in its folder."""
    return store in _on_disk


def knows_all(index: sqlite3.Connection) -> bool:
    """Whether it holds what is told of the sentences and claims of every article."""
    return index.execute("SELECT 1 FROM articles WHERE NOT told LIMIT 1").fetchone() is None


@contextmanager
def _opened(store: Store) -> Iterator[sqlite3.Connection]:
    """The index on disk where there can be one, else the one in memory."""
    try:
        yield _index(store)
    except sqlite3.DatabaseError as error:
        raise StoreError(f"the index of words of the store cannot be used ({error}); remove {FILE} in its folder") from error


def _index(store: Store) -> sqlite3.Connection:
    if store in _open:
        return _open[store]
    if store.folder is not None and (store.folder / "CURRENT").is_file():
        try:
            _open[store] = _connected(str(store.folder / FILE))
            _on_disk.add(store)
            return _open[store]
        except sqlite3.OperationalError:  # a folder that can only be read
            pass
    _open[store] = _connected(":memory:")
    return _open[store]


def _connected(place: str) -> sqlite3.Connection:
    index = sqlite3.connect(place, timeout=PATIENCE, check_same_thread=False)
    index.execute(f"PRAGMA mmap_size = {_MAPPED}")
    try:
        if _form_of(index) != _form():
            _make(index)
        with writing(index):
            pass  # finds out now whether it can be written
    except sqlite3.OperationalError:
        index.close()
        raise
    return index


@contextmanager
def writing(index: sqlite3.Connection) -> Iterator[None]:
    """One transaction, alone: other processes, as the workers of a server, follow the same store, and wait."""
    with index:
        index.execute("BEGIN IMMEDIATE")
        yield


def _make(index: sqlite3.Connection) -> None:
    """Make the tables, in place of those of another form."""
    with writing(index):
        if _form_of(index) == _form():
            return  # another process was faster
        for kind in ("CREATE VIRTUAL%", "CREATE TABLE%"):  # a virtual table takes its own tables along
            for (name,) in index.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE ?", (kind,)).fetchall():
                index.execute(f'DROP TABLE IF EXISTS "{name}"')
        for statement in _TABLES.split(";"):
            index.execute(statement)
        index.execute(f"PRAGMA user_version = {_form()}")


def _form_of(index: sqlite3.Connection) -> int:
    form: int = index.execute("PRAGMA user_version").fetchone()[0]
    return form


@cache
def _form() -> int:
    """A number for the tables, and the questions and vectors that fill them: an index that others made is made anew."""
    return zlib.crc32("\n".join((_TABLES, vectors.digest(), *_filling.texts())).encode()) >> 1  # SQLite's user_version has a sign


def _follow(store: Store, index: sqlite3.Connection) -> None:
    if any(_changes(store, index)):
        with writing(index):  # another process may have been faster, so what changed is found again
            _note(index, _changes(store, index))
    while some := dict(index.execute("SELECT iri, state FROM awaited ORDER BY iri LIMIT ?", (_BATCH,)).fetchall()):
        with writing(index):  # whoever is ended here goes on from there
            awaited = {iri for (iri,) in index.execute("SELECT iri FROM awaited")}
            _filling.insert(store, index, {iri: state for iri, state in some.items() if iri in awaited})
            index.executemany("DELETE FROM awaited WHERE iri = ?", ((iri,) for iri in some))
    untold = _untold(index)
    if store in _on_disk and len(untold) <= _BATCH:
        _tell(store, index, untold)


class _Changes(NamedTuple):
    """What happened in the store since the index last followed it."""

    out: list[str]  # articles that went, or changed
    into: dict[str, str]  # those that came, or changed, with what somebody corrected in them
    followed: tuple[str | None, int] | None  # name of the store and number of its last change, if that is another


def _changes(store: Store, index: sqlite3.Connection) -> _Changes:
    """A store that numbers its changes tells what came since the last one; of another, or one never followed, all articles are listed."""
    name = history.name_of(store)
    before = index.execute("SELECT store, number FROM followed").fetchone()
    known = before[1] if before is not None and name is not None and before[0] == name else None
    now = (name, history.last(store, known or 0) if name is not None else 0)
    followed = now if now != before else None
    if known is None:
        return _Changes(*_compared(store, index), followed)
    touched = sorted({article for number in range(known + 1, now[1] + 1) for article in history.changed_in(store, number)})
    there = {row["article"].value for row in _filling.asked(store, "article-heads", article=touched)}
    return _Changes(touched, {article: mark_in(store, article) for article in touched if article in there}, followed)


def _compared(store: Store, index: sqlite3.Connection) -> tuple[list[str], dict[str, str]]:
    there = {row["article"].value: "" for row in store.query(load("article-iris").text).rows}
    there |= {article: state for article, state in _corrections(store) if article in there}
    known = dict(index.execute("SELECT iri, state FROM articles"))
    awaited = {iri for (iri,) in index.execute("SELECT iri FROM awaited")}
    gone = sorted({iri for iri, state in known.items() if there.get(iri) != state} | (awaited - there.keys()))
    return gone, {iri: state for iri, state in there.items() if known.get(iri) != state}


def _note(index: sqlite3.Connection, changes: _Changes) -> None:
    """Take out what went or changed, and await what came."""
    for gone in changes.out:
        _filling.drop(index, gone)
        index.execute("DELETE FROM awaited WHERE iri = ?", (gone,))
    index.executemany("INSERT OR REPLACE INTO awaited VALUES (?, ?)", changes.into.items())
    if changes.followed is not None:
        index.execute("DELETE FROM followed")
        index.execute("INSERT INTO followed VALUES (?, ?)", changes.followed)


def _untold(index: sqlite3.Connection) -> list[str]:
    return [iri for (iri,) in index.execute("SELECT iri FROM articles WHERE NOT told ORDER BY iri")]


def _tell(store: Store, index: sqlite3.Connection, articles: list[str]) -> None:
    for some in batches(articles):
        with writing(index):
            untold = set(_untold(index))
            _filling.tell(store, index, [iri for iri in some if iri in untold])


def batches(articles: list[str]) -> Iterator[list[str]]:
    return (articles[at : at + _BATCH] for at in range(0, len(articles), _BATCH))


def _corrections(store: Store) -> Iterator[tuple[str, str]]:
    """Articles in which somebody withdrew or corrected something, with a digest of what: the store's own mark, if it makes any."""
    ends = withdrawn(""), corrected("")
    known = {value(quad.subject): value(quad.object) for quad in store.content(NOTES, property=MARK)}
    for article in {graph.removesuffix(end) for graph in store.graphs() for end in ends if graph.endswith(end)}:
        yield article, known.get(article) or mark_of(*((quad.triple for quad in store.content(article + end)) for end in ends))
