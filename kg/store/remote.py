"""A store behind any SPARQL 1.1 endpoint, read-only, through SPARQLWrapper.

The data is an export of ours loaded there. Endpoints differ in what their default graph is: the one loaded, or the union of the named
graphs (both serve as they are); or empty beside the named graphs, and then each query asks by the protocol's `default-graph-uri` for the
merge of all of them (SPARQL 1.1 Protocol 2.1.4), up to MAX_DEFAULT_GRAPHS.

Nothing that a server sends is trusted: time and size are bounded, a reply of another kind or from another host is an error, never an
empty answer.
"""

from __future__ import annotations

import ast
import urllib.error
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from http.client import HTTPException
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Protocol, Self, cast
from urllib.parse import urlsplit

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat
from pyoxigraph import Store as Oxigraph
from SPARQLWrapper import CONSTRUCT, JSON, POST, SELECT, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from kg.errors import BadQuery, StoreError
from kg.results import Result, Term
from kg.store import dialect, guard, replies
from kg.store.projection import VERSIONS, counts

TIMEOUT_SECONDS = 60
MAX_REPLY_BYTES = 256 * 1024 * 1024
MAX_DEFAULT_GRAPHS = 1_000

_NAMED = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_IN_DEFAULT = "SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o }"
_IN_NAMED = "SELECT DISTINCT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


class _Reply(Protocol):
    """As much of an HTTP response as is used here."""

    def read(self, amount: int) -> bytes: ...

    def geturl(self) -> str: ...

    def getheader(self, name: str, default: str) -> str: ...

    def close(self) -> None: ...


