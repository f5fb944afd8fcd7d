"""One writer or many readers of a store directory, across processes.

The engine locks writers only, and calls reading beside a writer undefined; so readers hold a shared lock, writers an exclusive one, on a
file of our own (closing a second handle of the engine's own lock file would drop the first's lock, by POSIX rules).
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from kg.errors import StoreError

if sys.platform != "win32":
    import fcntl

NAME = "newsgraph.lock"
PATIENCE = 2.0  # seconds that a writer waits: `kg serve` holds a store for some milliseconds, to copy it


class DirectoryLock:
    """Held from making to `release`. Raises StoreError where somebody else holds a lock that excludes this one."""

    def __init__(self, directory: Path, *, shared: bool) -> None:
        self._handle: int | None = _open(directory / NAME, shared=shared)
        if self._handle is not None and sys.platform != "win32":
            try:
                _take(self._handle, fcntl.LOCK_SH if shared else fcntl.LOCK_EX, 0.0 if shared else PATIENCE)
            except BlockingIOError as error:
                self.release()
                raise StoreError(_in_use(directory, shared=shared)) from error

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _take(handle: int, mode: int, patience: float) -> None:
    """Raises BlockingIOError where the lock is not to be had within `patience` seconds."""
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, mode | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= end:
                raise
            time.sleep(0.02)


def _open(path: Path, *, shared: bool) -> int | None:
    """None only for a reader in a directory that cannot be written (a copy on read-only media has no writer to keep out)."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        if not shared:
            raise StoreError(f"cannot write to the store {path.parent}: {error.strerror}") from error
        return os.open(path, os.O_RDONLY) if path.exists() else None


def _in_use(directory: Path, *, shared: bool) -> str:
    if shared:
        return f"another process is writing to the store {directory}: read it when that one has finished"
    return f"another process has the store {directory} open: write to it when that one has finished"
