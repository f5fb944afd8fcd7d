"""What the last build did, left beside the store for those who look at it later: `kg serve` shows what could not be read, and why.

It is a note of one machine and no part of the graph; a store without it is as good.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import DataError, StoreError
from kg.model import Failure

NAME = "newsgraph-last-build.json"
MOST = 1000  # failures kept; all are counted


@dataclass(frozen=True, slots=True)
class LastBuild:
    """When a build ended (UTC, to the second), how many articles it read and changed, what failed; `failed` counts all."""

    ended: str
    read: int
    changed: int
    unchanged: int
    failed: int
    failures: tuple[Failure, ...]


def leave(folder: Path, read: int, changed: int, unchanged: int, failures: Sequence[Failure]) -> None:
    """Write the note in one step, so that nobody reads half of it. Raises StoreError where the folder cannot be written."""
    ended = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    note = LastBuild(ended, read, changed, unchanged, len(failures), tuple(failures[:MOST]))
    fresh = folder / f"{NAME}.new"
    try:
        fresh.write_text(json.dumps(asdict(note), ensure_ascii=False), encoding="utf-8", errors="replace")
        fresh.replace(folder / NAME)
    except OSError as error:
        raise StoreError(f"cannot write {folder / NAME}: {error.strerror}") from error


def last_build(folder: Path) -> LastBuild | None:
    """The note of the last build, None where there is none. Raises DataError for a file that is no such note."""
    try:
        return _note(json.loads((folder / NAME).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DataError(f"{folder / NAME} is no note of a build ({error}): the next build writes it anew") from error


def _note(given: dict[str, Any]) -> LastBuild:
    failures = tuple(Failure(str(one["source"]), str(one["reason"])) for one in given["failures"])
    return LastBuild(
        str(given["ended"]), int(given["read"]), int(given["changed"]), int(given["unchanged"]), int(given["failed"]), failures
    )
