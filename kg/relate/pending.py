"""Which articles are still to be related: noted in the transaction that changes them, crossed out when they have been related.

So a process that dies in between leaves a store that says what is missing, and the next one to relate makes up for it. The store notes each
article whose own graph changes (kg/store/marks.py); whoever changes what stands beside it, or which version counts, notes that himself. The
notes are the store's own: they are in no export and in no default graph.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.store import Store
from kg.store.marks import TO_BE_RELATED
from kg.store.marks import to_be_related as notes
from kg.store.projection import NOTES

__all__ = ["notes", "pending"]


def pending(store: Store) -> set[str]:
    """Articles that have changed since the store was related."""
    return {quad.subject.value for quad in store.content(NOTES, property=TO_BE_RELATED) if isinstance(quad.subject, NamedNode)}
