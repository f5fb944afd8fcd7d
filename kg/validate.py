"""Does a graph hold to the project's shapes? SHACL (W3C, 2017) through pyshacl, and what SHACL cannot say: quotes are slices of the text.

The shapes are `ontologies/shapes/*.ttl`, the classes and code lists they speak of `ontologies/newsgraph.ttl` and `ontologies/codes/*.ttl`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from typing import Literal as OneOf
from warnings import catch_warnings, simplefilter

import pyshacl
from rdflib import OWL, RDF, SH, BNode, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugin import PluginException
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import Result
from rdflib.term import Node
from rdflib.util import guess_format

from kg import vocab
from kg.errors import DataError
from kg.resources import data_path

_NG = Namespace(vocab.NG)
_NIF = Namespace(vocab.NIF)
_WITH_GRAPHS = {"trig", "nquads", "json-ld", "trix"}
_OURS = (vocab.NG, vocab.PL, vocab.CA, vocab.FA, vocab.SECTOR)


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong. `focus` is the IRI of the node examined (for rules over a whole article: the article), `value` what offends.

    severity "warning": something is missing that an analyst would want, and nothing said is false.
    """

    focus: str
    message: str
    path: str | None = None
    value: str | None = None
    severity: OneOf["violation", "warning"] = "violation"

    def __str__(self) -> str:
        where = f" [{vocab.shorten(self.path)}]" if self.path else ""
        what = f": {vocab.shorten(self.value)}" if self.value and self.value != self.focus else ""
        return f"{self.severity}: {vocab.shorten(self.focus)}{where}: {self.message}{what}"


def validate(data: Graph | Path, *, warnings: bool = False) -> list[Violation]:
    """What is wrong with a graph, sorted; an empty list means that it conforms.

    Of a dataset it is the default graph (with the whole texts) that has to; where that holds nothing, the named graphs taken together.

    `data` is a graph, a dataset or a file of any RDF syntax; warnings are left out unless asked for.
    Raises DataError where a file cannot be read as RDF.
    """
    graph = _flat(_parsed(data) if isinstance(data, Path) else data)
    found = {*_blank_nodes(graph), *_unknown_terms(graph), *_wrong_words(graph), *_wrong_shapes(graph)}
    chosen = (v for v in found if warnings or v.severity == "violation")
    return sorted(chosen, key=lambda v: (v.severity, v.focus, v.message, v.path or "", v.value or ""))


def ontology_files() -> list[Path]:
    """The ontology and the code lists, which say what the terms of a graph mean."""
    return [data_path("ontologies", "newsgraph.ttl"), *sorted(data_path("ontologies", "codes").glob("*.ttl"))]


def _parsed(path: Path) -> Graph:
    syntax = guess_format(str(path)) or "turtle"
    data = Dataset() if syntax in _WITH_GRAPHS else Graph()
    try:
        with path.open("rb") as file, catch_warnings():
            simplefilter("ignore", DeprecationWarning)  # rdflib 7.6 calls its own deprecated default_context here
            data.parse(file, format=syntax)
    except (SyntaxError, ParserError, PluginException, ValueError, OSError) as error:
        raise DataError(f"{path}: cannot be read as RDF: {error}") from error
    return data


def _flat(data: Graph) -> Graph:
    """One plain graph of our own, so that neither named graphs nor what we add to it touch the caller's."""
    flat = Graph(bind_namespaces="none")
    for triple in _triples(data):
        flat.add(triple)
    return flat


