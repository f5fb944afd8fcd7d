"""The Python twin of the command line."""

import datetime as dt
from pathlib import Path

import pytest
import rdflib

import kg
from kg.errors import BadQuery


def test_a_graph_is_filled_queried_asked_and_exported(tmp_path: Path) -> None:
    """One article goes in; its claim comes out of a query, an answer, a page and an rdflib copy."""
    source = tmp_path / "news.md"
    source.write_text(
        "---\ntitle: A warning\npublisher: The Example Courier\npublished: 2022-11-03\n---\n"
        "Jens Stoltenberg condemned Iran for sending drones to Russia.\n",
        "utf-8",
    )
    with kg.open(tmp_path / "store") as graph:
        assert graph.add(source).changed == 1
        rows = list(graph.query("SELECT (COUNT(?claim) AS ?n) { ?claim a <https://w3id.org/newsgraph/ns#Claim> }"))
        assert int(rows[0]["n"]) >= 1
        reply = graph.ask("Who condemned Iran?")
        assert reply.answer.answered
        assert "Stoltenberg" in reply._repr_html_()
        graph.view(tmp_path / "page.html")
        assert (tmp_path / "page.html").stat().st_size > 10_000
        graph.export(tmp_path / "graph.ttl")
        assert len(rdflib.Graph().parse(tmp_path / "graph.ttl")) > 50
        assert {str(one.identifier) for one in graph.dataset().graphs()} > set(graph.store.graphs())


def test_queries_are_as_on_the_command_line(tmp_path: Path) -> None:
    """The graph's prefixes need not be declared, the day given stands for those not said, and a query without rows is no empty table."""
    source = tmp_path / "news.txt"
    source.write_text("Jens Stoltenberg condemned Iran for sending drones to Russia.\n", "utf-8")
    with kg.open(tmp_path / "store") as graph:
        graph.add(source, published=dt.date(2022, 11, 3))
        assert [row["day"] for row in graph.query("SELECT ?day { ?article schema:datePublished ?day }")] == ["2022-11-03"]
        for query in ("ASK { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"):
            with pytest.raises(BadQuery, match="gives no rows"):
                graph.query(query)
