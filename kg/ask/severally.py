"""Who somebody is whose name several people bear: an answer on each, one apart from the other, and no sentence that sums up several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.answers import Answer, AnswerStatement, Citation, Coverage
from kg.ask.families import Families, matches
from kg.ask.lead import OFFICE
from kg.ask.namesakes import apart, namesakes
from kg.ask.question import Reading
from kg.ask.vocabulary import Names
from kg.store import Store

_SLOT = "actor"
NAMESAKE = "namesake"  # the relation of those who are not the first of them
_TWO = 2
_MOST = 4  # people whom an answer tells of; that there are more is said
People = Sequence[tuple[frozenset[str], frozenset[str]]]  # the entities of each, and those of the others


def namesakes_asked(store: Store, families: Families, reading: Reading, names: Names) -> People:
    """The people who bear the name, who is named most first, where it is asked who somebody is; none where the name is one person's."""
    match = next(matches(families, reading.text), None)
    if match is None or match.family.tells != OFFICE or _SLOT not in match.slots:
        return []
    named = [one for one in reading.within(match.slots[_SLOT]) if one.entity.kind == "Person" and one.form == "name"]
    groups = apart(store, names.resolve(named[0])) if len(named) == 1 else []
    order = sorted(groups, key=lambda group: (-len(names.sentences_naming(sorted(group))), min(group)))
    return [(group, frozenset[str]().union(*groups) - group) for group in order]


def severally(store: Store, families: Families, whole: Answer, people: People, answers: Sequence[Answer]) -> Answer:
    """The answers on each: the first is the summary, the others stand apart. `whole`, the answer on all, where not two say something."""
    told = [(one, answer) for (one, _), answer in zip(people, answers, strict=True) if answer.answered][:_MOST]
    if len(told) < _TWO:
        return whole
    citations, parts = list[Citation](), list[tuple[AnswerStatement, ...]]()
    for _, answer in told:
        statements, used = _part(answer, len(citations))
        parts.append(statements)
        citations += used
    another = families.relations[NAMESAKE][0]
    related = tuple(replace(one, relation=another) for some in parts[1:] for one in some)
    everybody = sorted(iri for one, _ in people for iri in one)
    coverage = _coverage([answer.coverage for _, answer in told], tuple(namesakes(store, [everybody], citations)))
    return replace(whole, answered=True, summary=parts[0], related=related, citations=tuple(citations), coverage=coverage)


def _part(answer: Answer, before: int) -> tuple[tuple[AnswerStatement, ...], list[Citation]]:
    """What the answer says itself, and the citations of that, numbered from behind those `before`."""
    used = sorted({n for one in answer.summary for n in one.citations})
    numbers = {n: before + place for place, n in enumerate(used, 1)}
    statements = tuple(replace(one, citations=tuple(numbers[n] for n in one.citations)) for one in answer.summary)
    return statements, [replace(one, n=numbers[one.n]) for one in answer.citations if one.n in numbers]


def _coverage(each: Sequence[Coverage], notes: tuple[str, ...]) -> Coverage:
    """All of them together."""
    unused = Counter[str]()
    for one in each:
        unused.update(dict(one.unused))
    return Coverage(
        sum(one.sentences_naming_the_entities for one in each), sum(one.sentences_cited for one in each),
        tuple(dict.fromkeys((*(said for one in each for said in one.missing), *notes))), tuple(unused.items()),
        sum(one.dropped for one in each),
    )  # fmt: skip
