"""The folder of a store: what may become one."""

from __future__ import annotations

from pathlib import Path

from kg.errors import StoreError


def check_directory(directory: Path, *, make: bool) -> None:
    """Nothing is ever made inside a folder that holds other things, nor unless it is to be made. Raises StoreError."""
    is_store = (directory / "CURRENT").is_file()
    if directory.exists() and not directory.is_dir():
        raise StoreError(f"{directory} is a file: a store is a directory")
    if not make and not is_store:
        raise StoreError(f"there is no store at {directory}: `kg build` makes one")
    if not is_store and directory.is_dir() and any(path.name != "newsgraph.lock" for path in directory.iterdir()):
        raise StoreError(f"{directory} holds other files and is no store: name an empty or a new directory")
    if make:
        _make(directory)


def _make(directory: Path) -> None:
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make the store {directory}: {error.strerror}") from error
