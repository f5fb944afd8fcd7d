"""Names and IRIs in a form: what in the graph they mean."""

from __future__ import annotations

from dataclasses import dataclass

from kg.sentences import called, named_most
from kg.server.pages._rows import rows
from kg.store import Store
from kg.vocab import PREFIXES

MOST = 200  # things whose names hold the letters, at most; those whose names come nearest
SHOWN = 8
SUGGESTED = 80


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity or an event of the graph; `kind` is "" for an event."""

    iri: str
    name: str
    kind: str
    mentions: int = 0


def things(store: Store, words: str) -> list[Thing]:
    """What a name or IRI can mean, the likeliest first: just that name before longer ones, what is mentioned often before the rest."""
    iri = _iri(words.strip())
    return _of_iri(store, iri) if iri else _named(store, " ".join(words.split()))


def suggestions(store: Store) -> tuple[str, ...]:
    """Names to suggest: what texts mention most."""
    return tuple(dict.fromkeys(one.name for one in named_most(store, SUGGESTED)))


def _iri(words: str) -> str | None:
    prefix, colon, local = words.partition(":")
    if colon and prefix in PREFIXES and local and not local.startswith("//"):
        return PREFIXES[prefix] + local
    return words if words.startswith(("http://", "https://", "urn:")) else None


def _of_iri(store: Store, iri: str) -> list[Thing]:
    found = rows(store, "label", thing=iri)
    return [Thing(iri, found[0]["label"], found[0].get("kind", ""))] if found else []


def _named(store: Store, words: str) -> list[Thing]:
    wanted = words.casefold()
    found = [Thing(one.entity, one.name, one.kind, one.mentions) for one in (called(store, wanted, MOST) if wanted else ())]
    return sorted(found, key=lambda thing: (thing.name.casefold() != wanted, -thing.mentions, thing.iri))[:SHOWN]
