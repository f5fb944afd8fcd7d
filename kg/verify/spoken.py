"""Verdicts on sentences that are quoted, where no claim is on the words that answer: whose word it is, and whether the sentence's words
let it amount to that.

How surely a sentence presents something is for a reading of it to tell, which nothing here does again. What can be checked without one
is: the newspaper's own word is never called somebody's report, nor a report its own; what is denied has a word for no in it, what is only
planned or possible one for that; and where it is said to be so, no word of the sentence leaves room for doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.vocab import NG, PL

Json = Mapping[str, Any]
Words = Mapping[str, Sequence[str]]
_MAY = re.compile(r"\bMay\b")  # the month
_SHORT = 3  # letters of words that are no words of content
_ENDING = 4  # letters that a form of a verb has at its end at most
_MARKED = re.compile(r"\"[^\"]*\"|“[^”]*”")


def are_quoted(answer: Json, cited: Sequence[Json]) -> bool:
    """Whether the answer gives the cited sentences as quotations."""
    quoted = {n for one in answer["summary"] if one.get("kind") == "quotation" for n in one.get("citations", ())}
    return all(one.get("n") in quoted for one in cited)


def amounts_to(value: str, cited: Sequence[Json], graph: Graph, words: Words, question: str) -> bool:
    """Whether the cited sentences can amount to a verdict; of a dispute some to one and some to the other."""
    cited = [{**one, "quote": str(one.get("quote")), "told": _but_for(str(one.get("quote")), question, words)} for one in cited]
    if value == "disputed":
        denying = [_can_be("denied", one, graph, words) for one in cited]
        saying = [any(_can_be(said, one, graph, words) for said in ("fact", "reported", "planned")) for one in cited]
        return all(map(any, zip(denying, saying, strict=True))) and any(denying) and any(saying)
    return all(_can_be(value, one, graph, words) for one in cited)


def speakers(citation: Json, graph: Graph, words: Words) -> Iterator[Node]:
    """Who speaks in what the newspaper tells, where the claim is that somebody said, accused, agreed …."""
    if (event := _speech(citation, graph, words)) is not None:
        yield from graph.objects(event, URIRef(NG + "actor"))


def is_of_nobody(citation: Json, graph: Graph, words: Words) -> bool:
    """Whether the newspaper tells that somebody spoke, and nobody knows who ("reports said")."""
    event = _speech(citation, graph, words)
    return event is not None and (event, URIRef(NG + "actor"), None) not in graph


def _speech(citation: Json, graph: Graph, words: Words) -> Node | None:
    """The event of a claim of the newspaper's own, where that is one of words."""
    claim = URIRef(str(citation.get("claim")))
    event = graph.value(claim, URIRef(NG + "content"))
    verbal = {URIRef(PL + kind) for name in ("verbal", "half_verbal") for kind in words[name]}
    is_verbal = event is not None and not verbal.isdisjoint(graph.objects(event, URIRef(NG + "eventType")))
    return event if is_verbal and not _is_embedded(claim, graph) else None


def _can_be(value: str, citation: Json, graph: Graph, words: Words) -> bool:
    text = _MAY.sub(" ", str(citation["told" if value in ("fact", "reported") else "quote"]))
    embedded = _is_embedded(URIRef(str(citation.get("claim"))), graph)
    if value == "fact":
        return not embedded and not _has(_MARKED.sub(" ", text), (*words["unsure"], *words["hearsay"]))
    if value == "reported":
        heard = embedded or any(speakers(citation, graph, words)) or is_of_nobody(citation, graph, words)
        return heard and not _has(text, words["unsure"])
    return value not in words["standing"] or _has(text, words[f"says_{value}"])


def _but_for(quote: str, question: str, words: Words) -> str:
    """The quote without the words that are themselves asked about, in any form: they leave nothing open."""
    content = [word for word in re.findall(r"\w+", question.casefold()) if len(word) > _SHORT and word not in words["leaves_open"]]
    roots = tuple(re.sub(r"(?:ing|ed|es|e|s|y)$", "", word) for word in content)
    kept = (word if not _forms(word.casefold(), roots) else " " for word in re.split(r"(\W+)", quote))
    return "".join(kept)


def _forms(word: str, roots: Sequence[str]) -> bool:
    return any(word.startswith(root) and len(word) <= len(root) + _ENDING for root in roots)


def _is_embedded(claim: URIRef, graph: Graph) -> bool:
    return (claim, URIRef(NG + "embeddedIn"), None) in graph


def _has(text: str, words: Sequence[str]) -> bool:
    return re.search(rf"(?:\b(?:{'|'.join(words)})|n['’]t)\b", text, re.IGNORECASE) is not None
