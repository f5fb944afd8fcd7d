"""The W3C's query suites as data: what each manifest asks for, and whether a reply is what it expects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)
from pyoxigraph import Store as Oxigraph
from rdflib import Graph
from rdflib.compare import isomorphic

BASE = "http://suite.example/"  # where the suites' files would lie, for relative IRIs in them
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

_RDF_FORMATS = {".ttl": RdfFormat.TURTLE, ".rdf": RdfFormat.RDF_XML, ".nt": RdfFormat.N_TRIPLES, ".n3": RdfFormat.TURTLE}
_TABLES = {".srx": QueryResultsFormat.XML, ".srj": QueryResultsFormat.JSON, ".tsv": QueryResultsFormat.TSV}

Node = NamedNode | BlankNode | Literal | Triple
Row = dict[str, Node]


@dataclass(frozen=True)
class Case:
    """One entry of a manifest; `kind` is the local name of its class."""

    folder: str
    name: str
    kind: str
    query: Path
    data: tuple[Path, ...]
    named: tuple[Path, ...]
    result: Path | None

    @property
    def is_there(self) -> bool:
        return all(path.is_file() for path in (self.query, *self.data, *self.named, *([self.result] if self.result else [])))


def cases(suites: Path, folder: str) -> list[Case]:
    """The query tests of one folder's manifest, in its order."""
    place = suites / folder / "manifest.ttl"
    graph = Oxigraph()
    graph.load(place.read_bytes(), RdfFormat.TURTLE, base_iri=iri_of(suites, place))
    found = []
    for entry in _list(graph, _one(graph, NamedNode(iri_of(suites, place)), MF + "entries")):
        case = _case(graph, suites, folder, entry)
        if case is not None:
            found.append(case)
    return found


def iri_of(suites: Path, path: Path) -> str:
    """The IRI under which a file of the suites is known here."""
    return BASE + path.relative_to(suites).as_posix()


def read(suites: Path, path: Path) -> Iterator[Triple]:
    """A file of data."""
    quads = parse(path.read_bytes(), _RDF_FORMATS[path.suffix], base_iri=iri_of(suites, path), rename_blank_nodes=True)
    return (quad.triple for quad in quads)


def agrees(suites: Path, case: Case, reply: bytes, media_type: str) -> bool:
    """Whether the reply to an evaluation test is what is expected: by value, for the engine writes literals in their canonical form."""
    assert case.result is not None
    if case.result.suffix == ".csv":
        return _csv(reply.decode()) == _csv(case.result.read_text("utf-8"))
    expected = _expected(suites, case.result)
    if isinstance(expected, bool):
        got = parse_query_results(reply, QueryResultsFormat.JSON)
        return isinstance(got, QueryBoolean) and bool(got) == expected
    if isinstance(expected, list):
        got_rows = list(_rows(reply, QueryResultsFormat.JSON))
        if case.folder.endswith("reduced"):  # which may leave out as many duplicates as it likes
            return _same_rows(_once(expected), _once(got_rows))
        return _same_rows(expected, got_rows)
    return _same_graph(expected, {quad.triple for quad in parse(reply, RdfFormat.N_TRIPLES)})


def _case(graph: Oxigraph, suites: Path, folder: str, entry: Node) -> Case | None:
    kinds = [one.value.rpartition("#")[2] for one in _all(graph, entry, RDF + "type") if isinstance(one, NamedNode)]
    kind = next((one for one in kinds if "Test" in one and "Update" not in one), None)
    action = _one(graph, entry, MF + "action")
    if kind is None or action is None or not isinstance(entry, NamedNode):
        return None
    query = action if isinstance(action, NamedNode) else _one(graph, action, QT + "query")
    result = _one(graph, entry, MF + "result")

    def paths(nodes: Iterable[Node | None]) -> tuple[Path, ...]:
        return tuple(suites / node.value.removeprefix(BASE) for node in nodes if isinstance(node, NamedNode))

    named = paths(_all(graph, action, QT + "graphData"))
    return Case(
        folder, entry.value.rpartition("#")[2], kind, paths([query])[0], paths(_all(graph, action, QT + "data")), named,
        next(iter(paths([result])), None),
    )  # fmt: skip


