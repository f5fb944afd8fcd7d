"""Bytes of a query's result -> `Result`; the same way for both engines, so that they cannot differ in form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import BadQuery
from kg.results import Result, Row, Term
from kg.store import formats
from kg.vocab import RDF, XSD

TABLES: dict[str, QueryResultsFormat] = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
GRAPHS: dict[str, Callable[[Iterable[Quad]], bytes]] = {
    "turtle": formats.turtle,
    "ntriples": formats.lines,
    "jsonld": formats.jsonld,
    "rdfxml": formats.rdfxml,
}

_PLACE = re.compile(r"at (\d+):(\d+)")
_DECLARED = re.compile(r"\bprefix\s+([\w-]*):", re.I)
_USED = re.compile(r"(?<![\w:/<-])([A-Za-z][\w-]*):(?=[\w%\\])")  # only asked where the query does not parse: a guess is enough
_Format = TypeVar("_Format")
_Node = NamedNode | BlankNode | Literal | Triple


def from_table(data: bytes, format: QueryResultsFormat = QueryResultsFormat.JSON) -> Result:
    """Result of a SELECT or ASK from its serialised form. Raises SyntaxError where `data` is not that."""
    results = parse_query_results(data, format)
    again = _table_writer(data, format)
    if isinstance(results, QueryBoolean):
        return Result("ask", boolean=bool(results), serialize=again)
    variables = tuple(variable.value for variable in results.variables)
    rows = tuple(_rows(variables, results))
    return Result("select", variables=variables, rows=rows, serialize=again)


def from_graph(data: bytes, format: RdfFormat = RdfFormat.N_TRIPLES) -> Result:
    """Result of a CONSTRUCT or DESCRIBE, each triple once. Raises SyntaxError where `data` is not in that format."""
    triples = list(dict.fromkeys(quad.triple for quad in parse(data, format)))
    terms = tuple((term(triple.subject), term(triple.predicate), term(triple.object)) for triple in triples)
    return Result("graph", triples=terms, serialize=_graph_writer(triples))


def term(node: _Node) -> Term:
    """One RDF term in our own words."""
    match node:
        case NamedNode():
            return Term("iri", node.value)
        case BlankNode():
            return Term("bnode", node.value)
        case Literal():
            return Term("literal", node.value, _datatype(node), node.language)
        case _:
            return Term("triple", str(node))


def node(term: Term) -> NamedNode | BlankNode | Literal:
    """The way back, for terms that are no triples."""
    if term.kind == "iri":
        return NamedNode(term.value)
    if term.kind == "bnode":
        return BlankNode(term.value)
    if term.language is not None:
        return Literal(term.value, language=term.language)
    return Literal(term.value, datatype=NamedNode(term.datatype or XSD + "string"))


def _datatype(literal: Literal) -> str | None:
    """None for plain and for language-tagged strings, as in the JSON results format."""
    datatype = literal.datatype.value
    return None if datatype in (XSD + "string", RDF + "langString") else datatype


def _rows(variables: tuple[str, ...], solutions: QuerySolutions) -> list[Row]:
    return [{name: term(value) for name, value in zip(variables, solution, strict=True) if value is not None} for solution in solutions]


def _table_writer(data: bytes, format: QueryResultsFormat) -> Callable[[str], str]:
    def write(name: str) -> str:
        wanted = _format(TABLES, name, "a table of rows or a yes-no answer")
        results = parse_query_results(data, format)
        if isinstance(results, QueryBoolean) and name in ("csv", "tsv"):
            return f"{str(bool(results)).lower()}\n"
        return (results.serialize(format=wanted) or b"").decode("utf-8")

    return write


def _graph_writer(triples: list[Triple]) -> Callable[[str], str]:
    def write(name: str) -> str:
        writer = _format(GRAPHS, name, "a graph")
        quads = [Quad(triple.subject, triple.predicate, triple.object, DefaultGraph()) for triple in triples]
        return writer(quads).decode("utf-8")

    return write


def _format(known: dict[str, _Format], name: str, what: str) -> _Format:
    try:
        return known[name]
    except KeyError as error:
        raise BadQuery(f"the result is {what}: it can be written as {', '.join(known)}, not as {name!r}") from error


def syntax_error(sparql: str, error: SyntaxError) -> BadQuery:
    """What is wrong with the query, and where, in one line: the engine lists every token that could have stood there."""
    undeclared = sorted({*_USED.findall(sparql)} - {*_DECLARED.findall(sparql)})
    place = _PLACE.search(str(error))
    where = f"line {place[1]}, column {place[2]}" if place else short(error)
    if undeclared:
        return BadQuery(f"no SPARQL query ({where}): the prefix {undeclared[0]}: is not declared; begin with PREFIX {undeclared[0]}: <...>")
    return BadQuery(f"no SPARQL query: {where}{_near(sparql, place)}")


def _near(sparql: str, place: re.Match[str] | None) -> str:
    """The line in question, since the engine's column is where it gave up, often a word after the slip."""
    if place is None:
        return ""
    return f": {sparql.splitlines()[int(place[1]) - 1].strip()[:100]}" if sparql else ": it is empty"


def short(error: Exception) -> str:
    """The first line of the engine's message."""
    return str(error).partition("\n")[0][:300]
