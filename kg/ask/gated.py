"""Where nothing else answers: the sentences that are likely to bear on the question (kg.ask.gate), as quotations marked as such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.ask.families import Families
from kg.ask.gate import load as gate
from kg.ask.lead import VERDICT
from kg.ask.looking import Looking
from kg.ask.plan import Plan
from kg.ask.question import Reading
from kg.ask.reread import period_of
from kg.ask.signs import OTHER
from kg.ask.vocabulary import Names
from kg.query import load
from kg.store import Store

NOTE = "no claim was found that answers: these are sentences that are likely to bear on the question, by what they hold of it"


def gated(store: Store, families: Families, reading: Reading, names: Names, silent: Plan | None) -> Iterator[Plan]:
    """Plans for the sentences, best first; none where none is likely, or such sentences cannot answer a question of the kind.

    `silent` is the plan that was understood and found nothing. Claims on just the words that say it come first: they can have a verdict.
    """
    looking = Looking(store, families, reading, names)
    if looking.match is not None and looking.sort == OTHER:
        return
    found = gate().through(looking.candidates(), looking.sort)
    if not found:
        return
    sought = families.bearing.sought if silent is None else silent.sought
    about, period = tuple(dict.fromkeys(tuple(names.resolve(one)) for one in reading.named)), period_of(reading)
    triggers = tuple(one.said for one in found if one.said)
    if triggers and silent is not None and silent.family.tells == VERDICT:
        family = replace(families.aligned, sought=sought, tells=VERDICT)
        yield Plan(family, load(family.query), {"trigger": triggers}, sought, about=about, notes=(NOTE,), period=period)
    family = replace(families.bearing, sought=sought)
    values = {"sentence": tuple(one.iri for one in found)}
    yield Plan(family, load(family.query), values, sought, about=about, notes=(NOTE,), like=silent, period=period, weighed=True)
