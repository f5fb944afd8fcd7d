"""Forty clients, some of them hostile, while a build writes: everybody gets a whole answer or a clear refusal."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from shapes import extraction

from kg import shape
from kg.server.settings import MEGABYTE, Settings
from kg.store import open_store

from .conftest import PATIENCE, running

CLIENTS, EACH = 40, 5
NG = "PREFIX ng: <https://w3id.org/newsgraph/ns#> "
GOOD = NG + "SELECT ?claim { ?claim a ng:Claim }"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
HOSTILE = {
    "counts for ever": f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}",
    "sorts all memory full": f"SELECT * {{ {CROSS} }} ORDER BY ?a ?e ?i",
    "writes for ever": f"SELECT * {{ {CROSS} }}",
    "builds for ever": f"CONSTRUCT {{ ?a ?e ?i }} WHERE {{ {CROSS} }}",
    "optimises for ever": "SELECT * { ?x0 " + "/".join(["<urn:p>"] * 900) + " ?x1 }",
    "doubles a string": "SELECT (STRLEN(?z) AS ?n) { BIND('0123456789' AS ?s0) "
    + " ".join(f"BIND(CONCAT(?s{i}, ?s{i}, ?s{i}, ?s{i}) AS ?s{i + 1})" for i in range(16))
    + " BIND(?s16 AS ?z) }",
}


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one article."""
    directory = tmp_path_factory.mktemp("load") / "store"
    one = extraction()
    with open_store(directory) as store:
        store.add(one.article.iri, shape.quads(one))
    return directory


@pytest.fixture(scope="module")
def address(directory: Path) -> Iterator[str]:
    """A server with narrow bounds."""
    bounds = Settings(
        directory, timeout=2.0, slow_after=0.3, memory=512 * MEGABYTE, result=4 * MEGABYTE, workers=2, slow_workers=2, patience=PATIENCE
    )
    with running(bounds) as address:
        yield address


def send(address: str, query: str) -> httpx.Response:
    accept = {"Accept": "application/sparql-results+json, text/turtle"}
    return httpx.post(f"{address}/sparql", data={"query": query}, headers=accept, timeout=PATIENCE)


def is_whole(reply: httpx.Response) -> bool:
    """Whether a reply is a refusal, or all four rows."""
    return reply.status_code != 200 or len(json.loads(reply.content)["results"]["bindings"]) == 4


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_costs_a_clear_refusal(address: str, name: str) -> None:
    """It ends at its bound with a 503 that names it, and the next query is answered."""
    reply = send(address, HOSTILE[name])
    assert reply.status_code == 503, reply.text[:200]
    assert any(word in reply.text for word in ("after 2 s", "memory", "MB")), reply.text
    assert len(send(address, GOOD).json()["results"]["bindings"]) == 4


def test_forty_clients_while_a_build_writes(address: str, directory: Path) -> None:
    """All good queries of forty clients are answered whole, though three send killers and somebody writes to the store."""
    done = threading.Event()

    def build() -> None:
        graph = NamedNode("urn:example:graph")
        with open_store(directory) as store:
            for number in range(1_000_000):
                store.add(graph.value, [Quad(graph, NamedNode("urn:example:n"), Literal(number), graph)])
                if done.wait(0.01):
                    return

    def client(number: int) -> list[tuple[int, bool]]:
        query = HOSTILE["counts for ever"] if number % 13 == 0 else GOOD
        replies = [send(address, query) for _ in range(1 if query is not GOOD else EACH)]
        return [(reply.status_code, is_whole(reply)) for reply in replies]

    writer = threading.Thread(target=build)
    writer.start()
    try:
        with ThreadPoolExecutor(CLIENTS) as clients:
            seen = Counter(reply for replies in clients.map(client, range(CLIENTS)) for reply in replies)
    finally:
        done.set()
        writer.join()
    killers = len(range(0, CLIENTS, 13))
    assert seen == {(200, True): (CLIENTS - killers) * EACH, (503, True): killers}


def test_a_line_that_is_too_long_is_told(directory: Path) -> None:
    """Who finds the line full is told so at once, and when to come back."""
    narrow = Settings(directory, timeout=2.0, workers=1, slow_workers=0, waiting=2, patience=1.0)
    with running(narrow) as address, ThreadPoolExecutor(8) as clients:
        replies = list(clients.map(lambda _: send(address, HOSTILE["counts for ever"]), range(8)))
        assert {reply.status_code for reply in replies} == {503}
        turned_away = [reply for reply in replies if "waiting" in reply.text or "turn" in reply.text]
        assert len(turned_away) >= 5
        assert all(reply.headers["retry-after"].isdigit() for reply in turned_away)


def test_a_client_that_hangs_up_frees_its_worker(directory: Path) -> None:
    """A killer whose sender has gone is ended, and the one worker serves the next."""
    with running(Settings(directory, timeout=60.0, workers=1, slow_workers=0)) as address:
        url = httpx.URL(address)
        send(address, GOOD)
        body = HOSTILE["counts for ever"].encode()
        head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: {len(body)}\r\n\r\n"
        with socket.create_connection((url.host, url.port or 80)) as connection:
            connection.sendall(head.encode() + body)
            time.sleep(0.5)
        assert send(address, GOOD).status_code == 200


def test_no_query_calls_out(address: str) -> None:
    """Whoever listens on this machine hears nothing, by whatever clause the query would reach him."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.5)
        outside = f"http://127.0.0.1:{listening.getsockname()[1]}/x"
        for query in (
            f"ASK {{ SERVICE <{outside}> {{ ?s ?p ?o }} }}",
            f"ASK {{ ?s ?p true.SERVICE<{outside}>{{}} }}",
            f"ASK FROM <{outside}> {{ ?s ?p ?o }}",
            f"LOAD <{outside}>",
        ):
            assert send(address, query).status_code in (200, 400)
        httpx.get(f"{address}/store", params={"graph": outside})
        httpx.get(f"{address}/sparql", params={"query": "ASK {}", "default-graph-uri": outside})
        with pytest.raises(TimeoutError):
            listening.accept()


PIECES = (
    "SELECT ASK CONSTRUCT WHERE FROM NAMED GRAPH { } ( ) ?s ?p ?o <urn:a> <a> ng: ' * . ; , FILTER BIND AS UNION 1 true % # PREFIX BASE \""
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES.split(" ")), max_size=12).map(" ".join)),
    accept=st.one_of(st.none(), st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30)),
    graph=st.one_of(st.none(), st.text(max_size=20)),
)
def test_whatever_comes_is_answered(address: str, query: str, accept: str | None, graph: str | None) -> None:
    """No text in any place of a request is an error of the server's."""
    params = {"query": query.encode("utf-8", "surrogatepass")}
    if graph is not None:
        params["default-graph-uri"] = graph.encode("utf-8", "surrogatepass")
    headers = {} if accept is None else {"Accept": accept.strip()}
    reply = httpx.post(f"{address}/sparql", data=params, headers=headers, timeout=PATIENCE)
    assert reply.status_code in (200, 400, 403, 406), (reply.status_code, reply.text)
