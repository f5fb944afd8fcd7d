"""What is found and decided, and what it makes of an article's graph: other links, entities that are one, claims that are not there.

Works on a `Sheet`, in the order who is who (as it was found), links, mergers, rejections. Claims keep their IRIs; so does an event, unless
it was one event with that of other articles because of its participants (ONTOLOGY.md 5.4) and these are others now: then it becomes an
event of its article, and so do the events that it is the matter of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.decisions.identities import Identity
from kg.decisions.sheet import Sheet, value
from kg.ids import digest
from kg.model import Entity
from kg.shape import terms
from kg.shape.terms import BEGIN, DENOTED_BY, END, IN_SENTENCE, LABEL, ROLES, SAME_ITEM, TYPE, ng
from kg.vocab import ID, NG, ORG, PL, SECTOR, SKOS, WD

_MEMBER = NamedNode(ORG + "member")
_OTHER_NAME = NamedNode(SKOS + "altLabel")
_HOW = ("resolvedBy", "confidence", "resolutionEvidence")
_DESCRIPTION = (TYPE, LABEL, SAME_ITEM, ng("kind"), ng("countryCode"), ng("country"), ng("sector"))


@dataclass(frozen=True, slots=True)
class Links:
    """Mentions that mean an entity, because a decision says so."""

    mentions: tuple[str, ...]
    entity: Entity
    decision: str


@dataclass(frozen=True, slots=True)
class Merger:
    """An entity that is another."""

    entity: str
    into: Entity


@dataclass(frozen=True, slots=True)
class Steps:
    """All that was found and decided on one article."""

    links: Sequence[Links] = ()
    mergers: Sequence[Merger] = ()
    rejected: Sequence[str] = ()
    identities: Sequence[Identity] = ()


def take(sheet: Sheet, article: str, steps: Steps) -> None:
    """Change the sheet by all of the steps."""
    for one in sorted(steps.identities, key=lambda one: one.bearer):
        _identify(sheet, article, one)
    changed = {event for links in steps.links for mention in links.mentions for event in _relink(sheet, mention, links)}
    _localise(sheet, article, changed)
    for merger in steps.mergers:
        _merge(sheet, merger)
    _reject(sheet, steps.rejected)


# ---- who is who


def _identify(sheet: Sheet, article: str, one: Identity) -> None:
    """Everything that the article says of it, it says of the entity that it is taken for; what of it other articles say of somebody else,
    as an event that is theirs too by its participants, becomes the article's own."""
    if one.apart:
        parts = {event for to_entity, _ in ROLES.values() for event in sheet.subjects(to_entity, one.as_read)}
        _localise(sheet, article, parts)
    names = sheet.values(one.as_read, LABEL)
    sheet.drop(triple for triple in sheet.about(one.as_read) if triple.predicate in (TYPE, LABEL))
    sheet.rename(one.as_read, one.entity)
    sheet.link(one.entity, TYPE, NG + one.ontology_class)
    sheet.say(one.entity, LABEL, terms.label(one.name))
    for name in names:
        if name != one.name:
            sheet.say(one.entity, _OTHER_NAME, terms.label(name))


# ---- links


def _relink(sheet: Sheet, mention: str, links: Links) -> set[str]:
    """Events whose participants are others now."""
    before = sheet.subjects(DENOTED_BY, mention)
    old = next((iri for iri in before if sheet.values(iri, ng("kind"))), None)
    new = links.entity.iri
    _describe(sheet, links.entity)
    if old is not None:
        sheet.unlink(old, DENOTED_BY, mention)
    sheet.link(new, DENOTED_BY, mention)
    _say_how(sheet, mention, links.decision)
    changed = _move_parts(sheet, mention, old, new) if old != new else set()
    if old is not None and old != new:
        _move_words(sheet, mention, old, new)
        _let_go(sheet, old)
    return changed


def _say_how(sheet: Sheet, mention: str, decision: str) -> None:
    how = {ng(name) for name in _HOW}
    sheet.drop(triple for triple in sheet.about(mention) if triple.predicate in how)
    sheet.say(mention, ng("resolvedBy"), ng("Correction"))
    sheet.say(mention, ng("confidence"), terms.integer(100))
    sheet.link(mention, ng("resolutionEvidence"), decision)


def _move_parts(sheet: Sheet, mention: str, old: str | None, new: str) -> set[str]:
    """The mention's part in events is its new entity's; the old one's only where another mention of it has the same part."""
    changed = set[str]()
    for role, (to_entity, to_mention) in ROLES.items():
        for event in sheet.subjects(to_mention, mention):
            changed.add(event)
            sheet.link(event, to_entity, new)
            still = {iri for other in sheet.values(event, to_mention) for iri in sheet.subjects(DENOTED_BY, other)}
            if old is not None and old not in still:
                sheet.unlink(event, to_entity, old)
            if role == "actors":  # in whose name the old actor acted is not known of the new one
                sheet.drop(triple for triple in sheet.about(event) if triple.predicate == ng("actingFor"))
    return changed


def _move_words(sheet: Sheet, mention: str, old: str, new: str) -> None:
    """Words whose speaker the mention names are the new entity's, and so are the claims made in them."""
    for quote in sheet.subjects(ng("speaker"), old):
        if any(_within(sheet, mention, span) for span in sheet.values(quote, ng("sourceSpan"))):
            sheet.unlink(quote, ng("speaker"), old)
            sheet.link(quote, ng("speaker"), new)
            for claim in sheet.subjects(ng("quotation"), quote):
                if old in sheet.values(claim, ng("source")):
                    sheet.unlink(claim, ng("source"), old)
                    sheet.link(claim, ng("source"), new)


