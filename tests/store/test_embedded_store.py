"""The embedded store: on disk and in memory."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions
from pyoxigraph import Store as Oxigraph
from shapes import article, extraction

from kg import shape
from kg.errors import BadQuery, StoreError
from kg.results import Term
from kg.store import MEMORY, Store, embedded, open_store
from kg.vocab import NIF, XSD

A, B = "https://example.org/graph/a", "https://example.org/graph/b"
P = NamedNode("https://example.org/p")
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture(params=[MEMORY, "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of either kind."""
    with open_store(MEMORY if request.param == MEMORY else tmp_path / "store") as opened:
        yield opened


def quad(graph: str, value: str) -> Quad:
    return Quad(P, P, Literal(value), NamedNode(graph))


def default_graph(store: Store) -> list[str]:
    """Values in the default graph, as often as the engine gives them."""
    return sorted(row["o"].value for row in store.query("SELECT ?o WHERE { ?s ?p ?o }").rows)


def test_adding_the_same_article_twice_changes_nothing(store: Store) -> None:
    """Same input, same graph: the second time is no change, and every triple is still there once."""
    quads = shape.quads(extraction())
    assert store.add(article().iri, quads)
    before = set(store.quads())
    assert not store.add(article().iri, reversed(quads))
    assert set(store.quads()) == before


def test_an_article_comes_back_from_the_store(store: Store) -> None:
    """What was extracted can be read again from the article's named graph."""
    made = extraction()
    store.add(made.article.iri, shape.quads(made))
    back = shape.extraction(quad for quad in store.quads() if quad.graph_name == NamedNode(made.article.iri))
    assert (back.events, back.mentions, back.statements) == (made.events, made.mentions, made.statements)
    assert store.graphs() == [made.article.iri]


def test_default_graph_holds_each_triple_once_and_no_whole_text(store: Store) -> None:
    """Two articles that assert the same triple count once; the whole text is in its own graph only."""
    one, two = extraction(), replace(extraction(), article=article(url="https://example.org/news/2"))
    for made in (one, two):
        store.add(made.article.iri, shape.quads(made))
    texts = NIF + "isString"
    expected = {(quad.subject, quad.predicate, quad.object) for made in (one, two) for quad in shape.quads(made)}
    expected = {triple for triple in expected if triple[1].value != texts}
    assert store.query(COUNT).rows[0]["n"].value == str(len(expected))
    assert not store.query(f"ASK {{ ?s <{texts}> ?text }}").boolean
    assert store.query(f"ASK {{ GRAPH ?g {{ ?s <{texts}> ?text }} }}").boolean


def test_replacing_keeps_what_another_article_still_says(store: Store) -> None:
    """A triple leaves the default graph with the last article that asserts it."""
    store.add(A, [quad(A, "both"), quad(A, "old")])
    store.add(B, [quad(B, "both")])
    assert store.add(A, [quad(A, "new")])
    assert default_graph(store) == ["both", "new"]
    assert store.remove(B)
    assert default_graph(store) == ["new"]


def test_some_quads_of_a_graph_are_looked_up(store: Store) -> None:
    """By subject, property or value, in one graph alone; a graph is there as long as it holds something."""
    store.apply(replace={A: [quad(A, "x"), quad(A, "y")], B: [quad(B, "x")]})
    x, y = quad(A, "x"), quad(A, "y")
    assert store.content(A, value=x.object) == [x]  # type: ignore[arg-type]
    assert {*store.content(A, property=x.predicate)} == {x, y} == {*store.content(A, x.subject)}  # type: ignore[arg-type]
    assert store.content(A, NamedNode(B)) == store.content(A + "/none", property=x.predicate) == []
    store.add(B, [])
    assert (store.holds(A), store.holds(B)) == (True, False)


def test_removing(store: Store) -> None:
    """Removing drops the graph and its share of the default graph, and says whether there was any."""
    store.add(A, [quad(A, "x")])
    assert store.remove(A)
    assert not store.remove(A)
    assert list(store.quads()) == []
    assert store.graphs() == []


GRAPHS = st.sampled_from([A, B, "https://example.org/graph/c"])
HISTORIES = st.lists(st.tuples(GRAPHS, st.frozensets(st.sampled_from("xyz"))), max_size=8)


