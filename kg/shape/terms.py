"""Terms as the graph writes them: one function per literal type, and the properties by role."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg import vocab

LANGUAGE = "en"  # of the pipeline: labels are its words or the authority's English names

TYPE = NamedNode(vocab.RDF + "type")
LABEL = NamedNode(vocab.RDFS + "label")
IS_STRING = NamedNode(vocab.NIF + "isString")
BEGIN = NamedNode(vocab.NIF + "beginIndex")
END = NamedNode(vocab.NIF + "endIndex")
ANCHOR = NamedNode(vocab.NIF + "anchorOf")
CONTEXT = NamedNode(vocab.NIF + "referenceContext")
IN_SENTENCE = NamedNode(vocab.NIF + "sentence")
DENOTED_BY = NamedNode(vocab.GAF + "denotedBy")
HEADLINE = NamedNode(vocab.SCHEMA + "headline")
PUBLISHER = NamedNode(vocab.SCHEMA + "publisher")
PUBLISHED = NamedNode(vocab.SCHEMA + "datePublished")
URL = NamedNode(vocab.SCHEMA + "url")
OF_URL = NamedNode(vocab.PROV + "specializationOf")
SAME_ITEM = NamedNode(vocab.SKOS + "exactMatch")
ON_DAY = NamedNode(vocab.SEM + "hasTimeStamp")
FROM_DAY = NamedNode(vocab.SEM + "hasBeginTimeStamp")
TO_DAY = NamedNode(vocab.SEM + "hasEndTimeStamp")
TRUE = Literal(True)
NOT_AFTER = NamedNode(vocab.SEM + "hasLatestBeginTimeStamp")
PLACE = NamedNode(vocab.SEM + "hasPlace")

# role of a participant -> (property to the entity, property to the mention that names it)
ROLES: dict[str, tuple[NamedNode, NamedNode]] = {
    "actors": (NamedNode(vocab.NG + "actor"), NamedNode(vocab.NG + "actorMention")),
    "recipients": (NamedNode(vocab.NG + "recipient"), NamedNode(vocab.NG + "recipientMention")),
    "instruments": (NamedNode(vocab.NG + "instrument"), NamedNode(vocab.NG + "instrumentMention")),
    "places": (PLACE, NamedNode(vocab.NG + "placeMention")),
}

_FORBIDDEN = re.compile(r"[^\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e\xa0-\u1fff\u2070-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]")


@cache
def ng(name: str) -> NamedNode:
    """Our own class or property of that name."""
    return NamedNode(vocab.NG + name)


def text(value: str) -> Literal:
    """xsd:string: comes back from every engine exactly as it was."""
    return Literal(value)


def label(value: str) -> Literal:
    """Words for people to read."""
    return Literal(value, language=LANGUAGE)


def integer(value: int) -> Literal:
    """xsd:integer in canonical form."""
    return Literal(str(value), datatype=NamedNode(vocab.XSD + "integer"))


def number(value: Decimal) -> Literal:
    """xsd:integer where it is whole, else xsd:decimal, in canonical form."""
    if value == value.to_integral_value():
        return integer(int(value))
    return Literal(f"{value.normalize():f}", datatype=NamedNode(vocab.XSD + "decimal"))


def date(value: dt.date) -> Literal:
    """xsd:date, no time zone."""
    return Literal(value.isoformat(), datatype=NamedNode(vocab.XSD + "date"))


def web_address(url: str) -> NamedNode | None:
    """The URL as an IRI, characters that no IRI may hold percent-encoded; None where it is no absolute IRI even so."""
    try:
        return NamedNode(_FORBIDDEN.sub(lambda hit: quote(hit[0]), url))
    except ValueError:
        return None
