"""Quality of the ontology and the code lists (after ROBOT's report and the OOPS! pitfalls that apply)."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from docs.write_ontology import PAGE, page
from kg import vocab
from kg.model import Granularity, TimeBasis
from kg.resources import data_path
from kg.validate import ontology_files

NG = Namespace(vocab.NG)
PL = Namespace(vocab.PL)
SCHEMA = Namespace(vocab.SCHEMA)
ONTOLOGIES = data_path("ontologies")
CODES = sorted((ONTOLOGIES / "codes").glob("*.ttl"))
HEADERS = [ONTOLOGIES / "newsgraph.ttl", ONTOLOGIES / "align.ttl", ONTOLOGIES / "shapes" / "prefixes.ttl", *CODES]
USERS = sorted(
    path
    for folder, patterns in (("ontologies", ("align.ttl", "shapes/*.ttl", "lexicon/*.ttl")), ("queries", ("**/*.rq",)))
    for pattern in patterns
    for path in data_path(folder).glob(pattern)
)


@cache
def everything() -> Graph:
    graph = Graph()
    for path in ontology_files():
        graph.parse(path)
    return graph


@cache
def terms() -> list[URIRef]:
    """Every class, property and code of ours."""
    ours = (vocab.NG, vocab.PL, vocab.CA, vocab.FA, vocab.SECTOR)
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
    graph = everything()
    found = {term for kind in kinds for term in graph.subjects(RDF.type, kind)} | set(graph.subjects(SKOS.inScheme))
    return sorted(term for term in found if isinstance(term, URIRef) and str(term).startswith(ours))


@cache
def known() -> frozenset[URIRef]:
    return frozenset(terms())


def label_of(term: Node) -> list[Node]:
    return [*everything().objects(term, RDFS.label), *everything().objects(term, SKOS.prefLabel)]


def test_every_term_has_one_label_one_definition_and_an_example() -> None:
    """No term is left without words that say what it is, and none says it twice."""
    graph = everything()
    for term in terms():
        assert len(label_of(term)) == 1, term
        assert len(list(graph.objects(term, SKOS.definition))) == 1, term
        if (term, RDF.type, NG.CameoCode) not in graph:  # its PLOVER match has one
            assert list(graph.objects(term, SKOS.example)), term


def test_words_are_clean() -> None:
    """Labels, definitions, examples and notes are English, without blanks at their ends or in a row; definitions end like sentences."""
    graph = everything()
    for predicate in (RDFS.label, SKOS.prefLabel, SKOS.definition, SKOS.example, SKOS.scopeNote):
        for term, words in graph.subject_objects(predicate):
            assert isinstance(words, Literal)
            assert words.language == "en", term
            assert words.strip() == str(words), term
            assert "  " not in words, term
            assert predicate != SKOS.definition or words.endswith("."), term


def test_no_two_terms_share_a_definition() -> None:
    """Two terms with the same words would be one term."""
    counted = Counter(str(words).casefold() for words in everything().objects(None, SKOS.definition))
    assert [words for words, count in counted.items() if count > 1] == []


def test_labels_tell_terms_of_one_kind_apart() -> None:
    """Within the classes, within the properties and within one scheme and parent, no label stands for two terms."""
    graph = everything()
    seen: Counter[tuple[object, ...]] = Counter()
    for term in terms():
        kind = graph.value(term, SKOS.broader) or graph.value(term, SKOS.inScheme) or (graph.value(term, RDF.type) == OWL.Class)
        types = frozenset(graph.objects(term, RDF.type)) if graph.value(term, SKOS.inScheme) else None
        seen[(kind, types, *map(str, label_of(term)))] += 1
    assert [key for key, count in seen.items() if count > 1] == []


def test_names_follow_one_style() -> None:
    """Classes are CamelCase, properties lowerCamelCase."""
    graph = everything()
    for term in terms():
        name = term.removeprefix(vocab.NG)
        if (term, RDF.type, OWL.Class) in graph:
            assert re.fullmatch(r"([A-Z][a-z0-9]+)+", name), term
        elif graph.value(term, SKOS.inScheme) is None:
            assert re.fullmatch(r"[a-z]+[0-9]?([A-Z][a-z0-9]+)*", name), term


def test_properties_say_what_they_relate() -> None:
    """Each property of ours has hints on its domain and range that are declared or of a common vocabulary, and infers nothing."""
    graph = everything()
    for term in terms():
        if not {OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property} & set(graph.objects(term, RDF.type)):
            continue
        assert not list(graph.objects(term, RDFS.domain)) + list(graph.objects(term, RDFS.range)), term
        for hint in (SCHEMA.domainIncludes, SCHEMA.rangeIncludes):
            values = list(graph.objects(term, hint))
            assert values, term
            assert all(not str(value).startswith(vocab.NG) or (value, RDF.type, OWL.Class) in graph for value in values), term


def test_no_class_stands_alone() -> None:
    """Every class is above, below, described or used by something (OOPS! P04)."""
    graph = everything()
    predicates = (RDFS.subClassOf, SCHEMA.domainIncludes, SCHEMA.rangeIncludes, RDF.type)
    used = {term for predicate in predicates for term in graph.objects(None, predicate)} | set(graph.subjects(RDFS.subClassOf))
    assert [term for term in terms() if (term, RDF.type, OWL.Class) in graph and term not in used] == []


def test_deprecated_terms_name_their_successor() -> None:
    """A term that is given up says what to use, and what it says is there and not given up itself."""
    graph = everything()
    for term in graph.subjects(OWL.deprecated):
        successor = graph.value(term, DCTERMS.isReplacedBy)
        assert successor in known()
        assert graph.value(successor, OWL.deprecated) is None


@pytest.mark.parametrize("path", HEADERS, ids=lambda p: p.stem)
def test_every_file_says_what_it_is(path: Path) -> None:
    """Title, description, creator, licence, date and version stand in each file's header (OOPS! P41)."""
    graph = Graph().parse(path)
    (head,) = [*graph.subjects(RDF.type, OWL.Ontology), *graph.subjects(RDF.type, SKOS.ConceptScheme)]
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license, DCTERMS.created, OWL.versionInfo):
        assert graph.value(head, predicate) is not None, predicate


