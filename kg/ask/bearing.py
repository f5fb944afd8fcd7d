"""Where nothing answers by stricter ways: the few sentences that bear on all of a question, as quotations marked as such.

Other ways go by claims: one that the lexicon reads in another sense, or that names somebody by other words, hides its sentence. Here it is
the sentence that must bear on the question, by its words: those of the question, or others for the same, and whom it names stand in it but
for a small part, which then has just been told. Whoever is asked about speaks in it where his words are asked for; else it is he who does
what is asked, by the sentence's own tree (kg.ask.doers). And it holds what is asked for: a number, a day, a place, a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.ask.bears import FRAGMENT, WHY, Bearing
from kg.ask.doers import Done
from kg.ask.families import Families, matches
from kg.ask.lead import VERDICT
from kg.ask.plan import Plan
from kg.ask.question import Reading
from kg.ask.reread import period_of
from kg.ask.vocabulary import Names
from kg.query import load
from kg.store import Store

NOTE = "no claim was found that answers: these are the sentences that bear most on what the question says"
_WHO = "who"
_TOLD_BY = ("speak", "act")  # how a kind of question is answered: by what somebody says, or by what is done


def bearing(store: Store, families: Families, reading: Reading, names: Names, silent: Plan | None) -> Iterator[Plan]:
    """Plans for the sentences that bear on the question, best first; none where there are none, or the kind of question has no such way.

    `silent` is the plan that was understood and found nothing. Claims on just the words that say it come first: they can have a verdict.
    """
    kind = _kind(families, reading, silent)
    looking = Bearing(store, families, reading, names, silent)
    found = looking.sentences(kind) if kind else {}
    if not found:
        return
    if silent is not None and looking.act is not None:
        silent = replace(silent, act=looking.act.word)
    sought = families.bearing.sought if silent is None else silent.sought
    about, period = tuple(dict.fromkeys(tuple(names.resolve(one)) for one in reading.named)), period_of(reading)
    triggers = tuple(one.words for one in found.values() if one.words)
    shown = frozenset(iri for iri, one in found.items() if _shows(one, silent))
    has_verdict = silent is not None and silent.family.tells == VERDICT
    if triggers and has_verdict:
        family = replace(families.aligned, sought=sought, tells=VERDICT)
        yield Plan(family, load(family.query), {"trigger": triggers}, sought, about=about, notes=(NOTE,), period=period)
    family = replace(families.bearing, sought=sought)
    values = {"sentence": tuple(found)}
    plan = Plan(family, load(family.query), values, sought, about=about, notes=(NOTE,), like=silent, period=period, shown=shown)
    yield replace(plan, said=triggers if has_verdict else ())


def _shows(one: Done, silent: Plan | None) -> bool:
    """Whether the sentence's tree shows what is asked for: who does it, or why."""
    if silent is None or silent.family.name == WHY:
        return silent is not None and one.to_an_end
    wanted = silent.values.get("kind", ())
    return silent.family.name.startswith(_WHO) and one.by_somebody and (not wanted or not one.kinds.isdisjoint(wanted))


def _kind(families: Families, reading: Reading, silent: Plan | None) -> str | None:
    """How questions of this kind are answered (`[bears]` in families.toml); None where sentences alone cannot."""
    match = next(matches(families, reading.text), None)
    if silent is None and match is None:
        return FRAGMENT
    name = silent.family.name if silent is not None else match.family.name if match is not None else ""
    return next((how for how in _TOLD_BY if name in families.bears[how]), None)
