"""Checks of a finding that hold for every kind of question: what a sentence tells is what is asked, of whom it is asked.

A sentence with the words of a question may tell of nobody who does it ("is under attack"), of somebody else to whom it is done, of another
cause or office than the one asked about, or only of what could be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from kg.ask.asked import Asked
from kg.ask.attached import forms_at
from kg.ask.direction import Direction
from kg.ask.families import stem
from kg.ask.findings import Finding
from kg.ask.question import SPEECH
from kg.ask.things import meets
from kg.ask.trees import DEEDS, asks_for_plans
from kg.lexicon.synonyms import form_of
from kg.vocab import PL

_DEATH = re.compile(r"\b(?:die|dies|died|dying|death|deaths|dead)\s+(?:of|from)\s+(?:an?\s+|the\s+)?([\w-]+)", re.IGNORECASE)
_CAUSE = re.compile(r"\b(?:die|dies|died|dying|deaths?)\s+(?:of|from)\s+((?:(?!\b(?:and|after|while|when)\b)[^,;:.])+)", re.IGNORECASE)
_IN_THE_LAST = re.compile(r"\b(?:in|over|during|for)\s+the\s+(?:last|past|next|coming)\s+[\w-]+\s+(?:years?|months?|weeks?|days?|hours?)\b")
_SPAN = re.compile(
    r"\b(?:[\d,.]+|[a-z]+)(?:\s+(?:and|to|or|more|half|a|or\s+more))*[\s-]+(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|seconds?"
    r"|centur(?:y|ies)|nights?|life)\b|\b(?:since|until|till|from|life|indefinitely|permanently|overnight|all day)\b",
    re.IGNORECASE,
)
_HAS_BEEN = re.compile(r"\b(?:did|was|were|has|have|had)\b", re.IGNORECASE)
_MAY = re.compile(
    r"\b(?:can|could|may|might|should|must)\s+(?:(?:not|also|now|even|only)\s+)*(?:be\s+|have\s+)?(?:\w+ly\s+)?$"
    r"|\ba\s+(?:minimum|maximum|possible|potential)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_BECOME = re.compile(  # and what somebody becomes
    r"\bbec(?:o|a)m(?:e|es|ing)\s+((?:(?!\b(?:in|at|on|after|before|during|since|when|while|for|with|by|under|and)\b)[\w’' -])+)",
    re.IGNORECASE,
)
_DATES = re.compile(
    r"\b(?:before|ahead of|during|until)\s+(?:the|an?|this|that|its)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)  # no "Lind's vote"
_PLACE = "Place"
_WHO = "who"  # the kind of question, and what others like it begin with
_HAPPENED = frozenset({"when", "where", "how-many"})
_DID = re.compile(r"\b(?:did|does|do|will|would)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|this|that|disease|illness|virus|infection|outbreak|complications)\b", re.IGNORECASE)
_UNDER = re.compile(r"\bunder\s+(?:\w+\s+)?$", re.IGNORECASE)  # "is under attack"
_GAP = re.compile(r"(?:who|what|which)\b", re.IGNORECASE)
_BY = re.compile(r"[^,;:.]*?\bby\b")
_HOW_LONG = re.compile(r"^(?:for\s+)?how\s+long\b", re.IGNORECASE)


def _beside_him(asked: Asked, finding: Finding) -> str | None:
    """To whom it should be done does not do it beside the one who should ("Lind and Moe announced their support for Dahl")."""
    done_to = _done_to(asked)
    if asked.direction is None or asked.direction.act is None or not done_to or not asked.wants_verdict():
        return None
    actors, recipients = (finding.roles.get(role, frozenset()) for role in ("actor", "recipient"))
    mutual = any(form in asked.families.words["mutual"] for form in asked.direction.words(asked.direction.act[0]))
    beside = bool(actors & done_to and actors & asked.direction.act[1].doers) and recipients.isdisjoint(done_to)
    return "elsewhere" if beside and not mutual else None


def _in_its_place(asked: Asked, finding: Finding) -> str | None:
    """Where the sentence does not name the place to which something is done, it names no other ("won in Ostia" where Norland is asked)."""
    done_to = _done_to(asked) if asked.wants_verdict() else frozenset[str]()
    kinds = {kind for kind, _, iris in asked.direction.groups if iris & done_to} if asked.direction is not None else set[str]()
    about = frozenset(iri for group in asked.plan.about for iri in group)
    if kinds != {_PLACE} or any(n.entity in done_to for n in finding.named):
        return None
    return "lacking" if any(n.kind == _PLACE and n.form == "name" and n.entity not in about for n in finding.named) else None


def _done_to(asked: Asked) -> frozenset[str]:
    """Whom and what the question names as that to which it is done."""
    if asked.direction is None or asked.direction.course is None:
        return frozenset()
    undergone = asked.direction.course[1].doing.undergone
    return frozenset(m.entity for m in asked.direction.mentions if meets(m, undergone))


def _may_be(asked: Asked, finding: Finding) -> str | None:
    """Who has been fined is not told by who could be ("offenders may be fined", "a minimum fine")."""
    if asked.direction is None or asked.kind() not in DEEDS or _HAS_BEEN.search(asked.question) is None or asks_for_plans(asked):
        return None
    before = [finding.words((finding.start, at)) for at in asked.direction.places(finding)]
    return "undone" if before and all(_MAY.search(words) for words in before) else None


def _becomes(asked: Asked, finding: Finding) -> str | None:
    """When somebody became one thing is not told by when he became another."""
    hit = _BECOME.search(asked.question)
    if hit is None or _BECOME.search(finding.quote) is None:
        return None
    words = [word for word in re.findall(r"[\w-]+", hit[1].casefold()) if word not in asked.families.empty_words]
    forms = [[word, *asked.families.alike(word)] for word in words]
    text = finding.quote.casefold()
    told = all(any(re.search(rf"\b{re.escape(stem(form))}", text) for form in some) for some in forms)
    return None if told else "lacking"


def _only_dated_by(asked: Asked, finding: Finding) -> str | None:
    """Who did it is not told by what the sentence only dates something else by ("before the Senate vote, Lind spoke against it")."""
    course = asked.direction.course if asked.direction is not None else None
    if asked.direction is None or course is None or not course[1].doing.is_verb or not (asked.kind() or "").startswith(_WHO):
        return None
    before = [finding.words((finding.start, at)) for at in asked.direction.places(finding)]
    return "elsewhere" if before and all(_DATES.search(words) for words in before) else None


def _by_its_noun(asked: Asked, finding: Finding) -> str | None:
    """Somebody's "supporters" are nothing that says who supports anybody."""
    places = asked.direction.places(finding) if asked.direction is not None else []
    if asked.direction is None or asked.direction.course is None or not places:
        return None
    roots = "|".join(re.escape(word) for word in asked.direction.words(asked.direction.course[0]))
    agent = re.compile(rf"(?:{roots})(?:er|or|r)s?\b", re.IGNORECASE)
    asks = agent.search(asked.question) is not None
    return "elsewhere" if not asks and all(agent.match(finding.words((at, finding.end))) for at in places) else None


