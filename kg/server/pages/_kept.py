"""What is costly to count and the same until the graph changes: counted once for each checkpoint, and hardly waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from kg.errors import NewsgraphError
from kg.server.backend import Backend
from kg.store import Store

T = TypeVar("T")
PATIENCE = 0.3  # seconds
_all: WeakKeyDictionary[Backend, dict[Callable[[Store], Any], Kept[Any]]] = WeakKeyDictionary()


def kept(backend: Backend, function: Callable[[Store], T]) -> Kept[T]:
    """The one value of a function that all pages share."""
    mine = _all.setdefault(backend, {})
    if function not in mine:
        mine[function] = Kept(backend, function)
    return mine[function]


class Kept(Generic[T]):
    """The value of `function(store)`: that of the last checkpoint until the newest one's is there, None before the first.

    It is counted beside the server's other work, and for the first time when the server starts.
    """

    def __init__(self, backend: Backend, function: Callable[[Store], T]) -> None:
        self._backend = backend
        self._function = function
        self._value: T | None = None
        self._of: str | None = None
        self._counting: asyncio.Task[None] | None = None
        backend.at_start.append(self.begin)

    async def value(self) -> T | None:
        """What is known now; a count that is out of date is begun anew beside it, and waited for a moment."""
        if self._of != self._backend.checkpoints.newest:
            await asyncio.wait([self.begin()], timeout=PATIENCE)
        return self._value

    async def whole(self) -> T:
        """That of the newest checkpoint, waited for. Raises Busy where it takes longer than a query may, and what the function raises."""
        return await self._backend.once(self._function)

    def begin(self) -> asyncio.Task[None]:
        """Have it counted, if it is not being counted already."""
        if self._counting is None or self._counting.done():
            self._counting = asyncio.create_task(self._count())
        return self._counting

    async def _count(self) -> None:
        of = self._backend.checkpoints.newest
        try:
            self._value = await self._backend.once(self._function)
        except NewsgraphError:  # too busy or too large just now: the page does without, and the next visit tries again
            return
        self._of = of
