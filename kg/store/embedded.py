"""The store on this machine: pyoxigraph on disk, or in memory.

How it works around what was measured of pyoxigraph 0.5.13 (pinned by tests/store):
- the union default graph does not merge duplicates and is slow, so each triple is written once to the default graph too (which ones:
  kg/store/projection.py);
- there is no transaction to open, but each `extend` and each `update` is atomic: an article goes in by one of them;
- concurrent updates on disk lose writes, so one lock serialises the writers of this process, a lock file those of others;
- acknowledged writes survive the end of the process but not a power failure, and unflushed ones make opening slow: every FLUSH_EVERY
  changes, and on closing, they are flushed;
- result iterators belong to one thread, so `query` takes the whole result before it returns.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from pyoxigraph import (
    Literal,
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
from kg.store import dataset, guard, history, marks, replies
from kg.store.directory import check_directory
from kg.store.lock import DirectoryLock
from kg.store.projection import NOTES, REVISION, VERSIONS, corrected, counts, giver, withdrawn
from kg.store.triples import DEFAULT, Changes, as_data, as_quads, by_graph, canonical_quads, canonical_triples, graph_named, quad_in
from kg.vocab import NIF

MEMORY = ":memory:"
FLUSH_EVERY = 250  # articles (STORE.md, section 1): after each flush the engine merges its files, which costs the more the larger they are

_TEXT = NamedNode(NIF + "isString")  # an article's whole text: kept once, in the article's own graph
_NOTHING: Mapping[str, Iterable[Quad]] = MappingProxyType({})


class EmbeddedStore:
    """A `Store` (kg/store/interface.py) in a directory, or in memory for location ":memory:"."""

    def __init__(self, location: str | Path, *, read_only: bool = False, make: bool = True) -> None:
        self.location = str(location)
        self.read_only = read_only
        self._lock: DirectoryLock | None = None
        self._writing = threading.RLock()
        self._unflushed = 0
        self.changes = 0  # as many as this object has made; nobody else changes a store that is open for writing
        self._known_superseded: frozenset[str] | None = None
        self._known_last: int | None = None  # number of the last change (kg/store/history.py)
        self._engine: Oxigraph | None = Oxigraph() if self.location == MEMORY else self._open(Path(location), make)

    def _open(self, directory: Path, make: bool) -> Oxigraph:
        check_directory(directory, make=make and not self.read_only)
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

    @property
    def folder(self) -> Path | None:
        return None if self.location == MEMORY else Path(self.location)

    def query(self, sparql: str) -> Result:
        return _complete(self.results(sparql))

    def results(
        self, sparql: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = (), base: str | None = None
    ) -> dataset.Results:
        """The engine's own results, which belong to this thread and may fail while they are read.

        default_graphs, named_graphs: IRIs of the dataset, instead of that in the query, where either is given.
        base: what relative IRIs start from; without it they are refused. Raises BadQuery.
        """
        guard.check(sparql)
        try:
            return dataset.run(self._open_engine, sparql, default_graphs, named_graphs, base)
        except SyntaxError as error:
            raise replies.syntax_error(sparql, error) from error
        except (ValueError, OSError, RuntimeError) as error:
            raise BadQuery(f"the query cannot be run: {replies.short(error)}") from error

    def add(self, graph: str, quads: Iterable[Quad]) -> bool:
        return self.apply(replace={graph: quads})

    def edit(self, graph: str, *, drop: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> bool:
        name = graph_named(graph)
        return self.apply(drop=canonical_quads(name, drop), add=canonical_quads(name, add))

    def remove(self, graph: str) -> bool:
        return self.apply(replace={graph: (), withdrawn(graph): (), corrected(graph): ()})

    def apply(self, *, replace: Mapping[str, Iterable[Quad]] = _NOTHING, drop: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> bool:
        whole = {graph: canonical_triples(graph_named(graph), quads) for graph, quads in replace.items()}
        gone, come = by_graph(drop), by_graph(add)
        if twice := whole.keys() & (gone.keys() | come.keys()):
            raise StoreError(f"{min(twice)} is to be replaced and edited at once")
        with self._writing:
            lost, won = self._differences(whole, gone, come)
            return self._change(lost, won)

    def exclusive(self) -> AbstractContextManager[object]:
        return self._writing

    def content(
        self, graph: str, subject: NamedNode | None = None, property: NamedNode | None = None, value: NamedNode | Literal | None = None
    ) -> list[Quad]:
        return list(self._open_engine.quads_for_pattern(subject, property, value, graph_named(graph)))

    def holds(self, graph: str) -> bool:
        return self._open_engine.contains_named_graph(graph_named(graph))

    def graphs(self) -> list[str]:
        names = (name.value for name in self._open_engine.named_graphs() if isinstance(name, NamedNode))
        return sorted(name for name in names if name != NOTES)

    def quads(self) -> Iterator[Quad]:
        notes = NamedNode(NOTES)
        return (quad for quad in self._open_engine if quad.graph_name != notes)

    def quads_of(self, graph: str | None) -> Iterator[Quad] | None:
        """The quads of a named graph, or of the default graph for None; None where there is no such graph."""
        name = DEFAULT if graph is None else graph_named(graph)
        if graph is not None and not self._open_engine.contains_named_graph(name):
            return None
        return self._open_engine.quads_for_pattern(None, None, None, name)

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

    def _content(self, graph: str) -> frozenset[Triple]:
        return frozenset(quad.triple for quad in self.content(graph))

    def _among(self, graph: str, triples: frozenset[Triple]) -> frozenset[Triple]:
        """Those of the triples that the named graph holds; as many look-ups as triples, however large the graph."""
        name = NamedNode(graph)
        return frozenset(triple for triple in triples if quad_in(triple, name) in self._open_engine)

    def _differences(self, whole: Changes, gone: Changes, come: Changes) -> tuple[Changes, Changes]:
        """What the graphs really lose and win; a graph that does neither is in neither."""
        lost, won = Changes(), Changes()
        for graph, new in whole.items():
            old = self._content(graph)
            lost[graph], won[graph] = old - new, new - old
        none = frozenset[Triple]()
        for graph in gone.keys() | come.keys():
            drop, add = gone.get(graph, none), come.get(graph, none)
            lost[graph], won[graph] = self._among(graph, drop - add), add - self._among(graph, add)
        return {graph: some for graph, some in lost.items() if some}, {graph: some for graph, some in won.items() if some}

    def _change(self, lost: Changes, won: Changes) -> bool:
        """Take `lost`, all of them there, out of the named graphs and put `won`, none of them there, into them."""
        if self.read_only:
            raise StoreError(f"the store {self.location} was opened for reading only")
        if not lost and not won:
            return False
        superseded = self._superseded_after(lost, won)
        flipped = self._superseded ^ superseded
        touched = marks.touched(lost, won) | flipped
        lost, won = self._with_marks(lost, won, touched)
        gone, come = self._projected(lost, won, flipped, superseded)
        self._write([*as_quads(lost), *gone], [*as_quads(won), *come])
        self._known_superseded = superseded
        if touched:
            self._known_last = self._last + 1
        for graph in lost.keys() - won.keys():
            if next(self._open_engine.quads_for_pattern(None, None, None, NamedNode(graph)), None) is None:
                self._open_engine.remove_graph(NamedNode(graph))
        return bool((lost.keys() | won.keys()) - {NOTES})

    def _with_marks(self, lost: Changes, won: Changes, touched: Collection[str]) -> tuple[Changes, Changes]:
        """The change with what it means for what is noted of the articles that it touches (kg/store/marks.py, kg/store/history.py)."""
        if not touched:
            return lost, won
        articles, none = marks.changed(lost, won), frozenset[Triple]()
        notes = none.union((quad.triple for quad in marks.unrelated(lost, won)), history.noted(touched, self._last + 1))
        old = none.union(*({quad.triple for quad in self.content(NOTES, NamedNode(one), marks.MARK)} for one in articles))
        new = none.union(*(marks.marked(one, lost, won, self._content) for one in articles))
        gone, come = lost.get(NOTES, none) | (old - new), won.get(NOTES, none) | (new - old) | (notes - self._among(NOTES, notes))
        return lost | ({NOTES: gone} if gone else {}), won | ({NOTES: come} if come else {})

    @property
    def _last(self) -> int:
        if self._known_last is None:
            self._known_last = history.last(self)
        return self._known_last

    @property
    def _superseded(self) -> frozenset[str]:
        """The articles that another version stands in for; nobody but this store changes them while it is open for writing."""
        if self._known_superseded is None:
            self._known_superseded = _superseded(self._content(VERSIONS))
        return self._known_superseded

    def _superseded_after(self, lost: Changes, won: Changes) -> frozenset[str]:
        if VERSIONS not in lost and VERSIONS not in won:
            return self._superseded
        none = frozenset[Triple]()
        return _superseded((self._content(VERSIONS) - lost.get(VERSIONS, none)) | won.get(VERSIONS, none))

    def _projected(self, lost: Changes, won: Changes, flipped: frozenset[str], superseded: frozenset[str]) -> tuple[list[Quad], list[Quad]]:
        """What the default graph loses and wins by that (kg/store/projection.py)."""
        sure = frozenset[Triple]().union(*(some for graph, some in won.items() if self._gives_all(graph, won, superseded)))
        changed = (some for changes in (lost, won) for graph, some in changes.items() if graph != NOTES)
        asked = frozenset[Triple]().union(*changed, *(self._content(g) for a in flipped for g in (a, corrected(a))))
        gone, come = list[Triple](), list(sure)
        last = ""  # what gives one triple of a subject mostly gives the others too, while many may hold them from which they are withdrawn
        for triple in sorted(asked - sure, key=lambda each: str(each.subject)):
            is_in = partial(self._will_hold, triple, lost, won)
            likely = (last,) if last and is_in(last) else ()
            found = giver(chain(likely, self._holders(triple, lost, won)), superseded, is_in)
            last = found or last
            (come if found else gone).append(triple)
        there = (quad for triple in gone if (quad := quad_in(triple, DEFAULT)) in self._open_engine)
        return list(there), [quad_in(triple, DEFAULT) for triple in come if triple.predicate != _TEXT]

    def _gives_all(self, graph: str, won: Changes, superseded: frozenset[str]) -> bool:
        """Whether all that a graph says is in the default graph, so that no triple of it has to be looked up: nearly always."""
        beside = withdrawn(graph)
        return counts(graph, superseded) and beside not in won and not self.content(beside)

    def _holders(self, triple: Triple, lost: Changes, won: Changes) -> Iterator[str]:
        """The named graphs that hold a triple after the change."""
        none = frozenset[Triple]()
        yield from (graph for graph, some in won.items() if triple in some)
        for quad in self._open_engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None):
            if isinstance(quad.graph_name, NamedNode) and triple not in lost.get(quad.graph_name.value, none):
                yield quad.graph_name.value

    def _will_hold(self, triple: Triple, lost: Changes, won: Changes, graph: str) -> bool:
        """Whether a graph holds a triple after the change."""
        none = frozenset[Triple]()
        there = triple not in lost.get(graph, none) and quad_in(triple, NamedNode(graph)) in self._open_engine
        return there or triple in won.get(graph, none)

    def _write(self, gone: list[Quad], come: list[Quad]) -> None:
        try:
            if gone:
                self._open_engine.update(f"DELETE DATA {{ {as_data(gone)} }} ; INSERT DATA {{ {as_data(come)} }}")
            else:
                self._open_engine.extend(come)
        except OSError as error:
            raise StoreError(f"cannot write to the store {self.location}: {error}") from error
        self.changes += 1
        self._unflushed += 1
        if self._unflushed >= FLUSH_EVERY:
            self.flush()


def _superseded(marks: Iterable[Triple]) -> frozenset[str]:
    return frozenset(mark.object.value for mark in marks if mark.predicate == REVISION and isinstance(mark.object, NamedNode))


def _complete(results: QuerySolutions | QueryBoolean | QueryTriples) -> Result:
    try:
        if isinstance(results, QueryTriples):
            return replies.from_graph(results.serialize(format=RdfFormat.N_TRIPLES) or b"")
        return replies.from_table(results.serialize(format=QueryResultsFormat.JSON) or b"")
    except (ValueError, OSError, RuntimeError) as error:
        raise BadQuery(f"the query failed while it ran: {replies.short(error)}") from error
