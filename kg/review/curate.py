"""Deciding, and revoking what was decided: each in one transaction with all that it changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pyoxigraph import NamedNode

from kg.decisions.desk import Desk
from kg.decisions.fingerprints import claim_thing, mention_thing
from kg.decisions.identities import Identities, standing
from kg.decisions.model import Decision, Kind, Thing, made, revocation
from kg.decisions.sheet import Sheet
from kg.decisions.writing import DECISIONS, in_force, quads
from kg.errors import BadDecision
from kg.ids import digest
from kg.model import Entity
from kg.relate import notes, relate
from kg.review import finding
from kg.shape.terms import ng
from kg.store import Store
from kg.versions import Versions
from kg.vocab import ID

_TICK = dt.timedelta(microseconds=1)


def accept(store: Store, claim: str, *, by: str, why: str, when: dt.datetime | None = None) -> Decision:
    """The claim is what its sentence says. It takes the place of an earlier decision about the claim. Raises BadDecision."""
    return _on_claim(store, "accept", claim, by, why, when)


def reject(store: Store, claim: str, *, by: str, why: str, when: dt.datetime | None = None) -> Decision:
    """The claim is not what its sentence says: it leaves the default graph, with what only it holds up. Raises BadDecision.

    That is its event where no other claim is about it, where the event was somebody's speaking, the words and all claims in them, and
    where it was the last claim in somebody's words, the report that he spoke them.
    """
    return _on_claim(store, "reject", claim, by, why, when)


def relink(store: Store, mention: str, entity: str, *, by: str, why: str, when: dt.datetime | None = None) -> Decision:
    """The mention means that entity; the claims and events that it takes part in, and words that it is the speaker of, follow.

    The entity is one of the graph or of the authority. Raises BadDecision where it is neither, or the mention is none.
    """
    thing = _mention(store, mention)
    described = finding.entity(store, entity)
    return _record(store, lambda at: Decision("", "relink", mention, by, why, at, entity, (thing,), described), when)


def merge(store: Store, entity: str, into: str, *, by: str, why: str, when: dt.datetime | None = None) -> Decision:
    """The entity is that other one, in all articles, those to come among them. Raises BadDecision for an unknown one, or a circle."""
    finding.entity(store, entity)
    identities = Identities(store).all
    entity, into, described = standing(identities, entity), standing(identities, into), finding.entity(store, into)
    described = replace(described, iri=into)
    others = {one.about: one.into for one in decisions(store) if one.kind == "merge" and one.in_force and one.about != entity}
    last, steps = into, 0
    while last in others and steps <= len(others):
        last, steps = str(others[last]), steps + 1
    if last == entity or steps > len(others):
        raise BadDecision(f"{into} is already {entity}: they cannot be merged the other way too; revoke that merger first")
    return _record(store, lambda at: Decision("", "merge", entity, by, why, at, into, (), described), when)


def split(store: Store, entity: str, mentions: Sequence[str], *, by: str, why: str, when: dt.datetime | None = None) -> Decision:
    """These mentions mean somebody else than that entity: one of their own, of the same class. Raises BadDecision where they mean another.

    Only the mentions named are taken away, each with its part in events and words; the new entity's name is the longest of their words.
    """
    if not mentions:
        raise BadDecision("a split wants the mentions that mean somebody else")
    things = tuple(sorted({_mention(store, one) for one in mentions}, key=lambda thing: thing.iri))
    for thing in things:
        if entity not in finding.meant_by(store, thing.iri):
            raise BadDecision(f"{thing.iri} ({thing.words!r}) does not mean {entity}")
    old = finding.entity(store, entity)
    name = max((thing.words for thing in things), key=lambda words: (len(words), words))
    iri = f"{ID}ent/{digest('split', entity, [thing.iri for thing in things])}"
    described = Entity(iri, old.kind, name, old.ontology_class)
    return _record(store, lambda at: Decision("", "split", entity, by, why, at, iri, things, described), when)


def revoke(store: Store, decision: str | Decision, *, by: str, why: str, when: dt.datetime | None = None) -> Decision:
    """The decision does not hold any more; what it changed is as before, or as an earlier decision that now holds again has it.

    Raises BadDecision for an unknown one, or one that has been revoked.
    """
    iri = decision if isinstance(decision, str) else decision.iri
    found = next((one for one in decisions(store) if one.iri == iri), None)
    if found is None or found.revoked is not None:
        raise BadDecision(f"{iri} is no decision in this store" if found is None else f"{iri} has been revoked already")
    return _record(store, lambda at: replace(found, revoked=revocation(found, by, why, at)), when)


def decisions(store: Store, about: str | None = None) -> list[Decision]:
    """All decisions in the order of time; with `about` those that concern that claim, mention, entity, article or decision."""
    found = Desk.of(store).decisions
    if about is None:
        return found
    taken = {one.bearer: one.entity for one in Identities(store).all}
    return [one for one in found if about in _concerned(one) or about in {taken.get(one.about), taken.get(one.into or "")}]


def settle(store: Store, now: Iterable[Decision], changed: Iterable[Decision]) -> list[str]:
    """Write down the decisions that there are now, and what those that are new or changed mean for the articles; these are returned.

    To be called while the store is held. One transaction.
    """
    desk = Desk(in_force(now), Identities(store))
    versions = Versions(store)
    articles = finding.concerned(store, versions, changed, desk.decisions, desk.identities)
    beside = {DECISIONS: quads(desk.decisions)}
    for article in articles:
        beside |= desk.beside(article, store.content(article), versions.of(article))
    store.apply(replace=beside, add=notes(articles))
    store.flush()
    return articles


def _concerned(decision: Decision) -> set[str | None]:
    things = {iri for thing in decision.things for iri in (thing.iri, thing.article)}
    return {decision.iri, decision.about, decision.into, decision.revoked.iri if decision.revoked else None, *things} - {None}


def _on_claim(store: Store, kind: Kind, claim: str, by: str, why: str, when: dt.datetime | None) -> Decision:
    article = finding.graph_of(store, claim, ng("factuality"))
    if article is None:
        raise BadDecision(f"{claim} is no claim in this store: `kg review list` shows what there is")
    thing = claim_thing(_sheet(store, article), article, claim)
    return _record(store, lambda at: Decision("", kind, claim, by, why, at, None, (thing,)), when)


def _mention(store: Store, mention: str) -> Thing:
    article = finding.graph_of(store, mention, ng("form"))
    if article is None:
        raise BadDecision(f"{mention} is no mention of anybody or anything in this store")
    return mention_thing(_sheet(store, article), mention)


def _sheet(store: Store, article: str) -> Sheet:
    return Sheet(quad.triple for quad in store.content(article))


def _record(store: Store, decide: Callable[[dt.datetime], Decision], when: dt.datetime | None) -> Decision:
    """Without `when` it is decided now, and in any case after what was decided before."""
    with store.exclusive():
        before = Desk.of(store).decisions
        latest = [moment for one in before for moment in (one.when, one.revoked.when if one.revoked else one.when)]
        now = dt.datetime.now(dt.UTC)
        at = _utc(when) if when is not None else max([now, *(moment + _TICK for moment in latest)])
        decided = _checked(decide(at))
        articles = settle(store, [*(one for one in before if one.iri != decided.iri), decided], [decided])
        relate(store, articles)
        return next(one for one in Desk.of(store).decisions if one.iri == decided.iri)


def _checked(decision: Decision) -> Decision:
    done = made(decision)
    act = done.revoked or done
    if not act.by.strip() or not act.why.strip():
        raise BadDecision("a decision wants to know by whom it is, and why")
    NamedNode(done.iri)
    return done


def _utc(when: dt.datetime) -> dt.datetime:
    if when.tzinfo is None:
        raise BadDecision(f"{when} says no time zone")
    return when.astimezone(dt.UTC)
