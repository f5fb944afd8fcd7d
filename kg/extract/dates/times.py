"""Expressions of time, found by a grammar over the text and dated against the day of publication.

Spans are whole expressions as in TIMEX3 ("late on Thursday", "earlier this month", "November 3, 2022"). What cannot be dated is left
out, never guessed: without a day of publication only what carries its year is found. The rules are in timegrammar.py.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.dates.timegrammar import RULES
from kg.extract.dates.timevalues import Context
from kg.model import Span, TimeExpression


def times(doc: Doc, published: dt.date | None) -> list[TimeExpression]:
    """All expressions of time that can be dated, in order, none overlapping another."""
    found: list[TimeExpression] = []
    for context in _matches(doc.text, published):
        dated = context.resolve(context)
        if dated is not None:
            found.append(TimeExpression(Span(*context.match.span()), *dated))
    return _with_clock_times(doc.text, found)


def _matches(text: str, published: dt.date | None) -> Iterator[Context]:
    """Matches of all rules, leftmost and longest first; one that cannot be dated still keeps shorter ones out of its words."""
    contexts = [
        Context(match, published, rule.resolve) for rule in RULES if published or not rule.relative for match in rule.pattern.finditer(text)
    ]
    end = 0
    for context in sorted(contexts, key=lambda c: (c.match.start(), -c.match.end())):
        if context.match.start() >= end:
            end = context.match.end()
            yield context


# ---------------------------------------------------------------- clock times

_CLOCK = re.compile(
    r"(?<![\w:])(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?(?:[ap]\.?m\b\.?|hours\b)(?: ?\(?(?:[A-Z]{2,4}T?|local time)(?: ?[+-]\d+)?\)?)?"
    r"|(?<=\bat )(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:])"
    r"|(?<![\w:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?\(?(?:UTC|GMT|[A-Z]{2,3}T|local time)(?: ?[+-]\d+)?\)?)"
)


def _with_clock_times(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """The expressions and the clock times among them: a clock time has the date of the nearest day in its own sentence, else none."""
    added = [clock for match in _CLOCK.finditer(text) if (clock := _clock_time(text, match, found))]
    return sorted((*found, *added), key=lambda t: t.span)


def _clock_time(text: str, match: re.Match[str], found: list[TimeExpression]) -> TimeExpression | None:
    if any(t.span.start < match.end() and match.start() < t.span.end for t in found):
        return None
    near = [t for t in found if t.granularity == "day" and not re.search(r"[.!?]\s+[A-Z\"“]|\n", _between(text, match, t))]
    if not near:
        return None
    day = min(near, key=lambda t: len(_between(text, match, t)))
    return TimeExpression(Span(*match.span()), day.start, day.end, "time", "RelativeToText")


def _between(text: str, match: re.Match[str], time: TimeExpression) -> str:
    return text[min(match.end(), time.span.end) : max(match.start(), time.span.start)]