@settings(max_examples=60, deadline=None)
@given(HISTORIES)
def test_default_graph_is_the_merge_after_any_history(history: list[tuple[str, frozenset[str]]]) -> None:
    """After any sequence of adding, replacing and emptying, the default graph is exactly the set of what the named graphs say."""
    now: dict[str, frozenset[str]] = {}
    with open_store(MEMORY) as store:
        for graph, content in history:
            assert store.add(graph, [quad(graph, value) for value in content]) == (now.get(graph, frozenset()) != content)
            now[graph] = content
        assert default_graph(store) == sorted(set().union(*now.values()))
        assert store.graphs() == sorted(graph for graph, content in now.items() if content)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([A, B]), *[st.frozensets(st.sampled_from("xyz"))] * 2), max_size=8))
def test_edits_change_what_they_name_and_nothing_else(history: list[tuple[str, frozenset[str], frozenset[str]]]) -> None:
    """After any edits each graph holds what was put in and not taken out since, and the default graph their merge."""
    content: dict[str, frozenset[str]] = {A: frozenset(), B: frozenset()}
    with open_store(MEMORY) as store:
        for graph, drop, add in history:
            new = (content[graph] - drop) | add
            changed = store.edit(graph, drop=[quad(graph, v) for v in drop], add=[quad(graph, v) for v in add])
            assert changed == (new != content[graph])
            content[graph] = new
        assert default_graph(store) == sorted(content[A] | content[B])
        assert store.graphs() == sorted(graph for graph, values in content.items() if values)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_replacement(first: str, second: str) -> None:
    """Quotes, backslashes, code-point escapes and control characters are stored, replaced and found again to the letter."""
    with open_store(MEMORY) as store:
        for value in (first, f"\\u0022 {second}", second):
            store.add(A, [quad(A, value)])
            assert default_graph(store) == [value]


def test_literal_that_the_engine_rewrites_is_no_change_the_second_time(store: Store) -> None:
    """A number that is not in canonical form does not make every run a change."""
    odd = Quad(P, P, Literal("007", datatype=NamedNode(XSD + "integer")), NamedNode(A))
    assert store.add(A, [odd])
    assert not store.add(A, [odd])


def test_quads_that_cannot_be_replaced_later_are_refused(store: Store) -> None:
    """A blank node, or a quad of another graph, is an error, and nothing of the call is stored."""
    with pytest.raises(StoreError, match="blank node"):
        store.add(A, [quad(A, "x"), Quad(BlankNode("b"), P, P, NamedNode(A))])
    with pytest.raises(StoreError, match="among those of"):
        store.add(A, [quad(A, "x"), quad(B, "x")])
    with pytest.raises(StoreError, match="cannot name a graph"):
        store.add("no iri", [])
    assert list(store.quads()) == []


def test_results_have_rows_and_every_format(store: Store) -> None:
    """Each form of query gives its kind of result, and serialises to the standard formats of that kind."""
    store.add(A, [quad(A, 'a "quoted" word')])
    rows = store.query("SELECT ?o ?none WHERE { ?s ?p ?o }")
    assert (rows.kind, rows.variables) == ("select", ("o", "none"))
    assert rows.rows == ({"o": Term("literal", 'a "quoted" word')},)
    assert rows.serialize("csv") == 'o,none\r\n"a ""quoted"" word",\r\n'
    assert '"vars":["o","none"]' in rows.serialize("json")
    assert store.query("ASK { ?s ?p ?o }").serialize("csv") == "true\n"
    graph = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert graph.triples == ((Term("iri", P.value), Term("iri", P.value), Term("literal", 'a "quoted" word')),)
    assert graph.serialize("ntriples") == f'<{P.value}> <{P.value}> "a \\"quoted\\" word" .\n'
    assert store.query(f"DESCRIBE <{P.value}>").kind == "graph"


def test_terms_keep_datatype_and_language(store: Store) -> None:
    """A result's term says which datatype or language its literal has, plain strings neither."""
    row = store.query('SELECT ("x"@en AS ?a) (5 AS ?b) ("y" AS ?c) (<urn:z> AS ?d) WHERE {}').rows[0]
    assert row == {
        "a": Term("literal", "x", None, "en"),
        "b": Term("literal", "5", XSD + "integer"),
        "c": Term("literal", "y"),
        "d": Term("iri", "urn:z"),
    }


