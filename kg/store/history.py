"""In which change of a store which articles changed, for who follows it (kg/sentences) without listing all articles each time.

Every transaction that changes articles has a number, the next one after the last, and notes it of each of them. Nothing of that is ever
taken back, and a number is found by itself, so what came since a number is found in as many look-ups as there were changes. The numbers are
those of one store: it has a name of its own, drawn when the first one is given, by which another store in its place is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol
from uuid import uuid4

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.store.projection import NOTES
from kg.vocab import NG

_CHANGED_IN = NamedNode(NG + "changedIn")
_NAME = NamedNode(NG + "nameOfStore")


class Noting(Protocol):
    """What can be asked for its notes."""

    def content(
        self, graph: str, subject: NamedNode | None = None, property: NamedNode | None = None, value: NamedNode | Literal | None = None
    ) -> list[Quad]:
        """As of a `Store` (kg/store/interface.py)."""


def name_of(store: Noting) -> str | None:
    """The name of a store; None where it numbers no changes."""
    return next((quad.object.value for quad in store.content(NOTES, property=_NAME) if isinstance(quad.object, Literal)), None)


def last(store: Noting, known: int = 0) -> int:
    """The number of the last change. known: of one that there was; the nearer it is, the fewer look-ups."""
    step = 1
    while changed_in(store, known + step):
        known += step
        step *= 2
    while step > 1:
        step //= 2
        if changed_in(store, known + step):
            known += step
    return known


def changed_in(store: Noting, number: int) -> list[str]:
    """The articles that changed in the change of a number; none where there has been none yet."""
    found = store.content(NOTES, property=_CHANGED_IN, value=Literal(number))
    return [quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)]


def noted(articles: Iterable[str], number: int) -> Iterator[Triple]:
    """The notes of a change; the first one also names the store."""
    if number == 1:
        yield Triple(NamedNode(NOTES), _NAME, Literal(uuid4().hex))
    yield from (Triple(NamedNode(article), _CHANGED_IN, Literal(number)) for article in articles)
