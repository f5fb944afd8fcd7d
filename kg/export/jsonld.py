"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/) with its context inside."""

from kg.export.format import Format
from kg.store.formats import jsonld

FORMATS = (Format("jsonld", ".jsonld", "application/ld+json", False, jsonld),)
