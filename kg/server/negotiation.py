"""Which of the media types that can be given a client gets, by its Accept header (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# media type -> name of the form it is written in; where a client likes several alike, the first of them wins
TABLES: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
GRAPHS: Mapping[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/n-quads": "nquads",
    "application/trig": "trig",
    "application/x-turtle": "turtle",
    "application/turtle": "turtle",
    "text/n3": "turtle",  # Turtle is a part of N3, N-Triples of both
    "text/rdf+n3": "turtle",
    "text/plain": "ntriples",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/xml": "rdfxml",
}
DESCRIPTIONS: Mapping[str, str] = {name: form for name, form in GRAPHS.items() if form in ("turtle", "ntriples", "rdfxml", "jsonld")}
_SHORT = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "json-ld": "jsonld", "rdf": "rdfxml", "rdf+xml": "rdfxml"}
NAMES = tuple(dict.fromkeys([*TABLES.values(), *GRAPHS.values()]))


@dataclass(frozen=True, slots=True)
class _Range:
    """One entry of Accept: `*/*`, `text/*` or `text/csv`, how much it is liked, and its parameters but q."""

    type: str
    subtype: str
    quality: float
    parameters: frozenset[tuple[str, str]] = frozenset()

    def fits(self, media_type: str) -> bool:
        type, _, subtype = media_type.partition("/")
        return self.type in ("*", type) and self.subtype in ("*", subtype)

    @property
    def precision(self) -> tuple[bool, bool, int]:
        """The most exact range that fits decides."""
        return self.type != "*", self.subtype != "*", len(self.parameters)


def choose(accept: str | None, offered: Iterable[str]) -> str | None:
    """The offered media type that is liked best, None where none is accepted. No header, or one that is empty, accepts all."""
    ranges = _ranges(accept or "*/*")
    best, liked = None, 0.0
    for media_type in offered:
        quality = _quality(media_type, ranges)
        if quality > liked:
            best, liked = media_type, quality
    return best


def by_name(name: str, offered: Mapping[str, str]) -> str | None:
    """The offered media type that is called `name`, or whose form is (csv, turtle, ttl …); json and xml are forms of graphs too."""
    name = name.lower()
    name = _SHORT.get(name, name)
    return next((media_type for media_type, form in offered.items() if name in (media_type, form, media_type.rpartition("/")[2])), None)


def is_open(accept: str | None) -> bool:
    """Whether the header leaves all to us, as that of a browser does: it is missing, or names nothing that we give."""
    named = [f"{one.type}/{one.subtype}" for one in _ranges(accept or "") if one.subtype != "*"]
    return not any(name in TABLES or name in GRAPHS for name in named) or "text/html" in named


def prefers_html(accept: str | None) -> bool:
    """Whether a person with a browser asks, who gets a page: HTML is named, and nothing that we can give is liked better."""
    ranges = _ranges(accept or "")
    named = [one.quality for one in ranges if (one.type, one.subtype) == ("text", "html")]
    others = [_quality(media_type, ranges) for media_type in ("application/sparql-results+json", "text/turtle")]
    return bool(named) and max(named) > max(others)


def _quality(media_type: str, ranges: list[_Range]) -> float:
    fitting = [one for one in ranges if one.fits(media_type)]
    return max(fitting, key=lambda one: one.precision).quality if fitting else 0.0


def _ranges(accept: str) -> list[_Range]:
    return [found for entry in accept.split(",") if (found := _range(entry)) is not None]


def _range(entry: str) -> _Range | None:
    """None for an entry that is malformed: it accepts nothing."""
    media_type, *rest = (part.strip().lower() for part in entry.split(";"))
    type, slash, subtype = media_type.partition("/")
    if not (type and slash and subtype) or (type == "*" and subtype != "*"):
        return None
    parameters = {name.strip(): value.strip() for name, _, value in (part.partition("=") for part in rest)}
    quality = _number(parameters.pop("q", "1"))
    return None if quality is None else _Range(type, subtype, quality, frozenset(parameters.items()))


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None