def test_formats_that_do_not_fit_are_refused_with_those_that_do(store: Store) -> None:
    """A graph is no table and the other way round; the message names what can be had."""
    with pytest.raises(BadQuery, match="turtle"):
        store.query("CONSTRUCT WHERE { ?s ?p ?o }").serialize("csv")
    with pytest.raises(BadQuery, match="csv, tsv, json, xml"):
        store.query("ASK {}").serialize("turtle")


def test_errors_of_a_query_name_the_place(store: Store) -> None:
    """A query that does not parse says where, and shows the line."""
    with pytest.raises(BadQuery, match=r"line 2, column \d: WH { \?s \?p \?o }"):
        store.query("SELECT *\nWH { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "it is empty"),
        ("SELECT * { ?s ?p ?o\n", r"line 2, column 1: it ends too early \(it has 1 { but 0 }\)"),
        ("SELECT * { ?s ?p '{(' FILTER((?s) }", r"at or before line 1, column 23: FILTER\(\(\?s\) } \(it has 2 \( but 1 \)\)"),
        ("SELECT * {\n ?s ?p ?o\n FILTER(?o = )\n}\n", r"line 3, column 2: FILTER\(\?o = \)"),
        ("SELECT ?s { ?s ?p ?o } LIMIT many", "line 1, column 24: LIMIT many"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", r"SELECT \* is not authorized with GROUP BY"),
        ("SELECT * { BIND(1 AS ?s) BIND(2 AS ?s) }", "the engine does not take it"),
    ],
)
def test_a_slip_is_found_where_it_is(store: Store, query: str, words: str) -> None:
    """The place is that of the slip, not the one at which the engine gave up; a broken rule beyond the grammar is said in words."""
    with pytest.raises(BadQuery, match=words):
        store.query(query)


def test_undeclared_prefix_is_named(store: Store) -> None:
    """The commonest slip, a prefix without its declaration, is said in so many words."""
    with pytest.raises(BadQuery, match="prefix nope: is not declared"):
        store.query("SELECT * WHERE { ?s nope:p ?o }")


@pytest.mark.parametrize("read_only", [True, False])
def test_damaged_store_is_said(tmp_path: Path, read_only: bool) -> None:
    """Files that the engine cannot read, for damage or another version, are an error with the folder's name and what to do."""
    (tmp_path / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match=rf"cannot open the store {tmp_path}.*`kg build` makes it anew"):
        open_store(tmp_path, read_only=read_only)


def test_disk_store_keeps_its_content(tmp_path: Path) -> None:
    """What was added is there when the store is opened again, read-only too."""
    with open_store(tmp_path / "s") as store:
        store.add(A, [quad(A, "kept")])
    with open_store(tmp_path / "s", read_only=True) as store:
        assert default_graph(store) == ["kept"]
        with pytest.raises(StoreError, match="reading only"):
            store.add(A, [])


def test_one_writer_excludes_all_others_and_readers_exclude_a_writer(tmp_path: Path) -> None:
    """Writing and reading beside a writer are refused with a message that says what to wait for; readers stand each other."""
    with open_store(tmp_path / "s"):
        with pytest.raises(StoreError, match="another process has the store"):
            open_store(tmp_path / "s")
        with pytest.raises(StoreError, match="is writing to the store"):
            open_store(tmp_path / "s", read_only=True)
    with open_store(tmp_path / "s", read_only=True), open_store(tmp_path / "s", read_only=True), pytest.raises(StoreError):
        open_store(tmp_path / "s")
    open_store(tmp_path / "s").close()


def test_another_process_is_kept_out(tmp_path: Path) -> None:
    """The lock holds across processes."""
    code = f"from kg.store import open_store; open_store({str(tmp_path / 's')!r})"
    root = Path(embedded.__file__).parents[2]
    with open_store(tmp_path / "s"):
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root)
    assert "another process has the store" in run.stderr
    assert run.returncode == 1


