"""A query's result as bytes in the form that was asked for, written by the engine as it comes and never longer than allowed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from pyoxigraph import DefaultGraph, Quad, QueryBoolean, QueryTriples, RdfFormat, serialize
from pyoxigraph import Store as Oxigraph

from kg.errors import BadQuery, NewsgraphError
from kg.results import Term
from kg.store import formats, guard, replies
from kg.store.embedded import EmbeddedStore

COUNTED = 10_000  # rows: the engine makes them one by one, and of a result of all claims that takes it a minute

ResultKind = Literal["select", "ask", "graph"]

TABLES = replies.TABLES
GRAPHS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
_SORTED = {**replies.GRAPHS, "nquads": formats.lines, "trig": formats.turtle}


class TooLong(NewsgraphError):
    """A result of more bytes than allowed."""


class WrongForm(NewsgraphError):
    """None of the forms that were asked for fits this kind of result."""


@dataclass(frozen=True, slots=True)
class Written:
    """A whole result: its kind, the name of its form (a key of TABLES or GRAPHS) and its bytes."""

    kind: ResultKind
    form: str
    data: bytes


class _Bounded(io.BytesIO):
    """Takes so many bytes and no more; the engine stops when it is refused one."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: object) -> int:
        written = super().write(data)  # type: ignore[arg-type]
        if self.tell() > self._most:
            raise TooLong(f"the result is longer than {self._most / 1e6:.0f} MB, which is as much as one query may give: add a LIMIT")
        return written


def answer(
    store: EmbeddedStore,
    sparql: str,
    table: str | None,
    graph: str | None,
    most: int,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
    base: str | None = None,
) -> Written:
    """Run a query, and write its result in the form `table` (SELECT, ASK) or `graph` (CONSTRUCT, DESCRIBE).

    default_graphs, named_graphs: the dataset, instead of that in the query, where either is given. base: what relative IRIs start from.
    Raises BadQuery, TooLong, and WrongForm where the form that the result needs is None.
    """
    results = store.results(sparql, default_graphs, named_graphs, base)
    out = _Bounded(most)
    try:
        if isinstance(results, QueryTriples):
            form = _chosen(graph, "a graph")
            once = dict.fromkeys(results)  # a graph is a set, and the engine gives what several rows construct several times
            out.write(_SORTED[form](Quad(one.subject, one.predicate, one.object, DefaultGraph()) for one in once))
            return Written("graph", form, out.getvalue())
        form = _chosen(table, "a table of rows or a yes-no answer")
        if isinstance(results, QueryBoolean):
            return Written("ask", form, replies.yes_or_no(bool(results), form))
        results.serialize(out, format=TABLES[form])
    except (ValueError, OSError, RuntimeError) as error:
        raise BadQuery(f"the query failed while it ran: {replies.short(error)}") from error
    return Written("select", form, out.getvalue())


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a result: of a table its first rows, of a graph its first triples under three heads.

    `total` counts all, or as far as COUNTED, and `more` says that there are more than that.
    boolean: what an ASK gave, None for the other kinds.
    """

    kind: ResultKind
    heads: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...] = ()
    total: int = 0
    boolean: bool | None = None
    more: bool = False


def head(store: EmbeddedStore, sparql: str, most: int) -> Head:
    """Run a query, and keep `most` rows of what it gives; the others are only counted, COUNTED at most. Raises BadQuery."""
    results = store.results(sparql)
    try:
        if isinstance(results, QueryTriples):
            once = sorted(dict.fromkeys(results), key=str)
            rows = [tuple(map(replies.term, (one.subject, one.predicate, one.object))) for one in once[:most]]
            return Head("graph", ("subject", "predicate", "object"), tuple(rows), len(once))
        if isinstance(results, QueryBoolean):
            return Head("ask", (), boolean=bool(results))
        found = [tuple(None if node is None else replies.term(node) for node in row) for row in islice(results, most)]
        names = tuple(variable.value for variable in results.variables)
        others = sum(1 for _ in islice(results, COUNTED + 1))
        return Head("select", names, tuple(found), len(found) + min(others, COUNTED), more=others > COUNTED)
    except (ValueError, OSError, RuntimeError) as error:
        raise BadQuery(f"the query failed while it ran: {replies.short(error)}") from error


def check(sparql: str) -> None:
    """Whether it is a query that can be run at all, of whatever store. Raises BadQuery."""
    guard.check(sparql)
    try:
        Oxigraph().query(sparql)  # over nothing: the engine reads it, and there is nothing to do
    except SyntaxError as error:
        raise replies.syntax_error(sparql, error) from error
    except (ValueError, OSError, RuntimeError) as error:
        raise BadQuery(f"the query cannot be run: {replies.short(error)}") from error


def graph_content(store: EmbeddedStore, graph: str | None, form: str, most: int) -> bytes | None:
    """All triples of a named graph, or of the default graph for None, as a file; None where there is no such graph. Raises TooLong."""
    quads = store.quads_of(graph)
    if quads is None:
        return None
    out = _Bounded(most)
    serialize((quad.triple for quad in quads), out, format=GRAPHS[form])
    return out.getvalue()


def _chosen(form: str | None, what: str) -> str:
    if form is None:
        raise WrongForm(f"the result is {what}, and none of the media types that are accepted can hold it")
    return form
