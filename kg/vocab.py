"""Names of things: namespaces and the one place where the base IRIs stand (ONTOLOGY.md 5.1)."""

BASE = "https://w3id.org/newsgraph/"
ID = BASE + "id/"
NG = BASE + "ns#"
PL = BASE + "code/plover/"
UNTYPED = PL + "x-OTHER"  # the type of an event that no type covers
CA = BASE + "code/cameo/"
FA = BASE + "code/factuality/"
SECTOR = BASE + "code/sector/"
AU = BASE + "auth/"
LEX = BASE + "lexicon/"
WD = "http://www.wikidata.org/entity/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
GAF = "http://groundedannotationframework.org/gaf#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
PROV = "http://www.w3.org/ns/prov#"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
CITO = "http://purl.org/spar/cito/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: dict[str, str] = {
    "ng": NG, "pl": PL, "ca": CA, "fa": FA, "sector": SECTOR, "au": AU, "lex": LEX, "wd": WD, "nif": NIF, "gaf": GAF, "sem": SEM,
    "prov": PROV, "org": ORG, "schema": SCHEMA, "cito": CITO, "skos": SKOS, "dcterms": DCTERMS, "rdf": RDF, "rdfs": RDFS,
    "owl": OWL, "xsd": XSD,
}  # fmt: skip

# certainty and polarity as one value (ONTOLOGY.md 2.4): FactBank's scale
FACTUALITY: dict[tuple[str, str], str] = {
    ("certain", "positive"): "CTp", ("certain", "negative"): "CTm",
    ("probable", "positive"): "PRp", ("probable", "negative"): "PRm",
    ("possible", "positive"): "PSp", ("possible", "negative"): "PSm",
    ("unknown", "positive"): "Uu", ("unknown", "negative"): "Uu",
}  # fmt: skip


def shorten(iri: str) -> str:
    """The prefixed name of an IRI where a prefix fits, else the IRI itself; for people to read, never for queries."""
    fits = [(len(base), prefix, base) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    if not fits:
        return iri
    _, prefix, base = max(fits)
    return f"{prefix}:{iri[len(base) :]}"
