"""Which article changed in which change of a store, for who follows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.store import MEMORY, Store, open_store
from kg.store.history import changed_in, last, name_of
from kg.store.marks import ARTICLES
from kg.store.projection import NOTES, REVISION, VERSIONS, corrected, withdrawn

A, B, C = (ARTICLES + letter for letter in "abc")


def say(graph: str, value: str) -> Quad:
    """One quad of a graph."""
    return Quad(NamedNode(graph), NamedNode("https://example.org/p"), Literal(value), NamedNode(graph))


def history(store: Store) -> list[list[str]]:
    """The articles of each change, first to last."""
    return [sorted(changed_in(store, number)) for number in range(1, last(store) + 1)]


def test_each_change_tells_its_articles() -> None:
    """What an article says, what stands beside it and whether it counts; not what is said elsewhere, nor what stays the same."""
    with open_store(MEMORY) as store:
        assert (name_of(store), last(store)) == (None, 0)
        store.apply(replace={A: [say(A, "x")], B: [say(B, "x")]})
        store.add(withdrawn(B), [say(withdrawn(B), "x")])
        store.add(corrected(B), [say(corrected(B), "y")])
        store.add("https://example.org/elsewhere", [say("https://example.org/elsewhere", "x")])
        store.add(A, [say(A, "x")])
        store.apply(add=[Quad(NamedNode(C), REVISION, NamedNode(A), NamedNode(VERSIONS))])
        store.remove(B)
        assert history(store) == [[A, B], [B], [B], [A], [B]]


def test_the_numbers_go_on_where_a_store_is_opened_again(tmp_path: Path) -> None:
    """One store keeps its name and its numbers, another one has another name."""
    with open_store(tmp_path / "one") as store:
        store.add(A, [say(A, "x")])
        name = name_of(store)
    with open_store(tmp_path / "one") as store:
        store.add(B, [say(B, "x")])
        assert (name_of(store), history(store)) == (name, [[A], [B]])
    with open_store(tmp_path / "other") as store:
        store.add(A, [say(A, "x")])
        assert name_of(store) not in (None, name)


@pytest.mark.parametrize("changes", [1, 2, 3, 7, 8, 20])
def test_the_last_number_is_found_from_any_other(changes: int) -> None:
    """Whatever the one known before."""
    with open_store(MEMORY) as store:
        for number in range(changes):
            store.add(A, [say(A, str(number))])
        assert {last(store, known) for known in range(changes + 1)} == {changes}


def test_the_notes_are_in_no_export_and_no_answer() -> None:
    """A question sees none of it."""
    with open_store(MEMORY) as store:
        store.add(A, [say(A, "x")])
        assert name_of(store)
        assert {quad.predicate.value for quad in store.quads()} == {"https://example.org/p"}
        assert NOTES not in store.graphs()
        assert len(store.query("SELECT ?s { ?s ?p ?o }").rows) == 1
