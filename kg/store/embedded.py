"""The store on this machine: pyoxigraph on disk, or in memory.

How it works around what was measured of pyoxigraph 0.5.13 (pinned by tests/store):
- the union default graph does not merge duplicates and is slow, so each triple is written once to the default graph too;
- there is no transaction to open, but each `extend` and each `update` is atomic: an article goes in by one of them;
- concurrent updates on disk lose writes, so one lock serialises the writers of this process, a lock file those of others;
- acknowledged writes survive the end of the process but not a power failure, and unflushed ones make opening slow: every FLUSH_EVERY
  changes, and on closing, they are flushed;
- result iterators belong to one thread, so `query` takes the whole result before it returns.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
)
from pyoxigraph import Store as Oxigraph

from kg.errors import BadQuery, StoreError
from kg.results import Result
from kg.store import guard, replies
from kg.store.lock import DirectoryLock
from kg.vocab import NIF

MEMORY = ":memory:"
FLUSH_EVERY = 100  # articles; STORE.md section 1: bounded memory and log at the best rate of ingestion

_TEXT = NamedNode(NIF + "isString")  # an article's whole text: kept once, in the article's own graph
_DEFAULT = DefaultGraph()


class EmbeddedStore:
    """A `Store` (kg/store/interface.py) in a directory, or in memory for location ":memory:"."""

    def __init__(self, location: str | Path, *, read_only: bool = False) -> None:
        self.location = str(location)
        self.read_only = read_only
        self._lock: DirectoryLock | None = None
        self._writing = threading.RLock()
        self._unflushed = 0
        self._engine: Oxigraph | None = Oxigraph() if self.location == MEMORY else self._open(Path(location))

    def _open(self, directory: Path) -> Oxigraph:
        _check_directory(directory, read_only=self.read_only)
        self._lock = DirectoryLock(directory, shared=self.read_only)
        try:
            return Oxigraph.read_only(str(directory)) if self.read_only else Oxigraph(str(directory))
        except (OSError, RuntimeError) as error:  # RuntimeError: damaged, or of a version that the engine does not know
            self._lock.release()
            raise StoreError(f"cannot open the store {directory}: {error}; move it away, and `kg build` makes it anew") from error

    @property
    def _open_engine(self) -> Oxigraph:
        if self._engine is None:
            raise StoreError(f"the store {self.location} has been closed")
        return self._engine

    def query(self, sparql: str) -> Result:
        guard.check(sparql)
        try:
            results = self._open_engine.query(sparql)
        except SyntaxError as error:
            raise replies.syntax_error(sparql, error) from error
        except (ValueError, OSError, RuntimeError) as error:
            raise BadQuery(f"the query cannot be run: {replies.short(error)}") from error
        return _complete(results)

    def add(self, graph: str, quads: Iterable[Quad]) -> bool:
        name = _graph_name(graph)
        new = _triples(name, quads)
        with self._writing:
            return self._replace(name, new)

    def edit(self, graph: str, *, drop: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> bool:
        name = _graph_name(graph)
        gone, come = _triples(name, drop), _triples(name, add)
        with self._writing:
            gone, come = (gone - come) & self._among(name, gone), come - self._among(name, come)
            return self._change(name, gone, come)

    def remove(self, graph: str) -> bool:
        with self._writing:
            return self._replace(_graph_name(graph), frozenset())

    def graphs(self) -> list[str]:
        return sorted(name.value for name in self._open_engine.named_graphs() if isinstance(name, NamedNode))

    def quads(self) -> Iterator[Quad]:
        return iter(self._open_engine)

    def flush(self) -> None:
        with self._writing:
            if not self.read_only and self.location != MEMORY:
                self._open_engine.flush()
            self._unflushed = 0

    def close(self) -> None:
        if self._engine is not None:
            self.flush()
            self._engine = None  # the engine lets go of its files when the last reference is gone
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _content(self, name: NamedNode) -> frozenset[Triple]:
        return frozenset(quad.triple for quad in self._open_engine.quads_for_pattern(None, None, None, name))

    def _among(self, name: NamedNode, triples: frozenset[Triple]) -> frozenset[Triple]:
        """Those of the triples that the named graph holds; as many look-ups as triples, however large the graph."""
        return frozenset(triple for triple in triples if _quad(triple, name) in self._open_engine)

    def _replace(self, name: NamedNode, new: frozenset[Triple]) -> bool:
        old = self._content(name)
        return self._change(name, old - new, new - old)

    def _change(self, name: NamedNode, lost: frozenset[Triple], won: frozenset[Triple]) -> bool:
        """Take `lost`, all of them there, out of a named graph and put `won`, none of them there, into it."""
        if self.read_only:
            raise StoreError(f"the store {self.location} was opened for reading only")
        if not lost and not won:
            return False
        gone = [_quad(triple, name) for triple in lost]
        gone += [_quad(triple, _DEFAULT) for triple in lost if not self._said_elsewhere(triple, name)]
        come = [_quad(triple, name) for triple in won]
        come += [_quad(triple, _DEFAULT) for triple in won if triple.predicate != _TEXT]
        self._write(gone, come)
        if not won and next(self._open_engine.quads_for_pattern(None, None, None, name), None) is None:
            self._open_engine.remove_graph(name)
        return True

    def _said_elsewhere(self, triple: Triple, name: NamedNode) -> bool:
        found = self._open_engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        return any(quad.graph_name not in (name, _DEFAULT) for quad in found)

    def _write(self, gone: list[Quad], come: list[Quad]) -> None:
        try:
            if gone:
                self._open_engine.update(f"DELETE DATA {{ {_data(gone)} }} ; INSERT DATA {{ {_data(come)} }}")
            else:
                self._open_engine.extend(come)
        except OSError as error:
            raise StoreError(f"cannot write to the store {self.location}: {error}") from error
        self._unflushed += 1
        if self._unflushed >= FLUSH_EVERY:
            self.flush()


def _check_directory(directory: Path, *, read_only: bool) -> None:
    """Nothing is ever made inside a folder that holds other things, nor where there is only something to read."""
    is_store = (directory / "CURRENT").is_file()
    if directory.exists() and not directory.is_dir():
        raise StoreError(f"{directory} is a file: a store is a directory")
    if read_only and not is_store:
        raise StoreError(f"there is no store at {directory}: `kg build` makes one")
    if not is_store and directory.is_dir() and any(path.name != "newsgraph.lock" for path in directory.iterdir()):
        raise StoreError(f"{directory} holds other files and is no store: name an empty or a new directory")
    if not read_only:
        _make(directory)


def _make(directory: Path) -> None:
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make the store {directory}: {error.strerror}") from error


def _graph_name(graph: str) -> NamedNode:
    try:
        return NamedNode(graph)
    except ValueError as error:
        raise StoreError(f"{graph!r} cannot name a graph: {error}") from error


def _triples(name: NamedNode, quads: Iterable[Quad]) -> frozenset[Triple]:
    """The triples as the engine will give them back (it rewrites literals that are not canonical)."""
    scratch = Oxigraph()
    for quad in quads:
        if quad.graph_name != name:
            raise StoreError(f"a quad for {quad.graph_name} among those of {name}")
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise StoreError(f"a blank node has no name by which it could be replaced: {quad}")
        scratch.add(quad)
    return frozenset(quad.triple for quad in scratch)


def _data(quads: Iterable[Quad]) -> str:
    """The quads in the syntax of INSERT DATA and DELETE DATA, terms written by the engine's own serialiser."""
    return "\n".join(_fact(quad) for quad in quads)


def _fact(quad: Quad) -> str:
    return f"{quad.triple} ." if quad.graph_name == _DEFAULT else f"GRAPH {quad.graph_name} {{ {quad.triple} }}"


def _quad(triple: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _complete(results: QuerySolutions | QueryBoolean | QueryTriples) -> Result:
    try:
        if isinstance(results, QueryTriples):
            return replies.from_graph(results.serialize(format=RdfFormat.N_TRIPLES) or b"")
        return replies.from_table(results.serialize(format=QueryResultsFormat.JSON) or b"")
    except (ValueError, OSError, RuntimeError) as error:
        raise BadQuery(f"the query failed while it ran: {replies.short(error)}") from error
