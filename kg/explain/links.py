"""Links: each mention of a sentence, the entity it was given, by which method, how surely, and by which fact of the authority."""

from __future__ import annotations

from collections.abc import Iterable

from kg.explain.graph import Said, offsets, rows, value
from kg.explain.identity import across
from kg.explain.nouns import Link, Place
from kg.explain.where import fact_of, name_of
from kg.vocab import NG, ORG, RDF, RDFS, SCHEMA, SECTOR

ROLES = {f"{role}Mention": role for role in ("actor", "recipient", "instrument", "place")}
_BY_NAME = {"ExactName", "Alias", "Acronym", "Demonym"}

_Entities = dict[str, dict[str, str]]  # mention -> what its entity is: "entity", and properties


def links_in(said: Said, sentences: Iterable[str]) -> list[Link]:
    """The mentions of the sentences, in order; of what a mention stands for the first name and class."""
    wanted = sorted(set(sentences))
    entities = _entities(said, wanted) if wanted else {}
    said.fetch(entities)
    said.fetch(said.of_these(entities, "resolutionEvidence"))
    places = said.of_these(said.of_these(entities, "resolutionEvidence"), ORG + "organization")
    names = {row["entity"].value: row["name"].value for row in rows(said.store, "names", entity=places)} if places else {}
    shared = across(said, (about["entity"] for about in entities.values() if "entity" in about))
    return [_link(said, mention, entities[mention], names, shared) for mention in sorted(entities, key=offsets)]


def _entities(said: Said, sentences: list[str]) -> _Entities:
    found: _Entities = {}
    for row in rows(said.store, "links", sentence=sentences):
        about = found.setdefault(row["mention"].value, {})
        entity = value(row, "entity")
        if entity is None or about.setdefault("entity", entity) == entity:
            about.setdefault(row["property"].value, row["value"].value)
    return {mention: about for mention, about in found.items() if NG + "form" in about}


def _link(said: Said, mention: str, about: dict[str, str], names: dict[str, str], shared: dict[str, int]) -> Link:
    method, score, entity = said.one(mention, "resolvedBy"), said.one(mention, "confidence"), about.get("entity")
    start, end = offsets(mention)
    words, way = said.words(mention) or "", method.removeprefix(NG) if method else None
    sector, of_class = about.get(NG + "sector"), about.get(RDF + "type")
    return Link(
        mention=mention, words=words, start=start, end=end, label=said.one(mention, "label") or "", form=about[NG + "form"],
        entity=entity, name=about.get(RDFS + "label"), entity_class=of_class.removeprefix(NG) if of_class else None,
        country=about.get(NG + "countryCode"), sector=sector.removeprefix(SECTOR) if sector else None, method=way,
        score=int(score) if score else None, fact=_fact(said, mention, words, entity, way, names), across=shared.get(entity or "", 0),
    )  # fmt: skip


def _fact(said: Said, mention: str, words: str, entity: str | None, method: str | None, names: dict[str, str]) -> Place | None:
    """The evidence that the link names; of a link by a name, the name that the authority has."""
    evidence = said.one(mention, "resolutionEvidence")
    if evidence is not None:
        return fact_of(evidence, _term(said, evidence, names))
    return name_of(entity, words) if entity is not None and method in _BY_NAME else None


def _term(said: Said, membership: str, names: dict[str, str]) -> str:
    """ "Secretary General of NATO, from 2014-10-01, until 2024-10-01"; "" for what is no term of office."""
    role, seat = said.one(membership, RDFS + "label"), said.one(membership, ORG + "organization")
    if role is None or seat is None:
        return ""
    place = names.get(seat)
    since, until = said.one(membership, SCHEMA + "startDate"), said.one(membership, SCHEMA + "endDate")
    parts = [role, place if place and place not in role else None, f"from {since}" if since else None, f"until {until}" if until else None]
    return ", ".join(part for part in parts if part)
