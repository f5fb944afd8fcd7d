"""Extraction ⇄ quads (ONTOLOGY.md 5; the graph's shape is written here once, and pure).

`quads` puts what one article says into the named graph `<article iri>`; `extraction` reads it back. Not stored, because the graph is
about what is said and not about how it was read: `Article.source` (a path of one machine), `Mention.surroundings` and `predicates`.
No blank nodes; only xsd:string, xsd:integer, xsd:date and rdf:langString, in canonical form, so that no engine changes a literal
(ONTOLOGY.md 1.3).
"""

from kg.shape.reading import extraction
from kg.shape.writing import quads

__all__ = ["extraction", "quads"]
