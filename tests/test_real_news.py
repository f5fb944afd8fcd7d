"""The whole way over real news that nobody of us wrote: nothing crashes, the graph conforms, every answer proves itself."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ask import ask
from kg.ask.render import to_json
from kg.export import export
from kg.pipeline import Reader, build
from kg.store import Store, open_store
from kg.validate import validate
from kg.verify import verify

FILES = ("sel-wikinews", "wikinews-2019-2020", "re3d", "meantime")
TOPIC = "Iran"
QUESTIONS = [
    "What did Mahmoud Ahmadinejad say about Israel?",
    "What is the response of the United States to Iran enriching uranium?",
    "Who condemned Iran?",
    "Who accused Iran?",
    "What did the International Atomic Energy Agency say about Iran?",
    "Did Iran attack the United States?",
    "How did Russia respond to sanctions on Iran?",
    "What did the United Nations do to Iran?",
    "What did Hillary Clinton say about Iran?",
    "What did Iceland say about Iran?",
]


@pytest.fixture(scope="module")
def store(shared: Path, reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The articles of the real corpora that speak of one country, forty at most."""
    lines = [line for name in FILES for line in (shared / "corpora" / "news" / f"{name}.jsonl").read_text("utf-8").split("\n") if line]
    chosen = [line for line in lines if TOPIC in json.loads(line)["text"]][:40]
    folder = tmp_path_factory.mktemp("news")
    source = folder / "news.jsonl"
    source.write_text("\n".join(chosen) + "\n", "utf-8")
    with open_store(folder / "store") as opened:
        report = build(opened, [source], reader)
        assert not report.failures
        assert report.changed >= 25
        yield opened


@pytest.fixture(scope="module")
def turtle(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph as anybody gets it."""
    path = tmp_path_factory.mktemp("export") / "graph.ttl"
    export(store, path, "turtle", with_text=True)
    return path


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_holds(question: str, store: Store, turtle: Path, reader: Reader) -> None:
    """From the exported graph alone, each answer's query, quotes, offsets and dates are found again; no answer is padded."""
    answer = ask(store, question, reader)
    assert verify(to_json(answer), turtle) == []
    assert answer.answered or (not answer.summary and answer.coverage.missing)


def test_some_questions_have_answers_and_some_have_none(store: Store, reader: Reader) -> None:
    """The graph answers what it holds, and says so where it holds nothing."""
    answered = [ask(store, question, reader).answered for question in QUESTIONS]
    assert sum(answered) >= 4
    assert not answered[-1]


def test_the_graph_of_real_news_conforms(turtle: Path) -> None:
    """Shapes hold for text that was not written for us."""
    assert [str(v) for v in validate(turtle)] == []