def _triples(data: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """An article's whole text is in its named graph alone, and belongs to what is checked."""
    if not isinstance(data, Dataset):
        yield from data
        return
    chosen = data.default_graph
    for s, p, o, _ in data.quads():
        if not len(chosen) or p == _NIF.isString or (s, p, o) in chosen:
            yield s, p, o


@cache
def _ontology() -> Graph:
    return _loaded(ontology_files())


@cache
def _shapes() -> Graph:
    return _loaded(sorted(data_path("ontologies", "shapes").glob("*.ttl")))


def _loaded(files: list[Path]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for file in files:
        graph.parse(file, format="turtle")
    return graph


# ---------------------------------------------------------------- what SHACL says


class _ParsesOnce(Graph):
    """A graph that parses each query once: pyshacl hands over the text of a constraint anew for every node it examines."""

    def query(self, query_object: Any, *args: Any, **kwargs: Any) -> Result:
        return super().query(_prepared(query_object) if isinstance(query_object, str) else query_object, *args, **kwargs)


_prepared = lru_cache(maxsize=64)(prepareQuery)


def _wrong_shapes(graph: Graph) -> Iterator[Violation]:
    with_ontology = _ParsesOnce(bind_namespaces="none")
    with_ontology += graph
    with_ontology += _ontology()
    _, report, _ = pyshacl.validate(with_ontology, shacl_graph=_shapes(), inference="none", inplace=True)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield Violation(
            focus=str(report.value(result, SH.focusNode)),
            message=str(report.value(result, SH.resultMessage)),
            path=_path(report, report.value(result, SH.resultPath)),
            value=_text(report.value(result, SH.value)),
            severity="warning" if report.value(result, SH.resultSeverity) == SH.Warning else "violation",
        )


def _path(report: Graph, path: Node | None) -> str | None:
    """IRI of a property path; `^` before an inverse one; None where it has no short name."""
    if isinstance(path, BNode):
        inverse = report.value(path, SH.inversePath)
        return f"^{inverse}" if inverse is not None else None
    return _text(path)


def _text(node: Node | None) -> str | None:
    return None if node is None else str(node)


# ---------------------------------------------------------------- what SHACL cannot say, or only slowly


def _blank_nodes(graph: Graph) -> Iterator[Violation]:
    """A blank node has no name that two machines could agree on (ONTOLOGY.md 5.4)."""
    for subject, predicate, value in graph:
        if isinstance(subject, BNode) or isinstance(value, BNode):
            yield Violation(str(subject), "a graph has no blank nodes", str(predicate), str(value))


def _unknown_terms(graph: Graph) -> Iterator[Violation]:
    """A term in one of our namespaces that no file declares is a slip of the pen; one that was given up is worth a remark."""
    known = set(_ontology().subjects())
    given_up = set(_ontology().subjects(OWL.deprecated))
    for subject, predicate, value in graph:
        for term in (predicate, value):
            if isinstance(term, URIRef) and term not in known and str(term).startswith(_OURS):
                yield Violation(str(subject), "a term of ours is declared in the ontology or in a code list", str(predicate), str(term))
            elif term in given_up:
                yield Violation(str(subject), "a term that was given up has a successor to use", str(predicate), str(term), "warning")


def _wrong_words(graph: Graph) -> Iterator[Violation]:
    """Words, offsets, digests and IRIs that do not fit each other; the text itself is compared where the graph has it."""
    texts = {article: str(text) for article, text in graph.subject_objects(_NIF.isString)}
    for article, text in texts.items():
        if not _has_digest(graph, article, text):
            yield Violation(str(article), "the digest of an article is that of its text", vocab.NG + "textDigest")
    for span, article in graph.subject_objects(_NIF.referenceContext):
        yield from _wrong_span(graph, span, article, texts.get(article))


def _wrong_span(graph: Graph, span: Node, article: Node, text: str | None) -> Iterator[Violation]:
    begin, end, words = (graph.value(span, part, any=True) for part in (_NIF.beginIndex, _NIF.endIndex, _NIF.anchorOf))
    if not (isinstance(begin, Literal) and isinstance(end, Literal) and isinstance(words, Literal)):
        return  # that they are there is a shape
    if str(span) != f"{article}#offset_{begin}_{end}":
        yield Violation(str(span), "the IRI of a span is its article's IRI with #offset_BEGIN_END", vocab.NIF + "beginIndex", str(begin))
    if not _is_slice(begin.toPython(), end.toPython(), str(words), text):
        yield Violation(str(span), "the words of a span are the slice of its article's text", vocab.NIF + "anchorOf", str(words))
    if (span, RDF.type, _NG.Sentence) in graph and not _has_digest(graph, span, str(words)):
        yield Violation(str(span), "the digest of a sentence is that of its words", vocab.NG + "textDigest")


def _is_slice(begin: object, end: object, words: str, text: str | None) -> bool:
    """Whether words are `text[begin:end]`; without the text, whether they are as long as that."""
    if not (isinstance(begin, int) and isinstance(end, int) and 0 <= begin < end):
        return False
    return len(words) == end - begin if text is None else text[begin:end] == words


def _has_digest(graph: Graph, node: Node, words: str) -> bool:
    """Whether the digest on a node is that of these words; true where there is none to compare with."""
    stated = set(graph.objects(node, _NG.textDigest))
    return not stated or stated == {Literal("sha256:" + hashlib.sha256(words.encode("utf-8")).hexdigest())}
