"""The triples of one article's graph, to be looked up from both ends and changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

Value = NamedNode | Literal


class Sheet:
    """A set of triples; IRIs and lexical forms are given and taken as text."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._about: defaultdict[str, set[Triple]] = defaultdict(set)
        self._pointing: defaultdict[str, set[Triple]] = defaultdict(set)
        for triple in triples:
            self.put(triple)

    def triples(self) -> set[Triple]:
        return {triple for some in self._about.values() for triple in some}

    def about(self, iri: str) -> list[Triple]:
        return list(self._about[iri])

    def pointing_at(self, iri: str) -> list[Triple]:
        """Triples whose object is that IRI."""
        return [triple for triple in self._pointing[iri] if isinstance(triple.object, NamedNode)]

    def values(self, iri: str, property: NamedNode) -> list[str]:
        return sorted(value(triple.object) for triple in self._about[iri] if triple.predicate == property)

    def value(self, iri: str, property: NamedNode) -> str | None:
        return next(iter(self.values(iri, property)), None)

    def subjects(self, property: NamedNode, iri: str) -> list[str]:
        return sorted(value(triple.subject) for triple in self.pointing_at(iri) if triple.predicate == property)

    def holds(self, iri: str) -> bool:
        return bool(self._about[iri])

    def put(self, triple: Triple) -> None:
        self._about[value(triple.subject)].add(triple)
        self._pointing[value(triple.object)].add(triple)

    def say(self, iri: str, property: NamedNode, object: Value) -> None:
        self.put(Triple(NamedNode(iri), property, object))

    def link(self, iri: str, property: NamedNode, other: str) -> None:
        self.say(iri, property, NamedNode(other))

    def unlink(self, iri: str, property: NamedNode, other: str) -> None:
        self.drop([Triple(NamedNode(iri), property, NamedNode(other))])

    def drop(self, triples: Iterable[Triple]) -> None:
        for triple in list(triples):
            self._about[value(triple.subject)].discard(triple)
            self._pointing[value(triple.object)].discard(triple)

    def forget(self, iri: str) -> None:
        """Nothing is said about it, and nothing points at it, any more."""
        self.drop([*self.about(iri), *self.pointing_at(iri)])

    def rename(self, old: str, new: str) -> None:
        moved = [*self.about(old), *self.pointing_at(old)]
        self.drop(moved)
        for triple in moved:
            subject = new if value(triple.subject) == old else value(triple.subject)
            points = isinstance(triple.object, NamedNode) and triple.object.value == old
            self.put(Triple(NamedNode(subject), triple.predicate, NamedNode(new) if points else triple.object))


def value(term: object) -> str:
    """IRI or lexical form; an article's graph has nothing else (kg/shape)."""
    assert isinstance(term, NamedNode | Literal)
    return term.value
