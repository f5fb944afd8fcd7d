"""The remote store, against a real server and against servers that misbehave."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from ports import free_port
from pyoxigraph import DefaultGraph, RdfFormat, parse
from shapes import article, extraction

from kg import shape
from kg.errors import BadQuery, StoreError
from kg.export import export
from kg.results import Term
from kg.store import MEMORY, Store, formats, open_store
from kg.store.remote import RemoteStore
from kg.vocab import XSD

Serve = Callable[..., str]

QUERIES = {
    "events": """PREFIX ng: <https://w3id.org/newsgraph/ns#>
        PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
        SELECT ?type ?sentence WHERE { ?c ng:content ?e ; ng:evidence ?s . ?e ng:eventType ?type . ?s nif:anchorOf ?sentence }
        ORDER BY ?type ?sentence""",
    "count": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "yes": "PREFIX ng: <https://w3id.org/newsgraph/ns#> ASK { ?c a ng:Claim }",
    "no": "PREFIX ng: <https://w3id.org/newsgraph/ns#> ASK { ?c a ng:Claimant }",
}
GRAPH_QUERY = "PREFIX ng: <https://w3id.org/newsgraph/ns#> CONSTRUCT { ?e ng:actor ?a } WHERE { ?e ng:actor ?a }"


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Start a server with N-Quads and options of its own; gives the URL of its query endpoint. All are ended with the module."""
    running: list[subprocess.Popen[bytes]] = []

    def start(nquads: bytes, *options: str) -> str:
        folder, port = tmp_path_factory.mktemp("server"), free_port()
        (folder / "data.nq").write_bytes(nquads)
        program = str(Path(sys.executable).with_name("oxigraph"))
        subprocess.run([program, "load", "--location", folder / "db", "--file", folder / "data.nq"], check=True, capture_output=True)
        command = [program, "serve-read-only", "--location", str(folder / "db"), "--bind", f"127.0.0.1:{port}", *options]
        running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        _wait_until_up(f"http://127.0.0.1:{port}/")
        return f"http://127.0.0.1:{port}/query"

    yield start
    for server in running:
        server.kill()
        server.wait()


def _wait_until_up(url: str) -> None:
    for _ in range(2400):
        try:
            urllib.request.urlopen(url, timeout=1).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError(f"no server came up at {url}")


@pytest.fixture(scope="module")
def local() -> Iterator[Store]:
    """One article in memory."""
    with open_store(MEMORY) as store:
        store.add(article().iri, shape.quads(extraction()))
        yield store


@pytest.fixture(scope="module")
def exported(local: Store) -> bytes:
    """The store as N-Quads, whole."""
    file = io.BytesIO()
    export(local, file, "nquads", with_text=True)
    return file.getvalue()


@pytest.fixture(scope="module", params=["default graph loaded", "default graph empty", "default graph a union"])
def endpoint(request: pytest.FixtureRequest, serve: Serve, exported: bytes) -> str:
    """The same article behind the three kinds of server."""
    named = formats.lines(quad for quad in parse(exported, RdfFormat.N_QUADS) if quad.graph_name != DefaultGraph())
    match request.param:
        case "default graph loaded":
            return serve(exported)
        case "default graph empty":
            return serve(named)
        case _:
            return serve(named, "--union-default-graph")


@pytest.mark.parametrize("name", [name for name in QUERIES if name != "count"])
def test_remote_answers_as_the_embedded_store(endpoint: str, local: Store, name: str) -> None:
    """Same data, same question, same rows, whatever the server's default graph is."""
    with open_store(endpoint) as remote:
        here, there = local.query(QUERIES[name]), remote.query(QUERIES[name])
        assert (there.kind, there.variables, there.boolean) == (here.kind, here.variables, here.boolean)
        assert there.rows == here.rows
        assert there.serialize("csv") == here.serialize("csv")


def test_remote_counts_as_the_embedded_store(serve: Serve, exported: bytes, local: Store) -> None:
    """Counts agree where the export was loaded as it is."""
    with open_store(serve(exported)) as remote:
        assert remote.query(QUERIES["count"]).rows == local.query(QUERIES["count"]).rows


