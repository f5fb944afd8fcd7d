"""Who does it is the one who is asked about, and no minister or army of his; what it is done to is what is asked about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "President Omar Dallo of Chad has shown no sign of stepping down. "
    "His interior minister, Fatou Barr, stepped down on Wednesday.\n\n"
    "Police searched the house of banker Emil Roth for documents on Tuesday but found nothing. "
    "They searched his office and found a gun.\n\n"
    "Egypt denied on Saturday that it had sent trucks to Gaza. "
    "Army radio had reported on Friday that Egypt had sent 40 trucks to Gaza through the Rafah crossing.\n\n"
    "President Ilan Moro told parliament on Monday that his army had not crossed the river into Niger. "
    "Mali said Moro's army crossed the river near Gao."
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
        "Has Omar Dallo stepped down?",
        "Did police find documents in Emil Roth's house?",
        "Did Mali's army cross the river?",
    ],
)
def test_what_is_anothers_is_no_answer(question: str, store: Store, reader: Reader) -> None:
    """A sentence on his minister, on another find, on another's army gives no yes."""
    assert ask(store, question, reader).verdict not in ("fact", "reported", "disputed")


def test_what_is_found_is_told(store: Store, reader: Reader) -> None:
    """The same sentence answers on what it tells of."""
    assert ask(store, "Did police find a gun in Roth's office?", reader).verdict == "fact"


def test_a_denial_of_what_it_did_stands_beside_the_report(store: Store, reader: Reader) -> None:
    """Behind "denied that", "it" is whoever denies: the report is disputed."""
    found = ask(store, "Has Egypt sent trucks to Gaza?", reader)
    assert found.verdict == "disputed"
    assert {one.quote.split()[0] for one in found.citations} >= {"Egypt", "Army"}
