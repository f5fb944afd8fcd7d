"""An article's text cut for display: paragraphs of sentences of pieces, so that whoever joins the pieces has the stored text again.

All offsets are Unicode code points into that text, ends exclusive; cutting happens here because a browser counts otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile(r"\n[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of a known entity, and how it was taken for it: the method's name and a score of 0 to 100."""

    iri: str
    begin: int
    end: int
    words: str
    entity: str
    kind: str
    name: str
    form: str
    method: str | None = None
    confidence: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one sentence, or of what lies between sentences, that looks alike; `named` is the innermost mention over it."""

    text: str
    named: Named | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence (or as much of it as stands in the paragraph) or, without `place`, what lies between two."""

    pieces: tuple[Piece, ...]
    place: str | None = None  # offset_0_122
    first: bool = True  # the sentence begins here, and not in the paragraph before
    claims: int = 0
    withdrawn: int = 0
    untyped: bool = False


Paragraph = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence's offsets, and how many claims rest on it: those that count, and those withdrawn. `untyped`: none has a known type."""

    begin: int
    end: int
    claims: int = 0
    withdrawn: int = 0
    untyped: bool = False


def paragraphs(text: str, places: Sequence[Place], mentions: Sequence[Named]) -> list[Paragraph]:
    """The text in order; only the empty lines between paragraphs are left out. `places` do not overlap."""
    ordered = sorted(places, key=lambda place: place.begin)
    return [tuple(_stretches(text, begin, end, ordered, mentions)) for begin, end in _blocks(text)]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for found in _BREAK.finditer(text):
        if found.start() > begin:
            yield begin, found.start()
        begin = found.end()
    if text[begin:].strip():
        yield begin, len(text)


def _stretches(text: str, begin: int, end: int, places: Iterable[Place], mentions: Sequence[Named]) -> Iterator[Stretch]:
    at = begin
    for place in places:
        if place.end <= at or place.begin >= end:
            continue
        start, stop = max(place.begin, at), min(place.end, end)
        if start > at:
            yield Stretch((Piece(text[at:start]),))
        pieces = tuple(_pieces(text, start, stop, mentions))
        name = f"offset_{place.begin}_{place.end}"
        yield Stretch(pieces, name, place.begin >= begin, place.claims, place.withdrawn, place.untyped)
        at = stop
    if at < end:
        yield Stretch((Piece(text[at:end]),))


def _pieces(text: str, begin: int, end: int, mentions: Sequence[Named]) -> Iterator[Piece]:
    """Where mentions lie in each other ("NATO" in "NATO's chief"), the inner one is seen."""
    here = sorted((m for m in mentions if m.begin < end and m.end > begin), key=lambda m: m.end - m.begin)
    cuts = sorted({begin, end, *(cut for m in here for cut in (m.begin, m.end) if begin < cut < end)})
    for start, stop in pairwise(cuts):
        yield Piece(text[start:stop], next((m for m in here if m.begin <= start and stop <= m.end), None))
