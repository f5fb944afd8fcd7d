"""The graph as one HTML file that opens offline: pyvis builds the network, our own template (`viz/`) is the page.

Nothing of the page comes from elsewhere: vis-network is the copy that pyvis brings, scripts and styles are named by their hashes in the
content security policy, all data stands in JSON blocks and is set as text, and only http(s) addresses become links. The same graph gives
the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import networkx as nx
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from kg.analyse import ACTS_FOR, MATTER
from kg.errors import DataError
from kg.fragment import link_to
from kg.resources import data_path

_LIBRARY = ("lib", "vis-9.1.2", "vis-network.min.js")  # inside pyvis
# controls, also those that turn text round
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {"size": 14, "widthConstraint": {"maximum": 180}, "shapeProperties": {"borderRadius": 4}, "margin": 6},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.6}}, "selectionWidth": 1, "hoverWidth": 0.5, "arrowStrikethrough": False},
}
_APART = 19  # pixels between lines that join the same two points

Json = dict[str, Any]


def write_view(graph: nx.MultiDiGraph[str], path: Path | str, title: str) -> None:
    """Write the page of a graph from `kg.analyse.subgraph`, UTF-8, in one file."""
    Path(path).write_bytes(page(graph, title).encode("utf-8"))


def page(graph: nx.MultiDiGraph[str], title: str) -> str:
    """The HTML text of the page. Raises DataError where a part of it is missing."""
    palette: Json = json.loads(_read("palette.json"))
    claims = _claims(graph, palette)
    numbers = {claim["claim"]: number for number, claim in enumerate(claims)}
    network = Network(directed=True, heading=_plain(title, 200), cdn_resources="in_line")
    _add_nodes(network, graph, palette)
    _add_edges(network, graph, palette, numbers)
    network.set_template_dir(str(data_path("viz")), "template.html")
    network.templateEnv = Environment(loader=FileSystemLoader(network.template_dir), autoescape=True, undefined=StrictUndefined)
    network.templateEnv.globals["page"] = _parts(graph, palette, claims)
    return str(network.generate_html())


def _read(name: str) -> str:
    path = data_path("viz", name)
    if not path.is_file():
        raise DataError(f"{name} is missing in {path.parent}: reinstall newsgraph")
    return path.read_text(encoding="utf-8")


def _library() -> str:
    """vis-network as pyvis ships it, without the pointer to a source map that nobody has."""
    path = files("pyvis").joinpath(*_LIBRARY)
    if not path.is_file():
        raise DataError(f"pyvis comes without {'/'.join(_LIBRARY)}: install pyvis 0.3.2")
    return re.sub(r"//# sourceMappingURL=\S*\s*$", "", path.read_text(encoding="utf-8"))


def _inline(text: str, tag: str) -> Markup:
    """Text that may stand inside `<script>` or `<style>` as it is."""
    if f"</{tag}" in text.lower() or "<!--" in text or "\r" in text:
        raise DataError(f"a {tag} of the page holds text that would end or change it")
    return Markup(text)  # ours or the library's, never data


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _parts(graph: nx.MultiDiGraph[str], palette: Json, claims: list[Json]) -> Json:
    style = _inline(_read("view.css"), "style")
    script, library = _inline(_read("view.js"), "script"), _inline(_library(), "script")
    articles = {data["article"] for _, _, data in graph.edges(data=True)}
    named = [node for node, data in graph.nodes(data=True) if data["kind"] != MATTER]
    policy = (
        f"default-src 'none'; script-src {_hash(library)} {_hash(script)}; style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    counts = f"{_many(len(claims), 'claim')} · {_many(len(named), 'entity', 'entities')} · {_many(len(articles), 'article')}"
    return {
        "style": style, "script": script, "library": library, "policy": policy, "palette": palette, "claims": claims,
        "counts": counts, "options": _OPTIONS,
    }  # fmt: skip


def _many(number: int, one: str, more: str | None = None) -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"


def _plain(text: object, width: int) -> str:
    """Text on one line, without control characters, at most `width` characters long."""
    flat = " ".join(_UNSEEN.sub(" ", str(text)).split())
    return flat if len(flat) <= width else flat[: width - 1].rstrip() + "…"


# --- nodes and lines ----------------------------------------------------------------------------------------------------


def _kind(name: str, palette: Json) -> Json:
    kinds: dict[str, Json] = {kind["id"]: kind for kind in palette["kinds"]}
    return kinds.get(name, kinds["Other"])


def _add_nodes(network: Network, graph: nx.MultiDiGraph[str], palette: Json) -> None:
    for node, data in graph.nodes(data=True):
        kind = _kind(data["kind"], palette)
        matter = kind["id"] == MATTER
        name = _plain(data["label"], 300)
        network.add_node(
            node, label=_plain(name, 84 if matter else 40) or "(no name)", shape=kind["shape"], kind=kind["id"], name=name,
            country=data["country"], x=data["x"], y=data["y"], size=14 + min(16, 2 * graph.degree(node)),
        )  # fmt: skip


def _certainty(factuality: str, palette: Json) -> str:
    return next((entry["id"] for entry in palette["certainties"] if factuality in entry["codes"]), "open")


Bundle = tuple[str, str, str, str]  # from, to, type and relation, certainty: claims that agree in these share a line


def _bundles(graph: nx.MultiDiGraph[str], palette: Json) -> dict[Bundle, list[Json]]:
    bundles: dict[Bundle, dict[str, Json]] = {}
    for source, target, data in graph.edges(data=True):
        if data["kind"] == ACTS_FOR:
            bundle = (source, target, ACTS_FOR, "link")
        else:
            bundle = (source, target, f"{data['type']} {data['relation']}", _certainty(data["factuality"], palette))
        bundles.setdefault(bundle, {}).setdefault(data["claim"], data)
    return {bundle: list(claims.values()) for bundle, claims in bundles.items()}


def _words(claims: list[Json]) -> str:
    """The words on a line: those of its claims, as many as fit, and how many claims there are."""
    words = list(dict.fromkeys(_plain(claim["words"], 26).lower() for claim in claims))
    fitting = next(part for end in range(len(words), 0, -1) if len(part := ", ".join(words[:end])) <= 26 or end == 1)
    about = " about" if claims[0]["relation"] == "about" else ""
    return fitting + about + (f" ×{len(claims)}" if len(claims) > 1 else "")


def _add_edges(network: Network, graph: nx.MultiDiGraph[str], palette: Json, numbers: Mapping[str, int]) -> None:
    bundles = _bundles(graph, palette)
    beside: dict[tuple[str, str], list[Bundle]] = {}
    for bundle in bundles:
        beside.setdefault((min(bundle[:2]), max(bundle[:2])), []).append(bundle)
    for number, (bundle, claims) in enumerate(bundles.items()):
        source, target, _, certainty = bundle
        row = beside[(min(source, target), max(source, target))]
        network.add_edge(
            source, target, id=f"line-{number}", label="" if certainty == "link" else _words(claims), certainty=certainty,
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


# --- the claims in words --------------------------------------------------------------------------------------------------


def _claims(graph: nx.MultiDiGraph[str], palette: Json) -> list[Json]:
    """One entry a claim, in the order of the articles' dates and of their text, with all that the panel and the table say about it."""
    ends: dict[str, tuple[list[str], list[str], Json]] = {}
    for source, target, data in graph.edges(data=True):
        if data["kind"] != ACTS_FOR:
            who, whom, _ = ends.setdefault(data["claim"], ([], [], data))
            who.append(source)
            whom.append(target)
    told = sorted(ends.values(), key=lambda end: _place(end[2]))
    return [_claim(_names(graph, who), _names(graph, whom), data, palette) for who, whom, data in told]


