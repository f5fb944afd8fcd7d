"""What relating reads from the store: the sentences, sources, events and entities of some articles at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from kg.query import Question, bind, load
from kg.resources import data_path
from kg.results import Row
from kg.store import Store

NO_DAY = "9999-12-31"  # of an article without a day of publication: it comes after those with one


@dataclass(frozen=True, slots=True)
class Print:
    """An article as a print of a text: its day of publication and its publisher."""

    day: str
    article: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence at its place in an article."""

    begin: int
    end: int
    text: str


Sentences = Mapping[str, list[Words]]  # by article


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim as somebody's: the sentence it rests on, the claim it lies inside, the type of the act by which it is reported, and where
    its source is named (begin, end)."""

    claim: str
    sentence: tuple[int, int]
    source: str
    outer: str | None
    act: str | None
    named_at: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place in an article, with the class of whom it denotes."""

    entity: str
    ontology_class: str
    begin: int
    end: int


def prints(store: Store, articles: Collection[str]) -> dict[str, Print]:
    """Those of the articles that the store has."""
    rows = _rows(store, _own("articles"), articles)
    return {iri: Print(_get(row, "day") or NO_DAY, iri, _get(row, "publisher") or iri) for iri, row in rows}


def sentences(store: Store, articles: Collection[str]) -> Sentences:
    found: defaultdict[str, list[Words]] = defaultdict(list)
    for article, row in _rows(store, load("article-sentences"), articles):
        found[article].append(Words(int(row["begin"].value), int(row["end"].value), row["text"].value))
    return found


def voices(store: Store, articles: Collection[str]) -> Mapping[str, list[Voice]]:
    """The claims of each article; one that rests on several sentences stands with the first."""
    found: defaultdict[str, dict[str, Voice]] = defaultdict(dict)
    for article, row in _rows(store, _own("claims"), articles):
        claim, sentence = row["claim"].value, _span(row, "begin", "end")
        known = found[article].get(claim)
        if known is None or sentence < known.sentence:
            named_at = _span(row, "from", "to") if "from" in row else None
            found[article][claim] = Voice(claim, sentence, row["source"].value, _get(row, "outer"), _get(row, "act"), named_at)
    return {article: list(some.values()) for article, some in found.items()}


def names(store: Store, articles: Collection[str]) -> Mapping[str, list[Name]]:
    found: defaultdict[str, list[Name]] = defaultdict(list)
    for article, row in _rows(store, _own("sources"), articles):
        found[article].append(Name(row["entity"].value, row["class"].value, *_span(row, "begin", "end")))
    return found


def _rows(store: Store, question: Question, articles: Collection[str]) -> Iterator[tuple[str, Row]]:
    """(article, row) of a question with the parameter `article`."""
    if articles:
        yield from ((row["article"].value, row) for row in store.query(bind(question, {"article": sorted(articles)})).rows)


def _own(name: str) -> Question:
    """A query that serves relating alone."""
    return load(data_path("queries", "relate", f"{name}.rq"))


def _get(row: Row, name: str) -> str | None:
    return row[name].value if name in row else None


def _span(row: Row, begin: str, end: str) -> tuple[int, int]:
    return int(row[begin].value), int(row[end].value)
