"""The trees of the sentences, each read by itself: made when articles are built, so that nobody has to read them again to answer.

A tree is found by its text and the reader that made it: what another reader made, or one of another version, is never found.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from kg.sentences._index import batches, is_on_disk, up_to_date, writing
from kg.store import Store

_SIZE = 12  # bytes of a digest
_MANY = 10  # one article of so many; fewer are soon read again
NOT_READY = (
    "the index of sentences is not ready for {lacking:,} of {all:,} articles, so answers are slow: "
    "run kg build with the same sources again (nothing is read twice)"
)


@runtime_checkable
class Treed(Protocol):
    """A reader whose trees can be kept (`kg.pipeline.Reader`)."""

    @property
    def tree_fingerprint(self) -> str:
        """Up to 64 characters that tell it from other readers."""
        ...

    def packets(self, texts: Sequence[str]) -> list[bytes]:
        """The tree of each text."""
        ...


def keep_trees(store: Store, reader: Treed) -> None:
    """Have the trees of all sentences, by this reader, in the index on disk; what it has is not read again. Raises StoreError where the
    index is damaged."""
    with up_to_date(store) as index:
        if not is_on_disk(store):
            return
        find = "SELECT iri FROM articles WHERE trees IS NOT ? ORDER BY iri"
        for some in batches([iri for (iri,) in index.execute(find, (reader.tree_fingerprint,))]):
            _keep(index, reader, some)


def _keep(index: sqlite3.Connection, reader: Treed, articles: Sequence[str]) -> None:
    find = f"""
        SELECT sentences.iri, text FROM articles JOIN sentences ON article = articles.id JOIN words ON words.rowid = sentences.id
        WHERE articles.iri IN ({", ".join("?" * len(articles))})
    """
    sentences = dict(index.execute(find, articles))
    packets = reader.packets([*sentences.values()])
    with writing(index):
        rows = ((_key(reader.tree_fingerprint, text), packet, iri) for (iri, text), packet in zip(sentences.items(), packets, strict=True))
        index.executemany("INSERT OR REPLACE INTO trees SELECT id, ?, ? FROM sentences WHERE iri = ?", rows)
        index.executemany("UPDATE articles SET trees = ? WHERE iri = ?", ((reader.tree_fingerprint, iri) for iri in articles))


def not_ready(store: Store, reader: Treed) -> str | None:
    """A line that says so where the index on disk lacks, of one article in ten or more, the trees by this reader or what questions tell of
    its sentences: a build that is ended before its end has not made them. Raises StoreError as `keep_trees`."""
    count = "SELECT COUNT(*), COALESCE(SUM(NOT told OR trees IS NOT ?), 0) FROM articles"
    with up_to_date(store) as index:
        every, lacking = index.execute(count, (reader.tree_fingerprint,)).fetchone()
        return NOT_READY.format(lacking=lacking, all=every) if is_on_disk(store) and lacking and lacking * _MANY >= every else None


def tree(store: Store, reader: str, text: str) -> bytes | None:
    """The tree that the reader (its `tree_fingerprint`) made of a sentence with just this text; None where there is none. Raises StoreError
    as `keep_trees`."""
    with up_to_date(store) as index:
        row = index.execute("SELECT packet FROM trees WHERE key = ? LIMIT 1", (_key(reader, text),)).fetchone()
    return None if row is None else row[0]


def _key(reader: str, text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SIZE, key=reader.encode()).digest()
