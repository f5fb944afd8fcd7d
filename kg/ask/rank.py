"""Which findings bear on the question, and in what order they are told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kg.ask.findings import ASKED, Finding
from kg.ask.plan import Plan
from kg.ask.question import SPEECH
from kg.ask.vocabulary import Names
from kg.vocab import FA, PL

SHARED = "shared"  # relation of an organisation that has members in common with the asked one
_ENOUGH = 0.5  # share of the words asked about that a sentence must hold


def relevant(plan: Plan, findings: Sequence[Finding], names: Names, relations: Sequence[str]) -> list[Finding]:
    """Those that bear on the question, the best first: by relation, what somebody commits to, deeds before mere words,
    how much of the question they name, newest, in text order."""
    kept = [finding for finding in findings if _bears(plan, finding, names)]
    if plan.family.in_rows:
        return kept
    rank = {relation: place for place, relation in enumerate((ASKED, *relations))}
    return sorted(
        kept,
        key=lambda f: (
            rank[f.relation],
            f.factuality == FA + "Uu",
            not f.direct,
            _is_speech(f),
            -named(plan, f),
            -_day(f),
            f.article,
            f.order,
        ),
    )


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


def _holds_words(plan: Plan, finding: Finding) -> bool:
    text = finding.quote.casefold()
    return sum(1 for stem in plan.stems if stem in text) >= _ENOUGH * len(plan.stems)


def _day(finding: Finding) -> int:
    return dt.date.fromisoformat(finding.published).toordinal() if finding.published else 0
