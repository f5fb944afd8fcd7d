"""What a server can run into beyond the errors of the program: its own bounds."""

from __future__ import annotations

from kg.errors import NewsgraphError


class LimitReached(NewsgraphError):
    """A query took more time, memory or room than one query may; the message names the limit."""


class Busy(NewsgraphError):
    """Too many are waiting; the same request may succeed a little later."""


class WorkerEnded(NewsgraphError):
    """The process that ran a query ended over it; no other query is touched."""


class ServerFault(NewsgraphError):
    """A mistake of the program in a worker process, which has printed where it happened."""
