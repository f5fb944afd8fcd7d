"""Which articles are still to be related: noted in the transaction that changes them, crossed out when they have been related.

So a process that dies in between leaves a store that says what is missing, and the next one to relate makes up for it. The notes are the
store's own: they are in no export and in no default graph.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from kg.shape.terms import ng
from kg.store import Store
from kg.store.projection import NOTES

_PROPERTY = ng("toBeRelated")
_YES = Literal(True)


def notes(articles: Iterable[str]) -> list[Quad]:
    """What is to be written, and crossed out, for articles by IRI."""
    return [Quad(NamedNode(article), _PROPERTY, _YES, NamedNode(NOTES)) for article in articles]


def pending(store: Store) -> set[str]:
    """Articles that have changed since the store was related."""
    return {quad.subject.value for quad in store.content(NOTES, property=_PROPERTY) if isinstance(quad.subject, NamedNode)}
