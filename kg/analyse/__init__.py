"""A part of the graph as a networkx graph: entities are the nodes, claims the edges, each with the sentence that it rests on.

For drawing (`kg.view`), for graph measures, and for handing on to other programs. The questions asked are `queries/view*.rq`, so the same
works on the embedded store and on any SPARQL server.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from kg.analyse.layout import MATTER, layout
from kg.errors import BadQuery
from kg.query import bind, load
from kg.results import Row
from kg.store import Store
from kg.vocab import PREFIXES, WD

ACTS_FOR = "acts for"  # kind of the edges from a person to whom the text has him speak or act for
_ORIGINS = ("actor", "instrument")
_TARGETS = {
    "recipient": "to", "topic actor": "about", "topic recipient": "about", "said actor": "about", "said recipient": "about",
    "instrument": "with", "place": "in",
}  # fmt: skip
_GENERAL = {"Actor", "Thing", "Entity"}  # classes that say too little to be shown where there is a finer one

__all__ = ["ACTS_FOR", "MATTER", "layout", "subgraph"]

Roles = dict[str, set[str]]


@dataclass(slots=True)
class _Candidate:
    """A claim that may be drawn: who takes part, by role, and when its article came out."""

    claim: str
    published: str = ""
    roles: Roles = field(default_factory=dict)

    def all(self, role: str) -> list[str]:
        return sorted(self.roles.get(role, ()))

    @property
    def origins(self) -> list[str]:
        """Whose doing it is: the actors, else the thing that was used."""
        return next((self.all(role) for role in _ORIGINS if self.roles.get(role)), [])

    @property
    def targets(self) -> tuple[str, list[str]]:
        """Whom it was done to, else whom or what it is about, nearest first, with the word for that ("to", "about", "with", "in")."""
        origins = set(self.origins)
        found = ((word, [entity for entity in self.all(role) if entity not in origins]) for role, word in _TARGETS.items())
        return next(((word, entities) for word, entities in found if entities), ("to", []))


def subgraph(store: Store, *, about: str | None = None, limit: int = 80) -> nx.MultiDiGraph[str]:
    """At most `limit` claims with the entities they connect, as a directed multigraph in a fixed order.

    `about` is an IRI, a prefixed name (`wd:Q7184`), a Wikidata item or a name ("NATO"): only claims that this entity takes part in,
    makes, or is talked about in. Claims that connect two entities come before those about one, newer articles before older ones.

    Node attributes: `label`, `kind` (model.Kind, or MATTER), `ontology_class`, `country`, `x`, `y` (pixels, from a seeded layout).
    Edge key: the claim's IRI. Edge attributes: those of `_edge`, with `offset` of the sentence in its article, and `begin` and `end` of
    the trigger in the sentence, in code points, end exclusive; `relation` says how the target belongs to it ("to", "about", "with",
    "in"). Edges of `kind` "acts for" go from a person to whom he acts for.
    Raises BadQuery where nothing in the graph has that name, or `limit` is not positive.
    """
    if limit < 1:
        raise BadQuery(f"limit {limit}: a picture needs at least 1 claim")
    chosen = _choose(_candidates(store, _resolve(store, about) if about else []), limit)
    facts = _facts(store, [candidate.claim for candidate in chosen])
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for candidate in sorted(chosen, key=lambda one: _place(facts[one.claim])):
        _connect(graph, candidate, facts[candidate.claim])
    _describe(graph, store)
    for node, (x, y) in layout(graph).items():
        graph.nodes[node].update(x=x, y=y)
    return _ordered(graph)


def _ordered(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The same graph with its nodes in the order of their IRIs and its edges in the order of the texts."""
    ordered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ordered.add_nodes_from(sorted(graph.nodes(data=True)))
    for source, target, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: (_order(edge[3]), *edge[:3])):
        ordered.add_edge(source, target, key=key, **data)
    return ordered


def _order(data: Mapping[str, Any]) -> tuple[str, str, str, int, int]:
    return (data["kind"], data["published"] or "", data["article"], data["offset"], data["begin"] or 0)


def _value(row: Row, name: str) -> str | None:
    term = row.get(name)
    return term.value if term else None


def _local(iri: str | None) -> str | None:
    return re.split(r"[/#]", iri)[-1] if iri else None


def _rows(store: Store, question: str, values: Mapping[str, str | Sequence[str]]) -> tuple[Row, ...]:
    return store.query(bind(load(question), values)).rows


def _resolve(store: Store, about: str) -> list[str]:
    """IRIs of what is called `about`: an exact name before one that has it among its words."""
    if re.match(r"(https?|urn):", about):
        return [about]
    prefix, colon, local = about.partition(":")
    if colon and prefix in PREFIXES:
        return [PREFIXES[prefix] + local]
    if re.fullmatch(r"Q[1-9][0-9]*", about):
        return [WD + about]
    rows = _rows(store, "view-entities", {"name": about})
    names = sorted({(row["entity"].value, row["label"].value) for row in rows})
    exact = [iri for iri, name in names if name.casefold() == about.casefold()]
    inside = re.compile(rf"\b{re.escape(about)}\b", re.IGNORECASE)
    found = exact or [iri for iri, name in names if inside.search(name)]
    if not found:
        raise BadQuery(f"nothing in the graph is called {about!r}; give a name as the graph has it, or an IRI")
    return found


