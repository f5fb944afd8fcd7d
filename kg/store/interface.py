"""What a store can do, whichever engine it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from pyoxigraph import Literal, NamedNode, Quad

from kg.results import Result


class Store(Protocol):
    """A graph of articles: one named graph each, and the default graph that holds every triple that counts once.

    What counts is in kg/store/projection.py: not what is withdrawn, not a superseded version, and no article's whole text
    (`nif:isString`), which is in its named graph only. A store may be used from several threads; results are complete values and hold
    nothing open.
    """

    @property
    def folder(self) -> Path | None:
        """The directory that it lives in, where what is derived from the store may be kept beside it; None where there is none."""

    def query(self, sparql: str) -> Result:
        """Run a SELECT, ASK, CONSTRUCT or DESCRIBE. Raises BadQuery for one that cannot be run, StoreError where the store fails."""

    def add(self, graph: str, quads: Iterable[Quad]) -> bool:
        """Make `quads` (all of them in the named graph `graph`) the whole content of that graph, in one transaction.

        True where something changed. Raises StoreError where the store cannot be written.
        """

    def edit(self, graph: str, *, drop: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> bool:
        """Take triples out of a named graph and put others in, in one transaction; the rest of the graph stays as it is.

        What is in both stays in. True where something changed. Raises StoreError where the store cannot be written.
        """

    def remove(self, graph: str) -> bool:
        """Drop a named graph with its withdrawals and corrections; what other graphs say too stays. True where there was one."""

    def apply(self, *, replace: Mapping[str, Iterable[Quad]] = ..., drop: Iterable[Quad] = (), add: Iterable[Quad] = ()) -> bool:
        """Change any number of named graphs in one transaction: make `replace` the whole content of its graphs, and edit others.

        Every quad is in the graph that it is meant for. True where something other than the store's own notes changed. Raises StoreError
        where the store cannot be written, or a graph is to be replaced and edited at once.
        """

    def exclusive(self) -> AbstractContextManager[object]:
        """While in it, no other thread writes: for a change that depends on what has been read."""

    def content(
        self, graph: str, subject: NamedNode | None = None, property: NamedNode | None = None, value: NamedNode | Literal | None = None
    ) -> list[Quad]:
        """The quads of one named graph, those with that subject, property and value, in no particular order; none where there is no such
        graph. To look some up takes as long as there are of them, however large the graph is."""

    def holds(self, graph: str) -> bool:
        """Whether there is such a named graph."""

    def graphs(self) -> list[str]:
        """IRIs of the named graphs, sorted, but for the store's own notes."""

    def quads(self) -> Iterator[Quad]:
        """Everything in the store, default graph included, in no particular order, but for the store's own notes."""

    def flush(self) -> None:
        """Make everything added so far survive a power failure."""

    def close(self) -> None:
        """Flush, and let other processes have the store. Closing twice is no error."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