class RemoteStore:
    """A read-only `Store` (kg/store/interface.py) at the URL of a SPARQL query endpoint."""

    def __init__(self, endpoint: str, *, timeout: int = TIMEOUT_SECONDS, max_bytes: int = MAX_REPLY_BYTES) -> None:
        """Raises StoreError where nobody answers there in SPARQL."""
        self.location = endpoint
        self.timeout = timeout
        self.max_bytes = max_bytes
        self._merge: tuple[str, ...] = ()
        if not self.query("ASK { ?s ?p ?o }").boolean:
            self._merge = self._graphs_to_merge()

    @property
    def folder(self) -> Path | None:
        return None

    def query(self, sparql: str) -> Result:
        guard.check(sparql)
        form = _form(sparql)
        data, media_type, most = self._ask(sparql, TURTLE if form == "graph" else JSON)
        result = _result(data, media_type, form, self.location)
        if dialect.cut_at(most, len(result.rows)):
            raise StoreError(f"{self.location} gives no more than {most} rows and leaves out the rest: ask for less, or raise its limit")
        return result

    def add(self, graph: str, quads: Iterable[Quad]) -> bool:  # noqa: ARG002
        raise self._read_only()

    def edit(self, graph: str, *, drop: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> bool:  # noqa: ARG002
        raise self._read_only()

    def remove(self, graph: str) -> bool:  # noqa: ARG002
        raise self._read_only()

    def apply(
        self,
        *,
        replace: Mapping[str, Iterable[Quad]] = MappingProxyType({}),  # noqa: ARG002
        drop: Iterable[Quad] = (),  # noqa: ARG002
        add: Iterable[Quad] = (),  # noqa: ARG002
    ) -> bool:
        raise self._read_only()

    def exclusive(self) -> AbstractContextManager[object]:
        raise self._read_only()

    def content(
        self, graph: str, subject: NamedNode | None = None, property: NamedNode | None = None, value: NamedNode | Literal | None = None
    ) -> list[Quad]:
        name = _graph_name(graph)
        bound = (("s", subject), ("p", property), ("o", value))
        wanted = "".join(f" FILTER(sameTerm(?{at}, {term}))" for at, term in bound if term is not None)
        rows = self.query(f"SELECT ?s ?p ?o WHERE {{ GRAPH {name} {{ ?s ?p ?o{wanted} }} }}").rows
        return [_quad(row["s"], row["p"], row["o"], name) for row in rows]

    def holds(self, graph: str) -> bool:
        return bool(self.query(f"ASK {{ GRAPH {_graph_name(graph)} {{ ?s ?p ?o }} }}").boolean)

    def graphs(self) -> list[str]:
        return sorted(row["g"].value for row in self.query(_NAMED).rows)

    def quads(self) -> Iterator[Quad]:
        for row in self.query(_IN_DEFAULT).rows:
            yield _quad(row["s"], row["p"], row["o"], DefaultGraph())
        for row in self.query(_IN_NAMED).rows:
            yield _quad(row["s"], row["p"], row["o"], NamedNode(row["g"].value))

    def flush(self) -> None:
        """Nothing is ever written here."""

    def close(self) -> None:
        """Each query is a connection of its own."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _read_only(self) -> StoreError:
        return StoreError(f"{self.location} is a remote store: it can only be read")

    def _graphs_to_merge(self) -> tuple[str, ...]:
        names = self.graphs()
        if any(not counts(name, ()) for name in names) or VERSIONS in names:
            raise StoreError(
                f"the default graph of {self.location} is empty, and no merge of the named graphs is what counts of them: "
                f"load the default graph too, as the exports hold it"
            )
        if len(names) > MAX_DEFAULT_GRAPHS:
            raise StoreError(
                f"the default graph of {self.location} is empty and there are {len(names)} named graphs: "
                f"let the server offer their union as default graph, or load the Turtle export into it"
            )
        return tuple(names)

    def _ask(self, sparql: str, wanted: str) -> tuple[bytes, str, str]:
        """Body and media type of the endpoint's reply, and the number of rows that it says it cuts at, "" for none."""
        try:
            reply = self._send(sparql, wanted)
            try:
                return self._read(reply)
            finally:
                reply.close()
        except QueryBadFormed as error:
            raise BadQuery(f"{self.location} refuses the query: {_said(error)}") from error
        except SPARQLWrapperException as error:
            raise StoreError(f"{self.location} failed: {_said(error)}") from error
        except urllib.error.HTTPError as error:
            error.close()
            raise StoreError(f"{self.location} answered with status {error.code} ({error.reason})") from error
        except TimeoutError as error:
            raise StoreError(f"{self.location} did not answer within {self.timeout} seconds") from error
        except (OSError, HTTPException, ValueError) as error:
            raise StoreError(f"{self.location} cannot be reached: {getattr(error, 'reason', error)}") from error

    def _send(self, sparql: str, wanted: str) -> _Reply:
        wrapper = SPARQLWrapper(self.location, returnFormat=wanted)
        wrapper.setMethod(POST)  # a redirect turns a POST into a GET without its body, so no other host ever sees the query
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(self.timeout)
        for graph in self._merge:
            wrapper.addParameter("default-graph-uri", graph)
            wrapper.addParameter("named-graph-uri", graph)  # a dataset named by the protocol has no other named graphs
        with warnings.catch_warnings():  # it guesses the form of the query and warns where it cannot; here the form is known
            warnings.simplefilter("ignore", RuntimeWarning)
            wrapper.setQuery(sparql)
            wrapper.queryType = SELECT if wanted == JSON else CONSTRUCT  # its guess takes "address" in a comment for an ADD
            return cast("_Reply", wrapper.query().response)

    def _read(self, reply: _Reply) -> tuple[bytes, str, str]:
        if urlsplit(reply.geturl()).netloc != urlsplit(self.location).netloc:
            raise StoreError(f"{self.location} sends its visitors to {urlsplit(reply.geturl()).netloc}: name that endpoint if you trust it")
        data = reply.read(self.max_bytes + 1)
        if len(data) > self.max_bytes:
            raise StoreError(f"the reply of {self.location} is larger than {self.max_bytes} bytes: ask for less, with LIMIT")
        return data, reply.getheader("Content-Type", "").partition(";")[0].strip().lower(), reply.getheader(dialect.CUT, "")


def _form(sparql: str) -> str:
    """ "select", "ask" or "graph", by parsing it here: a query that is none is not sent. Raises BadQuery."""
    try:
        results = Oxigraph().query(sparql)
    except SyntaxError as error:
        raise replies.syntax_error(sparql, error) from error
    if isinstance(results, QuerySolutions):
        return "select"
    return "ask" if isinstance(results, QueryBoolean) else "graph"


def _result(data: bytes, media_type: str, form: str, location: str) -> Result:
    table, graph = QueryResultsFormat.from_media_type(media_type), RdfFormat.from_media_type(media_type)
    try:
        if form == "graph" and graph is not None:
            return replies.from_graph(data, graph)
        if form != "graph" and table in (QueryResultsFormat.JSON, QueryResultsFormat.XML, QueryResultsFormat.TSV):
            result = replies.from_table(dialect.standard(data) if table == QueryResultsFormat.JSON else data, table)
            if result.kind == form:
                return result
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"the reply of {location} is broken off or malformed: {replies.short(error)}") from error
    kind = media_type or "an untyped reply"
    raise StoreError(f"{location} answered with {kind}, which is no result of this query: is it a SPARQL endpoint?")


def _graph_name(graph: str) -> NamedNode:
    try:
        return NamedNode(graph)
    except ValueError as error:
        raise StoreError(f"{graph!r} cannot name a graph: {error}") from error


def _quad(subject: Term, predicate: Term, object: Term, graph: NamedNode | DefaultGraph) -> Quad:
    start = BlankNode(subject.value) if subject.kind == "bnode" else NamedNode(subject.value)
    return Quad(start, NamedNode(predicate.value), replies.node(object), graph)


def _said(error: SPARQLWrapperException) -> str:
    """What SPARQLWrapper makes of the status, and the server's own words where they are words and no page.

    They come as the last line of several, in the form in which Python writes bytes down.
    """
    last = str(error).splitlines()[-1]
    words = ast.literal_eval(last).decode("utf-8", "replace") if last.startswith(("b'", 'b"')) else ""
    shown = " ".join(words.split())[:300]
    return f"{error.msg}: {shown}{dialect.advice(shown)}" if shown and not shown.startswith("<") else error.msg
