"""Names and IRIs in a form: what in the graph they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.server.pages._rows import rows, same_rows
from kg.store import Store
from kg.vocab import PREFIXES

MOST = 200  # things whose names hold the letters, at most; those whose names come nearest
SHOWN = 8


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
    often = [row["thing"] for row in same_rows(store, "mentioned-most")]
    labels = {row["thing"]: row["label"] for row in (rows(store, "label", thing=often) if often else []) if row.get("kind")}
    return tuple(dict.fromkeys(labels[iri] for iri in often if iri in labels))


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
    if not wanted:
        return []
    labels = {row["thing"]: row["label"] for row in rows(store, "like", letters=words.lower())}
    near = sorted(labels, key=lambda iri: (labels[iri].casefold() != wanted, len(labels[iri]), iri))[:MOST]
    return sorted(_mentioned(store, near, labels), key=lambda thing: (thing.name.casefold() != wanted, -thing.mentions, thing.iri))[:SHOWN]


def _mentioned(store: Store, iris: Sequence[str], labels: dict[str, str]) -> list[Thing]:
    counted = rows(store, "mentions", entity=iris) if iris else []
    return [Thing(row["entity"], labels[row["entity"]], row["kind"], int(row["mentions"])) for row in counted]
