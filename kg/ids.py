"""Content-hash ids (ONTOLOGY.md 5.4): the same content has the same IRI on any machine, in any order."""

import hashlib
import json

from kg.vocab import ID

Part = str | int | None | list["Part"] | tuple["Part", ...]


def digest(*parts: Part) -> str:
    """First 32 hex digits of the SHA-256 of the parts as a canonical JSON array (RFC 8785: no floats occur, so plain JSON is canonical)."""
    canonical = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:32]


def text_digest(text: str) -> str:
    """Full SHA-256 of the UTF-8 text, hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def article_iri(url: str | None, text: str) -> str:
    """IRI of one version of a text: same URL and same text, same IRI."""
    return f"{ID}article/{digest(url, text_digest(text))}"


def span_iri(article: str, start: int, end: int) -> str:
    """IRI of `text[start:end]`, derivable without any allocator (NIF's OffsetBasedString scheme)."""
    return f"{article}#offset_{start}_{end}"


def entity_iri(ontology_class: str, name: str, country: str | None, article: str | None = None) -> str:
    """IRI of an entity the authority does not know. With `article` it stays in that article: nothing is merged on a bare description."""
    return f"{ID}ent/{digest(ontology_class, ' '.join(name.casefold().split()), country, article)}"