def _all(graph: Oxigraph, subject: Node | None, predicate: str) -> list[Node]:
    if not isinstance(subject, NamedNode | BlankNode):
        return []
    return [quad.object for quad in graph.quads_for_pattern(subject, NamedNode(predicate), None)]


def _one(graph: Oxigraph, subject: Node | None, predicate: str) -> Node | None:
    return next(iter(_all(graph, subject, predicate)), None)


def _list(graph: Oxigraph, head: Node | None) -> Iterator[Node]:
    while head is not None and head != NamedNode(RDF + "nil"):
        first = _one(graph, head, RDF + "first")
        if first is not None:
            yield first
        head = _one(graph, head, RDF + "rest")


def _csv(text: str) -> Counter[str]:
    """The lines, each blank node under the same name."""
    return Counter(re.sub(r"_:\w+", "_:", text).splitlines())


def _expected(suites: Path, path: Path) -> bool | list[Row] | frozenset[Triple]:
    if path.suffix in _TABLES:
        results = parse_query_results(path.read_bytes(), _TABLES[path.suffix])
        return bool(results) if isinstance(results, QueryBoolean) else list(_rows(path.read_bytes(), _TABLES[path.suffix]))
    triples = frozenset(read(suites, path))
    graph = Oxigraph()
    graph.extend(Quad(one.subject, one.predicate, one.object, DefaultGraph()) for one in triples)
    table = next((quad.subject for quad in graph.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(RS + "ResultSet"))), None)
    if table is None:
        return triples
    if (boolean := _one(graph, table, RS + "boolean")) is not None:
        return isinstance(boolean, Literal) and boolean.value == "true"
    return [_row(graph, solution) for solution in _all(graph, table, RS + "solution")]


def _row(graph: Oxigraph, solution: Node) -> Row:
    row = {}
    for binding in _all(graph, solution, RS + "binding"):
        name, value = _one(graph, binding, RS + "variable"), _one(graph, binding, RS + "value")
        if isinstance(name, Literal) and value is not None:
            row[name.value] = value
    return row


def _rows(data: bytes, form: QueryResultsFormat) -> Iterator[Row]:
    results = parse_query_results(data, form)
    assert not isinstance(results, QueryBoolean)
    names = [variable.value for variable in results.variables]
    for solution in results:
        yield {name: value for name, value in zip(names, solution, strict=True) if value is not None}


def _same_rows(expected: list[Row], got: list[Row]) -> bool:
    if len(expected) != len(got):
        return False
    return _same_graph(set(_as_graph(expected)), set(_as_graph(got)))


def _once(rows: list[Row]) -> list[Row]:
    return [dict(row) for row in {frozenset(row.items()) for row in _canonical(rows)}]


def _as_graph(rows: list[Row]) -> Iterator[Triple]:
    """Rows as a graph, so that blank nodes may have other names; a row that comes n times is one node that says so."""
    counted = Counter(frozenset(row.items()) for row in _canonical(rows))
    for number, (row, times) in enumerate(counted.items()):
        node = BlankNode(f"row{number}")
        yield Triple(node, NamedNode(RS + "times"), Literal(times))
        for name, value in row:
            yield Triple(node, NamedNode(RS + name), value)


def _canonical(rows: list[Row]) -> list[Row]:
    return [{name: _by_value(value) for name, value in row.items()} for row in rows]


def _by_value(value: Node) -> Node:
    """The term as the engine's store gives it back."""
    if not isinstance(value, Literal):
        return value
    scratch = Oxigraph()
    scratch.add(Quad(NamedNode("urn:x"), NamedNode("urn:x"), value))
    canonical: Node = next(iter(scratch)).object
    return canonical


def _same_graph(expected: Set[Triple], got: Set[Triple]) -> bool:
    left, right = ({Triple(one.subject, one.predicate, _by_value(one.object)) for one in graph} for graph in (expected, got))
    if left == right:
        return True
    if len(left) != len(right) or not any(isinstance(part, BlankNode) for one in left for part in (one.subject, one.object)):
        return False
    return isomorphic(*(_rdflib(graph) for graph in (left, right)))


def _rdflib(triples: set[Triple]) -> Graph:
    return Graph().parse(data="".join(f"{one} .\n" for one in triples), format="nt")
