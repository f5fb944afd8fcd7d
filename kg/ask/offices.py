"""Offices in a question: "the NATO secretary general" is whoever held the office when something was published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.ask.findings import Finding, ask
from kg.results import Term as Value
from kg.store import Store

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's time in an office; `start` and `end` as ISO days, the end exclusive."""

    who: str
    office: str
    start: str | None
    end: str | None


class Offices:
    """Looks up who held the offices of a body."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def terms(self, bodies: Sequence[str], words: Iterable[str]) -> tuple[Term, ...]:
        """The terms of the office of a body that the words name: all of them stand in its name, and no other such name is shorter."""
        wanted = set(words)
        if not bodies or not wanted:
            return ()
        rows = ask(self._store, "office-holders", body=list(bodies))
        held = {Term(row["who"].value, row["office"].value, _day(row.get("from")), _day(row.get("to"))) for row in rows}
        fitting = [term for term in held if wanted <= _words(term.office)]
        least = min((len(_words(term.office)) for term in fitting), default=0)
        return tuple(sorted((term for term in fitting if len(_words(term.office)) == least), key=str))


def voices(store: Store, actors: Iterable[str]) -> frozenset[str]:
    """Those asked about, and everybody who at some time held an office of theirs."""
    own = frozenset(actors)
    rows = ask(store, "office-holders", body=sorted(own)) if own else ()
    return own | {row["who"].value for row in rows}


def with_offices(store: Store, findings: Sequence[Finding]) -> list[Finding]:
    """The findings with the office of each person who speaks or acts in them: what the graph knows for the day of publication, where
    that is one office."""
    acting = {f.sentence: _people(f) for f in findings if f.published}
    wanted = sorted({who for some in acting.values() for who in some})
    rows = ask(store, "offices-of", who=wanted) if wanted else ()
    terms = [Term(row["who"].value, row["office"].value, _day(row.get("from")), _day(row.get("to"))) for row in rows]
    return [replace(f, offices=_held(terms, acting.get(f.sentence, frozenset()), f.published)) for f in findings]


def _people(finding: Finding) -> frozenset[str]:
    acting = finding.roles.get("actor", frozenset()) | {finding.source}
    return frozenset(named.entity for named in finding.named if named.kind == "Person" and named.entity in acting)


def _held(terms: Iterable[Term], people: frozenset[str], day: str | None) -> dict[str, str]:
    """Open terms count only where their beginning is known."""
    held: dict[str, set[str]] = {}
    for term in terms:
        if term.who in people and term.start is not None and _covers(term, day):
            held.setdefault(term.who, set()).add(term.office)
    return {who: min(offices) for who, offices in held.items() if len(offices) == 1}


def in_office(finding: Finding, terms: Iterable[Term]) -> bool:
    """Whether somebody who speaks or acts in a finding held the office on the day of publication; without a day nothing is known."""
    people = finding.roles.get("actor", frozenset()) | {finding.source}
    return any(term.who in people and _covers(term, finding.published) for term in terms)


def _covers(term: Term, day: str | None) -> bool:
    return day is None or ((term.start is None or term.start <= day) and (term.end is None or day < term.end))


def _words(office: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(office))


def _day(term: Value | None) -> str | None:
    return None if term is None else term.value
