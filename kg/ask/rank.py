"""Which findings bear on the question, and in what order they are told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kg.ask.asks import holds
from kg.ask.families import Families
from kg.ask.findings import ASKED, Finding
from kg.ask.lead import OFFICE, SOURCES, described
from kg.ask.offices import in_office
from kg.ask.plan import Plan
from kg.ask.question import SPEECH
from kg.ask.strict import is_on
from kg.ask.verbatim import fits
from kg.ask.verdict import order, stand
from kg.ask.vocabulary import Names
from kg.vocab import FA, PL

WIDEST = "class"  # relation of acts that are only of the same class as the one asked about
SHARED = "shared"  # relation of an organisation that has members in common with the asked one
_CONSIDER = PL + "x-CONSIDER"
_ENOUGH = 0.5  # share of the words asked about that a sentence must hold
_ENOUGH_RANKED = 0.75  # the same where nothing but words and names brought the sentence


def relevant(plan: Plan, findings: Sequence[Finding], names: Names, families: Families) -> list[Finding]:
    """Those that bear on the question, the best first: by relation, what somebody commits to, deeds before mere words,
    how much of the question they name, newest, in text order."""
    relations, actors = tuple(families.relations), frozenset(plan.actors)
    kept = [finding for finding in findings if _bears(plan, finding, names) and _answers(plan, finding, families)]
    if plan.family.tells in ("verdict", "deeds"):
        kept = _without_talk(kept, actors)
    if plan.family.in_rows:
        return kept
    if "sentence" in plan.values:
        place = {sentence: at for at, sentence in enumerate(plan.values["sentence"])}
        return sorted(kept, key=lambda f: place[f.sentence])
    rank = {relation: place for place, relation in enumerate((ASKED, *relations))}
    return sorted(
        kept,
        key=lambda f: (
            rank[f.relation],
            order(f, actors) if plan.family.tells in ("verdict", "deeds") else 0,
            f.factuality == FA + "Uu",
            not f.direct,
            _is_speech(f),
            -named(plan, f),
            -_day(f),
            f.article,
            f.order,
        ),
    )


def _without_talk(findings: Sequence[Finding], actors: frozenset[str]) -> list[Finding]:
    """Where anybody says that it is so, or is not, or may be: without what is only supposed ("were he to do it")."""
    said = any(finding.relation == ASKED and stand(finding, actors) != "open" for finding in findings)
    return [finding for finding in findings if not said or finding.type == _CONSIDER or stand(finding, actors) != "open"]


def _is_speech(finding: Finding) -> bool:
    """Whether it reports words and no coded act: somebody spoke, or says so of others."""
    return finding.quoted or finding.type == PL + SPEECH


def named(plan: Plan, finding: Finding) -> int:
    """How many of the question's entities the sentence names."""
    there = {one.entity for one in finding.named}
    return sum(1 for group in plan.about if there & set(group))


def _bears(plan: Plan, finding: Finding, names: Names) -> bool:
    if finding.relation == SHARED and not any(names.mostly_in(via, plan.values.get("actor", ())) for via in finding.via):
        return False
    if plan.family.names_all and named(plan, finding) < len(plan.about):
        return False
    return _holds_words(plan, finding)


def _answers(plan: Plan, finding: Finding, families: Families) -> bool:
    """Whether it is on the very thing, and holds what was asked for, where the kind of question wants that."""
    if not fits(finding, plan, families):
        return False
    if plan.family.strict and not is_on(finding, plan.actors, plan.others):
        return False
    if plan.family.tells == SOURCES and stand(finding, frozenset(plan.actors)) not in ("fact", "reported"):
        return False
    if plan.family.tells == OFFICE and described(finding, frozenset(plan.values["person"])) is None:
        return False
    if finding.relation == WIDEST and stand(finding, frozenset(plan.actors)) not in ("fact", "reported", "denied"):
        return False
    if plan.family.own and _is_told_by_others(finding, frozenset(plan.actors)):
        return False
    if plan.terms and plan.family.tells != OFFICE and not in_office(finding, plan.terms):
        return False
    if plan.family.asks is None:
        return True
    things = frozenset(iri for group in plan.counted_things for iri in group)
    return holds(plan.family.asks, finding, plan.counted, things, families.words)


def _is_told_by_others(finding: Finding, actors: frozenset[str]) -> bool:
    """Whether some other state or organisation says so of the actor: no word and no deed of its own."""
    others = {n.entity for n in finding.named if n.kind in ("Place", "Organisation")} - actors
    return finding.quoted and finding.relation == ASKED and finding.source in others


def _holds_words(plan: Plan, finding: Finding) -> bool:
    text = finding.quote.casefold()
    return sum(1 for stem in plan.stems if stem in text) >= (_ENOUGH_RANKED if "sentence" in plan.values else _ENOUGH) * len(plan.stems)


def _day(finding: Finding) -> int:
    return dt.date.fromisoformat(finding.published).toordinal() if finding.published else 0
