"""Two people of one name."""

from __future__ import annotations

import datetime as dt

import pytest
import rdflib
from invented_press import put
from invented_world import COURIER, NORLAND, OSTIA, RING, SUDRIA, Sheet
from pyoxigraph import DefaultGraph

from kg.answers import Citation
from kg.ask import ask
from kg.ask.namesakes import namesakes
from kg.decisions.identities import bearer_iri
from kg.ids import entity_iri
from kg.model import Entity, Extraction
from kg.pipeline import Reader
from kg.query import bind, load
from kg.relate import relate
from kg.store import MEMORY, open_store
from kg.vocab import NG, RDFS

JANE, ENVOY = "Jane Orrin", "Harbour Envoy"
STATES = (None, "NOR", "SDR")
ANY, NORTHERN, SUDRIAN = (
    Entity(entity_iri("Person", JANE.casefold(), c), "Person", JANE, "Person", country=c) for c in (None, "NOR", "SDR")
)


def said(person: Entity, beside: Entity, day: int, office: str = "") -> Extraction:
    """The Courier's sentence on a visit of one Jane Orrin, and what she is."""
    words = f"{JANE} visited {beside.name}. {office}".strip()
    sheet = Sheet(words, COURIER, url=f"https://courier.example/{day}", published=dt.date(2023, 5, day))
    visitor, there = sheet.name(JANE, person, label="PERSON"), sheet.name(beside.name, beside)
    if office:
        sheet.name(office, person, label="TITLE", form="nominal")
    sheet.claim(sheet.event("CONSULT", "visit", "visited", [visitor], recipients=(there,)))
    return sheet.extraction()


@pytest.mark.parametrize(
    ("articles", "apart", "told"),
    [
        ([said(NORTHERN, OSTIA, 1), said(SUDRIAN, OSTIA, 2)], 2, True),
        ([said(ANY, OSTIA, 1), said(ANY, NORLAND, 2)], 2, False),
        ([said(ANY, RING, 1), said(ANY, RING, 2)], 2, False),
        ([said(ANY, RING, 1, ENVOY), said(ANY, RING, 2, ENVOY)], 0, False),
        ([said(ANY, RING, 1, ENVOY), said(NORTHERN, RING, 2, ENVOY)], 0, False),
        ([said(ANY, OSTIA, 1), said(NORTHERN, RING, 2)], 2, True),
        ([said(ANY, OSTIA, 1), said(NORTHERN, RING, 2), said(SUDRIAN, RING, 3)], 6, True),
    ],
)
def test_two_people_of_one_name_are_told_of(articles: list[Extraction], apart: int, told: bool) -> None:
    """Those whom nothing but the name makes one: the query shows them, and an answer on two entities says so."""
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
    meetings = ((ANY, RING), (ANY, RING), (NORTHERN, OSTIA), (NORTHERN, RING))
    company = [said(person, beside, day, ENVOY) for day, (person, beside) in enumerate(meetings, 1)]
    with open_store(MEMORY) as store:
        put(store, *company)
        relate(store)
        assert not list(namesakes(store, [[ANY.iri, NORTHERN.iri]]))
        reasons = {row["reason"].value.removeprefix(NG) for row in store.query(load("why-one").text).rows}
        assert reasons == {"SameName", "SameRole", "SameCompany", "SameCountry", "SameWeek"}
        bearers = [bearer_iri(person.iri, one.article.iri) for (person, _), one in zip(meetings, company, strict=True)]
        rows = store.query(bind(load("merged-into"), {"entity": bearers})).rows
        assert {row["into"].value for row in rows} == {ANY.iri}
        assert not store.query(load("candidates").text).rows


def in_office(role: str, day: int) -> Extraction:
    """What the Courier says of one James Moore."""
    sheet = Sheet(f"James Moore visited Ostia as {role}.", COURIER, url=f"https://courier.example/{day}", published=dt.date(2023, day, 1))
    visitor, there = sheet.name("James Moore", MOORE, label="PERSON"), sheet.name("Ostia", OSTIA)
    sheet.name(role, MOORE, label="TITLE", form="nominal")
    sheet.claim(sheet.event("CONSULT", "visit", "visited", [visitor], recipients=(there,)))
    return sheet.extraction()


MOORE = Entity(entity_iri("Person", "james moore", None), "Person", "James Moore", "Person")


def test_an_answer_on_two_people_says_which_citation_is_on_whom() -> None:
    """Those who were told apart are so in the answer: each with the words that say who he is and the citations from his articles."""
    some = [in_office(*said) for said in (("harbour commissioner", 1), ("court poet", 4), ("the harbour commissioner", 6))]
    with open_store(MEMORY) as store:
        put(store, *some)
        relate(store)
        [people] = [{row["who"].value for row in store.query(f'SELECT ?who {{ ?who <{RDFS}label> "James Moore"@en }}').rows}]
        cited = [Citation(n, "", "", one.article.iri, "", 0, 0, 0, 0, "", "") for n, one in enumerate(some, 1)]
        [note] = namesakes(store, [sorted(people)], cited)
        assert "2 people called James Moore" in note
        assert "“the harbour commissioner”, [1], [3]" in note
        assert "“court poet”, [2]" in note
        [note] = namesakes(store, [sorted(people)], cited[:1])
        assert f"“court poet”, not cited, in “{some[1].article.iri}”" in note


def test_who_somebody_is_is_said_of_each_apart(reader: Reader) -> None:
    """Asked who bears a name, what is said of the one and of the other stands apart, and no sentence sums up both."""
    some = [in_office(*said) for said in (("Harbour Commissioner of Ostia", 1), ("Court Poet of Norland", 4))]
    with open_store(MEMORY) as store:
        put(store, *some)
        relate(store)
        answer = ask(store, "Who is James Moore?", reader)
    assert [one.n for one in answer.citations] == [1, 2]
    told = {frozenset(one.citations): one.text for one in (*answer.summary, *answer.related)}
    assert set(told) == {frozenset({1}), frozenset({2})}
    assert {one.relation for one in answer.related} == {"perhaps another of that name: too little beside the name says that they are one"}
    assert {citation.article for citation in answer.citations} == {one.article.iri for one in some}
    for one in (*answer.summary, *answer.related):
        assert ("Poet" in one.text) != ("Commissioner" in one.text)
    assert any("2 people called James Moore" in note for note in answer.coverage.missing)
