"""Reading on several cores gives what one reader gives; what goes wrong in a process is told."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from kg import parallel
from kg.errors import PipelineError
from kg.model import Article, Failure
from kg.parallel import ParallelReader
from kg.pipeline import Reader, build
from kg.read import make_article, read_source
from kg.store import open_store

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
TEXTS = ["Iran denied the reports.", "Russia agreed to talks with Iran on Monday.", "", "NATO condemned the attack.", "The G7 warned Iran."]


def test_the_same_as_one_reader() -> None:
    """Every article of a stream longer than what is handed out ahead gives the same extraction, in order, failures at their place."""
    broken = Failure("b.json", "no article")
    articles: list[Article | Failure] = [
        broken,
        *(make_article(f"{text} Number {number}.") for number in range(4) for text in TEXTS),
        broken,
    ]
    one = Reader()
    with ParallelReader(2) as reader:
        assert reader.fingerprint == one.fingerprint
        assert list(reader.extract(articles)) == list(one.extract(articles))
        assert len(articles) > 2 * parallel.AHEAD


def test_the_same_trees() -> None:
    """Trees of more sentences than a process reads at a time, in order."""
    one, texts = Reader(), [f"{text} Number {number}." for number in range(16) for text in TEXTS]
    with ParallelReader(2) as reader:
        assert reader.tree_fingerprint == one.tree_fingerprint
        assert reader.packets(texts) == one.packets(texts)


def test_the_same_graph(tmp_path: Path) -> None:
    """A store built by two processes holds the quads of a store built by one, and the next build of either reads nothing again."""
    sources = sorted(EXAMPLES.iterdir())[:4]
    with open_store(tmp_path / "one") as one, open_store(tmp_path / "two") as two, ParallelReader(2) as reader:
        build(one, sources, Reader())
        report = build(two, sources, reader)
        assert report.changed == sum(1 for source in sources for _ in read_source(source))
        assert set(one.quads()) == set(two.quads())
        assert build(two, sources, Reader()).changed == 0


def test_a_pipeline_that_is_not_there_is_told() -> None:
    """What is wrong with the pipeline is the error that one reader gives."""
    with ParallelReader(2, "no_such_pipeline") as reader, pytest.raises(PipelineError, match="no_such_pipeline"):
        list(reader.extract([make_article("Iran denied the reports.")]))


def test_a_process_that_ends_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a process is ended from outside, as by a system without memory, the article is named and nothing hangs."""
    article = make_article("Iran denied the reports.", source="news.txt")
    with ParallelReader(1) as reader:
        monkeypatch.setattr(reader, "_handed_out", lambda _: reader._pool.submit(os.abort))
        with pytest.raises(PipelineError, match=r"news\.txt"):
            list(reader.extract([article]))


def test_the_rest_is_not_read_when_nobody_wants_it() -> None:
    """Who stops in the middle ends the processes, and what was handed out ahead is bounded."""
    handed: list[Any] = []

    def stream() -> Any:
        for number in range(1000):
            handed.append(number)
            yield make_article(f"Iran denied report {number}.")

    with ParallelReader(1) as reader:
        next(iter(reader.extract(stream())))
    assert len(handed) <= parallel.AHEAD + 1
