"""What somebody took part in, by day: the rows of the timeline, and where each stands in its picture."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.analyse.candidates import of_things
from kg.sentences import concerning, naming, told_plainly
from kg.server.pages._rows import Plain, rows
from kg.server.pages._words import certainty
from kg.store import Store
from kg.vocab import UNTYPED

MOST = 600  # claims on one page, the newest; the rest is counted
WIDTH, HEIGHT, EDGE = 1160, 250, 34  # of the picture, in its own units; EDGE is left free at both sides
SPOT, STEP, COLUMN = 6, 15, 13  # radius of a spot, from one to the next above, from one column to the next
FULL = 40  # spots of one column, beyond which they are told apart no more, and bars count the claims
_TICKS = 9
_ORDER = {"certain": 0, "hedged": 1, "open": 2, "denied": 3}  # from the ground up
_PART = ("actor", "recipient", "instrument", "place")  # roles of claim-participants.rq

Span = tuple[dt.date, dt.date]  # first and last day


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim on an event with a day: `last` ends a longer time, `late`: the text gives no day, but it was by then."""

    claim: str
    day: dt.date
    last: dt.date | None
    late: bool
    label: str
    type: str
    factuality: str
    tense: str | None
    conditional: bool
    speaker: str
    quoted: bool
    sentence: str
    text: str
    article: str
    published: str | None
    publisher: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """An entry in the picture: its row's number, and where it stands."""

    number: int
    x: float
    y: float
    entry: Entry
    end: float | None  # where a longer time ends


@dataclass(frozen=True, slots=True)
class Bar:
    """Claims of one certainty in one column, whose days are `first` to `last`; all of the column's are `total`."""

    x: float
    y: float
    height: float
    certainty: str
    count: int
    total: int
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Picture:
    """Spots over an axis of days from `first` to `last`, or bars where they are too many; ticks are (x, words)."""

    first: dt.date
    last: dt.date
    height: float
    spots: tuple[Spot, ...]
    ticks: tuple[tuple[float, str], ...]
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """The entries by day; `left_out` counts the older ones that one page does not hold. `span` is that of all there are.

    `untyped` counts those among all these days that no type of event covers, whether they are in it or were not asked for. `told` has the
    day and the factuality of each claim, those that are left out too.
    """

    entries: tuple[Entry, ...]
    left_out: int
    span: Span | None
    untyped: int = 0
    told: tuple[tuple[dt.date, str], ...] = ()


def days(store: Store, about: Sequence[str], other: Sequence[str], since: str, until: str, *, every: bool = False) -> Days:
    """Claims on events that one of `about` (entities or events) took part in, in sentences that name one of `other`, if any is given.

    What no type of event covers is there only with `every`: it is most of what is told, and little of it happened on a day.
    """
    found = _found(store, about)
    if other:
        there = {one.sentence for one in naming(store, other)}
        found = [row for row in found if row["sentence"] in there]
    return _within(found, since, until, every=every)


def _found(store: Store, about: Sequence[str]) -> list[Plain]:
    """Rows of the claims on all that one of them took part in."""
    claims = concerning(store, about, _PART)
    return rows(store, "timeline", about=about) if claims is None else told_plainly(store, "timeline-of", claims)


def days_of(store: Store, things: Sequence[str]) -> Days:
    """The claims that things stand for: claims, events or sentences, as a query gives them."""
    claims = [candidate.claim for candidate in of_things(store, things)]
    return _within(rows(store, "timeline-of", claim=claims) if claims else [])


def _within(found: Iterable[Plain], since: str = "", until: str = "", *, every: bool = True) -> Days:
    known = sorted(_once(found), key=lambda row: (_date(row), row["sentence"], row["claim"]))
    untyped = sum(row["type"] == UNTYPED and _is_within(row, since, until) for row in known)
    told = [row for row in known if every or row["type"] != UNTYPED]
    within = [row for row in told if _is_within(row, since, until)]
    span = (_day(told[0]["date"]), _day(max(row.get("last", row["date"]) for row in told))) if told else None
    known_days = tuple((_day(row["date"]), row["factuality"]) for row in within)
    return Days(tuple(map(_entry, within[-MOST:])), max(0, len(within) - MOST), span, untyped, known_days)


def _is_within(row: Plain, since: str, until: str) -> bool:
    return (not since or _date(row) >= since) and (not until or _date(row) <= until)


def _date(row: Plain) -> str:
    """Its day as ISO 8601 has it, by which days can be compared."""
    return row["date"][:10]


def _once(found: Iterable[Plain]) -> Iterable[Plain]:
    """One row a claim and sentence; where an optional part gives several, the first in order of their words."""
    best: dict[tuple[str, str], Plain] = {}
    for row in found:
        key = row["claim"], row["sentence"]
        other = best.get(key)
        best[key] = row if other is None else min(other, row, key=lambda row: sorted(row.items()))
    return best.values()


