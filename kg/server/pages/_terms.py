"""How the graph uses a term of the ontology: how often, and in which sentence for instance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology import OntologyTerm
from kg.server.pages._articles import Heading
from kg.server.pages._rows import Plain, rows
from kg.store import Store

LOOKED_AT = 12  # things of which one must have a sentence
_SHORTEST, _LONGEST = 30, 260  # characters of a sentence that makes a good example


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in which the term is used, and what uses it there."""

    thing: str
    label: str | None
    sentence: str
    text: str
    heading: Heading


@dataclass(frozen=True, slots=True)
class Usage:
    """Times that the graph uses a term, and an example where there is one."""

    number: int
    example: Example | None


def usage(store: Store, term: OntologyTerm) -> Usage:
    """Count and example."""
    kind = term.kind if term.kind in ("class", "code") else "property"
    [counted] = rows(store, f"count-{kind}", term=term.iri)
    things = [row["thing"] for row in rows(store, f"term-{kind}", term=term.iri)][:LOOKED_AT]
    return Usage(int(counted["number"]), _example(store, things) if things else None)


@dataclass(frozen=True, slots=True)
class Counts:
    """Times that each class and each property is used."""

    classes: Mapping[str, int]
    properties: Mapping[str, int]


def counts(store: Store) -> Counts:
    """Counted over the whole graph: every statement is looked at."""
    classes, properties = ({row["term"]: int(row["number"]) for row in rows(store, name)} for name in ("count-classes", "count-properties"))
    return Counts(classes, properties)


def _example(store: Store, things: list[str]) -> Example | None:
    things = [thing for thing in things if thing.partition(":")[0] in ("http", "https", "urn")]
    found = rows(store, "sentences-of", thing=things) if things else []
    if not found:
        return None
    best = min(found, key=_goodness)
    labels = rows(store, "label", thing=best["thing"])
    [head] = rows(store, "article", article=best["article"])[:1]
    return Example(best["thing"], labels[0]["label"] if labels else None, best["sentence"], best["text"], Heading.of(head))


def _goodness(row: Plain) -> tuple[bool, int, str]:
    """A sentence that is neither a scrap nor a page, the shorter the better."""
    length = len(row["text"])
    return not _SHORTEST <= length <= _LONGEST, length, row["sentence"]
