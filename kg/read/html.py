"""Saved web pages: the article's text without menus and footers, by trafilatura; blocks stand on lines of their own.

Title, publisher, address and day of publication come from the page's own metadata (JSON-LD, Open Graph, meta tags). A date that would
have to be guessed from the running text is not taken.
"""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from trafilatura import bare_extraction
from trafilatura.settings import Document

from kg.errors import BadArticle
from kg.model import Article
from kg.read._articles import make_article, parse_day, web_address
from kg.read._bytes import load

SUFFIXES = (".html", ".htm", ".xhtml")

_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_DATES = {"extensive_search": False, "original_date": True}


def fits(head: str) -> bool:
    """Whether it starts like a page."""
    return _START.match(head) is not None


def read(path: Path, published: dt.date | None) -> Iterator[Article]:
    """One article; a page in which no article is found raises BadArticle."""
    page = bare_extraction(load(path), with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES)
    if not isinstance(page, Document) or not page.text:
        raise BadArticle("no article found in the page")
    yield make_article(
        page.text,
        source=str(path),
        url=_address(page),
        title=page.title,
        publisher=page.sitename,
        published=parse_day(page.date) or published,
    )


def _address(page: Document) -> str | None:
    """The page's canonical address; one that is broken is the page's slip, not a reason to leave the article out."""
    try:
        return web_address(page.url) if page.url else None
    except BadArticle:
        return None
