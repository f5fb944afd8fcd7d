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
_MORE = re.compile(
    r"\b(?:(?:more|greater|higher) than|over|at least|above|exceeding)\s+(\d[\d,]*)\b(?!\s*(?:%|per|million|billion|trillion|[.:]\d))"
)
_MANY = re.compile(r"\b(?:dozens|scores|hundreds?|thousands?|(?:m|b|tr)illions?)\b|%|\bper\s?cent\b", re.IGNORECASE)
_COUNT = re.compile(r"(?<![\w.,:/-])\d[\d,]*(?![\w:/])")
_MONEY = re.compile(r"[$€£¥]\s?(\d[\d,.]*\d|\d)")
_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|which|who)\b|\band\s+(?=[A-Z])")
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
    """Where it is asked whether it was more than so many, not all numbers of the sentence are smaller."""
    hit = _MORE.search(asked.question) if asked.wants_verdict() else None
    if hit is None or _MANY.search(finding.quote):
        return None
    told = [int(one.replace(",", "")) for one in _COUNT.findall(finding.quote)]
    counts = [one for one in told if one not in _YEARS]
    return "lacking" if counts and max(counts) < int(hit[1].replace(",", "")) else None


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
    "another_thing": _another_thing,
    "more": _more,
    "refused": _refused,
    "sum": _sum,
}
