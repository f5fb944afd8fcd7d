"""One short digest of many files, so that it can be told whether anything that bears on a result has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def of(folders: Iterable[Path], *words: str) -> str:
    """32 hex digits of the SHA-256 of some words and of the files below some folders (or the files themselves), by name and content.

    Compiled and hidden files do not count. Raises OSError for one that cannot be read.
    """
    whole = hashlib.sha256("\0".join(words).encode("utf-8"))
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if path.is_file() and path.suffix != ".pyc" and not path.name.startswith("."):
                whole.update(f"\0{path.relative_to(folder)}\0".encode())
                whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:32]
