"""Decisions ⇄ quads of their named graph.

A decision is an activity (PROV) of somebody, at a moment, about something. Beside what was decided the graph holds what follows from it
and is worked out anew each time: which decisions are in force, and which entity stands for which.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg import model
from kg.decisions.model import Decision, Kind, Revocation, Thing, made, revocation, stamp
from kg.decisions.sheet import Sheet
from kg.errors import DataError
from kg.ids import digest
from kg.model import Entity
from kg.shape import terms
from kg.shape.terms import LABEL, SAME_ITEM, TYPE, ng
from kg.vocab import DCTERMS, ID, NG, PROV, SECTOR, WD, XSD

DECISIONS = ID + "decisions"

CLASSES: dict[Kind, str] = {
    "accept": "Acceptance", "reject": "Rejection", "relink": "LinkCorrection", "merge": "Merger", "split": "Split",
}  # fmt: skip
_GRAPH = NamedNode(DECISIONS)
_BY, _ENDED, _INVALIDATED = (NamedNode(PROV + name) for name in ("wasAssociatedWith", "endedAtTime", "wasInvalidatedBy"))
_REPLACED = NamedNode(DCTERMS + "isReplacedBy")
_DERIVED = {ng("inForce"), _REPLACED}


def quads(decisions: Iterable[Decision]) -> list[Quad]:
    """All decisions, with what follows from them."""
    facts = (fact for decision in decisions for fact in _facts(decision))
    return [Quad(*fact, _GRAPH) for fact in dict.fromkeys(facts)]


def decisions(triples: Iterable[Triple]) -> list[Decision]:
    """The decisions in a graph, in the order of time. Raises DataError where one lacks what it needs, or is not what its IRI says."""
    sheet = Sheet(triple for triple in triples if triple.predicate not in _DERIVED)
    found = [_decision(sheet, iri, kind) for kind, name in CLASSES.items() for iri in sheet.subjects(TYPE, NG + name)]
    return in_force(found)


def in_force(found: Iterable[Decision]) -> list[Decision]:
    """In the order of time; of several about one thing the last that has not been revoked holds."""
    order = sorted(found, key=lambda one: (one.when, one.iri))
    last = {(topic, about): one.iri for one in order if one.revoked is None for topic, about in _matters(one)}
    holding = set(last.values())
    return [replace(one, in_force=one.revoked is None and one.iri in holding) for one in order]


def _matters(decision: Decision) -> Iterator[tuple[str, str]]:
    """What a later decision has to be about to take its place."""
    if decision.kind in ("relink", "split"):
        yield from (("link", thing.iri) for thing in decision.things)
    else:
        yield ("entity" if decision.kind == "merge" else "claim", decision.about)


_Facts = Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]


def _facts(decision: Decision) -> _Facts:
    me = NamedNode(decision.iri)
    yield me, TYPE, ng(CLASSES[decision.kind])
    yield me, ng("decidesOn"), NamedNode(decision.about)
    yield from _act(me, decision)
    for number, thing in enumerate(decision.things, 1):
        topic = NamedNode(f"{decision.iri}/{number}")
        yield me, ng("concerns"), topic
        yield from _thing(topic, thing)
    if decision.into is not None:
        yield me, ng("inFavourOf"), NamedNode(decision.into)
    if decision.described is not None:
        yield from _description(me, decision.described)
    if decision.revoked is not None:
        end = NamedNode(decision.revoked.iri)
        yield me, _INVALIDATED, end
        yield end, TYPE, ng("Revocation")
        yield end, ng("decidesOn"), me
        yield from _act(end, decision.revoked)
    if decision.in_force:
        yield me, ng("inForce"), terms.TRUE
        if decision.kind == "merge" and decision.into is not None:
            yield NamedNode(decision.about), _REPLACED, NamedNode(decision.into)


def _act(me: NamedNode, act: Decision | Revocation) -> _Facts:
    who = NamedNode(f"{ID}agent/{digest(act.by)}")
    yield me, _BY, who
    yield who, TYPE, NamedNode(PROV + "Person")
    yield who, LABEL, terms.text(act.by)
    yield me, ng("why"), terms.text(act.why)
    yield me, _ENDED, Literal(stamp(act.when), datatype=NamedNode(XSD + "dateTime"))


def _thing(me: NamedNode, thing: Thing) -> _Facts:
    yield me, TYPE, ng("DecidedThing")
    yield me, ng("thing"), NamedNode(thing.iri)
    yield me, ng("fingerprint"), terms.text(thing.fingerprint)
    yield me, ng("decidedIn"), NamedNode(thing.article)
    yield me, ng("decidedWords"), terms.text(thing.words)
    if thing.address is not None:
        yield me, ng("decidedAt"), NamedNode(thing.address)


def _description(me: NamedNode, entity: Entity) -> _Facts:
    yield me, ng("entityClass"), ng(entity.ontology_class)
    yield me, ng("entityKind"), terms.text(entity.kind)
    yield me, ng("entityName"), terms.label(entity.name)
    if entity.wikidata is not None:
        yield me, SAME_ITEM, NamedNode(WD + entity.wikidata)
    if entity.country is not None:
        yield me, ng("entityCountryCode"), terms.text(entity.country)
    if entity.sector is not None:
        yield me, ng("entitySector"), NamedNode(SECTOR + entity.sector)


def _decision(sheet: Sheet, iri: str, kind: Kind) -> Decision:
    by, why, when = _read_act(sheet, iri)
    into = sheet.value(iri, ng("inFavourOf"))
    things = tuple(sorted((_read_thing(sheet, one) for one in sheet.values(iri, ng("concerns"))), key=lambda thing: thing.iri))
    found = Decision(iri, kind, _need(sheet, iri, ng("decidesOn")), by, why, when, into, things, _read_description(sheet, iri, into))
    if made(found).iri != iri:
        raise DataError(f"the decision {iri} is not what its name says: it has been changed")
    end = sheet.value(iri, _INVALIDATED)
    if end is None:
        return found
    ended = revocation(found, *_read_act(sheet, end))
    if ended.iri != end:
        raise DataError(f"the revocation {end} is not what its name says: it has been changed")
    return replace(found, revoked=ended)


def _read_act(sheet: Sheet, iri: str) -> tuple[str, str, dt.datetime]:
    who = _need(sheet, iri, _BY)
    when = _need(sheet, iri, _ENDED)
    try:
        return _need(sheet, who, LABEL), _need(sheet, iri, ng("why")), dt.datetime.fromisoformat(when).astimezone(dt.UTC)
    except ValueError as error:
        raise DataError(f"{iri}: {when!r} is no moment like 2022-11-03T12:00:00Z") from error


def _read_thing(sheet: Sheet, topic: str) -> Thing:
    iri, article, print_, words = (_need(sheet, topic, ng(name)) for name in ("thing", "decidedIn", "fingerprint", "decidedWords"))
    return Thing(iri, article, sheet.value(topic, ng("decidedAt")), print_, words)


def _read_description(sheet: Sheet, iri: str, entity: str | None) -> Entity | None:
    if entity is None:
        return None
    item, sector = sheet.value(iri, SAME_ITEM), sheet.value(iri, ng("entitySector"))
    return Entity(
        iri=entity,
        kind=cast("model.Kind", _need(sheet, iri, ng("entityKind"))),
        name=_need(sheet, iri, ng("entityName")),
        ontology_class=_need(sheet, iri, ng("entityClass")).removeprefix(NG),
        wikidata=item.removeprefix(WD) if item else None,
        country=sheet.value(iri, ng("entityCountryCode")),
        sector=sector.removeprefix(SECTOR) if sector else None,
    )


def _need(sheet: Sheet, iri: str, property: NamedNode) -> str:
    found: Sequence[str] = sheet.values(iri, property)
    if len(found) != 1:
        raise DataError(f"{iri} has {len(found)} values for {property.value}; a decision has one")
    return found[0]
