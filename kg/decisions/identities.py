"""Who is who, as it was found (kg/relate/identity.py) ⇄ quads of their named graph: which articles' somebody of a name is taken for whom.

Reading gives everybody of one name in two articles one entity. What is found of it since changes no article's own graph, but what the
default graph takes from it, as a decision does (kg/decisions/effect.py), and before any decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode, Quad, Triple

from kg.decisions.sheet import Sheet, value
from kg.ids import digest
from kg.shape import terms
from kg.shape.terms import TYPE, ng
from kg.store import Store
from kg.vocab import ID, NG

IDENTITIES = ID + "identities"
_GRAPH = NamedNode(IDENTITIES)


@dataclass(frozen=True, slots=True)
class Identity:
    """That an article's somebody (`as_read`: its entity in the article's own graph) is taken for an entity; `bearer` is what it would be if
    nobody else were that. `apart`: elsewhere the same entity of reading is taken for somebody else."""

    bearer: str
    article: str
    as_read: str
    entity: str
    name: str
    ontology_class: str
    apart: bool

    @property
    def is_other(self) -> bool:
        """Whether reading made it another entity."""
        return self.entity != self.as_read


def bearer_iri(entity: str, article: str) -> str:
    """The entity that somebody of an article is where it is nobody's of another article."""
    return f"{ID}ent/{digest('bearer', entity, article)}"


def quads(identities: Iterable[Identity]) -> Iterator[Quad]:
    """All that is known of each."""
    for one in identities:
        me = NamedNode(one.bearer)
        yield Quad(me, TYPE, ng("NameBearer"), _GRAPH)
        yield Quad(me, ng("bearerIn"), NamedNode(one.article), _GRAPH)
        yield Quad(me, ng("bearerReadAs"), NamedNode(one.as_read), _GRAPH)
        yield Quad(me, ng("takenFor"), NamedNode(one.entity), _GRAPH)
        yield Quad(me, ng("entityName"), terms.label(one.name), _GRAPH)
        yield Quad(me, ng("entityClass"), ng(one.ontology_class), _GRAPH)
        if one.apart:
            yield Quad(me, ng("toldApart"), terms.TRUE, _GRAPH)


def identities(triples: Iterable[Triple]) -> list[Identity]:
    """What a graph says, by bearer."""
    sheet = Sheet(triples)
    return [_identity(sheet, bearer) for bearer in sheet.subjects(TYPE, NG + "NameBearer")]


class Identities:
    """What a store knows of who is who; read as far as it is asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, article: str) -> list[Identity]:
        """Those of an article that reading made other entities than they are taken for, by bearer."""
        there = self._store.content(IDENTITIES, property=ng("bearerIn"), value=NamedNode(article))
        bearers = (quad.subject for quad in there if isinstance(quad.subject, NamedNode))
        told = (quad.triple for bearer in bearers for quad in self._store.content(IDENTITIES, bearer))
        return [one for one in identities(told) if one.is_other]

    def taken(self, bearers: Iterable[str]) -> dict[str, str]:
        """What entity some are taken for, of those of whom anything was found."""
        found = (self._store.content(IDENTITIES, NamedNode(one), ng("takenFor")) for one in sorted(set(bearers)))
        return {value(quad.subject): value(quad.object) for quads_ in found for quad in quads_}

    @cached_property
    def all(self) -> list[Identity]:
        """All that is known."""
        return identities(quad.triple for quad in self._store.content(IDENTITIES))


def standing(found: Iterable[Identity], entity: str) -> str:
    """What an entity can be called for good: one of several of one name may be told apart otherwise when more is known, but whoever is
    taken for somebody of a certain article is not another for it."""
    read = [one for one in found if one.as_read == entity]
    own = sorted(one.bearer for one in read if one.entity == entity)
    return own[0] if own and len(own) < len(read) else entity


def _identity(sheet: Sheet, bearer: str) -> Identity:
    article, as_read, entity, name, of_class = (
        sheet.value(bearer, ng(property)) or "" for property in ("bearerIn", "bearerReadAs", "takenFor", "entityName", "entityClass")
    )
    return Identity(bearer, article, as_read, entity, name, of_class.removeprefix(NG), bool(sheet.values(bearer, ng("toldApart"))))
