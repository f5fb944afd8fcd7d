"""A sentence that is quoted because its words say what is asked has its verdict from these words, and from nothing surer."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph
from said import add

from kg.ask import ask
from kg.ask.families import load
from kg.ask.render import to_json
from kg.ask.standing import is_licensed
from kg.export import export
from kg.pipeline import Reader
from kg.store import Store, open_store
from kg.verify import verify_in
from kg.verify.reading import read

TEXT = (
    "The campaign of Nora Lind lost a lawyer on Monday, as the campaign aide Jon Falk resigned after a quarrel.\n\n"
    "The guards closed the gate of the park at noon; the mayor Ida Moe planned to repaint the Long Bridge.\n\n"
    "The airline Norair was founded in 1990, and its rival Sudair has been attempting to take over Norair since May.\n\n"
    "The court forced the company Norcom to lower its prices.\n\n"
    "The museum lost money last year, and the curator Lars Holm did not restore the Blue Clock."
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


def _told(question: str, store: Store, reader: Reader) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(json.dumps(to_json(ask(store, question, reader))))
    return answer


QUESTIONS = {
    "Did Jon Falk resign?": "fact",
    "Has Ida Moe repainted the Long Bridge?": "planned",
    "Has Sudair taken over Norair?": "possible",
    "Did Lars Holm restore the Blue Clock?": "denied",
}


@pytest.mark.parametrize(("question", "verdict"), QUESTIONS.items())
def test_the_words_that_answer_have_their_verdict(question: str, verdict: str, store: Store, graph: Graph, reader: Reader) -> None:
    """What is planned, attempted or not done is no yes, though the sentence's one claim is a plain one; and the check agrees."""
    answer = _told(question, store, reader)
    assert answer["verdict"] == verdict
    assert verify_in(answer, graph) == []


def test_what_somebody_is_forced_to_do_is_not_said_to_be_done(store: Store, reader: Reader) -> None:
    """No yes rests on an infinitive."""
    assert ask(store, "Has Norcom lowered its prices?", reader).verdict not in ("fact", "reported")


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("value", ["fact", "reported", "denied", "planned", "disputed"])
def test_another_verdict_is_refused(question: str, value: str, store: Store, graph: Graph, reader: Reader) -> None:
    """A verdict that the words do not let through is found out, in the field and in the sentence."""
    answer = _told(question, store, reader)
    if value == answer["verdict"]:
        return
    wrong = copy.deepcopy(answer)
    wrong["verdict"] = value
    wrong["summary"][0]["text"] = load().leads[value].format(said="Courier (2024-03-12)", denied="Courier (2024-03-12)")
    assert verify_in(wrong, graph)


@pytest.mark.parametrize(
    ("value", "quote", "licensed"),
    [
        ("fact", "The mayor left in May.", True),
        ("fact", "The mayor left, which he might regret.", False),
        ("fact", "The mayor, who left, said: “I will not return.”", True),
        ("reported", "The mayor has left, an aide said, but may return.", False),
        ("denied", "The mayor left.", False),
        ("denied", "The mayor didn’t leave.", True),
        ("planned", "The mayor left.", False),
        ("possible", "The mayor is thought to have left.", True),
    ],
)
def test_words_let_a_verdict_through(value: str, quote: str, licensed: bool) -> None:
    """Doubt anywhere in a sentence keeps a yes from it; no, plans and chances have words of their own."""
    assert is_licensed(value, quote, load().words, "Has the mayor left?") is licensed
