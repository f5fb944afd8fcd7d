"""What is costly to count and the same until the graph changes: counted once for each checkpoint, and hardly waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from kg.errors import NewsgraphError
from kg.server.backend import Backend
from kg.store import Store

T = TypeVar("T")
PATIENCE = 0.3  # seconds


class Kept(Generic[T]):
    """The value of `function(store)`: that of the last checkpoint until the newest one's is there, None before the first."""

    def __init__(self, backend: Backend, function: Callable[[Store], T]) -> None:
        self._backend = backend
        self._function = function
        self._value: T | None = None
        self._of: str | None = None
        self._counting: asyncio.Task[None] | None = None

    async def value(self) -> T | None:
        """What is known now; a count that is out of date is begun anew beside it, and waited for a moment."""
        if self._of != self._backend.checkpoints.newest and (self._counting is None or self._counting.done()):
            self._counting = asyncio.create_task(self._count())
            await asyncio.wait([self._counting], timeout=PATIENCE)
        return self._value

    async def _count(self) -> None:
        of = self._backend.checkpoints.newest
        try:
            self._value = await self._backend.call(self._function, client="the pages")
        except NewsgraphError:  # too busy or too large just now: the page does without, and the next visit tries again
            return
        self._of = of
