"""Markdown, with or without YAML front matter (`title`, `publisher`, `published` or `date`, `url`).

The text is what follows the front matter and the empty lines after it, as it stands: Markdown's own signs are not taken out.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from kg.errors import BadArticle
from kg.model import Article
from kg.read._articles import from_record
from kg.read._bytes import load

SUFFIXES = (".md", ".markdown")

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n\s*|\Z)", re.DOTALL | re.MULTILINE)


def fits(head: str) -> bool:
    """Whether it starts with front matter."""
    return has_front_matter(head)


def has_front_matter(text: str) -> bool:
    """Whether the text starts with a block between two lines of three dashes."""
    return _FRONT.match(text) is not None


def read(path: Path, published: dt.date | None) -> Iterator[Article]:
    """One article; a front matter that is no YAML mapping raises BadArticle."""
    text = load(path)
    found = _FRONT.match(text)
    fields = _fields(found["yaml"]) if found else {}
    record = {**fields, "text": text[found.end() :] if found else text, "published": fields.get("published", fields.get("date"))}
    yield from_record(record, source=str(path), published=published)


def _fields(block: str) -> Mapping[str, object]:
    try:
        fields = yaml.safe_load(block)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""  # counted from 0, and the dashes stand above
        raise BadArticle(f"front matter is not YAML{where}; put values with a colon in quotes") from error
    except (ValueError, RecursionError) as error:  # a day that no calendar has, a number of thousands of digits, a pit of brackets
        raise BadArticle(f"front matter cannot be read: {error}") from error
    if fields is not None and not isinstance(fields, Mapping):
        raise BadArticle("front matter is not a list of names and values")
    return fields or {}
