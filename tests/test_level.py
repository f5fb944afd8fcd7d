"""What it costs to add an article does not depend on how many there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from invented_world import COURIER, NORLAND, OSTIA, Sheet
from pyoxigraph import Quad
from pyoxigraph import Store as Oxigraph

from kg.ids import entity_iri
from kg.model import Article, Entity, Extraction, Failure
from kg.pipeline import build, remove
from kg.relate import relate
from kg.shape import quads
from kg.store import open_store
from kg.store.embedded import EmbeddedStore


class Made:
    """Reads what has been made; its readings are noted."""

    fingerprint = "made"

    def __init__(self, made: Sequence[Extraction]) -> None:
        self._made = made

    def extract(self, articles: Iterable[Article | Failure]) -> Iterator[Extraction | Failure]:
        """What has been made, whatever is given."""
        assert not list(articles)
        yield from self._made


class Watched:
    """The engine of a store; how many quads it gave is counted."""

    def __init__(self, engine: Oxigraph) -> None:
        self._engine = engine
        self.given = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def __contains__(self, quad: Quad) -> bool:
        return quad in self._engine

    def quads_for_pattern(self, *pattern: object) -> Iterator[Quad]:
        """As the engine gives them, one by one."""
        for quad in self._engine.quads_for_pattern(*pattern):  # type: ignore[arg-type]
            self.given += 1
            yield quad


def visit(number: int, day: str = "last") -> Extraction:
    """An article of its own on somebody of whom no other tells."""
    name = f"Ilvi {chr(97 + number % 26) * 3}{chr(97 + number // 26) * 3}ovic"
    visitor = Entity(entity_iri("Person", name.casefold(), None), "Person", name, "Person")
    sheet = Sheet(
        f"{name} visited Ostia by way of pier {number} on the {day} day of fair number {number}.", COURIER,
        url=f"https://courier.example/{number}", published=dt.date(2020, 1, 1) + dt.timedelta(9 * number),
    )  # fmt: skip
    who, there = sheet.name(name, visitor, label="PERSON"), sheet.name("Ostia", (OSTIA, NORLAND)[number % 2])
    sheet.claim(sheet.event("CONSULT", "visit", "visited", [who], recipients=(there,)))
    return sheet.extraction()


def test_as_much_is_read_of_a_large_store_as_of_a_small_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To build one article more, as many quads are fetched from a store of forty articles as from one of four."""
    fetched, content = list[int](), EmbeddedStore.content

    def counted(store: EmbeddedStore, *which: object, **more: object) -> list[Quad]:
        found = content(store, *which, **more)  # type: ignore[arg-type]
        fetched.append(len(found))
        return found

    monkeypatch.setattr(EmbeddedStore, "content", counted)
    costs = list[int]()
    for size in (4, 40):
        with open_store(tmp_path / str(size)) as store:
            build(store, [], Made([visit(number) for number in range(size)]))
            fetched.clear()
            build(store, [], Made([visit(50)]))
            costs.append(sum(fetched))
    assert costs[0] == costs[1] > 0


def test_nobody_goes_through_all_articles_to_find_the_new_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store notes itself what came and went, whoever puts it there; only to relate it for the first time all graphs are listed."""
    listed, graphs = list[str](), EmbeddedStore.graphs

    def counted(store: EmbeddedStore) -> list[str]:
        found = graphs(store)
        listed.extend(found)
        return found

    monkeypatch.setattr(EmbeddedStore, "graphs", counted)
    with open_store(tmp_path / "store") as store:
        for number in range(3):
            store.add(visit(number).article.iri, quads(visit(number)))
        assert relate(store).articles == 3
        assert listed
        listed.clear()
        store.add(visit(4).article.iri, quads(visit(4)))
        assert (relate(store).articles, relate(store).articles) == (1, 0)
        store.remove(visit(4).article.iri)
        assert (relate(store).articles, relate(store).articles) == (1, 0)
        assert not listed


def test_as_much_is_looked_at_to_change_a_large_store_as_a_small_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To take an article out, or put another text in its place, does not take the longer the more articles say of a state what it is."""
    costs = list[int]()
    for size in (4, 60):
        with open_store(tmp_path / str(size)) as store:
            assert isinstance(store, EmbeddedStore)
            build(store, [], Made([visit(number) for number in range(size)]))
            watched = Watched(store._open_engine)
            monkeypatch.setattr(store, "_engine", watched)
            build(store, [], Made([visit(2, "first")]))
            remove(store, [visit(1).article.iri])
            costs.append(watched.given)
    assert 0 < costs[1] < 1.1 * costs[0]
