"""The engine's triples and quads: by graph, as the engine gives them back, and as INSERT DATA wants them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple
from pyoxigraph import Store as Oxigraph

from kg.errors import StoreError

DEFAULT = DefaultGraph()

Changes = dict[str, frozenset[Triple]]  # by named graph


def graph_named(graph: str) -> NamedNode:
    """The name of a graph. Raises StoreError where the text is no IRI."""
    try:
        return NamedNode(graph)
    except ValueError as error:
        raise StoreError(f"{graph!r} cannot name a graph: {error}") from error


def canonical_triples(name: NamedNode, quads: Iterable[Quad]) -> frozenset[Triple]:
    """The triples as the engine will give them back (it rewrites literals that are not canonical)."""
    scratch = Oxigraph()
    for quad in quads:
        if quad.graph_name != name:
            raise StoreError(f"a quad for {quad.graph_name} among those of {name}")
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise StoreError(f"a blank node has no name by which it could be replaced: {quad}")
        scratch.add(quad)
    return frozenset(quad.triple for quad in scratch)


def canonical_quads(name: NamedNode, quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads as the engine will give them back."""
    return (quad_in(triple, name) for triple in canonical_triples(name, quads))


def by_graph(quads: Iterable[Quad]) -> Changes:
    """The triples of each named graph. Raises StoreError for a quad of the default graph or a blank node."""
    found = defaultdict[str, list[Quad]](list)
    for quad in quads:
        if not isinstance(quad.graph_name, NamedNode):
            raise StoreError(f"only named graphs are written: {quad}")
        found[quad.graph_name.value].append(quad)
    return {graph: canonical_triples(NamedNode(graph), some) for graph, some in found.items()}


def as_quads(changes: Changes) -> Iterator[Quad]:
    """The changes one after the other, graph by graph."""
    return (quad_in(triple, NamedNode(graph)) for graph, some in changes.items() for triple in some)


def as_data(quads: Iterable[Quad]) -> str:
    """The quads in the syntax of INSERT DATA and DELETE DATA, terms written by the engine's own serialiser."""
    return "\n".join(_fact(quad) for quad in quads)


def _fact(quad: Quad) -> str:
    return f"{quad.triple} ." if quad.graph_name == DEFAULT else f"GRAPH {quad.graph_name} {{ {quad.triple} }}"


def quad_in(triple: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    """The triple in a graph."""
    return Quad(triple.subject, triple.predicate, triple.object, graph)
