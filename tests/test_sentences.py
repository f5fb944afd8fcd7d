"""The index of sentences by words and names says what the store says, whatever has been done to the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.pipeline import Reader, build
from kg.query import bind, load
from kg.sentences import FILE, naming, search, sentences_of
from kg.store import Store, open_store
from kg.store.projection import withdrawn
from kg.vocab import GAF

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "2022-07-22-grain-deal.md"
TURKEY = "http://www.wikidata.org/entity/Q43"


@pytest.fixture
def store(tmp_path: Path, reader: Reader) -> Iterator[Store]:
    with open_store(tmp_path / "store") as opened:
        build(opened, [EXAMPLE], reader)
        yield opened


def _by_query(store: Store) -> set[tuple[str, int]]:
    rows = store.query(bind(load("naming"), {"entity": TURKEY})).rows
    return {(row["sentence"].value, int(row["order"].value)) for row in rows}


def _by_index(store: Store) -> set[tuple[str, int]]:
    return {(one.sentence, one.place) for one in naming(store, [TURKEY])}


def test_who_is_named_where_is_what_the_query_says(store: Store) -> None:
    """The index and the question `naming` agree."""
    assert _by_index(store) == _by_query(store) != set()


def test_the_sentences_of_an_article_are_what_the_query_says(store: Store) -> None:
    """The index and the question `article-sentences` give the same sentences in the same order."""
    (article,) = {one.article for one in naming(store, [TURKEY])}
    rows = store.query(bind(load("article-sentences"), {"article": article})).rows
    assert sentences_of(store, article) == [(row["sentence"].value, row["text"].value) for row in rows] != []


def test_a_correction_is_followed(store: Store) -> None:
    """A mention that somebody took from an entity no longer names it, and does again when that is revoked."""
    before = _by_index(store)
    (article,) = {one.article for one in naming(store, [TURKEY])}
    taken = [quad for quad in store.content(article) if (quad.subject, quad.predicate) == (NamedNode(TURKEY), NamedNode(GAF + "denotedBy"))]
    beside = [Quad(quad.subject, quad.predicate, quad.object, NamedNode(withdrawn(article))) for quad in taken]
    store.edit(withdrawn(article), add=beside)
    assert _by_index(store) == _by_query(store) == set()
    store.remove(withdrawn(article))
    assert _by_index(store) == before


def test_an_index_of_another_form_is_made_anew(store: Store) -> None:
    """A file that an earlier version of the program left is replaced."""
    assert store.folder is not None
    with closing(sqlite3.connect(store.folder / FILE)) as index:
        index.executescript("PRAGMA user_version = 1; DROP TABLE sentences;")
    store.close()
    with open_store(store.folder) as again:
        assert search(again, ["grain"])
