"""Reading the hand-kept tables and writing Turtle: the two ends of `make.py`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PREFIXES = """@prefix ng: <https://w3id.org/newsgraph/ns#> .
@prefix au: <https://w3id.org/newsgraph/auth/> .
@prefix mem: <https://w3id.org/newsgraph/id/mem/> .
@prefix sector: <https://w3id.org/newsgraph/code/sector/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def rows(name: str) -> Iterator[list[str]]:
    """The lines of `tables/<name>` as lists of cells; empty lines and lines that begin with # are left out."""
    for line in (HERE / "tables" / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def cells(row: list[str], width: int) -> list[str]:
    """The row with empty cells added up to `width`."""
    return row + [""] * (width - len(row))


def items(cell: str) -> list[str]:
    """The parts of a cell, which are separated by semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def slug(text: str) -> str:
    """A name as the tail of an IRI: plain lower-case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("ı", "i")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def text(value: str, language: str | None = "en") -> str:
    """A Turtle literal."""
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"' + (f"@{language}" if language else "")


def plain(value: str) -> str:
    return text(value, None)


def day(value: str) -> str:
    return f'"{value}"^^xsd:date'


@dataclass(frozen=True)
class Thing:
    """One subject of a Turtle file: prefixed name, class, and its values by property."""

    name: str
    types: str
    values: tuple[tuple[str, tuple[str, ...]], ...]

    @staticmethod
    def of(name: str, types: str, *values: tuple[str, Iterable[str]]) -> Thing:
        """Leaves out properties without a value and repeated values; the order given is kept."""
        kept = tuple((prop, tuple(dict.fromkeys(given))) for prop, given in values)
        return Thing(name, types, tuple((prop, given) for prop, given in kept if given))


def write(name: str, title: str, things: Iterable[Thing], comment: str = "") -> int:
    """Writes `<name>.ttl`, subjects in the order of their names, and gives the number of subjects."""
    known: dict[str, Thing] = {}
    for thing in things:
        if thing.name in known:
            raise SystemExit(f"{name}.ttl: {thing.name} is there twice")
        known[thing.name] = thing
    lines = [f"# {title}", "# Made by make.py from tables/ and the facts named under dcterms:source. CC0 1.0."]
    lines += [f"# {line}" for line in comment.splitlines()] + [PREFIXES]
    for thing in sorted(known.values(), key=lambda t: t.name):
        body = [f"{thing.name} a {thing.types}"] + [f"{prop} {' , '.join(given)}" for prop, given in thing.values]
        lines.append(" ;\n  ".join(body) + " .")
    (HERE / f"{name}.ttl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(known)
