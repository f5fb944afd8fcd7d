"""Decisions as Turtle, so that a team can share them."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Quad, RdfFormat, Triple, parse

from kg.decisions.desk import Desk
from kg.decisions.model import Decision
from kg.decisions.writing import DECISIONS, decisions
from kg.errors import DataError
from kg.export import write_whole
from kg.relate import relate
from kg.review.curate import settle
from kg.store import Store
from kg.store.formats import turtle


def export_decisions(store: Store, path: Path | str) -> int:
    """Write all decisions, the revoked ones too, to a Turtle file; how many. The same decisions give the same bytes. Raises StoreError."""
    write_whole(Path(path), decisions_turtle(store))
    return len(decisions(quad.triple for quad in store.content(DECISIONS)))


def decisions_turtle(store: Store) -> bytes:
    """All decisions as Turtle, UTF-8; the same decisions give the same bytes."""
    return turtle(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in store.content(DECISIONS))


def import_decisions(store: Store, path: Path | str) -> int:
    """Take over the decisions of a Turtle file; how many were new, or newly revoked. Twice is as good as once, and the order is none.

    What is about articles that the store does not have is kept, and holds once they are there. Raises DataError, and takes nothing, where
    the file is no Turtle, or a decision in it lacks something or has been changed; OSError where it cannot be read.
    """
    return take_decisions(store, Path(path).read_bytes(), str(path))


def take_decisions(store: Store, data: bytes, name: str) -> int:
    """As `import_decisions`, of Turtle that was read from elsewhere; `name` is what errors call it."""
    theirs = {one.iri: one for one in decisions(_triples(data, name))}
    with store.exclusive():
        ours = {one.iri: one for one in Desk.of(store).decisions}
        both = {iri: _joined([some[iri] for some in (ours, theirs) if iri in some]) for iri in ours | theirs}
        changed = [one for iri, one in both.items() if iri not in ours or ours[iri].revoked != one.revoked]
        if changed:
            relate(store, settle(store, both.values(), changed))
    return len(changed)


def _joined(same: list[Decision]) -> Decision:
    """One decision out of two stores; if both have revoked it, the first revocation did."""
    revoked = [one for one in same if one.revoked is not None]
    return min(revoked, key=lambda one: (one.revoked.when, one.revoked.iri) if one.revoked else ()) if revoked else same[0]


def _triples(data: bytes, name: str) -> list[Triple]:
    try:
        found = [quad.triple for quad in parse(data, RdfFormat.TURTLE)]
    except (SyntaxError, ValueError) as error:
        raise DataError(f"{name}: no Turtle: {error}") from error
    if any(isinstance(term, BlankNode | Triple) for triple in found for term in (triple.subject, triple.object)):
        raise DataError(f"{name}: holds blank nodes; decisions have none")
    return found
