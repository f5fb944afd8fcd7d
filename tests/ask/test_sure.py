"""An answer is on the one who is asked about, and no surer than its sentences: what they deny, refuse or leave open is told as that."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph
from said import add

from kg.ask import ask
from kg.ask.render import to_json
from kg.export import export
from kg.pipeline import Reader
from kg.store import Store, open_store
from kg.verify import verify_in
from kg.verify.reading import read

TEXT = (
    "Erna Vik announced on Friday that she was endorsing Jonas Berg for mayor of Oslo. Lars Holm lost the vote in Oslo.\n\n"
    "Finland has rejected the proposal of Sweden on fishing. "
    "Estonia will not sign a treaty with Latvia, the Estonian minister Mati Kask said. "
    "Denmark has not confirmed that it received letters from Iceland.\n\n"
    "Speaking of Portugal's sending rockets to Spain, the diplomat Rui Dias told reporters that he had warned against it. "
    "The ferry sank off Bergen on Monday, killing six people.\n\n"
    "The judge Ines Falk determined in March that Otto Brandt had lied to the court. "
    "Nils Roth apologised to Hanna Vogt on Sunday. The editor Paul Kern has not apologised to Hanna Vogt. "
    "Emil Strand was captured by Danish soldiers in May 2023.\n\n"
    "In a letter to the city council, Greta Lund said that the bridge was unsafe. "
    "Greta Lund said on Monday that the harbour would be closed for a week. "
    "The councillor Ola Dahl voted in favour of the tram for Bergen.\n\n"
    "Poland refused to join the talks on grain. Slovakia said it would not join the talks on grain. "
    "Hungary remains steadfast in support of the canal treaty, said its envoy Vera Toth. "
    "The canal bill received support from a group of lawmakers, including the senator Hugo Lang.\n\n"
    "A court in Turku acquitted Mira Falk of fraud on Tuesday. It convicted her partner, Olaf Brandt. "
    "The senate of Malta rejected the shipping bill on Monday. Croatia rejected the whaling treaty, and Slovenia ratified it. "
    "Nadia Abel pled guilty to theft."
)


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        add(made, reader, TEXT, published=dt.date(2024, 3, 12), publisher="Courier")
        yield made


@pytest.fixture(scope="module")
def graph(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("graph") / "graph.ttl"
    export(store, path, "turtle", with_text=True)
    return read(Path(path))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did Finland accept the proposal of Sweden on fishing?", "denied"),
        ("Will Estonia sign a treaty with Latvia?", "denied"),
        ("Has Denmark confirmed that it received letters from Iceland?", "denied"),
        ("Has Poland joined the talks on grain?", "denied"),
        ("Has Slovakia joined the talks on grain?", "denied"),
        ("Was Mira Falk convicted?", "denied"),
        ("Was Olaf Brandt acquitted?", "denied"),
        ("Did the senate of Malta pass the shipping bill?", "denied"),
        ("Did Croatia ratify the whaling treaty?", "denied"),
        ("Did Nadia Abel plead guilty?", "fact"),
        ("Does Hungary support the canal treaty?", "reported"),
        ("Did Hugo Lang support the canal bill?", "fact"),
    ],
)
def test_what_is_denied_or_refused_has_its_verdict(question: str, verdict: str, store: Store, graph: Graph, reader: Reader) -> None:
    """The contrary of what is asked, a denial, and what will not be where it is asked whether it will, say no; and the check agrees."""
    answer = ask(store, question, reader)
    assert answer.verdict == verdict
    assert verify_in(json.loads(json.dumps(to_json(answer))), graph) == []


@pytest.mark.parametrize(
    "question",
    [
        "Did Erna Vik endorse Lars Holm?",
        "Why did the ferry sink off Bergen?",
        "Who voted against the tram for Bergen?",
        "Does Hungary oppose the canal treaty?",
        "Did Vera Toth support the canal bill?",
    ],
)
def test_what_is_not_said_is_no_answer(question: str, store: Store, reader: Reader) -> None:
    """What was done to somebody else, a reason that nobody gives, and votes against what was voted for are not made up."""
    assert not ask(store, question, reader).answered


def test_what_is_only_spoken_of_has_no_verdict(store: Store, reader: Reader) -> None:
    """Who speaks of a deed does not say that it was done."""
    assert ask(store, "Did Portugal send rockets to Spain?", reader).verdict not in ("fact", "reported")


def test_what_somebody_determined_is_no_fact(store: Store, reader: Reader) -> None:
    """A clause that somebody finds or holds to be so is no word of the newspaper's own, whether or not a claim says whose it is."""
    assert ask(store, "Did Otto Brandt lie to the court?", reader).verdict != "fact"


def test_who_did_not_is_not_who_did(store: Store, reader: Reader) -> None:
    """Whoever is said not to have done it is no answer to who did it."""
    quotes = [citation.quote for citation in ask(store, "Who apologised to Hanna Vogt?", reader).citations]
    assert quotes
    assert not any("Kern" in quote for quote in quotes)


def test_what_was_said_on_another_occasion_is_no_answer(store: Store, reader: Reader) -> None:
    """Of all that somebody says, where an occasion is asked about, what was said on it."""
    quotes = [citation.quote for citation in ask(store, "What did Greta Lund say in her letter?", reader).citations]
    assert quotes
    assert all("letter" in quote for quote in quotes)


def test_an_adjective_is_no_place(store: Store, reader: Reader) -> None:
    """Whose soldiers they are does not say where it happened."""
    assert not ask(store, "Where was Emil Strand captured?", reader).answered
