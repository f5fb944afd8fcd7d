"""Speed, as ratios against named baselines measured in the same run: `python benchmarks/speed.py [ARTICLES...]`.

Prints one JSON object. Times are CPU seconds of this process; trust the ratios, not the seconds. Without arguments it reads `examples/`;
any files or folders that `kg build` takes will do.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import rdflib

from kg import nlp
from kg.export import export
from kg.model import Article, Extraction
from kg.pipeline import Reader
from kg.query import bind, load
from kg.read import read_source
from kg.shape import quads
from kg.store import open_store

EXAMPLES = Path(__file__).parents[1] / "examples"
QUESTION = "who-said-about-whom"
PARAMETERS = {"about": "wd:Q794"}


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main(sources: list[Path]) -> dict[str, object]:
    """All figures over the articles of the sources."""
    reader = Reader()
    articles = [a for source in sources for a in read_source(source) if isinstance(a, Article)]
    words = sum(len(a.text.split()) for a in articles)
    pipeline = nlp.load()
    reading = seconds(lambda: list(nlp.read(pipeline, [a.text for a in articles])))
    extracting = seconds(lambda: list(reader.extract(articles)))
    made = [e for e in reader.extract(articles) if isinstance(e, Extraction)]
    graphs = [(e.article.iri, quads(e)) for e in made]
    with tempfile.TemporaryDirectory() as folder, open_store(folder) as store:
        storing = seconds(lambda: [store.add(iri, graph) for iri, graph in graphs])
        turtle = io.BytesIO()
        export(store, turtle, "ntriples")
        text = bind(load(QUESTION), PARAMETERS)
        asking = seconds(lambda: store.query(text))
    graph = rdflib.Graph()
    loading = seconds(lambda: graph.parse(data=turtle.getvalue(), format="nt"))
    second = seconds(lambda: list(graph.query(text)))
    return {
        "articles": len(articles),
        "words": words,
        "words_per_cpu_second": {"reading alone": round(words / reading), "reading and extracting": round(words / extracting)},
        "extracting / reading alone": round(extracting / reading, 2),
        "quads": sum(len(g) for _, g in graphs),
        "storing, our store / rdflib in memory": round(storing / loading, 2),
        f"query {QUESTION}, our store / rdflib in memory": round(asking / second, 3),
    }


if __name__ == "__main__":
    print(json.dumps(main([Path(p) for p in sys.argv[1:]] or [EXAMPLES]), indent=1))
