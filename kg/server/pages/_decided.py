"""What somebody has decided: about the claims and mentions of a sentence, about an entity, and all of it in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.review import Decision, decisions
from kg.server.pages._addresses import entity_at, read_at
from kg.server.pages._rows import rows
from kg.store import Store

WORDS = {"accept": "accepted", "reject": "rejected", "relink": "corrected", "merge": "merged", "split": "split"}
ON_A_PAGE = 50
_LONGEST = 6  # sentences or mentions of one decision that are shown


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision: its IRI, what it did, by whom, on which day and why. `holds` until it is revoked or decided otherwise."""

    iri: str
    act: str
    by: str
    day: str
    why: str
    holds: bool
    revoked: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Words, and where they lead."""

    text: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision in the list: what it is `about`, and the entity `into` which it links, merges or splits."""

    decided: Decided
    about: tuple[Words, ...]
    into: Words | None
    revoked: tuple[str, str, str] | None  # by whom, on which day, why


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of all decisions, the latest first; `number` counts all, `holding` those that hold."""

    entries: tuple[Entry, ...]
    number: int
    holding: int
    page: int
    pages: int


def decided(store: Store, article: str) -> Mapping[str, list[Decided]]:
    """Decisions by the claim or mention that they are about, the last one first; those that concern an article."""
    found: dict[str, list[Decided]] = defaultdict(list)
    for one in reversed(decisions(store, article)):
        for iri in {one.about, *(thing.iri for thing in one.things)}:
            found[iri].append(_decided(one))
    return found


def decided_about(some: Sequence[Decision]) -> Iterator[Decided]:
    """The last one first."""
    return (_decided(one) for one in reversed(some))


def listed(store: Store, page: int) -> Listed:
    """All decisions."""
    every = list(reversed(decisions(store)))
    pages = max(1, -(-len(every) // ON_A_PAGE))
    page = min(max(1, page), pages)
    shown = every[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    names, places = _names(store, shown), _places(store, shown)
    entries = tuple(_entry(one, names, places) for one in shown)
    return Listed(entries, len(every), sum(one.in_force for one in every), page, pages)


def _decided(one: Decision) -> Decided:
    return Decided(one.iri, WORDS[one.kind], one.by, one.when.date().isoformat(), one.why, one.in_force, one.revoked is not None)


def _names(store: Store, shown: Iterable[Decision]) -> dict[str, str]:
    asked = sorted({iri for one in shown for iri in (one.about, one.into) if iri})
    found = rows(store, "label-anywhere", thing=asked) if asked else []
    return {row["thing"]: row["label"] for row in reversed(found)}


def _places(store: Store, shown: Iterable[Decision]) -> dict[str, str]:
    asked = sorted({thing.iri for one in shown for thing in one.things[:_LONGEST]})
    return {row["thing"]: row["sentence"] for row in (rows(store, "stands-anywhere", thing=asked) if asked else [])}


def _entry(one: Decision, names: Mapping[str, str], places: Mapping[str, str]) -> Entry:
    things = tuple(Words(thing.words, read_at(thing.article, places.get(thing.iri))) for thing in one.things[:_LONGEST])
    entity = (Words(names.get(one.about, one.about), entity_at(one.about)),) if one.kind in ("merge", "split") else ()
    named = one.described.name if one.described else names.get(one.into or "", one.into or "")
    into = Words(named, entity_at(one.into)) if one.into else None
    gone = (one.revoked.by, one.revoked.when.date().isoformat(), one.revoked.why) if one.revoked else None
    return Entry(_decided(one), entity + things, into, gone)
