"""What a decision on a claim leaves where another paper prints the same sentence: that is another claim, and nobody has decided on it."""

from __future__ import annotations

from kg.decisions.model import Decision
from kg.decisions.sheet import Sheet
from kg.query import bind, load
from kg.shape.terms import ng
from kg.store import Store


def on_copies(store: Store, decision: Decision) -> list[str]:
    """Claims that stand, on copies of the sentence of the claim decided on, and say as surely that something of the same type happened."""
    found = set[str]()
    for thing in decision.things:
        sheet = Sheet(quad.triple for quad in store.content(thing.article))
        types = {kind for event in sheet.values(thing.iri, ng("content")) for kind in sheet.values(event, ng("eventType"))}
        manner = set(sheet.values(thing.iri, ng("factuality")))
        sentences = sheet.values(thing.iri, ng("evidence"))
        rows = store.query(bind(load("claims-on-copies"), {"sentence": sentences})).rows if sentences else ()
        found |= {row["claim"].value for row in rows if row["type"].value in types and row["factuality"].value in manner}
    return sorted(found - {decision.about})
