"""Claims that may be drawn: found by who takes part in them, or by what a query gave; and which of them come first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import BadQuery
from kg.query import bind, load
from kg.results import Row
from kg.sentences import concerning, told_plainly
from kg.store import Store
from kg.vocab import PREFIXES, UNTYPED, WD

_ORIGINS = ("actor", "instrument")
_TARGETS = {
    "recipient": "to", "topic actor": "about", "topic recipient": "about", "said actor": "about", "said recipient": "about",
    "instrument": "with", "place": "in",
}  # fmt: skip

_PARTS = ("actor", "recipient", "instrument", "place", "topic")  # roles of claim-participants.rq
_TAKING_PART = ("actor", "acting for", "recipient", "instrument", "place", "topic actor", "topic recipient")  # and of view-roles.rq

Roles = dict[str, set[str]]


@dataclass(slots=True)
class Candidate:
    """A claim that may be drawn: who takes part, by role, and when its article came out."""

    claim: str
    published: str = ""
    roles: Roles = field(default_factory=dict)

    def all(self, role: str) -> list[str]:
        return sorted(self.roles.get(role, ()))

    @property
    def origins(self) -> list[str]:
        """Whose doing it is: the actors, else the thing that was used."""
        return next((self.all(role) for role in _ORIGINS if self.roles.get(role)), [])

    @property
    def targets(self) -> tuple[str, list[str]]:
        """Whom it was done to, else whom or what it is about, nearest first, with the word for that ("to", "about", "with", "in")."""
        origins = set(self.origins)
        found = ((word, [entity for entity in self.all(role) if entity not in origins]) for role, word in _TARGETS.items())
        return next(((word, entities) for word, entities in found if entities), ("to", []))


def value(row: Row, name: str) -> str | None:
    term = row.get(name)
    return term.value if term else None


def asked(store: Store, question: str, values: Mapping[str, str | Sequence[str]]) -> tuple[Row, ...]:
    return store.query(bind(load(question), values)).rows


def resolve(store: Store, about: str) -> list[str]:
    """IRIs of what is called `about`: an exact name before one that has it among its words."""
    if re.match(r"(https?|urn):", about):
        return [about]
    prefix, colon, local = about.partition(":")
    if colon and prefix in PREFIXES:
        return [PREFIXES[prefix] + local]
    if re.fullmatch(r"Q[1-9][0-9]*", about):
        return [WD + about]
    found_rows = asked(store, "view-entities", {"name": about})
    names = sorted({(row["entity"].value, row["label"].value) for row in found_rows})
    exact = [iri for iri, name in names if name.casefold() == about.casefold()]
    inside = re.compile(rf"\b{re.escape(about)}\b", re.IGNORECASE)
    found = exact or [iri for iri, name in names if inside.search(name)]
    if not found:
        raise BadQuery(f"nothing in the graph is called {about!r}; give a name as the graph has it, or an IRI")
    return found


def about_entities(store: Store, about: Sequence[str]) -> list[Candidate]:
    """The claims that one of these entities takes part in, makes, or is talked about in; all claims for none."""
    spoken = concerning(store, about, ("source",), UNTYPED) if about else None
    claims = concerning(store, about, _PARTS, UNTYPED) if about else None
    if spoken is None or claims is None:
        return _gathered(asked(store, "view", {"about": about} if about else {}))
    found = _together(told_plainly(store, "view-roles", sorted({*spoken, *claims})))
    own, who = set(spoken), set(about)
    return [one for one in found if one.claim in own or _takes_part(one, who)]


def _takes_part(candidate: Candidate, about: set[str]) -> bool:
    """Whether one of these does, as the question `view` has it."""
    return any(about & candidate.roles.get(role, set()) for role in _TAKING_PART)


def of_things(store: Store, things: Sequence[str]) -> list[Candidate]:
    """The claims that things stand for: a claim for itself, an event for what is told of it, a sentence or an article for what it says.

    What says most exactly which claims are meant counts alone: beside claims, the sentences that they rest on bring no others.
    """
    by_kind: dict[str, set[str]] = {}
    for row in asked(store, "view-things", {"thing": things}) if things else ():
        by_kind.setdefault(row["kind"].value, set()).add(row["claim"].value)
    claims = next((by_kind[kind] for kind in ("claim", "event", "sentence", "article") if kind in by_kind), set())
    return _gathered(asked(store, "view-roles", {"claim": sorted(claims)})) if claims else []


def _gathered(found: Iterable[Row]) -> list[Candidate]:
    return _together({name: term.value for name, term in row.items()} for row in found)


def _together(found: Iterable[Mapping[str, str]]) -> list[Candidate]:
    by_claim: dict[str, Candidate] = {}
    for row in found:
        candidate = by_claim.setdefault(row["claim"], Candidate(row["claim"]))
        candidate.published = max(candidate.published, row.get("published", ""))
        if "role" in row:
            candidate.roles.setdefault(row["role"], set()).add(row["entity"])
    return list(by_claim.values())


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that can be drawn: what connects two entities first, then the newest; equal ones by IRI."""
    order = sorted((one for one in candidates if one.origins or one.targets[1]), key=lambda one: one.claim)
    order.sort(key=lambda one: one.published, reverse=True)
    order.sort(key=lambda one: not (one.origins and one.targets[1]))
    return order
