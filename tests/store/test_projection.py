"""The default graph after withdrawals, corrections and new versions, against a model that works it all out anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.store import MEMORY, Store, open_store
from kg.store.marks import MARK
from kg.store.projection import NOTES, REVISION, VERSIONS, corrected, withdrawn
from kg.vocab import NIF

A, B, C = (f"https://example.org/graph/{letter}" for letter in "abc")
P = NamedNode("https://example.org/p")
ALL = [graph for article in (A, B, C) for graph in (article, withdrawn(article), corrected(article))]
Model = dict[str, frozenset[str]]


def quads(graph: str, values: frozenset[str] | str) -> list[Quad]:
    """One quad per letter."""
    return [Quad(P, P, Literal(value), NamedNode(graph)) for value in sorted(values)]


def mark(old: str) -> Quad:
    """That the graph is superseded, by a version that need not be there."""
    return Quad(NamedNode(old + "/new"), REVISION, NamedNode(old), NamedNode(VERSIONS))


def seen(store: Store) -> list[str]:
    """Values in the default graph, as often as the engine gives them; marks of versions left out."""
    return sorted(row["o"].value for row in store.query("SELECT ?o WHERE { ?s ?p ?o FILTER(isLiteral(?o)) }").rows)


def expected(model: Model, out: set[str]) -> list[str]:
    """The definition, word for word: what counts, once, less what is withdrawn."""
    shown = set[str]()
    for article in {A, B, C} - out:
        shown |= model.get(article, frozenset()) - model.get(withdrawn(article), frozenset())
        shown |= model.get(corrected(article), frozenset())
    return sorted(shown)


VALUES = st.frozensets(st.sampled_from("wxyz"))
STEPS = st.one_of(
    st.tuples(st.just("set"), st.dictionaries(st.sampled_from(ALL), VALUES, min_size=1, max_size=3)),
    st.tuples(st.just("edit"), st.sampled_from(ALL), VALUES, VALUES),
    st.tuples(st.just("remove"), st.sampled_from([A, B, C])),
    st.tuples(st.just("turn"), st.frozensets(st.sampled_from([A, B, C]), min_size=1), st.sampled_from([A, B, C]), VALUES),
)


def take(step: tuple[object, ...], store: Store, model: Model, out: set[str]) -> bool:
    """One step in the store and in the model; whether the store says that something changed."""
    match step:
        case "set", dict(contents):
            model.update(contents)
            return store.apply(replace={graph: quads(graph, some) for graph, some in contents.items()})
        case "edit", str(graph), frozenset(drop), frozenset(add):
            model[graph] = (model.get(graph, frozenset()) - drop) | add
            return store.edit(graph, drop=quads(graph, drop), add=quads(graph, add))
        case "remove", str(article):
            for graph in (article, withdrawn(article), corrected(article)):
                model.pop(graph, None)
            return store.remove(article)
        case "turn", frozenset(articles), str(article), frozenset(content):
            gone, come = articles & out, articles - out
            out ^= articles
            model[article] = content
            return store.apply(replace={article: quads(article, content)}, drop=map(mark, gone), add=map(mark, come))
    raise AssertionError(step)


@settings(max_examples=200, deadline=None)
@given(st.lists(STEPS, max_size=10))
def test_default_graph_is_the_projection_after_any_history(history: list[tuple[object, ...]]) -> None:
    """After any order of adding, editing, removing, withdrawing, correcting, superseding and undoing it is what the definition says."""
    model, out = Model(), set[str]()
    with open_store(MEMORY) as store:
        for step in history:
            take(step, store, model, out)
            assert seen(store) == expected(model, out)
        contents = {graph: frozenset(str(q.object.value) for q in store.content(graph)) for graph in ALL}  # type: ignore[union-attr]
        assert contents == {graph: model.get(graph, frozenset()) for graph in ALL}


@settings(max_examples=30, deadline=None)
@given(st.lists(STEPS, max_size=6))
def test_undoing_everything_leaves_the_plain_merge(history: list[tuple[object, ...]]) -> None:
    """Without withdrawals, corrections and marks the default graph is the merge of the articles again, whatever went before."""
    model, out = Model(), set[str]()
    with open_store(MEMORY) as store:
        for step in history:
            take(step, store, model, out)
        store.apply(replace={VERSIONS: (), **{graph: () for graph in ALL if graph not in (A, B, C)}})
        assert seen(store) == sorted(frozenset[str]().union(*(model.get(article, frozenset()) for article in (A, B, C))))


def test_projection_is_kept_on_disk(tmp_path: Path) -> None:
    """What was withdrawn and superseded is so after opening again, and comes back from there."""
    with open_store(tmp_path / "s") as store:
        store.apply(replace={A: quads(A, "xy"), withdrawn(A): quads(withdrawn(A), "x"), B: quads(B, "z")}, add=[mark(B)])
        assert seen(store) == ["y"]
    with open_store(tmp_path / "s") as store:
        assert seen(store) == ["y"]
        assert store.edit(VERSIONS, drop=[mark(B)])
        assert store.add(withdrawn(A), [])
        assert seen(store) == ["x", "y", "z"]


def test_notes_are_the_stores_own(tmp_path: Path) -> None:
    """What a machine notes for itself is kept, and is neither a graph of the store nor in anything that leaves it."""
    with open_store(tmp_path / "s") as store:
        store.apply(add=quads(NOTES, "n"))
    with open_store(tmp_path / "s") as store:
        assert (store.graphs(), list(store.quads()), seen(store)) == ([], [], [])
        assert store.content(NOTES) == quads(NOTES, "n")


def test_the_mark_of_an_article_follows_what_stands_beside_it() -> None:
    """It is another when something else is withdrawn or stands in its place, the same when that comes back, and goes with it."""

    def mark_now() -> list[str]:
        return [str(quad.object) for quad in store.content(NOTES, NamedNode(A), MARK)]

    with open_store(MEMORY) as store:
        store.apply(replace={A: quads(A, "xy"), B: quads(B, "z")})
        assert store.content(NOTES) == []
        store.add(withdrawn(A), quads(withdrawn(A), "x"))
        [first] = mark_now()
        store.edit(corrected(A), add=quads(corrected(A), "w"))
        [second] = mark_now()
        store.apply(replace={withdrawn(A): quads(withdrawn(A), "w"), corrected(A): quads(corrected(A), "x")})
        [third] = mark_now()
        assert len({first, second, third}) == 3
        assert not store.content(NOTES, NamedNode(B))
        store.apply(replace={withdrawn(A): quads(withdrawn(A), "x"), corrected(A): ()})
        assert mark_now() == [first]
        store.remove(A)
        assert mark_now() == []


def test_whole_text_of_a_revived_version_stays_in_its_graph() -> None:
    """An article that comes back brings everything into the default graph but its whole text."""
    text = Quad(P, NamedNode(NIF + "isString"), Literal("all of it"), NamedNode(A))
    with open_store(MEMORY) as store:
        store.apply(replace={A: [text, *quads(A, "x")]}, add=[mark(A)])
        store.apply(drop=[mark(A)])
        assert seen(store) == ["x"]


def test_a_change_that_contradicts_itself_is_refused() -> None:
    """A graph cannot be replaced and edited in one change, and the default graph cannot be written; nothing is stored."""
    with open_store(MEMORY) as store:
        with pytest.raises(StoreError, match="at once"):
            store.apply(replace={A: []}, add=quads(A, "x"))
        with pytest.raises(StoreError, match="named graphs"):
            store.apply(add=[Quad(P, P, P)])
        assert list(store.quads()) == []
