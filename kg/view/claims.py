"""What panel and table say of a claim, in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

import networkx as nx

from kg.analyse import ACTS_FOR
from kg.fragment import link_to
from kg.vocab import PL, UNTYPED

# controls, also those that turn text round
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")

Json = dict[str, Any]
Address = Callable[[str, str], str]  # of the page where an article is read, from the IRIs of article and sentence


def plain(text: object, width: int) -> str:
    """Text on one line, without control characters, at most `width` characters long."""
    flat = " ".join(_UNSEEN.sub(" ", str(text)).split())
    return flat if len(flat) <= width else flat[: width - 1].rstrip() + "…"


def certainty_of(factuality: str, palette: Json) -> str:
    """The palette's name for a code of `fa:`."""
    return next((entry["id"] for entry in palette["certainties"] if factuality in entry["codes"]), "open")


def claims_of(graph: nx.MultiDiGraph[str], palette: Json, read: Address | None = None) -> list[Json]:
    """One entry a claim, in the order of the articles' dates and of their text, with all that the panel and the table say about it."""
    ends: dict[str, tuple[list[str], list[str], Json]] = {}
    for source, target, data in graph.edges(data=True):
        if data["kind"] != ACTS_FOR:
            who, whom, _ = ends.setdefault(data["claim"], ([], [], data))
            who.append(source)
            whom.append(target)
    told = sorted(ends.values(), key=lambda end: _place(end[2]))
    return [
        _claim(_names(graph, who), _names(graph, whom), data, palette)
        | {"read": read(data["article"], data["sentence_iri"]) if read else None}
        for who, whom, data in told
    ]


def _place(data: Json) -> tuple[str, str, int, int, str]:
    """Where a claim comes in the table: by date, those without one last, then where it stands in its article."""
    return (data["published"] or "9999", data["article"], data["offset"], data["begin"] or 0, data["claim"])


def _names(graph: nx.MultiDiGraph[str], nodes: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(plain(graph.nodes[node]["label"], 160) for node in nodes))


def _claim(who: str, whom: str, data: Json, palette: Json) -> Json:
    words = plain(data["words"], 60)
    return {
        "claim": data["claim"],
        "who": who,
        "whom": whom,
        "words": words,
        "headline": plain(data["label"] or f"{who} · {words} · {whom}", 240),
        "type": data["type"],
        "type_name": _type_name(data["type"]),
        "kind": ", ".join(filter(None, [_type_name(data["type"]), (data["mode"] or "").replace("-", " ")])),
        "certainty": certainty_of(data["factuality"], palette),
        "sure": _sure(data, palette),
        "speaker": plain(data["speaker"] or "not named", 160),
        "date": data["date"] or data["date_from"] or data["published"] or "",
        "when": _when(data),
        "publisher": plain(data["publisher"] or "publisher not known", 160),
        "published": data["published"] or "",
        "title": plain(data["title"] or "", 300),
        "link": _link(data["url"], data["sentence"]),
        "parts": _marked(data["sentence"], data["begin"], data["end"]),
    }


def _type_name(event_type: str) -> str:
    """`x-STATE` as a reader says it: State. What no type covers has none."""
    return "no known type" if PL + event_type == UNTYPED else event_type.removeprefix("x-").replace("-", " ").capitalize()


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
