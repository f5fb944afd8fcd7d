"""The grammar of expressions of time: each rule is a pattern and the function of timevalues.py that dates what it matches.

Patterns share names for their parts (month, day, year, last, weekday, which, count, unit, season, ordinal ...), which those functions read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.dates import timevalues as values
from kg.extract.dates.dating import Dated
from kg.extract.dates.timevalues import Context

# ---------------------------------------------------------------- words

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_SURE_MONTH = r"January|February|July|September|October|November|December"
_AFTER_WHICH_A_MONTH = "|".join(  # what tells the month from the verb (may, march) and the woman (April, June)
    f"(?<={word})"
    for word in ("[Ii]n ", "[Ss]ince ", "[Bb]y ", "until ", "[Ll]ast ", "[Nn]ext ", "this ", "during ", "early ", "late ", "mid-", "of ",
                 "from ", "between ", "before ", "after ", "[Tt]hroughout ")
)  # fmt: skip
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PART = (
    r"(?P<part>(?:(?:[Tt]he )?(?:very )?(?:beginning|start|end|middle|close) of "
    r"|[Ee]arl(?:y|ier)(?: in| on)? |[Ll]ate(?:r)?(?: in| on)? |[Mm]id[- ])?)"
)
_OF_DAY = r"(?: (?:morning|afternoon|evening|night|midday|noon))?"
_COUNT = r"(?P<count>\d{1,3}|an?|[a-z]+)"
_UNIT = r"(?P<unit>day|week|month|quarter|year|decade)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Winter)"
# nothing that makes a number something else than a year stands before or after it
_NOT_AFTER = r"(?<![\w$€£#.,:/+&–-])(?<!\bthan )(?<!\babout )(?<!\bsome )(?<!\bleast )(?<!\bnearly )(?<!No\. )(?<!\bflight )(?<!\bFlight )"
_NOT_BEFORE = (
    r"(?![\w%°])(?![.,:/–-]\d)(?!-[a-z])"
    r"(?! (?:people|troops|soldiers|men|women|jobs|km|kilomet|miles|tonnes|tons|met(?:er|re)s|dollars|euros|pounds|votes"
    r"|per ?cent|homes|houses|deaths|cases|civilians|children|workers|employees|pages|feet|words|times|others|more|delegates|points|members"
    r"|units|cars|megawatts|flights|passengers|seats|GMT|UTC|hours|local|acres|hectares|students|prisoners|refugees|million|billion)\b)"
)


# ---------------------------------------------------------------- the grammar


@dataclass(frozen=True, slots=True)
class Rule:
    pattern: re.Pattern[str]
    resolve: Callable[[Context], Dated | None]
    relative: bool = False  # needs the day of publication


def _rule(pattern: str, resolve: Callable[[Context], Dated | None], *, relative: bool = False) -> Rule:
    return Rule(re.compile(pattern), resolve, relative)


_ON = rf"(?:{_WEEKDAY},? (?:the )?)?"  # Thursday, November 3
_OPTIONAL_YEAR = rf"(?:,? (?:of )?{_YEAR}(?!\d))?"
_TO = r" ?(?:-|–|—|to|and|through|until) ?"
_TO_MONTH = (
    r"(?: ?[-–—] ?| (?:to|and|through|until) )(?P<until_month>"
    + _MONTH.partition(">")[2][:-1]
    + r") (?P<until_day>0?[1-9]|[12]\d|3[01])\b(?:st|nd|rd|th)?"
)
RULES = (
    # names and fiscal years
    _rule(rf"\b(?:Black|Good|Super|Ash|Bloody|Cyber|Palm|Easter|Holy|Maundy|Fat|Shrove) {_WEEKDAY}\b", values.no_time),
    _rule(r"\bSunday (?:Times|Telegraph|Mail|Mirror|Herald|Express|World|Mercury|Independent|Age|Star|Tribune)\b", values.no_time),
    _rule(r"\b(?:Red|Black) (?:October|September)\b", values.no_time),
    _rule(r"\b(?:[Ff]iscal|[Ff]inancial) (?:year )?(?:1[5-9]|20)\d\d(?:[-–/]\d\d+)?\b|\bFY ?\d\d(?:\d\d)?\b", values.no_time),
    _rule(rf"\b{_WEEKDAY}s\b", values.no_time),
    # dates
    _rule(rf"(?<!\w){_PART}{_ON}{_MONTH} {_DAY},? (?:of )?{_YEAR}(?!\d)", values.full_date),
    _rule(rf"(?<!\w){_PART}{_ON}{_DAY}(?: of)? {_MONTH},? {_YEAR}(?!\d)", values.full_date),
    _rule(rf"(?<!\w){_MONTH} {_DAY}{_TO}(?P<last>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?{_OPTIONAL_YEAR}(?![\w:%])", values.date_range),
    _rule(rf"(?<!\w){_DAY}{_TO}(?P<last>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?(?: of)? {_MONTH}{_OPTIONAL_YEAR}(?!\w)", values.date_range),
    _rule(rf"(?<!\w){_MONTH} {_DAY}{_TO_MONTH}{_OPTIONAL_YEAR}(?![\w:%])", values.two_dates, relative=True),
    _rule(rf"(?<!\w){_MONTH} {_DAY},?(?: of)? (?P<which>last|this|next) year\b", values.day_of_year, relative=True),
    _rule(rf"(?<![\w$.]){_DAY}(?: of)? {_MONTH},?(?: of)? (?P<which>last|this|next) year\b", values.day_of_year, relative=True),
    _rule(rf"(?<!\w){_PART}{_ON}{_MONTH} {_DAY}(?![\w:%])(?!,\d| (?:million|billion|per ?cent))", values.day_month, relative=True),
    _rule(rf"(?<![\w$.]){_PART}{_ON}(?:the )?{_DAY}(?: of)? {_MONTH}(?!\w)", values.day_month, relative=True),
    _rule(rf"(?<![\w-]){_YEAR}-(?P<m>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)", values.iso),
    _rule(r"(?<![\w/.])(?P<one>[0-3]?\d)/(?P<two>[0-3]?\d)/(?P<y>\d{4}|\d\d)(?![\w/])", values.slashed),
    _rule(r"(?<![\w/.])(?P<one>[0-3]?\d)\.(?P<two>[01]?\d)\.(?P<y>\d{4})(?![\w/])", values.slashed),
    # months
    _rule(rf"(?<!\w){_PART}{_MONTH},?(?: of)? {_YEAR}(?!\d)", values.month_year),
    _rule(rf"(?<!\w){_PART}{_MONTH},?(?: of)? (?P<which>last|this|next) year\b", values.month_of_year, relative=True),
    _rule(
        rf"(?<!\w)(?:{_PART}(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?)"
        rf"(?P<month>{_SURE_MONTH}|(?:{_AFTER_WHICH_A_MONTH})(?:March|April|May|June|August))"
        r"(?!\w)(?! [A-Z][a-z]| \d)",
        values.bare_month, relative=True,
    ),
    # weekdays; the text may have lost the space after them ("Tuesdaythat")
    _rule(
        rf"(?<![A-Za-z])(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming|[Pp]revious) )?{_PART}{_WEEKDAY}(?!s\b){_OF_DAY}",
        values.weekday, relative=True,
    ),
    # years, decades, centuries
    _rule(rf"{_NOT_AFTER}{_PART}{_YEAR}{_NOT_BEFORE}", values.year),
    _rule(rf"(?<![\w$€£#.,:/-]){_YEAR}[-–/](?P<last>20\d\d|1[5-9]\d\d|\d\d)(?![\w.,:/–-]*\d)(?!\w)", values.year_range),
    _rule(rf"(?<!\w)(?:the )?{_PART}(?P<decade>1[5-9]\d0|20\d0)'?s\b", values.decade),
    _rule(rf"(?:the )?{_PART}['’](?P<decade>[2-9]0)s\b", values.short_decade),
    _rule(rf"\b(?:the )?{_PART}(?P<n>1\d|2[01])(?:th|st) [Cc]entury\b", values.century),
    # told from another day than that of publication: "the party named her in May and him the next month"
    _rule(
        r"(?<![Oo]ver )(?<![Ii]n )(?<![Dd]uring )(?<![Ff]or )(?<![Ww]ithin )(?<![Oo]f )(?<![Ff]rom )(?<![Bb]y )"
        r"\b[Tt]he next (?:week|month|year|weekend)\b",
        values.no_time,
    ),
    # relative to the day of publication
    _rule(
        r"\b(?:the day before yesterday|the day after tomorrow|(?:late |early |earlier |later )?(?:[Tt]oday|[Yy]esterday|[Tt]omorrow)"
        rf"{_OF_DAY}|[Tt]onight|(?:late |early |earlier |later )?[Tt]his (?:morning|afternoon|evening)|[Ll]ast night)\b",
        values.near_day, relative=True,
    ),
    _rule(
        rf"\b{_PART}(?P<which>[Ll]ast|[Tt]his|[Nn]ext|(?:the )?[Cc]oming|the current)"
        r" (?P<unit>weekend|week|month|quarter|year|decade)\b(?!-|'s? old| of)",
        values.unit, relative=True,
    ),
    _rule(
        r"\b[Tt]he (?:very )?(?:beginning|start|end|close|middle) of (?P<which>the|this|last|next) (?P<unit>week|month|year)\b"
        r"(?! [12]\d\d\d)",
        values.unit, relative=True,
    ),
    _rule(
        r"\b(?:(?:[Mm]ore than|[Ll]ess than|[Oo]ver|[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Jj]ust|[Ss]ome) )?"
        rf"{_COUNT} {_UNIT}s? ago\b",
        values.ago, relative=True,
    ),
    _rule(rf"\b(?:[Tt]he )?(?P<which>[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming) (?:{_COUNT} )?{_UNIT}s\b", values.stretch, relative=True),
    _rule(r"\b[Tt]he (?P<which>past) (?P<unit>week|month|year|decade)\b", values.stretch, relative=True),
    _rule(rf"\b[Ii]n {_COUNT} {_UNIT}s?['’]s? time\b", values.in_units, relative=True),
    # seasons, quarters, halves, feasts
    _rule(rf"\b(?:the )?{_PART}(?:the )?{_SEASON}(?: of)? {_YEAR}(?!\d)", values.season),
    _rule(rf"\b{_PART}(?P<which>[Ll]ast|[Tt]his|[Nn]ext) {_SEASON}\b", values.season, relative=True),
    _rule(rf"\bQ(?P<q>[1-4])(?:,? (?:of )?{_YEAR}(?!\d))?(?!\w)", values.quarter),
    _rule(
        r"\b(?:the )?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter"
        rf"(?:,?(?: of| in)? (?:{_YEAR}(?!\d)|(?P<which>this|last|next) year))?\b",
        values.quarter,
    ),
    _rule(rf"\b(?:the )?(?P<ordinal>first|second) half of (?:{_YEAR}(?!\d)|this year|the year)", values.half),
    _rule(rf"\b(?P<feast>Christmas (?:Eve|Day)|New Year['’]s (?:Eve|Day))(?:,? (?:in )?{_YEAR}(?!\d))?(?! [A-Z])", values.feast),
    _rule(rf"\b(?P<feast>Christmas) {_YEAR}(?!\d)", values.feast),
)  # fmt: skip
