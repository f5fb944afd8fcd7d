"""The quads of one article, by subject and property; always in the same order, whatever order they came in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import NewsgraphError
from kg.model import Span
from kg.shape.terms import BEGIN, END, TYPE


class Lookup:
    """Values by subject and property. A value that must be there and is not raises NewsgraphError."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._instances: dict[str, list[str]] = defaultdict(list)
        for quad in quads:
            self._note(quad)
        self._spans = {iri: self._offsets(iri) for iri in self.having(BEGIN)}

    def _note(self, quad: Quad) -> None:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
            raise NewsgraphError(f"only IRIs and literals make an article's graph, not {quad}")
        self._values[subject.value][quad.predicate.value].append(value.value)
        if quad.predicate == TYPE:
            self._instances[value.value].append(subject.value)

    def _offsets(self, iri: str) -> Span:
        return Span(int(self.one(iri, BEGIN)), int(self.one(iri, END)))

    def instances(self, of_class: str) -> list[str]:
        """Subjects of a class, sorted by IRI."""
        return sorted(self._instances.get(of_class, ()))

    def having(self, property: NamedNode) -> list[str]:
        """Subjects with that property, sorted by IRI."""
        return sorted(iri for iri, values in self._values.items() if property.value in values)

    def all(self, iri: str, property: NamedNode) -> list[str]:
        return sorted(self._values[iri].get(property.value, ()))

    def maybe(self, iri: str, property: NamedNode) -> str | None:
        return next(iter(self.all(iri, property)), None)

    def one(self, iri: str, property: NamedNode) -> str:
        value = self.maybe(iri, property)
        if value is None:
            raise NewsgraphError(f"{iri} has no {property.value}")
        return value

    def day(self, iri: str, property: NamedNode) -> dt.date | None:
        day = self.maybe(iri, property)
        return dt.date.fromisoformat(day) if day is not None else None

    def span(self, iri: str) -> Span:
        return self._spans[iri]

    def span_of(self, iri: str, property: NamedNode) -> Span | None:
        """The span that the property points at, the first in the text where it points at several."""
        return min((self._spans[span] for span in self.all(iri, property)), default=None)

    def first_span(self, iri: str, property: NamedNode) -> Span:
        span = self.span_of(iri, property)
        if span is None:
            raise NewsgraphError(f"{iri} points at no span by {property.value}")
        return span
