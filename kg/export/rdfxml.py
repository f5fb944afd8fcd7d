"""RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/); cannot hold control characters."""

from kg.export.format import Format
from kg.store.formats import rdfxml

FORMATS = (Format("rdfxml", ".rdf", "application/rdf+xml", False, rdfxml),)
