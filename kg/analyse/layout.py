"""Where the nodes of a graph stand: force-directed, seeded, names kept apart. The same graph gets the same picture each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx

MATTER = "Matter"  # kind of a node for what a claim is about where no entity is named: the text's own words

_EDGE = 180.0  # pixels that a line wants, so that its words fit on it
_GAP = 80.0  # pixels between parts that no line connects
_LINE = 19.0  # pixels that the words of one of several lines beside each other want
_WORDS = (60.0, 76.0)  # more pixels between two points, across and down, where the words of a line stand between them
_MANY = 3  # so many lines between two points make a fan, which is kept free of other points
_ALONG = {"l": 0.25, "m": 0.5, "r": 0.75}  # where along a fan its room is kept
_SEED = 20221103

Size = tuple[float, float]
Places = dict[str, tuple[float, float]]
Pair = tuple[str, str]
Spot = tuple[float, float]


def layout(graph: nx.MultiDiGraph[str], most_tries: int = 16) -> dict[str, tuple[int, int]]:
    """Whole pixels for every node: force-directed for each connected part, names kept apart, parts packed in rows; the same each time.

    Of at most `most_tries` pictures of each part it takes the one that is easiest to read.
    """
    lines = _lines(graph)
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph.nodes))
    simple.add_edges_from(sorted(lines))
    sizes = {node: footprint(graph.nodes[node]) for node in simple}
    parts = sorted((sorted(part) for part in nx.connected_components(simple)), key=lambda part: (-len(part), part))
    return _pack([_part(part, {pair: n for pair, n in lines.items() if pair[0] in set(part)}, sizes, most_tries) for part in parts], sizes)


def _lines(graph: nx.MultiDiGraph[str]) -> dict[Pair, int]:
    """How many lines are drawn between two nodes: claims of one type and one factuality share a line."""
    kinds: dict[Pair, set[object]] = {}
    for source, target, data in graph.edges(data=True):
        if source != target:
            look = (source, data.get("kind"), data.get("type"), data.get("relation"), data.get("factuality"))
            kinds.setdefault((min(source, target), max(source, target)), set()).add(look)
    return {pair: len(looks) for pair, looks in kinds.items()}


def footprint(data: Mapping[str, object]) -> Size:
    """Width and height in pixels that a node wants with its name."""
    length = len(str(data.get("label", "")))
    if data.get("kind") == MATTER:
        return 200.0, 36.0 + 17.0 * min(4, length // 22 + 1)
    return 40.0 + 9.0 * min(length, 18), 84.0 if length <= 18 else 104.0


def _part(nodes: Sequence[str], lines: Mapping[Pair, int], sizes: Mapping[str, Size], most_tries: int) -> Places:
    """The places of one connected part. A fan of lines has places of its own along it, so that it gets length and room."""
    if len(nodes) < 3:  # a line lies flat, so that its words can be read
        return {node: (1.5 * _EDGE * index, 0.0) for index, node in enumerate(nodes)}
    broad = [pair for pair, count in lines.items() if count >= _MANY]
    fans = {f"{a} {b} {at}": (a, b) for a, b in broad for at in _ALONG}  # no IRI has a space
    room = dict(sizes) | {fan: (140.0, _LINE * lines[pair] + 20.0) for fan, pair in fans.items()}
    springs = _spring_graph(nodes, lines, {fan: pair for fan, pair in fans.items() if fan.endswith("m")})
    tries = (_spread(_turn(_springs(springs, _SEED + n), lines), room, lines, fans) for n in range(min(most_tries, _tries(len(lines)))))
    best = min(tries, key=lambda places: _tangle(places, lines, sizes))
    return {node: best[node] for node in nodes}


def _tries(lines: int) -> int:
    """How many starting points are worth their time: the measure of tangle grows with the square of the lines."""
    return max(1, min(16, 80_000 // (lines * lines + 1)))


def _spring_graph(nodes: Sequence[str], lines: Mapping[Pair, int], fans: Mapping[str, Pair]) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from([*nodes, *fans])
    graph.add_edges_from(sorted(pair for pair in lines if pair not in fans.values()))
    graph.add_edges_from((end, fan) for fan, pair in fans.items() for end in pair)
    return graph


def _springs(graph: nx.Graph[str], seed: int) -> Places:
    raw = nx.spring_layout(graph, seed=seed, iterations=200, k=1.5 / len(graph) ** 0.5, method="force")
    lengths = [float(((raw[u] - raw[v]) ** 2).sum() ** 0.5) for u, v in graph.edges()]
    scale = _EDGE * len(lengths) / sum(lengths)
    return {node: (scale * float(raw[node][0]), scale * float(raw[node][1])) for node in graph}


def _turn(places: Places, lines: Mapping[Pair, int]) -> Places:
    """Turn the part until its largest fan lies flat, where the words of its lines stand one above the other; widen it, as screens are."""
    (ax, ay), (bx, by) = (places[node] for node in max(lines, key=lambda pair: (lines[pair], pair)))
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 or 1.0
    cos, sin = (bx - ax) / length, (by - ay) / length
    return {node: (1.25 * (x * cos + y * sin), y * cos - x * sin) for node, (x, y) in places.items()}


def _spread(places: Places, sizes: Mapping[str, Size], lines: Mapping[Pair, int], fans: Mapping[str, Pair]) -> Places:
    """Push apart what overlaps, along the shorter way out, until nothing does or the rounds are used up."""
    spots = {node: [x, y] for node, (x, y) in places.items() if node not in fans} | {fan: [0.0, 0.0] for fan in fans}
    nodes = list(spots)
    pairs = ((a, b) for i, a in enumerate(nodes) for b in nodes[i + 1 :] if a not in fans.get(b, ()))  # fans come after the nodes
    apart = [(a, b, _room(sizes, lines, a, b)) for a, b in pairs]
    for _ in range(60):
        for fan, (a, b) in fans.items():
            share = _ALONG[fan[-1]]
            spots[fan] = [spots[a][axis] + share * (spots[b][axis] - spots[a][axis]) for axis in (0, 1)]
        moved = [_push(spots[a], spots[b], room) for a, b, room in apart]
        if not any(moved):
            break
    return {node: (x, y) for node, (x, y) in spots.items()}


def _room(sizes: Mapping[str, Size], lines: Mapping[Pair, int], a: str, b: str) -> Size:
    """How far apart the middles of two nodes want to be, across or down."""
    across, down = _WORDS if (min(a, b), max(a, b)) in lines else (0.0, 0.0)
    return (sizes[a][0] + sizes[b][0]) / 2 + across, (sizes[a][1] + sizes[b][1]) / 2 + down


def _push(one: list[float], other: list[float], room: Size) -> bool:
    across, down = room[0] - abs(one[0] - other[0]), room[1] - abs(one[1] - other[1])
    if across <= 0.5 or down <= 0.5:
        return False
    axis, over = (0, across) if across < down else (1, down)
    step = (over / 2 + 0.5) * (1 if one[axis] >= other[axis] else -1)
    one[axis] += step
    other[axis] -= step
    return True


def _tangle(places: Places, lines: Mapping[Pair, int], sizes: Mapping[str, Size]) -> float:
    """How hard a picture is to read: lines that cross, lines that run through names, and, much less, the room that it takes."""
    pairs = sorted(lines)
    crossings = sum(_cross(places, one, other) for i, one in enumerate(pairs) for other in pairs[i + 1 :])
    named = {node: spot for node, spot in places.items() if node in sizes}
    near = ((pair, node, _beside(sizes[node], count)) for pair, count in lines.items() for node in named if node not in pair)
    covered = sum(_runs_through(places, pair, node, size) for pair, node, size in near)
    _, _, wide, high = _box(named, sizes)
    return crossings + 2.0 * covered + max(wide, 1.7 * high) / 150.0


def _beside(size: Size, lines: int) -> Size:
    """A node as large as it looks to a fan of lines, which is as much broader than one line."""
    return size[0] + _LINE * (lines - 1), size[1] + _LINE * (lines - 1)


def _side(a: Spot, b: Spot, c: Spot) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _cross(places: Places, one: Pair, other: Pair) -> bool:
    if set(one) & set(other):
        return False
    a, b, c, d = places[one[0]], places[one[1]], places[other[0]], places[other[1]]
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _runs_through(places: Places, pair: Pair, node: str, size: Size) -> bool:
    """Whether a line passes through the ellipse of a node and its name."""
    ends = (places[end] for end in pair)
    (ax, ay), (bx, by) = (((x - places[node][0]) / size[0], (y - places[node][1]) / size[1]) for x, y in ends)
    dx, dy = bx - ax, by - ay
    along = max(0.0, min(1.0, -(ax * dx + ay * dy) / (dx * dx + dy * dy or 1.0)))
    return bool((ax + along * dx) ** 2 + (ay + along * dy) ** 2 < 0.25)


def _pack(parts: Sequence[Places], sizes: Mapping[str, Size]) -> dict[str, tuple[int, int]]:
    """Set the parts side by side in rows, about as wide as a screen is to its height."""
    boxes = [_box(part, sizes) for part in parts]
    area = sum((wide + _GAP) * (high + _GAP) for _, _, wide, high in boxes)
    row_width = max([1.3 * area**0.5, *(wide for _, _, wide, _ in boxes)])
    placed: dict[str, tuple[int, int]] = {}
    x = y = height = 0.0
    for part, (left, top, wide, high) in zip(parts, boxes, strict=True):
        if x and x + wide > row_width:
            x, y, height = 0.0, y + height + _GAP, 0.0
        placed.update({node: (round(px - left + x), round(py - top + y)) for node, (px, py) in part.items()})
        x, height = x + wide + _GAP, max(height, high)
    return placed


def _box(part: Places, sizes: Mapping[str, Size]) -> tuple[float, float, float, float]:
    """Left, top, width, height of a part with its names."""
    left = min(x - sizes[node][0] / 2 for node, (x, _) in part.items())
    top = min(y - sizes[node][1] / 2 for node, (_, y) in part.items())
    right = max(x + sizes[node][0] / 2 for node, (x, _) in part.items())
    bottom = max(y + sizes[node][1] / 2 for node, (_, y) in part.items())
    return left, top, right - left, bottom - top
