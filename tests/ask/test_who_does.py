"""Sentences that hold a question's words are quoted where the one who is asked about does what it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "Rights groups have appealed to Gordon Brown not to attend the games in Oslo. "
    "Angela Merkel is scheduled to attend the opening of the games in Oslo on Friday. "
    "Hungary held a hearing on the accusation that Serbia had poisoned a river. "
    "Denmark has made no official claim of responsibility for the raid on Bergen. "
    "Finland's former minister was charged with fraud in Helsinki, but Iceland was not mentioned."
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
        "Will Gordon Brown attend the games in Oslo?",
        "Who accused Serbia of poisoning the river?",
        "Has Iceland been charged with fraud?",
    ],
)
def test_what_somebody_else_does_is_no_answer(question: str, store: Store, reader: Reader) -> None:
    """Where others only ask for it, nobody is said to do it, or it is done to another, there is no answer."""
    assert not ask(store, question, reader).answered


def test_what_is_done_is_quoted(store: Store, reader: Reader) -> None:
    """A sentence in which the asked one does it answers, also through the verb that it is planned with."""
    found = ask(store, "Will Angela Merkel attend the opening of the games in Oslo?", reader)
    assert len(found.citations) == 1
    assert found.citations[0].quote.startswith("Angela Merkel is scheduled")


def test_the_questions_own_verb_is_asked(store: Store, reader: Reader) -> None:
    """A strike that the question only names, beside its own verb, is not what it asks: no verdict rests on one."""
    assert ask(store, "Has Denmark claimed responsibility for the raid on Bergen?", reader).verdict != "fact"
