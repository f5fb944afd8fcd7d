"""Where a question says by a plain word who does something ("the army"), another's doing it is no answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "Shells hit a hospital in Gao on Saturday, the nurses' union said. "
    "The army accused the Azawad Front of firing on the hospital.\n\n"
    "Ghana offered to host talks between the two sides. "
    "The Front's commander, Colonel Issa Maro, accepted Ghana's invitation on Sunday.\n\n"
    "The African Union condemned the shelling of the hospital. "
    "Prime Minister Awa Diop of Mali condemned the bombing of the bridge.\n\n"
    "Prosecutors charged two officers of the army with murder on Monday."
)
YES = ("fact", "reported", "disputed", "planned")


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TEXT, published=dt.date(2024, 3, 19), publisher="Courier")
        yield made


@pytest.mark.parametrize(
    "question",
    [
        "Did the army accept Ghana's invitation?",
        "Did the ministry accept Ghana's invitation?",
        "Has the army offered to host talks?",
        "Did the nurses' union condemn the shelling of the hospital?",
        "Did the army charge two officers with murder?",
        "Did the court condemn the bombing of the bridge?",
    ],
)
def test_what_others_do_gives_no_yes(question: str, store: Store, reader: Reader) -> None:
    """A body of another name or kind, or a person where a body is asked about, is not the one who is asked about."""
    found = ask(store, question, reader)
    assert found.verdict not in YES
    assert not found.answered


@pytest.mark.parametrize(
    "question",
    [
        "Has the army accused the Azawad Front?",
        "Did the commander accept Ghana's invitation?",
        "Did prosecutors charge two officers with murder?",
        "Did the prime minister condemn the bombing of the bridge?",
    ],
)
def test_who_is_called_so_is_told_of(question: str, store: Store, reader: Reader) -> None:
    """The same word, or a person whom the article calls so, answers."""
    assert ask(store, question, reader).answered


@pytest.mark.parametrize("question", ["Did Ghana accept the invitation?", "Did prosecutors charge five officers with murder?"])
def test_what_another_accepted_or_another_number_gives_no_yes(question: str, store: Store, reader: Reader) -> None:
    """Neither who is named beside it in the sentence has done it, nor is another number of them what is asked about."""
    assert ask(store, question, reader).verdict not in YES


def test_the_same_number_in_words_is_that_number(store: Store, reader: Reader) -> None:
    """ "2 officers" are "two officers"; what is asked of without a number needs none."""
    for question in ("Did prosecutors charge 2 officers with murder?", "Did prosecutors charge officers with murder?"):
        assert ask(store, question, reader).verdict in YES
