"""How many take part, over short sentences: `quantities.psv` holds each sentence and what must come out."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from said import read

from kg import lexicon
from kg.extract.contract import to_json
from kg.extract.event.numbers import parsed
from kg.model import Extraction, Quantity
from kg.pipeline import Reader

ROWS = [
    [cell.strip() for cell in line.split("|")]
    for line in (Path(__file__).parent / "quantities.psv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def extraction(reader: Reader, text: str) -> Extraction:
    """What one text gives."""
    return read(reader, text, published=dt.date(2022, 11, 10), publisher="The Example Courier")


def shown(text: str, quantity: Quantity) -> str:
    """A quantity as the table writes it."""
    number = f"{quantity.value:f}" + (f"..{quantity.upper:f}" if quantity.upper is not None else "")
    number = str(int(quantity.value)) if quantity.upper is None and quantity.value == int(quantity.value) else number
    unit = f"[{quantity.unit}]" if quantity.unit else None
    words = [number, quantity.bound, quantity.role, unit, quantity.lemma]
    return f"{text[quantity.span.start : quantity.span.end]} = {' '.join(word for word in words if word)}"


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_quantities(text: str, wanted: str, reader: Reader) -> None:
    """The numbers of a sentence, and none that it does not give, come out with what they count, of whom, and how they are meant."""
    found = {shown(text, quantity) for event in extraction(reader, text).events for quantity in event.quantities}
    assert found == (set() if wanted == "-" else set(wanted.split(" ; ")))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1,200", "1200"), ("1.5 million", "1500000"), ("two hundred", "200"), ("three thousand five hundred", "3500"),
        ("twenty five", "25"), ("1.2bn", "1200000000"), ("two dozen", "24"), ("47th", None), ("1,20", None), ("many", None), ("", None),
    ],
)  # fmt: skip
def test_numbers(words: str, number: str | None) -> None:
    """Words and figures make one number, or none where one of them is no number."""
    assert parsed(words.split(), lexicon.load()) == (None if number is None else Decimal(number))


def test_quantities_are_plain_numbers_in_the_output(reader: Reader) -> None:
    """Whole numbers are JSON integers, with the offsets of their words."""
    text = "Iran sent approximately 1,000 additional weapons to Russia."
    (event,) = (e for e in to_json(extraction(reader, text))["events"] if e["quantities"])
    start = text.index("approximately")
    assert event["quantities"] == [
        {
            "value": 1000, "upper": None, "bound": "approximate", "role": "instrument", "counted": "additional weapons",
            "lemma": "weapon", "unit": None, "text": {"start": start, "end": text.index(" to Russia")},
        }
    ]  # fmt: skip
