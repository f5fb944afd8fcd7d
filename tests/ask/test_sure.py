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
    "The ferry sank off Bergen on Monday, killing six people."
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
    ],
)
def test_what_is_denied_or_refused_has_its_verdict(question: str, verdict: str, store: Store, graph: Graph, reader: Reader) -> None:
    """The contrary of what is asked, a denial, and what will not be where it is asked whether it will, say no; and the check agrees."""
    answer = ask(store, question, reader)
    assert answer.verdict == verdict
    assert verify_in(json.loads(json.dumps(to_json(answer))), graph) == []


@pytest.mark.parametrize("question", ["Did Erna Vik endorse Lars Holm?", "Why did the ferry sink off Bergen?"])
def test_what_is_not_said_is_no_answer(question: str, store: Store, reader: Reader) -> None:
    """What was done to somebody else, and a reason that nobody gives, are not made up."""
    assert not ask(store, question, reader).answered


def test_what_is_only_spoken_of_has_no_verdict(store: Store, reader: Reader) -> None:
    """Who speaks of a deed does not say that it was done."""
    assert ask(store, "Did Portugal send rockets to Spain?", reader).verdict not in ("fact", "reported")
