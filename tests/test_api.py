"""The Python twin of the command line."""

from pathlib import Path

import rdflib

import kg


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
        assert len(list(graph.dataset().graphs())) >= 1
