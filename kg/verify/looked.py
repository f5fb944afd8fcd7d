"""What an answer says of what was looked at: in how many articles of which days, in which period, and whom nothing contradicts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from rdflib import RDF, Graph, URIRef
from rdflib.query import ResultRow

from kg.resources import data_path
from kg.vocab import NG, SCHEMA

Json = Mapping[str, Any]
_EXTENT = re.compile(r"\b(\d+) articles?(?: of (\S+)| from (\S+) to (\S+))?$")
_PERIOD = re.compile(r"what was published(?: from (\S+))?(?: to (\S+))? was looked at")
_VALUES = re.compile(r"VALUES\s+\?(since|until)\s*\{\s*\"([\d-]+)\"")
_ORIGINS = re.compile(r"(VALUES\s+\?claim\s*)\{[^{}]*\}")
_LEFT_OUT = ("doubtful", "failed", "length")  # reasons for which what contradicts an answer may not be told in it


def problems(answer: Json, graph: Graph) -> Iterator[str]:
    """One line for each thing that is told of the search and is not so."""
    seen = answer.get("coverage")
    if not isinstance(seen, Mapping):
        return
    for line in map(str, seen.get("missing", ())):
        if (told := _EXTENT.search(line)) is not None and not _is_extent(told, graph):
            yield f"{told[0]!r} is not what the graph holds"
        if (told := _PERIOD.match(line)) is not None and _bounds(str(answer["sparql"])) not in (None, told.groups()):
            yield "the period that is said to have been looked at is not that of the query"
    if not {one.get("why") for one in seen.get("unused", ())} & _reasons():
        yield from _untold(answer, graph)
    if answer["answered"] and answer.get("family") in _verdicts() and answer.get("verdict") is None:
        yield "it is asked whether something is so, and no verdict is given"


def _is_extent(told: re.Match[str], graph: Graph) -> bool:
    articles = set(graph.subjects(RDF.type, URIRef(NG + "Article")))
    days = sorted(str(day) for article in articles for day in graph.objects(article, URIRef(SCHEMA + "datePublished")))
    first, last = (told[2], told[2]) if told[2] else (told[3], told[4])
    return int(told[1]) == len(articles) and (first, last) == ((days[0], days[-1]) if days else (None, None))


def _bounds(sparql: str) -> tuple[str | None, str | None] | None:
    """First and last day of publication that a query looks at; None for one that is not asked about days."""
    values = dict(_VALUES.findall(sparql))
    return (values.get("since"), values.get("until")) if re.search(r"VALUES\s+\?(?:since|until)\b", sparql) else None


def _untold(answer: Json, graph: Graph) -> Iterator[str]:
    """What the graph knows to contradict a claim of the answer is told with it."""
    own = {n for one in answer["summary"] for n in one["citations"]}
    there = {str(one["sentence"]) for one in answer["citations"]}
    for citation in (one for one in answer["citations"] if one["n"] in own):
        for other in graph.subjects(URIRef(NG + "contradicts"), URIRef(citation["claim"])):
            if there.isdisjoint(map(str, graph.objects(other, URIRef(NG + "evidence")))):
                yield f"[{citation['n']}] is contradicted in the graph, and that is not told"


def is_traced(origins: Collection[object], claim: str, graph: Graph) -> bool:
    """Whether the numbers of independent origins are that of the question `origins` for a claim, where the graph traces it."""
    if (URIRef(claim), URIRef(NG + "content"), None) not in graph:
        return True  # no claim; and nothing that is no IRI of the graph gets into a query
    found = {row[1] for row in graph.query(_ORIGINS.sub(rf"\1{{ <{claim}> }}", _origins())) if isinstance(row, ResultRow)}
    return not found or set(origins) <= {int(str(number)) for number in found}


@cache
def _origins() -> str:
    return data_path("queries", "origins.rq").read_text(encoding="utf-8")


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(data_path("queries", "families.toml").read_text(encoding="utf-8"))


@cache
def _reasons() -> frozenset[str]:
    return frozenset(_data()["unused"][name] for name in _LEFT_OUT)


@cache
def _verdicts() -> frozenset[str]:
    """Names of the kinds of questions that ask whether something is so."""
    return frozenset(entry["name"] for entry in _data()["family"] if entry.get("tells") == "verdict")
