"""The same thing said twice is told once: near-identical sentences fold into one, and independent origins are counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from kg.ask.findings import Finding, ask
from kg.store import Store

ALIKE = 0.9  # share of the words that two copies of one sentence have in common, in order
EDITED = 0.75  # the same for an edited copy, which has a long run of words in common too
RUN = 12  # words of such a run
COPIES = 3  # that are cited beside a sentence at most
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Told:
    """A finding to be told, the verbatim copies of its sentence in other articles, and the number of independent origins."""

    finding: Finding
    copies: tuple[Finding, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class _Wording:
    """The words of a sentence. `figures`: numbers and negations, of which two sentences that differ in them say different things, however
    alike they look; `names`: whom it names."""

    words: list[str]
    figures: list[str]
    names: frozenset[str]
    count: Counter[str]
    repeated: int  # words that stand there once more

    @classmethod
    def of(cls, finding: Finding) -> _Wording:
        words = _WORD.findall(finding.quote.casefold())
        figures = [word for word in words if word.isdigit() or word in ("not", "no", "never", "t")]
        count = Counter(words)
        names = frozenset(named.entity for named in finding.named if named.form == "name")
        return cls(words, figures, names, count, len(words) - len(count))


def fold(findings: Sequence[Finding]) -> list[Told]:
    """Groups of near-identical sentences, in the order of their first one; the most frequent wording is told.

    A copy is cited beside it only where its words are exactly the same, so that each citation supports the sentence by itself; of many
    copies a few are, those of other publishers first.
    """
    places: list[tuple[_Wording, list[Finding]]] = []
    for finding in findings:
        wording = _Wording.of(finding)
        home = next((group for first, group in places if _alike(first, wording)), None)
        if home is None:
            places.append((wording, [finding]))
        else:
            home.append(finding)
    groups = [_leader_first(group) for _, group in places]
    leaders = [group[0] for group in groups]
    return [Told(group[0], _verbatim(group), _origins(group[0], leaders)) for group in groups]


def traced(store: Store, told: Sequence[Told]) -> list[Told]:
    """With as many origins as the graph traces the claims to (ng:origin), where it does."""
    rows = ask(store, "origins", claim=sorted({one.finding.claim for one in told})) if told else ()
    count = {row["claim"].value: int(row["origins"].value) for row in rows}
    return [replace(one, origins=count.get(one.finding.claim, one.origins)) for one in told]


def _leader_first(group: Sequence[Finding]) -> list[Finding]:
    """The group with the wording before the others that most articles have, the first of those with that wording ahead."""
    count = Counter(finding.quote for finding in group)
    return sorted(group, key=lambda finding: -count[finding.quote])


def _verbatim(group: Sequence[Finding]) -> tuple[Finding, ...]:
    first, articles, copies = group[0], {group[0].article}, list[Finding]()
    for other in group[1:]:
        if other.quote == first.quote and other.relation == first.relation and other.article not in articles:
            articles.add(other.article)
            copies.append(other)
    return tuple(copies if len(copies) <= COPIES else _of_other_publishers(first, copies)[:COPIES])


def _of_other_publishers(first: Finding, copies: Sequence[Finding]) -> list[Finding]:
    """The copies, the first of each publisher before the others."""
    known, ahead, behind = {first.publisher}, list[Finding](), list[Finding]()
    for copy in copies:
        (behind if copy.publisher in known else ahead).append(copy)
        known.add(copy.publisher)
    return [*ahead, *behind]


def _alike(one: _Wording, other: _Wording) -> bool:
    a, b = one.words, other.words
    if a == b:
        return True
    if min(len(a), len(b)) < EDITED * max(len(a), len(b)) or one.figures != other.figures:
        return False
    if not (one.names <= other.names or other.names <= one.names):
        return False  # each names somebody whom the other does not: two deeds in one form of words
    least = EDITED * (len(a) + len(b)) / 2
    if len(one.count.keys() & other.count.keys()) + min(one.repeated, other.repeated) < least or (one.count & other.count).total() < least:
        return False  # the words they share, in whatever order, are too few
    return _is_edited(tuple(a), tuple(b))


@lru_cache(4096)  # where there are copies, the same two wordings meet many times
def _is_edited(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    ratio = matcher.ratio()
    return ratio >= ALIKE or (ratio >= EDITED and matcher.find_longest_match().size >= RUN)


def _origins(finding: Finding, leaders: Iterable[Finding]) -> int:
    """Independent sources of what the finding claims: its own, and each other one that makes a claim on the same event in words of
    its own. One speaker counts once, whoever reports him; so does one publisher."""
    same = [other for other in leaders if other.event == finding.event and other.factuality == finding.factuality]
    return max(1, len({_voice(other) for other in same}))


def _voice(finding: Finding) -> str:
    return finding.source if finding.quoted else finding.publisher or finding.article
