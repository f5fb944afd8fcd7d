"""What the other checks do not look at: that every field of an answer holds one of the values that it can have.

How many sentences name what was asked about is counted by whoever asks, over entities that the answer does not list; of this coverage only
what contradicts the rest of the answer is found.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from rdflib import Graph, Literal, URIRef

from kg.resources import data_path
from kg.verify.leads import KINDS
from kg.vocab import RDFS

Json = Mapping[str, Any]


def problems(answer: Json, graph: Graph) -> Iterator[str]:
    """One line for each value that cannot be."""
    statements = [(part, place, one) for part in ("summary", "related") for place, one in enumerate(answer[part], start=1)]
    for part, place, one in statements:
        if one.get("kind") not in ("said", "quotation", *KINDS):
            yield f"{part} {place}: there is no kind of sentence {one.get('kind')!r}"
        if part == "related" and not _is_relation(str(one.get("relation")), graph, str(answer.get("question"))):
            yield f"{part} {place}: {one.get('relation')!r} is no relation between any two in the graph"
    told = any(one.get("kind") == "verdict" for _, _, one in statements)
    if told is not (answer.get("verdict") is not None):
        yield "a verdict and a sentence that gives it go together"
    yield from _coverage(answer)


def _coverage(answer: Json) -> Iterator[str]:
    seen = answer.get("coverage")
    if not isinstance(seen, Mapping):
        yield "the answer lacks its coverage"
        return
    cited, naming = seen.get("sentences_cited"), seen.get("sentences_naming_the_entities")
    if not (type(cited) is int and type(naming) is int and 0 <= cited <= min(naming, len(answer["citations"]))):
        yield "the coverage counts more sentences as cited than are cited or looked at"
    if not answer["answered"] and not seen.get("missing"):
        yield "it is not answered, and nothing is said to be missing"
    yield from _unused(seen)


def _unused(seen: Json) -> Iterator[str]:
    """Each reason is one that there is, told once, with a number of sentences; as many were dropped as could not be put into words."""
    told, reasons = seen.get("unused", []), _families()["unused"]
    if not isinstance(told, list) or not all(isinstance(one, Mapping) for one in told):
        yield "'unused' is not a list of objects"
        return
    given = [str(one.get("why")) for one in told]
    if len(set(given)) < len(given) or not set(given) <= set(reasons.values()):
        yield "a reason why sentences are not used is none, or told twice"
    if not all(type(one.get("sentences")) is int and one["sentences"] > 0 for one in told):
        yield "a reason why sentences are not used has no number of them"
    failed = next((one.get("sentences") for one in told if one.get("why") == reasons["failed"]), 0)
    if seen.get("dropped") != failed:
        yield f"{seen.get('dropped')!r} sentences are said to be dropped, and {failed!r} to fail the check"


@cache
def _families() -> Mapping[str, Any]:
    return tomllib.loads(data_path("queries", "families.toml").read_text(encoding="utf-8"))


@cache
def _relations() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Names of relations with their wordings, a group for each gap by its name."""
    words = ((name, re.escape(wording)) for name, wordings in _families()["relations"].items() for wording in wordings)
    return tuple((name, re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", one))) for name, one in words)


def relations(words: str) -> frozenset[str]:
    """Names of the relations that may be worded so."""
    return frozenset(name for name, pattern in _relations() if pattern.fullmatch(words))


def is_by_way_of(words: str, names: Iterable[object]) -> bool:
    """Whether those by way of whom such words relate something to the question ("spoke for Norland, a member of …") are among the names."""
    hits = (hit.groupdict().get("via") for _, pattern in _relations() if (hit := pattern.fullmatch(words)))
    one = f"(?:the )?(?:{'|'.join(re.escape(str(name)) for name in names)})"
    return all(via is None or re.fullmatch(rf"{one}(?: and {one})*", via) is not None for via in hits)


def _is_relation(words: str, graph: Graph, question: str) -> bool:
    """One of the wordings, filled with names of the graph, or of whom the question names: nobody in the graph may speak of an alliance that
    was asked about, only of its members."""
    hits = (hit for hit in (pattern.fullmatch(words) for _, pattern in _relations()) if hit)
    told = ([name for names in hit.groups() for name in names.split(" and ")] for hit in hits)
    return any(all(_is_name(name, graph) or _is_asked(name, question) for name in names) for names in told)


def _is_asked(name: str, question: str) -> bool:
    return re.search(rf"\b{re.escape(name.removeprefix('the '))}\b", question) is not None


def _is_name(name: str, graph: Graph) -> bool:
    plain = name.removeprefix("the ")
    labels = (Literal(words, lang=language) for words in (name, plain) for language in ("en", None))
    return any((None, URIRef(RDFS + "label"), label) in graph for label in labels)
