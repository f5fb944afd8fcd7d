"""Where a question was understood and no claim answers it: sentences that hold every word of it, as quotations.

Such a sentence holds each word of content of the question, in any form, names everybody and everything that the question names, each on
its side (who acts in the question speaks or acts, or is named first; whom it is done to is not), and falls into the asked period.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.ask.asks import holds
from kg.ask.families import Families
from kg.ask.findings import Finding
from kg.ask.plan import Plan, Resolve
from kg.ask.question import Reading
from kg.query import load

NOTE = "no claim was found that answers: these are sentences that hold every word of the question"
_ENOUGH = 3  # names and words of content together; fewer are found anywhere, but for a question for somebody
_PLACES = frozenset({"Place"})
_KINDS = frozenset({"Place", "Organisation", "Person"})
Search = Callable[[Sequence[str]], Sequence[str]]  # words -> sentences that hold all of them


def verbatim(families: Families, reading: Reading, silent: Plan, resolve: Resolve, search: Search) -> Plan | None:
    """The plan for such sentences; `silent` is the one that was understood and found nothing. None where there is no such sentence, or
    too little to go by."""
    whole = (0, len(reading.text))
    empty = families.empty_words | frozenset(families.words["asking"])
    named, words = reading.within(whole), reading.content(whole, empty)
    if set(silent.values.get("kind", ())) & _KINDS:
        return None  # what kind of body it is, words do not tell
    enough = _ENOUGH - silent.family.name.startswith("who")
    if not named or not words or len(named) + len(words) < enough or silent.family.tells == "office":
        return None
    found = search(words)
    about = tuple(dict.fromkeys(tuple(resolve(one)) for one in named))
    if not found:
        return None
    family = replace(families.fallback, sought=silent.sought)
    values, period = {"sentence": found}, _period(reading)
    return Plan(family, load(family.query), values, silent.sought, about=about, notes=(NOTE,), like=silent, period=period)


def fits(finding: Finding, plan: Plan, families: Families) -> bool:
    """Whether everybody stands on the asked side of the sentence, and it holds the day, place or number that was asked for."""
    like = plan.like
    if like is None:
        return _in_period(finding, plan.period)
    is_who = like.family.name.startswith("who") and like.family.name != "whom"
    party = frozenset(like.values.get("party", ()))
    actor = frozenset(like.values.get("actor", ())) or (frozenset() if is_who else party)
    on_their_sides = _acts(finding, actor, plan) and not (is_who and _leads(finding, party))
    return on_their_sides and _in_period(finding, plan.period) and _holds(finding, like, plan, families)


def _acts(finding: Finding, actor: frozenset[str], plan: Plan) -> bool:
    if not actor or finding.source in actor or finding.roles.get("actor", frozenset()) & actor:
        return True
    rest = frozenset(iri for group in plan.about for iri in group) - actor
    mine, theirs = _first(finding, actor), _first(finding, rest)
    swapped = finding.roles.get("actor", frozenset()) & rest
    return mine is not None and not swapped and (theirs is None or mine < theirs)


def _leads(finding: Finding, party: frozenset[str]) -> bool:
    """Whether the sentence begins with those to whom it should have happened."""
    mine = _first(finding, party)
    return mine is not None and all(named.start >= mine for named in finding.named)


def _first(finding: Finding, iris: frozenset[str]) -> int | None:
    return min((named.start for named in finding.named if named.entity in iris), default=None)


def _holds(finding: Finding, like: Plan, plan: Plan, families: Families) -> bool:
    asked = like.family.asks
    if asked == "day":
        return bool(finding.days)
    if asked == "place":
        known = {iri for group in plan.about for iri in group}
        return any(named.kind in _PLACES and named.form == "name" and named.entity not in known for named in finding.named)
    things = frozenset(iri for group in like.counted_things for iri in group)
    return asked is None or holds(asked, replace(finding, clause=None), like.counted, things, families.words)


def _period(reading: Reading) -> tuple[str, str] | None:
    times = reading.extraction.times
    return (min(t.start for t in times).isoformat(), max(t.end for t in times).isoformat()) if times else None


def _in_period(finding: Finding, period: tuple[str, str] | None) -> bool:
    """Of a day of then, or where the text names none, published then."""
    if period is None:
        return True
    first, last = finding.when or (finding.published or "", finding.published or "")
    return first <= period[1] and period[0] <= last