@pytest.mark.parametrize("path", USERS, ids=lambda p: p.stem)
def test_terms_in_use_are_declared(path: Path) -> None:
    """Shapes, alignments, lexicon and questions use no term of ours that no file declares."""
    text = path.read_text(encoding="utf-8")
    prefixes = {p: base for p, base in vocab.PREFIXES.items() if base in (vocab.NG, vocab.PL, vocab.FA, vocab.SECTOR)}
    for prefix, base in prefixes.items():
        for name in set(re.findall(rf"(?<![\w:/#-]){prefix}:([A-Za-z][\w-]*)", re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE))):
            assert URIRef(base + name) in known(), f"{prefix}:{name}"


def test_alignments_point_out_of_the_project() -> None:
    """align.ttl links our terms, all declared, to terms of others."""
    graph = Graph().parse(ONTOLOGIES / "align.ttl")
    for subject, _, value in graph:
        if isinstance(value, URIRef) and isinstance(subject, URIRef) and (subject, RDF.type, OWL.Ontology) not in graph:
            assert subject in known()
            assert not value.startswith(vocab.BASE)


def test_modes_have_their_types_place() -> None:
    """A mode is named after its type, belongs to it alone and shares its quad class; a type has all that is said of types; what
    no type covers belongs to no class."""
    graph = everything()
    for mode in graph.subjects(RDF.type, NG.Mode):
        (parent,) = graph.objects(mode, SKOS.broader)
        assert str(mode).startswith(f"{parent}-")
        assert graph.value(mode, NG.quad) == graph.value(parent, NG.quad)
    for kind in graph.subjects(RDF.type, NG.EventType):
        for predicate in (NG.quad, NG.score, NG.recipientRequired, NG.readAs):
            assert (graph.value(kind, predicate) is None) is (kind == PL["x-OTHER"] and predicate == NG.quad), kind


def test_scores_agree_with_quad_classes() -> None:
    """Cooperation never scores below zero, and conflict never above, but for requests for help."""
    graph = everything()
    for code in set(graph.subjects(RDF.type, NG.EventType)) | set(graph.subjects(RDF.type, NG.Mode)):
        score, quad = graph.value(code, NG.score), graph.value(code, NG.quad)
        if isinstance(score, Literal) and isinstance(quad, Literal) and code != PL["REQUEST-assist"]:
            assert float(score) >= 0 if int(quad) <= 2 else float(score) <= 0, code


def test_the_plover_list_is_whole() -> None:
    """All 16 types of PLOVER, 37 contexts and 4 auxiliary modes are there, and the three extensions."""
    graph = everything()
    kinds = {str(graph.value(kind, SKOS.notation)) for kind in graph.subjects(RDF.type, NG.EventType)}
    plover = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
    assert kinds == {*plover.split(), "x-STATE", "x-CONSIDER", "x-OTHER"}
    assert len(set(graph.subjects(RDF.type, NG.Context))) == 37
    assert len(set(graph.subjects(RDF.type, NG.AuxMode))) == 4
    assert len(set(graph.subjects(SKOS.topConceptOf, URIRef(vocab.CA + "scheme")))) == 20


def test_modes_of_the_codebook_are_known(shared: Path) -> None:
    """Every type and mode of the published codebook has its code here."""
    lines = (shared / "facts" / "plover-codebook.csv").read_text(encoding="utf-8").splitlines()
    for kind, mode in {tuple(line.split(",")[:2]) for line in lines[1:]}:
        assert PL[f"{kind}-{mode}" if mode else kind] in known()


def test_codes_cover_what_the_model_writes() -> None:
    """The values that the program's types allow are codes of the lists."""
    for basis in get_args(TimeBasis):
        assert (NG[basis], RDF.type, NG.TimeBasis) in everything()
    for value in vocab.FACTUALITY.values():
        assert (URIRef(vocab.FA + value), RDF.type, NG.Factuality) in everything()
    shapes = (ONTOLOGIES / "shapes" / "articles.ttl").read_text(encoding="utf-8")
    assert all(f'"{granularity}"' in shapes for granularity in get_args(Granularity))


def test_factuality_codes_say_what_the_program_means() -> None:
    """Certainty and polarity on each factuality code are those that the program writes it for."""
    for (certainty, polarity), name in vocab.FACTUALITY.items():
        code = URIRef(vocab.FA + name)
        assert str(everything().value(code, NG.certainty)) == certainty
        assert name == "Uu" or str(everything().value(code, NG.polarity)) == polarity


def test_the_reference_page_is_up_to_date() -> None:
    """docs/ontology.md is what `python -m docs.write_ontology` writes."""
    assert PAGE.read_text(encoding="utf-8") == page()
