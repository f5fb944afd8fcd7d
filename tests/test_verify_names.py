"""Which names of a question have to be in its query: none that goes by another name there, and none more where nothing is found at all."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import Graph

from kg.verify import question

GRAPH = """
@prefix ng: <https://w3id.org/newsgraph/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix gaf: <http://groundedannotationframework.org/gaf#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> . @prefix e: <https://example.org/> .
e:norland ng:kind "Place" ; rdfs:label "Norland"@en ; gaf:denotedBy e:m1 . e:m1 ng:form "name" ; nif:anchorOf "Norlandic" .
e:firms ng:kind "Group" ; rdfs:label "Norlandic companies"@en .
e:lind ng:kind "Person" ; rdfs:label "Eva Lind"@en . e:other ng:kind "Person" ; rdfs:label "Lind"@en .
e:sudria ng:kind "Place" ; rdfs:label "Sudria"@en ; gaf:denotedBy e:m2 . e:m2 nif:sentence e:s1 .
e:european ng:kind "Other" ; rdfs:label "European"@en .
e:seat org:organization <http://www.wikidata.org/entity/Q458> ; org:member e:sudria .
"""


def answer(words: str, about: str, *, cited: bool = False) -> dict[str, Any]:
    citation = {
        "n": 1,
        "sentence": "https://example.org/s1",
        "article": "https://example.org/a",
        "end": 9,
        "quote": "Sudria did.",
        "context": {"text": "Sudria did."},
    }
    return {
        "question": words,
        "sparql": f"SELECT * WHERE {{ VALUES ?who {{ <https://example.org/{about}> }} }}" if about else "SELECT * WHERE { }",
        "citations": [citation] if cited else [],
        "summary": [{"citations": [1]}] if cited else [],
        "family": "quotations",
    }


@pytest.mark.parametrize(
    ("words", "about", "finds", "holds"),
    [
        ("Who condemned Norland?", "norland", True, True),
        ("Who condemned Norlandic companies?", "norland", True, True),
        ("What did Lind say?", "lind", True, True),
        ("Did Norland condemn Sudria?", "norland", True, False),
        ("Did Norland condemn Sudria?", "norland", False, True),
        ("Who condemned Sudria?", "norland", False, False),
    ],
)
def test_names_of_the_question_and_the_query(words: str, about: str, finds: bool, holds: bool) -> None:
    """The name that an adjective or a family name is, is asked for; a name more is allowed only where the query finds nothing at all."""
    found = list(question.problems(answer(words, about), Graph().parse(data=GRAPH, format="turtle"), finds=finds))
    assert (found == []) is holds


def test_a_word_for_members_of_an_organisation() -> None:
    """ "European" is told of by a sentence that names a member of the union, and by no other."""
    graph = Graph().parse(data=GRAPH, format="turtle")
    asked = answer("Which European countries did it?", "", cited=True)
    assert list(question.problems(asked, graph, finds=True)) == []
    asked["citations"][0]["sentence"] = "https://example.org/s2"
    assert list(question.problems(asked, graph, finds=True)) != []


def test_a_metonym_is_told_by_naming_whom_it_denotes() -> None:
    """Where a city's name stands for a state, a sentence that names the state tells what was asked by the city's name."""
    graph = Graph().parse(data=GRAPH, format="turtle")
    graph.parse(
        format="turtle",
        data="""@prefix ng: <https://w3id.org/newsgraph/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix gaf: <http://groundedannotationframework.org/gaf#> . @prefix e: <https://example.org/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
e:kremlin ng:kind "Other" ; rdfs:label "Kremlin"@en .
<http://www.wikidata.org/entity/Q159> ng:kind "Place" ; rdfs:label "Russia"@en ; gaf:denotedBy e:m2 . e:m2 nif:sentence e:s1 .""",
    )
    assert not list(question.problems(answer("How did the Kremlin respond?", "", cited=True), graph, finds=True))


def test_a_silence_holds_where_no_sentence_names_what_the_query_leaves_out() -> None:
    """A query may find sentences on less than the question names; that none of them names the rest shows that there is no answer."""
    graph = Graph().parse(data=GRAPH, format="turtle")
    graph.parse(
        format="turtle",
        data="""@prefix e: <https://example.org/> . @prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
e:s1 nif:anchorOf "The minister of Sudria spoke." . e:s2 nif:anchorOf "A minister spoke." .""",
    )
    silent = {**answer("Did Norland condemn Sudria?", "norland"), "answered": False}
    assert not list(question.problems(silent, graph, sentences=["https://example.org/s2"]))
    assert list(question.problems(silent, graph, sentences=["https://example.org/s1", "https://example.org/s2"]))


def test_a_plural_names_whom_its_singular_names() -> None:
    """ "The Conservatives" of a question are "the Conservative Party" of a sentence."""
    graph = Graph().parse(data=GRAPH, format="turtle")
    graph.parse(
        format="turtle",
        data="""@prefix e: <https://example.org/> . @prefix ng: <https://w3id.org/newsgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . e:party ng:kind "Organisation" ; rdfs:label "Conservatives"@en .""",
    )
    told = answer("When did the Conservatives condemn Norland?", "norland", cited=True)
    for quote, holds in (("The Conservative Party condemned Norland.", True), ("The Liberal Party condemned Norland.", False)):
        cited = {**told["citations"][0], "quote": quote}
        problems = list(question.problems({**told, "citations": [cited]}, graph))
        assert (problems == []) is holds
