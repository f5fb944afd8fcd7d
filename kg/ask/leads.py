"""Where nothing answers: the few sentences that come near to the question, for whoever wants to read on.

They are no answer, and are told apart from one (`related` in CONTRACT.md): whoever the question names is named in them or has been told of
before, and they hold most of its words. Who does what in them, and to whom, nobody has looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.ask.bears import ENOUGH, MOST, SURE, TAKEN_READ, Bearing
from kg.ask.families import Families
from kg.ask.passages import HERE, place
from kg.ask.plan import Plan
from kg.ask.question import Reading
from kg.ask.reread import period_of
from kg.ask.shortened import Topic
from kg.ask.vocabulary import Names
from kg.query import load
from kg.store import Store

_NEAR = 0.7  # of a question that a sentence must hold to be near to it
_TOLD = 0.6  # what counts of it that stands before the sentence
_HALF = 0.5


def leads(store: Store, families: Families, reading: Reading, names: Names, silent: Plan | None) -> Plan | None:
    """The plan for such sentences, as quotations; None where there are none. `silent` is the plan that was understood."""
    found = _nearest(Bearing(store, families, reading, names, silent))
    if not found:
        return None
    sought = families.near.sought if silent is None else silent.sought
    about = tuple(dict.fromkeys(tuple(names.resolve(one)) for one in reading.named))
    return Plan(families.near, load(families.near.query), {"sentence": found}, sought, about=about, period=period_of(reading))


def _nearest(looking: Bearing) -> tuple[str, ...]:
    """IRIs of the few sentences that come nearest to the question: they name some of whom it names, and hold most of its words."""
    topics = looking.topics
    if len(topics) < ENOUGH:
        return ()
    some = frozenset[str]().union(*(topic.part.sentences for topic in topics))
    scores = {iri: _nearness(topics, iri) for iri in looking.holding_most(some)}
    best = max(scores.values(), default=0.0)
    found = [iri for iri, score in scores.items() if score >= max(_NEAR, SURE * best)]
    near = sorted(found, key=lambda iri: (-scores[iri], *place(iri)))[:TAKEN_READ]
    return tuple(iri for iri in near if not any(looking.names_another(iri, topic) for topic in topics if not topic.word))[:MOST]


def _nearness(topics: Sequence[Topic], sentence: str) -> float:
    """The share of the question that stands in a sentence; what has been told before it counts less, and a name must have been."""
    share = {True: [0.0, 0.0], False: [0.0, 0.0]}  # of names, of words: what there is of it, and the whole
    for topic in topics:
        is_name, there = not topic.word, topic.part.held(sentence)
        share[is_name][0] += topic.part.weight * (1.0 if there == HERE else _TOLD * there)
        share[is_name][1] += topic.part.weight
        if is_name and not there:
            return 0.0
    words, whole = share[False]
    return 0.0 if words < _HALF * whole else sum(part for part, _ in share.values()) / sum(part for _, part in share.values())
