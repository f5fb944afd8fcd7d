"""What somebody goes on to say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "Jens Stoltenberg said on Tuesday that Iran had to stop its deliveries. “We have waited long enough,” he said. "
    "“Norway will lead the exercise,” he added."
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TEXT, published=dt.date(2022, 11, 3), publisher="Courier")
        yield made


def test_the_next_sentence_of_the_same_speaker(store: Store, reader: Reader) -> None:
    """It is told where its words name nobody new; the query that is printed finds it too."""
    answer = ask(store, "What did Stoltenberg say about Iran?", reader)
    quotes = [citation.quote for citation in answer.citations]
    assert any("long enough" in quote for quote in quotes)
    assert not any("exercise" in quote for quote in quotes)
    found = {row["claim"].value for row in store.query(answer.sparql).rows}
    assert {citation.claim for citation in answer.citations} <= found


def test_it_stands_behind_what_it_goes_on_with(reader: Reader) -> None:
    """ "That" is never read as what somebody said on another day."""
    other = "Jens Stoltenberg said on Monday that Iran had sent engineers to Belarus."
    texts = {dt.date(2022, 11, 3): TEXT, dt.date(2022, 12, 5): other, dt.date(2022, 10, 3): other.replace("Belarus", "Syria")}
    with open_store(":memory:") as made:
        for day, text in texts.items():
            add(made, reader, text, published=day, publisher="Courier")
        quotes = [citation.quote for citation in ask(made, "What did Stoltenberg say about Iran?", reader).citations]
    assert len(quotes) == 4, quotes
    place = next(number for number, quote in enumerate(quotes) if "long enough" in quote)
    assert "stop its deliveries" in quotes[place - 1]
