"""What several say about one thing, put side by side: each is asked about by himself, and the answers stand in the order of the question.

The query shown is one that finds what all of them found: the claims that rest on the sentences told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.answers import Answer, AnswerStatement, Citation, Coverage
from kg.ask.articles import called
from kg.ask.composer import NOTHING_BY
from kg.ask.families import Families, Match, matches
from kg.ask.plan import MATTER
from kg.ask.question import Reading
from kg.query import bind, load

_ACTOR = "actor"
_SEVERAL = 2
_ARTICLE = re.compile(r"\b(?:the|a|an)\s+$", re.IGNORECASE)
_SHARED = re.compile(  # "the British and the American officials": two adjectives of one noun
    r"(?:the\s+)?(?P<one>[A-Z]\w+(?:an|ch|ese|ic|ish|[qn]i|li))\s+and\s+(?:the\s+)?(?P<other>[A-Z]\w+)\s+(?P<rest>(?:[\w’'-]+\s+)*[a-z]\w+)$"
)
Ask = Callable[[str], Answer]


def compared(families: Families, reading: Reading, ask: Ask) -> Answer | None:
    """The answers on each of those who are compared, as one; None where not several are, or nobody says anything."""
    match = next(matches(families, reading.text), None)
    if match is None or not match.family.each or MATTER not in match.slots:
        return None
    parts = dict(_questions(match, reading))
    if len(parts) < _SEVERAL:
        return None
    answers = {name: ask(question) for name, question in parts.items()}
    if not any(answer.answered for answer in answers.values()):
        return None
    missing = [f"{NOTHING_BY} {called(name, families.with_article)}" for name, answer in answers.items() if not answer.answered]
    return _together(families, reading.text, match.family.name, list(answers.values()), missing)


def _questions(match: Match, reading: Reading) -> Iterator[tuple[str, str]]:
    """Who is compared, and what is asked of each."""
    start, end = match.slots[MATTER]
    matter = reading.text[start:end].rstrip(" ?!.")
    slot = match.slots[_ACTOR]
    if shared := _SHARED.match(reading.text[slice(*slot)]):
        for one in (shared["one"], shared["other"]):
            yield f"{one} {shared['rest']}", str(match.family.each).format(actor=f"the {one} {shared['rest']}", matter=matter)
        return
    for named in reading.within(slot):
        article = _ARTICLE.search(reading.text, 0, named.start)
        who = reading.text[article.start() if article else named.start : named.end]
        yield named.entity.name, str(match.family.each).format(actor=who, matter=matter)


def _together(families: Families, question: str, family: str, answers: Sequence[Answer], missing: Sequence[str]) -> Answer:
    """One answer with the sentences of all, each once."""
    statements, citations = list[AnswerStatement](), list[Citation]()
    for answer in answers:
        there = {one.sentence for one in citations}
        for statement in answer.summary if answer.answered else ():
            own = [one for one in answer.citations if one.n in statement.citations]
            if there.isdisjoint(one.sentence for one in own):
                numbered = [replace(one, n=len(citations) + place) for place, one in enumerate(own, 1)]
                statements.append(replace(statement, citations=tuple(one.n for one in numbered)))
                citations += numbered
    sparql = bind(load(families.fallback.query), {"sentence": list(dict.fromkeys(one.sentence for one in citations))})
    told = [answer for answer in answers if answer.answered]
    cited = len({one.sentence for one in citations})
    notes = [note for answer in told for note in answer.coverage.missing]
    coverage = Coverage(
        max(cited, sum(answer.coverage.sentences_naming_the_entities for answer in told)), cited,
        tuple(dict.fromkeys((*missing, *notes))), (), sum(answer.coverage.dropped for answer in told),
    )  # fmt: skip
    return Answer(question, sparql, True, tuple(statements), (), tuple(citations), coverage, None, family)
