"""`kg extract` as CONTRACT.md fixes it: one JSON object per article."""

from __future__ import annotations

from typing import Any

from kg.model import Article, Claim, Entity, Event, Extraction, Factuality, Mention, Predicate, Span, Statement, TimeExpression

Json = dict[str, Any]


def to_json(extraction: Extraction) -> Json:
    """The object for one article; offsets count Unicode code points of "text", ends exclusive."""
    claims = {c.event: c for c in sorted(extraction.claims, key=lambda c: c.embedded_in is None, reverse=True)}
    return {
        "article": _article(extraction.article),
        "text": extraction.article.text,
        "sentences": [_span(s.span) for s in extraction.sentences],
        "mentions": [_mention(m) for m in extraction.mentions],
        "entities": [_entity(e) for e in extraction.entities],
        "events": [_event(e, claims[e.id]) for e in extraction.events],
        "statements": [_statement(s) for s in extraction.statements],
        "times": [_time(t) for t in extraction.times],
        "predicates": [_predicate(p) for p in extraction.predicates],
    }


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


def _event(event: Event, claim: Claim) -> Json:
    return {
        "id": event.id, "type": event.type, "mode": event.mode, "trigger": _span(event.trigger), "actors": list(event.actors),
        "recipients": list(event.recipients), "instruments": list(event.instruments), "places": list(event.places),
        "acting_for": list(event.acting_for), "theme": _maybe(event.theme), "topic": event.topic, "label": event.label,
        **_factuality(claim.factuality), "time": None if event.time is None else _time(event.time), "statement": claim.statement,
    }  # fmt: skip


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id, "source": _maybe(statement.source), "entity": statement.entity, "cue": _maybe(statement.cue),
        "content": _span(statement.content), "kind": statement.kind, "within": statement.within, "event": statement.event,
    }  # fmt: skip


def _time(time: TimeExpression) -> Json:
    return {
        "start": time.start.isoformat(), "end": time.end.isoformat(), "granularity": time.granularity, "basis": time.basis,
        "text": _span(time.span),
    }  # fmt: skip


def _predicate(predicate: Predicate) -> Json:
    return {"trigger": _span(predicate.trigger), **_factuality(predicate.factuality)}
