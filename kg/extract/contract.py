"""`kg extract` as CONTRACT.md fixes it: one JSON object per article.

What the contract leaves open:

* Plain speech ("X said …", type x-STATE) is listed under `statements`, which say all there is to it: source, cue, content. Among `events`
  it stands only where its sentence announces nothing else and names somebody who speaks; there the saying is what happened. What figures
  show, a report says or somebody thinks, hopes or finds is told by its statement alone: nobody has said anything.
* What somebody promises, refuses, threatens or asks for is no event of its own as long as it has not happened: PLOVER codes the promise,
  not the deed. Nor is what somebody only wants, ought to do or does something else for (certainty unknown, tense future, no condition).
* Both kinds are events in the graph, where claims are embedded in the saying and the promise has the deed as its topic. Here they stand in
  a list beside `events`, `subsidiary`, with the same fields: `topic` of an event and `event` of a statement may name one of them.
* What no type covers (x-OTHER, see `kg.extract.event.other`) is a claim of the graph, but no coded event: it is in neither list.
* Who takes part in an event is told with the whole phrase that stands for him in the sentence ("the envoy to Iran, Rob Malley"). Where
  that is longer than the name or description it is a mention of its own, form "nominal", with the same entity; its id has a "p" behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from kg import lexicon
from kg.model import Article, Claim, Entity, Event, Extraction, Factuality, Mention, Predicate, Quantity, Span, Statement, TimeExpression

Json = dict[str, Any]
OTHER = "x-OTHER"
PLAIN = "x-STATE"
SILENT = {"thought", "perception", "document", "attitude", "intention"}  # kinds of cues by which nothing is said aloud
SPEAKERS = {"PERSON", "ORG", "GPE", "NORP", "TITLE"}  # labels of mentions that can speak; a pronoun can, too
OF_WORDS = {"AGREE", "REJECT", "THREATEN", "REQUEST"}


def to_json(extraction: Extraction) -> Json:
    """The object for one article; offsets count Unicode code points of "text", ends exclusive."""
    claims = {c.event: c for c in sorted(extraction.claims, key=lambda c: c.embedded_in is None, reverse=True)}
    phrases = _phrases(extraction)
    undone = _undone(extraction, claims)
    beside = _plain_speech(extraction, undone) | _unsaid(extraction, claims) | undone
    return {
        "article": _article(extraction.article),
        "text": extraction.article.text,
        "sentences": [_span(s.span) for s in extraction.sentences],
        "mentions": [m for mention in extraction.mentions for m in _mentions(mention, phrases)],
        "entities": [_entity(e) for e in extraction.entities],
        "events": [_event(e, claims[e.id], phrases) for e in extraction.events if e.id not in beside and e.type != OTHER],
        "subsidiary": [_event(e, claims[e.id], phrases) for e in extraction.events if e.id in beside],
        "statements": [_statement(s) for s in extraction.statements],
        "times": [_time(t) for t in extraction.times],
        "predicates": [_predicate(p) for p in extraction.predicates],
    }


def _plain_speech(extraction: Extraction, undone: set[str]) -> set[str]:
    """Ids of plain speech that a statement tells of, where its sentence announces anything else, nobody who can speak is named, or nothing
    is said aloud."""
    told: dict[str | None, set[str]] = {}
    for statement in extraction.statements:
        told.setdefault(statement.event, set()).add(_cue_kinds().get(statement.entry or "", "speech"))
    speakers = {m.id for m in extraction.mentions if m.label in SPEAKERS or m.form != "nominal"}
    coded = {e.sentence for e in extraction.events if e.type not in {PLAIN, OTHER} and e.id not in undone}
    plain = [e for e in extraction.events if e.type == PLAIN and e.id in told]
    return {e.id for e in plain if e.sentence in coded or not speakers & set(e.actors) or told[e.id] <= SILENT}


def _unsaid(extraction: Extraction, claims: Mapping[str, Claim]) -> set[str]:
    """Ids of plain speech that is still to come: nothing has been said."""
    return {e.id for e in extraction.events if e.type == PLAIN and claims[e.id].factuality.tense == "future"}


@cache
def _cue_kinds() -> dict[str, str]:
    """Entry of a reporting word -> what kind of word it is."""
    return {cue.iri: cue.kind for cues in lexicon.load().cues.values() for cue in cues}


def _undone(extraction: Extraction, claims: Mapping[str, Claim]) -> set[str]:
    """Ids of what is promised, refused, threatened or asked for, and has not happened; and of what is only aimed at or ought to be done."""
    about = {e.topic: e.type for e in extraction.events if e.type in OF_WORDS}
    aims = {e.id for e in extraction.events if _is_open(claims[e.id].factuality)}
    return aims | {i for i, act in about.items() if i is not None and not _has_happened(claims[i].factuality, asked=act == "REQUEST")}


def _is_open(factuality: Factuality) -> bool:
    """ "To hold them to account", "any attack": to come, if ever; what is told for the case that something else happens is apart."""
    return factuality.certainty == "unknown" and factuality.tense in {"future", "none"} and not factuality.conditional


def _has_happened(factuality: Factuality, asked: bool) -> bool:
    """Of what is asked for only the past has: "demanded that they end the siege" has no tense of its own."""
    done = factuality.tense == "past" or (factuality.tense != "future" and not asked)
    return done and factuality.polarity == "positive" and factuality.certainty in {"certain", "probable"}


def _phrases(extraction: Extraction) -> dict[str, str]:
    """Mention -> id of its whole phrase, for those who take part in something."""
    taking_part = {m for e in extraction.events for m in (*e.actors, *e.recipients)}
    return {m.id: f"{m.id}p" for m in extraction.mentions if m.surroundings.phrase is not None and m.id in taking_part}


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _maybe(span: Span | None) -> Json | None:
    return None if span is None else _span(span)


def _article(article: Article) -> Json:
    return {
        "iri": article.iri, "source": article.source, "url": article.url, "title": article.title, "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None, "sha256": article.sha256,
    }  # fmt: skip


def _mention(mention: Mention) -> Json:
    return {
        "id": mention.id, **_span(mention.span), "label": mention.label, "form": mention.form, "entity": mention.entity,
        "link": None if mention.link is None else
        {"method": mention.link.method, "score": mention.link.score, "evidence": mention.link.evidence},
    }  # fmt: skip


def _mentions(mention: Mention, phrases: Mapping[str, str]) -> list[Json]:
    """The mention, and its whole phrase where it has one."""
    own = _mention(mention)
    if mention.id not in phrases or mention.surroundings.phrase is None:
        return [own]
    return [own, {**own, "id": phrases[mention.id], **_span(mention.surroundings.phrase), "form": "nominal"}]


def _entity(entity: Entity) -> Json:
    return {
        "iri": entity.iri, "kind": entity.kind, "name": entity.name, "class": entity.ontology_class, "wikidata": entity.wikidata,
        "country": entity.country, "sector": entity.sector,
    }  # fmt: skip


def _factuality(factuality: Factuality) -> Json:
    return {
        "certainty": factuality.certainty, "polarity": factuality.polarity, "tense": factuality.tense,
        "conditional": factuality.conditional,
    }  # fmt: skip


def _event(event: Event, claim: Claim, phrases: Mapping[str, str]) -> Json:
    return {
        "id": event.id, "type": event.type, "mode": event.mode, "trigger": _span(event.trigger),
        "actors": [phrases.get(m, m) for m in event.actors], "recipients": [phrases.get(m, m) for m in event.recipients],
        "instruments": list(event.instruments), "places": list(event.places),
        "acting_for": list(event.acting_for), "theme": _maybe(event.theme),
        "topic": event.topic, "label": event.label,
        **_factuality(claim.factuality), "time": None if event.time is None else _time(event.time), "statement": claim.statement,
        "quantities": [_quantity(q) for q in event.quantities],
    }  # fmt: skip


def _quantity(quantity: Quantity) -> Json:
    """Numbers as JSON numbers: whole ones as integers."""

    def number(value: Decimal | None) -> int | float | None:
        return None if value is None else int(value) if value == value.to_integral_value() else float(value)

    return {
        "value": number(quantity.value), "upper": number(quantity.upper), "bound": quantity.bound, "role": quantity.role,
        "counted": quantity.counted, "lemma": quantity.lemma, "unit": quantity.unit, "text": _span(quantity.span),
    }  # fmt: skip


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id, "source": _maybe(statement.source), "entity": statement.entity, "cue": _maybe(statement.cue),
        "content": _span(statement.content), "kind": statement.kind, "within": statement.within, "event": statement.event,
        "also": list(statement.also), "gap": _maybe(statement.gap),
    }  # fmt: skip


def _time(time: TimeExpression) -> Json:
    return {
        "start": time.start.isoformat(), "end": time.end.isoformat(), "granularity": time.granularity, "basis": time.basis,
        "text": _span(time.span),
    }  # fmt: skip


def _predicate(predicate: Predicate) -> Json:
    return {"trigger": _span(predicate.trigger), **_factuality(predicate.factuality)}
