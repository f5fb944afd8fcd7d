"""Two people of one name."""

from __future__ import annotations

import datetime as dt

import pytest
import rdflib
from invented_press import put
from invented_world import COURIER, NORLAND, OSTIA, RING, SUDRIA, Sheet
from pyoxigraph import DefaultGraph

from kg.ask.namesakes import namesakes
from kg.decisions.identities import bearer_iri
from kg.ids import entity_iri
from kg.model import Entity, Extraction
from kg.query import bind, load
from kg.relate import relate
from kg.store import MEMORY, open_store
from kg.vocab import NG

JANE = "Jane Orrin"
STATES = (None, "NOR", "SDR")
ANY, NORTHERN, SUDRIAN = (
    Entity(entity_iri("Person", JANE.casefold(), c), "Person", JANE, "Person", country=c) for c in (None, "NOR", "SDR")
)


def said(person: Entity, beside: Entity, day: int) -> Extraction:
    """The Courier's sentence on a visit of one Jane Orrin."""
    sheet = Sheet(f"{JANE} visited {beside.name}.", COURIER, url=f"https://courier.example/{day}", published=dt.date(2023, 5, day))
    visitor, there = sheet.name(JANE, person, label="PERSON"), sheet.name(beside.name, beside)
    sheet.claim(sheet.event("CONSULT", "visit", "visited", [visitor], recipients=(there,)))
    return sheet.extraction()


@pytest.mark.parametrize(
    ("articles", "apart", "told"),
    [
        ([said(NORTHERN, OSTIA, 1), said(SUDRIAN, OSTIA, 2)], 2, True),
        ([said(ANY, OSTIA, 1), said(ANY, NORLAND, 2)], 1, False),
        ([said(ANY, OSTIA, 1), said(ANY, OSTIA, 2)], 0, False),
        ([said(ANY, OSTIA, 1), said(NORTHERN, RING, 2)], 1, False),
        ([said(ANY, OSTIA, 1), said(NORTHERN, RING, 2), said(SUDRIAN, RING, 3)], 6, True),
    ],
)
def test_two_people_of_one_name_are_told_of(articles: list[Extraction], apart: int, told: bool) -> None:
    """Of different states, or one by the name alone: the query shows them; an answer on two entities says so."""
    with open_store(MEMORY) as store:
        put(store, *articles)
        relate(store)
        rows = store.query(load("namesakes").text).rows
        graph = rdflib.Graph().parse(data="".join(f"{q.triple} .\n" for q in store.quads() if q.graph_name == DefaultGraph()), format="nt")
        assert len(rows) == len(graph.query(load("namesakes").text)) == apart
        assert all(row["name"].value == JANE for row in rows)
        notes = list(namesakes(store, [[ANY.iri, NORTHERN.iri, SUDRIAN.iri], [SUDRIA.iri]]))
        assert bool(notes) is told
        assert all(JANE in note and f"{len(articles)} people" in note for note in notes)


def test_two_entities_of_reading_that_are_taken_for_one_are_one() -> None:
    """What was found to be surely one person is one entity in the graph, nobody's namesake, and its reasons are told."""
    meetings = ((ANY, OSTIA), (ANY, RING), (NORTHERN, OSTIA), (NORTHERN, RING))
    company = [said(person, beside, day) for day, (person, beside) in enumerate(meetings, 1)]
    with open_store(MEMORY) as store:
        put(store, *company)
        relate(store)
        assert not list(namesakes(store, [[ANY.iri, NORTHERN.iri]]))
        reasons = {row["reason"].value.removeprefix(NG) for row in store.query(load("why-one").text).rows}
        assert reasons == {"SameName", "SameCompany", "SameCountry", "SameWeek"}
        bearers = [bearer_iri(person.iri, one.article.iri) for (person, _), one in zip(meetings, company, strict=True)]
        rows = store.query(bind(load("merged-into"), {"entity": bearers})).rows
        assert {row["into"].value for row in rows} == {ANY.iri}
        assert not store.query(load("candidates").text).rows
