"""Words that say of which country somebody or something is, as stems: they tell neither a town nor a person from another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kg import authority
from kg.relate.stems import stem


@cache
def _countries() -> Mapping[str, str]:
    """Each word, and the one that stands for its country."""
    known = authority.load()
    states = {iri: entity.name for iri, entity in known.entities.items() if entity.ontology_class == "State" and " " not in entity.name}
    named = {stem(name.casefold()): stem(name.casefold()) for name in states.values()}
    return {stem(word): stem(states[iri].casefold()) if iri in states else stem(word) for word, iri in known.demonyms.items()} | named


def country(word: str) -> str:
    """A word, where it names a people the one for their country ("nigerian")."""
    return _countries().get(word, word)


def of_a_country(words: Iterable[str]) -> list[str]:
    """Those of some stems that name a country or its people."""
    return [word for word in words if word in _countries()]


def of_no_country(words: Iterable[str]) -> list[str]:
    """Those of some stems that name neither a country nor its people."""
    return [word for word in words if word not in _countries()]


def is_office(word: str) -> bool:
    """Whether a stem is of the name of an office ("minister")."""
    return word in _offices()


@cache
def _offices() -> frozenset[str]:
    return frozenset(stem(word) for office in authority.load().offices.values() for words in office.words for word in words.split())