def _candidates(store: Store, about: Sequence[str]) -> list[_Candidate]:
    found: dict[str, _Candidate] = {}
    for row in _rows(store, "view", {"about": about} if about else {}):
        claim = row["claim"].value
        candidate = found.setdefault(claim, _Candidate(claim))
        candidate.published = max(candidate.published, _value(row, "published") or "")
        candidate.roles.setdefault(row["role"].value, set()).add(row["entity"].value)
    return list(found.values())


def _choose(candidates: Iterable[_Candidate], limit: int) -> list[_Candidate]:
    """The claims to draw: those that connect two entities first, then the newest; equal ones by IRI."""
    ranked = sorted((one for one in candidates if one.origins or one.targets[1]), key=lambda one: one.claim)
    ranked.sort(key=lambda one: one.published, reverse=True)
    ranked.sort(key=lambda one: not (one.origins and one.targets[1]))
    return ranked[:limit]


def _facts(store: Store, claims: Sequence[str]) -> dict[str, Row]:
    """The row of each claim; where it rests on several sentences, the one that holds its trigger, else the first."""
    rows = _rows(store, "view-claims", {"claim": claims}) if claims else ()
    best: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: ("trigger" not in row, _place(row), sorted((k, v.value) for k, v in row.items()))):
        best.setdefault(row["claim"].value, row)
    return best


def _place(row: Row) -> tuple[str, str, int, int]:
    """Where a claim stands: date and IRI of its article, begin of sentence and trigger."""
    return (_value(row, "published") or "", row["article"].value, int(row["begin"].value), int(_value(row, "triggerBegin") or 0))


def _connect(graph: nx.MultiDiGraph[str], candidate: _Candidate, row: Row) -> None:
    relation, targets = candidate.targets
    attributes = _edge(row) | {"relation": relation}
    for source in candidate.origins or [_matter(graph, row)]:
        for target in targets or [_matter(graph, row)]:
            graph.add_edge(source, target, key=candidate.claim, **attributes)
    for person in candidate.all("actor"):
        for principal in candidate.all("acting for"):
            if person != principal:
                graph.add_edge(person, principal, key=f"{candidate.claim} {ACTS_FOR}", **attributes | {"kind": ACTS_FOR, "words": ACTS_FOR})


def _matter(graph: nx.MultiDiGraph[str], row: Row) -> str:
    """A node for what the claim is about, in the text's own words."""
    iri = _value(row, "theme") or row["event"].value
    words = _value(row, "themeText") or _value(row, "label") or _value(row, "trigger") or _local(row["type"].value) or ""
    graph.add_node(iri, label=words, kind=MATTER, ontology_class=None, country=None)
    return iri


def _edge(row: Row) -> dict[str, object]:
    """What an edge carries; a value that the graph does not hold is None."""
    begin = int(row["begin"].value)
    words = _value(row, "trigger")
    event_type = _local(row["type"].value)
    return {
        "kind": "claim",
        "claim": row["claim"].value,
        "event": row["event"].value,
        "label": _value(row, "label"),
        "words": words or event_type,
        "type": event_type,
        "mode": _mode(event_type, _local(_value(row, "mode"))),
        "factuality": _local(row["factuality"].value),
        "tense": _value(row, "tense"),
        "conditional": _value(row, "conditional") in ("true", "1"),
        "source": row["source"].value,
        "speaker": _value(row, "speaker"),
        "date": _value(row, "day"),
        "date_from": _value(row, "from"),
        "date_to": _value(row, "to"),
        "date_latest": _value(row, "latest"),
        "sentence": row["text"].value,
        "sentence_iri": row["sentence"].value,
        "offset": begin,
        "begin": int(row["triggerBegin"].value) - begin if words else None,
        "end": int(row["triggerEnd"].value) - begin if words else None,
        "article": row["article"].value,
        "url": _value(row, "url"),
        "title": _value(row, "title"),
        "published": _value(row, "published"),
        "publisher": _value(row, "publisherName"),
    }


def _mode(event_type: str | None, mode: str | None) -> str | None:
    """A mode without the type that its code begins with: `ACCUSE-disapprove` is `disapprove`."""
    return mode.removeprefix(f"{event_type}-") if mode else None


def _first(rows: Iterable[Row], name: str) -> str | None:
    return min((row[name].value for row in rows if name in row), default=None)


def _describe(graph: nx.MultiDiGraph[str], store: Store) -> None:
    """Give each entity its name, finest class and country; one without a name shows the end of its IRI."""
    named: dict[str, list[Row]] = {}
    bare = sorted(node for node, data in graph.nodes(data=True) if "label" not in data)
    for row in _rows(store, "view-entities", {"entity": bare}) if bare else ():
        named.setdefault(row["entity"].value, []).append(row)
    for node in bare:
        rows = named.get(node, [])
        labels = sorted((row["label"].language != "en", row["label"].value) for row in rows)
        classes = sorted({_local(row["class"].value) or "" for row in rows}, key=lambda name: (name in _GENERAL, name))
        graph.nodes[node].update(
            label=labels[0][1] if labels else _local(node),
            kind=_first(rows, "kind") or "Other",
            ontology_class=classes[0] if classes else None,
            country=_first(rows, "country"),
        )
