"""Checks of a finding for a yes/no question: what the question says has not been exchanged for something near to it.

Who announced a plan has not refused to announce it, who ordered the installation has not ordered the deaths, and a thousand are not more
than sixteen thousand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kg.ask.asked import Asked
from kg.ask.families import stem
from kg.ask.findings import Finding
from kg.ask.things import PRONOUNS, SOME, is_named_in

_REFUSING = re.compile(r"\b(?:refus|declin|fail|neglect|hesitat|balk)\w*\s+to\s+(?!the\b|an?\b)([a-z]+)", re.IGNORECASE)
_NO = re.compile(
    r"\b(?:refus|declin|fail|neglect|hesitat|balk|reject|den(?:y|ie)|unwilling|unable|rul(?:ed?|ing) out|turn(?:ed|ing)? down|spurn|rebuff"
    r"|resist|without|no|not|never|cannot|nor|neither|abandon|withh|against|oppos|snub|ignor|block|avoid|boycott)\w*|n['’]t\b",
    re.IGNORECASE,
)
_BOUND = r"\b(?:(?:more|greater|higher) than|over|at least|above|exceeding)\s+"
_LARGE = r"(?<![\w.,])(\d+(?:\.\d+)?)\s+(million|billion|trillion)\b"
_MORE = re.compile(
    rf"{_BOUND}(\d[\d,]*)\b"
    r"(?!\s*(?:%|per|million|billion|trillion|[.:]\d))(?:\s+([a-z]+))?"
)
_MANY = re.compile(r"\b(?:dozens|scores|hundreds?|thousands?|(?:m|b|tr)illions?)\b|%|\bper\s?cent\b", re.IGNORECASE)
_COUNT = re.compile(r"(?<![\w.,:/-])\d[\d,]*(?![\w:/])")
_MONEY = re.compile(r"[$€£¥]\s?(\d[\d,.]*\d|\d)")
_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|which|who)\b|\band\s+(?=[A-Z])")
_OF_WHAT = re.compile(r"(?<![\w.,:/-])(\d[\d,]*)\s+([a-z]+)", re.IGNORECASE)
_STANDS = frozenset(
    {"He", "She", "It", "They", "We", "I", "Who", "Which", "That", "This", "These", "Those", "Both", "All", "Some", "Others"}
)
_YEARS = range(1900, 2100)


def _refused(asked: Asked, finding: Finding) -> str | None:
    """Where it is asked whether somebody refused to do something, the sentence has a word for no: before its verb, where it has that."""
    hit = _REFUSING.search(asked.question) if asked.wants_verdict() else None
    if hit is None:
        return None
    verb = "|".join(re.escape(stem(form)) for form in asked.families.alike(hit[1].casefold()))
    places = list(re.finditer(rf"\b(?:{verb})\w*", finding.quote, re.IGNORECASE))
    before = [_CLAUSE.split(finding.quote[: place.start()])[-1] for place in places] or [finding.quote]
    return None if any(_NO.search(words) for words in before) else "elsewhere"


def _sum(asked: Asked, finding: Finding) -> str | None:
    """A sum of money in the question is none of another size in the sentence."""
    wanted = set(_MONEY.findall(asked.question)) if asked.wants_verdict() else set()
    told = set(_MONEY.findall(finding.quote))
    return "lacking" if wanted and told and wanted.isdisjoint(told) else None


def _more(asked: Asked, finding: Finding) -> str | None:
    """Where it is asked whether it was more than so many, not all numbers of the sentence, or all of the very thing, are smaller."""
    if not asked.wants_verdict():
        return None
    large = re.search(rf"{_BOUND}{_LARGE}", asked.question)
    if large is not None:
        same = [float(number) for number, unit in re.findall(_LARGE, finding.quote) if unit == large[2]]
        return "lacking" if same and max(same) < float(large[1]) else None
    hit = _MORE.search(asked.question)
    if hit is None:
        return None
    own = [number for number, noun in _OF_WHAT.findall(finding.quote) if noun.casefold() == hit[2]]
    told = [int(one.replace(",", "")) for one in own or ([] if _MANY.search(finding.quote) else _COUNT.findall(finding.quote))]
    counts = [one for one in told if one not in _YEARS]
    return "lacking" if counts and max(counts) < int(hit[1].replace(",", "")) else None


def _another_doer(asked: Asked, finding: Finding) -> str | None:
    """Where it is asked of a person, or of a name that nobody is known by, the sentence is not on another who is named as the one who does
    it, without a word of him."""
    way = asked.direction
    if way is None or way.course is None or not asked.wants_verdict() or not way.course[1].doing.is_verb:
        return None
    doers = way.course[1].doing.doers
    if not doers or any(_may_be_there(asked, finding, start, end) for start, end in doers):
        return None
    told = [[finding.quote[start:end] for start, end in doing.doers] for doing in way.doings(finding)]
    return "others" if told and all(some and all(one[0].isupper() and one not in _STANDS for one in some) for some in told) else None


def _may_be_there(asked: Asked, finding: Finding, start: int, end: int) -> bool:
    """Whether who is asked about may be meant in the sentence: he is no person, his name stands there, or it is known to be his."""
    assert asked.direction is not None
    last = asked.question[start:end].split()[-1]
    there = {one.entity for one in finding.named} | finding.roles.get("actor", frozenset()) | {finding.source}
    known = [one for one in asked.direction.reading.named if one.start < end and start < one.end]
    iris = {one.entity for one in asked.direction.mentions if one.start < end and start < one.end}
    is_person = last[0].isupper() and all(one.entity.kind == "Person" for one in known)
    return not is_person or not iris.isdisjoint(there) or last.casefold() in finding.quote.casefold()


def _another_thing(asked: Asked, finding: Finding) -> str | None:
    """The sentence has the question's word for what it is done to, or none of its own in its place ("ordered the installation" where
    deaths are asked about)."""
    if asked.direction is None or not asked.wants_verdict():
        return None
    lacking = [thing for thing in asked.direction.things if not is_named_in(thing, finding.quote)]
    places = asked.direction.doings(finding)
    told = [finding.quote[start:end] for doing in places for start, end in doing.undergone]
    is_told = bool(places) and all(doing.is_verb and doing.undergone for doing in places)
    return "elsewhere" if lacking and is_told and all(word.islower() and word not in PRONOUNS | SOME for word in told) else None


CHECKS: Mapping[str, Callable[[Asked, Finding], str | None]] = {
    "another_doer": _another_doer,
    "another_thing": _another_thing,
    "more": _more,
    "refused": _refused,
    "sum": _sum,
}
