"""JSON: one article `{"text", "title", "url", "publisher", "published"}`, all but the text optional."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from kg.errors import BadArticle
from kg.model import Article
from kg.read._articles import from_record
from kg.read._bytes import load

SUFFIXES = (".json",)


def fits(head: str) -> bool:
    """An object that does not end with its line; one that does is taken for JSON Lines, which reads a single object just as well."""
    start = head.lstrip()
    return start.startswith("{") and not start.partition("\n")[0].rstrip().endswith("}")


def read(path: Path, published: dt.date | None) -> Iterator[Article]:
    """One article; what is not one JSON object with a text raises BadArticle."""
    yield parse_record(load(path), source=str(path), published=published)


def parse_record(text: str, *, source: str, published: dt.date | None) -> Article:
    """An article from the text of one JSON object. Raises BadArticle with the column, and the line of several, where it is not JSON."""
    text = text.rstrip()
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in text else ""
        raise BadArticle(f"not JSON at {line}column {error.colno}: {error.msg}") from error
    except ValueError as error:  # a number of thousands of digits
        raise BadArticle(f"not JSON that can be read: {error}") from error
    except RecursionError as error:
        raise BadArticle("JSON nested too deep") from error
    if not isinstance(record, dict):
        raise BadArticle("not a JSON object; several articles go into JSON Lines (.jsonl), one object per line")
    return from_record(record, source=source, published=published)
