"""What a store holds, in numbers, and what its endpoint can do: VoID (W3C Note, 2011) and SPARQL 1.1 Service Description (2013)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.store import replies
from kg.store.embedded import EmbeddedStore
from kg.vocab import DCTERMS, RDF, RDFS, XSD

VOID = "http://rdfs.org/ns/void#"
SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD", "N-Quads", "TriG",
)  # fmt: skip

_COUNTS = """SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?distinctSubjects) (COUNT(DISTINCT ?p) AS ?properties)
(COUNT(DISTINCT ?o) AS ?distinctObjects) { ?s ?p ?o }"""
_CLASSES = "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY ?class"
_PROPERTIES = "SELECT ?property (COUNT(*) AS ?n) { ?s ?property ?o } GROUP BY ?property ORDER BY ?property"

_Object = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of what in the default graph."""

    whole: dict[str, str]  # by the local name of VoID's property
    classes: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]


def count(store: EmbeddedStore) -> Counts:
    """Count; it takes as long as reading the whole store some times over."""
    whole = {name: value.value for name, value in store.query(_COUNTS).rows[0].items()}
    classes = tuple((row["class"].value, row["n"].value) for row in store.query(_CLASSES).rows)
    return Counts(whole, classes, tuple((row["property"].value, row["n"].value) for row in store.query(_PROPERTIES).rows))


def void(counts: Counts, server: str, form: str) -> bytes:
    """The description of the data as a VoID document in a form of `replies.GRAPHS`; `server`: its address, with a slash at its end."""
    return replies.GRAPHS[form]([*_document(server), *_dataset(counts, server)])


def service(store: EmbeddedStore, server: str, form: str) -> bytes:
    """The description of the endpoint and its dataset in a form of `replies.GRAPHS`; the numbers stand in the VoID document."""
    return replies.GRAPHS[form]([*_service(store, server)])


def _service(store: EmbeddedStore, server: str) -> Iterable[Quad]:
    endpoint = server + "sparql"
    yield _quad(endpoint + "#service", RDF + "type", _iri(SD + "Service"))
    yield _quad(endpoint + "#service", SD + "endpoint", _iri(endpoint))
    yield _quad(endpoint + "#service", SD + "supportedLanguage", _iri(SD + "SPARQL11Query"))
    for name in _RESULT_FORMATS:
        yield _quad(endpoint + "#service", SD + "resultFormat", _iri(_FORMATS + name))
    yield _quad(endpoint + "#service", SD + "defaultDataset", _iri(_data(server)))
    yield _quad(_data(server), RDF + "type", _iri(SD + "Dataset"))
    yield _quad(_data(server), RDFS + "seeAlso", _iri(server + ".well-known/void"))
    yield _quad(_data(server), SD + "defaultGraph", _iri(endpoint + "#default"))
    yield _quad(endpoint + "#default", RDF + "type", _iri(SD + "Graph"))
    for number, graph in enumerate(store.graphs()):
        yield _quad(_data(server), SD + "namedGraph", _iri(f"{endpoint}#graph-{number}"))
        yield _quad(f"{endpoint}#graph-{number}", RDF + "type", _iri(SD + "NamedGraph"))
        yield _quad(f"{endpoint}#graph-{number}", SD + "name", _iri(graph))


def _document(server: str) -> Iterable[Quad]:
    yield _quad(server + ".well-known/void", RDF + "type", _iri(VOID + "DatasetDescription"))
    yield _quad(server + ".well-known/void", "http://xmlns.com/foaf/0.1/topic", _iri(_data(server)))


def _dataset(counts: Counts, server: str) -> Iterable[Quad]:
    data = _data(server)
    yield _quad(data, RDF + "type", _iri(VOID + "Dataset"))
    yield _quad(data, DCTERMS + "title", Literal("newsgraph", language="en"))
    yield _quad(data, VOID + "sparqlEndpoint", _iri(server + "sparql"))
    for name, value in counts.whole.items():
        yield _quad(data, VOID + name, _number(value))
    for number, (iri, entities) in enumerate(counts.classes):
        yield from _part(data, f"{data}-class-{number}", "class", iri, "entities", entities)
    for number, (iri, triples) in enumerate(counts.properties):
        yield from _part(data, f"{data}-property-{number}", "property", iri, "triples", triples)


def _part(data: str, part: str, kind: str, of: str, what: str, number: str) -> Iterable[Quad]:
    yield _quad(data, f"{VOID}{kind}Partition", _iri(part))
    yield _quad(part, VOID + kind, _iri(of))
    yield _quad(part, VOID + what, _number(number))


def _data(server: str) -> str:
    return server + "sparql#data"


def _iri(iri: str) -> NamedNode:
    return NamedNode(iri)


def _number(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + "integer"))


def _quad(subject: str, predicate: str, object: _Object) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), object, DefaultGraph())
