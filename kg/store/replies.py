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
from kg.store.guard import quiet
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

_RULE = re.compile(r"(?:expected (?:one of )?|, )([A-Z\\][^\s,]* [^,\[\]]*[a-z][^,\[\]]*)")  # a broken rule in words, among the tokens
_RELATIVE = re.compile(r"<(?![A-Za-z][\w+.-]*:)[^<>\"{}|^`\\\s]*>")
_BASE = re.compile(r"\bbase\s*<", re.I)
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


def yes_or_no(boolean: bool, name: str) -> bytes:
    """An ASK's result in one of TABLES; CSV and TSV have no form of their own for it, and get one word."""
    if name in ("csv", "tsv"):
        return f"{str(boolean).lower()}\n".encode()
    if name == "json":
        return b'{"head":{},"boolean":%s}' % str(boolean).lower().encode()
    head = b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head></head><boolean>%s</boolean></sparql>'
    return head % str(boolean).lower().encode()


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
    if not sparql.strip():
        return BadQuery("no SPARQL query: it is empty")
    place = _slip(sparql)
    where = f"line {place[0]}, column {place[1]}" if place else "its grammar is right"
    undeclared = sorted({*_USED.findall(sparql)} - {*_DECLARED.findall(sparql)})
    if undeclared:
        return BadQuery(f"no SPARQL query ({where}): the prefix {undeclared[0]}: is not declared; begin with PREFIX {undeclared[0]}: <...>")
    if place:
        return BadQuery(f"no SPARQL query, at or before {where}: {_from(sparql, *place) or 'it ends too early'}{_left_open(sparql)}")
    if (relative := _RELATIVE.search(sparql)) and not _BASE.search(sparql):
        return BadQuery(f"no SPARQL query: {relative[0]} is no whole IRI, and there is no BASE <...> that it could start from")
    rule = _RULE.search(str(error))
    return BadQuery(f"no SPARQL query: {rule[1] if rule else f'the engine does not take it ({short(error)})'}")


def _slip(sparql: str) -> tuple[int, int] | None:
    """Line and column of a slip in the grammar, from 1, by rdflib's parser, None for none.

    The engine's own place is no use for that: it tells how far it looked, which is often the end of the query.
    """
    from pyparsing import ParseBaseException  # slow to load, and wanted only where something is wrong
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(sparql)
    except ParseBaseException as slip:
        return slip.lineno, slip.column
    except (ValueError, RecursionError):
        return None
    return None


def _left_open(sparql: str) -> str:
    """Which brackets are not closed, or closed without being open, as far as can be told."""
    bare = quiet(sparql)
    odd = [f"{bare.count(a)} {a} but {bare.count(b)} {b}" for a, b in ("{}", "()", "[]") if bare.count(a) != bare.count(b)]
    return f" (it has {', '.join(odd)})" if odd else ""


def _from(sparql: str, line: int, column: int) -> str:
    """What stands in that line from there on, or in the first line after it that holds something."""
    lines = sparql.split("\n")  # as both parsers count them
    rest = [lines[line - 1][column - 1 :], *lines[line:]] if line <= len(lines) else []
    return next((text.strip()[:100] for text in rest if text.strip()), "")


def short(error: Exception) -> str:
    """The first line of the engine's message."""
    return str(error).partition("\n")[0][:300]
