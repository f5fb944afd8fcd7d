"""Who publishes an article: the one that vouches for its own words."""

from __future__ import annotations

from kg import ids
from kg.authority import Authority
from kg.model import Article, Entity


def publisher(article: Article, authority: Authority) -> Entity:
    """The entity that vouches for the article's own words; nameless, and known to this article only, where none is given."""
    if article.publisher is None:
        iri = ids.entity_iri("MediaOrganization", "unknown publisher", None, article.iri)
        return Entity(iri, "Organisation", "unknown publisher", "MediaOrganization", sector="JRN")
    known = authority.media(article.publisher)
    if known is not None:
        return known
    iri = ids.entity_iri("MediaOrganization", article.publisher, None)
    return Entity(iri, "Organisation", article.publisher, "MediaOrganization", sector="JRN")