def test_remote_graphs_as_the_embedded_store(endpoint: str, local: Store) -> None:
    """CONSTRUCT, the list of graphs and the dump agree too."""
    with open_store(endpoint) as remote:
        assert set(remote.query(GRAPH_QUERY).triples) == set(local.query(GRAPH_QUERY).triples)
        assert remote.query(GRAPH_QUERY).serialize("turtle") == local.query(GRAPH_QUERY).serialize("turtle")
        assert remote.graphs() == local.graphs()
        graph, quad = article().iri, local.content(article().iri)[0]
        assert {*remote.content(graph, quad.subject, quad.predicate)} == {*local.content(graph, quad.subject, quad.predicate)}  # type: ignore[arg-type]
        assert {*remote.content(graph, value=quad.object)} == {*local.content(graph, value=quad.object)}  # type: ignore[arg-type]
        assert (remote.holds(graph), remote.holds(graph + "/none")) == (True, False)
        named = [quad for quad in remote.quads() if str(quad.graph_name) == f"<{article().iri}>"]
        assert shape.extraction(named).events == extraction().events


def test_remote_store_is_read_only(endpoint: str) -> None:
    """Writing to somebody's server is refused before anything is sent."""
    with open_store(endpoint) as remote:
        with pytest.raises(StoreError, match="only be read"):
            remote.add("https://example.org/g", [])
        with pytest.raises(StoreError, match="only be read"):
            remote.remove("https://example.org/g")


def test_bad_queries_are_not_sent(endpoint: str) -> None:
    """A slip, an update and a SERVICE are refused here, with the same words as by the embedded store."""
    with open_store(endpoint) as remote:
        with pytest.raises(BadQuery, match="line 1"):
            remote.query("SELECT * WHERE {")
        with pytest.raises(BadQuery, match="SERVICE"):
            remote.query("SELECT * { SERVICE <http://127.0.0.1:9/> {} }")
        with pytest.raises(BadQuery, match="INSERT is not run"):
            remote.query("INSERT DATA { <a:> <b:> <c:> }")


YES = b'{"head":{},"boolean":true}'
Reply = tuple[int, dict[str, str], bytes]


@contextmanager
def server(*replies: Reply, pause: float = 0) -> Iterator[str]:
    """A server on this machine that gives these replies in turn, the last one for ever, each after `pause` seconds."""
    left = list(replies)
    waiting = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def do_GET(self) -> None:
            status, headers, body = left.pop(0) if len(left) > 1 else left[0]
            waiting.wait(pause)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Tests are quiet."""

    class Quiet(HTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A client that has given up is what some tests are about."""

    with Quiet(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_address[1]}/sparql"
        finally:
            waiting.set()
            running.shutdown()
            thread.join()


def json_reply(body: bytes) -> Reply:
    return 200, {"Content-Type": "application/sparql-results+json"}, body


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ((200, {"Content-Type": "text/html"}, b"<h1>Welcome</h1>"), "text/html.*SPARQL endpoint"),
        ((200, {}, YES), "untyped"),
        (json_reply(b'{"head":{},"bool'), "broken off"),
        (json_reply(b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'), "no result of this query"),
        (json_reply(b"\xff\xfe"), "broken off"),
        ((400, {}, b"I know no SPARQL"), "refuses"),
        ((404, {}, b""), "failed: .*check it is correct$"),
        ((403, {}, b""), "status 403"),
        ((500, {}, b"out of\n'memory'"), "failed: .*status code 500: out of 'memory'$"),
        ((500, {}, b"<html><body>Oops</body></html>"), "failed: .*status code 500$"),
        ((503, {}, b""), "status 503"),
    ],
)
def test_replies_that_are_no_answer_are_errors(reply: Reply, message: str) -> None:
    """A page, a broken reply, one of another kind or an error is never taken for an empty result."""
    with server(reply) as url, pytest.raises((StoreError, BadQuery), match=message):
        open_store(url)


