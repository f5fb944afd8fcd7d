"""Turtle files → Authority."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kg.authority.facts import read, shipped
from kg.authority.nouns import Authority, Metonym, Office
from kg.authority.words import fold, role_words
from kg.errors import DataError
from kg.model import Entity, Kind, Membership
from kg.vocab import AU, DCTERMS, NG, ORG, RDF, RDFS, SCHEMA, SECTOR, SKOS, WD, shorten

KINDS: dict[str, Kind] = {
    "State": "Place", "City": "Place", "Region": "Place", "Person": "Person", "Weapon": "Weapon",
    "IntergovernmentalOrganization": "Organisation", "GovernmentBody": "Organisation", "ArmedGroup": "Organisation",
    "PoliticalParty": "Organisation", "Company": "Organisation", "MediaOrganization": "Organisation",
    "NonGovernmentalOrganization": "Organisation", "Organization": "Organisation",
}  # fmt: skip
Facts = dict[str, dict[str, list[str]]]  # subject -> property -> values (IRIs and lexical forms)


@lru_cache(maxsize=4)
def load(folder: Path | None = None) -> Authority:
    """The authority of a folder of Turtle files, the project's own without one; read once per process.

    Raises DataError with the file's name where a file is not Turtle or says something that the program cannot use.
    """
    facts: Facts = {}
    for fact in read(sorted(folder.glob("*.ttl")) if folder else shipped()):
        facts.setdefault(fact.subject, {}).setdefault(fact.property, []).append(fact.value)
    return _authority(facts)


def _authority(facts: Facts) -> Authority:
    by_class: dict[str, list[str]] = {}
    for iri, about in facts.items():
        for kind in about.get(RDF + "type", ()):
            by_class.setdefault(kind, []).append(iri)
    iso = {iri: facts[iri][NG + "iso3"][0] for iri in by_class.get(NG + "State", ())}
    entities = {i: _entity(i, kind, facts[i], iso) for kind in KINDS for i in by_class.get(NG + kind, ())}
    offices = {i: _office(i, facts[i]) for i in by_class.get(ORG + "Post", ())}
    memberships = [_membership(i, facts) for i in by_class.get(ORG + "Membership", ())]
    memberships.sort(key=lambda m: (m.start or dt.date.min, m.iri))
    _add_countries(entities, memberships)
    named = [i for i, e in entities.items() if e.kind != "Weapon"]
    role_nouns = by_class.get(NG + "RoleNouns", ())
    nouns = [(w, facts[i][NG + "sector"][0].removeprefix(SECTOR)) for i in role_nouns for w in facts[i][NG + "word"]]
    weapons = [i for i, e in entities.items() if e.kind == "Weapon"]
    people = by_class.get(NG + "Person", [])
    demonym = [(w, i) for i in named for p in ("demonymAdjective", "demonymNoun") for w in facts[i].get(NG + p, ())]
    return Authority(
        entities=entities,
        names=_index((w, i) for i in named for p in (RDFS + "label", SKOS + "altLabel") for w in map(fold, facts[i].get(p, ()))),
        acronyms=_index((w, i) for i in named for w in facts[i].get(NG + "acronym", ())),
        demonyms={fold(w): i for w, i in demonym},
        nouns_of_people=frozenset(fold(w) for i in named for w in facts[i].get(NG + "demonymNoun", ())),
        families=_index((fold(w), i) for i in people for w in facts[i].get(NG + "familyName", ())),
        known_as={fold(w): i for i in people for w in facts[i].get(NG + "knownAs", ())},
        genders={i: facts[i][SCHEMA + "gender"][0] for i in people if SCHEMA + "gender" in facts[i]},
        generic=_index((fold(w), i) for i in named for w in facts[i].get(NG + "genericName", ())),
        metonyms=_metonyms(facts, by_class.get(NG + "Metonym", ())),
        offices=offices,
        words={shorten(i).removeprefix("au:words-"): frozenset(facts[i][NG + "word"]) for i in by_class.get(NG + "WordList", ())},
        _by_word=_index((role_words(w), o.iri) for o in offices.values() for w in o.words),
        _terms=_group(memberships, lambda m: m.member),
        _holders=_group((m for m in memberships if m.role in offices), lambda m: m.role),
        _sectors=dict(nouns),
        _weapons={w: i for i in weapons for p in (SKOS + "altLabel", RDFS + "label") for w in facts[i].get(p, ())},
        _state_of={code: iri for iri, code in iso.items()},
        _end_unknown=frozenset(i for i, about in facts.items() if "end" in about.get(NG + "boundAsListed", ())),
    )  # fmt: skip


def _one(about: Mapping[str, list[str]], prop: str, iri: str) -> str:
    if not about.get(prop):
        raise DataError(f"authority data: {shorten(iri)} has no {shorten(prop)}")
    return about[prop][0]


def _first(about: Mapping[str, list[str]], prop: str) -> str | None:
    values = about.get(prop)
    return values[0] if values else None


def _entity(iri: str, kind: str, about: Mapping[str, list[str]], iso: Mapping[str, str]) -> Entity:
    sector = _first(about, NG + "sector")
    return Entity(
        iri, KINDS[kind], _one(about, RDFS + "label", iri), kind, wikidata=iri.removeprefix(WD) if iri.startswith(WD) else None,
        country=iso.get(iri) or iso.get(_first(about, NG + "country") or ""), sector=sector.removeprefix(SECTOR) if sector else None,
    )  # fmt: skip


def _office(iri: str, about: Mapping[str, list[str]]) -> Office:
    sector = _first(about, NG + "sector")
    return Office(
        iri, _one(about, RDFS + "label", iri), _one(about, ORG + "postIn", iri), _first(about, NG + "represents"),
        frozenset(about.get(NG + "roleWord", ())), sector.removeprefix(SECTOR) if sector else None,
    )  # fmt: skip


def _membership(iri: str, facts: Facts) -> Membership:
    about = facts[iri]
    role, place = _one(about, ORG + "role", iri), _one(about, ORG + "organization", iri)
    if DCTERMS + "source" not in about:
        raise DataError(f"authority data: {shorten(iri)} has no dcterms:source")
    start, end = (dt.date.fromisoformat(d) if d else None for d in (_first(about, SCHEMA + p) for p in ("startDate", "endDate")))
    if start and end and start >= end:
        raise DataError(f"authority data: {shorten(iri)} ends before it begins")
    represents = place if role == AU + "role-part-of-the-state" else _first(facts.get(role, {}), NG + "represents")
    name = _one(facts.get(role, {}), RDFS + "label", role)
    return Membership(iri, _one(about, ORG + "member", iri), place, role, name, represents, start, end)


def _add_countries(entities: dict[str, Entity], memberships: Iterable[Membership]) -> None:
    """A person's country is that of the state the latest office speaks for; nobody's where it speaks for none."""
    for membership in memberships:
        person, state = entities.get(membership.member), entities.get(membership.represents or "")
        if person and person.kind == "Person" and state and state.ontology_class == "State":
            entities[person.iri] = replace(person, country=state.country)


def _metonyms(facts: Facts, iris: Iterable[str]) -> dict[str, Metonym]:
    found: dict[str, Metonym] = {}
    for iri in iris:
        about = facts[iri]
        candidates = sorted(about.get(NG + "candidate", ()), key=lambda c: int(_one(facts[c], NG + "priority", c)))
        denoted = tuple((_one(facts[c], NG + "denotes", c), frozenset(facts[c].get(NG + "cueWord", ()))) for c in candidates)
        metonym = Metonym(iri, _one(about, NG + "namedAfter", iri), denoted)
        for surface in (*about[RDFS + "label"], *about.get(SKOS + "altLabel", ())):
            found[fold(surface)] = metonym
    return found


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for word, iri in pairs:
        found.setdefault(word, {})[iri] = None
    return {word: tuple(iris) for word, iris in found.items()}


def _group(memberships: Iterable[Membership], key: Callable[[Membership], str]) -> dict[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = {}
    for membership in memberships:
        found.setdefault(key(membership), []).append(membership)
    return {name: tuple(listed) for name, listed in found.items()}
