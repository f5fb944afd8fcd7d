"""Validation of whole graphs: what may be handed in, what comes back, and how long it takes."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest
from rdflib import XSD, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg import vocab
from kg.errors import DataError
from kg.validate import Violation, validate

DISPATCH = Path(__file__).parent / "ontologies" / "good" / "dispatch.ttl"
NG = Namespace(vocab.NG)
NIF = Namespace(vocab.NIF)
CLAIM = URIRef(vocab.ID + "cl/offer")
ARTICLE = URIRef(vocab.ID + "article/5f0c11d2")
AID = URIRef(vocab.ID + "ev/training")


@cache
def _dispatch() -> Graph:
    return Graph().parse(DISPATCH)


def dispatch() -> Graph:
    """A copy to make changes to."""
    return Graph() + _dispatch()


def test_an_empty_graph_conforms() -> None:
    """Where nothing is said, nothing is wrong."""
    assert validate(Graph()) == []


def test_a_violation_names_node_path_and_value() -> None:
    """What comes back is enough to find the mistake by hand."""
    graph = dispatch()
    graph.add((CLAIM, NG.confidence, Literal(250)))
    (found,) = validate(graph)
    assert found == Violation(str(CLAIM), "confidence is a whole number from 0 to 100", vocab.NG + "confidence", "250")
    assert "ng:confidence" in str(found)
    assert "250" in str(found)


def test_the_graph_is_left_alone() -> None:
    """Validation adds nothing to the graph that it was given."""
    graph = dispatch()
    before = set(graph)
    validate(graph)
    assert set(graph) == before


def test_named_graphs_are_taken_together() -> None:
    """A dataset with the article in a named graph is judged as a whole, text included, from memory and from a file."""
    data = Dataset()
    named = data.graph(ARTICLE)
    for triple in dispatch():
        named.add(triple)
    assert validate(data) == []
    text = str(named.value(ARTICLE, NIF.isString))
    named.set((ARTICLE, NIF.isString, Literal(text.replace("Tuesday", "Someday"))))
    assert "the words of a span are the slice of its article's text" in {found.message for found in validate(data)}


@pytest.mark.parametrize("name", ["graph.trig", "graph.nq", "graph.nt", "graph.ttl"])
def test_files_of_any_syntax_are_read(tmp_path: Path, name: str) -> None:
    """The ending of a file tells its syntax, with named graphs or without."""
    triples = dispatch().serialize(format="nt")
    path = tmp_path / name
    path.write_text(f"<{ARTICLE}> {{ {triples} }}" if name.endswith(".trig") else triples, encoding="utf-8")
    assert validate(path) == []


def test_a_file_that_is_not_rdf_is_an_error(tmp_path: Path) -> None:
    """What cannot be parsed is told with its path, never taken for an empty graph."""
    path = tmp_path / "bad.ttl"
    path.write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(DataError, match=r"bad\.ttl"):
        validate(path)
    with pytest.raises(DataError, match=r"missing\.ttl"):
        validate(tmp_path / "missing.ttl")


def test_a_gap_is_a_warning_and_no_violation() -> None:
    """Help whose recipient the text does not name is worth a remark, and the graph can still be used."""
    graph = dispatch()
    graph.remove((AID, NG.recipient, None))
    assert validate(graph) == []
    (found,) = validate(graph, warnings=True)
    assert found.severity == "warning"
    assert found.value == str(AID)


def test_without_the_text_lengths_are_still_checked() -> None:
    """An export without texts can be checked too: words as long as their offsets say pass, others do not."""
    graph = dispatch()
    graph.remove((ARTICLE, NIF.isString, None))
    assert validate(graph) == []
    span = URIRef(f"{ARTICLE}#offset_30_37")
    graph.set((span, NIF.anchorOf, Literal("on Tuesday")))
    assert [found.focus for found in validate(graph)] == [str(span)]


def test_offsets_count_code_points() -> None:
    """A span after a character beyond the basic plane starts where Python's text says."""
    graph = dispatch()
    text = str(graph.value(ARTICLE, NIF.isString))
    graph.remove((ARTICLE, NG.textDigest, None))
    graph.set((ARTICLE, NIF.isString, Literal(text + " \U0001f6e9 landed")))
    begin = len(text) + 3
    span = URIRef(f"{ARTICLE}#offset_{begin}_{begin + 6}")
    for predicate, value in ((NIF.beginIndex, Literal(begin)), (NIF.endIndex, Literal(begin + 6)), (NIF.anchorOf, Literal("landed"))):
        graph.add((span, predicate, value))
    graph.add((span, NIF.referenceContext, ARTICLE))
    assert {found.message for found in validate(graph)} == {"an article has exactly one text digest, sha256: and 64 hexadecimal digits"}


def many(copies: int) -> Graph:
    """The dispatch printed again under other addresses, each copy a whole article of its own."""
    graph, one = Graph(), dispatch()
    for number in range(copies):

        def renamed(node: Node, number: int = number) -> Node:
            own = isinstance(node, URIRef) and str(node).startswith(vocab.ID) and "/mem/" not in node and "/ent/" not in node
            return URIRef(str(node).replace(vocab.ID, f"{vocab.ID}{number}/")) if own else node

        for triple in one:
            graph.add((renamed(triple[0]), triple[1], renamed(triple[2])))
    return graph


def test_the_cost_grows_with_the_number_of_articles() -> None:
    """Ten times the articles take less than twenty-five times as long: no rule compares every article with every other."""
    few, lots = many(2), many(20)
    started = time.process_time()
    assert validate(few) == []
    middle = time.process_time()
    assert validate(lots) == []
    assert time.process_time() - middle < 25 * max(middle - started, 0.05)


def test_literals_of_another_type_are_told() -> None:
    """A date written as a plain string is not a date."""
    graph = dispatch()
    graph.set((ARTICLE, URIRef(vocab.SCHEMA + "datePublished"), Literal("2022-11-08", datatype=XSD.string)))
    assert "an article has at most one date of publication, an xsd:date" in {found.message for found in validate(graph)}


def test_a_term_that_was_given_up_is_a_warning() -> None:
    """Old codes are still understood, and told."""
    graph = dispatch()
    training = URIRef(vocab.ID + "ev/training")
    graph.set((training, NG.eventType, URIRef(vocab.PL + "ASSAULT")))
    graph.set((training, NG.mode, URIRef(vocab.PL + "ASSAULT-targeted")))
    assert validate(graph) == []
    assert [found.value for found in validate(graph, warnings=True)] == [vocab.PL + "ASSAULT-targeted"]
