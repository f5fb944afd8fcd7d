"""Numbers, prepositions and infinitives of a question are those of the sentence that answers it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "The Arab League has agreed to consider a request to admit Chad, and perhaps open an office there. "
    "Jordan agreed to open an office in Chad.\n\n"
    'Greta Holm, a former pilot, said of Flight 31 that "the engine was on fire before it fell". '
    "Former senator Kay Harmon died on Monday, according to her family. "
    "Singer Rosa Quint died of pneumonia in Oslo.\n\n"
    "Prime Minister Tomas Reve appointed Lisa Karn envoy in 2020, which she was until 2023, resigning over Reve's tax law. "
    "Last year Reve's deputy, Paul Stern, also resigned.\n\n"
    "Kenya has been accused of arming rebels in Uganda. "
    "American spokesman Carl Weston warned that Washington would impose sanctions on anybody who arms rebels.\n\n"
    "The Airbus, travelling at 300 miles per hour, collided with the crane above the river. "
    "The flight recorders of the Airbus are yet to be found. "
    "No charges have been brought against Emil Roth. "
    "The vote to remove Judge Nora Lind failed by three votes.\n\n"
    "Chancellor Karl Brunner met Prime Minister Petar Sonn on Wednesday, but not President Goran Vidal. "
    "Armenia blamed Georgia for shelling a village near Kapan; Georgia denied the shelling. "
    "Resolution 2231 was adopted in 2015, and China voted for Resolution 2118. "
    "The council of Bath decided against building a stadium. "
    "Miners in Wales voted against joining the strike. "
    "The lawyer Mike Arden was in Boston, and his adviser said that Arden intended to appeal his conviction.\n\n"
    "The parliament of Latvia debated the fishing bill on Monday. It passed the harbour bill an hour later. "
    "The assembly of Malta discussed the school budget on Friday. It approved the controversial budget on Sunday."
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
        "Has the Arab League agreed to open an office in Chad?",
        "What did Greta Holm say about Flight 6?",
        "What did Kay Harmon die of?",
        "Has Tomas Reve resigned?",
        "Has Tomas Reve stepped down?",
        "Has the United States imposed sanctions on Kenya?",
        "Did China vote for Resolution 2231?",
        "Did the council of Bath decide to build a stadium?",
        "Did Mike Arden plead guilty?",
        "Did Karl Brunner meet Goran Vidal?",
        "Did Armenia shell a village near Kapan?",
        "When did the Airbus collide with the crane?",
        "Did the parliament of Latvia pass the fishing bill?",
        "When did the parliament of Latvia pass the fishing bill?",
    ],
)
def test_what_is_not_said_is_not_answered(question: str, store: Store, reader: Reader) -> None:
    """Agreeing to consider, another flight, a death without its cause, somebody else's resignation, sanctions on anybody, another bill."""
    assert not ask(store, question, reader).answered


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Has Jordan agreed to open an office in Chad?", "Jordan agreed"),
        ("What did Greta Holm say about Flight 31?", "Greta Holm"),
        ("What did Rosa Quint die of?", "Singer Rosa"),
        ("Did China vote for Resolution 2118?", "Resolution 2231"),
        ("Did the parliament of Latvia pass the harbour bill?", "It passed"),
        ("Did the assembly of Malta approve the school budget?", "It approved"),
    ],
)
def test_what_is_said_is_answered(question: str, start: str, store: Store, reader: Reader) -> None:
    """The same questions where the text has it."""
    assert {one.quote[: len(start)] for one in ask(store, question, reader).citations} == {start}


@pytest.mark.parametrize(
    "question",
    [
        "Have the flight recorders of the Airbus been found?",
        "Has Emil Roth been charged?",
        "Was Nora Lind removed?",
        "Did miners in Wales join the strike?",
    ],
)
def test_nothing_of_the_kind_is_a_no(question: str, store: Store, reader: Reader) -> None:
    """Yet to be found, no charges, a vote that failed or went against it."""
    assert ask(store, question, reader).verdict == "denied"
