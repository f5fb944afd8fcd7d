"""Where new nodes of a picture stand that has been looked at already: beside the one that was opened, and all others stay."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import networkx as nx

from kg.analyse.layout import Places, Size, Spot, footprint

_NEAREST = 210.0  # pixels from the opened node to the first ring of new ones
_STEP = 95.0  # from one ring to the next
_ROUND = 16  # places on the first ring
_AIR = 14.0  # pixels between names


def beside(graph: nx.MultiDiGraph[str], places: Mapping[str, Spot], anchor: str) -> Places:
    """Pixels for all nodes of `graph`: those with a place keep it, the others get the free ones nearest to `anchor`, outward first."""
    kept: Places = {node: spot for node, spot in places.items() if node in graph}
    sizes = {node: footprint(graph.nodes[node]) for node in graph}
    centre = kept.get(anchor) or _edge_of(kept)
    kept.setdefault(anchor, centre)
    outward = _outward(centre, kept)
    for node in sorted(set(graph) - set(kept), key=lambda node: (-graph.degree(node), node)):
        kept[node] = next(spot for spot in _spots(centre, outward) if _is_free(spot, node, kept, sizes))
    return {node: spot for node, spot in kept.items() if node in graph}


def _edge_of(places: Mapping[str, Spot]) -> Spot:
    """Right of all there is."""
    return (max((x for x, _ in places.values()), default=0.0) + 2 * _NEAREST, 0.0)


def _outward(centre: Spot, places: Mapping[str, Spot]) -> float:
    """The direction away from the middle of the picture, in radians."""
    count = max(1, len(places))
    across, down = (centre[axis] - sum(spot[axis] for spot in places.values()) / count for axis in (0, 1))
    return math.atan2(down, across)


def _spots(centre: Spot, outward: float) -> Iterator[Spot]:
    """Rings round the centre, wider than high as screens are; on each the outward direction first, then to both sides of it. Never ends."""
    ring = 0
    while True:
        radius = _NEAREST + _STEP * ring
        for turn in _turns(_ROUND + 5 * ring):
            yield (centre[0] + 1.25 * radius * math.cos(outward + turn), centre[1] + radius * math.sin(outward + turn))
        ring += 1


def _turns(count: int) -> Sequence[float]:
    return [(n + 1) // 2 * (1 if n % 2 else -1) * 2 * math.pi / count for n in range(count)]


def _is_free(spot: Spot, node: str, places: Mapping[str, Spot], sizes: Mapping[str, Size]) -> bool:
    wide, high = sizes[node]
    taken = ((place, sizes.get(other, (0.0, 0.0))) for other, place in places.items())
    return all(abs(spot[0] - x) > (wide + w) / 2 + _AIR or abs(spot[1] - y) > (high + h) / 2 + _AIR for (x, y), (w, h) in taken)
