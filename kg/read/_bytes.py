"""Bytes to text, without a change to what the author wrote."""

import codecs
from pathlib import Path
from typing import BinaryIO

from charset_normalizer import from_bytes

from kg.errors import BadArticle

MAX_BYTES = 20_000_000  # a newspaper page has some 10 000; what is larger is a dump, and belongs into JSON Lines
_HEAD = 4_000

# files that people have in a folder of articles; some of them hold no NUL, and would be read as the text of an article
_OTHERS = {
    b"%PDF-": "a PDF",
    b"{\\rtf": "an RTF document",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an Office document",
    b"\x1f\x8b": "a gzip archive",
}

# the longer mark first: that of UTF-32-LE begins with that of UTF-16-LE
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def load(path: Path) -> str:
    """The text of a whole file. Raises BadArticle for one that is empty, too large or no text; OSError as it comes."""
    with path.open("rb") as file:
        return decode(take(file))


def take(file: BinaryIO) -> bytes:
    """What is left of a file, never more than MAX_BYTES: a pipe or a device does not say beforehand how much it holds."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise BadArticle(f"larger than {MAX_BYTES // 1_000_000} MB; split it, or make it JSON Lines with one article per line")
    return data


def decode(data: bytes) -> str:
    """UTF-8, or what the byte-order mark says, or else the encoding that charset-normalizer finds.

    The byte-order mark is no part of the text; everything else is, line ends included. Raises BadArticle for bytes that are no text.
    """
    if encoding := marked(data):
        return _strict(data, encoding)
    if other := next((name for start, name in _OTHERS.items() if data.startswith(start)), None):
        raise BadArticle(f"not text but {other}: turn it into text or HTML first")
    if b"\0" in data:
        raise BadArticle("not text: it holds NUL bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def marked(data: bytes) -> str | None:
    """The encoding that the byte-order mark at the start says."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def head(path: Path) -> str:
    """The first characters of a file, for telling formats apart; broken bytes at the cut do not matter.

    Of a pipe none: what is read of it here would be missing afterwards.
    """
    if path.exists() and not path.is_file():
        return ""
    with path.open("rb") as file:
        return file.read(_HEAD).decode("utf-8-sig", errors="replace")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadArticle(f"not {encoding}, though it starts with that mark: byte {error.start}") from error


def _guess(data: bytes) -> str:
    """Where Windows-1252 is among what is plausible it is taken: English that is not UTF-8 is nearly always that."""
    found = from_bytes(data)
    likely = next((match for match in found if "cp1252" in match.could_be_from_charset), found.best())
    if likely is None:
        raise BadArticle("not text: neither UTF-8 nor any encoding that can be told")
    return str(likely)
