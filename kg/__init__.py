"""newsgraph: articles in, claims with evidence out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.api import Graph

__version__ = "0.1.0"


def open(location: "str | Path", *, pipeline: str | None = None, read_only: bool = False) -> "Graph":
    """A graph in a folder (made where there is none) or behind a SPARQL endpoint; see `kg.api.Graph`. Raises StoreError."""
    from kg.api import Graph  # here, so that `kg --help` need not load what only a graph needs

    return Graph(location, pipeline=pipeline, read_only=read_only)
