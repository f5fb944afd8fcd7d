"""The terms of the ontology and of its code lists, read from `ontologies/`: what each means, and how they hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse

from kg.resources import data_path
from kg.vocab import BASE, DCTERMS, NG, OWL, RDF, RDFS, SCHEMA, SKOS

TermKind = Literal["class", "object property", "data property", "property", "code"]

_KINDS: dict[str, TermKind] = {
    OWL + "Class": "class", OWL + "ObjectProperty": "object property", OWL + "DatatypeProperty": "data property",
    RDF + "Property": "property",
}  # fmt: skip
_LINKS = {
    RDFS + "subClassOf": "also a", RDFS + "subPropertyOf": "refines", SKOS + "exactMatch": "same as", SKOS + "closeMatch": "near",
    SKOS + "broadMatch": "narrower than", SKOS + "narrowMatch": "wider than", SKOS + "relatedMatch": "related to",
}  # fmt: skip

Facts = Mapping[str, Mapping[str, tuple[str, ...]]]  # subject -> property -> values, sorted


@dataclass(frozen=True, slots=True)
class OntologyTerm:
    """A class, a property or a code; other terms are named by IRI. `links` lead to other vocabularies: (how, IRI)."""

    iri: str
    kind: TermKind
    label: str
    definition: str
    examples: tuple[str, ...]
    notes: tuple[str, ...]
    parents: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    list_name: str | None = None  # of a code: the list that it is in
    replaced_by: str | None = None


@cache
def terms() -> Mapping[str, OntologyTerm]:
    """All terms by IRI: those of the ontology, terms of other vocabularies as far as it says what they mean here, and the codes."""
    facts = _read([data_path("ontologies", "newsgraph.ttl"), *sorted(data_path("ontologies", "codes").glob("*.ttl"))])
    links = _read([data_path("ontologies", "align.ttl")])
    found = (_term(iri, facts, links) for iri in sorted(facts))
    return {term.iri: term for term in found if term is not None}


def _read(files: Iterable[object]) -> Facts:
    facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for file in files:
        for quad in parse(path=str(file), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode) and not isinstance(quad.object, BlankNode):
                facts[quad.subject.value][quad.predicate.value].add(getattr(quad.object, "value", ""))
    return {subject: {name: tuple(sorted(values)) for name, values in said.items()} for subject, said in facts.items()}


def _term(iri: str, facts: Facts, links: Facts) -> OntologyTerm | None:
    said = facts[iri]
    is_code = SKOS + "inScheme" in said
    kind: TermKind | None = "code" if is_code else next((k for type, k in _KINDS.items() if type in said.get(RDF + "type", ())), None)
    if kind is None:
        return None
    outside = {*_pairs(said, own=False), *_pairs(links.get(iri, {}), own=True)}
    scheme = next(iter(said.get(SKOS + "inScheme", ())), None)
    return OntologyTerm(
        iri=iri,
        kind=kind,
        label=_one(said, RDFS + "label", SKOS + "prefLabel") or iri.rpartition("/")[2].rpartition("#")[2],
        definition=_one(said, SKOS + "definition") or "",
        examples=said.get(SKOS + "example", ()),
        notes=said.get(SKOS + "scopeNote", ()),
        parents=tuple(p for name in ("subClassOf", "subPropertyOf") for p in said.get(RDFS + name, ())) + said.get(SKOS + "broader", ()),
        domains=said.get(SCHEMA + "domainIncludes", ()),
        ranges=said.get(SCHEMA + "rangeIncludes", ()),
        links=tuple(sorted(outside)),
        list_name=_one(facts.get(scheme, {}), RDFS + "label", DCTERMS + "title") if scheme else None,
        replaced_by=_one(said, DCTERMS + "isReplacedBy"),
    )


def _pairs(said: Mapping[str, tuple[str, ...]], *, own: bool) -> Iterable[tuple[str, str]]:
    """Links to other vocabularies; in the ontology's own file superterms are no links."""
    for name, how in _LINKS.items():
        if own or name.startswith(SKOS):
            yield from ((how, value) for value in said.get(name, ()) if own or not value.startswith(NG))


def _one(said: Mapping[str, tuple[str, ...]], *names: str) -> str | None:
    return next((said[name][0] for name in names if said.get(name)), None)


def children(iri: str) -> tuple[str, ...]:
    """Terms directly below a term, sorted."""
    return tuple(term.iri for term in terms().values() if iri in term.parents)


def used_with(iri: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Properties that a class has, and those that lead to it."""
    every = terms().values()
    return tuple(t.iri for t in every if iri in t.domains), tuple(t.iri for t in every if iri in t.ranges)


def is_ours(iri: str) -> bool:
    """Whether a term is of this project's own namespaces."""
    return iri.startswith(BASE)