def _place(data: Json) -> tuple[str, str, int, int, str]:
    """Where a claim comes in the table: by date, those without one last, then where it stands in its article."""
    return (data["published"] or "9999", data["article"], data["offset"], data["begin"] or 0, data["claim"])


def _names(graph: nx.MultiDiGraph[str], nodes: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(_plain(graph.nodes[node]["label"], 160) for node in nodes))


def _claim(who: str, whom: str, data: Json, palette: Json) -> Json:
    words = _plain(data["words"], 60)
    return {
        "claim": data["claim"],
        "who": who,
        "whom": whom,
        "words": words,
        "headline": _plain(data["label"] or f"{who} · {words} · {whom}", 240),
        "type": data["type"],
        "type_name": _type_name(data["type"]),
        "kind": ", ".join(filter(None, [_type_name(data["type"]), (data["mode"] or "").replace("-", " ")])),
        "certainty": _certainty(data["factuality"], palette),
        "sure": _sure(data, palette),
        "speaker": _plain(data["speaker"] or "not named", 160),
        "date": data["date"] or data["date_from"] or data["published"] or "",
        "when": _when(data),
        "publisher": _plain(data["publisher"] or "publisher not known", 160),
        "published": data["published"] or "",
        "title": _plain(data["title"] or "", 300),
        "link": _link(data["url"], data["sentence"]),
        "parts": _marked(data["sentence"], data["begin"], data["end"]),
    }


def _type_name(event_type: str) -> str:
    """`x-STATE` as a reader says it: State."""
    return event_type.removeprefix("x-").replace("-", " ").capitalize()


def _sure(data: Json, palette: Json) -> str:
    words: str = palette["words"].get(data["factuality"], data["factuality"])
    return words + (", still to come" if data["tense"] == "future" else "") + (", under a condition" if data["conditional"] else "")


def _when(data: Json) -> str:
    if data["date"]:
        return str(data["date"])
    if data["date_from"] or data["date_to"]:
        return f"{data['date_from'] or '…'} to {data['date_to'] or '…'}"
    return f"by {data['date_latest']}; the text gives no date" if data["date_latest"] else "no date given"


def _marked(sentence: str, begin: int | None, end: int | None) -> tuple[str, str, str]:
    """The sentence before, in and after the marked words; cut here because offsets are code points and a browser counts otherwise."""
    if begin is None or end is None:
        return sentence, "", ""
    return sentence[:begin], sentence[begin:end], sentence[end:]


def _link(url: str | None, sentence: str) -> str | None:
    """The address with a text fragment that points at the sentence; None for anything but http(s)."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # such as a broken IPv6 host: no address, no link
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return link_to(url, sentence)
