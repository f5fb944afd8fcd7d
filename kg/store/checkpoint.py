"""A copy of a store as it is at one moment, which others may read while the store itself goes on.

The engine's files of data never change once written, so the copy takes them by hard link where the file system can; the rest is small.
The store is held only for that long. The copy is opened once for writing, so that what the store had only in its log stands in files
(a reader would have to go through the log each time: 20 s for a million triples).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pyoxigraph import Store as Oxigraph

from kg.errors import StoreError
from kg.store.lock import NAME, DirectoryLock

_OWN = (NAME, "LOCK", "LOG")  # locks and the engine's diary are no content


def state(directory: Path) -> str:
    """What tells whether the store has changed: its files, their sizes and times."""
    return "\n".join(sorted(f"{path.name} {info.st_size} {info.st_mtime_ns}" for path, info in _files(directory)))


def check(directory: Path) -> None:
    """Raise StoreError where no store is, or one that is being written to."""
    if not (directory / "CURRENT").is_file():
        raise StoreError(f"there is no store at {directory}: `kg build` makes one")
    DirectoryLock(directory, shared=True).release()


def take(directory: Path, copy: Path) -> None:
    """Copy the store into `copy`, a directory that is made. Raises StoreError: no store there, or somebody is writing to it."""
    check(directory)
    lock = DirectoryLock(directory, shared=True)
    try:
        copy.mkdir(parents=True)
        for path, _ in _files(directory):
            _copy(path, copy / path.name)
    except OSError as error:
        raise StoreError(f"cannot copy the store {directory} to {copy}: {error.strerror}") from error
    finally:
        lock.release()
    _settle(copy)


def _files(directory: Path) -> list[tuple[Path, os.stat_result]]:
    found = []
    for path in directory.iterdir():
        if path.name.startswith(_OWN):
            continue
        try:
            found.append((path, path.stat()))
        except FileNotFoundError:  # a writer has just done with it: the next look sees another state
            continue
    return found


def _copy(file: Path, copy: Path) -> None:
    if file.suffix == ".sst":
        try:
            os.link(file, copy)
            return
        except OSError:  # another file system, or one without hard links
            pass
    shutil.copyfile(file, copy)


def _settle(copy: Path) -> None:
    try:
        Oxigraph(str(copy)).flush()
    except (OSError, RuntimeError) as error:
        raise StoreError(f"cannot open the copy {copy} of the store: {error}") from error
