"""Plain text: the file is the article."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from kg.model import Article
from kg.read._articles import make_article
from kg.read._bytes import load

SUFFIXES = (".txt", ".text")


def fits(head: str) -> bool:
    """Never by its looks: plain text is what is left when nothing else fits."""
    del head
    return False


def read(path: Path, published: dt.date | None) -> Iterator[Article]:
    """One article without title, publisher or address."""
    yield make_article(load(path), source=str(path), published=published)