def test_rows_broken_off_in_the_middle_are_an_error() -> None:
    """Half of the rows followed by an error text (as a server does at its own deadline) are not a result."""
    half = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"a:b"}}, error: timeout'
    with server(json_reply(YES), json_reply(half)) as url, open_store(url) as remote, pytest.raises(StoreError, match="broken off"):
        remote.query("SELECT ?s { ?s ?p ?o }")


def test_too_large_a_reply_is_an_error() -> None:
    """No more than the limit is read."""
    with server(json_reply(YES + b" " * 5000)) as url, pytest.raises(StoreError, match="larger than 1000 bytes"):
        RemoteStore(url, max_bytes=1000)


def test_a_server_that_hangs_is_an_error() -> None:
    """Nobody waits longer than the time-out."""
    with server(json_reply(YES), pause=5) as url, pytest.raises(StoreError, match="within 1 seconds"):
        RemoteStore(url, timeout=1)


def test_a_redirect_to_another_host_is_an_error() -> None:
    """An answer comes from the endpoint that was named, or not at all."""
    with (
        server(json_reply(YES)) as elsewhere,
        server((302, {"Location": elsewhere}, b"")) as url,
        pytest.raises(StoreError, match="sends its"),
    ):
        open_store(url)


OLD = b'{"head":{"vars":["o"]},"results":{"bindings":[{"o":{"type":"typed-literal","datatype":"%sboolean","value":"1"}}]}}' % XSD.encode()
OLD_YES = (
    b'{"head":{"vars":["__ASK_RETVAL"]},"results":{"bindings":[{"__ASK_RETVAL":{"type":"typed-literal","datatype":"%sinteger","value":"1"}}]}}'
    % XSD.encode()
)


def test_older_words_are_understood() -> None:
    """What drafts of the standard called typed literals are literals, and a table of one variable may be a yes."""
    with server(json_reply(OLD_YES), json_reply(OLD)) as url, open_store(url) as remote:
        [row] = remote.query("SELECT ?o { ?s ?p ?o }").rows
        assert row["o"] == Term("literal", "true", f"{XSD}boolean")


@pytest.mark.parametrize("broken", [OLD[:-20], OLD.replace(b'"vars"', b'"names"'), OLD.replace(b'[{"o"', b'{"o"').replace(b"}]", b"}")])
def test_broken_older_words_are_an_error(broken: bytes) -> None:
    """A reply that is neither the standard's nor a whole one of the older kind is refused."""
    with server(json_reply(YES), json_reply(broken)) as url, open_store(url) as remote, pytest.raises(StoreError, match="malformed"):
        remote.query("SELECT ?o { ?s ?p ?o }")


def test_half_a_table_is_an_error() -> None:
    """A server that says where it cuts its tables off has cut those of just that length."""
    reply = 200, {"Content-Type": "application/sparql-results+json", "X-SPARQL-MaxRows": "1"}, OLD
    with server(json_reply(YES), reply) as url, open_store(url) as remote, pytest.raises(StoreError, match="no more than 1 rows"):
        remote.query("SELECT ?o { ?s ?p ?o }")


def test_nobody_there_is_an_error() -> None:
    """A refused connection says so."""
    with server(json_reply(YES)) as url:
        pass
    with pytest.raises(StoreError, match="cannot be reached"):
        open_store(url)


def test_too_many_graphs_to_merge_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that offers thousands of graphs and no default graph gets advice, not thousands of parameters."""
    monkeypatch.setattr("kg.store.remote.MAX_DEFAULT_GRAPHS", 1)
    names = b'{"head":{"vars":["g"]},"results":{"bindings":[{"g":{"type":"uri","value":"a:b"}},{"g":{"type":"uri","value":"a:c"}}]}}'
    with (
        server(json_reply(YES.replace(b"true", b"false")), json_reply(names)) as url,
        pytest.raises(StoreError, match="union as default graph"),
    ):
        open_store(url)
