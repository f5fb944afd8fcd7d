"""Calendar arithmetic for expressions of time: each function gives the first and last day meant, the last one inclusive."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

from kg.model import Granularity, TimeBasis

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # northern, meteorological: the month each begins in
_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NUMBERS = {word: n for n, word in enumerate(_WORDS)} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


class Dated(NamedTuple):
    """What an expression means: first and last day (inclusive), how fine it is, and how that was got."""

    start: dt.date
    end: dt.date
    granularity: Granularity
    basis: TimeBasis


def number(word: str) -> int | None:
    """Value of "3", "three" or "a"; None for what is no number here ("several")."""
    return int(word) if word.isdigit() else NUMBERS.get(word.lower())


def day(date: dt.date, basis: TimeBasis) -> Dated:
    return Dated(date, date, "day", basis)


def days(start: dt.date, end: dt.date, basis: TimeBasis) -> Dated | None:
    """A stretch of days; None where it would end before it begins."""
    return Dated(start, end, "period", basis) if start <= end else None


def date(year: int, month: int, day_of_month: int) -> dt.date | None:
    """The date, or None for one that the calendar has not (31 June)."""
    try:
        return dt.date(year, month, day_of_month)
    except ValueError:
        return None


def week(date_in_it: dt.date, basis: TimeBasis) -> Dated:
    """The ISO week, Monday to Sunday."""
    monday = date_in_it - dt.timedelta(date_in_it.weekday())
    return Dated(monday, monday + dt.timedelta(6), "week", basis)


def weekend(date_in_week: dt.date, basis: TimeBasis) -> Dated:
    saturday = date_in_week + dt.timedelta(5 - date_in_week.weekday())
    return Dated(saturday, saturday + dt.timedelta(1), "period", basis)


def months(year: int, first: int, count: int, granularity: Granularity, basis: TimeBasis) -> Dated:
    """`count` whole months from the `first` of the year on; first may lie outside 1..12 and then counts on or back."""
    start = dt.date(*month_shift(year, first, 0), 1)
    last_year, last_month = month_shift(year, first, count - 1)
    end = dt.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return Dated(start, end, granularity, basis)


def month_shift(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month `by` months on."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def month(year: int, month_of_year: int, basis: TimeBasis) -> Dated:
    return months(year, month_of_year, 1, "month", basis)


def quarter(year: int, quarter_of_year: int, basis: TimeBasis) -> Dated:
    return months(year, 3 * quarter_of_year - 2, 3, "quarter", basis)


def season(year: int, name: str, basis: TimeBasis) -> Dated:
    """The season that begins in that year: winter 2015 is December 2015 to February 2016."""
    return months(year, SEASONS[name.lower()], 3, "season", basis)


def year(of: int, basis: TimeBasis) -> Dated:
    return Dated(dt.date(of, 1, 1), dt.date(of, 12, 31), "year", basis)


def decade(first: int, basis: TimeBasis) -> Dated:
    return Dated(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "decade", basis)


_YEARS_OF = {"year": 1, "decade": 10, "day": 1 / 365, "week": 1 / 52, "weekend": 1 / 52, "month": 1 / 12, "quarter": 1 / 4}


def out_of_calendar(base: dt.date, count: int, unit: str) -> bool:
    """Would that many units lead out of the years that dates can have?"""
    return not dt.MINYEAR + 1 < base.year + count * _YEARS_OF[unit] < dt.MAXYEAR - 1


def shifted(base: dt.date, count: int, unit: str, basis: TimeBasis) -> Dated | None:
    """The day, week, month or year that lies `count` units after `base` (before it, where negative), as a whole one."""
    if out_of_calendar(base, count, unit):
        return None
    if unit == "year":
        return year(base.year + count, basis)
    if unit == "decade":
        return year(base.year + 10 * count, basis)
    if unit == "quarter":
        return quarter_of(dt.date(*month_shift(base.year, base.month, 3 * count), 1), basis)
    if unit == "month":
        return month(*month_shift(base.year, base.month, count), basis)
    if unit == "week":
        return week(base + dt.timedelta(7 * count), basis)
    if unit == "weekend":
        return weekend(base + dt.timedelta(7 * count), basis)
    return day(base + dt.timedelta(count), basis)


def quarter_of(date_in_it: dt.date, basis: TimeBasis) -> Dated:
    return quarter(date_in_it.year, (date_in_it.month + 2) // 3, basis)


def stretch(base: dt.date, count: int, unit: str) -> Dated | None:
    """From `base` on (or up to it, where count is negative) for that many units: the past two weeks, the next six months."""
    if out_of_calendar(base, count, unit):
        return None
    if unit in ("day", "week"):
        other = base + dt.timedelta(count * (7 if unit == "week" else 1))
    else:
        size = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        to_year, to_month = month_shift(base.year, base.month, count * size)
        other = dt.date(to_year, to_month, min(base.day, calendar.monthrange(to_year, to_month)[1]))
    return days(min(base, other), max(base, other), "RelativeToPublication")


def weekday(name: str, published: dt.date, which: str) -> dt.date:
    """The weekday meant: which = "last" (before the day of publication), "next" (after it), "this" (in its week), "coming" (that day
    or after), "past" (that day or before)."""
    ahead = (WEEKDAYS[name.lower()] - published.weekday()) % 7
    if which == "this":
        return published + dt.timedelta(WEEKDAYS[name.lower()] - published.weekday())
    if which in ("next", "coming"):
        return published + dt.timedelta(ahead or (7 if which == "next" else 0))
    behind = (7 - ahead) % 7
    return published - dt.timedelta(behind or (7 if which == "last" else 0))


def nearest_year(month_of_year: int, day_of_month: int, published: dt.date, future: bool) -> dt.date | None:
    """A date without its year: the coming one where the text looks ahead, else the nearest, days ahead counting fourfold."""
    found = [d for d in (date(published.year + n, month_of_year, day_of_month) for n in (-1, 0, 1)) if d]
    if future:
        return min((d for d in found if d >= published), default=None)
    return min(found, key=lambda d: (published - d).days if d <= published else 4 * (d - published).days, default=None)


def nearest_month(month_of_year: int, published: dt.date, future: bool) -> tuple[int, int]:
    """Year and month of a month named alone: the last such month, the running one included, or the coming one."""
    if future:
        return published.year + (month_of_year < published.month), month_of_year
    return published.year - (month_of_year > published.month), month_of_year
