"""Checks of a finding that go by the tree of its sentence: who does it to whom, when, and whether it is told as done at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.ask.asked import Asked
from kg.ask.direction import Direction
from kg.ask.findings import Finding
from kg.ask.sides import names_place, site_in

DEEDS = frozenset({"who", "whom", "whom-by", "when", "where", "how-many"})  # kinds of questions for what has been done
_PAST = re.compile(r"\b(?:did|has|have|had|was|were)\b", re.IGNORECASE)  # a question for what has been
_PRESENT = re.compile(r"\b(?:is|are|does|do)\b", re.IGNORECASE)
_ANY = re.compile(r"\b(?:where|wherever|whenever|in which|any(?:one|body)? who|those who)\W[^,;.]*$", re.IGNORECASE)
_NOT = re.compile(r"(?:\b(?:not|never|nor)|n['’]t)\s+(?:\w+\s+)?$", re.IGNORECASE)
_KIN = 4  # letters that forms of a word for kin have in common
_WHY = "why"  # the kind of question for a reason


def asks_for_plans(asked: Asked) -> bool:
    words = set(re.findall(r"[\w'’]+", asked.question.casefold()))
    return not words.isdisjoint(asked.families.words["plans"])


def turned(asked: Asked, finding: Finding) -> str | None:
    """What is asked is not told the other way round, nor, where a reason is asked for, only as the reason for something else."""
    kind = asked.kind()
    if asked.direction is None or kind not in asked.families.directed:
        return None
    reasons = re.compile(rf"\b(?:{'|'.join(asked.families.words['reasons'])})\b", re.IGNORECASE)
    has_reason = any(reasons.search(words) for words in asked.direction.behind(finding))  # "after Lind resigned because of …"
    is_beside = kind == _WHY and asked.direction.is_only_a_reason(finding) and not has_reason
    is_quoted = asked.plan.family.tells is None
    is_open = is_quoted and asked.wants_verdict() and asked.direction.is_only_wished(finding)
    is_past = kind in DEEDS and _PAST.search(asked.question) is not None and not asks_for_plans(asked)
    is_open = is_open or (is_past and asked.direction.is_only_planned(finding))
    is_event = kind in DEEDS and not _PRESENT.search(asked.question)
    is_open = is_open or (is_event and _is_generic(finding, asked.direction.places(finding)))
    is_denied = kind in DEEDS and is_quoted and not asks_for_no(asked) and _is_denied(asked.direction, finding)
    way = asked.direction
    is_elsewhere = way.is_turned(finding) or way.is_done_to_another_thing(finding) or way.is_elsewhere(finding)
    is_elsewhere = is_elsewhere or way.is_in_another_clause(finding) or way.is_done_by_others(finding, asked.text)
    return "elsewhere" if is_beside or is_open or is_denied or is_elsewhere or _lacks_kin(asked, finding) else None


def _lacks_kin(asked: Asked, finding: Finding) -> bool:
    """Whether it is asked about somebody's wife, staff, supporters …, and the sentence has no word for them."""
    kin = re.compile(rf"['’]s?\s+(?:[\w-]+\s+){{0,2}}({'|'.join(asked.families.words['kin'])})\b", re.IGNORECASE)
    named = asked.direction.reading.named if asked.direction is not None else ()
    hits = [hit for one in named if (hit := kin.match(asked.question, one.end)) is not None]
    return any(re.search(rf"\b{re.escape(hit[1][:_KIN])}", finding.quote, re.IGNORECASE) is None for hit in hits)


def asks_for_no(asked: Asked) -> bool:
    """Whether the question's own words have a no in them ("Who did not vote?", "Who refused to sign?")."""
    words = set(re.findall(r"\w+(?:n['’]t)?", asked.question.casefold()))
    return not words.isdisjoint(asked.families.words["negations"]) or any(word.endswith(("n't", "n’t")) for word in words)


def _is_denied(direction: Direction, finding: Finding) -> bool:
    """Whether a no stands before each word by which the sentence says it ("did not visit")."""
    before = [finding.quote[: place - finding.start] for place in direction.places(finding)]
    return bool(before) and all(_NOT.search(words) for words in before)


def _is_generic(finding: Finding, places: Sequence[int]) -> bool:
    """Whether it is no event but what holds of any of a kind ("events where four or more people are killed")."""
    before = [finding.words((finding.start, place)) for place in places]
    return finding.tense == "present" and bool(before) and all(_ANY.search(words) for words in before)


def is_yet_to_come(asked: Asked, finding: Finding) -> bool:
    """Where it is asked whether something has been done: whether a sentence speaks of it as to come alone."""
    past = asked.wants_verdict() and _PAST.match(asked.question) is not None
    return past and asked.direction is not None and asked.direction.is_only_planned(finding)


def dated(asked: Asked, finding: Finding) -> str | None:
    """Where it is asked when something was done that somebody tells of, the day is not only that of the telling ("said on Monday that it
    will close")."""
    places = [] if asked.direction is None else asked.direction.places(finding)
    contents = [content for content, _ in finding.sayings]
    inside = [content for content in contents if places and all(content[0] <= place < content[1] for place in places)]
    days = [day.start for day in finding.days]
    return "lacking" if inside and not any(start <= day < end for start, end in inside for day in days) else None


def sited(asked: Asked, finding: Finding) -> str | None:
    """Where no place is named, one without a name belongs to what is asked about ("was stabbed at a hotel")."""
    if asked.plan.like is None or names_place(finding, asked.plan):
        return None
    told = [] if asked.direction is None else asked.direction.behind(finding)
    return None if any(site_in(words, asked.families) for words in told) else "lacking"


def clear(asked: Asked, finding: Finding) -> str | None:
    """Where sentences are only near to what is asked, they tell who does it."""
    return "elsewhere" if asked.direction is not None and asked.direction.is_unclear(finding) else None
