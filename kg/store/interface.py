"""What a store can do, whichever engine it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Protocol, Self

from pyoxigraph import Quad

from kg.results import Result


class Store(Protocol):
    """A graph of articles: one named graph each, and the default graph that holds every asserted triple once.

    The one exception is an article's whole text (`nif:isString`), which is in its named graph only. A store may be used from several
    threads; results are complete values and hold nothing open.
    """

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
        """Drop a named graph; what other graphs say too stays. True where there was one."""

    def graphs(self) -> list[str]:
        """IRIs of the named graphs, sorted."""

    def quads(self) -> Iterator[Quad]:
        """Everything in the store, default graph included, in no particular order."""

    def flush(self) -> None:
        """Make everything added so far survive a power failure."""

    def close(self) -> None:
        """Flush, and let other processes have the store. Closing twice is no error."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
