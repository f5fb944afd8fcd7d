"""The Turtle files of an authority as triples that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError
from kg.resources import data_path
from kg.vocab import ID, PREFIXES

PREFIXED = {**PREFIXES, "mem": ID + "mem/"}  # as the files of the authority write names


@dataclass(frozen=True, slots=True)
class Fact:
    """One triple of a file; `value` is the IRI or the lexical form."""

    file: Path
    subject: str
    property: str
    value: str
    language: str | None = None
    is_iri: bool = False


def shipped() -> list[Path]:
    """The files of the project's own authority."""
    return sorted(data_path("ontologies", "authority").glob("*.ttl"))


def read(paths: Iterable[Path]) -> Iterator[Fact]:
    """Every triple of the files, in their order. Raises DataError, with the file's name, for what is not Turtle or has unnamed nodes."""
    for path in paths:
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                yield _fact(path, quad)
        except SyntaxError as error:
            raise DataError(f"{path.name}: {error.msg}") from error


def _fact(path: Path, quad: ox.Quad) -> Fact:
    subject, value = quad.subject, quad.object
    if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
        unnamed = value if isinstance(subject, ox.NamedNode) else subject
        raise DataError(f"{path.name}: {unnamed} is neither an IRI nor a literal")
    language = value.language if isinstance(value, ox.Literal) else None
    return Fact(path, subject.value, quad.predicate.value, value.value, language, isinstance(value, ox.NamedNode))


@cache
def known() -> dict[str, tuple[Fact, ...]]:
    """The project's own facts by subject, read once per process."""
    found: dict[str, list[Fact]] = {}
    for fact in read(shipped()):
        found.setdefault(fact.subject, []).append(fact)
    return {subject: tuple(facts) for subject, facts in found.items()}


def line_of(iri: str, text: str) -> int | None:
    """Line, from 1, on which a file begins to speak of a subject; None where it writes the name in no way that can be looked for."""
    names = [f"<{iri}>", *(prefix + ":" + iri[len(base) :] for prefix, base in PREFIXED.items() if iri.startswith(base))]
    found = re.search(rf"^(?:{'|'.join(map(re.escape, names))})\s", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None


def short(iri: str) -> str:
    """The prefixed name of an IRI as the authority's files write it."""
    fits = [(len(base), prefix, base) for prefix, base in PREFIXED.items() if iri.startswith(base)]
    return f"{max(fits)[1]}:{iri[max(fits)[0] :]}" if fits else iri
