"""Addresses: of our own pages, and of pages elsewhere that may be linked to."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urlencode, urlsplit

from kg.fragment import link_to
from kg.vocab import ID, PREFIXES, shorten

_ARTICLE = f"{ID}article/"


def ask_at(question: str) -> str:
    """The answer to a question."""
    return f"/ask?{urlencode({'q': question})}"


def query_at(sparql: str) -> str:
    """The query page with a query in it."""
    return f"/query?{urlencode({'query': sparql})}"


def read_at(article: str, sentence: str | None = None) -> str:
    """The reader at a sentence: an IRI, or only its `offset_0_12`."""
    path, extra = article_path(article)
    if sentence is None:
        return path + (f"?{urlencode(extra)}" if extra else "")
    place = sentence.rpartition("#")[2]
    return f"{path}?{urlencode({**extra, 'sentence': place})}#{quote(place)}"


def article_path(article: str) -> tuple[str, dict[str, str]]:
    """Path of an article's page, and what has to be asked for beside it where its IRI is none of ours."""
    key = article.removeprefix(_ARTICLE)
    return (f"/article/{quote(key, safe='')}", {}) if key != article else ("/article/", {"iri": article})


def article_iri(key: str, iri: str | None) -> str:
    """The way back."""
    return _ARTICLE + key if key else iri or ""


def timeline_at(about: str, other: str | None = None) -> str:
    """The timeline of an entity or event (IRI or name), or of two."""
    return f"/timeline?{urlencode({'about': about, **({'other': other} if other else {})})}"


def explore_at(about: str) -> str:
    """The picture of what has to do with an entity."""
    return f"/explore?{urlencode({'about': about})}"


def entity_at(about: str) -> str:
    """The mentions of an entity, and what can be decided about it."""
    return f"/entity?{urlencode({'about': about})}"


def term_at(iri: str) -> str | None:
    """The page of a term of the ontology; None for one without a prefix of ours."""
    short = shorten(iri)
    prefix = short.partition(":")[0]
    return f"/ontology/{quote(short, safe=':')}" if short != iri and prefix in PREFIXES else None


def elsewhere(url: str | None) -> str | None:
    """An address that may be linked to: http(s) with a host, anything else is None."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # such as a broken IPv6 host: no address, no link
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def at_words(url: str | None, words: str) -> str | None:
    """An address elsewhere with a text fragment that points at the words; None where it may not be linked to."""
    safe = elsewhere(url)
    return None if safe is None else link_to(safe, words)


GLOBALS: dict[str, Callable[..., str | None]] = {
    "ask_at": ask_at, "query_at": query_at, "read_at": read_at, "timeline_at": timeline_at, "explore_at": explore_at,
    "entity_at": entity_at, "term_at": term_at, "elsewhere": elsewhere, "at_words": at_words,
}  # fmt: skip
