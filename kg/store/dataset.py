"""Runs a query over the dataset that it or its client names, as the specification has it (SPARQL 1.1 Query, 13; Protocol, 2.1.4).

How it works around what was measured of pyoxigraph 0.5.13: a dataset of several graphs is merged in a scratch store, for the engine puts
them together without merging, and counts what two of them hold twice; the columns of `SELECT *` are named, for the engine sorts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples
from pyoxigraph import Store as Oxigraph

from kg.errors import BadQuery
from kg.store import clauses

Results = QuerySolutions | QueryBoolean | QueryTriples


def run(engine: Oxigraph, sparql: str, default: Sequence[str] = (), named: Sequence[str] = (), base: str | None = None) -> Results:
    """The engine's own results. `default` and `named`: IRIs of the dataset, instead of that in the query, where either is given.

    base: what relative IRIs of a query without BASE start from (SPARQL 1.1 Query, 4.1.1.2); where it is None they are refused.
    Raises SyntaxError, BadQuery for a dataset of files, and what else the engine raises.
    """
    if default or named:
        graphs, names = [*map(_graph, default)], [*map(_graph, named)]
    else:
        found = clauses.from_clauses(sparql)
        graphs, names = (_resolved(engine, found.prologue, some, base) for some in (found.default, found.named))
    if len(graphs) > 1:
        return _over(_merged(engine, graphs, names), sparql, [DefaultGraph()], names, base)
    return _over(engine, sparql, graphs, names, base)


def _graph(iri: str) -> NamedNode:
    try:
        return _no_file(NamedNode(iri))
    except ValueError as error:
        raise BadQuery(f"{iri!r} cannot name a graph: {error}") from error


def _no_file(graph: NamedNode) -> NamedNode:
    """The engine would read none anyway: it is told, lest an empty result be taken for the file's."""
    if graph.value.lower().startswith("file:"):
        raise BadQuery("FROM a file is not run: a query reads the graphs of this store only")
    return graph


def _resolved(engine: Oxigraph, prologue: str, names: Sequence[str], base: str | None) -> list[NamedNode]:
    """Prefixed names and relative IRIs, as the query's own prologue makes them out."""
    if not names:
        return []
    columns = " ".join(f"({name} AS ?g{number})" for number, name in enumerate(names))
    rows = engine.query(f"{prologue}\nSELECT {columns} {{}}", base_iri=base)
    values = [value for row in rows for value in row] if isinstance(rows, QuerySolutions) else []
    return [_no_file(value) for value in values if isinstance(value, NamedNode)]


def _merged(engine: Oxigraph, default: Sequence[NamedNode], named: Sequence[NamedNode]) -> Oxigraph:
    """A scratch store whose default graph holds each triple of `default` once."""
    scratch = Oxigraph()
    for graph in default:
        quads = engine.quads_for_pattern(None, None, None, graph)
        scratch.bulk_extend(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in quads)
    for graph in named:
        scratch.bulk_extend(engine.quads_for_pattern(None, None, None, graph))
    return scratch


def _over(
    engine: Oxigraph, sparql: str, default: Sequence[NamedNode | DefaultGraph], named: Sequence[NamedNode], base: str | None
) -> Results:
    dataset: dict[str, Any] = {"default_graph": [*default], "named_graphs": [*named]} if default or named else {}
    results = engine.query(sparql, base_iri=base, **dataset)
    if isinstance(results, QuerySolutions) and (told := clauses.in_order(sparql, [variable.value for variable in results.variables])):
        return engine.query(told, base_iri=base, **dataset)
    return results
