"""The event types as a hierarchy: which types are of one class of acts (`ontologies/codes/plover.ttl`, ng:quad)."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg.errors import DataError
from kg.resources import data_path
from kg.vocab import NG, RDF

_TYPE, _QUAD = ox.NamedNode(RDF + "type"), ox.NamedNode(NG + "quad")


@cache
def quads_of_types() -> dict[str, str]:
    """Type -> its class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. Raises DataError."""
    path = data_path("ontologies", "codes", "plover.ttl")
    codes = ox.Store()
    try:
        codes.load(path=str(path), format=ox.RdfFormat.TURTLE)
    except (SyntaxError, OSError) as error:
        raise DataError(f"{path.name}: {error}") from error
    types = (quad.subject for quad in codes.quads_for_pattern(None, _TYPE, ox.NamedNode(NG + "EventType")))
    return {
        type.value: quad.object.value
        for type in types
        for quad in codes.quads_for_pattern(type, _QUAD, None)
        if isinstance(type, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }


def same_class(type: str) -> tuple[str, ...]:
    """The other types of the class that a type belongs to, sorted; none for one that has no class."""
    quads = quads_of_types()
    return tuple(sorted(other for other, quad in quads.items() if other != type and quad == quads.get(type)))
