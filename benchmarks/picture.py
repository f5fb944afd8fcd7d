"""How smoothly the picture moves: pictures a second while a graph of N nodes is dragged and zoomed, in Chromium without a graphics card.

`python benchmarks/picture.py [N …]` (300 and 2000 unless told) writes one JSON object a line. The graph is made up (Barabási–Albert, two
lines a new node, seeded), its places come from a plain grid, for it is the drawing that is measured; the page is the one that `kg view`
writes. Pictures of more than 400 lines leave the lines out while they move (viz/graph-labels.js); of 300 nodes one with 390 lines is
measured too, which draws all of them.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import Page, sync_playwright

from kg.view import write_view

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]
SECONDS = 3
KINDS = ("Place", "Organisation", "Person", "Group", "Weapon")
SMALL, DRAWN = 300, 390  # nodes that the Explore page draws at most, and lines of which none is left out
STEP = 170  # pixels between places
COUNT = "() => { window.turns = []; window.newsgraph.network.on('afterDrawing', () => window.turns.push(performance.now())); }"
GAPS = "() => window.turns.slice(1).map((turn, n) => turn - window.turns[n])"


def graph_of(nodes: int, most: int | None = None) -> nx.MultiDiGraph[str]:
    """Nodes and claims as `kg.analyse.subgraph` gives them; at most so many claims, drawn at random."""
    plain = nx.barabasi_albert_graph(nodes, 2, seed=7)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    width = round(nodes**0.5)
    for node in plain:
        place = {"x": STEP * (node % width), "y": STEP * (node // width)}
        kind = KINDS[node % len(KINDS)]
        graph.add_node(f"urn:n{node}", label=f"Name of {node}", aliases="", kind=kind, ontology_class=None, country=None, **place)
    lines = list(plain.edges)
    for number, (one, other) in enumerate(lines if most is None else random.Random(7).sample(lines, min(most, len(lines)))):
        graph.add_edge(f"urn:n{one}", f"urn:n{other}", key=f"urn:c{number}", **_claim(number))
    return graph


def _claim(number: int) -> dict[str, Any]:
    sentence = f"Number {number} met another one."
    nothing = dict.fromkeys(("label", "mode", "tense", "speaker", "date_from", "date_to", "date_latest", "url", "title", "publisher"))
    return nothing | {
        "kind": "claim", "claim": f"urn:c{number}", "event": f"urn:e{number}", "words": "met", "type": "CONSULT", "factuality": "CTp",
        "conditional": False, "source": "urn:s", "date": f"2022-{number % 12 + 1:02}-01", "sentence": sentence,
        "sentence_iri": f"urn:a{number}#s", "offset": 0, "begin": sentence.index("met"), "end": sentence.index("met") + 3,
        "article": f"urn:a{number}", "published": "2022-12-01", "relation": "to",
    }  # fmt: skip


def measure(page: Page, path: Path) -> dict[str, float]:
    """Seconds until the picture can be used; pictures drawn a second, and the longest wait for one in ms, in motion."""
    begin = time.monotonic()
    page.goto(path.as_uri())
    page.wait_for_function("window.newsgraph !== undefined && document.querySelector('#graph canvas') !== null")
    ready = time.monotonic() - begin
    box = page.locator("#graph").bounding_box() or {"x": 0, "y": 0, "width": 800, "height": 500}
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.wait_for_timeout(500)
    page.evaluate(COUNT)
    zoomed = _while(lambda turn: page.mouse.wheel(0, -60 if turn % 20 < 10 else 60))
    page.mouse.down()
    dragged = _while(lambda turn: page.mouse.move(middle[0] + 8 * (turn % 20), middle[1] + 5 * (turn % 12)))
    page.mouse.up()
    gaps: list[float] = page.evaluate(GAPS)
    return {"ready_s": round(ready, 2), "frames_per_s": round(len(gaps) / (zoomed + dragged), 1), "worst_ms": round(max(gaps))}


def _while(act: Callable[[int], object]) -> float:
    """Do it again and again for SECONDS; gives how long it took."""
    begin, turn = time.monotonic(), 0
    while time.monotonic() - begin < SECONDS:
        act(turn)
        turn += 1
    return time.monotonic() - begin


def main(sizes: list[int]) -> None:
    """One line for each size."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for nodes, most in [(size, most) for size in sizes for most in ((DRAWN, None) if size == SMALL else (None,))]:
            path, graph = Path(scratch) / f"{nodes}.html", graph_of(nodes, most)
            write_view(graph, path, f"{nodes} nodes")
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            print(json.dumps({"nodes": nodes, "lines": graph.number_of_edges(), **measure(page, path)}))
            page.close()
        browser.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [SMALL, 2000])
