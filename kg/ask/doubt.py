"""What is a reading, and a doubtful one: whom a pronoun stands for where somebody else was named last, and who goes on speaking where the
sentence itself names a speaker. Nothing is said upon it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.ask.findings import Finding, Named, acting_at
from kg.ask.passages import place
from kg.sentences import persons, sentences_of
from kg.store import Store

_BEHIND = re.compile(r'[,.!?]["”]\s+([a-z][^"“”]*)$')  # what follows the closing mark, to the end of the sentence
_NAMES = re.compile(r"(?:speaking|talking|spoke|asked|questioned)\s+(?:of|about|on)\b|refer\w*\s+to\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:speaking|talking|asked|questioned|commenting)\s+(?:of|about|on)\b[^,]*,", re.IGNORECASE)  # before a main clause
_CLOSES = re.compile(r'[^"“”]*[,.!?]["”](?=\s+[a-z])')  # up to the mark that ends a quotation begun before the sentence
_LONG = 8  # sentences that a quotation has at most
_BESIDE = 150  # characters between a speaker's name and the word that announces what he says
_PERSONAL = frozenset({"he", "she", "him", "his", "her", "hers"})
Names = Sequence[tuple[int, int, str]]  # sentence number, offset and person of each name of an article, in order


def sound(findings: Sequence[Finding]) -> list[Finding]:
    """The findings but for those whose own words make their reading doubtful; they weigh nothing against the others."""
    return [one for one in findings if not (_has_speaker_of_its_own(one) or _is_only_named(one))]


def without_doubt(store: Store, findings: Sequence[Finding]) -> list[Finding]:
    """The findings but for those whose speaker or actor is known by a doubtful pronoun alone; other doubtful names are left out of them."""
    findings = sound(findings)
    spoken = [f for f in findings if _is_announced_before(f) or any(_is_pronoun(f, named) for named in f.named)]
    names = _names(store, spoken) if spoken else {}
    sure = (_sure(finding, _outside(store, finding, names.get(finding.article, ()))) for finding in findings)
    return [finding for finding in sure if finding is not None]


def _outside(store: Store, finding: Finding, names: Names) -> Names:
    """The names, but for those within a quotation that began before the sentence and ends in it: whom somebody names there is not the "he"
    of "he said" behind it."""
    ends = _CLOSES.match(finding.quote)
    if ends is None or not names or not any(_is_pronoun(finding, n) and n.start >= finding.start + ends.end() for n in finding.named):
        return names
    before = [(place(iri)[1], text) for iri, text in sentences_of(store, finding.article) if place(iri)[1] < finding.start]
    opens = next((at + text.rindex(mark) for at, text in before[: -_LONG - 1 : -1] if (mark := _left_open(text))), None)
    return names if opens is None else [name for name in names if name[1] < opens or name[1] >= finding.start + ends.end()]


def _left_open(text: str) -> str:
    """The mark of a quotation that begins in a sentence and does not end there, if any."""
    return "“" if text.count("“") > text.count("”") else '"' if text.count('"') % 2 else ""


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
    """What somebody is said to speak of, or to be asked about, he does not say to be so; nor does who tells that he spoke of it."""
    opening = _OPENS.match(finding.quote)
    if opening and not finding.quoted and any(0 <= place < opening.end() for place in acting_at(finding)):
        return True
    cue = finding.cue
    inside = cue is not None and finding.start <= cue[0] and cue[1] <= finding.end
    return finding.quoted and inside and cue is not None and _NAMES.match(finding.words(cue)) is not None


def _sure(finding: Finding, names: Names) -> Finding | None:
    doubtful = {n.entity for n in finding.named if _is_pronoun(finding, n) and n.entity not in _meant(names, n.start)}
    doubtful -= {n.entity for n in finding.named if n.form != "pronoun" and n.kind == "Person"}
    if doubtful & ({finding.source} | finding.roles.get("actor", frozenset())) or _is_anybodys(finding, names):
        return None
    return replace(finding, named=tuple(n for n in finding.named if n.entity not in doubtful)) if doubtful else finding


def _is_announced_before(finding: Finding) -> bool:
    """Whether it goes on with words that a sentence before it announces."""
    return finding.quoted and finding.cue is not None and finding.cue[1] <= finding.start


def _is_anybodys(finding: Finding, names: Names) -> bool:
    """Whether the person who is said to speak on is named neither where he is said to speak nor in the nearest sentence before that has a
    name, as the first or the last: the article says "he", and means somebody else."""
    if finding.cue is None or not _is_announced_before(finding) or finding.source not in {who for _, _, who in names}:
        return False
    at = finding.cue[0]
    is_there = any(who == finding.source and abs(place - at) <= _BESIDE for _, place, who in names)
    return not is_there and finding.source not in _meant(names, at)


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
