"""Rules between claims: each a CONSTRUCT in `queries/rules/`, run for the events that a change concerns.

A rule has the parameter `event` and derives facts whose subject is a claim; it may speak of claims on that event and on events that are
linked to it by ng:sameEventAs, and of nothing further away. So what has to be derived again after a change is known beforehand: all that
is about a claim on one of the events concerned. Most rules relate two claims, and say so in their head (`# relates: two claims`): an event
that one claim is about, and that is linked to none, they are not asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pyoxigraph import NamedNode, Quad

from kg.errors import DataError
from kg.query import Question, bind, load
from kg.relate.index import Index
from kg.relate.writing import RELATIONS
from kg.resources import data_path
from kg.store import Store

AT_ONCE = 200  # events in one query
Fact = tuple[str, str, str]
_OF_TWO = re.compile(r"^# relates: two claims$", re.MULTILINE)


def rules() -> list[Question]:
    """All rules, by name. Raises DataError for one without the parameter `event`."""
    found = [load(path) for path in sorted(data_path("queries", "rules").glob("*.rq"))]
    for rule in found:
        if [param.name for param in rule.params] != ["event"]:
            raise DataError(f"rule {rule.name}: wants one parameter, `event iri?`, the events to be related anew")
    return found


def derive(store: Store, index: Index, events: Collection[str], gone: Collection[str]) -> tuple[set[Quad], set[Quad]]:
    """(facts to drop, facts to add) after a change that concerns `events`, and in which the claims `gone` went."""
    claims = {*gone, *index.claims_on(events)}
    old = index.facts_about(claims)
    around = {*events, *index.same_events(events)}
    together = index.told_of_together(around)
    new = {fact for rule in rules() for fact in _facts(store, rule, sorted(together if _OF_TWO.search(rule.text) else around))}
    index.replace_facts(old, new)
    return set(_quads(old - new)), set(_quads(new - old))


def _facts(store: Store, rule: Question, events: list[str]) -> Iterator[Fact]:
    for at in range(0, len(events), AT_ONCE):
        triples = store.query(bind(rule, {"event": events[at : at + AT_ONCE]})).triples
        yield from ((s.value, p.value, o.value) for s, p, o in triples)


def _quads(facts: Collection[Fact]) -> Iterator[Quad]:
    graph = NamedNode(RELATIONS)
    return (Quad(NamedNode(s), NamedNode(p), NamedNode(o), graph) for s, p, o in facts)
