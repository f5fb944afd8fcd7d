"""Whose turn it is: so many tasks at once, and among those who wait each client in its turn, however many requests it has sent."""

from __future__ import annotations

import asyncio
from collections import deque

from kg.server.errors import Busy


class Turns:
    """Hands out `slots` turns; a client that waits with several requests gets one turn before the next client gets its own."""

    def __init__(self, slots: int, most_waiting: int) -> None:
        self._free = slots
        self._most_waiting = most_waiting
        self._lines: dict[str, deque[asyncio.Future[None]]] = {}  # by client, in the order of their turns

    @property
    def waiting(self) -> int:
        """Requests in line."""
        return sum(map(len, self._lines.values()))

    async def take(self, client: str, patience: float) -> None:
        """Wait for a turn, at most `patience` seconds. Raises Busy where the line is too long or the wait was."""
        if self._free and not self._lines:
            self._free -= 1
            return
        if self.waiting >= self._most_waiting:
            raise Busy(f"{self._most_waiting} requests are waiting already: try again a little later")
        turn = asyncio.get_running_loop().create_future()
        self._lines.setdefault(client, deque()).append(turn)
        try:
            async with asyncio.timeout(patience):
                await turn
        except TimeoutError as error:
            self._leave(client, turn)
            raise Busy(f"no turn came up within {patience:g} s: try again a little later") from error
        except asyncio.CancelledError:
            self._leave(client, turn)
            raise

    def give(self) -> None:
        """A turn is over, or goes to somebody else."""
        while self._lines:
            client = next(iter(self._lines))
            line = self._lines.pop(client)
            turn = line.popleft()
            if line:
                self._lines[client] = line  # behind all others
            if not turn.done():  # else its waiting has just been given up
                turn.set_result(None)
                return
        self._free += 1

    def _leave(self, client: str, turn: asyncio.Future[None]) -> None:
        line = self._lines.get(client, deque())
        if turn in line:
            line.remove(turn)
            if not line:
                del self._lines[client]
        elif turn.done() and not turn.cancelled():
            self.give()  # it came in the same moment, and nobody will use it
