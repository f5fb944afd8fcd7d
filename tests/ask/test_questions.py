"""Questions as people put them, to the example articles: what each is taken for, and what its answer holds."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kg.ask import ask
from kg.ask.render import to_json
from kg.export import export
from kg.pipeline import Reader, build
from kg.sentences import search
from kg.store import MEMORY, Store, open_store
from kg.verify import verify

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"
QUESTIONS: list[Mapping[str, Any]] = tomllib.loads((HERE / "questions.toml").read_text(encoding="utf-8"))["question"]


@pytest.fixture(scope="module")
def examples(reader: Reader) -> Store:
    store = open_store(MEMORY)
    build(store, [EXAMPLES], reader)
    return store


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: str(question["asks"]))
def test_each_question_gets_what_the_articles_say(question: Mapping[str, Any], examples: Store, reader: Reader) -> None:
    """It is understood as what it is, answered where the articles hold an answer, and not answered where they hold none."""
    answer = ask(examples, question["asks"], reader)
    told = " ".join(one.text for one in answer.summary)
    assert answer.answered is question["answered"], told
    ways = {"who-is": {"who-is", "described"}}  # a title, or a description that the tree puts beside the name
    assert answer.family in ways.get(question.get("family", ""), {question.get("family")})
    assert answer.verdict == question.get("verdict")
    assert question.get("holds", "") in told


@pytest.mark.parametrize(
    ("question", "family"),
    [
        ("Who warned Iran?", "aligned"),
        ("Which newspapers report that Russia attacked Kyiv?", "sources"),
        ("Has Russia attacked Kyiv?", "did"),
    ],
)
def test_answers_of_each_making_hold(question: str, family: str, examples: Store, reader: Reader, tmp_path: Path) -> None:
    """What is laid over sentences, who reports something in which paper, and a verdict: each is checked from the exported graph alone."""
    graph = tmp_path / "graph.ttl"
    export(examples, graph, "turtle", with_text=True)
    answer = ask(examples, question, reader)
    assert answer.family == family
    assert verify(json.loads(json.dumps(to_json(answer))), graph) == []


def test_no_question_is_there_twice() -> None:
    """At least eighty different questions."""
    asked = {question["asks"].casefold() for question in QUESTIONS}
    assert len(asked) == len(QUESTIONS) >= 80


def test_the_words_follow_the_store(tmp_path: Path, reader: Reader) -> None:
    """A new article is found by its words at once, one that is removed is found no more, and the index is a file beside the store."""
    with open_store(tmp_path / "store") as store:
        build(store, [EXAMPLES / "2022-07-22-grain-deal.md"], reader)
        assert search(store, ["ports"])
        assert not search(store, ["accreditation"])
        build(store, [EXAMPLES / "2022-09-24-kyiv-downgrades-ties.md"], reader)
        assert search(store, ["accreditation"])
        for graph in store.graphs():
            store.remove(graph)
        assert not search(store, ["ports"])
        assert (tmp_path / "store" / "newsgraph-words.sqlite").is_file()
