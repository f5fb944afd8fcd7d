"""The W3C's SPARQL 1.0 and 1.1 query suites, through the endpoint: what differs is listed with its reason, and nothing else differs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Oxigraph

from kg.server.settings import Settings

from .conftest import running
from .suites import Case, agrees, cases, iri_of, read

_OF_10 = """algebra ask basic bnode-coreference boolean-effective-value bound cast construct dataset distinct expr-builtin expr-equals
expr-ops graph i18n open-world optional optional-filter reduced regex solution-seq sort syntax-sparql1 syntax-sparql2 syntax-sparql3
syntax-sparql4 syntax-sparql5 triple-match type-promotion"""
_OF_11 = "bind bindings construct csv-tsv-res exists functions json-res project-expression subquery syntax-query"
FOLDERS = [*(f"sparql10/{name}" for name in _OF_10.split()), *(f"sparql11/{name}" for name in _OF_11.split())]
DEVIATIONS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("deviations.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def suites(shared: Path) -> Path:
    """The folder of the suites."""
    folder = shared / "w3c" / "sparql"
    if not folder.is_dir():
        pytest.skip("needs the W3C's query suites in shared/w3c/sparql")
    return folder


@pytest.fixture(scope="module")
def endpoint(suites: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """All data of all suites, each file as a graph of its own: which of them a test has is said by the protocol's parameters."""
    directory = tmp_path_factory.mktemp("suites") / "store"
    store = Oxigraph(str(directory))
    store.bulk_extend(_everything(suites))
    store.flush()
    del store
    with running(Settings(directory, timeout=20.0)) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def _everything(suites: Path) -> Iterator[Quad]:
    for path in sorted(suites.rglob("*")):
        if path.suffix not in (".ttl", ".rdf", ".nt", ".n3") or "manifest" in path.name:
            continue
        with suppress(SyntaxError):  # a file that is to be refused
            for one in read(suites, path):
                yield Quad(one.subject, one.predicate, one.object, NamedNode(iri_of(suites, path)))


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_suites_hold(endpoint: httpx.Client, suites: Path, folder: str) -> None:
    """Each test of the suite gives what it expects; those that do not are listed, each with the reason."""
    failed = {case.name for case in cases(suites, folder) if case.is_there and not _holds(endpoint, suites, case)}
    assert failed == set(DEVIATIONS.get(folder, {}))


def _holds(endpoint: httpx.Client, suites: Path, case: Case) -> bool:
    query = f"BASE <{iri_of(suites, case.query)}>\n".encode() + case.query.read_bytes()
    dataset = {"default-graph-uri": [iri_of(suites, path) for path in case.data]}
    if case.data or b"FROM" not in query:  # else the query names its dataset itself, and what the client names would win
        dataset["named-graph-uri"] = [iri_of(suites, path) for path in case.named]
    table = "text/csv" if case.result and case.result.suffix == ".csv" else "application/sparql-results+json"
    headers = {"Content-Type": "application/sparql-query", "Accept": f"{table}, application/n-triples"}
    reply = endpoint.post("/sparql", params=dataset, content=query, headers=headers)
    assert reply.status_code in (200, 400), (case.name, reply.text)
    if "Syntax" in case.kind:
        return (reply.status_code == 400) == ("Negative" in case.kind)
    return reply.status_code == 200 and agrees(suites, case, reply.content, reply.headers["content-type"])
