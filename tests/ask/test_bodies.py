"""What bodies say: through whoever stands beside them, and under names that articles give with a description or a word before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.ask import ask
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "A strike by train drivers halted most services in Wales on Tuesday.\n\n"
    "The general secretary of the drivers' union RAILCO, Martin Hale, said the pay offer was an insult. The Welsh Conservatives blamed the "
    "Labour government for the walkout. Shopkeepers in Swansea have complained that the strike costs them trade. Cardiff University moved "
    "its lectures online."
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TEXT, published=dt.date(2024, 4, 9), publisher="Echo")
        yield made


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did RAILCO say about the pay offer?", "an insult"),
        ("What did the Welsh Conservatives say about the walkout?", "blamed"),
        ("What did shopkeepers in Swansea say about the strike?", "costs them trade"),
        ("What did Cardiff University say about the strike?", None),
        ("What did Labour say about the walkout?", None),
        ("What did the Scottish Conservatives say about the walkout?", None),
    ],
)
def test_what_bodies_say(question: str, words: str | None, store: Store, reader: Reader) -> None:
    """Whoever is asked about speaks in the sentence, by its tree; one that is only named in it does not."""
    answer = ask(store, question, reader)
    quotes = [citation.quote for citation in answer.citations if answer.answered]
    assert len(quotes) == (words is not None), quotes
    assert words is None or words in quotes[0]


def test_a_body_whose_name_has_a_word_for_members_is_asked_about_itself(reader: Reader) -> None:
    """What France and Italy do for their citizens is no response of the United Nations."""
    text = (
        "Rebels of the Free Highland Front said on Friday they had captured the town of Daro in northern Zembia. The United Nations urged "
        "both sides to stop fighting. France said it was considering an evacuation of its citizens. Italy evacuated its own on Thursday."
    )
    with open_store(":memory:") as made:
        add(made, reader, text, published=dt.date(2024, 4, 9), publisher="Echo")
        answer = ask(made, "How did the United Nations respond to the fighting in Daro?", reader)
        assert [citation.quote for citation in answer.citations] == ["The United Nations urged both sides to stop fighting."]
