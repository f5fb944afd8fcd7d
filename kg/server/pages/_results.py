"""Results of queries as tables: each cell with where it leads."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.results import Result, Term
from kg.server.pages._addresses import elsewhere, explore_at, read_at, term_at
from kg.server.pages._rows import rows
from kg.server.pages._words import plain, short_name
from kg.store import EmbeddedStore, Store
from kg.store.answering import Head, head
from kg.vocab import ID, WD, shorten

SHOWN = 300  # rows of a page
_ADDRESS = 60  # characters of an address elsewhere; the whole of it is told to those who point at it
_SENTENCE = 24  # characters that a text has at least to be looked for as a sentence
_ARTICLE = f"{ID}article/"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, where it leads, whether that is a page elsewhere, and what to say of it to those who point at it."""

    text: str
    link: str | None = None
    outside: bool = False
    full: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The first rows; `total` counts all, or there are `more`. `cites` says that some cell leads to a sentence."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    total: int
    cites: bool
    boolean: bool | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the graph says of the terms of a result: names of things, the page where each is read, and where sentences stand.

    `spoken` has, by the words of a sentence, its places: what names the article (IRI, address, title, publisher, day), and the page where
    it is read.
    """

    names: Mapping[str, str]
    read: Mapping[str, str]
    spoken: Mapping[str, Sequence[tuple[frozenset[str], str]]]

    def place(self, words: str, beside: frozenset[str]) -> str | None:
        """Where a sentence is read that stands in a row with these values: in the article that most of them name.

        Of several that are named as well the first; None where it stands in several, and the row has addresses that are none of theirs.
        """
        named = sorted((-len(article & beside), page) for article, page in self.spoken.get(words, ()))
        if not named or (len(named) > 1 and not named[0][0] and any(value.startswith(("http://", "https://")) for value in beside)):
            return None
        return named[0][1]


def grid(result: Result) -> tuple[tuple[str, ...], list[list[Term | None]]]:
    """Heads and rows, for rows as for triples."""
    if result.kind == "graph":
        return ("subject", "predicate", "object"), [list(triple) for triple in result.triples]
    return result.variables, [[row.get(name) for name in result.variables] for row in result.rows]


def known(store: Store, iris: Sequence[str], texts: Sequence[str]) -> Known:
    """In a worker: look up the terms of a result."""
    names = {row["thing"]: row["label"] for row in (rows(store, "label", thing=iris) if iris else [])}
    places = rows(store, "places", thing=iris) if iris else []
    places.sort(key=lambda row: sorted(row.items()), reverse=True)  # of several places the first counts
    read = {row["thing"]: read_at(row["article"], row["sentence"]) for row in places}
    spoken: dict[str, list[tuple[frozenset[str], str]]] = {}
    for row in rows(store, "anchored", text=texts) if texts else []:
        named = {row.get(name, "") for name in ("article", "url", "title", "publisher", "day")} - {""}
        place = frozenset(named), read_at(row["article"], row["sentence"])
        spoken.setdefault(row["text"], []).append(place)
    return Known(names, read, spoken)


def quoted(store: Store, texts: Sequence[str]) -> tuple[str, ...]:
    """In a worker: the sentences that read just so."""
    return tuple(dict.fromkeys(row["sentence"] for row in (rows(store, "anchored", text=texts) if texts else [])))


def terms(lines: Iterable[Sequence[Term | None]]) -> tuple[list[str], list[str]]:
    """The IRIs, and the texts that may be sentences, of some rows."""
    cells = [term for line in lines for term in line if term is not None]
    iris = dict.fromkeys(term.value for term in cells if term.kind == "iri" and " " not in term.value)
    texts = dict.fromkeys(term.value for term in cells if term.kind == "literal" and not term.language and len(term.value) >= _SENTENCE)
    return list(iris), list(texts)


@dataclass(frozen=True, slots=True)
class Ran:
    """What running a query gave, whether any of what is shown of it is the graph's own, and how many seconds it took."""

    table: Table
    tells: bool
    seconds: float

    @property
    def size(self) -> int:
        """Characters of what is shown."""
        return sum(len(cell.text) + len(cell.full) for line in self.table.rows for cell in line if cell is not None)


def run(store: EmbeddedStore, sparql: str) -> Ran:
    """In a worker: run a query, and look up the terms of what is shown of its result. Raises BadQuery."""
    begin = time.monotonic()
    found = head(store, sparql, SHOWN)
    seconds = time.monotonic() - begin
    about = known(store, *terms(found.rows))
    return Ran(table(found, about), bool(about.names or about.read or about.spoken), seconds)


def table(found: Head, about: Known) -> Table:
    """The result with links."""
    cells = tuple(_line(line, about) for line in found.rows)
    cites = any(cell is not None and (cell.link or "").startswith("/article/") for line in cells for cell in line)
    return Table(found.heads, cells, found.total, cites, found.boolean, found.more)


def _line(line: Sequence[Term | None], about: Known) -> tuple[Cell | None, ...]:
    beside = frozenset(term.value for term in line if term is not None)
    return tuple(_cell(term, about, beside) for term in line)


def _cell(term: Term | None, about: Known, beside: frozenset[str]) -> Cell | None:
    if term is None:
        return None
    if term.kind != "iri":
        return Cell(term.value, about.place(term.value, beside), full=f"language: {term.language}" if term.language else "")
    ours = _page(term.value, about)
    name = about.names.get(term.value) or (short_name(term.value) if ours else _address(term.value))
    return Cell(name, ours or elsewhere(term.value), ours is None, term.value)


def _address(iri: str) -> str:
    """Of a page elsewhere, as people tell it."""
    short = shorten(iri)
    return short if short != iri else plain(re.sub(r"^https?://(www\.)?", "", iri), _ADDRESS)


def _page(iri: str, about: Known) -> str | None:
    """Our own page of a thing: its sentence, its article, the picture of an entity, the page of a term."""
    if iri in about.read:
        return about.read[iri]
    if iri.startswith(_ARTICLE) and "#" not in iri:
        return read_at(iri)
    if iri.startswith(WD) or (iri.startswith(ID) and iri in about.names):
        return explore_at(iri)
    return term_at(iri)
