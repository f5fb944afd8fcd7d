"""From files to articles. One module here is one source format; a new one is found by being here.

A format is a module with `SUFFIXES` (file endings it owns), `fits(head) -> bool` (does a file of unknown ending look like it, judged
by its first characters) and `read(path, published) -> Iterator[Article | Failure]`, which raises BadArticle where nothing can be read.
The text of a plain, Markdown or JSON article is stored exactly as it stands in the file: line ends, spaces and slips included.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from kg.errors import BadArticle
from kg.model import Article, Failure
from kg.read._articles import make_article
from kg.read._bytes import decode, head, take
from kg.read._folder import sift
from kg.registry import modules

__all__ = ["decode", "left_out", "make_article", "read_source", "suffixes", "take"]


def read_source(path: Path | str, *, published: dt.date | None = None) -> Iterator[Article | Failure]:
    """The articles of one file, or of every file of a known ending below a folder, in sorted order, a folder's own files first.

    published: stands for every article that has no date of its own. Whatever cannot be read becomes a Failure with its place and reason.
    """
    path = Path(path)
    files = sift(path, suffixes())[0] if path.is_dir() else [path]
    for file in files:
        yield from _read_file(file, published)


def left_out(path: Path | str) -> list[Failure]:
    """What a walk through this folder leaves out although its ending is known, and why; nothing for a file."""
    return sift(Path(path), suffixes())[1] if Path(path).is_dir() else []


@cache
def suffixes() -> dict[str, str]:
    """File ending (".txt") to the name of the format that owns it."""
    return {suffix: name for name, module in modules(__name__).items() for suffix in module.SUFFIXES}


def _read_file(path: Path, published: dt.date | None) -> Iterator[Article | Failure]:
    try:
        yield from _format(path).read(path, published)
    except BadArticle as error:
        yield Failure(str(path), str(error))
    except OSError as error:
        yield Failure(str(path), error.strerror or str(error))
    except (ValueError, LookupError, RecursionError) as error:  # out of a parser that some file was too much for
        yield Failure(str(path), f"cannot be read: {type(error).__name__}: {error}")


def _format(path: Path) -> ModuleType:
    """By ending; a file of unknown ending by its first characters, plain text where nothing else fits."""
    formats = modules(__name__)
    if path.suffix.lower() in suffixes():
        return formats[suffixes()[path.suffix.lower()]]
    start = head(path)
    return next((module for module in formats.values() if module.fits(start)), formats["text"])
