"""The clients that people have: they are told nothing, and get what they understand. (Comunica itself: `benchmarks/comunica.py`.)"""

from __future__ import annotations

import gc
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import httpx
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import BASIC, CSV, GET, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed

pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),  # which both libraries call themselves
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # they leave closing their sockets to the collector
]

SELECT = "PREFIX ng: <https://w3id.org/newsgraph/ns#> SELECT ?claim { ?claim a ng:Claim }"
CONSTRUCT = "PREFIX ng: <https://w3id.org/newsgraph/ns#> CONSTRUCT WHERE { ?claim a ng:Claim }"
ASK = "ASK { FILTER(<http://example.org/100%25/a%20b> = <http://example.org/100%25/a%20b> && STRLEN('50% + 50%') = 9) }"
CLAIMS = 4
WAYS = [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)]


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """What these libraries leave to the collector is collected here, where the warning of it is expected, and not in another test."""
    yield
    gc.collect()


def wrapper(news: httpx.Client, way: tuple[str, str], form: str, query: str) -> SPARQLWrapper:
    client = SPARQLWrapper(str(news.base_url.join("/sparql")), returnFormat=form)
    client.setMethod(way[0])
    client.setRequestMethod(way[1])
    client.setQuery(query)
    client.setTimeout(30)
    return client


def converted(news: httpx.Client, way: tuple[str, str], form: str, query: str) -> Any:
    """What the library makes of the reply."""
    return wrapper(news, way, form, query).queryAndConvert()


@pytest.mark.parametrize("way", WAYS)
def test_sparqlwrapper_reads_rows(news: httpx.Client, way: tuple[str, str]) -> None:
    """By each method, each form of rows is understood by SPARQLWrapper itself."""
    rows = converted(news, way, JSON, SELECT)["results"]["bindings"]
    assert len(rows) == CLAIMS
    assert len(converted(news, way, XML, SELECT).getElementsByTagName("result")) == CLAIMS
    for form in (CSV, TSV):
        assert len(converted(news, way, form, SELECT).splitlines()) == CLAIMS + 1


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", [JSON, XML])
def test_sparqlwrapper_asks(news: httpx.Client, way: tuple[str, str], form: str) -> None:
    """Percent signs in IRIs and strings arrive as they are, and yes is yes."""
    reply = converted(news, way, form, ASK)
    yes = reply["boolean"] if form == JSON else reply.getElementsByTagName("boolean")[0].firstChild.data == "true"
    assert yes is True


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", [TURTLE, N3, RDFXML, XML, JSONLD])
def test_sparqlwrapper_reads_graphs(news: httpx.Client, way: tuple[str, str], form: str) -> None:
    """By each method, each form of graphs is one that rdflib reads, with the same triples."""
    graph = converted(news, way, form, CONSTRUCT)
    if isinstance(graph, bytes):
        graph = rdflib.Graph().parse(data=graph, format="turtle")
    assert len(graph if isinstance(graph, rdflib.Graph) else rdflib.Graph().parse(data=json.dumps(graph), format="json-ld")) == CLAIMS


def test_sparqlwrapper_understands_refusals(news: httpx.Client) -> None:
    """What is wrong with a query is told by an error of the client's own, in our words; so is a query that takes too long."""
    with pytest.raises(QueryBadFormed, match="line 1, column"):
        wrapper(news, (POST, URLENCODED), JSON, "ASK {").query()
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(Exception, match="503") as refusal:
        wrapper(news, (POST, URLENCODED), JSON, slow).query()
    assert not isinstance(refusal.value, EndPointInternalError)


def test_sparqlwrapper_sends_a_dataset(news: httpx.Client) -> None:
    """A default graph that the client names is the one that is read."""
    client = wrapper(news, (POST, URLENCODED), JSON, "ASK { ?s ?p ?o }")
    client.addDefaultGraph("http://example.org/no%20such%20graph")
    client.setHTTPAuth(BASIC)
    reply: Any = client.queryAndConvert()
    assert reply["boolean"] is False


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_the_endpoint_as_a_graph(news: httpx.Client, method: str) -> None:
    """rdflib's SPARQLStore gives triples, rows and answers."""
    graph = rdflib.Graph(SPARQLStore(str(news.base_url.join("/sparql")), method=method), bind_namespaces="none")
    assert len(list(graph.query(SELECT))) == CLAIMS
    assert graph.query(ASK).askAnswer is True
    kind = rdflib.URIRef("https://w3id.org/newsgraph/ns#Claim")
    assert len(list(graph.triples((None, rdflib.RDF.type, kind)))) == CLAIMS


@pytest.mark.skipif(which("curl") is None, reason="needs curl")
def test_curl(news: httpx.Client, tmp_path: Path) -> None:
    """The line that the help text shows."""
    url = str(news.base_url.join("/sparql"))
    shown = subprocess.run(["curl", "-sfG", url, "--data-urlencode", f"query={SELECT}"], check=True, capture_output=True)
    assert len(json.loads(shown.stdout)["results"]["bindings"]) == CLAIMS
    (tmp_path / "q.rq").write_text(SELECT, "utf-8")
    posted = ["-H", "Content-Type: application/sparql-query", "--data-binary", f"@{tmp_path / 'q.rq'}"]
    table = subprocess.run(["curl", "-sf", url, "-H", "Accept: text/csv", *posted], check=True, capture_output=True)
    assert len(table.stdout.splitlines()) == CLAIMS + 1


COMUNICA_DISCOVERY = (
    "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,text/turtle;q=0.6,"
    "application/rdf+xml;q=0.5,text/n3;q=0.35,application/xml;q=0.3,image/svg+xml;q=0.3,text/html;q=0.2,application/xhtml+xml;q=0.18"
)
ROWS = "application/sparql-results+json"
REPLAYED = {
    "Comunica, rows": (f"{ROWS};q=1.0,application/sparql-results+xml;q=0.7", SELECT, ROWS),
    "Comunica, graph": ("text/turtle", CONSTRUCT, "text/turtle; charset=utf-8"),
    "YASGUI, rows": (f"{ROWS},*/*;q=0.9", SELECT, ROWS),
    "YASGUI, graph": ("text/turtle,*/*;q=0.9", CONSTRUCT, "text/turtle; charset=utf-8"),
    "YASGUI, rows by the header for graphs": ("text/turtle,*/*;q=0.9", SELECT, ROWS),
}


@pytest.mark.parametrize("name", REPLAYED)
def test_requests_of_browsers_clients(news: httpx.Client, name: str) -> None:
    """A form posted with the Accept header of Comunica or YASGUI gets what they read."""
    accept, query, media_type = REPLAYED[name]
    reply = news.post("/sparql", data={"query": query}, headers={"Accept": accept})
    assert (reply.status_code, reply.headers["content-type"]) == (200, media_type)


def test_comunica_finds_an_endpoint(news: httpx.Client) -> None:
    """Its first request, a GET without a query, is answered by a service description in a form that it can read."""
    reply = news.get("/sparql", headers={"Accept": COMUNICA_DISCOVERY})
    assert reply.status_code == 200
    graph = rdflib.Graph().parse(data=reply.content, format=reply.headers["content-type"].partition(";")[0])
    service = rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#Service")
    assert list(graph.subjects(rdflib.RDF.type, service))
