"""An answer in the ontology: what it says in RDF, and that the shapes catch one that cites what does not bear it out."""

from __future__ import annotations

from functools import cache

import pytest
from invented_world import HandReader, stored, triples, world
from pyoxigraph import RdfFormat, parse
from rdflib import Graph, URIRef

from kg.answers import Answer
from kg.ask import ask
from kg.ask.render import to_turtle
from kg.query import load
from kg.shape.answers import answer_iri, graph_digest
from kg.validate import validate
from kg.vocab import ID

QUESTIONS = (
    "What is the response of the Northern Pact to Sudria sending rockets to Ostia?",
    "Who condemned Sudria?",
    "Did Sudria ship rockets to Ostia?",
    "What did Eva Lind say about the weather in Ostia?",
)
PREFIXES = """PREFIX ng: <https://w3id.org/newsgraph/ns#> PREFIX schema: <https://schema.org/> PREFIX cito: <http://purl.org/spar/cito/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> """


@cache
def asked(question: str) -> tuple[Answer, str]:
    store = stored(world())
    answer = ask(store, question, HandReader())
    return answer, to_turtle(answer, store)


@cache
def export() -> Graph:
    return Graph().parse(data=triples(stored(world())), format="nt")


def together(question: str) -> Graph:
    """The export with the answer in it."""
    return (Graph() + export()).parse(data=asked(question)[1], format="turtle")


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_adds_nothing_wrong_to_the_export(question: str) -> None:
    """With an answer in it, answered or not, the export breaks no shape that it does not break without."""
    assert set(validate(together(question))) <= set(validate(export()))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_answer_is_the_same_bytes(question: str) -> None:
    """Asked anew of a store made anew, the answer has the same IRI and the same Turtle."""
    store = stored(world())
    assert to_turtle(ask(store, question, HandReader()), store) == asked(question)[1]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_citation_can_be_traced(question: str) -> None:
    """`trace-answer` finds, from the RDF alone, each statement with each sentence it cites, word for word."""
    answer, _ = asked(question)
    quotes = {one.n: one.quote for one in answer.citations}
    told = enumerate((*answer.summary, *answer.related), start=1)
    wanted = {(marker, quotes[n]) for marker, statement in told for n in statement.citations}
    rows = together(question).query(load("trace-answer").text)
    assert {(int(str(row["marker"])), str(row["sentence"])) for row in rows} == wanted  # type: ignore[index,call-overload]


def test_an_answer_is_named_by_question_query_and_graph() -> None:
    """Another question, or another graph, is another answer; the order of the graph's parts is none."""
    one, other = asked(QUESTIONS[0])[0], asked(QUESTIONS[1])[0]
    here, there = graph_digest(["a", "b"]), graph_digest(["a", "c"])
    assert len({answer_iri(one, here), answer_iri(other, here), answer_iri(one, there)}) == 3
    assert graph_digest(["b", "a", "a"]) == here


def test_trig_names_the_answers_graph() -> None:
    """As TriG the answer stands in a graph of its own, which has its name."""
    store = stored(world())
    answer = ask(store, QUESTIONS[0], HandReader())
    quads = parse(to_turtle(answer, store, named=True), format=RdfFormat.TRIG)
    names = {str(quad.graph_name) for quad in quads}
    assert len(names) == 1
    assert names.pop().startswith(f"<{ID}ans/")


BROKEN = {
    "a cited sentence is evidence of a claim that supports the statement": """
        DELETE { ?s cito:citesAsEvidence ?mine } INSERT { ?s cito:citesAsEvidence ?theirs }
        WHERE { ?s ng:marker 1 ; cito:citesAsEvidence ?mine . ?theirs a ng:Sentence .
                FILTER NOT EXISTS { ?s ng:supportedBy/ng:evidence ?theirs } }""",
    "a statement cites at least one sentence": "DELETE { ?s cito:citesAsEvidence ?x } WHERE { ?s ng:marker 1 ; cito:citesAsEvidence ?x }",
    "a statement is supported by at least one claim": "DELETE { ?s ng:supportedBy ?x } WHERE { ?s ng:marker 1 ; ng:supportedBy ?x }",
    "a statement has its words, exactly once": 'INSERT { ?s schema:text "Nothing of the kind." } WHERE { ?s ng:marker 1 }',
    "a statement has one number, from 1 on": "DELETE { ?s ng:marker ?n } WHERE { ?s ng:marker ?n }",
    "an answer has exactly one question": "DELETE { ?a ng:question ?q } WHERE { ?a ng:question ?q }",
    "an answer says which query over which graph it comes from": "DELETE { ?r ng:graphDigest ?d } WHERE { ?r ng:graphDigest ?d }",
    "a statement that rests on somebody's word names that somebody": """
        DELETE { ?s schema:text ?x . ?c ng:source ?paper } INSERT { ?s schema:text "Done." . ?c ng:source ?who ; ng:embeddedIn ?c }
        WHERE { ?s ng:marker 1 ; schema:text ?x ; ng:supportedBy ?c . ?c ng:source ?paper ; ng:content/ng:actor ?who }""",
}


@pytest.mark.parametrize("message", BROKEN)
def test_the_shapes_catch_an_answer_that_was_tampered_with(message: str) -> None:
    """Each way of breaking an answer's RDF is found, and called by its message."""
    graph = together(QUESTIONS[0])
    before = set(graph)
    graph.update(PREFIXES + BROKEN[message])
    assert set(graph) != before
    assert message in {violation.message for violation in validate(graph)}


def test_an_unanswered_question_has_no_statement() -> None:
    """Silence is an answer without statements, with the query that found nothing."""
    answer, _ = asked(QUESTIONS[-1])
    graph = Graph().parse(data=asked(QUESTIONS[-1])[1], format="turtle")
    assert not answer.answered
    assert not list(graph.triples((None, URIRef("https://w3id.org/newsgraph/ns#hasStatement"), None)))
    assert [str(text) for text in graph.objects(None, URIRef("https://w3id.org/newsgraph/ns#sparql"))] == [answer.sparql]
