"""What each kind of expression of time means: functions from a match of the grammar, and the day of publication, to a date or a stretch.

Dates without a year, weekdays and months are past by default, as news tells what has happened; a future word before them in their clause
("will meet on Thursday", "by March") turns them. None says: looks like a time, cannot be dated.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.dates import dating
from kg.extract.dates.dating import Dated
from kg.model import TimeBasis


@dataclass(frozen=True, slots=True)
class Context:
    """A match of one rule, and what dating it needs to know."""

    match: re.Match[str]
    published: dt.date | None
    resolve: Callable[[Context], Dated | None]

    def __getitem__(self, name: str) -> str:
        """Words of a named group; "" where the group, or the whole group in this rule, is not there."""
        return self.match.groupdict().get(name) or ""

    @property
    def future(self) -> bool:
        """Does the clause look ahead? A future word before the expression, with no word of reporting between the two, or the "will" of the
        subject right behind an expression that opens the sentence."""
        before = re.split(r"[.!?;\n]", self.match.string[max(0, self.match.start() - 90) : self.match.start()])[-1]
        if _DEADLINE.search(before):
            return True
        ahead = list(_FUTURE.finditer(before))
        if ahead:
            return not _REPORT.search(before, ahead[-1].end())
        return before.strip(" \"“‘'") in _OPENING and _WILL_BEHIND.match(self.match.string, self.match.end()) is not None


_FUTURE = re.compile(
    r"\b(?:will|shall|would|going to|set (?:to|for)|due|scheduled|slated|plan(?:s|ned|ning)? (?:to|for|on)|expect(?:s|ed)?|(?:is|are) to"
    r"|upcoming|forthcoming|could|might|as (?:early|soon|late) as|(?:strike|walkout|protest|march|demonstration)s? for)\b|'ll\b|’ll\b"
)
_OPENING = {"", "On", "In", "Later on", "Next", "And on", "Then on"}
_PAST = r"(?:\w+ed|said|says|told|met|held|made|took|gave|won|led|left|went|came|found|began|sent|saw|put|was|were|had|has|is|are)\b"
_WILL_BEHIND = re.compile(
    rf",?(?: (?!(?!United\b){_PAST}|who\b|which\b|that\b)[\w.'’-]+,?){{1,14}} (?:will|shall|(?:is|are) (?:to|due|set|scheduled|expected)\b)"
)
_DEADLINE = re.compile(r"\b(?:until|till|by)\s+$")
_REPORT = re.compile(r"\b(?:said|says|told|announced|reported|added|confirmed|stated|warned|declared|wrote|since|after|following)\b")


def _month_number(name: str) -> int:
    return dating.MONTHS[name.rstrip(".").lower()]


def full_date(c: Context) -> Dated | None:
    found = dating.date(int(c["year"]), _month_number(c["month"]), int(c["day"]))
    return dating.day(found, "Explicit") if found else None


def date_range(c: Context) -> Dated | None:
    """November 3-5, 2022; 3 to 5 November: the year, where it is not given, is that of the last day."""
    last = _dated(c, int(c["last"]))
    first = last and dating.date(last.year, last.month, int(c["day"]))
    return dating.days(first, last, "Explicit" if c["year"] else "RelativeToPublication") if first and last else None


def two_dates(c: Context) -> Dated | None:
    """From 27 November to 10 December: two days with their months; a year that stands at the end is of both."""
    first = _dated(c, int(c["day"]))
    if first is None:
        return None
    month, day = dating.MONTHS[c["until_month"].rstrip(".").lower()], int(c["until_day"])
    last = dating.date(first.year + (month < first.month and not c["year"]), month, day)
    return dating.days(first, last, "Explicit" if c["year"] else "RelativeToPublication") if last else None


def day_of_year(c: Context) -> Dated | None:
    """May 7 last year."""
    if not c.published:
        return None
    found = dating.date(c.published.year + _WHICH[c["which"].lower()], _month_number(c["month"]), int(c["day"]))
    return dating.day(found, "RelativeToPublication") if found else None


def _dated(c: Context, day: int) -> dt.date | None:
    if c["year"]:
        return dating.date(int(c["year"]), _month_number(c["month"]), day)
    return dating.nearest_year(_month_number(c["month"]), day, c.published, c.future) if c.published else None


def day_month(c: Context) -> Dated | None:
    found = _dated(c, int(c["day"]))
    return dating.day(found, "RelativeToPublication") if found else None


def iso(c: Context) -> Dated | None:
    found = dating.date(int(c["year"]), int(c["m"]), int(c["day"]))
    return dating.day(found, "Explicit") if found else None


def slashed(c: Context) -> Dated | None:
    """7/8/07, 3.11.2022: day or month first; where both are dates, the one nearer to publication, and none without it."""
    year = int(c["y"]) + (0 if len(c["y"]) == 4 else 2000 if int(c["y"]) < 50 else 1900)
    one, two = int(c["one"]), int(c["two"])
    orders = [(two, one)] if "." in c.match[0] else [(one, two), (two, one)]
    found = {d for d in (dating.date(year, month, day) for month, day in orders) if d}
    if not found or (len(found) > 1 and not c.published):
        return None
    published = c.published
    return dating.day(min(found, key=lambda d: abs((d - published).days)) if published else found.pop(), "Explicit")


def month_year(c: Context) -> Dated:
    return dating.month(int(c["year"]), _month_number(c["month"]), "Explicit")


def bare_month(c: Context) -> Dated | None:
    if not c.published:
        return None
    which, number = c["which"].strip().lower(), _month_number(c["month"])
    year, number = dating.nearest_month(number, c.published, which in ("next", "coming") or (which != "last" and c.future))
    if which in ("last", "next") and (year, number) == (c.published.year, c.published.month):
        year += 1 if which == "next" else -1
    return dating.month(year, number, "RelativeToPublication")


def month_of_year(c: Context) -> Dated | None:
    """May last year; November this year."""
    if not c.published:
        return None
    return dating.month(c.published.year + _WHICH[c["which"].lower()], _month_number(c["month"]), "RelativeToPublication")


def year(c: Context) -> Dated:
    return dating.year(int(c["year"]), "Explicit")


def year_range(c: Context) -> Dated | None:
    first, last = int(c["year"]), int(c["last"])
    last = last if last > 99 else first // 100 * 100 + last
    found = dating.days(dt.date(first, 1, 1), dt.date(last, 12, 31), "Explicit")
    return found if last - first < 100 else None


def decade(c: Context) -> Dated:
    return dating.decade(int(c["decade"]), "Explicit")


def short_decade(c: Context) -> Dated:
    return dating.decade(1900 + int(c["decade"]), "Explicit")


def century(c: Context) -> Dated:
    number = int(c["n"])
    return Dated(dt.date(100 * number - 99, 1, 1), dt.date(100 * number, 12, 31), "period", "Explicit")


def weekday(c: Context) -> Dated | None:
    if not c.published:
        return None
    which = c["which"].strip().lower() or ("coming" if c.future else "past")
    name = {"coming": "next", "past": "last", "previous": "last"}.get(which, which) if c["which"] else which
    return dating.day(dating.weekday(c["weekday"], c.published, name), "RelativeToPublication")


def near_day(c: Context) -> Dated | None:
    words = c.match[0].lower()
    by = 1 if "tomorrow" in words else -1 if "yesterday" in words or words == "last night" else 0
    by *= 2 if words.startswith(("the day before", "the day after")) else 1
    return dating.day(c.published + dt.timedelta(by), "RelativeToPublication") if c.published else None


_WHICH = {"last": -1, "past": -1, "previous": -1, "this": 0, "the current": 0, "next": 1, "coming": 1, "the coming": 1, "the": 0}


def unit(c: Context) -> Dated | None:
    """Last week, earlier this month, next year, the end of the year; "the last decade" is the ten years up to now."""
    if not c.published:
        return None
    if c["unit"] == "decade" and c["which"].lower() in {"last", "next"} and re.search(r"\bthe $", c.match.string[: c.match.start()]):
        return dating.stretch(c.published, -1 if c["which"].lower() == "last" else 1, "decade")
    return dating.shifted(c.published, _WHICH[c["which"].lower()], c["unit"], "RelativeToPublication")


def ago(c: Context) -> Dated | None:
    count = dating.number(c["count"])
    if count is None or not c.published:
        return None
    return dating.shifted(c.published, -count, c["unit"], "RelativeToPublication")


def stretch(c: Context) -> Dated | None:
    count = dating.number(c["count"]) if c["count"] else 1
    if count is None or not c.published:
        return None
    return dating.stretch(c.published, count if c["which"].lower() in ("next", "coming") else -count, c["unit"])


def in_units(c: Context) -> Dated | None:
    count = dating.number(c["count"])
    return dating.shifted(c.published, count, c["unit"], "RelativeToPublication") if count and c.published else None


def season(c: Context) -> Dated | None:
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


def quarter(c: Context) -> Dated | None:
    number = dating.ORDINALS.get(c["ordinal"].lower()) or int(c["q"] or 0)
    if c["year"]:
        return dating.quarter(int(c["year"]), number, "Explicit")
    if not c.published:
        return None
    year = c.published.year + {"last": -1, "next": 1}.get(c["which"].lower(), 0)
    found = dating.quarter(year, number, "RelativeToPublication")
    ahead = found.start > c.published and not c["which"] and not c.future
    return dating.quarter(year - 1, number, "RelativeToPublication") if ahead else found


def half(c: Context) -> Dated | None:
    year = int(c["year"]) if c["year"] else c.published and c.published.year
    if not year:
        return None
    basis: TimeBasis = "Explicit" if c["year"] else "RelativeToPublication"
    return dating.months(year, 1 if c["ordinal"].lower() == "first" else 7, 6, "period", basis)


_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year's eve": (12, 31), "new year's day": (1, 1),
}  # fmt: skip


def feast(c: Context) -> Dated | None:
    month, day = _FEASTS[c["feast"].lower().replace("’", "'")]
    if c["year"]:
        return dating.day(dt.date(int(c["year"]), month, day), "Explicit")
    found = dating.nearest_year(month, day, c.published, c.future) if c.published else None
    return dating.day(found, "RelativeToPublication") if found else None


def no_time(_: Context) -> None:
    """Words that look like a time and are none, or one that cannot be dated: they keep other rules out."""
