"""The graph as one HTML file that opens offline: pyvis builds the network, our own template (`viz/`) is the page.

Nothing of the page comes from elsewhere: vis-network is a copy that is installed with the program, scripts and styles are named by their
hashes in the content security policy, all data stands in JSON blocks and is set as text, and only http(s) addresses become links. The same
graph gives the same bytes. The Explore page of `kg serve` draws with the same script (kg.server.pages.explore).
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import networkx as nx
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from kg.analyse import MATTER
from kg.errors import DataError
from kg.resources import data_path
from kg.view.claims import Json, plain
from kg.view.drawing import drawing
from kg.view.library import library

OPTIONS: Json = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {"size": 14, "widthConstraint": {"maximum": 180}, "shapeProperties": {"borderRadius": 4}, "margin": 6},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.6}}, "selectionWidth": 1, "hoverWidth": 0.5, "arrowStrikethrough": False},
}

__all__ = ["OPTIONS", "drawing", "page", "write_view"]


def write_view(graph: nx.MultiDiGraph[str], path: Path | str, title: str) -> None:
    """Write the page of a graph from `kg.analyse.subgraph`, UTF-8, in one file."""
    Path(path).write_bytes(page(graph, title).encode("utf-8"))


def page(graph: nx.MultiDiGraph[str], title: str) -> str:
    """The HTML text of the page. Raises DataError where a part of it is missing."""
    palette: Json = json.loads(_read("palette.json"))
    drawn = drawing(graph, palette)
    network = Network(directed=True, heading=plain(title, 200), cdn_resources="in_line")
    network.set_template_dir(str(data_path("viz")), "template.html")
    folders = [network.template_dir, str(data_path("viz", "templates"))]
    network.templateEnv = Environment(loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined)
    network.templateEnv.globals["page"] = _parts(graph, palette, drawn)
    return str(network.generate_html())


def _read(name: str) -> str:
    path = data_path("viz", name)
    if not path.is_file():
        raise DataError(f"{name} is missing in {path.parent}: reinstall newsgraph")
    return path.read_text(encoding="utf-8")


def _inline(text: str, tag: str) -> Markup:
    """Text that may stand inside `<script>` or `<style>` as it is."""
    if f"</{tag}" in text.lower() or "<!--" in text or "\r" in text:
        raise DataError(f"a {tag} of the page holds text that would end or change it")
    return Markup(text)  # ours or the library's, never data


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _parts(graph: nx.MultiDiGraph[str], palette: Json, drawn: Json) -> Json:
    style = _inline(_read("view.css") + _read("graph.css"), "style")
    script, drawer = _inline(_read("graph-labels.js") + _read("view.js") + _read("graph-files.js"), "script"), _inline(library(), "script")
    articles = {data["article"] for _, _, data in graph.edges(data=True)}
    named = [node for node, data in graph.nodes(data=True) if data["kind"] != MATTER]
    policy = (
        f"default-src 'none'; script-src {_hash(drawer)} {_hash(script)}; style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    counts = f"{_many(len(drawn['claims']), 'claim')} · {_many(len(named), 'entity', 'entities')} · {_many(len(articles), 'article')}"
    return {
        "style": style, "script": script, "library": drawer, "policy": policy, "palette": palette, "drawn": drawn,
        "counts": counts, "options": OPTIONS,
    }  # fmt: skip


def _many(number: int, one: str, more: str | None = None) -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"
