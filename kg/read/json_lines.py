"""JSON Lines: one article per line. A bad line is a Failure of its own; the others go in. Read line by line, so size does not matter."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import BadArticle
from kg.model import Article, Failure
from kg.read._bytes import MAX_BYTES, decode, marked
from kg.read.json_article import parse_record

SUFFIXES = (".jsonl", ".ndjson")


def fits(head: str) -> bool:
    """Whether the first line is a whole object."""
    line = head.lstrip().partition("\n")[0].rstrip()
    return line.startswith("{") and line.endswith("}")


def read(path: Path, published: dt.date | None) -> Iterator[Article | Failure]:
    """The articles in order; `source` and failures name file and line. A file without any raises BadArticle."""
    empty = True
    with path.open("rb") as file:  # bytes end lines at \n alone: a text may hold U+2028
        for number, line in enumerate(_lines(file), 1):
            if number == 1 and marked(line) not in (None, "utf-8-sig"):  # then a line does not end where that byte stands
                raise BadArticle(f"JSON Lines have to be UTF-8, these are {marked(line)}: convert them")
            if line.strip():
                empty = False
                yield _read_line(line, f"{path}:{number}", published)
    if empty:
        raise BadArticle("no articles in it")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that is too long only so much that it can be told."""
    while line := file.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = file.readline(MAX_BYTES + 1)


def _read_line(line: bytes, source: str, published: dt.date | None) -> Article | Failure:
    try:
        if len(line) > MAX_BYTES:
            raise BadArticle(f"larger than {MAX_BYTES // 1_000_000} MB")
        return parse_record(decode(line), source=source, published=published)
    except BadArticle as error:
        return Failure(source, str(error))