def test_opening_refuses_what_is_no_store(tmp_path: Path) -> None:
    """No file is touched in a folder that holds other things; reading what is not there is an error, not an empty graph."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds other files"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="is a file"):
        open_store(tmp_path / "notes.txt")
    with pytest.raises(StoreError, match="there is no store"):
        open_store(tmp_path / "missing", read_only=True)
    with pytest.raises(StoreError, match="there is no store"):
        open_store(tmp_path / "missing", make=False)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_use_after_closing_is_an_error(tmp_path: Path) -> None:
    """A closed store says so; closing it again is harmless."""
    store = open_store(tmp_path / "s")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.query("ASK {}")


def test_writers_of_one_process_take_turns(tmp_path: Path) -> None:
    """Threads that add at the same time lose nothing: the engine alone would drop concurrent updates silently."""
    with open_store(tmp_path / "s") as store:

        def write(worker: int) -> None:
            for turn in range(10):
                store.add(f"{A}/{worker}", [quad(f"{A}/{worker}", f"{worker}-{turn}"), quad(f"{A}/{worker}", "all")])

        threads = [threading.Thread(target=write, args=(worker,)) for worker in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert default_graph(store) == ["0-9", "1-9", "2-9", "3-9", "all"]


def test_no_two_writers_are_inside_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """From comparing with the old content to writing the new one, a writer is alone."""
    inside: list[int] = []
    crowd: list[int] = []

    def slow(store: embedded.EmbeddedStore, lost: object, won: object) -> bool:
        inside.append(1)
        crowd.append(len(inside))
        time.sleep(0.01)
        inside.pop()
        return True

    monkeypatch.setattr(embedded.EmbeddedStore, "_change", slow)
    store = open_store(MEMORY)
    threads = [threading.Thread(target=store.add, args=(A, [])) for _ in range(4)]
    threads += [threading.Thread(target=store.remove, args=(A,))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert crowd == [1] * 5


def test_killed_writer_leaves_whole_articles_only(tmp_path: Path) -> None:
    """A process that dies without closing loses nothing it had added, and the store opens again."""
    code = f"""
import os
from pyoxigraph import Literal, NamedNode, Quad
from kg.store import open_store
store, p = open_store({str(tmp_path / "s")!r}), NamedNode("https://example.org/p")
for number in range(20):
    graph = f"https://example.org/graph/{{number}}"
    store.add(graph, [Quad(p, p, Literal(f"{{number}}-{{part}}"), NamedNode(graph)) for part in range(50)])
os._exit(9)
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=Path(embedded.__file__).parents[2])
    assert run.returncode == 9
    with open_store(tmp_path / "s", read_only=True) as store:
        assert len(store.graphs()) == 20
        assert len(default_graph(store)) == 1000


def test_flushes_after_so_many_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long ingestion is flushed on the way, so that a power failure costs little."""
    flushed = []
    monkeypatch.setattr(embedded, "FLUSH_EVERY", 3)
    monkeypatch.setattr(embedded.EmbeddedStore, "flush", lambda self: flushed.append(1))
    store = open_store(MEMORY)
    for number in range(3):
        store.add(A, [quad(A, str(number))])
    assert flushed == [1]


def test_flushing_writes_to_the_files_of_the_store(tmp_path: Path) -> None:
    """Until it is flushed an article is in the log only; then it is in table files."""
    with open_store(tmp_path / "s") as store:
        store.add(A, [quad(A, "x")])
        before = set((tmp_path / "s").glob("*.sst"))
        store.flush()
        assert set((tmp_path / "s").glob("*.sst")) > before


def test_union_default_graph_of_the_engine_is_still_wrong() -> None:
    """The reason for the copy in the default graph: the engine counts a triple once per graph. When this fails, the copy can go."""
    engine = Oxigraph()
    engine.extend([quad(A, "same"), quad(B, "same")])
    counted = engine.query(COUNT, use_default_graph_as_union=True)
    assert isinstance(counted, QuerySolutions)
    assert b'"value":"2"' in (counted.serialize(format=QueryResultsFormat.JSON) or b"")
    assert list(engine.quads_for_pattern(None, None, None, DefaultGraph())) == []


def test_relative_iri_is_named(store: Store) -> None:
    """An IRI that is not whole is refused, and named, where nothing says what it starts from."""
    with pytest.raises(BadQuery, match="<Iran> is no whole IRI"):
        store.query("SELECT ?o { <http://example.org/whole> ?p ?o . <Iran> ?p ?o }")
