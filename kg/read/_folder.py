"""Which files of a folder are articles."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from kg.errors import BadArticle
from kg.model import Failure
from kg.read._bytes import load
from kg.read.markdown import has_front_matter

_HOUSEKEEPING = ("readme", "license", "licence", "changelog")


def sift(folder: Path, suffixes: Collection[str]) -> tuple[list[Path], list[Failure]]:
    """The articles below a folder, sorted, and the files left out with the reason.

    Files of unknown ending and hidden files are not looked at. Left out are a project's own papers (README, LICENSE, CHANGELOG),
    Markdown without front matter, which in a folder is a note rather than an article, and a plain text that is nothing but one
    question. Each of them is read where it is named itself.
    """
    articles: list[Path] = []
    others: list[Failure] = []
    for path in _walk(folder, suffixes):
        reason = _no_article(path)
        if reason:
            others.append(Failure(str(path), reason))
        else:
            articles.append(path)
    return articles, others


def _walk(folder: Path, suffixes: Collection[str]) -> Iterator[Path]:
    """In sorted order, so that a folder is read the same way everywhere.

    Links to folders are not followed, so no walk is endless; pipes and devices are passed by, since reading one may never end.
    A folder that cannot be listed comes like a file: whoever opens it is told why.
    """
    locked: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: locked.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            if not name.startswith(".") and path.suffix.lower() in suffixes and not _endless(path):
                yield path
    yield from locked


def _endless(path: Path) -> bool:
    """A pipe, a socket, a device; what is not there or may not be looked at is for the reader to report."""
    try:
        return not path.is_file() and path.exists()
    except PermissionError:
        return False


def _no_article(path: Path) -> str | None:
    if path.stem.lower().startswith(_HOUSEKEEPING):
        return "a paper about the folder"
    try:
        if path.suffix.lower() in {".md", ".markdown"} and not has_front_matter(load(path)):
            return "Markdown without front matter"
        if path.suffix.lower() == ".txt" and _is_lone_question(load(path)):
            return "nothing but a question"
    except (BadArticle, OSError):
        return None  # the format's own reader says what is wrong with it
    return None


def _is_lone_question(text: str) -> bool:
    """One line that ends in a question mark asserts nothing: beside articles it is what somebody wants to ask them."""
    return text.strip().endswith("?") and "\n" not in text.strip()
