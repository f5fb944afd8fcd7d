"""What a sentence says of the event or the matter that was just told: "the sinking", "it", a bare number, a claim for a deed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXTS = (
    "A passenger ferry sank off the island of Sello on Tuesday night. The 64 people on board were rescued by the coast guard of Ostia. "
    "The sinking was caused by a fire in the engine room, officials said. The captain was arrested on Wednesday. "
    "The arrest came after prosecutors accused him of drinking.",
    "Gunmen stormed a police station in Tarvik on Monday. The attack was claimed by the Northern Front, a militant group.",
    "Rebels shot down a helicopter of the Sundari army on Tuesday. All 11 were killed. The Free Valley Movement claimed responsibility.",
    "The parliament of Ostia debated a bill on fishing rights on Thursday. It was introduced by Fisheries Minister Dario Venn. "
    "The debate took place in the old town hall of Maren.",
    "The council of Brenn passed a resolution on the border dispute on Sunday. "
    "Only Norland abstained because of the talks that it holds with Suland.",
    "The senate of Arvania debated a bill on media ownership on Monday. A bill on school meals was also on the agenda. "
    "It was introduced by Senator Mara Quist.",
    "Car bombs exploded in Zahran and Mirel on Friday. The blast in Zahran killed 20 people. Workers in Mirel stayed at home.",
    "The government of Belmark suspended fuel exports in May. The suspension follows weeks of shortages.",
    "The flood in Orrin left many homeless. A fire killed six on Monday. A gunman walked into a bar on Tuesday, killing two.",
    "Two candidates stood in Hadley. Sara Voss won 340 votes. Her rival Olan Brede received 192.",
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
        ("Why did the ferry sink?", "fire in the engine room"),
        ("Why was the captain of the ferry arrested?", "accused him of drinking"),
        ("Who claimed responsibility for the attack in Tarvik?", "claimed by the Northern Front"),
        ("Who claimed responsibility for the downing of the helicopter?", "Free Valley Movement"),
        ("How many soldiers were killed in the helicopter?", None),
        ("Who introduced the bill on fishing rights?", "Dario Venn"),
        ("Where did the debate on fishing rights take place?", "Maren"),
        ("Who abstained from the vote on the border resolution?", "Norland"),
        ("Who introduced the bill on media ownership?", None),
        ("Who introduced the bill on school meals?", "Mara Quist"),
        ("How many people were killed in Zahran?", "killed 20"),
        ("How many people were killed in Mirel?", None),
        ("Why did Belmark suspend fuel exports?", "weeks of shortages"),
        ("Why did Belmark suspend grain exports?", None),
        ("How many votes did Brede receive?", "192"),
        ("How many people died in the flood in Orrin?", None),
    ],
)
def test_told_before(store: Store, reader: Reader, question: str, words: str | None) -> None:
    """The sentence answers where what it takes up is what is asked about; what is said of another bill or place does not."""
    answer = ask(store, question, reader)
    quotes = [citation.quote for citation in answer.citations] if answer.summary else []
    assert len(quotes) == (words is not None), quotes
    assert words is None or words in quotes[0]
