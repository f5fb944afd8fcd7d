"""How one server is set up, and what it allows."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

MEGABYTE = 1 << 20


def _cores() -> int:
    return max(2, min(8, os.cpu_count() or 2))


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that `kg serve` can be told; the bounds hold for each query by itself."""

    store: Path
    host: str = "127.0.0.1"
    port: int = 8421  # 0: any free one
    timeout: float = 30.0  # seconds that a query may run
    allow_origins: tuple[str, ...] = ()  # whose pages may read the endpoint from a browser; "*" is everybody
    allow_hosts: tuple[str, ...] = ()  # names, other than local ones and addresses, under which the server may be called
    pipeline: str | None = None  # the language pipeline for questions; None is the bundled one
    workers: int = field(default_factory=_cores)  # queries that run at once
    slow_workers: int = 4  # beside them: queries that have run for longer than `slow_after` make place for short ones
    slow_after: float = 1.0  # seconds
    patience: float = 30.0  # seconds that a request waits for its turn
    waiting: int = 200  # requests in line; the next is told to come back later
    memory: int = 2048 * MEGABYTE  # bytes that a query's process may take beyond what it takes at rest
    result: int = 64 * MEGABYTE  # bytes of one result
    body: int = 3 * MEGABYTE  # bytes of one request
    refresh: float = 1.0  # seconds between two looks at whether the store has changed
