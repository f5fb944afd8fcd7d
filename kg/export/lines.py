"""N-Triples (https://www.w3.org/TR/n-triples/) and N-Quads (https://www.w3.org/TR/n-quads/), sorted."""

from kg.export.format import Format
from kg.store.formats import lines

FORMATS = (
    Format("ntriples", ".nt", "application/n-triples", False, lines),
    Format("nquads", ".nq", "application/n-quads", True, lines),
)
