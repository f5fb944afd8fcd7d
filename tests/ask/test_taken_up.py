"""Questions whose names a sentence takes up by "the group" or "it", ends that are reasons, and leads where nothing answers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from said import add

from kg.ask import ask
from kg.ask.render import to_json
from kg.export import export
from kg.pipeline import Reader
from kg.store import Store, open_store
from kg.verify import verify_in
from kg.verify.reading import read

TEXTS = (
    "The Northern Star was a ferry of Sweden. It was built in Malmo. The newspaper Aftonbladet praised the ferry as a marvel in 1921. "
    "Two fishermen from Kalmar rescued the passengers. The ferry sank on 14 May 1932.",
    "Anna Lund, the mayor of Kalmar, visited Malmo on Friday. Police closed the bridge in Kalmar to stop a march of students. "
    "Police arrested a student in connection with the death of a guard. Peter J. Holm, a lawyer in Kalmar, defended the student.",
    "Lawmakers in Norway debated the harbour bill on Monday. The bill was introduced by Kari Solheim. "
    "The budget bill was drafted by Odd Haugen. The Storm Warning Institute published a map of the coast.",
)
SUMS = (
    "Denmark has given £1.2bn in aid to Kalmar. Over 800 SAS pilots live in Kalmar. Kiruna is a town. The miners said the wages were low."
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
        ("Who praised the Northern Star?", "Aftonbladet"),
        ("When did the Northern Star sink?", "14 May 1932"),
        ("Who praised Anna Lund?", None),
        ("When did Anna Lund sink?", None),
        ("Why did police close the bridge in Kalmar?", "to stop a march"),
        ("Why did police close the bridge in Malmo?", None),
        ("Why was a student arrested?", "in connection with"),
        ("Who introduced the harbour bill?", "Kari Solheim"),
        ("Who drafted the harbour bill?", None),
        ("Who published a map of the coast?", "Institute"),
    ],
)
def test_what_has_been_told(store: Store, reader: Reader, question: str, words: str | None) -> None:
    """A sentence answers that takes up a name by a description, or tells to what end it is done; one of somebody else does not."""
    quotes = [citation.quote for citation in ask(store, question, reader).citations] if words else []
    assert len(quotes) == (words is not None), quotes
    assert words is None or words in quotes[0]
    assert words is not None or not ask(store, question, reader).answered


@pytest.mark.parametrize("name", ["Peter Holm", "Peter J. Holm"])
def test_an_initial_too_many(store: Store, reader: Reader, name: str) -> None:
    """Whoever has a middle initial in the article and none in the question is the same."""
    assert ask(store, f"Who is {name}?", reader).answered


def test_leads_are_apart(store: Store, reader: Reader, tmp_path: Path) -> None:
    """Where nothing answers, sentences that come near stand apart, the answer says that it is none, and it can be verified."""
    answer = ask(store, "Why did Anna Lund close the bridge in Kalmar?", reader)
    assert not answer.answered
    assert not answer.summary
    assert answer.coverage.missing
    assert all(one.relation and one.relation.startswith("near to what was asked") for one in answer.related)
    assert any("bridge" in citation.quote for citation in answer.citations)
    export(store, tmp_path / "graph.ttl", "turtle", with_text=True)
    assert not list(verify_in(json.loads(json.dumps(to_json(answer))), read(tmp_path / "graph.ttl")))


def test_no_leads_for_nobody(store: Store, reader: Reader) -> None:
    """A question for somebody whom no article names has no leads."""
    answer = ask(store, "Did Clara Voss close the bridge in Kalmar?", reader)
    assert not answer.answered
    assert not answer.related


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much aid has Denmark given to Kalmar?", "£1.2bn"),
        ("How many SAS pilots live in Kalmar?", "Over 800"),
        ("What did the miners of Kiruna say about the wages?", "wages"),
        ("What did the teachers of Kiruna say about the wages?", None),
    ],
)
def test_sums_and_those_without_a_name(reader: Reader, question: str, words: str | None) -> None:
    """Any sum is money, what is counted may have a name before it, and those who have no name speak by what the question calls them."""
    with open_store(":memory:") as made:
        add(made, reader, SUMS, published=dt.date(2024, 3, 12), publisher="Courier")
        answer = ask(made, question, reader)
    assert answer.answered is (words is not None)
    assert words is None or words in answer.citations[0].quote
