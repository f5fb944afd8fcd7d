"""What decisions ask of the store: where a thing stands, what an entity is, and which articles a decision bears on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import cast

from pyoxigraph import NamedNode

from kg import authority, model
from kg.decisions.identities import IDENTITIES, Identities, Identity
from kg.decisions.model import Decision
from kg.decisions.writing import DECISIONS
from kg.errors import BadDecision, BadQuery
from kg.model import Entity
from kg.query import Question, bind, parse
from kg.relate import RELATIONS
from kg.store import Store
from kg.store.projection import corrected, is_article
from kg.versions import Versions
from kg.vocab import NG, SECTOR, WD

_OF_MANY = frozenset({DECISIONS, IDENTITIES, RELATIONS})
_GRAPHS = """# param: thing iri  What stands there
# param: property iri  With a value for this
SELECT DISTINCT ?graph WHERE { VALUES ?thing { <urn:x> } VALUES ?property { <urn:x> } GRAPH ?graph { ?thing ?property ?value } }"""

_MENTIONING = """# param: entity iri  Who or what is spoken of
SELECT DISTINCT ?graph WHERE { VALUES ?entity { <urn:x> } { GRAPH ?graph { ?entity ?p ?o } } UNION { GRAPH ?graph { ?s ?p ?entity } } }"""

_MEANT = """# param: mention iri  What means somebody
PREFIX gaf: <http://groundedannotationframework.org/gaf#>
SELECT DISTINCT ?entity WHERE { VALUES ?mention { <urn:x> } GRAPH ?graph { ?entity gaf:denotedBy ?mention } }"""

_DESCRIBED = """# param: entity iri  What is described
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?class ?kind ?name ?country ?sector ?item WHERE {
  VALUES ?entity { <urn:x> }
  GRAPH ?graph {
    ?entity a ?class ; ng:kind ?kind ; rdfs:label ?name .
    OPTIONAL { ?entity ng:countryCode ?country } OPTIONAL { ?entity ng:sector ?sector } OPTIONAL { ?entity skos:exactMatch ?item }
  }
} ORDER BY ?graph ?name ?class ?sector LIMIT 1"""


def graph_of(store: Store, thing: str, property: NamedNode) -> str | None:
    """The article that a thing with this property stands in; None where it is in none, or no IRI."""
    try:
        rows = store.query(bind(_question(_GRAPHS), {"thing": thing, "property": property.value})).rows
    except BadQuery:
        return None
    return next((name for name in sorted(row["graph"].value for row in rows) if is_article(name)), None)


def meant_by(store: Store, mention: str) -> set[str]:
    """What a mention means, by its article or by a decision."""
    return {row["entity"].value for row in store.query(bind(_question(_MEANT), {"mention": mention})).rows}


def entity(store: Store, iri: str) -> Entity:
    """What the graph says of an entity, else what the authority does. Raises BadDecision where neither knows it."""
    rows = store.query(bind(_question(_DESCRIBED), {"entity": iri})).rows
    if not rows:
        known = authority.load().entity(iri)
        if known is None:
            raise BadDecision(f"neither the graph nor the authority knows {iri}: `kg query entities-named` finds entities by name")
        return known
    row = {name: term.value for name, term in rows[0].items()}
    item = row.get("item", iri)
    return Entity(
        iri=iri,
        kind=cast("model.Kind", row["kind"]),
        name=row["name"],
        ontology_class=row["class"].removeprefix(NG),
        wikidata=item.removeprefix(WD) if item.startswith(WD) else None,
        country=row.get("country"),
        sector=row["sector"].removeprefix(SECTOR) if "sector" in row else None,
    )


def concerned(
    store: Store, versions: Versions, changed: Iterable[Decision], all_decisions: Iterable[Decision], identities: Identities
) -> list[str]:
    """The articles in the store that some decisions can bear on, sorted; rather one too many."""
    graphs = {graph for graph in store.graphs() if is_article(graph) and graph not in _OF_MANY}
    mergers = [one for one in all_decisions if one.kind == "merge"]
    found = set[str]()
    for decision in changed:
        found |= set(_of_things(decision, versions))
        if decision.kind == "merge":
            found |= _taken_for(_merged(decision.about, mergers), identities.all)
            found |= {graph.removesuffix(corrected("")) for iri in _merged(decision.about, mergers) for graph in _mentioning(store, iri)}
            found |= {graph.removesuffix(corrected("")) for graph in store.graphs() if graph.endswith(corrected(""))}
    return sorted(found & graphs)


def _taken_for(entities: set[str], known: Sequence[Identity]) -> set[str]:
    """Articles in which somebody is taken for one of these, or for the one that one of these is taken for now."""
    now = entities | {one.entity for one in known if one.bearer in entities}
    return {one.article for one in known if one.entity in now}


def _of_things(decision: Decision, versions: Versions) -> Iterator[str]:
    for thing in decision.things:
        for standing in {thing.article, *versions.at_address(thing.address)}:
            yield from versions.of(standing)


def _merged(entity: str, mergers: Iterable[Decision]) -> set[str]:
    """The entity and all that were ever said to be it."""
    mergers, found, new = list(mergers), set[str](), {entity}
    while new:
        found |= new
        new = {one.about for one in mergers if one.into in new} - found
    return found


def _mentioning(store: Store, entity: str) -> list[str]:
    return [row["graph"].value for row in store.query(bind(_question(_MENTIONING), {"entity": entity})).rows]


@cache
def _question(text: str) -> Question:
    return parse("review", text)
