"""Who asks why is told a reason for just that; who asks when, a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "The minister Ada Lind, who resigned as mayor after a scandal, opened the school in Halden on Monday. "
    "The army of Norland left Tarvia two years after it had entered the country. "
    "The mayor of Halden planted an oak named after Ada Lind. "
    "Police arrested four men in Halden over the weekend. "
    "The dockers' union ended its strike after three weeks. "
    "The trade union chose Per Dahl as the new chairman on Sunday. "
    "President Karin Moe visited Vikby, a town destroyed in a fire caused by lightning. "
    "Sudria closed its embassy in Norland because of threats against its staff. "
    "The bank Ostkredit dismissed its director after auditors found false accounts. "
    "The singer Mia Holt cancelled her concert in Vikby on Saturday as the hall was flooded. "
    "The doctor Leif Strand left Norland in 1998 to work in Ostia. "
    "The two trains, travelling at 120 kilometres per hour, collided 40 kilometres from Vikby."
)
OTHERS = [
    "Why did Ada Lind open the school in Halden?",
    "Why did the army of Norland leave Tarvia?",
    "Why did the mayor plant an oak?",
    "Why did police arrest four men in Halden?",
    "Why did the dockers end their strike?",
    "Why did the union choose Per Dahl?",
    "Why did Karin Moe visit Vikby?",
]
OWN = {
    "Why did Sudria close its embassy?": "because of threats",
    "Why did Ostkredit dismiss its director?": "after auditors found",
    "Why did Mia Holt cancel her concert?": "as the hall was flooded",
    "Why did Leif Strand leave Norland?": "to work in Ostia",
}


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TEXT, published=dt.date(2021, 5, 4), publisher="Courier")
        yield made


@pytest.mark.parametrize("question", OTHERS)
def test_the_reason_for_something_else_is_none(store: Store, reader: Reader, question: str) -> None:
    """A time, a namesake, or what a relative clause gives as the reason for something else."""
    assert not ask(store, question, reader).answered


@pytest.mark.parametrize(("question", "reason"), OWN.items())
def test_its_own_reason_is_told(store: Store, reader: Reader, question: str, reason: str) -> None:
    """By a conjunction, a preposition or an end."""
    [citation] = ask(store, question, reader).citations
    assert reason in citation.quote


def test_a_length_is_no_day(store: Store, reader: Reader) -> None:
    """ "Collided 40 kilometres from Vikby" does not tell when."""
    assert not ask(store, "When did the trains collide?", reader).answered
