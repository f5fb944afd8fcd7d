"""Whether a sentence holds what a question asks for: a day, a place, a number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.ask.findings import Finding
from kg.ask.question import OTHER, SPEECH
from kg.vocab import PL

_PLANS = frozenset({PL + "AGREE", PL + "x-CONSIDER"})
_NUMBER = r"(?<![\w.-])(?:\d[\d,.]*|{words})(?:bn|tn|m|k)?(?:\s+(?:{words}))*(?![\w-])"
_CURRENCY = re.compile(r"(?:[$£€¥]|\b(?:USD|EUR|GBP|Rs\.?)\s?)$")
_PEOPLE = frozenset({"people", "persons"})
_PEOPLE_OF = re.compile(r"\s+(?:[a-z]+\s+)?[A-Z][a-z]{2,}(?:ans|ers|ese|is)\b")  # "1.7 million Londoners"
_REACH = 5  # words between a number and what it counts


def holds(asked: str, finding: Finding, counted: Sequence[str], things: frozenset[str], words: Mapping[str, Sequence[str]]) -> bool:
    """asked: "day", "place", "number", "plan", "deed" or "words" (families.toml).

    `counted` and `things`: words and entities that a number must stand before; `words`: the word lists of families.toml.
    """
    if asked == "day":
        return finding.when is not None
    if asked == "place":
        return bool(finding.roles.get("place"))
    if asked == "words":
        return True  # the queries for what is said find nothing else
    if asked == "plan":
        return finding.tense == "future" or finding.type in _PLANS
    if asked == "deed":
        return finding.type not in (PL + SPEECH, PL + OTHER)
    dead = words["dead"] if set(counted) & set(words["persons"]) else ()
    counted = (*counted, *words["nouns_for_persons"]) if not _PEOPLE.isdisjoint(counted) else counted
    money = set(counted) & set(words["monies"])
    return _has_number(finding, (*counted, *dead), things, words["number"], dead, money=bool(money))


def _has_number(
    finding: Finding, counted: Sequence[str], things: frozenset[str], numbers: Sequence[str], dead: Sequence[str], *, money: bool = False
) -> bool:
    """A number with what is counted a few words behind it; for "how much" with nothing to count, any number; people may go without a word
    for them behind one of the words for what befell them ("killing four"), and money is any sum."""
    first, last = finding.clause or (finding.start, finding.end)
    pattern = re.compile(_NUMBER.format(words="|".join(numbers)), re.IGNORECASE)
    return any(
        _counts(finding, hit.end() + finding.start, counted, things)
        or (money and _CURRENCY.search(finding.quote[: hit.start()]) is not None)
        or _is_toll(finding.quote[: hit.start()], finding.quote[hit.end() :], dead)
        for hit in pattern.finditer(finding.quote)
        if first <= hit.start() + finding.start and hit.end() + finding.start <= last
    )


def _is_toll(before: str, behind: str, dead: Sequence[str]) -> bool:
    """Whether a number that counts nothing stands behind a word for what befalls people."""
    some = "at least|about|around|nearly|over|more than|some|another"
    told = re.search(rf"\b(?:{'|'.join(dead)})\w*\W+(?:(?:{some})\W+)?$", before, re.IGNORECASE)
    return bool(dead) and told is not None and re.match(r"\W*(?:$|and\b|others?\b|more\b|[,;.])", behind) is not None


def _counts(finding: Finding, at: int, counted: Sequence[str], things: frozenset[str]) -> bool:
    rest = finding.quote[at - finding.start :]
    near = re.match(rf"(?:\W+\w+){{0,{_REACH}}}", rest)
    reach = "" if near is None else re.split(r"[,;:.]", near[0])[0]
    if not counted and not things:
        return True
    if any(at <= named.start < at + len(reach) for named in finding.named if named.entity in things):
        return True
    if not _PEOPLE.isdisjoint(counted) and _PEOPLE_OF.match(reach):
        return True
    return any(re.search(rf"\b{re.escape(word[:-1] if word.endswith('s') else word)}", reach, re.IGNORECASE) for word in counted)