def _of_cause(asked: Asked, finding: Finding) -> str | None:
    """Who died of one thing has not died of another ("from a faulty vaccine" where measles is asked about)."""
    of = _DEATH.search(asked.question)
    told = [hit[1] for hit in _CAUSE.finditer(finding.quote)] if of is not None else []
    forms = asked.families.alike(of[1].casefold()) if of is not None else []
    is_there = any(re.search(rf"\b{re.escape(stem(form))}", words, re.IGNORECASE) for form in forms for words in told)
    return None if not told or is_there or any(_IT.search(words) for words in told) else "elsewhere"


def _by_somebody(asked: Asked, finding: Finding) -> str | None:
    """Who did it is told by a sentence in which somebody does it ("is under attack" tells of nobody)."""
    course = asked.direction.course if asked.direction is not None else None
    acts = finding.roles.get("actor") and finding.type != PL + SPEECH
    if asked.kind() != _WHO or asked.direction is None or course is None or acts:
        return None
    if not any(_GAP.match(asked.question[start:end]) for start, end in course[1].doing.doers):
        return None
    told = asked.direction.seen.get(finding.quote, []) if asked.direction.places(finding) else []
    alone = [
        _UNDER.search(finding.quote[: one.doing.word[0]]) is not None
        or not (one.doing.doers or one.owners or one.by or _BY.match(finding.quote, one.doing.word[1]))
        for one in told
    ]
    return "lacking" if alone and all(alone) else None


def _says_it(asked: Asked, finding: Finding) -> str | None:
    """When, where, or to how many something happened is told by a sentence that has a word for what happened."""
    is_ranked = asked.plan.family.name == asked.families.fallback.name and asked.kind() in _HAPPENED
    verb = _verb(asked.direction, asked.families.empty_words) if is_ranked and asked.direction is not None else None
    if verb is None or asked.direction is None:
        return None
    return None if any(forms_at(form, finding.quote) for form in asked.direction.words(verb)) else "elsewhere"


@lru_cache(maxsize=8)
def _verb(direction: Direction, empty: frozenset[str]) -> str | None:
    """The last verb of a question that asks by "did" or the like ("Where did the hijacked plane land?"); None where it has none."""
    text = direction.reading.text
    words = direction.reading.content((0, len(text)), empty) if _DID.search(text) else []
    plain = [word for word in words if form_of(word) == word and not word.endswith(("ed", "ing"))]
    verbs = [word for word in plain if any(one.doing.is_verb for one in direction.courses([text], [word])[0])]
    return verbs[-1] if verbs else None


def _lasting(asked: Asked, finding: Finding) -> str | None:
    """How long something is or was: no time within which something else happened ("the third in the last two years")."""
    if _HOW_LONG.match(asked.question) is None:
        return None
    return None if _SPAN.search(_IN_THE_LAST.sub(" ", finding.quote)) else "lacking"


CHECKS: Mapping[str, Callable[[Asked, Finding], str | None]] = {
    "becomes": _becomes,
    "beside_him": _beside_him,
    "by_its_noun": _by_its_noun,
    "by_somebody": _by_somebody,
    "in_its_place": _in_its_place,
    "lasting": _lasting,
    "may_be": _may_be,
    "of_cause": _of_cause,
    "only_dated_by": _only_dated_by,
    "says_it": _says_it,
}
