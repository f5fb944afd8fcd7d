"""Quads -> text in the RDF formats, always the same bytes for the same graph: sorted, prefixes too.

pyoxigraph's serialisers write the terms; they leave the order of prefixes to chance, write a carriage return into XML as it is (where
every reader takes it for a line feed) and letters that XML cannot hold at all, and know no JSON-LD context: this is mended here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.errors import BadQuery
from kg.vocab import PREFIXES, RDF, XSD

Json = str | list["Json"] | dict[str, "Json"]

_TYPE = NamedNode(RDF + "type")
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_NAME_AT_END = re.compile(r"[A-Za-z_][\w.-]*$", re.ASCII)
_PLAIN_LOCAL = re.compile(r"[A-Za-z0-9_][\w-]*", re.ASCII)


def ordered(quads: Iterable[Quad]) -> list[Quad]:
    """By graph (default graph first), subject, predicate (the class first) and object."""
    return sorted(quads, key=_key)


def lines(quads: Iterable[Quad]) -> bytes:
    """N-Quads; N-Triples where all are in the default graph."""
    return _serialize(ordered(quads), RdfFormat.N_QUADS, {})


def turtle(quads: Iterable[Quad]) -> bytes:
    """TriG; Turtle where all are in the default graph."""
    quads = ordered(quads)
    head, body = _split_prefixes(_serialize(quads, RdfFormat.TRIG, used_prefixes(quads)))
    return "\n".join([*sorted(head), "", body]).encode("utf-8")


def rdfxml(quads: Iterable[Quad]) -> bytes:
    """RDF/XML of the triples (graph names are lost). Raises BadQuery for a letter or a property that XML cannot hold."""
    quads = ordered(quads)
    for quad in quads:
        _check_xml(quad)
    triples = [quad.triple for quad in quads]
    data = _serialize(triples, RdfFormat.RDF_XML, used_prefixes(quads))
    start, _, rest = data.decode("utf-8").partition("<rdf:RDF ")
    names, _, body = rest.partition(">")
    return f"{start}<rdf:RDF {' '.join(sorted(names.split()))}>{body}".replace("\r", "&#13;").encode("utf-8")


def jsonld(quads: Iterable[Quad]) -> bytes:
    """JSON-LD 1.1 of the triples (graph names are lost), its context inlined: it reads without fetching anything."""
    quads = ordered(quads)
    short = _without_schemes(used_prefixes(quads), quads)
    nodes = [_json_node(list(of_one), short) for _, of_one in groupby(quads, key=lambda quad: quad.subject)]
    return (json.dumps({"@context": short, "@graph": nodes}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def used_prefixes(quads: Iterable[Quad]) -> dict[str, str]:
    """Those of our prefixes under which IRIs of the quads lie, sorted; only where all their local names are plain.

    A local name with a dot or a slash would have to be escaped, and not every reader understands that (rdflib 7 does not).
    """
    iris = {iri for quad in quads for iri in _iris(quad)}
    used = {}
    for prefix, base in sorted(PREFIXES.items()):
        names = [iri[len(base) :] for iri in iris if iri.startswith(base)]
        if names and all(_PLAIN_LOCAL.fullmatch(name) for name in names):
            used[prefix] = base
    return used


def _key(quad: Quad) -> tuple[str, str, bool, str, str]:
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)
    return graph, str(quad.subject), quad.predicate != _TYPE, quad.predicate.value, str(quad.object)


def _iris(quad: Quad) -> Iterable[str]:
    for part in (quad.subject, quad.predicate, quad.object, quad.graph_name):
        if isinstance(part, NamedNode):
            yield part.value
        elif isinstance(part, Literal):
            yield part.datatype.value


def _serialize(facts: Sequence[Quad] | Sequence[Triple], format: RdfFormat, prefixes: dict[str, str]) -> bytes:
    return serialize(facts, format=format, prefixes=prefixes) or b""


def _split_prefixes(data: bytes) -> tuple[list[str], str]:
    text = data.decode("utf-8")
    head = []
    while text.startswith("@prefix "):
        line, _, text = text.partition("\n")
        head.append(line)
    return head, text


def _check_xml(quad: Quad) -> None:
    if bad := _NO_XML.search(quad.object.value if isinstance(quad.object, Literal) else ""):
        raise BadQuery(f"XML cannot hold the character U+{ord(bad[0]):04X} of {quad.subject}: take another format")
    names = (quad.predicate, quad.object) if quad.predicate == _TYPE else (quad.predicate,)
    for name in names:
        if isinstance(name, NamedNode) and not _XML_NAME_AT_END.search(name.value):
            raise BadQuery(f"XML has no name for {name}: take another format")


def _without_schemes(prefixes: dict[str, str], quads: Iterable[Quad]) -> dict[str, str]:
    """JSON-LD would take an absolute IRI `org:x` for a prefixed name: such a prefix is left out."""
    schemes = {iri.partition(":")[0] for quad in quads for iri in _iris(quad)}
    return {prefix: base for prefix, base in prefixes.items() if prefix not in schemes}


def _json_node(quads: list[Quad], short: dict[str, str]) -> Json:
    node: dict[str, Json] = {"@id": _id(quads[0].subject, short)}
    for predicate, facts in groupby(quads, key=lambda quad: quad.predicate):
        values = [quad.object for quad in facts]
        if predicate == _TYPE and all(isinstance(value, NamedNode) for value in values):
            node["@type"] = [_id(value, short) for value in values]
        else:
            node[_compact(predicate.value, short)] = [_json_value(value, short) for value in values]
    return node


def _json_value(value: NamedNode | BlankNode | Literal | Triple, short: dict[str, str]) -> Json:
    if not isinstance(value, Literal):
        return {"@id": _id(value, short)}
    if value.language is not None:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == XSD + "string":
        return value.value
    return {"@value": value.value, "@type": _compact(value.datatype.value, short)}


def _id(term: NamedNode | BlankNode | Literal | Triple, short: dict[str, str]) -> str:
    match term:
        case NamedNode():
            return _compact(term.value, short)
        case BlankNode():
            return f"_:{term.value}"
        case _:
            raise BadQuery(f"JSON-LD has no way to write {term} there: take another format")


def _compact(iri: str, short: dict[str, str]) -> str:
    return next((f"{prefix}:{iri[len(base) :]}" for prefix, base in short.items() if iri.startswith(base)), iri)
