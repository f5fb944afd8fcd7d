"""An answer from claims with what else says it, things that are taken up by another noun, and forms of short verbs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from said import add

from kg.ask import ask
from kg.ask.render import to_json
from kg.export import export
from kg.pipeline import Reader
from kg.store import Store, open_store
from kg.verify import verify_in
from kg.verify.reading import read

TEXTS = {
    "Ferry sinks off Brenholm": (
        "The ferry Astrid sank off the port of Brenholm on Sunday, the coast guard said. It had 212 passengers on board. "
        "Transport Minister Ingrid Solveig accused the operator, Vestline, of ignoring warnings about the engine. "
        "She told reporters in Brenholm that the ferry should never have sailed. "
        "Haakon bin Rashid died in Brenholm on Tuesday. Two engineers were freed in Brenholm by the police. "
        "Haakon was a sailor. He went on hunger strike in May."
    ),
    "Bombs in Karstad": (
        "Two bombings in Karstad killed nine people on Friday. Police closed the market. "
        "President Dorin Vale condemned the attacks while on a visit to Ostia. "
        "The farmers' union criticised the attack on Vell in March. Gerda Moll praised the offer."
    ),
}


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of invented articles."""
    with open_store(":memory:") as made:
        for title, text in TEXTS.items():
            add(made, reader, text, title=title, published=dt.date(2024, 3, 12), publisher="Courier")
        yield made


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Where did Haakon die?", "died in Brenholm"),
        ("Where did Dorin Vale die?", None),
        ("Did Haakon's wife go on hunger strike?", None),
        ("Who freed two engineers?", "by the police"),
        ("Who condemned the bombings in Karstad?", "condemned the attacks"),
        ("Who criticised the bombings in Karstad?", "condemned the attacks"),
        ("Who praised the bombings in Karstad?", None),
        ("Who condemned the bombings in Ostia?", None),
    ],
)
def test_what_is_said_otherwise(store: Store, reader: Reader, question: str, words: str | None) -> None:
    """A sentence answers that has another form of a short verb, a name that somebody is called by, or another noun for what was told."""
    answer = ask(store, question, reader)
    assert answer.answered is (words is not None), [one.text for one in answer.summary]
    assert words is None or any(words in one.quote for one in answer.citations)


def test_all_that_says_it(store: Store, reader: Reader, tmp_path: Path) -> None:
    """Beside what claims of the kind tell stands what else is said of the matter, each sentence once, and the answer can be verified."""
    answer = ask(store, "What did Ingrid Solveig say about the ferry?", reader)
    quotes = [one.quote for one in answer.citations]
    assert len(quotes) == len(set(quotes))
    assert any("should never have sailed" in quote for quote in quotes)
    assert {n for one in answer.summary for n in one.citations} == {one.n for one in answer.citations}
    export(store, tmp_path / "graph.ttl", "turtle", with_text=True)
    assert not list(verify_in(json.loads(json.dumps(to_json(answer))), read(tmp_path / "graph.ttl")))
