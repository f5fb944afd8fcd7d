"""A yes/no question that says nearly what a sentence says is not answered with yes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "Dagny Moe ordered the repair of the lighthouse on Monday. Ivar Lunde announced a new timetable for the ferries.\n\n"
    "The Norwegian parliament passed a €40 million package for the harbours. "
    "The flood killed more than 300 people in Brazil and left thousands homeless. "
    "The repairs cost more than 6 million kroner. "
    "Signe Holt rejected the offer of the bank. "
    "Arne Bakke refused to publish the ledger. Kari Voll did not sign the charter."
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TEXT, published=dt.date(2024, 3, 12), publisher="Courier")
        yield made


@pytest.mark.parametrize(
    "question",
    [
        "Did Dagny Moe order the strikes?",
        "Did Halvorsen order the repair of the lighthouse?",
        "Did Gunnar Strand announce a new timetable?",
        "Did Ivar Lunde refuse to announce a new timetable?",
        "Did Signe Holt refuse to reject the offer?",
        "Did the Norwegian parliament pass a €70 million package?",
        "Did the flood kill more than 4,000 people in Brazil?",
        "Did the repairs cost more than 48 million kroner?",
    ],
)
def test_what_is_nearly_so_is_not(store: Store, reader: Reader, question: str) -> None:
    """Another object, another person, a refusal of what was done, another sum, more than were counted."""
    assert ask(store, question, reader).verdict not in ("fact", "reported", "disputed")


@pytest.mark.parametrize(
    "question",
    [
        "Did Dagny Moe order the repair of the lighthouse?",
        "Did Ivar Lunde announce a new timetable?",
        "Did the Norwegian parliament pass a €40 million package?",
        "Did the flood kill more than 200 people in Brazil?",
        "Did the repairs cost more than 5 million kroner?",
        "Did Arne Bakke refuse to publish the ledger?",
    ],
)
def test_what_is_so_is_said(store: Store, reader: Reader, question: str) -> None:
    """Asked as it is told, it is found."""
    assert ask(store, question, reader).summary
