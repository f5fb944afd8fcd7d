"""Dates for days of the week that a sentence names by themselves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kg.ask.edits import Edit, is_in_marks
from kg.ask.findings import Day, Finding

_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today", re.IGNORECASE)
_CAPITALS = frozenset({"Today", "Yesterday"})
_AFTER_DAY = re.compile(  # what a noun that the day belongs to ("Thursday night", "Thursday talks") is not
    r"\W*$|[,.;:]|\s+(?:that|in|at|by|the|after|and|to|for|as|with|over|on)\b|\s+(?:[a-z]{3,}ed|said|told)\b", re.IGNORECASE
)
_AFTER_TODAY = re.compile(r"(?!['’-])(?!\s+(?:morning|afternoon|evening|night|is|was|are|were|has|had|will|would|marks?|sees?)\b)")
_TODAY = frozenset({"today", "yesterday"})
_JOINED_DAYS = re.compile(rf"\bon\s+{_WEEKDAY.pattern.split('|yesterday')[0]}\s+(?:and|or)\s+$", re.IGNORECASE)
_NOT_ALONE = frozenset({"last", "next", "this", "a", "the", "by", "from", "late", "early", "every", "and", "to"})
_BEFORE_DAY = frozenset({"of", "before", "after", "than", "for", "through", "till", "until", "since"})  # "as of Thursday"


def date(day: str) -> str:
    """2022-11-03 -> "3 November 2022"."""
    parsed = dt.date.fromisoformat(day)
    return f"{parsed.day} {parsed:%B} {parsed.year}"


def dates(finding: Finding) -> Iterator[Edit]:
    """The date for a day of the week that stands by itself ("on Thursday", "said Thursday that"), outside quotation marks."""
    for day in finding.days:
        words, before = finding.words((day.start, day.end)), finding.words((finding.start, day.start))
        is_plain = day.first == day.last and _WEEKDAY.fullmatch(words) and not is_in_marks(finding, day.start)
        if not is_plain or _is_in_a_name(finding, day) or _is_behind_later_one(day, finding):
            continue
        if edit := _date(day, words, before, finding.words((day.end, finding.end))):
            yield edit


def _is_behind_later_one(day: Day, finding: Finding) -> bool:
    """Whether a day before the article follows one after it ("will leave on Tuesday, before his return on Wednesday"): which week it is of
    nobody can tell."""
    published = finding.published or day.first
    return day.first < published and any(other.start < day.start and other.first > published for other in finding.days)


def _is_in_a_name(finding: Finding, day: Day) -> bool:
    """ "USA Today", "Black Friday": a capital where a day has none, or behind a word with one that is nobody's and no place's name."""
    words, before = finding.words((day.start, day.end)), finding.words((finding.start, day.start))
    if any(n.start <= day.start and day.end <= n.end and n.form == "name" for n in finding.named):
        return True
    if before.strip() and words in _CAPITALS:
        return True
    last = re.search(r"(\S+)\s+$", before)
    named = any(n.end == day.start - 1 for n in finding.named)
    return last is not None and last[1][:1].isupper() and last[1][-1:].isalpha() and last.start() > 0 and not named


def _date(day: Day, words: str, before: str, behind: str) -> Edit | None:
    previous = before.split()[-1].casefold() if before.split() else ""
    if _JOINED_DAYS.search(before):
        return Edit(day.start, day.end, date(day.first)) if _AFTER_DAY.match(behind) else None
    if previous == "on":
        return Edit(day.start, day.end, date(day.first)) if not re.match(r"['’]|\s+(?:night|morning|evening|afternoon)", behind) else None
    if previous in _BEFORE_DAY:
        return Edit(day.start, day.end, date(day.first)) if _AFTER_DAY.match(behind) else None
    follows = _AFTER_TODAY if words.casefold() in _TODAY else _AFTER_DAY
    alone = follows.match(behind) and previous not in _NOT_ALONE
    return Edit(day.start, day.end, f"on {date(day.first)}") if alone else None
