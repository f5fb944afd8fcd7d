"""Which sentences of a store are most like a text, and which articles begin with something like it, by the vectors of kg.vectors.

The index holds a matrix of the sentences of each article. They are put together once for each state of a store: 100,000 sentences are
a few megabytes, gone through in some milliseconds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from kg import vectors
from kg.sentences._index import knows_all, up_to_date
from kg.store import Store
from kg.vectors import Bytes, Floats

_AT_ONCE = 16_384  # sentences whose vectors are multiplied together: their numbers in 32 bits stay near the processor


@dataclass(frozen=True, slots=True)
class _Loaded:
    """One state of a store: `heads` (articles, width), `matrix` (sentences, width), ids of the articles, where each begins there."""

    changes: int
    heads: Bytes
    matrix: Bytes
    articles: tuple[int, ...]
    firsts: Sequence[int]


_loaded: WeakKeyDictionary[Store, _Loaded] = WeakKeyDictionary()


def likest(store: Store, text: str, most: int) -> list[tuple[str, float]] | None:
    """IRIs of the sentences that are most like a text, at most so many, with the cosine, the likest first; None where the index has not
    (yet) the vectors of all. Raises StoreError where the index is damaged, PipelineError where the bundled vectors are."""
    with up_to_date(store) as index:
        if not knows_all(index):
            return None
        loaded = _of(store, index)
        likeness = _products(loaded.matrix, text)
        best = np.argsort(-likeness, kind="stable")[:most]
        return [(_sentence(index, loaded, int(at)), float(likeness[at])) for at in best]


def beginning_like(store: Store, text: str, least: float) -> dict[str, float] | None:
    """IRIs of the articles whose title and first sentences are so like a text, with the cosine; None and errors as `likest`."""
    with up_to_date(store) as index:
        if not knows_all(index):
            return None
        loaded = _of(store, index)
        likeness = _products(loaded.heads, text)
        find = "SELECT iri FROM articles WHERE id = ?"
        found = ((loaded.articles[at], float(likeness[at])) for at in np.flatnonzero(likeness >= least))
        return {str(iri): cosine for article, cosine in found for (iri,) in index.execute(find, (article,))}


def _of(store: Store, index: sqlite3.Connection) -> _Loaded:
    """What is in memory, as long as the store stays as it is."""
    changes = 0 if getattr(store, "read_only", False) else getattr(store, "changes", -1)
    loaded = _loaded.get(store)
    if loaded is None or loaded.changes != changes or changes < 0:
        rows = index.execute("SELECT article, head, matrix FROM vectors ORDER BY article").fetchall()
        sizes = [len(some) // vectors.load().width for _, _, some in rows]
        articles, heads, matrices = (tuple(row[n] for row in rows) for n in range(3))
        loaded = _Loaded(changes, _joined(heads), _joined(matrices), articles, np.cumsum([0, *sizes]).tolist())
        _loaded[store] = loaded
    return loaded


def _joined(parts: Sequence[bytes]) -> Bytes:
    return np.frombuffer(b"".join(parts), dtype=np.int8).reshape(-1, vectors.load().width)


def _products(matrix: Bytes, text: str) -> Floats:
    """Cosines of the rows with a text."""
    vector = vectors.load().of([text])[0] / np.float32(vectors.WHOLE)
    parts = (matrix[at : at + _AT_ONCE].astype(np.float32) @ vector for at in range(0, len(matrix), _AT_ONCE))
    found: Floats = np.concatenate([np.zeros(0, dtype=np.float32), *parts])
    return found


def _sentence(index: sqlite3.Connection, loaded: _Loaded, at: int) -> str:
    """IRI of the sentence of a row of the matrix."""
    number = int(np.searchsorted(loaded.firsts, at, side="right")) - 1
    find = "SELECT iri FROM sentences WHERE article = ? ORDER BY place, id LIMIT 1 OFFSET ?"
    (iri,) = index.execute(find, (loaded.articles[number], at - loaded.firsts[number])).fetchone()
    return str(iri)
