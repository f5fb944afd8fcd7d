"""Sentences read again where no claim answers: quoted as they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from said import add

from kg.answers import Answer
from kg.ask import ask
from kg.ask.reread import NOTE
from kg.pipeline import Reader
from kg.store import Store, open_store

TEXT = (
    "Hungary may block a joint statement of the ministers on Monday, officials in Budapest said. "
    "Serbia recalled its ambassador from Croatia in March. "
    "Twenty-six countries voted for the resolution on Georgia, diplomats said. "
    "Dozens of Ukrainian soldiers were trained in Poland by the British army, Warsaw said. "
    "Finland rejected the offer of Estonia. "
    "Norway denied that its navy had rammed a Danish trawler near Bergen."
)


TOLD_BEFORE = (
    "Canada's ban on seal hunting was announced in Ottawa in May. The ban will go into effect on June 3, officials said. "
    "Foreign Minister William Hague said relations with Iceland had improved. "
    "He was silent on whales."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The bundled pipeline."""
    return Reader()


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of two invented articles."""
    with open_store(":memory:") as made:
        for text in (TEXT, TOLD_BEFORE):
            add(made, reader, text, published=dt.date(2024, 3, 12), publisher="Courier")
        yield made


def answer(store: Store, reader: Reader, question: str) -> Answer:
    return ask(store, question, reader)


def test_what_no_kind_of_question_finds_is_answered_from_the_words_that_say_it(store: Store, reader: Reader) -> None:
    """Where no family finds a claim, the claim answers that rests on just the words that say what is asked; the answer says so."""
    found = answer(store, reader, "Which country may block the statement?")
    assert [one.text.split(" may ")[0] for one in found.summary] == ["Officials in Budapest said that Hungary"]
    assert NOTE in found.coverage.missing
    assert found.family == "aligned"


def test_yes_and_no_have_a_verdict(store: Store, reader: Reader) -> None:
    """A question for yes or no is answered with how surely the very words say so."""
    assert answer(store, reader, "Did Serbia recall its ambassador from Croatia?").verdict == "fact"
    assert answer(store, reader, "May Hungary block the statement?").verdict == "possible"


@pytest.mark.parametrize("question", ["Which country may sign the statement?", "Did Croatia recall its ambassador from Serbia?"])
def test_silence_where_no_sentence_says_it(store: Store, reader: Reader, question: str) -> None:
    """Another act, or the parties the other way round, is not in the graph."""
    assert not answer(store, reader, question).answered


def test_the_contrary_says_no(store: Store, reader: Reader) -> None:
    """Who asks whether an offer was accepted is told that it was rejected: it is said not to be so."""
    found = answer(store, reader, "Did Finland accept the offer of Estonia?")
    assert [citation.quote for citation in found.citations] == ["Finland rejected the offer of Estonia."]
    assert found.verdict == "denied"


def test_who_says_something_is_whoever_the_words_are_of(store: Store, reader: Reader) -> None:
    """Who reports something is asked of sentences by the clause that is reported; the answer names whose words they are."""
    found = answer(store, reader, "Which sources report that soldiers were trained in Poland?")
    assert [one.kind for one in found.summary][:1] == ["sources"]
    assert "Warsaw said" in found.citations[0].quote
    assert not answer(store, reader, "Who says that soldiers were trained in Norway?").answered


def test_what_a_definite_phrase_takes_up_may_stand_before_the_sentence(store: Store, reader: Reader) -> None:
    """ "The ban" is Canada's, because the sentence before says so; Norway's ban is not in the graph."""
    found = answer(store, reader, "When does Canada's ban go into effect?")
    assert [citation.quote.startswith("The ban will go into effect") for citation in found.citations] == [True]
    assert not answer(store, reader, "When does Norway's ban go into effect?").answered


def test_a_name_is_that_of_the_person_whom_the_graph_knows_by_it(store: Store, reader: Reader) -> None:
    """ "Hague" is read as the town of that name only where the graph speaks of it."""
    found = answer(store, reader, "Hague on relations with Iceland")
    assert any("William Hague" in citation.quote for citation in found.citations)


def test_who_was_convicted_does_not_ask_who_somebody_is(store: Store, reader: Reader) -> None:
    """A question for what was done to whom is none for the office of whoever it names."""
    assert answer(store, reader, "Who was accused of the murder of Hague?").family != "who-is"
