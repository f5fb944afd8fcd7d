"""Checks of whose words a finding's sentence tells: whether whoever is asked about speaks in it, or is only spoken of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kg.ask.asked import Asked
from kg.ask.findings import Finding, Named
from kg.ask.question import SPEECH
from kg.vocab import PL

_TOWARDS = re.compile(r"\b(?:for|to|towards?|with|on|upon|against|about|over|into)\s+(?:the\s+)?$", re.IGNORECASE)
_NOBODYS = re.compile(r"\b(?:is|are|was|were|been|be)\b|reportedly|allegedly|supposedly", re.IGNORECASE)  # nobody's words in particular
_REFERS = re.compile(r"\brefer|\bspeaking of\b", re.IGNORECASE)  # tells what somebody's words are about, not what they are
_UNKNOWN = "(not resolved)"  # ends the name of a source that is a pronoun of which nobody knows whom it stands for
_SPEAKS = frozenset({SPEECH, "ACCUSE", "REJECT", "THREATEN", "REQUEST"})  # types of events that are words
_AT_CUE = 40  # characters between who speaks and the word that says so
_WORDS = 2  # of reported words at least


def _towards(asked: Asked, finding: Finding) -> str | None:
    """Beside reported words, not what only speaks of the asked actor as the one that something is for or against ("the envoy for Norland
    said …")."""
    like = asked.plan.like or asked.plan
    own = asked.voices | frozenset(like.actors)
    if not own or finding.source in own or own & finding.roles.get("actor", frozenset()):
        return None
    outside = [named for named in finding.named if named.entity in own and not is_reported(finding, named)]
    before = (finding.words((finding.start, named.start)) for named in outside)
    return "elsewhere" if outside and all(_TOWARDS.search(words) for words in before) else None


def is_reported(finding: Finding, named: Named) -> bool:
    """Within reported words; of a quotation that goes on behind its announcement, within its quotation marks."""
    before = finding.words((finding.start, named.start))
    quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    return any(start <= named.start and named.end <= end and (quoted or not start < cue[0] < end) for (start, end), cue in finding.sayings)


def _outside(asked: Asked, finding: Finding) -> str | None:
    """Whoever is asked about is named outside the words that others are quoted with: in them he is only spoken of."""
    own = asked.voices | frozenset((asked.plan.like or asked.plan).actors)
    speaks = finding.type == PL + SPEECH and bool(own & finding.roles.get("actor", frozenset()))
    if finding.quoted or not own or not finding.sayings or speaks:
        return None
    named = [named for named in finding.named if named.entity in own]
    return "others" if named and all(is_reported(finding, one) for one in named) else None


def _spoken(asked: Asked, finding: Finding) -> str | None:
    """What is often words (to agree, to support) counts as words only where somebody says them, not where it "is expected" or supposed."""
    kind = finding.type.removeprefix(PL)
    if finding.quoted or kind not in asked.families.words["half_verbal"]:
        return None
    return None if any(not _NOBODYS.search(finding.words(cue)) for _, cue in finding.sayings) else "others"


def _worded(_: Asked, finding: Finding) -> str | None:
    """Where sentences are quoted for what somebody said: the sentence holds words of his, it does not only tell that he spoke."""
    return None if finding.quoted or finding.type != PL + SPEECH or _has_words(finding) else "lacking"


def _known(_: Asked, finding: Finding) -> str | None:
    """Not the words of an "it" or a "he" that may be anybody."""
    return "others" if finding.quoted and finding.source_name.endswith(_UNKNOWN) else None


def _own_words(asked: Asked, finding: Finding) -> str | None:
    """Whoever is asked what he said speaks: the words are reported as his, or the newspaper says that he spoke."""
    own = asked.voices | frozenset((asked.plan.like or asked.plan).actors)
    if not own or finding.source in own:
        return None
    acting = finding.roles.get("actor", frozenset())
    near = any(n.entity in own and not is_reported(finding, n) for n in finding.named if _is_by_a_cue(finding, n))
    kind = finding.type.removeprefix(PL)
    is_told = not finding.quoted and (kind in _SPEAKS or (kind in asked.families.words["half_verbal"] and bool(finding.sayings)))
    return None if is_told and (acting & own or (not acting and near)) else "others"


def _is_by_a_cue(finding: Finding, named: Named) -> bool:
    """Whether it stands beside words that announce what somebody says."""
    return any(-_AT_CUE <= named.start - cue[1] <= _AT_CUE or -_AT_CUE <= cue[0] - named.end <= _AT_CUE for _, cue in finding.sayings)


def _has_words(finding: Finding) -> bool:
    """Whether some reported words say more than a name or two."""
    return any(len(finding.words(content).split()) >= _WORDS and not _REFERS.search(finding.words(cue)) for content, cue in finding.sayings)


CHECKS: Mapping[str, Callable[[Asked, Finding], str | None]] = {
    "known": _known,
    "outside": _outside,
    "own_words": _own_words,
    "spoken": _spoken,
    "towards": _towards,
    "worded": _worded,
}
