"""What relates articles, after decisions, new versions and removals in any order: that of a fresh build with the same decisions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from invented_press import EDITED, GAZETTE, HERALD, OWN, WIRE, relations, report
from invented_world import COURIER, OSTIA, SUDRIA

from kg import review
from kg.errors import BadDecision, StoreError
from kg.model import Article, Extraction, Failure
from kg.pipeline import build, remove
from kg.relate import INDEX, pending, recover, relate
from kg.store import MEMORY, Store, open_store
from kg.vocab import NG, NIF, PROV


class Me(TypedDict):
    """Who decides, and why."""

    by: str
    why: str


ME = Me(by="ada", why="read it again")
PAPERS = (COURIER, GAZETTE, HERALD)
VERSIONS = ((WIRE, "shipped"), (EDITED, "shipped"), (OWN, "ship"))


class Prepared:
    """Knows its articles by paper and text."""

    def __init__(self) -> None:
        made = [report(text, paper, 9 + day, trigger) for day, paper in enumerate(PAPERS) for text, trigger in VERSIONS]
        self._made = {(one.article.url, one.article.text): one for one in made}

    def extract(self, articles: Iterable[Article | Failure]) -> Iterator[Extraction | Failure]:
        """One result per article."""
        for article in articles:
            assert isinstance(article, Article)
            made = self._made[(article.url, article.text)]
            yield replace(made, article=replace(made.article, source=article.source))  # the file tells that an earlier text is back


def write(folder: Path, paper: int, version: int) -> Path:
    """The paper's report in that version, at the paper's address."""
    text, trigger = VERSIONS[version]
    article = report(text, PAPERS[paper], 9 + paper, trigger).article
    file = folder / f"{paper}.json"
    known = {"text": article.text, "url": article.url, "publisher": article.publisher, "published": str(article.published)}
    file.write_text(json.dumps(known))
    return file


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("remove"), st.integers(0, 2), st.just(0)),
        st.tuples(st.sampled_from(["reject", "revoke"]), st.integers(0, 3), st.just(0)),
        st.tuples(st.just("merge"), st.integers(0, 1), st.just(0)),
        st.tuples(st.just("split"), st.integers(0, 3), st.just(0)),
    ),
    min_size=3,
    max_size=9,
)


@settings(max_examples=12, deadline=None)
@example([("put", 0, 1), ("put", 0, 0)])
@given(STEPS)
def test_relations_are_those_of_a_fresh_build_with_the_same_decisions(steps: list[tuple[str, int, int]]) -> None:
    """Reports that come, change and go, claims rejected, states merged and split, decisions revoked: nothing remembers the way."""
    with TemporaryDirectory() as place, open_store(Path(place) / "store") as store, open_store(MEMORY) as fresh:
        articles, decided = Path(place) / "articles", Path(place) / "decisions.ttl"
        articles.mkdir()
        build(store, [write(articles, paper, 0) for paper in range(3)], Prepared())
        for step in steps:
            _do(store, articles, *step)
        build(fresh, [articles], Prepared())
        review.export_decisions(store, decided)
        review.import_decisions(fresh, decided)
        assert relations(store) == relations(fresh)
        assert not pending(store)


def _do(store: Store, articles: Path, step: str, one: int, other: int) -> None:
    """One step; what cannot be decided or is not there is left."""
    try:
        match step:
            case "put":
                build(store, [write(articles, one, other)], Prepared())
            case "remove":
                remove(store, [articles / f"{one}.json"])
                (articles / f"{one}.json").unlink()
            case "reject":
                review.reject(store, _pick(store, "?x a ng:Claim", one), **ME)
            case "merge":
                review.merge(store, (SUDRIA, OSTIA)[one].iri, (OSTIA, SUDRIA)[one].iri, **ME)
            case "split":
                review.split(store, SUDRIA.iri, [_pick(store, f"<{SUDRIA.iri}> gaf:denotedBy ?x", one)], **ME)
            case "revoke":
                review.revoke(store, [d for d in review.decisions(store) if d.revoked is None][one], **ME)
    except (BadDecision, StoreError, IndexError):
        pass


def _pick(store: Store, pattern: str, number: int) -> str:
    prefixes = f"PREFIX ng: <{NG}> PREFIX gaf: <http://groundedannotationframework.org/gaf#> "
    return store.query(prefixes + f"SELECT DISTINCT ?x {{ {pattern} }} ORDER BY ?x").rows[number]["x"].value


OF_PAPER = f"PREFIX ng: <{NG}> PREFIX nif: <{NIF}> PREFIX prov: <{PROV}> "
CLAIM_OF = "?c a ng:Claim ; ng:evidence/nif:referenceContext/prov:specializationOf ?url"


class Died(Exception):
    """The process that was at work is no more."""


def _die(*_: object) -> None:
    raise Died


@pytest.mark.parametrize("whom", ["kg.review.curate.relate", "kg.review.curate.Desk.beside"])
def test_a_decision_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whom: str) -> None:
    """Where a process ends between deciding and relating, the next one that opens the store makes up for it."""
    articles = tmp_path / "articles"
    articles.mkdir()
    with open_store(tmp_path / "store") as store:
        build(store, [write(articles, paper, 0) for paper in range(3)], Prepared())
        claim = _pick(store, "?x a ng:Claim", 0)
        before = relations(store)
        with monkeypatch.context() as broken:
            broken.setattr(whom, _die)
            with pytest.raises(Died):
                review.reject(store, claim, **ME)
        decided = bool(review.decisions(store))
    with open_store(tmp_path / "store") as store:
        recover(store)
        assert not pending(store)
        assert (relations(store) == before) is not decided
        _assert_as_from_nothing(store)


def test_a_rejection_tells_of_the_copies_that_are_left(tmp_path: Path) -> None:
    """Another paper's copy of the sentence makes a claim of its own, on which nobody has decided; a report in other words is no copy."""
    articles = tmp_path / "articles"
    articles.mkdir()
    with open_store(MEMORY) as store:
        build(store, [write(articles, paper, version) for paper, version in ((0, 0), (1, 1), (2, 2))], Prepared())
        rows = store.query(f"{OF_PAPER} SELECT ?url ?c {{ {CLAIM_OF} }}").rows
        claims = {row["url"].value: row["c"].value for row in rows}
        first, copy = claims["https://courier.example/9"], claims["https://gazette.example/10"]
        decision = review.reject(store, first, **ME)
        assert review.on_copies(store, decision) == [copy]
        assert review.on_copies(store, review.reject(store, copy, **ME)) == []


