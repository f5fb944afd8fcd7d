"""What errors of the program are in HTTP."""

from __future__ import annotations

from kg.errors import BadQuery, NewsgraphError, StoreError
from kg.server.errors import Busy, LimitReached, WorkerEnded
from kg.store.answering import TooLong, WrongForm

MISTAKE = "a mistake of the program; the server's log says where"
AGAIN = {"Retry-After": "5"}  # seconds

_STATUS: dict[type[NewsgraphError], int] = {
    BadQuery: 400, WrongForm: 406, Busy: 503, LimitReached: 503, TooLong: 503, WorkerEnded: 503, StoreError: 503,
}  # fmt: skip


def status_of(error: NewsgraphError) -> tuple[int, dict[str, str]]:
    """The status that an error of the program has in HTTP, and the headers that go with it."""
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)
    return status, AGAIN if isinstance(error, Busy | StoreError) else {}
