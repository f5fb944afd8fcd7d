"""A part of the graph as a networkx graph: entities are the nodes, claims the edges, each with the sentence that it rests on.

For drawing (`kg.view`), for graph measures, and for handing on to other programs. The questions asked are `queries/view*.rq`, so the same
works on the embedded store and on any SPARQL server.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from kg.analyse.beside import beside
from kg.analyse.candidates import Candidate, about_entities, of_things, ranked, resolve
from kg.analyse.drawn import ACTS_FOR, connect, describe, facts_of, ordered, place_of
from kg.analyse.layout import MATTER, Places, layout
from kg.errors import BadQuery
from kg.store import Store

__all__ = ["ACTS_FOR", "MATTER", "explored", "layout", "subgraph"]

MOST = 300  # nodes of a picture before anything in it is opened
OPENED = 24  # claims that opening a node adds, at most
_TRIES = 4  # layouts of which the best is taken, where somebody waits for it


def subgraph(store: Store, *, about: str | None = None, limit: int = 80) -> nx.MultiDiGraph[str]:
    """At most `limit` claims with the entities they connect, as a directed multigraph in a fixed order.

    `about` is an IRI, a prefixed name (`wd:Q7184`), a Wikidata item or a name ("NATO"): only claims that this entity takes part in,
    makes, or is talked about in. Claims that connect two entities come before those about one, newer articles before older ones.

    Node attributes: `label`, `aliases`, `kind` (model.Kind, or MATTER), `ontology_class`, `country`, `x`, `y` (pixels, from a seeded
    layout). Edge key: the claim's IRI. Edge attributes: those of `kg.analyse.drawn`, with `offset` of the sentence in its article, and
    `begin` and `end` of the trigger in the sentence, in code points, end exclusive; `relation` says how the target belongs to it ("to",
    "about", "with", "in"). Edges of `kind` "acts for" go from a person to whom he acts for.
    Raises BadQuery where nothing in the graph has that name, or `limit` is not positive.
    """
    if limit < 1:
        raise BadQuery(f"limit {limit}: a picture needs at least 1 claim")
    found = about_entities(store, resolve(store, about) if about else [])
    graph = _connected(store, ranked(found)[:limit])
    return _placed(graph, layout(graph))


def explored(
    store: Store, *, about: Sequence[str] = (), things: Sequence[str] = (), opened: Sequence[str] = (), limit: int = 80
) -> nx.MultiDiGraph[str]:
    """As `subgraph`, of entities (`about`), or of the claims, events and sentences, else the entities, among `things`; IRIs, all of them.

    At most `limit` claims and MOST nodes; then, for each entity of `opened` in turn, up to OPENED more claims of it, whose new nodes are
    placed beside it while all others stay where they are. The graph's own attributes: `found`, how many claims there are before anything
    is opened, `drawn`, how many of them are in it, `added`, how many each opened entity brought.
    """
    asked_for = list(things or about)
    found = ranked(of_things(store, things) or about_entities(store, asked_for)) if asked_for else []
    chosen = _fitting(found, limit)
    graph = _connected(store, chosen)
    places: Places = dict(layout(graph, most_tries=_TRIES))
    added = []
    for entity in opened:
        known = {candidate.claim for candidate in chosen}
        more = [candidate for candidate in ranked(about_entities(store, [entity])) if candidate.claim not in known][:OPENED]
        chosen += more
        added.append(len(more))
        graph = _connected(store, chosen)
        places = beside(graph, places, entity)
    made = _placed(graph, places)
    made.graph.update(found=len(found), drawn=len(chosen) - sum(added), added=added)
    return made


def _fitting(candidates: Iterable[Candidate], limit: int) -> list[Candidate]:
    """The first ones, as many as `limit` and MOST allow."""
    chosen: list[Candidate] = []
    nodes: set[str] = set()
    for candidate in candidates:
        nodes |= {*candidate.origins, *candidate.targets[1], *candidate.all("acting for")} or {candidate.claim}
        nodes |= set() if candidate.origins and candidate.targets[1] else {candidate.claim}  # stands for the node of its matter
        if len(chosen) == limit or len(nodes) > MOST:
            break
        chosen.append(candidate)
    return chosen


def _connected(store: Store, chosen: Sequence[Candidate]) -> nx.MultiDiGraph[str]:
    """The graph without places. A claim that no sentence can be shown for is left out."""
    facts = facts_of(store, [candidate.claim for candidate in chosen])
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    with_facts = [candidate for candidate in chosen if candidate.claim in facts]
    for candidate in sorted(with_facts, key=lambda one: place_of(facts[one.claim])):
        connect(graph, candidate, facts[candidate.claim])
    describe(graph, store)
    return graph


def _placed(graph: nx.MultiDiGraph[str], places: Mapping[str, tuple[float, float]]) -> nx.MultiDiGraph[str]:
    for node, (x, y) in places.items():
        graph.nodes[node].update(x=round(x), y=round(y))
    return ordered(graph)