def test_a_build_that_ended_early_is_made_up_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that was read anew, and not related any more, is related by the next build, even of nothing."""
    articles = tmp_path / "articles"
    articles.mkdir()
    with open_store(tmp_path / "store") as store:
        build(store, [write(articles, paper, 0) for paper in range(3)], Prepared())
        with monkeypatch.context() as broken:
            broken.setattr("kg.pipeline.relate", _die)
            with pytest.raises(Died):
                build(store, [write(articles, 1, 2)], Prepared())
        assert pending(store)
    with open_store(tmp_path / "store") as store:
        build(store, [], Prepared())
        assert not pending(store)
        _assert_as_from_nothing(store)


def test_a_removal_that_ended_early_is_made_up_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What related an article that was taken out does not outlive it: the next one that opens the store to write sees to it."""
    articles = tmp_path / "articles"
    articles.mkdir()
    with open_store(tmp_path / "store") as store:
        build(store, [write(articles, paper, 0) for paper in range(3)], Prepared())
        with monkeypatch.context() as broken:
            broken.setattr("kg.pipeline.relate", _die)
            with pytest.raises(Died):
                remove(store, [articles / "0.json"])
    with open_store(tmp_path / "store") as store:
        assert pending(store)
        recover(store)
        assert not pending(store)
        _assert_as_from_nothing(store)


def test_relating_that_broke_off_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index says that it is unfinished, and what is derived does not depend on it."""
    articles = tmp_path / "articles"
    articles.mkdir()
    with open_store(tmp_path / "store") as store:
        build(store, [write(articles, paper, 0) for paper in range(3)], Prepared())
        with monkeypatch.context() as broken:
            broken.setattr("kg.relate.derive", _die)
            with pytest.raises(Died):
                review.merge(store, SUDRIA.iri, OSTIA.iri, **ME)
    with open_store(tmp_path / "store") as store:
        recover(store)
        _assert_as_from_nothing(store)
    assert (tmp_path / "store" / INDEX).exists()


def _assert_as_from_nothing(store: Store) -> None:
    """The relations are those that the named graphs give without any index."""
    before = relations(store)
    folder = store.folder
    assert folder is not None
    for file in folder.glob(f"{INDEX}*"):
        file.unlink()
    relate(store)
    assert relations(store) == before
