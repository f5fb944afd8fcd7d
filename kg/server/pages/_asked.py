"""A query as its page asks for it: written out, or a question of `queries/` with what its form holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import dropwhile

from kg.errors import BadQuery, NewsgraphError
from kg.query import Param, Question, bind, expand, load, questions, with_prefixes
from kg.resources import data_path
from kg.server.pages._names import things
from kg.store import Store
from kg.store.answering import check

FIELD = "p."  # before the name of a parameter in the form
LONGEST = 20_000  # characters of a query
# what only somebody has who has seen it in a result
_KNOWN = {"claim", "sentence", "article", "at", "thing", "asked", "entity", "url", "only", "class", "start", "wider", "kind"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page was called with. `sparql` is "" where nothing is to be run yet; `problem` says what is wrong with the form."""

    question: Question | None = None
    given: Mapping[str, str] | None = None
    sparql: str = ""
    meant: tuple[tuple[str, str, str], ...] = ()  # words of the form, the name and the IRI that they were taken for
    problem: str = ""
    text: str = ""  # what stands in the editor
    refused: bool = False  # what was written out is no query


def menu() -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """The questions in two groups: those that names are put into, and those about a claim, a sentence or an article that is known."""
    found = sorted(questions().values(), key=lambda question: question.title)
    inner = [question for question in found if any(param.name in _KNOWN for param in question.params if not param.optional)]
    return (
        ("About people, bodies, places and days", tuple(question for question in found if question not in inner)),
        ("About a claim, a sentence, an article or a word", tuple(inner)),
    )


def asked(store: Store, params: Mapping[str, str]) -> Asked:
    """In a worker: the query that the page's address asks for. A query that is written out goes before a question.

    `problem` says what is wrong with one that cannot be run; its `sparql` is "" then.
    """
    written = params.get("query", "").strip()[:LONGEST]
    if written:
        return _written(written)
    question = questions().get(params.get("question", ""))
    if question is None:
        return Asked(text=_bare(load(data_path("queries", "pages", "start.rq")).text))
    return _of_question(store, question, {param.name: params.get(FIELD + param.name, "").strip() for param in question.params})


def _written(words: str) -> Asked:
    sparql = with_prefixes(words)
    try:
        check(sparql)
    except BadQuery as error:
        return Asked(problem=str(error), text=words, refused=True)
    return Asked(sparql=sparql, text=words)


def _of_question(store: Store, question: Question, given: dict[str, str]) -> Asked:
    if not all(given[param.name] for param in question.params if not param.optional):
        return Asked(question, given, text=_bare(question.text))
    values: dict[str, str] = {}
    meant: list[tuple[str, str, str]] = []
    try:
        for param in question.params:
            if given[param.name]:
                values[param.name] = _value(store, param, given[param.name], meant)
        sparql = _bare(bind(question, values))
    except NewsgraphError as error:
        return Asked(question, given, problem=str(error), text=_bare(question.text))
    return Asked(question, given, sparql, tuple(meant), text=sparql)


def _bare(text: str) -> str:
    """A question's query without its head: what the head says stands above it on the page."""
    lines = text.splitlines(keepends=True)
    return "".join(dropwhile(lambda line: line.startswith("#"), lines))


def _value(store: Store, param: Param, words: str, meant: list[tuple[str, str, str]]) -> str:
    """A name in the place of an IRI is looked up, and what it was taken for is told."""
    if param.type != "iri" or expand(words) != words or "://" in words or words.startswith("urn:"):
        return words
    found = things(store, words)
    if not found:
        raise BadQuery(f"nothing in the graph is called “{words}”; wanted is a name that it has, an IRI, or a term such as pl:ACCUSE")
    meant.append((words, found[0].name, found[0].iri))
    return found[0].iri
