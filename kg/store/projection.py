"""The default graph as a projection of the named graphs: what the questions see, and what they do not.

    default graph = every triple of the graphs that count, once, less what is withdrawn from each

A graph counts unless it is a withdrawal, the store's own notes, or (with its corrections) a version that another one supersedes. Beside
the graph of an article `<a>` there may be

- `<a/withdrawn>`: triples of `<a>` that the default graph does not take from there, because somebody decided so. They stay in `<a>`, and
  another graph that says the same still says it;
- `<a/corrected>`: what stands in their place;
- in the graph VERSIONS, `<b> prov:wasRevisionOf <a>`: `<a>` as a whole is out, and in again when that triple goes.

So nothing is ever deleted by a decision or by a new version, no query needs a filter, and a plain export is what a query sees.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import islice

from pyoxigraph import NamedNode

from kg.vocab import ID, PROV

VERSIONS = ID + "versions"
NOTES = ID + "notes"  # what one machine notes for itself (which file, which reader): in no export and no default graph
REVISION = NamedNode(PROV + "wasRevisionOf")

_FEW = 4  # graphs that are asked one by one whether they give a triple
_WITHDRAWN = "/withdrawn"
_CORRECTED = "/corrected"


def withdrawn(graph: str) -> str:
    """Name of the graph of what is withdrawn from a graph."""
    return graph + _WITHDRAWN


def corrected(graph: str) -> str:
    """Name of the graph of what stands in the place of the withdrawn."""
    return graph + _CORRECTED


def is_article(graph: str) -> bool:
    """Whether a graph may be an article's own, and not one of those beside it."""
    return not graph.endswith((_WITHDRAWN, _CORRECTED)) and graph not in (VERSIONS, NOTES)


def counts(graph: str, superseded: Collection[str]) -> bool:
    """Whether what a graph says can be in the default graph."""
    return not graph.endswith(_WITHDRAWN) and graph != NOTES and graph.removesuffix(_CORRECTED) not in superseded


def giver(graphs: Iterable[str], superseded: Collection[str], is_in: Callable[[str], bool]) -> str | None:
    """The first of these graphs, which are all that hold a triple, that gives it to the default graph; is_in: whether a graph holds it.

    Only as many are looked at as it takes to find one: what a state is, every other article says. Where the first few do not give it, as of
    a name that many bear who were told apart, the others are taken together, among them those by which it is withdrawn.
    """
    left, seen = iter(graphs), list[str]()
    for graph in islice(left, _FEW):
        seen.append(graph)
        if counts(graph, superseded) and not is_in(withdrawn(graph)):
            return graph
    there = {*seen, *left}
    return next((graph for graph in there if counts(graph, superseded) and withdrawn(graph) not in there), None)
