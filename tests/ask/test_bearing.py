"""Sentences that bear on all of a question, where nothing answers by stricter ways; reasons; names that are put a little wrong."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from said import add

from kg.ask import ask
from kg.ask.misspelt import meant
from kg.ask.render import to_json
from kg.export import export
from kg.pipeline import Reader
from kg.store import Store, open_store
from kg.verify import verify_in
from kg.verify.reading import read

TEXTS = (
    "Norway closed the harbour of Bergen because a tanker had leaked oil into the bay. Lars Holm visited Oslo. "
    "The stampede, which occurred in Narvik, resulted in at least 56 deaths, according to state television. "
    "A shooter went on a rampage at the library of Tromso University on Monday, killing four. "
    "Iceland closed its embassy in Mali on Monday, saying the city was no longer safe. "
    "Estonia expelled two diplomats, and Finland protested, saying it had not been told.",
    "The local prosecutor Remy Hartmann said that the ship was searched. Ezra Walter Lindqvist recommended a boycott of whale meat.",
    'The minister Jonas Berg objected to the sale on Friday. "We know that Erna Vik bought a dozen ships from Iceland. '
    'We object to the sale of ships," he said.',
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
        ("Why did Norway close the harbour of Bergen?", "leaked oil"),
        ("For what reason did Norway close the harbour of Bergen?", "leaked oil"),
        ("Why did Norway close the harbour of Oslo?", None),
        ("Why did Lars Holm close the harbour of Bergen?", None),
        ("Why did Lars Holm visit Oslo?", None),
        ("How many people died in the stampede in Narvik?", "56 deaths"),
        ("How many people died in the stampede in Bergen?", None),
        ("How many people were killed at Tromso University?", "killing four"),
        ("Why did Iceland close its embassy in Mali?", "no longer safe"),
        ("Why did Mali close its embassy?", None),
        ("Why did Estonia expel two diplomats?", None),
    ],
)
def test_the_sentence_holds_all_of_it(store: Store, reader: Reader, question: str, words: str | None) -> None:
    """A sentence answers that names everybody, says what is asked and gives the reason or number; no other is quoted in its place."""
    answer = ask(store, question, reader)
    quotes = [citation.quote for citation in answer.citations] if answer.answered else []  # what comes near is told apart
    assert len(quotes) == (words is not None), quotes
    assert words is None or words in quotes[0]


def test_a_name_with_a_slip(store: Store, reader: Reader) -> None:
    """Whom alone the graph can mean is asked about, and the answer says how the name is read."""
    answer = ask(store, "Who is Remi Hartmann?", reader)
    assert [citation.quote[:20] for citation in answer.citations] == ["The local prosecutor"]
    assert any("“Remi Hartmann” is read as Remy Hartmann" in one for one in answer.coverage.missing)


@pytest.mark.parametrize(
    ("said", "name"),
    [("Ezra Lindqvist", "Lindqvist"), ("Ezra Lindquist", "Lindqvist"), ("Hartman", "Hartmann"), ("Remy Lindqvist", ""), ("Hallmann", "")],
)
def test_whom_a_name_can_mean(store: Store, said: str, name: str) -> None:
    """A name may lack a middle name or have a slip in one word, and then means one person; names of others are no slips."""
    found = meant(store, said)
    assert bool(found) is bool(name)


def test_nobody_of_two_who_are_called_alike(reader: Reader) -> None:
    """Where two persons can be meant, neither is."""
    with open_store(":memory:") as made:
        add(made, reader, "Anna Karlsen met Tor Karlson in Oslo. Tor Karlson left.", published=dt.date(2024, 3, 12))
        assert meant(made, "Karlsan") == []


def test_he_behind_a_long_quotation(store: Store, reader: Reader) -> None:
    """ "He said" behind a quotation is its speaker, whomever he names in it."""
    quotes = [citation.quote for citation in ask(store, "What did Jonas Berg say about the sale of ships?", reader).citations]
    assert any("We object" in quote for quote in quotes), quotes


def test_such_answers_can_be_verified(store: Store, reader: Reader, tmp_path: Path) -> None:
    """The second program accepts them from the exported graph."""
    export(store, tmp_path / "graph.ttl", "turtle", with_text=True)
    graph = read(tmp_path / "graph.ttl")
    for question in ("Why did Norway close the harbour of Bergen?", "Who is Remi Hartmann?", "How many people died in Narvik's stampede?"):
        assert not list(verify_in(json.loads(json.dumps(to_json(ask(store, question, reader)))), graph))
