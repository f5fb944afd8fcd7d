"""Writes the reference of all terms, `ontology.md`, from the Turtle files. `python -m docs.write_ontology` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg import vocab
from kg.resources import data_path

PAGE = Path(__file__).with_name("ontology.md")
NG = Namespace(vocab.NG)
SCHEMA = Namespace(vocab.SCHEMA)
DCTERMS = Namespace(vocab.DCTERMS)
KINDS = (
    ("Classes", OWL.Class),
    ("Properties between things", OWL.ObjectProperty),
    ("Properties with a value", OWL.DatatypeProperty),
    ("Properties with either", RDF.Property),
)
INTRO = """# Ontology reference

Made from `ontologies/*.ttl` by `python -m docs.write_ontology`; edit the Turtle files, not this page.

An **Article** is one version of a text; **Sentence** and **Mention** are stretches of it. An **Event** says what a stretch
describes and has no truth value. A **Claim** says who presents the event, how surely, and in which sentence; what the newspaper
itself says is a claim whose source is the publisher. Domains and ranges are hints; what must hold is in `ontologies/shapes/`
and is checked by `kg.validate`.

```mermaid
flowchart LR
  ST[AnswerStatement] -->|supportedBy| CL[Claim]
  ST -->|citesAsEvidence| S[Sentence]
  CL -->|evidence| S
  CL -->|source| A[Entity]
  CL -->|content| E[Event]
  CL -->|factuality| F[Factuality]
  CL -->|embeddedIn| CL
  CL -->|quotation| Q[Quotation]
  CL -->|wasGeneratedBy| R[ExtractionRun]
  E -->|actor, recipient, instrument| A
  E -->|topic| E
  E -->|denotedBy| M[Mention]
  A -->|denotedBy| M
  M -->|sentence| S
  S -->|referenceContext| D[Article]
  D -->|specializationOf| U[URL]
```
"""


def page() -> str:
    """The whole page as Markdown; the same Turtle gives the same bytes."""
    ontology = Graph().parse(data_path("ontologies", "newsgraph.ttl"))
    links = Graph().parse(data_path("ontologies", "align.ttl"))
    parts = [INTRO]
    for title, kind in KINDS:
        terms = sorted(term for term in _iris(ontology, kind) if term.startswith(vocab.NG))
        parts.append(f"## {title}\n")
        parts += ["\n".join(_term(ontology, links, term)) for term in terms]
    parts.append("## Terms of other vocabularies, as used here\n")
    parts.append(_reused(ontology))
    parts += [_code_list(file) for file in sorted(data_path("ontologies", "codes").glob("*.ttl"))]
    return "\n".join(parts).rstrip() + "\n"


def _iris(graph: Graph, kind: Node) -> Iterator[URIRef]:
    return (term for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef))


def _term(ontology: Graph, links: Graph, term: URIRef) -> Iterator[str]:
    yield f"### {vocab.shorten(term)}\n"
    yield f"*{_words(ontology, term, RDFS.label)}*: {_words(ontology, term, SKOS.definition)}\n"
    yield f"- Example: {_words(ontology, term, SKOS.example)}"
    rows = (
        ("Note", ontology, SKOS.scopeNote), ("Kind of", ontology, RDFS.subClassOf), ("Of", ontology, SCHEMA.domainIncludes),
        ("To", ontology, SCHEMA.rangeIncludes), ("Also a", links, RDFS.subClassOf), ("Refines", links, RDFS.subPropertyOf),
        ("Near", links, SKOS.closeMatch), ("Related", links, SKOS.relatedMatch),
    )  # fmt: skip
    for name, graph, predicate in rows:
        values = _words(graph, term, predicate)
        if values:
            yield f"- {name}: {values}"
    yield ""


def _words(graph: Graph, term: Node, predicate: Node) -> str:
    return ", ".join(sorted(_readable(value, graph) for value in graph.objects(term, predicate)))


def _readable(value: Node, graph: Graph) -> str:
    """Words as they are, terms with the prefix that their file gives them."""
    return str(value) if isinstance(value, Literal) else f"`{value.n3(graph.namespace_manager)}`"


def _reused(ontology: Graph) -> str:
    rows = ["| term | meaning here | example |", "|---|---|---|"]
    for term in sorted({str(t) for _, kind in KINDS for t in _iris(ontology, kind) if not t.startswith(vocab.NG)}):
        node = URIRef(term)
        rows.append(f"| `{vocab.shorten(term)}` | {_words(ontology, node, SKOS.definition)} | {_words(ontology, node, SKOS.example)} |")
    return "\n".join(rows) + "\n"


def _code_list(file: Path) -> str:
    codes = Graph().parse(file)
    scheme = next(iter(codes.subjects(RDF.type, SKOS.ConceptScheme)))
    rows = [f"## {_words(codes, scheme, RDFS.label)}\n", f"{_words(codes, scheme, DCTERMS.description)} (`codes/{file.name}`)\n"]
    rows += ["| code | name | meaning | example | note |", "|---|---|---|---|---|"]
    for concept in sorted(codes.subjects(SKOS.inScheme, scheme), key=str):
        cells = [f"`{vocab.shorten(str(concept))}`", *(_words(codes, concept, p) for p in (SKOS.prefLabel, SKOS.definition, SKOS.example))]
        rows.append("| " + " | ".join((*cells, _note(codes, concept))) + " |")
    return "\n".join(rows) + "\n"


def _note(codes: Graph, concept: Node) -> str:
    replaced = _words(codes, concept, DCTERMS.isReplacedBy)
    score = _words(codes, concept, NG.score)
    parts = (_words(codes, concept, SKOS.scopeNote), f"Score {score}." if score else "", f"Deprecated, use {replaced}." if replaced else "")
    return " ".join(part for part in parts if part)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
