"""Whether some sentence of a graph describes somebody with a question's words, right beside his name ("the mayor of Tyre, Eva Lind")."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.resources import data_path
from kg.vocab import GAF, NIF

_BESIDE = 80  # characters
_WORD = re.compile(r"(?<![\w'’-])[a-z][a-z-]{2,}")
_OF = r"(?:\s+(?:of|for|in|at|from|to)\s+[^,;.:]*)?"
_DENOTED, _SENTENCE, _ANCHOR, _BEGIN, _END = (
    URIRef(iri) for iri in (GAF + "denotedBy", NIF + "sentence", NIF + "anchorOf", NIF + "beginIndex", NIF + "endIndex")
)


def is_described(entity: Node, question: str, graph: Graph) -> bool:
    """Whether a noun of the question stands beside a name of the entity as what its bearer is."""
    words = set(_WORD.findall(question)) - _small()
    pattern = "|".join(re.escape(re.sub(r"(?:es|s)$", "", word)) for word in sorted(words))
    if not pattern:
        return False
    before = re.compile(rf"\b(?:{pattern})\w{{0,2}}\b{_OF},?\s+$", re.IGNORECASE)
    behind = re.compile(rf"^,\s+[^,;.:]*\b(?:{pattern})", re.IGNORECASE)
    return any(before.search(left) or behind.match(right) for left, right in _beside(entity, graph))


def _beside(entity: Node, graph: Graph) -> Iterator[tuple[str, str]]:
    """What stands before and behind each of its mentions, in their sentences."""
    for mention in graph.objects(entity, _DENOTED):
        sentence = graph.value(mention, _SENTENCE)
        if sentence is None:
            continue
        text, start = str(graph.value(sentence, _ANCHOR)), _number(sentence, _BEGIN, graph)
        begin, end = _number(mention, _BEGIN, graph) - start, _number(mention, _END, graph) - start
        yield text[max(0, begin - _BESIDE) : begin], text[end : end + _BESIDE]


def _number(node: Node, property: URIRef, graph: Graph) -> int:
    value = graph.value(node, property)
    return int(value.toPython()) if isinstance(value, Literal) else 0


@cache
def _small() -> frozenset[str]:
    """Words of questions that describe nobody."""
    words = tomllib.loads(data_path("queries", "families.toml").read_text(encoding="utf-8"))["words"]
    return frozenset((*words["empty"], *words["asking"], *words["says"]))
