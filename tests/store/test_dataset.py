"""Datasets and columns: what the engine does not do as the specification says, mended."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import BadQuery
from kg.store import MEMORY, EmbeddedStore


@pytest.fixture
def store() -> EmbeddedStore:
    """Two graphs that share a triple."""
    store = EmbeddedStore(MEMORY)
    for graph, values in {"urn:g:a": "12", "urn:g:b": "23"}.items():
        name = NamedNode(graph)
        store.add(graph, [Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(value), name) for value in values])
    return store


COUNT = "SELECT (COUNT(*) AS ?n) FROM_CLAUSES { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("clauses", "count"),
    [
        ("", "3"),
        ("FROM <urn:g:a>", "2"),
        ("FROM <urn:g:a> FROM <urn:g:b>", "3"),
        ("from<urn:g:a>\n# FROM <urn:no>\nfrom g:b", "3"),
        ("FROM <urn:g:a> FROM <a> FROM g:b FROM NAMED <urn:g:b>", "3"),
        ("FROM NAMED <urn:g:a>", "0"),
        ("FROM <urn:not:there>", "0"),
    ],
)
def test_a_triple_of_two_graphs_counts_once(store: EmbeddedStore, clauses: str, count: str) -> None:
    """The default graph of a query is the merge of the graphs after FROM, however they are written."""
    query = "BASE <urn:g:x/> PREFIX g: <urn:g:> " + COUNT.replace("FROM_CLAUSES", clauses)
    assert store.query(query).rows[0]["n"].value == count


def test_the_dataset_of_the_client_wins(store: EmbeddedStore) -> None:
    """Graphs that the client names stand instead of those in the query, merged too."""
    results = store.results("SELECT ?o FROM <urn:g:b> { ?s ?p ?o }", ["urn:g:a"])
    assert {row[0].value for row in results} == {"1", "2"}  # type: ignore[union-attr]
    merged = store.results("SELECT ?o FROM <urn:g:b> { ?s ?p ?o }", ["urn:g:a", "urn:g:b"], ["urn:g:a"])
    assert len(list(merged)) == 3  # type: ignore[arg-type]
    named = store.results("ASK { GRAPH ?g { ?s ?p '3' } }", ["urn:g:a", "urn:g:b"], ["urn:g:a"])
    assert not named


@pytest.mark.parametrize("clause", ["FROM <file:///a>", "FROM NAMED <FILE:/a>", "FROM f:passwd", "FROM <urn:g:a> FROM <no>"])
def test_files_are_refused(store: EmbeddedStore, clause: str) -> None:
    """A query is told that files are not read, and gets no empty result."""
    with pytest.raises(BadQuery, match="file"):
        store.query(f"BASE <file:///etc/> PREFIX f: <file:///etc/> SELECT * {clause} {{ ?s ?p ?o }}")


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT * { ?s ?p ?o }", "s p o"),
        ("PREFIX z: <urn:z> # SELECT ?no\nselect distinct* { ?z a ?y . ?x ?y $b }", "z y x b"),
        ("SELECT * { { SELECT * { ?s ?p ?o } } BIND(1 AS ?a) }", "s p o a"),
        ("SELECT * { ?s ?p ?hidden MINUS { ?x ?y ?z } }", "s p hidden"),
        ("SELECT ?o ?s { ?s ?p ?o }", "o s"),
        ("SELECT * { ?s ?p '?a * ?b' }", "s p"),
    ],
)
def test_columns_come_in_the_order_of_the_text(store: EmbeddedStore, query: str, columns: str) -> None:
    """The columns of SELECT * are those of the text, in its order; named columns stay as they are."""
    assert " ".join(store.query(query).variables) == columns
