"""What the graph says of a citation: sentence, words, offsets, article, digest, address, title, publisher, day, and its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from rdflib import Graph, URIRef

from kg.ids import text_digest
from kg.verify.reading import plain
from kg.vocab import NG, NIF, PROV, SCHEMA

Json = Mapping[str, Any]


def problems(citation: Json, graph: Graph) -> Iterator[str]:
    """Fields that the graph gives otherwise, a context that is no stretch of the article, a link that points elsewhere."""
    yield from _graph_says(citation, graph)
    yield from _context(citation, graph)
    yield from _link(citation)


def _graph_says(citation: Json, graph: Graph) -> Iterator[str]:
    sentence, article = URIRef(str(citation.get("sentence"))), URIRef(str(citation.get("article")))
    if (URIRef(str(citation.get("claim"))), URIRef(NG + "evidence"), sentence) not in graph:
        yield "the sentence is no evidence of the claim"
    expected: Sequence[tuple[str, URIRef, str]] = (
        ("quote", sentence, NIF + "anchorOf"),
        ("start", sentence, NIF + "beginIndex"),
        ("end", sentence, NIF + "endIndex"),
        ("article", sentence, NIF + "referenceContext"),
        ("sha256", article, NG + "textDigest"),
        ("url", article, PROV + "specializationOf"),
        ("title", article, SCHEMA + "headline"),
        ("publisher", article, NG + "publisherName"),
        ("published", article, SCHEMA + "datePublished"),
    )
    for field, subject, property in expected:
        said = {plain(value) for value in graph.objects(subject, URIRef(property))} or {None}
        given = citation.get(field)
        if given not in said:
            yield f"{field} is {given!r}, the graph says {_listed(said)}"
    yield from _text(citation, article, graph)
    yield from _origins(citation, graph)


def _text(citation: Json, article: URIRef, graph: Graph) -> Iterator[str]:
    text = graph.value(article, URIRef(NIF + "isString"))
    if text is None:
        return
    if text_digest(str(text)) != citation.get("sha256"):
        yield "the digest is not that of the article's text"
    if _slice(str(text), citation.get("start"), citation.get("end")) != citation.get("quote"):
        yield "the quote is not what stands at its offsets in the text"
    context: Json = citation.get("context") or {}
    if _slice(str(text), context.get("start"), context.get("end")) != context.get("text"):
        yield "the context is not what stands at its offsets in the text"


def _origins(citation: Json, graph: Graph) -> Iterator[str]:
    """As many independent origins at most as there are sources that make a claim on the same event."""
    claim, content = URIRef(str(citation.get("claim"))), URIRef(NG + "content")
    events = set(graph.objects(claim, content))
    events |= {same for event in events for same in graph.objects(event, URIRef(NG + "sameEventAs"))}
    claims = {other for event in events for other in graph.subjects(content, event)}
    traces = (URIRef(NG + "source"), URIRef(NG + "origin"))
    sources = {source for other in claims for trace in traces for source in graph.objects(other, trace)}
    if citation.get("origins") not in range(1, len(sources) + 1):
        yield f"{citation.get('origins')!r} origins, where {len(sources)} sources make a claim on the event"


def _context(citation: Json, graph: Graph) -> Iterator[str]:
    context: Json = citation.get("context") or {}
    start, end, text = context.get("start"), context.get("end"), context.get("text")
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(text, str) and len(text) == end - start):
        yield "the context has no offsets that fit its text"
        return
    for sentence in graph.subjects(URIRef(NIF + "referenceContext"), URIRef(str(citation.get("article")))):
        if (sentence, None, URIRef(NG + "Sentence")) in graph:
            begin, stop, words = (plain(graph.value(sentence, URIRef(NIF + p))) for p in ("beginIndex", "endIndex", "anchorOf"))
            if not (isinstance(begin, int) and isinstance(stop, int)) or stop <= start or end <= begin:
                continue
            if _slice(text, begin - start, stop - start) != words:
                yield f"the context is not whole sentences of the article at {begin}"
    if _slice(text, citation["start"] - start, citation["end"] - start) != citation.get("quote"):
        yield "the quote does not stand at its place in the context"


def _link(citation: Json) -> Iterator[str]:
    """The link is the address with a text fragment that gives the quote, or its first and last words."""
    url, link = citation.get("url"), citation.get("link")
    if url is None or link is None:
        if link is not url:
            yield "a link and an address go together"
        return
    address, _, directive = str(link).partition(":~:text=")
    parts = [unquote(part) for part in directive.split(",")]
    words = " ".join(str(citation.get("quote")).split())
    if address not in (url, f"{url}#") or "-" in directive or "&" in directive or len(parts) > 2:
        yield "the link is not the address with a text fragment"
    elif not (words.startswith(parts[0]) and words.endswith(parts[-1]) and all(parts)):
        yield "the link does not point at the quote"


def _slice(text: str, start: object, end: object) -> str | None:
    """`text[start:end]`, or None where the offsets are no stretch of the text."""
    if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(text):
        return text[start:end]
    return None


def _listed(values: Iterable[object]) -> str:
    return " or ".join(sorted(map(repr, values)))
