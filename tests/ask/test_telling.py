"""What a sentence tells must be what is asked: by whom, to whom, why, as what, and as done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "Marek Dvorak, the mayor of Lisno, ended his campaign for president on Friday. "
    "Dvorak became mayor in 2014. In 2009 he became the first teacher to lead the Lisno choir.\n\n"
    "Norland is to ban smoking in stations. Offenders could be fined 75 crowns for smoking. "
    "Ostia has a minimum fine of 150 crowns for smoking in trains.\n\n"
    "The prosecutor's office said it was investigating Halden Motors over its engines. "
    "Halden Motors is investigating a leak."
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TEXT, published=dt.date(2024, 3, 19), publisher="Courier")
        yield made


@pytest.mark.parametrize(
    "question", ["Why did Dvorak end his campaign?", "Who was fined for smoking?", "When did Dvorak become president?"]
)
def test_another_thing_is_no_answer(question: str, store: Store, reader: Reader) -> None:
    """The office somebody runs for is no reason, who could be fined has not been, and who became mayor is no president."""
    found = ask(store, question, reader)
    assert not found.answered, [one.text for one in found.summary]


@pytest.mark.parametrize(
    ("question", "words", "no_words"),
    [
        ("When did Dvorak become mayor?", "in 2014", "choir"),
        ("Who is investigating Halden Motors?", "prosecutor", "a leak"),
        ("What is Halden Motors investigating?", "a leak", "prosecutor"),
    ],
)
def test_what_is_asked_is_told(question: str, words: str, no_words: str, store: Store, reader: Reader) -> None:
    """What he became first, and who does it to whom, come out as they are asked."""
    found = ask(store, question, reader)
    quotes = [found.citations[n - 1].quote for one in found.summary for n in one.citations]
    assert any(words in quote for quote in quotes)
    assert not any(no_words in quote for quote in quotes)


TOWNS = (
    "Rebels captured the town of Dabra on Monday, and 42 suspected looters and 12 villagers were arrested there. "
    "The curfew in Dabra was imposed as a way to stop looting.\n\n"
    "The navy blockaded the port of Halden after the vote."
)


@pytest.fixture(scope="module")
def towns(reader: Reader) -> Iterator[Store]:
    """A store of another invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TOWNS, published=dt.date(2024, 3, 19), publisher="Courier")
        yield made


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who captured Dabra?", "Rebels captured"),
        ("When did rebels capture Dabra?", "Rebels captured"),
        ("Who blockaded Halden?", "blockaded"),
        ("How many people were arrested in Dabra?", "12 villagers"),
        ("Why was the curfew in Dabra imposed?", "as a way to stop"),
    ],
)
def test_the_town_of_that_name_is_the_town(question: str, words: str, towns: Store, reader: Reader) -> None:
    """What is done to "the town of Dabra" is done to Dabra; villagers are people; a way to stop it is a reason."""
    assert any(words in one.quote for one in ask(towns, question, reader).citations)


def test_another_full_name_of_somebody_is_left_as_it_stands(reader: Reader) -> None:
    """Who is called otherwise now is told by the name that the article has for him."""
    with open_store(":memory:") as store:
        text = "Cardinal Jorge Mario Bergoglio, as part of his opposition, said that the bill was a mistake."
        add(store, reader, text, published=dt.date(2010, 7, 15), publisher="Courier")
        found = ask(store, "What did Jorge Mario Bergoglio say about the bill?", reader)
    assert [one.text for one in found.summary] == [text]
