"""A part of a graph, in memory: small enough to be put together for one question, and far faster to look at than a store on disk."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat
from pyoxigraph import Store as Oxigraph

from kg.errors import BadQuery
from kg.results import Result, Term
from kg.store import guard, replies


class Part:
    """Statements of a graph, each once. What is put in is N-Triples (as `statement` writes it)."""

    def __init__(self) -> None:
        self._engine = Oxigraph()

    def put(self, statements: Iterable[str]) -> None:
        """Add statements."""
        self._engine.load("".join(statements).encode(), format=RdfFormat.N_TRIPLES, lenient=True)  # terms of a store have been checked

    def query(self, sparql: str) -> Result:
        """The rows of a SELECT over what has been put in. Raises BadQuery."""
        results = self._solutions(sparql)
        names = tuple(variable.value for variable in results.variables)
        rows = tuple({name: replies.term(node) for name in names if (node := row[name]) is not None} for row in results)
        return Result("select", variables=names, rows=rows)

    def values(self, sparql: str, names: Collection[str]) -> Iterator[dict[str, str]]:
        """Some columns of the rows, by what their terms read, where that is anything: of thousands of rows in a quarter of the time. Raises
        BadQuery."""
        table = io.BytesIO()
        self._solutions(sparql).serialize(table, format=QueryResultsFormat.CSV)
        head, *rows = csv.reader(io.StringIO(table.getvalue().decode(), newline=""))
        there = [(at, name) for at, name in enumerate(head) if name in names]
        return ({name: row[at] for at, name in there if row[at]} for row in rows)

    def _solutions(self, sparql: str) -> QuerySolutions:
        guard.check(sparql)
        try:
            results = self._engine.query(sparql)
        except SyntaxError as error:
            raise replies.syntax_error(sparql, error) from error
        if isinstance(results, QueryBoolean | QueryTriples):
            raise BadQuery("of a part of a graph only rows can be asked for")
        return results


def statement(subject: Term, property: Term, value: Term) -> str:
    """One statement as a line of N-Triples."""
    return f"{_node(subject)} {_node(property)} {_node(value)} .\n"


def iri(value: str) -> Term:
    """The term of an IRI."""
    return Term("iri", value)


def _node(term: Term) -> NamedNode | Literal:
    if term.kind == "iri":
        return NamedNode(term.value)
    if term.language is not None:
        return Literal(term.value, language=term.language)
    return Literal(term.value, datatype=None if term.datatype is None else NamedNode(term.datatype))
