"""Expressions of time: what is found, how it is dated, and what is rather left out."""

import datetime as dt
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates.times import times
from kg.model import TimeExpression

NLP = spacy.blank("en")
TABLE = [
    [cell.strip() for cell in line.split("|")]
    for line in (Path(__file__).parent / "times.psv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def found_in(text: str, published: dt.date | None = dt.date(2022, 11, 3)) -> list[TimeExpression]:
    return times(NLP.make_doc(text), published)


@pytest.mark.parametrize(("published", "marked", "start", "end", "granularity"), TABLE, ids=[row[1] for row in TABLE])
def test_table(published: str, marked: str, start: str, end: str, granularity: str) -> None:
    """Each expression of the table is found as a whole and dated as the table says; unmarked text has none."""
    text = marked.replace("[[", "").replace("]]", "")
    want = [(m[1], start, end, granularity) for m in re.finditer(r"\[\[(.*?)\]\]", marked)]
    have = [
        (text[t.span.start : t.span.end], str(t.start), str(t.end), t.granularity) for t in found_in(text, dt.date.fromisoformat(published))
    ]
    assert have == want


def test_two_years() -> None:
    """Between two years stand two expressions."""
    assert [t.start.year for t in found_in("It stood between 2010 and 2012.")] == [2010, 2012]


def test_basis() -> None:
    """An expression that carries its year is explicit, any other relative to the day of publication."""
    found = found_in("It began on 3 November 2021 and ended on Tuesday.")
    assert [t.basis for t in found] == ["Explicit", "RelativeToPublication"]


@pytest.mark.parametrize("text", ["on Tuesday", "last week", "in October", "on November 3", "two years ago", "Q3", "on 7/8/07"])
def test_unknown_publication(text: str) -> None:
    """Without a day of publication what does not carry its year is left out."""
    assert found_in(text, None) == []


def test_year_without_publication() -> None:
    """Without a day of publication a full date is still dated."""
    assert [str(t.start) for t in found_in("on November 3, 2021", None)] == ["2021-11-03"]


def test_clock_time() -> None:
    """A clock time takes the day of its sentence; with none there it is left out."""
    found = found_in("It struck on Tuesday at 18:00 UTC. It struck again at 19:00 UTC.")
    assert [(str(t.start), t.granularity) for t in found] == [("2022-11-01", "day"), ("2022-11-01", "time")]


@given(st.text(alphabet=st.sampled_from("0123456789 -/.,'lasthenxOctMyudJQTFirkgow")), st.dates())
def test_never_raises(text: str, published: dt.date) -> None:
    """Whatever the text and the day, expressions lie in it, in order, apart from each other, and end no sooner than they begin."""
    found = found_in(text, published)
    assert all(0 <= t.span.start < t.span.end <= len(text) and t.start <= t.end for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.integers(0, 999), st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]), st.dates())
def test_far_away(count: int, unit: str, published: dt.date) -> None:
    """However far an expression reaches, it is dated or left out, never an error."""
    for text in (f"{count} {unit}s ago", f"the past {count} {unit}s", f"the next {count} {unit}s", f"in {count} {unit}s' time"):
        assert len(found_in(text, published)) <= 1


def test_meantime(shared: Path) -> None:
    """Of the date expressions that the MEANTIME annotators gave a value, at least 95 % of those found are dated alike."""
    right = seen = 0
    for line in (shared / "gold" / "factuality" / "meantime.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found = found_in(record["text"], dt.date.fromisoformat(record["published"]))
        for timex in record["timex"]:
            if timex["creation_time"] or not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", timex["value"]):
                continue
            near = [t for t in found if t.span.start < timex["end"] and timex["start"] < t.span.end]
            seen += bool(near)
            right += any(str(t.start).startswith(timex["value"]) for t in near)
    assert seen > 60
    assert right >= 0.95 * seen
