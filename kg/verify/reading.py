"""An exported graph as rdflib holds it, in which answers are checked.

Oxigraph's parser reads the file, in a third of the time that rdflib's takes; what is asked of the graph, and the answer's query above all,
rdflib works out: an engine that did not give the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.vocab import NIF

_TEXT = ox.NamedNode(NIF + "isString")
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def read(path: Path) -> Graph:
    """The default graph of an export, with the whole texts; where it holds nothing, all triples, whichever graph they are in.

    Raises OSError where the file cannot be read, ValueError where it is no RDF.
    """
    form = ox.RdfFormat.from_extension(path.suffix.removeprefix(".").lower())
    if form is None:
        raise ValueError(f"{path}: what is in a file that ends in {path.suffix!r} is not known")
    try:
        quads = list(ox.parse(path=path, format=form, base_iri=path.absolute().as_uri()))
    except SyntaxError as error:
        raise ValueError(f"{path}: {error}") from error
    chosen = {quad.triple for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)}
    return _graph({q.triple for q in quads if q.predicate == _TEXT} | chosen if chosen else {q.triple for q in quads})


def plain(value: Node | None) -> object:
    """A graph's term as JSON gives it."""
    if not isinstance(value, Literal):
        return None if value is None else str(value)
    number = value.toPython()
    return number if isinstance(number, int) else str(value).removeprefix("sha256:")


def _graph(triples: Iterable[ox.Triple]) -> Graph:
    graph, terms = Graph(), dict[object, Node]()

    def term(of: object) -> Node:
        found = terms.get(of)
        if found is None:
            found = terms[of] = _term(of)
        return found

    # past rdflib's own look at each triple, which takes longer than all the rest
    add = cast("Callable[[tuple[Node, Node, Node], Graph], None]", graph.store.add)
    for triple in triples:
        add((term(triple.subject), term(triple.predicate), term(triple.object)), graph)
    return graph


def _term(of: object) -> Node:
    match of:
        case ox.NamedNode():
            return URIRef(of.value)
        case ox.BlankNode():
            return BNode(of.value)
        case ox.Literal() if of.language:
            return Literal(of.value, lang=of.language)
        case ox.Literal():
            return Literal(of.value, datatype=None if of.datatype.value == _STRING else URIRef(of.datatype.value))
    raise ValueError(f"a statement about a statement: {of}")
