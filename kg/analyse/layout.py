"""Where the nodes of a graph stand: force-directed, seeded, names kept apart. The same graph gets the same picture each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx

MATTER = "Matter"  # kind of a node for what a claim is about where no entity is named: the text's own words

_EDGE = 190.0  # pixels that a line wants, so that its words fit on it
_GAP = 90.0  # pixels between parts that no line connects
_SEED = 20221103


def layout(graph: nx.MultiDiGraph[str]) -> dict[str, tuple[int, int]]:
    """Whole pixels for every node: force-directed for each connected part, names kept apart, parts packed in rows; the same each time."""
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph.nodes))
    simple.add_edges_from(sorted({(min(u, v), max(u, v)) for u, v in graph.edges() if u != v}))
    sizes = {node: _footprint(graph.nodes[node]) for node in simple}
    parts = sorted((sorted(part) for part in nx.connected_components(simple)), key=lambda part: (-len(part), part))
    return _pack([_spread(_springs(simple.subgraph(part), part), sizes) for part in parts], sizes)


def _footprint(data: Mapping[str, object]) -> tuple[float, float]:
    """Width and height in pixels that a node wants with its name."""
    length = len(str(data.get("label", "")))
    if data.get("kind") == MATTER:
        return 190.0, 34.0 + 15.0 * min(4, length // 24 + 1)
    return 40.0 + 7.5 * min(length, 26), 74.0


Places = dict[str, tuple[float, float]]


def _springs(part: nx.Graph[str], nodes: Sequence[str]) -> Places:
    if len(nodes) < 3:  # a line lies flat, so that its words can be read
        return {node: (1.4 * _EDGE * index, 0.0) for index, node in enumerate(nodes)}
    fresh: nx.Graph[str] = nx.Graph()  # a subgraph view has no fixed order
    fresh.add_nodes_from(nodes)
    fresh.add_edges_from(sorted((min(u, v), max(u, v)) for u, v in part.edges()))
    raw = nx.spring_layout(fresh, seed=_SEED, iterations=300, k=1.6 / len(nodes) ** 0.5, method="force")
    lengths = [((raw[u] - raw[v]) ** 2).sum() ** 0.5 for u, v in fresh.edges()]
    scale = _EDGE * len(lengths) / float(sum(lengths))
    return {node: (1.35 * scale * float(raw[node][0]), scale * float(raw[node][1])) for node in nodes}  # screens are wide


def _spread(places: Places, sizes: Mapping[str, tuple[float, float]]) -> Places:
    """Push apart what overlaps, along the shorter way out, until nothing does or the rounds are used up."""
    spots = {node: [x, y] for node, (x, y) in places.items()}
    nodes = list(spots)
    for _ in range(120):
        moved = [_push(spots, sizes, a, b) for i, a in enumerate(nodes) for b in nodes[i + 1 :]]
        if not any(moved):
            break
    return {node: (x, y) for node, (x, y) in spots.items()}


def _push(spots: Mapping[str, list[float]], sizes: Mapping[str, tuple[float, float]], a: str, b: str) -> bool:
    over = [(sizes[a][axis] + sizes[b][axis]) / 2 - abs(spots[a][axis] - spots[b][axis]) for axis in (0, 1)]
    if min(over) <= 0.5:
        return False
    axis = 0 if over[0] < over[1] else 1
    step = (over[axis] / 2 + 0.5) * (1 if spots[a][axis] >= spots[b][axis] else -1)
    spots[a][axis] += step
    spots[b][axis] -= step
    return True


def _pack(parts: Sequence[Places], sizes: Mapping[str, tuple[float, float]]) -> dict[str, tuple[int, int]]:
    """Set the parts side by side in rows, about as wide as a screen is to its height."""
    boxes = [_box(part, sizes) for part in parts]
    row_width = max([1.7 * sum((w + _GAP) * (h + _GAP) for _, _, w, h in boxes) ** 0.5 / 1.3, *(w for _, _, w, _ in boxes)], default=0.0)
    placed: dict[str, tuple[int, int]] = {}
    x = y = height = 0.0
    for part, (left, top, wide, high) in zip(parts, boxes, strict=True):
        if x and x + wide > row_width:
            x, y, height = 0.0, y + height + _GAP, 0.0
        placed.update({node: (round(px - left + x), round(py - top + y)) for node, (px, py) in part.items()})
        x, height = x + wide + _GAP, max(height, high)
    return placed


def _box(part: Places, sizes: Mapping[str, tuple[float, float]]) -> tuple[float, float, float, float]:
    """Left, top, width, height of a part with its names."""
    left = min(x - sizes[node][0] / 2 for node, (x, _) in part.items())
    top = min(y - sizes[node][1] / 2 for node, (_, y) in part.items())
    right = max(x + sizes[node][0] / 2 for node, (x, _) in part.items())
    bottom = max(y + sizes[node][1] / 2 for node, (_, y) in part.items())
    return left, top, right - left, bottom - top
