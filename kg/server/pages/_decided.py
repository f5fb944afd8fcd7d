"""What somebody has decided about the claims and mentions of a sentence, as the margin tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.review import Decision, decisions
from kg.store import Store

WORDS = {"accept": "accepted", "reject": "rejected", "relink": "corrected", "merge": "merged", "split": "split"}


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


def decided(store: Store, article: str) -> Mapping[str, list[Decided]]:
    """Decisions by the claim or mention that they are about, the last one first; those that concern an article."""
    found: dict[str, list[Decided]] = defaultdict(list)
    for one in reversed(decisions(store, article)):
        for iri in {one.about, *(thing.iri for thing in one.things)}:
            found[iri].append(_decided(one))
    return found


def _decided(one: Decision) -> Decided:
    return Decided(one.iri, WORDS[one.kind], one.by, one.when.date().isoformat(), one.why, one.in_force, one.revoked is not None)
