"""Who does it to whom: a sentence that tells it the other way round is no answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "Finland imposed sanctions on three companies on Thursday over the delivery of Danish drones to Latvia. "
    "Norway fired rockets at two camps in Sweden in response to the Swedish airstrike that killed the Norwegian general Olaf Berg. "
    "Estonia blamed Iceland for the attack on the port of Tallinn. "
    "Many of Hugo Lindqvist's men were killed at Narvik. "
    "The governor of Oslo has requested that Prime Minister Erna Vik declare a state of emergency. "
    "Carl Holm replaces Peter Dahl as chairman of the committee.\n\n"
    "Ferry Line lost the contract of the Port Authority to Baltic Ships in August. "
    "The town of Narva has been liberated after its long occupation by the Red Brigade. "
    "Anton Kask was sentenced for the murder of his rival Jaan Saar in Riga; Kask had planned his murder for months.\n\n"
    "In March the candidate Ida Roos announced her plan to choose a teacher as her deputy. "
    "Portugal and Spain condemned the raid over the deaths of two fishermen. "
    "Oskar Juhl's wife, Signe Juhl, died in May 2019 in Aarhus. "
    "Finland imposed sanctions on two traders, including Nils Ek, the deputy and brother of Otto Wirtanen."
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
        "Did Latvia send drones to Denmark?",
        "Did Latvia deliver drones to Denmark?",
        "Whom did Denmark sanction?",
        "Why did Norway attack Iceland?",
        "Why did Sweden attack Norway?",
        "Why did Estonia attack Iceland?",
        "Who killed Hugo Lindqvist?",
        "Whom did Peter Dahl replace as chairman?",
        "Did the Red Brigade liberate Narva?",
        "Whom did Jaan Saar murder?",
        "Whom did Ida Roos choose as her deputy?",
        "When did Oskar Juhl die?",
        "Why did Portugal condemn Spain?",
        "Did Finland sanction Otto Wirtanen?",
    ],
)
def test_what_is_told_the_other_way_round_is_no_answer(question: str, store: Store, reader: Reader) -> None:
    """With the sides exchanged, only as the reason for something else, done to what is another's, or only asked for."""
    assert not ask(store, question, reader).answered


@pytest.mark.parametrize(
    "question",
    [
        "Whom does Carl Holm replace as chairman?",
        "Who fired rockets at camps in Sweden?",
        "Whom did Estonia blame for the attack?",
        "When did Signe Juhl die?",
    ],
)
def test_what_is_told_as_it_is_asked_still_answers(question: str, store: Store, reader: Reader) -> None:
    """The same sentences answer the questions that they are about."""
    assert ask(store, question, reader).answered


def test_a_name_that_is_exchanged_for_another_gives_no_verdict(store: Store, reader: Reader) -> None:
    """What happened to one body's contract says nothing about that of a body that the sentence does not name."""
    assert ask(store, "Did Ferry Line win the contract of the Harbour Council?", reader).verdict is None


def test_what_is_asked_for_is_not_done(store: Store, reader: Reader) -> None:
    """What somebody is asked to do is at most spoken of."""
    assert ask(store, "Did Erna Vik declare a state of emergency?", reader).verdict in (None, "open")