def _within(sheet: Sheet, mention: str, span: str) -> bool:
    (begin, end), (start, stop) = _offsets(sheet, mention), _offsets(sheet, span)
    return start <= begin and end <= stop


def _offsets(sheet: Sheet, span: str) -> tuple[int, int]:
    return int(sheet.value(span, BEGIN) or -1), int(sheet.value(span, END) or -1)


def _let_go(sheet: Sheet, entity: str) -> None:
    """An entity that nothing of the article speaks of is not described, nor are its offices."""
    offices = sheet.subjects(_MEMBER, entity)
    used = [triple for triple in sheet.pointing_at(entity) if triple.predicate != _MEMBER]
    if sheet.values(entity, DENOTED_BY) or used or any(sheet.subjects(ng("resolutionEvidence"), office) for office in offices):
        return
    for iri in (entity, *offices):
        sheet.forget(iri)


def _describe(sheet: Sheet, entity: Entity) -> None:
    """What it is, where the article does not say so itself."""
    me = entity.iri
    if sheet.values(me, ng("kind")):
        return
    sheet.link(me, TYPE, NG + entity.ontology_class)
    sheet.say(me, ng("kind"), terms.text(entity.kind))
    sheet.say(me, LABEL, terms.label(entity.name))
    if entity.wikidata is not None and me != WD + entity.wikidata:
        sheet.link(me, SAME_ITEM, WD + entity.wikidata)
    if entity.country is not None:
        sheet.say(me, ng("countryCode"), terms.text(entity.country))
    if entity.sector is not None:
        sheet.link(me, ng("sector"), SECTOR + entity.sector)


def _localise(sheet: Sheet, article: str, changed: Iterable[str]) -> None:
    """Events that are other than those of other articles by that name get a name that is theirs alone."""
    waiting = list(changed)
    while waiting:
        event = waiting.pop()
        own = _own_iri(sheet, article, event)
        if sheet.holds(event) and event not in own:
            waiting += sheet.subjects(ng("topic"), event)
            sheet.rename(event, own[0])


def _own_iri(sheet: Sheet, article: str, event: str) -> list[str]:
    """What the event would be called if it stayed in its article (kg/shape/identity.py), by each of its triggers."""
    kind = (sheet.value(event, ng("eventType")) or "").removeprefix(PL)
    mode = sheet.value(event, ng("mode"))
    mode = mode.removeprefix(f"{PL}{kind}-") if mode else None
    triggers = sorted(_offsets(sheet, span) for span in sheet.values(event, DENOTED_BY))
    return [f"{ID}ev/{digest(kind, mode, article, begin, end)}" for begin, end in triggers] or [event]


# ---- mergers


def _merge(sheet: Sheet, merger: Merger) -> None:
    old, new = merger.entity, merger.into
    if not sheet.holds(old) and not sheet.pointing_at(old):
        return
    names = sheet.values(old, LABEL)
    sheet.drop(triple for triple in sheet.about(old) if triple.predicate in _DESCRIPTION)
    sheet.rename(old, new.iri)
    _describe(sheet, new)
    for name in names:
        if name not in sheet.values(new.iri, LABEL):
            sheet.say(new.iri, _OTHER_NAME, terms.label(name))


# ---- rejections


def _reject(sheet: Sheet, claims: Iterable[str]) -> None:
    """Claims go, and with each what only it holds up; with the last claim in somebody's words the report of them, which says the same."""
    waiting = [claim for claim in claims if sheet.holds(claim)]
    while waiting:
        claim = waiting.pop()
        if not sheet.holds(claim):
            continue
        events, shown = sheet.values(claim, ng("content")), sheet.values(claim, ng("evidence"))
        cues, quotes = sheet.values(claim, ng("factualityCue")), sheet.values(claim, ng("quotation"))
        waiting += sheet.subjects(ng("embeddedIn"), claim)
        sheet.forget(claim)
        waiting += _reports(sheet, quotes)
        for cue in cues:
            if not sheet.subjects(ng("factualityCue"), cue):
                sheet.forget(cue)
        for event in events:
            waiting += _less(sheet, event, shown)


def _reports(sheet: Sheet, quotes: Iterable[str]) -> list[str]:
    """The claims that report words in which no claim is left."""
    empty = [quote for quote in quotes if not sheet.subjects(ng("quotation"), quote)]
    return [claim for quote in empty for event in sheet.values(quote, ng("speechEvent")) for claim in sheet.subjects(ng("content"), event)]


def _less(sheet: Sheet, event: str, shown: Sequence[str]) -> list[str]:
    """An event with a claim less; the claims that go with it where that was its last."""
    left = sheet.subjects(ng("content"), event)
    if left:
        still = {sentence for claim in left for sentence in sheet.values(claim, ng("evidence"))}
        gone = set(shown) - still
        sheet.drop(triple for triple in sheet.about(event) if gone.intersection(sheet.values(value(triple.object), IN_SENTENCE)))
        return []
    quotes = sheet.subjects(ng("speechEvent"), event)
    for quantity in sheet.values(event, ng("quantity")):
        sheet.forget(quantity)
    sheet.forget(event)
    told = [claim for quote in quotes for claim in sheet.subjects(ng("quotation"), quote)]
    for quote in quotes:
        sheet.forget(quote)
    return told