def _entry(row: Plain) -> Entry:
    late = row["basis"].endswith("NotAfterPublication")
    return Entry(
        claim=row["claim"], day=_day(row["date"]), last=_day(row["last"]) if "last" in row else None, late=late,
        label=row.get("label", ""), type=row["type"], factuality=row["factuality"], tense=row.get("tense"),
        conditional=row.get("conditional") == "true", speaker=row.get("speaker", "not named"), quoted="cue" in row,
        sentence=row["sentence"], text=row["text"], article=row["article"], published=row.get("published"),
        publisher=row.get("publisher"), title=row.get("title"),
    )  # fmt: skip


def _day(date: str) -> dt.date:
    return dt.date.fromisoformat(date[:10])


def picture(found: Days, first: dt.date, last: dt.date) -> Picture:
    """A spot a claim by its day, those of one column above each other; bars where claims are left out, or a column has more than FULL."""
    first, last = (first - dt.timedelta(2), last + dt.timedelta(2)) if last - first < dt.timedelta(3) else (first, last)
    columns: dict[int, list[tuple[int, Entry]]] = defaultdict(list)
    for number, entry in enumerate(found.entries):
        columns[round(_x(entry.day, first, last) / COLUMN)].append((number, entry))
    tallest = max((len(column) for column in columns.values()), default=1)
    if found.left_out or tallest > FULL:
        return Picture(first, last, HEIGHT, (), tuple(_ticks(first, last)), tuple(_bars(found.told, first, last)))
    height = min(HEIGHT, 44 + STEP * tallest)
    spots = [spot for at, column in sorted(columns.items()) for spot in _column(at, column, height, first, last)]
    return Picture(first, last, height, tuple(spots), tuple(_ticks(first, last)))


def _bars(told: Iterable[tuple[dt.date, str]], first: dt.date, last: dt.date) -> Iterator[Bar]:
    columns: dict[int, list[tuple[dt.date, str]]] = defaultdict(list)
    for day, factuality in told:
        columns[round(_x(day, first, last) / COLUMN)].append((day, certainty(factuality)))
    ground, tallest = HEIGHT - 24, max(map(len, columns.values()), default=1)
    for at, column in sorted(columns.items()):
        counts, foot = Counter(sure for _, sure in column), float(ground)
        for sure, count in sorted(counts.items(), key=lambda one: _ORDER.get(one[0], 4)):
            height = max(2.0, (ground - 10) * count / tallest)  # a single one among thousands is still seen
            foot -= height
            yield Bar(at * COLUMN - 5, round(foot, 1), round(height, 1), sure, count, len(column), min(column)[0], max(column)[0])


def _column(at: int, column: Sequence[tuple[int, Entry]], height: float, first: dt.date, last: dt.date) -> list[Spot]:
    step = min(STEP, (height - 44) / len(column))
    stacked = sorted(column, key=lambda one: (_ORDER.get(certainty(one[1].factuality), 4), one[0]))
    ground = height - 32
    return [
        Spot(
            number,
            at * COLUMN,
            round(ground - place * step, 1),
            entry,
            round(_x(min(entry.last, last), first, last), 1) if entry.last else None,
        )
        for place, (number, entry) in enumerate(stacked)
    ]


def _x(day: dt.date, first: dt.date, last: dt.date) -> float:
    return EDGE + (WIDTH - 2 * EDGE) * (day - first).days / max(1, (last - first).days)


def _ticks(first: dt.date, last: dt.date) -> list[tuple[float, str]]:
    """Years, months or days, whichever are at most `_TICKS`."""
    for months in (0, 1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200):
        marks = _by_month(first, last, months) if months else _by_day(first, last)
        if len(marks) <= _TICKS:
            return [(round(_x(day, first, last), 1), words) for day, words in marks]
    return []


def _by_day(first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    span = (last - first).days
    if span > 7 * _TICKS:
        return [(first, "")] * (_TICKS + 1)
    step = next(step for step in (1, 2, 7) if span // step <= _TICKS)
    return [(day, day.isoformat()) for day in (first + dt.timedelta(n) for n in range(0, span + 1, step))][:_TICKS]


def _by_month(first: dt.date, last: dt.date, months: int) -> list[tuple[dt.date, str]]:
    marks = list[tuple[dt.date, str]]()
    number = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // months) * months
    while (day := dt.date(number // 12, number % 12 + 1, 1)) <= last and len(marks) <= _TICKS:
        marks.append((day, str(day.year) if months >= 12 else day.strftime("%Y-%m")))
        number += months
    return marks
