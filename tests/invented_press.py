"""Reports of one shipment in three invented papers, and what is derived from them."""

from __future__ import annotations

import datetime as dt

from invented_world import COURIER, OSTIA, ROCKET, SUDRIA, Sheet
from pyoxigraph import DefaultGraph

from kg.model import Entity, Extraction
from kg.relate import RELATIONS, relate
from kg.shape import quads
from kg.store import MEMORY, Store, open_store
from kg.vocab import AU

GAZETTE = Entity(AU + "org-gazette", "Organisation", "Hill Gazette", "MediaOrganization")
HERALD = Entity(AU + "org-herald", "Organisation", "Bay Herald", "MediaOrganization")

WIRE = (
    "Sudria shipped about 300 rockets to Ostia on Monday, port workers in the east of the country said.|"
    "Two freighters left the northern harbour before dawn with their lights out and turned towards the strait.|"
    "Fishermen who saw them pass counted nine long crates on the deck of the second ship."
)
EDITED = (
    "A fresh lead about the price of rockets in the region opens this version of the story.|"
    "Sudria shipped about 300 rockets to Ostia on Monday, port workers in the east of the country said.|"
    "Two freighters left the northern harbour before dawn with all lights out and turned towards the strait.|"
    "Fishermen who saw them pass counted twelve long crates on the deck of the second ship."
)
OWN = "Sudria did ship rockets to Ostia, this newspaper has seen from its own window above the harbour."


def report(text: str, publisher: Entity, day: int, trigger: str = "shipped") -> Extraction:
    sheet = Sheet(
        text,
        publisher,
        url=f"https://{publisher.iri.rsplit('-', 1)[1]}.example/{day}",
        published=dt.date(2023, 5, day),
        title=None,
    )
    sudria, rocket, ostia = sheet.name("Sudria", SUDRIA), sheet.name("rockets", ROCKET, label="WEAPON"), sheet.name("Ostia", OSTIA)
    sheet.claim(sheet.event("AID", "military", trigger, [sudria], recipients=(ostia,), instruments=(rocket,)))
    return sheet.extraction()


def press() -> list[Extraction]:
    """A report, its verbatim and its edited copy in other papers, and one of somebody who has looked."""
    return [
        report(WIRE, COURIER, 9),
        report(WIRE, GAZETTE, 10),
        report(EDITED, HERALD, 11),
        report(OWN, GAZETTE, 12, trigger="ship"),
    ]


def put(store: Store, *extractions: Extraction) -> list[str]:
    for extraction in extractions:
        store.add(extraction.article.iri, quads(extraction))
    return [extraction.article.iri for extraction in extractions]


def relations(store: Store) -> list[str]:
    """The graph of relations as sorted N-Quads; what of it the default graph holds is checked to be the same."""
    named = sorted(str(quad.triple) for quad in store.quads() if str(quad.graph_name) == f"<{RELATIONS}>")
    default = {str(quad.triple) for quad in store.quads() if quad.graph_name == DefaultGraph()}
    assert set(named) <= default
    return named


def fresh(*extractions: Extraction) -> list[str]:
    with open_store(MEMORY) as store:
        put(store, *extractions)
        relate(store)
        return relations(store)
