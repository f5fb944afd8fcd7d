"""Articles into the store: each in its own graph, bad ones reported, nothing changed the second time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg.ids import entity_iri
from kg.model import Article, Entity, Extraction, Failure, Sentence, Span
from kg.pipeline import Reader, build, failure
from kg.read import make_article
from kg.store import open_store

BAD = "half a surrogate"


class OneSentence:
    """A reader to whom every article is one sentence without events; texts that say so, it cannot read."""

    def extract(self, articles: Iterable[Article | Failure]) -> Iterator[Extraction | Failure]:
        """One result per article, failures handed through."""
        for article in articles:
            if isinstance(article, Failure):
                yield article
            elif "unreadable" in article.text:
                yield failure(article, ValueError(BAD))
            else:
                yield one_sentence(article)


def one_sentence(article: Article) -> Extraction:
    iri = entity_iri("MediaOrganization", article.publisher or "unknown publisher", None, article.iri)
    publisher = Entity(iri, "Organisation", article.publisher or "unknown publisher", "MediaOrganization")
    return Extraction(article, publisher, (Sentence(Span(0, len(article.text))),), entities=(publisher,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, one of them unreadable, and one file that is no article."""
    here = tmp_path / "articles"
    here.mkdir()
    (here / "a.txt").write_text("Iran denied the reports.")
    (here / "b.json").write_text("{")
    (here / "c.jsonl").write_text('{"text": "Russia agreed."}\n{"text": "This is unreadable."}\n')
    return here


def test_bad_articles_do_not_stop_the_rest(folder: Path) -> None:
    """What can be read is stored; every other source is in the report with its place and reason."""
    with open_store(":memory:") as store:
        report = build(store, [folder], OneSentence())
        assert (report.read, report.changed, report.unchanged) == (2, 2, 0)
        assert len(store.graphs()) == 2
    assert [Path(one.source).name for one in report.failures] == ["b.json", "c.jsonl:2"]
    assert "not JSON" in report.failures[0].reason
    assert BAD in report.failures[1].reason


def test_building_twice_changes_nothing(folder: Path) -> None:
    """The same articles again leave every quad as it was, in whatever order they come."""
    with open_store(":memory:") as store:
        build(store, [folder / "a.txt", folder / "c.jsonl"], OneSentence())
        before = sorted(map(str, store.quads()))
        report = build(store, [folder / "c.jsonl", folder / "a.txt"], OneSentence())
        assert (report.read, report.changed, report.unchanged) == (2, 0, 2)
        assert sorted(map(str, store.quads())) == before


def test_same_article_twice_in_one_build(folder: Path) -> None:
    """A source named twice is stored once."""
    with open_store(":memory:") as store:
        report = build(store, [folder / "a.txt"] * 2, OneSentence())
        assert (report.changed, report.unchanged, len(store.graphs())) == (1, 1, 1)


def test_progress_follows_every_article(folder: Path) -> None:
    """`on_progress` hears of each result, failures included, in the order of the sources."""
    heard: list[bool] = []
    with open_store(":memory:") as store:
        build(store, [folder], OneSentence(), on_progress=lambda result: heard.append(isinstance(result, Failure)))
    assert heard == [False, True, False, True]


def test_published_stands_for_articles_without_a_date(folder: Path) -> None:
    """The day given to a build is that of every article without one of its own."""
    day = dt.date(2022, 11, 3)
    with open_store(":memory:") as store:
        build(store, [folder / "a.txt"], OneSentence(), published=day)
        assert any(day.isoformat() in str(quad) for quad in store.quads())


def test_reader_keeps_order_and_hands_failures_through(reader: Reader) -> None:
    """One result per article in the order given, and failures at their place."""
    articles = [make_article(f"Minister number {number} condemned Iran.") for number in range(70)]
    lost = Failure("nowhere.txt", "No such file or directory")
    given: list[Article | Failure] = [lost, *articles[:40], lost, *articles[40:], lost]
    results = list(reader.extract(given))
    assert [result if isinstance(result, Failure) else result.article for result in results] == given


def test_text_that_the_pipeline_refuses_is_a_failure(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that the language pipeline does not take (spaCy's own parsers have a limit) costs that article, not the run."""
    monkeypatch.setattr(reader._nlp, "max_length", 100)
    long, short = make_article("Iran denied it. " * 20, source="long.txt"), make_article("Iran denied it.")
    bad, good = reader.extract([long, short])
    assert isinstance(bad, Failure)
    assert bad.source == "long.txt"
    assert isinstance(good, Extraction)


def test_reader_is_lazy(reader: Reader) -> None:
    """Articles are read as results are asked for, so a stream of any length needs no more memory than its window."""
    drawn = 0

    def many() -> Iterator[Article]:
        nonlocal drawn
        for number in range(3_000):
            drawn = number
            yield make_article("Iran denied the reports.")

    stream = reader.extract(many())
    assert isinstance(next(stream), Extraction)
    assert drawn < 2_999


@pytest.mark.parametrize("text", ["?", "…", "\0", "a" * 40_000, "of Iran " * 999, "\u202eIran\u2066 denied", "🚀" * 300, "\r\n\r\n.\r\n"])
def test_odd_texts_are_read_or_reported(reader: Reader, text: str) -> None:
    """No text stops a run: it gives an extraction whose text is the text given, or a Failure."""
    (result,) = reader.extract([make_article(text)])
    assert isinstance(result, Failure) or result.article.text == text
