"""What the program makes of real dispatches holds to the shapes."""

from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from kg.model import Article, Extraction
from kg.pipeline import Reader
from kg.read import read_source
from kg.shape import quads
from kg.validate import validate

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_the_examples_make_a_graph_that_conforms(reader: Reader) -> None:
    """The graph of all example dispatches together has nothing wrong with it; gaps are allowed."""
    articles = [article for article in read_source(EXAMPLES) if isinstance(article, Article)]
    graph = Graph()
    for extraction in reader.extract(articles):
        assert isinstance(extraction, Extraction)
        triples = ox.serialize((quad.triple for quad in quads(extraction)), format=ox.RdfFormat.N_TRIPLES)
        assert triples is not None
        graph.parse(data=triples, format="nt")
    assert len(articles) > 10
    assert [str(found) for found in validate(graph)] == []
