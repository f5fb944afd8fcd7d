"""An answer (CONTRACT.md, kg ask) as its page shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.server.pages._addresses import at_words, read_at

_NOTE = re.compile(r"(\[[^\[\]]+\])")

Json = Mapping[str, Any]
LEADS = ("verdict", "sources")  # kinds of statements that sum up those after them


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: the sentence in its context, and where to read on."""

    n: int
    before: str
    quote: str
    after: str
    read: str
    link: str | None
    title: str | None
    publisher: str | None
    published: str | None
    origins: int
    claim: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the answer; `pieces` are its words, those that editors put in brackets marked as (True, words)."""

    pieces: tuple[tuple[bool, str], ...]
    citations: tuple[int, ...]
    relation: str
    kind: str = "said"


@dataclass(frozen=True, slots=True)
class Reply:
    """All that the page of an answer says."""

    question: str
    sparql: str
    answered: bool
    summary: tuple[Told, ...]
    related: tuple[Told, ...]
    citations: Mapping[int, Cited]
    leads: tuple[int, ...]  # the first citation of each statement
    naming: int
    cited: int
    missing: tuple[str, ...]
    articles: int
    publishers: int


def reply(answer: Json) -> Reply:
    """The page of an answer that `kg ask --format json` would print."""
    given: Sequence[Json] = answer["citations"]
    citations = {one["n"]: _cited(one) for one in given}
    coverage: Json = answer["coverage"]
    summary = _told(answer["summary"])
    return Reply(
        question=answer["question"], sparql=answer["sparql"], answered=bool(answer["answered"]), summary=summary,
        related=_told(answer["related"]), citations=citations,
        leads=tuple(told.citations[0] for told in summary if told.kind not in LEADS),
        naming=coverage["sentences_naming_the_entities"], cited=coverage["sentences_cited"],
        missing=tuple(coverage["missing"]), articles=len({one["article"] for one in given}),
        publishers=len({one["publisher"] for one in given if one["publisher"]}),
    )  # fmt: skip


def _told(statements: Sequence[Json]) -> tuple[Told, ...]:
    return tuple(
        Told(_pieces(one["text"]), tuple(one["citations"]), one.get("relation") or "", one.get("kind", "said")) for one in statements
    )


def _pieces(text: str) -> tuple[tuple[bool, str], ...]:
    return tuple((bool(_NOTE.fullmatch(piece)), piece) for piece in _NOTE.split(text) if piece)


def _cited(one: Json) -> Cited:
    context: Json = one["context"]
    at = one["start"] - context["start"]
    before, after = context["text"][:at], context["text"][at + len(one["quote"]) :]
    return Cited(
        n=one["n"], before=before, quote=one["quote"], after=after, read=read_at(one["article"], one["sentence"]),
        link=at_words(one["url"], one["quote"]), title=one["title"], publisher=one["publisher"], published=one["published"],
        origins=one["origins"],
        claim=one["claim"],
        sentence=one["sentence"],
    )  # fmt: skip
