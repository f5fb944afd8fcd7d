"""What a query gives back, in our own few nouns, so that nobody above the store needs to know the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from kg.errors import BadQuery

TermKind = Literal["iri", "literal", "bnode", "triple"]


@dataclass(frozen=True, slots=True)
class Term:
    """One RDF term of a result row; `value` is the IRI or the lexical form."""

    kind: TermKind
    value: str
    datatype: str | None = None
    language: str | None = None


Row = dict[str, Term]  # an unbound variable has no key


def _not_from_a_store(format: str) -> str:
    raise BadQuery(f"a result made by hand cannot be written as {format}: only a store's can")


@dataclass(frozen=True, slots=True)
class Result:
    """Result of a SPARQL query.

    kind "select": `variables` and `rows`; "ask": `boolean`; "graph" (CONSTRUCT, DESCRIBE): `triples`.
    `serialize(format)` gives text: csv tsv json xml for select and ask, turtle ntriples jsonld rdfxml for graphs; raises BadQuery for a
    format that does not fit the kind.
    """

    kind: Literal["select", "ask", "graph"]
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool | None = None
    triples: tuple[tuple[Term, Term, Term], ...] = ()
    serialize: Callable[[str], str] = field(default=_not_from_a_store, repr=False, compare=False)
