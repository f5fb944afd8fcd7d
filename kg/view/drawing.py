"""A graph as points and lines with their places and looks: pyvis builds them, the page draws them."""

from __future__ import annotations

import math
from collections.abc import Mapping

import networkx as nx
from pyvis.network import Network

from kg.analyse import ACTS_FOR, MATTER
from kg.view.claims import Address, Json, certainty_of, claims_of, plain

_APART = 19  # pixels between lines that join the same two points


def drawing(graph: nx.MultiDiGraph[str], palette: Json, read: Address | None = None) -> Json:
    """`nodes`, `edges` and `claims` of a graph from `kg.analyse.subgraph`, for viz/view.js; edges name their claims by number."""
    claims = claims_of(graph, palette, read)
    numbers = {claim["claim"]: number for number, claim in enumerate(claims)}
    network = Network(directed=True, cdn_resources="in_line")
    _add_nodes(network, graph, palette)
    _add_edges(network, graph, palette, numbers)
    return {"nodes": network.nodes, "edges": network.edges, "claims": claims}


def _kind(name: str, palette: Json) -> Json:
    kinds: dict[str, Json] = {kind["id"]: kind for kind in palette["kinds"]}
    return kinds.get(name, kinds["Other"])


def _add_nodes(network: Network, graph: nx.MultiDiGraph[str], palette: Json) -> None:
    for node, data in graph.nodes(data=True):
        kind = _kind(data["kind"], palette)
        matter = kind["id"] == MATTER
        name = plain(data["label"], 300)
        network.add_node(
            node, label=plain(name, 84 if matter else 40) or "(no name)", shape=kind["shape"], kind=kind["id"], name=name,
            country=data["country"], aliases=[plain(alias, 120) for alias in data.get("aliases", "").splitlines()],
            x=data["x"], y=data["y"], size=14 + min(16, 2 * graph.degree(node)),
        )  # fmt: skip


Bundle = tuple[str, str, str, str]  # from, to, type and relation, certainty: claims that agree in these share a line


def _bundles(graph: nx.MultiDiGraph[str], palette: Json) -> dict[Bundle, list[Json]]:
    bundles: dict[Bundle, dict[str, Json]] = {}
    for source, target, data in graph.edges(data=True):
        if data["kind"] == ACTS_FOR:
            bundle = (source, target, ACTS_FOR, "link")
        else:
            bundle = (source, target, f"{data['type']} {data['relation']}", certainty_of(data["factuality"], palette))
        bundles.setdefault(bundle, {}).setdefault(data["claim"], data)
    return {bundle: list(claims.values()) for bundle, claims in bundles.items()}


def _words(claims: list[Json]) -> str:
    """The words on a line: those of its claims, as many as fit, and how many claims there are."""
    words = list(dict.fromkeys(plain(claim["words"], 26).lower() for claim in claims))
    fitting = next(part for end in range(len(words), 0, -1) if len(part := ", ".join(words[:end])) <= 26 or end == 1)
    about = " about" if claims[0]["relation"] == "about" else ""
    return fitting + about + (f" ×{len(claims)}" if len(claims) > 1 else "")


def _add_edges(network: Network, graph: nx.MultiDiGraph[str], palette: Json, numbers: Mapping[str, int]) -> None:
    bundles = _bundles(graph, palette)
    beside: dict[tuple[str, str], list[Bundle]] = {}
    for bundle in bundles:
        beside.setdefault((min(bundle[:2]), max(bundle[:2])), []).append(bundle)
    for bundle, claims in bundles.items():
        source, target, _, certainty = bundle
        row = beside[(min(source, target), max(source, target))]
        network.add_edge(
            source, target, id=" ".join(bundle), label="" if certainty == "link" else _words(claims), certainty=certainty,
            claims=[numbers[claim["claim"]] for claim in claims], width=min(1.5 + 0.4 * len(claims), 4),
            **_curve(bundle, row, _distance(graph, source, target)),
        )  # fmt: skip


def _distance(graph: nx.MultiDiGraph[str], source: str, target: str) -> float:
    one, other = graph.nodes[source], graph.nodes[target]
    return math.dist((one["x"], one["y"]), (other["x"], other["y"]))


def _curve(bundle: Bundle, row: list[Bundle], distance: float) -> Json:
    """Lines between the same two points fan out, so that each can be read and hit; a line to itself gets a wider ring each."""
    source, target = bundle[:2]
    rank = row.index(bundle)
    if source == target:
        return {"selfReference": {"size": 22 + 14 * rank, "angle": 0.8}}
    offset = (rank - (len(row) - 1) / 2) * (_APART if len(row) > 2 else 1.6 * _APART)
    if not offset:
        return {"smooth": False}
    turn = offset if source < target else -offset
    side = "curvedCW" if turn > 0 else "curvedCCW"
    return {"smooth": {"enabled": True, "type": side, "roundness": _roundness(abs(offset), distance)}}


def _roundness(offset: float, distance: float) -> float:
    """vis-network's measure of a curve whose middle is `offset` pixels off the straight line: offset = 0.39 distance r (1 + r), nearly."""
    return round(min(0.8, (math.sqrt(1 + 4 * offset / (0.39 * max(distance, 1.0))) - 1) / 2), 3)
