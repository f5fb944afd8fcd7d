"""Chosen claims as edges, the entities that they connect as nodes, with all that a picture or a table says of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any

import networkx as nx

from kg.analyse.candidates import Candidate, asked, value
from kg.analyse.layout import MATTER
from kg.results import Row
from kg.store import Store

ACTS_FOR = "acts for"  # kind of the edges from a person to whom the text has him speak or act for
_PARTS = ("trigger", "theme", "publisherName")  # what a row of view-claim-parts holds one of
_GENERAL = {"Actor", "Thing", "Entity"}  # classes that say too little to be shown where there is a finer one


def ordered(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The same graph with its nodes in the order of their IRIs and its edges in the order of the texts."""
    ordered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ordered.add_nodes_from(sorted(graph.nodes(data=True)))
    for source, target, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: (_order(edge[3]), *edge[:3])):
        ordered.add_edge(source, target, key=key, **data)
    return ordered


def _order(data: Mapping[str, Any]) -> tuple[str, str, str, int, int]:
    return (data["kind"], data["published"] or "", data["article"], data["offset"], data["begin"] or 0)


def _local(iri: str | None) -> str | None:
    return re.split(r"[/#]", iri)[-1] if iri else None


def facts_of(store: Store, claims: Sequence[str]) -> dict[str, Row]:
    """The row of each claim; where it rests on several sentences, the one that holds its trigger, else the first."""
    found = _whole(store, claims) if claims else []
    best: dict[str, Row] = {}
    for row in sorted(found, key=lambda row: ("trigger" not in row, place_of(row), sorted((k, v.value) for k, v in row.items()))):
        best.setdefault(row["claim"].value, row)
    return best


def _whole(store: Store, claims: Sequence[str]) -> list[Row]:
    """The rows of claims with their parts; where there are several of a kind, a row for each combination."""
    parts: defaultdict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: {kind: [] for kind in _PARTS})
    for row in asked(store, "view-claim-parts", {"claim": claims}):
        kind = next(kind for kind in _PARTS if kind in row)
        parts[row["claim"].value, row["sentence"].value][kind].append(row)
    return [
        {name: term for some in (row, *chosen) for name, term in some.items()}
        for row in asked(store, "view-claims", {"claim": claims})
        for chosen in product(*(some or [{}] for some in parts[row["claim"].value, row["sentence"].value].values()))
    ]


def place_of(row: Row) -> tuple[str, str, int, int]:
    """Where a claim stands: date and IRI of its article, begin of sentence and trigger."""
    return (value(row, "published") or "", row["article"].value, int(row["begin"].value), int(value(row, "triggerBegin") or 0))


def connect(graph: nx.MultiDiGraph[str], candidate: Candidate, row: Row) -> None:
    """Draw a claim: an edge from each whose doing it is to each whom it concerns, and from each actor to whom he acts for."""
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
    iri = value(row, "theme") or row["event"].value
    words = value(row, "themeText") or value(row, "label") or value(row, "trigger") or _local(row["type"].value) or ""
    graph.add_node(iri, label=words, aliases="", kind=MATTER, ontology_class=None, country=None)
    return iri


def _edge(row: Row) -> dict[str, object]:
    """What an edge carries; a value that the graph does not hold is None."""
    begin = int(row["begin"].value)
    words = value(row, "trigger")
    event_type = _local(row["type"].value)
    return {
        "kind": "claim",
        "claim": row["claim"].value,
        "event": row["event"].value,
        "label": value(row, "label"),
        "words": words or event_type,
        "type": event_type,
        "mode": _mode(event_type, _local(value(row, "mode"))),
        "factuality": _local(row["factuality"].value),
        "tense": value(row, "tense"),
        "conditional": value(row, "conditional") in ("true", "1"),
        "source": row["source"].value,
        "speaker": value(row, "speaker"),
        "date": value(row, "day"),
        "date_from": value(row, "from"),
        "date_to": value(row, "to"),
        "date_latest": value(row, "latest"),
        "sentence": row["text"].value,
        "sentence_iri": row["sentence"].value,
        "offset": begin,
        "begin": int(row["triggerBegin"].value) - begin if words else None,
        "end": int(row["triggerEnd"].value) - begin if words else None,
        "article": row["article"].value,
        "url": value(row, "url"),
        "title": value(row, "title"),
        "published": value(row, "published"),
        "publisher": value(row, "publisherName"),
    }


def _mode(event_type: str | None, mode: str | None) -> str | None:
    """A mode without the type that its code begins with: `ACCUSE-disapprove` is `disapprove`."""
    return mode.removeprefix(f"{event_type}-") if mode else None


def _first(rows: Iterable[Row], name: str) -> str | None:
    return min((row[name].value for row in rows if name in row), default=None)


def describe(graph: nx.MultiDiGraph[str], store: Store) -> None:
    """Give each entity its name, finest class and country; one without a name shows the end of its IRI."""
    bare = sorted(node for node, data in graph.nodes(data=True) if "label" not in data)
    named, aliases = _by_entity(store, "view-entities", bare), _by_entity(store, "view-aliases", bare)
    for node in bare:
        rows = named.get(node, [])
        labels = sorted((row["label"].language != "en", row["label"].value) for row in rows)
        classes = sorted({_local(row["class"].value) or "" for row in rows}, key=lambda name: (name in _GENERAL, name))
        graph.nodes[node].update(
            label=labels[0][1] if labels else _local(node),
            aliases="\n".join(sorted({row["alias"].value for row in aliases.get(node, ())})),
            kind=_first(rows, "kind") or "Other",
            ontology_class=classes[0] if classes else None,
            country=_first(rows, "country"),
        )


def _by_entity(store: Store, question: str, entities: Sequence[str]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in asked(store, question, {"entity": entities}) if entities else ():
        grouped.setdefault(row["entity"].value, []).append(row)
    return grouped
