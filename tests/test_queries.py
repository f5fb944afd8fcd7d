"""The questions folder: every file is a question that runs on any engine."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from invented_world import LIND, NORLAND, OSTIA, PACT, ROCKET, SUDRIA, stored, world
from rdflib.query import ResultRow

from kg.ask.families import load as load_families
from kg.query import Question, bind, questions
from kg.relate import relate
from kg.vocab import FA, ID, NG, PL, SCHEMA, WD, XSD

GOOD = Path(__file__).parent / "ontologies" / "good" / "dispatch.ttl"
WITH_GRAPH = {"article-text", "versions"}  # the whole text, and what a superseded version said, are in the article's own graph alone
# what to ask the invented world: values for parameters by name, and by question where one name means different things
VALUES: dict[str, str | list[str]] = {
    "actor": PACT.iri, "organization": PACT.iri, "party": SUDRIA.iri, "other": [OSTIA.iri, ROCKET.iri], "recipient": SUDRIA.iri,
    "one": SUDRIA.iri, "another": OSTIA.iri, "about": SUDRIA.iri, "entity": SUDRIA.iri, "word": "rocket", "name": "norland",
    "act": PL + "ACCUSE", "who": LIND.iri, "url": "https://courier.example/norland-refuses", "class": NG + "Weapon",
}  # fmt: skip
SECOND = "{0}#offset_{1.start}_{1.end}".format(world()[0].article.iri, world()[0].sentences[1].span)
SPECIAL: dict[str, dict[str, str | list[str]]] = {
    "reported-doings": {"actor": SUDRIA.iri, "recipient": OSTIA.iri},
    "only-planned": {"actor": SUDRIA.iri},
    "did": {"act": PL + "AID"},
    "response": {"act": PL + "AID"},
    "acts": {"actor": NORLAND.iri},
    "lifecycle": {"actor": SUDRIA.iri, "type": PL + "AID"},
    "statements": {"actor": LIND.iri},
    "entities-called": {"name": "Eva Lind"},
    "plans": {"actor": SUDRIA.iri},
    "named-with-office": {"person": LIND.iri},
    "office-holders": {"body": PACT.iri},
    "sentence-quotations": {"sentence": SECOND},
    "ids": {"class": NG + "Claim", "start": ID + "cl/"},
}
# nothing of the kind happens in the invented world
EMPTY = {"how-many", "decisions", "merged-into", "met", "denied", "denials", "denials-of", "claim-spans", "trace-answer"}
EMPTY |= {"not-confirmed", "denied-after-reported", "warned-then-done", "disagreements", "disputed-by"}
EMPTY |= {"namesakes", "why-one", "corrections", "candidates", "claims-on-copies", "disputed"}


@cache
def engines() -> tuple[pyoxigraph.Store, rdflib.Graph, str]:
    """The world in both engines, and one article's IRI."""
    extractions = world()
    ours = stored(extractions)
    relate(ours)
    data = "\n".join(
        f"{quad.subject} {quad.predicate} {quad.object} ." for quad in ours.quads() if quad.graph_name == pyoxigraph.DefaultGraph()
    )
    store, graph = pyoxigraph.Store(), rdflib.Graph()
    store.load(data, format=pyoxigraph.RdfFormat.N_TRIPLES)
    graph.parse(data=data, format="nt")
    return store, graph, extractions[0].article.iri


def bound(question: Question) -> str:
    """The question with values that fit the invented world."""
    article = engines()[2]
    span = world()[0].sentences[0].span
    places = {"article": article, "sentence": f"{article}#offset_{span.start}_{span.end}", "claim": first_claim(), "asked": first_claim()}
    places["at"] = places["sentence"]
    places["event"] = a_deed()
    places["trigger"] = words_of(a_deed())
    known = {**VALUES, **places, **SPECIAL.get(question.name, {})}
    return bind(question, {p.name: known[p.name] for p in question.params if p.name in known and (p.name == "act" or not p.optional)})


@cache
def first_claim() -> str:
    [row] = rdflib_rows(f"SELECT ?c WHERE {{ ?c <{NG}evidence> ?s }} ORDER BY ?c LIMIT 1")
    return str(row[0])


@cache
def a_deed() -> str:
    [row] = rdflib_rows(f"SELECT ?e WHERE {{ ?c <{NG}stageOf> ?e }} ORDER BY ?e LIMIT 1")
    return str(row[0])


@cache
def words_of(event: str) -> str:
    """A stretch that announces an event of the world."""
    [row] = rdflib_rows(f"SELECT ?t WHERE {{ <{event}> <http://groundedannotationframework.org/gaf#denotedBy> ?t }} ORDER BY ?t LIMIT 1")
    return str(row[0])


def ox_rows(sparql: str) -> Counter[tuple[str | None, ...]]:
    solutions = engines()[0].query(sparql)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return Counter(tuple(None if (term := row[name]) is None else term.value for name in names) for row in solutions)


def rdflib_rows(sparql: str) -> Counter[tuple[str | None, ...]]:
    rows = (row for row in engines()[1].query(sparql) if isinstance(row, ResultRow))
    return Counter(tuple(None if term is None else str(term) for term in row) for row in rows)


OURS = [question for question in questions().values() if not question.name.startswith("view")]


@pytest.mark.parametrize("question", OURS, ids=lambda q: q.name)
def test_both_engines_give_the_same_rows(question: Question) -> None:
    """Every question gives the same rows in pyoxigraph and in rdflib, and some where the world holds some."""
    sparql = bound(question)
    rows = ox_rows(sparql)
    if question.name not in WITH_GRAPH:
        assert rows == rdflib_rows(sparql)
        assert bool(rows) is (question.name not in EMPTY)


