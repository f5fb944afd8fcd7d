"""Whither and whence, for and with whom: another place or party behind the verb is no answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "Ada Lind is due to return to hospital in a few weeks, said doctors in Halden, the capital of Norland. "
    "Tarvia voted for the harbour treaty, and its parliament praised Sudria. "
    "The firm Brenn withdrew from the talks in Vikby on Sunday. "
    "The Norland army moved into the valley east of Halden. "
    "Sudria sent two ships to the gulf on Monday. "
    "Mia Holt moved to Tarvia in 1998. "
    "Rudia sent 300 soldiers to a base in northern Norland on Monday. "
    "Per Dahl met with union leaders and with Jon Orban on Sunday. "
    "The aid ships sailed to Lundby, Ostby and Tarn. "
    "Rudia moved its embassy from Ostby to Lundby. "
    "Karl Strand pleaded guilty to killing the banker Nils Voss. "
    "The governor of Ostby resigned in March and would normally be succeeded by his deputy, but that office is vacant. "
    "Ostia and Rudia have marched side by side before, but never competed as one team."
)
WRONG = [
    "Did Ada Lind return to Norland?",
    "Did Tarvia vote for Sudria?",
    "Did Brenn withdraw from Vikby?",
    "Did the Norland army move into Halden?",
    "Did Sudria send ships to Norland?",
    "Did Karl Strand plead not guilty?",
    "Who will succeed the governor of Ostby?",
]
RIGHT = ["Did Mia Holt move to Tarvia?", "When did Brenn withdraw from the talks?", "Who sent ships to the gulf?", "Who sailed to Ostby?"]
RIGHT += ["Did Rudia send soldiers to Norland?", "Did Per Dahl meet with Jon Orban?", "Did Rudia move its embassy to Lundby?"]


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TEXT, published=dt.date(2021, 5, 4), publisher="Courier")
        yield made


@pytest.mark.parametrize("question", WRONG)
def test_what_goes_elsewhere_is_no_answer(store: Store, reader: Reader, question: str) -> None:
    """Nor is what would only normally be so, or the contrary of what is asked."""
    assert not ask(store, question, reader).answered


@pytest.mark.parametrize("question", RIGHT)
def test_what_goes_there_is_told(store: Store, reader: Reader, question: str) -> None:
    """The phrase behind the verb names what the question names."""
    assert ask(store, question, reader).answered


def test_what_has_never_been_done_may_be_done(store: Store, reader: Reader) -> None:
    """Who asks what is to come is not told no by what has never been done so far."""
    assert ask(store, "Will Ostia and Rudia compete as one team?", reader).verdict != "denied"
