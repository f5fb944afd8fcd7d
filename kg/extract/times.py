"""Expressions of time, found by a grammar over the text and dated against the day of publication.

Spans are whole expressions as in TIMEX3 ("late on Thursday", "earlier this month", "November 3, 2022"). What cannot be dated is left
out, never guessed: without a day of publication only what carries its year is found. Weekdays, months and dates without a year
are past by default, as news tells what has happened; a future word before them in their clause ("will meet on Thursday") turns them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.extract import dating
from kg.extract.dating import Dated
from kg.model import Span, TimeBasis, TimeExpression


def times(doc: Doc, published: dt.date | None) -> list[TimeExpression]:
    """All expressions of time that can be dated, in order, none overlapping another."""
    found: list[TimeExpression] = []
    for context in _matches(doc.text, published):
        dated = context.resolve(context)
        if dated is not None:
            found.append(TimeExpression(Span(*context.match.span()), *dated))
    return _with_clock_times(doc.text, found)


@dataclass(frozen=True, slots=True)
class _Context:
    """A match of one rule, and what dating it needs to know."""

    match: re.Match[str]
    published: dt.date | None
    resolve: Callable[[_Context], Dated | None]

    def __getitem__(self, name: str) -> str:
        """Words of a named group; "" where the group, or the whole group in this rule, is not there."""
        return self.match.groupdict().get(name) or ""

    @property
    def future(self) -> bool:
        """Does the clause look ahead? A future word before the expression, with no word of reporting between the two."""
        before = re.split(r"[.!?;\n]", self.match.string[max(0, self.match.start() - 90) : self.match.start()])[-1]
        ahead = list(_FUTURE.finditer(before))
        return bool(ahead) and not _REPORT.search(before, ahead[-1].end())


_FUTURE = re.compile(
    r"\b(?:will|shall|would|going to|set (?:to|for)|due|scheduled|slated|plan(?:s|ned|ning)? (?:to|for|on)|expect(?:s|ed)?|(?:is|are) to"
    r"|upcoming|forthcoming|until|till|by)\b|'ll\b|’ll\b"
)
_REPORT = re.compile(r"\b(?:said|says|told|announced|reported|added|confirmed|stated|warned|declared|wrote|since|after|following)\b")


def _matches(text: str, published: dt.date | None) -> Iterator[_Context]:
    """Matches of all rules, leftmost and longest first; one that cannot be dated still keeps shorter ones out of its words."""
    contexts = [
        _Context(match, published, rule.resolve) for rule in _RULES if published or not rule.relative for match in rule.pattern.finditer(text)
    ]
    end = 0
    for context in sorted(contexts, key=lambda c: (c.match.start(), -c.match.end())):
        if context.match.start() >= end:
            end = context.match.end()
            yield context


# ---------------------------------------------------------------- words

_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_SURE_MONTH = r"January|February|July|September|October|November|December"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PART = r"(?P<part>(?:(?:[Tt]he )?(?:very )?(?:beginning|start|end|middle|close) of |[Ee]arl(?:y|ier)(?: in| on)? |[Ll]ate(?:r)?(?: in| on)? |[Mm]id[- ])?)"
_OF_DAY = r"(?: (?:morning|afternoon|evening|night|midday|noon))?"
_COUNT = r"(?P<count>\d{1,3}|an?|[a-z]+)"
_UNIT = r"(?P<unit>day|week|month|quarter|year|decade)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Winter)"
# nothing that makes a number something else than a year stands before or after it
_NOT_AFTER = r"(?<![\w$€£#.,:/+&–-])(?<!\bthan )(?<!\babout )(?<!\bsome )(?<!\bleast )(?<!\bnearly )(?<!No\. )(?<!\bflight )(?<!\bFlight )"
_NOT_BEFORE = (
    r"(?![\w%°])(?![.,:/–-]\d)(?!-[a-z])(?! (?:people|troops|soldiers|men|women|jobs|km|kilomet|miles|tonnes|tons|met(?:er|re)s|dollars|euros|pounds|votes"
    r"|per ?cent|homes|houses|deaths|cases|civilians|children|workers|employees|pages|feet|words|times|others|more|delegates|points|members"
    r"|units|cars|megawatts|flights|passengers|seats|GMT|UTC|hours|local|acres|hectares|students|prisoners|refugees|million|billion)\b)"
)


def _month_number(name: str) -> int:
    return dating.MONTHS[name.rstrip(".").lower()]


# ---------------------------------------------------------------- what each kind means


def _full_date(c: _Context) -> Dated | None:
    found = dating.date(int(c["year"]), _month_number(c["month"]), int(c["day"]))
    return dating.day(found, "Explicit") if found else None


def _date_range(c: _Context) -> Dated | None:
    """November 3-5, 2022; 3 to 5 November: the year, where it is not given, is that of the last day."""
    last = _dated(c, int(c["last"]))
    first = last and dating.date(last.year, last.month, int(c["day"]))
    return dating.days(first, last, "Explicit" if c["year"] else "RelativeToPublication") if first and last else None


def _dated(c: _Context, day: int) -> dt.date | None:
    if c["year"]:
        return dating.date(int(c["year"]), _month_number(c["month"]), day)
    return dating.nearest_year(_month_number(c["month"]), day, c.published, c.future) if c.published else None


def _day_month(c: _Context) -> Dated | None:
    found = _dated(c, int(c["day"]))
    return dating.day(found, "RelativeToPublication") if found else None


def _iso(c: _Context) -> Dated | None:
    found = dating.date(int(c["year"]), int(c["m"]), int(c["day"]))
    return dating.day(found, "Explicit") if found else None


def _slashed(c: _Context) -> Dated | None:
    """7/8/07, 3.11.2022: day or month first; where both are dates, the one nearer to publication, and none without it."""
    year = int(c["y"]) + (0 if len(c["y"]) == 4 else 2000 if int(c["y"]) < 50 else 1900)
    one, two = int(c["one"]), int(c["two"])
    orders = [(two, one)] if "." in c.match[0] else [(one, two), (two, one)]
    found = {d for d in (dating.date(year, month, day) for month, day in orders) if d}
    if not found or len(found) > 1 and not c.published:
        return None
    published = c.published
    return dating.day(min(found, key=lambda d: abs((d - published).days)) if published else found.pop(), "Explicit")


def _month_year(c: _Context) -> Dated:
    return dating.month(int(c["year"]), _month_number(c["month"]), "Explicit")


def _bare_month(c: _Context) -> Dated | None:
    if not c.published:
        return None
    which, number = c["which"].strip().lower(), _month_number(c["month"])
    year, number = dating.nearest_month(number, c.published, which in ("next", "coming") or which != "last" and c.future)
    if which in ("last", "next") and (year, number) == (c.published.year, c.published.month):
        year += 1 if which == "next" else -1
    return dating.month(year, number, "RelativeToPublication")


def _year(c: _Context) -> Dated:
    return dating.year(int(c["year"]), "Explicit")


def _year_range(c: _Context) -> Dated | None:
    first, last = int(c["year"]), int(c["last"])
    last = last if last > 99 else first // 100 * 100 + last
    found = dating.days(dt.date(first, 1, 1), dt.date(last, 12, 31), "Explicit")
    return found if last - first < 100 else None


def _decade(c: _Context) -> Dated:
    return dating.decade(int(c["decade"]), "Explicit")


def _short_decade(c: _Context) -> Dated:
    return dating.decade(1900 + int(c["decade"]), "Explicit")


def _century(c: _Context) -> Dated:
    number = int(c["n"])
    return Dated(dt.date(100 * number - 99, 1, 1), dt.date(100 * number, 12, 31), "period", "Explicit")


def _weekday(c: _Context) -> Dated | None:
    if not c.published:
        return None
    which = c["which"].strip().lower() or ("coming" if c.future else "past")
    name = {"coming": "next", "past": "last", "previous": "last"}.get(which, which) if c["which"] else which
    return dating.day(dating.weekday(c["weekday"], c.published, name), "RelativeToPublication")


def _near_day(c: _Context) -> Dated | None:
    words = c.match[0].lower()
    by = 1 if "tomorrow" in words else -1 if "yesterday" in words or words == "last night" else 0
    by *= 2 if words.startswith(("the day before", "the day after")) else 1
    return dating.day(c.published + dt.timedelta(by), "RelativeToPublication") if c.published else None


_WHICH = {"last": -1, "past": -1, "previous": -1, "this": 0, "the current": 0, "next": 1, "coming": 1, "the coming": 1, "the": 0}


def _unit(c: _Context) -> Dated | None:
    """Last week, earlier this month, next year, the end of the year."""
    if not c.published:
        return None
    return dating.shifted(c.published, _WHICH[c["which"].lower()], c["unit"], "RelativeToPublication")


def _ago(c: _Context) -> Dated | None:
    count = dating.number(c["count"])
    if count is None or not c.published:
        return None
    return dating.shifted(c.published, -count, c["unit"], "RelativeToPublication")


def _stretch(c: _Context) -> Dated | None:
    count = dating.number(c["count"]) if c["count"] else 1
    if count is None or not c.published:
        return None
    return dating.stretch(c.published, count if c["which"].lower() in ("next", "coming") else -count, c["unit"])


def _in_units(c: _Context) -> Dated | None:
    count = dating.number(c["count"])
    return dating.shifted(c.published, count, c["unit"], "RelativeToPublication") if count and c.published else None


def _season(c: _Context) -> Dated | None:
    if c["year"]:
        return dating.season(int(c["year"]), c["season"], "Explicit")
    if not c.published:
        return None
    found = [dating.season(c.published.year + n, c["season"], "RelativeToPublication") for n in (-2, -1, 0, 1)]
    which = c["which"].lower()
    if which == "last":
        return max((s for s in found if s.end < c.published), default=None)
    if which == "next":
        return min((s for s in found if s.start > c.published), default=None)
    return found[2] if found[1].end < c.published else found[1]


def _quarter(c: _Context) -> Dated | None:
    number = dating.ORDINALS.get(c["ordinal"].lower()) or int(c["q"] or 0)
    if c["year"]:
        return dating.quarter(int(c["year"]), number, "Explicit")
    if not c.published:
        return None
    year = c.published.year + {"last": -1, "next": 1}.get(c["which"].lower(), 0)
    found = dating.quarter(year, number, "RelativeToPublication")
    ahead = found.start > c.published and not c["which"] and not c.future
    return dating.quarter(year - 1, number, "RelativeToPublication") if ahead else found


def _half(c: _Context) -> Dated | None:
    year = int(c["year"]) if c["year"] else c.published and c.published.year
    if not year:
        return None
    basis: TimeBasis = "Explicit" if c["year"] else "RelativeToPublication"
    return dating.months(year, 1 if c["ordinal"].lower() == "first" else 7, 6, "period", basis)


_FEASTS = {"christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year's eve": (12, 31), "new year's day": (1, 1)}


def _feast(c: _Context) -> Dated | None:
    month, day = _FEASTS[c["feast"].lower().replace("’", "'")]
    if c["year"]:
        return dating.day(dt.date(int(c["year"]), month, day), "Explicit")
    found = dating.nearest_year(month, day, c.published, c.future) if c.published else None
    return dating.day(found, "RelativeToPublication") if found else None


def _nothing(_: _Context) -> None:
    """Words that look like a time and are none, or one that cannot be dated: they keep other rules out."""


# ---------------------------------------------------------------- the grammar


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    resolve: Callable[[_Context], Dated | None]
    relative: bool = False  # needs the day of publication


def _rule(pattern: str, resolve: Callable[[_Context], Dated | None], *, relative: bool = False) -> _Rule:
    return _Rule(re.compile(pattern), resolve, relative)


_ON = rf"(?:{_WEEKDAY},? (?:the )?)?"  # Thursday, November 3
_OPTIONAL_YEAR = rf"(?:,? (?:of )?{_YEAR}(?!\d))?"
_TO = r" ?(?:-|–|—|to|and|through|until) ?"
_RULES = (
    # names and fiscal years
    _rule(r"\b(?:Black|Good|Super|Ash|Bloody|Cyber|Palm|Easter|Holy|Maundy|Fat|Shrove) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", _nothing),
    _rule(r"\bSunday (?:Times|Telegraph|Mail|Mirror|Herald|Express|World|Mercury|Independent|Age|Star|Tribune)\b|\b(?:Red|Black) (?:October|September)\b", _nothing),
    _rule(r"\b(?:[Ff]iscal|[Ff]inancial) (?:year )?(?:1[5-9]|20)\d\d(?:[-–/]\d\d+)?\b|\bFY ?\d\d(?:\d\d)?\b", _nothing),
    _rule(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b", _nothing),
    # dates
    _rule(rf"(?<!\w){_PART}{_ON}{_MONTH} {_DAY},? (?:of )?{_YEAR}(?!\d)", _full_date),
    _rule(rf"(?<!\w){_PART}{_ON}{_DAY}(?: of)? {_MONTH},? {_YEAR}(?!\d)", _full_date),
    _rule(rf"(?<!\w){_MONTH} {_DAY}{_TO}(?P<last>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?{_OPTIONAL_YEAR}(?![\w:%])", _date_range),
    _rule(rf"(?<!\w){_DAY}{_TO}(?P<last>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?(?: of)? {_MONTH}{_OPTIONAL_YEAR}(?!\w)", _date_range),
    _rule(rf"(?<!\w){_PART}{_ON}{_MONTH} {_DAY}(?![\w:%])(?!,\d| (?:million|billion|per ?cent))", _day_month, relative=True),
    _rule(rf"(?<![\w$.]){_PART}{_ON}(?:the )?{_DAY}(?: of)? {_MONTH}(?!\w)", _day_month, relative=True),
    _rule(rf"(?<![\w-]){_YEAR}-(?P<m>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)", _iso),
    _rule(r"(?<![\w/.])(?P<one>[0-3]?\d)/(?P<two>[0-3]?\d)/(?P<y>\d{4}|\d\d)(?![\w/])", _slashed),
    _rule(r"(?<![\w/.])(?P<one>[0-3]?\d)\.(?P<two>[01]?\d)\.(?P<y>\d{4})(?![\w/])", _slashed),
    # months
    _rule(rf"(?<!\w){_PART}{_MONTH},?(?: of)? {_YEAR}(?!\d)", _month_year),
    _rule(
        rf"(?<!\w)(?:{_PART}(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?)"
        rf"(?P<month>{_SURE_MONTH}|(?:(?<=[Ii]n )|(?<=[Ss]ince )|(?<=[Bb]y )|(?<=until )|(?<=[Ll]ast )|(?<=[Nn]ext )|(?<=this )|(?<=during )"
        r"|(?<=early )|(?<=late )|(?<=mid-)|(?<=of )|(?<=from )|(?<=between )|(?<=before )|(?<=after )|(?<=[Tt]hroughout ))(?:March|April|May|June|August))"
        r"(?!\w)(?! [A-Z][a-z]| \d)",
        _bare_month, relative=True,
    ),
    # weekdays; the text may have lost the space after them ("Tuesdaythat")
    _rule(
        rf"(?<![A-Za-z])(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming|[Pp]revious) )?{_PART}{_WEEKDAY}(?!s\b){_OF_DAY}",
        _weekday, relative=True,
    ),
    # years, decades, centuries
    _rule(rf"{_NOT_AFTER}{_PART}{_YEAR}{_NOT_BEFORE}", _year),
    _rule(rf"(?<![\w$€£#.,:/-]){_YEAR}[-–/](?P<last>20\d\d|1[5-9]\d\d|\d\d)(?![\w.,:/–-]*\d)(?!\w)", _year_range),
    _rule(rf"(?<!\w)(?:the )?{_PART}(?P<decade>1[5-9]\d0|20\d0)'?s\b", _decade),
    _rule(rf"(?:the )?{_PART}['’](?P<decade>[2-9]0)s\b", _short_decade),
    _rule(rf"\b(?:the )?{_PART}(?P<n>1\d|2[01])(?:th|st) [Cc]entury\b", _century),
    # relative to the day of publication
    _rule(
        r"\b(?:the day before yesterday|the day after tomorrow|(?:late |early |earlier |later )?(?:[Tt]oday|[Yy]esterday|[Tt]omorrow)"
        rf"{_OF_DAY}|[Tt]onight|(?:late |early |earlier |later )?[Tt]his (?:morning|afternoon|evening)|[Ll]ast night)\b",
        _near_day, relative=True,
    ),
    _rule(
        rf"\b{_PART}(?P<which>[Ll]ast|[Tt]his|[Nn]ext|(?:the )?[Cc]oming|the current) (?P<unit>weekend|week|month|quarter|year|decade)\b(?!-|'s? old| of)",
        _unit, relative=True,
    ),
    _rule(rf"\b(?P<part>[Tt]he (?:very )?(?:beginning|start|end|close|middle) of )(?P<which>the|this|last|next) (?P<unit>week|month|year)\b(?! [12]\d\d\d)", _unit, relative=True),
    _rule(rf"\b(?:(?:[Mm]ore than|[Ll]ess than|[Oo]ver|[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Jj]ust|[Ss]ome) )?{_COUNT} {_UNIT}s? ago\b", _ago, relative=True),
    _rule(rf"\b(?:[Tt]he )?(?P<which>[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming) (?:{_COUNT} )?{_UNIT}s\b", _stretch, relative=True),
    _rule(rf"\b[Tt]he (?P<which>past) (?P<unit>week|month|year|decade)\b", _stretch, relative=True),
    _rule(rf"\b[Ii]n {_COUNT} {_UNIT}s?['’]s? time\b", _in_units, relative=True),
    # seasons, quarters, halves, feasts
    _rule(rf"\b(?:the )?{_PART}(?:the )?{_SEASON}(?: of)? {_YEAR}(?!\d)", _season),
    _rule(rf"\b{_PART}(?P<which>[Ll]ast|[Tt]his|[Nn]ext) {_SEASON}\b", _season, relative=True),
    _rule(rf"\bQ(?P<q>[1-4])(?:,? (?:of )?{_YEAR}(?!\d))?(?!\w)", _quarter),
    _rule(
        rf"\b(?:the )?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter(?:,?(?: of| in)? (?:{_YEAR}(?!\d)|(?P<which>this|last|next) year))?\b",
        _quarter,
    ),
    _rule(rf"\b(?:the )?(?P<ordinal>first|second) half of (?:{_YEAR}(?!\d)|this year|the year)", _half),
    _rule(rf"\b(?P<feast>Christmas (?:Eve|Day)|New Year['’]s (?:Eve|Day))(?:,? {_YEAR}(?!\d))?(?! [A-Z])", _feast),
    _rule(rf"\b(?P<feast>Christmas) {_YEAR}(?!\d)", _feast),
)  # fmt: skip


# ---------------------------------------------------------------- clock times

_CLOCK = re.compile(
    r"(?<![\w:])(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?(?:[ap]\.?m\b\.?|hours\b)(?: ?\(?(?:[A-Z]{2,4}T?|local time)(?: ?[+-]\d+)?\)?)?"
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
