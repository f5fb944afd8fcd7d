"""Answer -> quads (ONTOLOGY.md 5.4 to 5.6): its statements with the claims that bear them out and the sentences they cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.answers import Answer, AnswerStatement, Citation
from kg.ids import digest
from kg.shape.terms import TYPE, ng, text
from kg.vocab import CITO, ID, PROV, SCHEMA, XSD

_GENERATED = NamedNode(PROV + "wasGeneratedBy")
_TEXT = NamedNode(SCHEMA + "text")
_CITES = NamedNode(CITO + "citesAsEvidence")
Facts = Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]


def graph_digest(parts: Iterable[str]) -> str:
    """Digest of a graph by what it was made from: the IRIs of the runs that read its articles (each a hash of program version, address
    and text) and of the decisions on it, in any order; the same parts make the same graph."""
    return f"sha256:{digest(*sorted(set(parts)))}"


def answer_iri(answer: Answer, graph: str) -> str:
    """The same question, answered by the same query over the same graph, is the same answer. graph: see graph_digest."""
    return f"{ID}ans/{digest(answer.question, answer.sparql, graph)}"


def answer_quads(answer: Answer, graph: str, *, named: bool = False) -> list[Quad]:
    """All triples of an answer, each once; `named`: in the graph that has the answer's IRI as its name, else in the default graph.

    Statements are numbered through, those of the summary first. graph: digest of the graph that was asked (graph_digest).
    """
    iri = answer_iri(answer, graph)
    place = NamedNode(iri) if named else DefaultGraph()
    return [Quad(*fact, place) for fact in dict.fromkeys(_facts(answer, iri, graph))]


def _facts(answer: Answer, iri: str, graph: str) -> Facts:
    me, run = NamedNode(iri), NamedNode(f"{iri}#query")
    yield me, TYPE, ng("Answer")
    yield me, ng("question"), text(answer.question)
    yield me, _GENERATED, run
    yield run, TYPE, ng("QueryRun")
    yield run, ng("sparql"), text(answer.sparql)
    yield run, ng("graphDigest"), text(graph)
    citations = {one.n: one for one in answer.citations}
    for number, statement in enumerate((*answer.summary, *answer.related), start=1):
        it = NamedNode(f"{iri}#{number}")
        yield me, ng("hasStatement"), it
        yield from _statement(it, number, statement, [citations[n] for n in statement.citations])


def _statement(me: NamedNode, number: int, statement: AnswerStatement, cited: Iterable[Citation]) -> Facts:
    yield me, TYPE, ng("AnswerStatement")
    yield me, ng("marker"), Literal(str(number), datatype=NamedNode(XSD + "integer"))
    yield me, _TEXT, text(statement.text)
    if statement.relation is not None:
        yield me, ng("relation"), text(statement.relation)
    for one in cited:
        yield me, ng("supportedBy"), NamedNode(one.claim)
        yield me, _CITES, NamedNode(one.sentence)
