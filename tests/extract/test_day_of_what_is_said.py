"""When something was said, where the sentence also has the day of what it was said of."""

import datetime as dt

import pytest
from said import read

from kg.pipeline import Reader

PUBLISHED = dt.date(2024, 5, 15)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("In a statement on Monday, Mali condemned the killing of Roe in March.", dt.date(2024, 5, 13)),
        ("Mali condemned the killing of Roe in March.", None),
        ("Mali on Monday condemned the killing of Roe in March.", dt.date(2024, 5, 13)),
        ("In March, Mali condemned the killing of Roe.", dt.date(2024, 3, 1)),
    ],
)
def test_the_condemnation_has_its_own_day(text: str, start: dt.date | None, reader: Reader) -> None:
    """The month behind a killing is the killing's; the day of a statement is that of what it says."""
    found = read(reader, text, publisher="The Example Courier", published=PUBLISHED)
    condemned = next(e for e in found.events if e.type == "ACCUSE")
    assert (condemned.time.start if condemned.time else None) == start
