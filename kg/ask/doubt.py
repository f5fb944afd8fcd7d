"""What is a reading, and a doubtful one: whom a pronoun stands for where somebody else was named last, and who goes on speaking where the
sentence itself names a speaker. Nothing is said upon it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.ask.findings import Finding, Named
from kg.sentences import persons
from kg.store import Store

_BEHIND = re.compile(r'[,.!?]["”]\s+([a-z][^"“”]*)$')  # what follows the closing mark, to the end of the sentence
_NAMES = re.compile(r"(?:speaking|talking|spoke|asked|questioned)\s+(?:of|about|on)\b|refer\w*\s+to\b", re.IGNORECASE)
_PERSONAL = frozenset({"he", "she", "him", "his", "her", "hers"})
Names = Sequence[tuple[int, int, str]]  # sentence number, offset and person of each name of an article, in order


def sound(findings: Sequence[Finding]) -> list[Finding]:
    """The findings but for those whose own words make their reading doubtful; they weigh nothing against the others."""
    return [finding for finding in findings if not _has_speaker_of_its_own(finding) and not _is_only_named(finding)]


def without_doubt(store: Store, findings: Sequence[Finding]) -> list[Finding]:
    """The findings but for those whose speaker or actor is known by a doubtful pronoun alone; other doubtful names are left out of them."""
    findings = sound(findings)
    spoken = [f for f in findings if any(_is_pronoun(f, named) for named in f.named)]
    names = _names(store, spoken) if spoken else {}
    sure = (_sure(finding, names.get(finding.article, ())) for finding in findings)
    return [finding for finding in sure if finding is not None]


def _has_speaker_of_its_own(finding: Finding) -> bool:
    """A quotation that is read as somebody's who speaks before it, in a sentence that names somebody behind its closing mark ('…," wrote
    the analyst Gude.')."""
    cue = finding.cue
    announced = cue is not None and finding.start <= cue[0] < finding.end
    if not finding.quoted or announced or any(named.entity == finding.source for named in finding.named):
        return False
    behind = _BEHIND.search(finding.quote)
    return behind is not None and any(word[:1].isupper() for word in behind[1].split())


def _is_only_named(finding: Finding) -> bool:
    """What somebody is said to speak of, or to be asked about, he does not say to be so."""
    cue = finding.cue
    inside = cue is not None and finding.start <= cue[0] and cue[1] <= finding.end
    return finding.quoted and inside and cue is not None and _NAMES.match(finding.words(cue)) is not None


def _sure(finding: Finding, names: Names) -> Finding | None:
    doubtful = {n.entity for n in finding.named if _is_pronoun(finding, n) and n.entity not in _meant(names, n.start)}
    doubtful -= {n.entity for n in finding.named if n.form != "pronoun" and n.kind == "Person"}
    if doubtful & ({finding.source} | finding.roles.get("actor", frozenset())):
        return None
    return replace(finding, named=tuple(n for n in finding.named if n.entity not in doubtful)) if doubtful else finding


def _meant(names: Names, place: int) -> set[str]:
    """The first and the last person that the nearest sentence before names."""
    before = [name for name in names if name[1] < place]
    nearest = [who for order, _, who in before if order == before[-1][0]]
    return {nearest[0], nearest[-1]} if nearest else set()


def _is_pronoun(finding: Finding, named: Named) -> bool:
    return named.kind == "Person" and finding.words((named.start, named.end)).casefold() in _PERSONAL


def _names(store: Store, findings: Sequence[Finding]) -> Mapping[str, Names]:
    names: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for one in persons(store, {finding.sentence for finding in findings}):
        names[one.article].append((one.order, one.begin, one.entity))
    return {article: sorted(set(some), key=lambda name: (name[1], name[0])) for article, some in names.items()}
