"""What somebody has decided about the graph."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from kg.ids import digest
from kg.model import Entity
from kg.vocab import ID

Kind = Literal["accept", "reject", "relink", "merge", "split"]


@dataclass(frozen=True, slots=True)
class Thing:
    """A claim or a mention as it was when it was decided on: where it stands, and a digest of its words and what they were taken to say.

    By the digest the same thing is known again in another version of its article, in which all IRIs are others.
    """

    iri: str
    article: str
    address: str | None
    fingerprint: str
    words: str


@dataclass(frozen=True, slots=True)
class Revocation:
    """That a decision does not hold any more."""

    iri: str
    by: str
    why: str
    when: dt.datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: who, when, why and what.

    accept, reject: `about` is a claim. relink: `about` is a mention, `into` the entity that it means. merge: `about` is an entity that is
    `into`. split: `about` is an entity, `into` another one that `things`, mentions, mean instead. `described` says what `into` is, so that
    it can be put where no article says so. `in_force` is false where it was revoked, or a later decision about the same thing holds.
    """

    iri: str
    kind: Kind
    about: str
    by: str
    why: str
    when: dt.datetime
    into: str | None = None
    things: tuple[Thing, ...] = ()
    described: Entity | None = None
    revoked: Revocation | None = None
    in_force: bool = True


def made(decision: Decision) -> Decision:
    """The decision under its IRI, which is a digest of what it says."""
    things = tuple(thing.iri for thing in decision.things)
    said = digest(decision.kind, decision.about, decision.into, things, decision.by, decision.why, stamp(decision.when))
    return replace(decision, iri=f"{ID}decision/{said}")


def revocation(decision: Decision, by: str, why: str, when: dt.datetime) -> Revocation:
    """The revocation of a decision, under its IRI."""
    return Revocation(f"{ID}decision/{digest('revoke', decision.iri, by, why, stamp(when))}", by, why, when)


def stamp(when: dt.datetime) -> str:
    """A moment as the graph writes it: UTC, and no zeros at the end, so that no engine writes it otherwise."""
    text = when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")
    return text.rstrip("0").rstrip(".") + "Z"
