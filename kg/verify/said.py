"""Whether an answer's sentence is the whole of the sentence it cites, but for what the graph licenses (`kg.verify.wording`): names for
mentions, offices beside them, dates for days, the speaker in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import combining, normalize

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.verify import wording
from kg.verify.reading import plain
from kg.vocab import GAF, NG, NIF, ORG, RDFS, SCHEMA, SEM

Json = Mapping[str, Any]
_UNNAMED = "unnamed speaker"  # label of a source that the article does not name
_OWN = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})


def is_said_by(statement: Json, citation: Json, graph: Graph) -> bool:
    text, quote = str(statement.get("text")), str(citation.get("quote"))
    claim = URIRef(str(citation.get("claim")))
    is_reported = (claim, URIRef(NG + "embeddedIn"), None) in graph
    if statement.get("kind") == "quotation":
        return wording.quotes(text, quote) and (not is_reported or _tells_speaker(claim, citation, graph))
    if is_reported:
        text = _without_speaker(text, claim, graph)
        if text == statement.get("text") and not _tells_speaker(claim, citation, graph):
            return False
        if text != statement.get("text") and _is_as_said(claim, graph):
            text = wording.without_marks(text, quote)
    return wording.says(text, quote, _changes(citation, graph), _openings(citation, graph))


def _without_speaker(text: str, claim: URIRef, graph: Graph) -> str:
    """The text without "NAME: " at its start, where that is the claim's source."""
    for name in _labels(graph.value(claim, URIRef(NG + "source")), graph):
        text = text.removeprefix(f"{name}: ")
    return text


def _tells_speaker(claim: URIRef, citation: Json, graph: Graph) -> bool:
    """Whether the sentence says itself whose words it tells: it holds the words that announce them, or words for who speaks other than "I"
    and "we"; nobody can say more of a source that the article does not name."""
    source, there = graph.value(claim, URIRef(NG + "source")), URIRef(str(citation.get("sentence")))
    cues = graph.objects(claim, URIRef(NG + "cue"))
    spans = [*cues, *(m for m in graph.objects(source, URIRef(GAF + "denotedBy")) if _anchor(m, graph).casefold() not in _OWN)]
    return _UNNAMED in _labels(source, graph) or any((span, URIRef(NIF + "sentence"), there) in graph for span in spans)


def _anchor(mention: Node, graph: Graph) -> str:
    return str(graph.value(mention, URIRef(NIF + "anchorOf")))


def _is_as_said(claim: URIRef, graph: Graph) -> bool:
    """Whether the claim's words are told as they were said."""
    quotation = graph.value(claim, URIRef(NG + "quotation"))
    return quotation is not None and (quotation, URIRef(NG + "quoteKind"), Literal("direct")) in graph


def _changes(citation: Json, graph: Graph) -> dict[int, set[tuple[int, str]]]:
    """What may stand in place of words of the quote: names for mentions, or beside them, and dates for days."""
    changes: dict[int, set[tuple[int, str]]] = {begin: {(end, "")} for begin, end in wording.notes(str(citation.get("quote")))}
    for begin, end, mention in _in_sentence(citation, graph):
        words = str(citation.get("quote"))[begin:end]
        people = [(entity, label) for entity in _entities(mention, graph) for label in _labels(entity, graph)]
        for name, title in ((label, title) for entity, label in people for title in ("", *_offices(entity, citation, graph))):
            told = {(end, name + title), *([(end, f"{name}{title},")] if title else [])}
            if _plainly(words) in ("he", "she", "him", *_plainly(name).split()):
                changes.setdefault(begin, set()).update({*told, (end, f"[{name}]")})
            last, is_whole = words.rpartition(" ")[2], words.casefold().endswith(name.casefold())
            if last and not is_whole and " " in words and _plainly(last) == _plainly(name).rpartition(" ")[2]:
                changes.setdefault(end - len(last), set()).add((end, name))  # "Minister Lind": with her whole name
            beside = title or f", {name}"
            changes.setdefault(end, set()).update({(end, beside), (end, f"{beside},"), (end, f" [{name}]")})
        for day in _days(mention, graph) if begin == 0 or words not in ("Today", "Yesterday") else ():  # "USA Today"
            has_on = re.search(r"\bon $", str(citation.get("quote"))[:begin], re.IGNORECASE) is not None  # no "election today"
            changes.setdefault(begin, set()).update({(end, day)} if has_on else {(end, day), (end, f"on {day}")})
    return changes


def _offices(entity: Node, citation: Json, graph: Graph) -> Iterator[str]:
    """ ", OFFICE" for each that the person held on the day of publication."""
    day = str(citation.get("published") or "")
    for post in graph.subjects(URIRef(ORG + "member"), entity):
        start, end = (graph.value(post, URIRef(SCHEMA + name)) for name in ("startDate", "endDate"))
        if day and start is not None and str(start) <= day and (end is None or day < str(end)):
            yield from (f", {label}" for label in _labels(post, graph))


def _days(mention: Node, graph: Graph) -> Iterator[str]:
    """The date of an expression that stands for one day."""
    first, last = (graph.value(mention, URIRef(SEM + name)) for name in ("hasBeginTimeStamp", "hasEndTimeStamp"))
    if first is not None and first == last:
        yield wording.date_words(str(first))


def _openings(citation: Json, graph: Graph) -> Iterator[int]:
    """Where reported words that open the sentence end, in it."""
    for begin, end, span in _in_sentence(citation, graph):
        if begin == 0 and (None, URIRef(NG + "contentSpan"), span) in graph:
            yield end


def _in_sentence(citation: Json, graph: Graph) -> Iterator[tuple[int, int, Node]]:
    """Spans of the sentence with their offsets in the quote."""
    for mention in graph.subjects(URIRef(NIF + "sentence"), URIRef(str(citation.get("sentence")))):
        begin, end = (plain(graph.value(mention, URIRef(NIF + name))) for name in ("beginIndex", "endIndex"))
        if isinstance(begin, int) and isinstance(end, int):
            yield begin - citation["start"], end - citation["start"], mention


def _entities(mention: Node, graph: Graph) -> Iterator[Node]:
    """Whom a mention stands for; an event is denoted by its words too, but stands for nobody."""
    denoted = graph.subjects(URIRef(GAF + "denotedBy"), mention)
    return (entity for entity in denoted if (entity, URIRef(NG + "kind"), None) in graph)


def _labels(entity: Node | None, graph: Graph) -> set[str]:
    return set() if entity is None else {str(label) for label in graph.objects(entity, URIRef(RDFS + "label"))}


def _plainly(words: str) -> str:
    """Case and accents apart: a name is one in whatever letters a paper has."""
    return "".join(letter for letter in normalize("NFKD", words.casefold()) if not combining(letter))
