"""What never reaches the engine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadQuery
from kg.store import MEMORY, Store, guard, open_store

SERVICES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE<URL>{} }",
    "SELECT * { FILTER(true)SERVICE<URL>{} }",
    "SELECT * { FILTER true.SERVICE<URL>{} }",
    "SELECT * { ?s ?p true.SERVICE<URL>{} }",
    "SELECT * { ?s ?p 1.SERVICE<URL>{} }",
    "SELECT * { ?s ?p 'it'.SERVICE # comment { \n <URL> # another\n {} }",
    "SELECT * { BIND(<URL> AS ?x) SERVICE ?x {} }",
    "SELECT * { VALUES $x {<URL>} SERVICE SILENT $x{} }",
    "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "PREFIX x: <URL> SELECT * { SERVICEx:{ ?s ?p ?o } }",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    'SELECT * { ?s ?p """ " """ . SERVICE <URL> {} }',
    "SELECT * { ?s ?p '#' SERVICE <URL> {} } # '",
    "SELECT * { FILTER(?a<?b)SERVICE<URL>{ ?c ?d ?e } FILTER(?c>?d) }",
    "ASK { SERVICE <URL> {} }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
]


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """URL of a port on this machine, and who connected to it."""
    heard: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)

        def listen() -> None:
            try:
                while True:
                    connection, address = server.accept()
                    heard.append(address)
                    connection.close()
            except OSError:
                return

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", heard
        server.shutdown(socket.SHUT_RDWR)


def test_no_query_leaves_the_machine(listener: tuple[str, list[object]]) -> None:
    """However SERVICE is spelt or hidden, it is refused and nobody is called."""
    url, heard = listener
    with open_store(MEMORY) as store:
        for query in SERVICES:
            with pytest.raises(BadQuery, match="SERVICE"):
                store.query(query.replace("URL", url))
    assert heard == []


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "the secret service said" }',
        "SELECT ?service { ?service ?p ?o }",
        "PREFIX ex: <urn:service:> SELECT * { ?s ex:service ?o . FILTER(?o > 3) }",
        "# which service\nSELECT ?x { ?x ?p <http://service.example/> }",
    ],
)
def test_the_word_service_alone_is_no_offence(query: str) -> None:
    """Secret services are in the news: the word in a string, a name or a comment is let through."""
    with open_store(MEMORY) as store:
        assert store.query(query).rows == ()


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://127.0.0.1:9/x>",
        "prefix a: <b:>\n# so\nbase <c:> load <d:>",
        "INSERT DATA { <a:> <b:> <c:> }",
        "delete where { ?s ?p ?o }",
        "CLEAR ALL",
        "WITH <a:> DELETE { ?s ?p ?o } WHERE {}",
    ],
)
def test_updates_are_refused_by_name(update: str) -> None:
    """A query only reads; the message says which word made it something else."""
    with open_store(MEMORY) as store, pytest.raises(BadQuery, match="is not run"):
        store.query(update)


BOMBS = {
    "groups": "SELECT * " + "{" * 5000 + "}" * 5000,
    "brackets": "SELECT ((" + "(" * 5000 + "1" + ")" * 5000 + ") AS ?x) {}",
    "brackets dressed up as an IRI": "SELECT * { FILTER(?a<" + "(" * 5000 + "1" + ")" * 5000 + ">?b) }",
    "brackets behind an escaped quote": "PREFIX a: <b:> SELECT * { ?s a:b\\' " + "(" * 5000 + " ' }",
    "negations": "SELECT * { FILTER(" + "!" * 10_000 + "true) }",
    "conjunctions": "SELECT * { FILTER(" + "&&".join(["?x"] * 10_000) + ") }",
    "sums": "SELECT (" + "+".join(["1"] * 10_000) + " AS ?x) {}",
    "unions": "SELECT * {" + "UNION".join(["{}"] * 10_000) + "}",
    "lists": "SELECT * { ?s ?p " + "(" * 5000 + ")" * 5000 + " }",
    "size": "SELECT * {} #" + "x" * 300_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_bombs_are_defused(bomb: str) -> None:
    """Query texts that overflow the engine's stack, and with it kill the process, are refused before it sees them."""
    with open_store(MEMORY) as store, pytest.raises(BadQuery, match=r"at most|deep"):
        store.query(bomb)


@pytest.mark.parametrize("text", ["ASK { <\x00:> ?p ?o }", "ASK { ?s ?p '\ud800' }"])
def test_what_is_no_text_is_refused(text: str) -> None:
    """NUL and half surrogate pairs end in a clear error."""
    with pytest.raises(BadQuery, match="no text"):
        guard.check(text)


@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    """The check itself accepts or refuses every text and never fails otherwise."""
    try:
        guard.check(text)
    except BadQuery:
        return


def test_big_but_flat_queries_pass() -> None:
    """Ten thousand rows of VALUES are long, not deep, and are run."""
    store: Store
    with open_store(MEMORY) as store:
        rows = " ".join(f"<x:{number}-a>" for number in range(9_999))
        assert len(store.query(f"SELECT ?x {{ VALUES ?x {{ {rows} }} }}").rows) == 9_999