@pytest.mark.parametrize("question", OURS, ids=lambda q: q.name)
def test_questions_run_on_the_default_graph_as_they_stand(question: Question) -> None:
    """A question has a title and a description, runs unchanged, puts its values first and does not speak of graphs."""
    assert question.title
    assert question.description
    engines()[0].query(question.text)
    where = question.text[question.text.index("WHERE {") + len("WHERE {") :].strip()
    assert where.count("VALUES") >= len(question.params)
    assert not question.params or where.startswith("VALUES")
    assert question.name in WITH_GRAPH or not re.search(r"\b(GRAPH|FROM|SERVICE)\b", question.text)


@pytest.mark.parametrize("question", OURS, ids=lambda q: q.name)
def test_no_query_has_a_shape_that_the_store_is_slow_at(question: Question) -> None:
    """NOT EXISTS and OPTIONAL with !BOUND as a negation are written as MINUS."""
    assert "NOT EXISTS" not in question.text


def test_answering_queries_give_claim_sentence_and_relation() -> None:
    """Every query that a family of questions uses gives what an answer is made from."""
    families = load_families()
    for family in (*families.kinds, families.fallback):
        for name in filter(None, (family.query, family.members)):
            head = questions()[name].text.split("SELECT DISTINCT", 1)[1].split("WHERE", 1)[0]
            assert {"?relation", "?claim", "?sentence"} <= set(head.split()), name


# the six questions that the ontology was made to answer -> the file that answers each
COMPETENCY = {
    1: "accused-in-the-name-of", 2: "reported-doings", 3: "resolved-by-office", 4: "trace-answer", 5: "uncommitted", 6: "timeline-counts",
}  # fmt: skip


@pytest.mark.parametrize(("number", "name"), COMPETENCY.items())
def test_competency_questions_have_their_files(number: int, name: str) -> None:
    """Each of the six questions is answered by one file, which says so, with rows on the article that the shapes are tested with."""
    question = questions()[name]
    assert f"competency question {number}" in question.description
    graph = pyoxigraph.Store()
    graph.load(path=str(GOOD), format=pyoxigraph.RdfFormat.TURTLE)
    recipient = WD + ("Q159" if number == 2 else "Q794")
    asked = {"organization": WD + "Q7184", "recipient": recipient, "actor": WD + "Q794", "party": WD + "Q794"}
    found = graph.query(bind(question, {p.name: asked[p.name] for p in question.params if p.name in asked and not p.optional}))
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert list(found)


def test_twenty_more_questions() -> None:
    """Beside the six there are at least twenty other questions with a description each."""
    others = [question for question in OURS if question.name not in COMPETENCY.values() and question.description]
    assert len(others) >= 20


def test_a_link_to_somebody_out_of_office_is_shown_as_such() -> None:
    """Competency question 3 tells a wrong link from a right one: the term that had ended by then is not held."""
    store = engines()[0]
    membership = next(iter(store.quads_for_pattern(None, pyoxigraph.NamedNode(NG + "resolutionEvidence"), None, None))).object
    day = pyoxigraph.Literal("1999-01-01", datatype=pyoxigraph.NamedNode(XSD + "date"))
    spoilt = pyoxigraph.Store()
    spoilt.extend(quad for quad in store if not (quad.subject == membership and quad.predicate.value == SCHEMA + "endDate"))
    assert isinstance(membership, pyoxigraph.NamedNode)
    spoilt.add(pyoxigraph.Quad(membership, pyoxigraph.NamedNode(SCHEMA + "endDate"), day))
    text = bind(questions()["resolved-by-office"], {})

    def held(graph: pyoxigraph.Store) -> set[str | None]:
        found = graph.query(text)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        return {None if row["held"] is None else row["held"].value for row in found}

    assert held(store) == {"true"}
    assert "false" in held(spoilt)


def test_statements_are_shown_with_their_words() -> None:
    """Who asks what somebody said reads the sentence and its day, not ids alone."""
    rows = ox_rows(bind(questions()["statements-by"], {"actor": LIND.iri}))
    assert rows
    assert all(row[-1] and row[-2] for row in rows)


def test_who_accused_in_the_name_of_an_organisation() -> None:
    """Competency question 1: the office holder's condemnation is found by the organisation, through the dated office."""
    question = questions()["accused-in-the-name-of"]
    [row] = ox_rows(bind(question, {"organization": PACT.iri, "recipient": SUDRIA.iri}))
    assert row[:3] == ("condemned", LIND.iri, "2023-05-11")


def test_an_office_in_a_body_without_a_name_says_which_body() -> None:
    """Where no article names the organisation of an office, its IRI stands in the row, not nothing."""
    body, name = rdflib.URIRef(PACT.iri), rdflib.RDFS.label
    nameless = rdflib.Graph()
    nameless += (triple for triple in engines()[1] if triple[:2] != (body, name))
    rows = [row for row in nameless.query(bind(questions()["offices"], {})) if isinstance(row, ResultRow)]
    assert PACT.iri in {str(row["where"]) for row in rows}
    assert all(row["where"] for row in rows)


def test_copies_and_one_speaker_are_one_origin() -> None:
    """Three prints of one report count once, in as many articles as there are."""
    shipment = {row[2:] for row in ox_rows(bind(questions()["corroboration"], {"type": PL + "AID"})) if row[1] == "ship"}
    assert shipment == {(FA + "CTp", "1", "3")}


def test_every_family_is_a_line_of_data() -> None:
    """The families' file names only queries that are there, and fills only parameters that they have."""
    families = load_families()
    for family in (*families.kinds, families.fallback):
        query = questions()[family.query]
        assert set(family.params) <= {param.name for param in query.params}
