"""Verbs of which the question has one form and the sentence another that begins otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXTS = (
    "Norland and Ostia signed an agreement on gas deliveries on Friday. The talks had begun in April.",
    "The board of the Atomic Energy Office in Brenn ordered an inquiry on Thursday. "
    "Twenty-six states voted for the resolution, diplomats said. Russia and China voted against it.",
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of invented articles."""
    with open_store(":memory:") as made:
        for text in TEXTS:
            add(made, reader, text, published=dt.date(2024, 3, 12), publisher="Courier")
        yield made


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When did the talks between Norland and Ostia begin?", "in April"),
        ("When did the talks between Norland and Suland begin?", None),
        ("Who voted against the resolution of the nuclear board?", "Russia and China"),
        ("Who voted against the resolution of the harbour board?", None),
    ],
)
def test_other_forms(store: Store, reader: Reader, question: str, words: str | None) -> None:
    """A sentence with "begun" is read for a question with "begin", and "atomic" is a word for "nuclear"."""
    answer = ask(store, question, reader)
    quotes = [citation.quote for citation in answer.citations] if answer.summary else []
    assert len(quotes) == (words is not None), quotes
    assert words is None or words in quotes[0]
