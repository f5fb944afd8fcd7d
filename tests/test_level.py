"""What it costs to add an article does not depend on how many there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from invented_world import COURIER, NORLAND, OSTIA, Sheet
from pyoxigraph import Quad

from kg.ids import entity_iri
from kg.model import Article, Entity, Extraction, Failure
from kg.pipeline import build
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


def visit(number: int) -> Extraction:
    """An article of its own on somebody of whom no other tells."""
    name = f"Ilvi {chr(97 + number % 26) * 3}{chr(97 + number // 26) * 3}ovic"
    visitor = Entity(entity_iri("Person", name.casefold(), None), "Person", name, "Person")
    sheet = Sheet(
        f"{name} visited Ostia by way of pier {number} on the last day of fair number {number}.", COURIER,
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
