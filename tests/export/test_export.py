"""The graph as files, read again by two other readers."""

from __future__ import annotations

import io
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from shapes import TEXT, article, extraction

from kg import shape
from kg.errors import BadQuery, StoreError
from kg.export import Format, export, format_of, formats
from kg.store import MEMORY, Store, open_store
from kg.store.formats import jsonld, lines, rdfxml, turtle
from kg.validate import validate
from kg.vocab import NG, NIF, PREFIXES, RDF, WD, XSD

# rdflib's own use of what it has deprecated itself
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated, use Dataset:DeprecationWarning")

OXIGRAPH = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
RDFLIB = {"turtle": "turtle", "trig": "trig", "ntriples": "nt", "nquads": "nquads", "jsonld": "json-ld", "rdfxml": "xml"}
WITH_GRAPHS = ("trig", "nquads")
TEXT_PROPERTY = NamedNode(NIF + "isString")


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Two articles that share triples."""
    with open_store(MEMORY) as opened:
        for made in (extraction(), replace(extraction(), article=article(url="https://example.org/news/2"))):
            opened.add(made.article.iri, shape.quads(made))
        yield opened


def written(store: Store, format: str, *, with_text: bool = False) -> bytes:
    """The export in memory."""
    file = io.BytesIO()
    export(store, file, format, with_text)
    return file.getvalue()


def by_oxigraph(data: bytes, format: str) -> set[str]:
    """The quads, one line each."""
    return {str(quad) for quad in parse(data, OXIGRAPH[format])}


def by_rdflib(data: bytes, format: str) -> set[str]:
    """The same by rdflib: its own N-Quads, read by oxigraph so that both are spelt alike."""
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=RDFLIB[format])
    quads: set[str] = set()
    for graph in dataset.graphs():
        name = DefaultGraph() if graph.identifier == rdflib.graph.DATASET_DEFAULT_GRAPH_ID else NamedNode(str(graph.identifier))
        triples = parse(graph.serialize(format="nt", encoding="utf-8"), RdfFormat.N_TRIPLES)
        quads |= {str(Quad(quad.subject, quad.predicate, quad.object, name)) for quad in triples}
    return quads


def test_formats_are_found_in_the_folder() -> None:
    """Each file in kg/export/ brings its formats; these are the ones that ship."""
    assert set(OXIGRAPH) <= set(formats())
    assert formats() == sorted(formats())


@pytest.mark.parametrize("format", sorted(OXIGRAPH))
@pytest.mark.parametrize("with_text", [False, True])
def test_export_parses_to_the_same_graph(store: Store, format: str, with_text: bool) -> None:
    """rdflib and oxigraph both read exactly what the store holds, no triple more or less."""
    named = format in WITH_GRAPHS
    expected = {
        str(quad if named else Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
        for quad in store.quads()
        if with_text or quad.predicate != TEXT_PROPERTY
    }
    data = written(store, format, with_text=with_text)
    assert by_oxigraph(data, format) == expected
    assert by_rdflib(data, format) == expected


@pytest.mark.parametrize("format", sorted(OXIGRAPH))
def test_whole_texts_stay_at_home_unless_asked_for(store: Store, format: str) -> None:
    """The stored texts may not be ours to pass on; the sentences that claims rest on are always there."""
    assert b"isString" not in written(store, format)
    assert b"isString" in written(store, format, with_text=True)
    assert extraction().sentences[0].span.end > 50
    assert TEXT[:20].encode() in written(store, format).replace(b"&apos;", b"'")


@pytest.mark.parametrize("format", sorted(OXIGRAPH))
def test_export_does_not_depend_on_the_order_of_ingestion(store: Store, format: str) -> None:
    """The same articles in another order, on another day, give the same bytes."""
    with open_store(MEMORY) as other:
        for name in reversed(store.graphs()):
            other.add(name, [quad for quad in store.quads() if quad.graph_name == NamedNode(name)][::-1])
        assert written(other, format) == written(store, format)


def test_turtle_is_sorted_and_short(store: Store) -> None:
    """Only prefixes that are used, in order; subjects in order, each once; the class first."""
    text = written(store, "turtle").decode()
    head = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert head == sorted(head)
    assert "@prefix cito:" not in text
    assert f"<{WD}Q20>" not in text
    assert text.count("\nwd:Q20 a ng:State ;") == 1


TERMS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
LOCAL = st.text("abAB01_-.é/", max_size=6)
IRIS = st.builds(lambda base, local: base + local, st.sampled_from([*PREFIXES.values(), "https://example.org/", "org:", "urn:x:"]), LOCAL)
PROPERTIES = st.sampled_from([NG + "actor", RDF + "type", "https://example.org/a/b-c", XSD + "d.e"])
LITERALS = st.one_of(
    TERMS.map(Literal),
    TERMS.map(lambda value: Literal(value, language="en")),
    st.integers().map(lambda value: Literal(str(value), datatype=NamedNode(XSD + "integer"))),
    st.dates().map(lambda day: Literal(day.isoformat(), datatype=NamedNode(XSD + "date"))),
)


@st.composite
def quads(draw: st.DrawFn) -> Quad:
    """A quad as our graphs hold them, with any text."""
    object = draw(st.one_of(IRIS.map(NamedNode), LITERALS))
    graph = draw(st.just(DefaultGraph()) | st.just(NamedNode("https://example.org/g")))
    predicate = NamedNode(draw(PROPERTIES))
    return Quad(NamedNode(draw(IRIS)), predicate, object, graph)


def in_default_graph(quads: list[Quad]) -> set[str]:
    return {str(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())) for quad in quads}


@settings(max_examples=80, deadline=None)
@given(st.lists(quads(), max_size=6))
def test_any_quads_survive_turtle_and_lines(made: list[Quad]) -> None:
    """Whatever stands in literals and IRIs, both readers get the same graph from our Turtle and N-Quads."""
    expected = {str(quad) for quad in made}
    assert by_oxigraph(turtle(made), "trig") == by_oxigraph(lines(made), "nquads") == expected
    assert by_rdflib(lines(made), "nquads") == expected
    assert by_rdflib(turtle(made), "trig") == expected


def fact(object: NamedNode | Literal) -> Quad:
    """A triple with that object, in the default graph."""
    return Quad(NamedNode(WD + "Q1"), NamedNode(NG + "label"), object, DefaultGraph())


@settings(max_examples=80, deadline=None)
@given(st.lists(quads(), max_size=6))
@example([fact(NamedNode("wd:Q1")), fact(NamedNode("ng:label"))])
def test_any_quads_survive_jsonld(made: list[Quad]) -> None:
    """No prefix of the context is mistaken for the scheme of an IRI, and no literal changes its type."""
    data = jsonld(made)
    assert by_oxigraph(data, "jsonld") == in_default_graph(made)
    assert by_rdflib(data, "jsonld") == in_default_graph(made)


@settings(max_examples=80, deadline=None)
@given(st.lists(quads(), max_size=6))
@example([fact(Literal("one\rtwo\r\nthree")), fact(Literal(" \t<&>\"'\n"))])
def test_any_quads_survive_rdfxml_or_are_refused(made: list[Quad]) -> None:
    """RDF/XML is right or not written: a carriage return is kept, a control character is an error."""
    try:
        data = rdfxml(made)
    except BadQuery:
        return
    assert by_oxigraph(data, "rdfxml") == in_default_graph(made)
    assert by_rdflib(data, "rdfxml") == in_default_graph(made)


def test_xml_refuses_what_it_cannot_hold() -> None:
    """A control character and a property without an XML name are said, not dropped."""
    subject, bell = NamedNode("urn:a"), Literal("\x07")
    with pytest.raises(BadQuery, match=r"U\+0007"):
        rdfxml([Quad(subject, NamedNode(NG + "label"), bell, DefaultGraph())])
    with pytest.raises(BadQuery, match="no name for"):
        rdfxml([Quad(subject, NamedNode("urn:1"), bell, DefaultGraph()), Quad(subject, NamedNode("urn:1"), subject, DefaultGraph())][1:])


def test_triple_terms_have_no_jsonld() -> None:
    """What JSON-LD cannot say is an error."""
    subject = NamedNode("urn:a")
    with pytest.raises(BadQuery, match="JSON-LD has no way"):
        jsonld([Quad(subject, subject, Triple(subject, subject, subject), DefaultGraph())])


def test_a_file_is_written_whole_or_not_at_all(store: Store, tmp_path: Path) -> None:
    """The old file stands until the new one is complete, nothing is left beside it, and it has the ordinary rights."""
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    ordinary = stat.S_IMODE(path.stat().st_mode)
    with pytest.raises(BadQuery, match="turtle"):
        export(store, path, "ttl2")
    assert path.read_text() == "old"
    export(store, path, "turtle")
    assert path.read_bytes() == written(store, "turtle")
    assert stat.S_IMODE(path.stat().st_mode) == ordinary
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_error(store: Store, tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(StoreError, match=r"graph\.ttl"):
        export(store, tmp_path / "missing" / "graph.ttl", "turtle")


def test_formats_describe_themselves() -> None:
    """Every format has a file ending and a media type, each its own."""
    from kg.export import jsonld, lines, rdfxml, turtle

    known: list[Format] = [format for module in (jsonld, lines, rdfxml, turtle) for format in module.FORMATS]
    assert len({format.ending for format in known}) == len({format.media_type for format in known}) == len(known)


def test_a_files_ending_names_its_format() -> None:
    """Every format is known by its ending, in either case; an ending that none has is answered with those there are."""
    assert format_of(Path("graph.ttl")) == format_of(Path("GRAPH.TTL")) == "turtle"
    with pytest.raises(BadQuery, match=r"\.ttl"):
        format_of(Path("graph.doc"))


def test_exported_graph_conforms_to_the_shapes(store: Store, tmp_path: Path) -> None:
    """What shape, store and export make together is a graph that the ontology's own rules accept, quotes checked against the text."""
    export(store, tmp_path / "graph.ttl", "turtle", with_text=True)
    assert validate(tmp_path / "graph.ttl") == []
