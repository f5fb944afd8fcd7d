"""The checkpoint that is served, and the next one as soon as the store has changed and nobody writes to it."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import StoreError
from kg.store import checkpoint

_LOG = logging.getLogger(__name__)


class Checkpoints:
    """Copies of one store; each is deleted when it is no longer the newest and no task uses it.

    They lie beside the store where that can be written, for hard links do not cross file systems; else in the folder for temporary files.
    """

    def __init__(self, store: Path, refresh: float) -> None:
        self._store, self._refresh = store.absolute(), refresh
        self._folder: Path | None = None
        self._number = 0
        self._state = ""
        self._current: str | None = None
        self._users: dict[str, int] = {}
        self._taking = asyncio.Lock()

    @property
    def newest(self) -> str:
        """Directory of the checkpoint that new tasks get. Raises StoreError where there is none (yet)."""
        if self._current is None:
            raise StoreError(f"the store {self._store} is not open yet: try again in a moment")
        return self._current

    async def start(self) -> None:
        """Take the first checkpoint. Raises StoreError: no store, or somebody is writing to it."""
        _sweep(self._store)
        self._folder = _folder(self._store)
        await self.renew()

    async def renew(self) -> None:
        """Make the store as it is now what is served, if it has changed. Raises StoreError where it cannot be read now."""
        async with self._taking:
            state = await asyncio.to_thread(checkpoint.state, self._store)
            if state == self._state or self._folder is None:
                return
            self._number += 1
            copy = self._folder / str(self._number)
            try:
                await asyncio.to_thread(checkpoint.take, self._store, copy)
            except StoreError:
                shutil.rmtree(copy, ignore_errors=True)
                raise
            self._state = state
            self._replace(str(copy))

    async def watch(self) -> None:
        """Renew for as long as this runs; a store that is being written to is looked at again later."""
        while True:
            await asyncio.sleep(self._refresh)
            with suppress(StoreError, OSError):  # busy or away: what was served is served on
                await self.renew()

    @contextmanager
    def use(self) -> Iterator[str]:
        """The newest checkpoint, kept for as long as it is used."""
        directory = self.newest
        self._users[directory] = self._users.get(directory, 0) + 1
        try:
            yield directory
        finally:
            self._users[directory] -= 1
            self._drop(directory)

    def stop(self) -> None:
        """Delete all."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._current = self._folder = None

    def _replace(self, copy: str) -> None:
        last, self._current = self._current, copy
        if last is not None:
            self._drop(last)

    def _drop(self, directory: str) -> None:
        if directory != self._current and not self._users.get(directory):
            self._users.pop(directory, None)
            shutil.rmtree(directory, ignore_errors=True)  # workers that have it open can read on: its files go with them


def _prefix(store: Path) -> str:
    return f".{store.name}.served-"


def _folder(store: Path) -> Path:
    name = f"{_prefix(store)}{os.getpid()}-"
    try:
        return Path(tempfile.mkdtemp(prefix=name, dir=store.parent))
    except OSError:
        return Path(tempfile.mkdtemp(prefix=name))


def _sweep(store: Path) -> None:
    """Delete what servers left that were ended without a chance to."""
    for left in store.parent.glob(f"{_prefix(store)}*"):
        pid = left.name.removeprefix(_prefix(store)).partition("-")[0]
        if pid.isdigit() and not _runs(int(pid)):
            _LOG.info("deleting %s, left by a server that is gone", left)
            shutil.rmtree(left, ignore_errors=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
