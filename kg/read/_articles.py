"""The one place where an Article is made and what it needs is checked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from kg.errors import BadArticle
from kg.ids import article_iri, text_digest
from kg.model import Article
from kg.read._language import foreign

MAX_CHARACTERS = 1_000_000  # a long book; what an article needs in memory and time grows with it

# the first newspaper is of 1605; 0001-01-01 and 9999-12-31 are how programs write that they do not know
FIRST_DAY, LAST_DAY = dt.date(1600, 1, 1), dt.date(2999, 12, 31)

# RFC 3987 leaves these out of an IRI, browsers send them percent-encoded; in an address they occur all the same
_NO_IRI = re.compile(r'[\x00-\x20\x7f<>"{}|\\^`]')
_URL = re.compile(r"https?://[^/?#\s%]+(?:[/?#]\S*)?", re.IGNORECASE)


def make_article(
    text: str,
    *,
    source: str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: dt.date | None = None,
) -> Article:
    """An article of exactly this text; its IRI is a hash of URL and text. Raises BadArticle for no text, too much of it, or what is broken.

    Characters that cannot stand in an IRI (quotes, spaces) are percent-encoded in `url`, as a browser does before it asks for the page.
    """
    if not text.strip():
        raise BadArticle("no text in it")
    if len(text) > MAX_CHARACTERS:
        raise BadArticle(f"a text of more than {MAX_CHARACTERS} characters is no article; split it")
    if reason := foreign(text):
        raise BadArticle(f"not English: {reason}")
    for name, value in (("text", text), ("url", url), ("title", title), ("publisher", publisher)):
        _check_characters(name, value or "")
    if published is not None and not FIRST_DAY <= published <= LAST_DAY:
        raise BadArticle(f'"published": {published} is no day of a newspaper; leave it out where it is not known')
    url = None if url is None else web_address(url)
    return Article(
        iri=article_iri(url, text),
        text=text,
        sha256=text_digest(text),
        source=source,
        url=url,
        title=title,
        publisher=publisher,
        published=published,
    )


def from_record(record: Mapping[str, object], *, source: str, published: dt.date | None) -> Article:
    """An article from `{"text", "title", "url", "publisher", "published"}`, all but the text optional; other fields are ignored."""
    text = record.get("text")
    if not isinstance(text, str):
        raise BadArticle('no "text" in it' if text is None else '"text" is not a string')
    return make_article(
        text,
        source=source,
        url=_string(record, "url"),
        title=_string(record, "title"),
        publisher=_string(record, "publisher"),
        published=parse_day(record.get("published")) or published,
    )


def parse_day(value: object) -> dt.date | None:
    """A date, or the day of an ISO 8601 date and time as it is written there; None for nothing. Raises BadArticle for anything else."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.datetime.fromisoformat(str(value).strip()).date()
    except ValueError as error:
        raise BadArticle(f'"published": {value!r} is not a date like 2022-11-03') from error


def web_address(url: str) -> str:
    """The http(s) address in a form that can stand in RDF. Raises BadArticle where it is none."""
    encoded = _NO_IRI.sub(lambda found: f"%{ord(found[0]):02X}", url.strip())
    if not _URL.fullmatch(encoded):
        raise BadArticle(f"url {url!r} is not a web address")
    return encoded


def _string(record: Mapping[str, object], name: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise BadArticle(f'"{name}" is not a string')
    return value.strip() or None if value else None


def _check_characters(name: str, value: str) -> None:
    """Half a surrogate pair, which JSON lets through, has no UTF-8: no digest, and no RDF literal."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadArticle(f'"{name}" has half a surrogate pair at character {error.start}') from error
