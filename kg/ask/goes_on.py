"""What somebody goes on to say: the sentence right behind one that answers, of the same speaker, in words that name nobody new.

"Norland will not wait, Eva Lind said. “It has waited long enough,” she added." Who asks what Lind said about Norland is told both; the
second does not name Norland.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.ask import narrowing
from kg.ask.findings import ASKED, Finding, Hit, newest_first, parts_of, resting
from kg.ask.fold import Told
from kg.ask.gather import findings
from kg.ask.passages import place
from kg.ask.plan import Plan
from kg.query import bind, load
from kg.sentences import sentences_of
from kg.store import Store

_ALL = "statements-by"  # finds whatever somebody says
_KINDS = frozenset({"statements", _ALL})
_GAP = 3  # characters between two sentences of one paragraph or the next
Ends = Mapping[tuple[str, int], Finding]  # article and offset -> what ends there


def goes_on(store: Store, plan: Plan, found: Sequence[Finding]) -> tuple[str, list[Finding]]:
    """A query that finds what was found and what was said next, and the latter; ("", []) where nothing is, or no words are asked for."""
    if plan.query.name not in _KINDS or plan.family.asks != "words" or "actor" not in plan.values:
        return "", []
    ends = {(one.article, one.end): one for one in found if one.relation == ASKED}
    there = {one.sentence for one in found}
    next_ = [iri for iri in _next(store, ends) if iri not in there]
    if not any(_told(store, resting(store, some), some, ends) for some in parts_of(next_)):
        return "", []  # all that somebody says is a lot: it is looked for only where it is worth it
    query = load(_ALL)
    values = {param.name: plan.values[param.name] for param in query.params if param.name in plan.values}
    sparql = bind(query, values)
    more = _told(store, narrowing.found(store, _ALL, values, sparql, next_), next_, ends)
    return (sparql, more) if more else ("", [])


def behind(told: Sequence[Told], more: Collection[str]) -> list[Told]:
    """What is told, with the sentences that go on right behind what they go on with, for "that" and "it" look back to it; without those
    of which it is not told."""
    going_on = [one for one in told if one.finding.sentence in more]
    placed: list[Told] = []
    for one in told:
        if one.finding.sentence not in more:
            ends = {(each.article, each.end): each for each in (one.finding, *one.copies)}
            placed += [one, *(other for other in going_on if other not in placed and _before(other.finding.sentence, ends) is not None)]
    return placed


def _next(store: Store, ends: Ends) -> Iterator[str]:
    """The sentences right behind those that end there."""
    for article in dict.fromkeys(article for article, _ in ends):
        yield from (iri for iri, _ in sentences_of(store, article) if _before(iri, ends) is not None)


def _told(store: Store, found: Iterable[Hit], sentences: Collection[str], ends: Ends) -> list[Finding]:
    """What was found in these sentences that goes on with what stands before them."""
    some = newest_first(findings(store, [hit for hit in found if hit.sentence in sentences], ()))
    return [one for one in some if (before := _before(one.sentence, ends)) is not None and _continues(one, before)]


def _before(sentence: str, ends: Ends) -> Finding | None:
    article, begin = place(sentence)
    return next((ends[article, end] for end in range(begin, begin - _GAP - 1, -1) if (article, end) in ends), None)


def _continues(finding: Finding, before: Finding) -> bool:
    """Whether the same one speaks on, as "he" or unnamed, and the reported words name nobody whom the sentence before does not name."""
    speakers = _speakers(finding)
    if not speakers & _speakers(before) or any(n.form == "name" and n.entity in speakers for n in finding.named):
        return False
    known = {named.entity for named in before.named}
    said = [content for content, _ in finding.sayings]
    inside = (n for n in finding.named if any(start <= n.start and n.end <= end for start, end in said))
    return bool(said) and all(named.entity in known or named.form != "name" for named in inside)


def _speakers(finding: Finding) -> frozenset[str]:
    return finding.roles.get("actor", frozenset()) | {finding.source}
