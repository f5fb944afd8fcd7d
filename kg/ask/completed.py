"""What more says it: an answer from claims, with the sentences that other ways of looking find beside it.

A claim of just the kind that is asked about is not on every sentence that answers: "Lind accused the ministry of lying" is an accusation,
and yet what Lind said. Where several sentences can answer (`[completes]` in families.toml), those that bear on all of the question
(kg.ask.verbatim), or say it by their trees (kg.ask.reread), are quoted behind what was found first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.answers import Answer, AnswerStatement, Citation
from kg.ask.direction import Direction
from kg.ask.families import Families
from kg.ask.passages import Part
from kg.ask.plan import Plan
from kg.ask.question import Reading
from kg.ask.reread import NOTE as REREAD
from kg.ask.verbatim import NOTE as VERBATIM
from kg.ask.vocabulary import Names
from kg.query import bind, load

_WHO = "who"
_MOST = 12  # sentences of an answer
_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOTES = {VERBATIM: "verbatim", REREAD: "reread"}  # by what a plan's sentences were found
Compose = Callable[[Plan], Answer]


def completed(
    families: Families, told: Answer, asked: Plan | None, direction: Direction, names: Names, plans: Iterable[Plan], compose: Compose
) -> Answer:
    """The answer with what the plans, tried in turn, find beside it. `asked`: how the question was understood."""
    ways = () if asked is None or told.verdict is not None else families.completes.get(asked.family.name, ())
    if len(told.summary) >= _MOST:
        return told  # there is no room for more, and to look for it takes time
    if asked is None or not ways or told.related or (asked.family.name.startswith(_WHO) and _is_undergone(direction)):
        return told  # a query that finds what stands apart as what was asked for would tell it as that
    days = asked.family.asks == "day"
    for plan in plans:
        if _way(families, plan) in ways:
            more = _with(families, told, compose(plan), days)
            told = more if _names_all(more, direction.reading, names) else told
    return told


def _names_all(answer: Answer, reading: Reading, names: Names) -> bool:
    """Whether, of each citation, the article has told of everybody and everything that the question names, by the end of the sentence, and
    one of the sentences names it: the query for both does not ask about them."""
    spans = [(one.start, one.end, names.part(names.resolve(one))) for one in reading.named if one.form != "pronoun"]
    words = [hit.span() for hit in _CAPITAL.finditer(reading.text) if hit.start()]
    free = [(start, end) for start, end in words if not any(a < end and start < b for a, b, _ in spans)]
    wanted = [*spans, *((start, end, Part(frozenset())) for start, end in free)]
    said = [(reading.text[start:end], part) for start, end, part in wanted]
    named = all(any(one.sentence in part.sentences or name in one.quote for one in answer.citations) for name, part in said)
    return named and all(_is_told(one, name, part) for one in answer.citations for name, part in said)


def _is_told(citation: Citation, name: str, part: Part) -> bool:
    around = {word.casefold() for word in _WORD.findall(f"{citation.context} {citation.title or ''}")}
    is_near = any(word.casefold() in around for word in _WORD.findall(name) if word[0].isupper())
    return is_near or any(begin < citation.end for begin in part.places.get(citation.article, ()))


def _is_undergone(direction: Direction) -> bool:
    """Whether it is asked to whom something is done, and nobody is named who does it ("Who was rescued?"): any noun for the deed, and
    anybody beside it, would look like an answer."""
    return direction.course is not None and not direction.course[1].doing.doers


def _way(families: Families, plan: Plan) -> str | None:
    """How a plan for quotations came about; None for any other."""
    if plan.family.name == families.described.name:
        return plan.family.name
    return next((_NOTES[note] for note in plan.notes if note in _NOTES), None) if plan.family.name == families.fallback.name else None


def _with(families: Families, told: Answer, more: Answer, days: bool) -> Answer:
    """Both as one; the query shown is one that finds what both found: the claims that rest on the sentences told."""
    new = [(one, cited) for one, cited in _each(more) if _is_new(told, cited) and (days or not _is_of_another_year(told, cited))]
    new = new[: max(0, _MOST - len(told.summary))]
    if not new:
        return told
    last = max(one.n for one in told.citations)
    statements, citations = list(told.summary), list(told.citations)
    for one, cited in new:
        numbered = [replace(citation, n=last + place) for place, citation in enumerate(cited, 1)]
        statements.append(replace(one, citations=tuple(citation.n for citation in numbered)))
        citations += numbered
        last += len(numbered)
    sparql = bind(load(families.fallback.query), {"sentence": list(dict.fromkeys(one.sentence for one in citations))})
    coverage = replace(told.coverage, sentences_cited=len({one.sentence for one in citations}))
    return replace(told, sparql=sparql, summary=tuple(statements), citations=tuple(citations), coverage=coverage)


def _each(answer: Answer) -> Iterator[tuple[AnswerStatement, list[Citation]]]:
    for one in answer.summary:
        yield one, [citation for citation in answer.citations if citation.n in one.citations]


def _is_new(told: Answer, cited: Iterable[Citation]) -> bool:
    return {one.sentence for one in told.citations}.isdisjoint(one.sentence for one in cited)


def _is_of_another_year(told: Answer, cited: Iterable[Citation]) -> bool:
    """Whether it names a year of which neither the question nor what was found first speaks: what was done then is another matter."""
    known = " ".join((told.question, *(one.quote for one in told.citations), *(one.published or "" for one in told.citations)))
    return any(year not in known for one in cited for year in _YEAR.findall(one.quote))
