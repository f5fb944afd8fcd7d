"""Extraction -> quads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from kg import __version__
from kg.ids import text_digest
from kg.model import (
    Article,
    Claim,
    Entity,
    Event,
    Extraction,
    FactualityCue,
    Membership,
    Mention,
    Quantity,
    Span,
    Statement,
    TimeExpression,
)
from kg.shape import terms
from kg.shape.identity import Identity, run_iri
from kg.shape.terms import LABEL, ROLES, TYPE, ng
from kg.vocab import FA, FACTUALITY, ORG, PL, PROV, SCHEMA, SECTOR, WD

_Noun = TypeVar("_Noun")
Facts = Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]


def quads(extraction: Extraction, *, version: str = __version__) -> list[Quad]:
    """All triples of one article, in the named graph `<article iri>`; each once, in the order of the text.

    `version` names the pipeline that read it. Raises NewsgraphError where ids refer to nothing or to each other in a circle.
    """
    graph = NamedNode(extraction.article.iri)
    return [Quad(*fact, graph) for fact in dict.fromkeys(_Writer(extraction, version).facts())]


def _each(about: Callable[[_Noun], Facts], nouns: Iterable[_Noun]) -> Facts:
    for noun in nouns:
        yield from about(noun)


class _Writer:
    def __init__(self, extraction: Extraction, version: str) -> None:
        self.of = extraction
        self.iris = Identity(extraction)
        self.article = NamedNode(extraction.article.iri)
        self.run = NamedNode(run_iri(extraction.article.iri, version))
        self.version = version
        self.starts = [sentence.span.start for sentence in extraction.sentences]
        self.ends = [sentence.span.end for sentence in extraction.sentences]

    def facts(self) -> Facts:
        yield from self.about_article(self.of.article)
        yield from self.about_run()
        for number, sentence in enumerate(self.of.sentences, start=1):
            yield from self.about_sentence(number, sentence.span)
        times = (*self.of.times, *(event.time for event in self.of.events if event.time))
        yield from _each(self.about_mention, self.of.mentions)
        yield from _each(self.about_entity, (self.of.publisher, *self.of.entities))
        yield from _each(self.about_membership, self.of.memberships)
        yield from _each(self.about_time, times)
        yield from _each(self.about_event, self.of.events)
        yield from _each(self.about_statement, self.of.statements)
        yield from _each(self.about_claim, self.of.claims)

    def about_article(self, article: Article) -> Facts:
        me = self.article
        yield me, TYPE, ng("Article")
        yield me, ng("textDigest"), terms.text(f"sha256:{article.sha256}")
        yield me, terms.IS_STRING, terms.text(article.text)
        yield me, terms.PUBLISHER, NamedNode(self.of.publisher.iri)
        if article.title is not None:
            yield me, terms.HEADLINE, terms.text(article.title)
        if article.publisher is not None:
            yield me, ng("publisherName"), terms.text(article.publisher)
        if article.published is not None:
            yield me, terms.PUBLISHED, terms.date(article.published)
        if article.url is not None:
            yield from self.about_address(article.url)

    def about_address(self, url: str) -> Facts:
        """The URL as a link where it can be one; in its exact letters too where the link had to be spelt otherwise."""
        link = terms.web_address(url)
        if link is not None:
            yield self.article, terms.OF_URL, link
        if link is None or link.value != url:
            yield self.article, terms.URL, terms.text(url)

    def about_run(self) -> Facts:
        yield self.run, TYPE, ng("ExtractionRun")
        yield self.run, NamedNode(PROV + "used"), self.article
        yield self.run, ng("pipelineVersion"), terms.text(self.version)

    def about_sentence(self, number: int, span: Span) -> Facts:
        me = NamedNode(self.iris.span(span))
        quote = self.of.article.text[span.start : span.end]
        yield me, TYPE, ng("Sentence")
        yield me, ng("order"), terms.integer(number)
        yield me, ng("textDigest"), terms.text(f"sha256:{text_digest(quote)}")
        yield from self.offsets(me, span)

    def offsets(self, me: NamedNode, span: Span) -> Facts:
        yield me, terms.CONTEXT, self.article
        yield me, terms.BEGIN, terms.integer(span.start)
        yield me, terms.END, terms.integer(span.end)
        yield me, terms.ANCHOR, terms.text(self.of.article.text[span.start : span.end])

    def about_span(self, span: Span) -> Facts:
        """A stretch of text, and each sentence it touches: so that a query can ask for the words of *this* sentence."""
        me = NamedNode(self.iris.span(span))
        yield me, TYPE, ng("Mention")
        yield from self.offsets(me, span)
        for sentence in self.of.sentences[bisect_right(self.ends, span.start) : bisect_left(self.starts, span.end)]:
            yield me, terms.IN_SENTENCE, NamedNode(self.iris.span(sentence.span))

    def points_at(self, subject: NamedNode, property: NamedNode, span: Span | None) -> Facts:
        if span is not None:
            yield from self.about_span(span)
            yield subject, property, NamedNode(self.iris.span(span))

    def about_mention(self, mention: Mention) -> Facts:
        me = NamedNode(self.iris.span(mention.span))
        yield from self.about_span(mention.span)
        yield me, ng("label"), terms.text(mention.label)
        yield me, ng("form"), terms.text(mention.form)
        if mention.entity is not None:
            yield NamedNode(mention.entity), terms.DENOTED_BY, me
        if mention.link is not None:
            yield me, ng("resolvedBy"), ng(mention.link.method)
            yield me, ng("confidence"), terms.integer(mention.link.score)
            if mention.link.evidence is not None:
                yield me, ng("resolutionEvidence"), NamedNode(mention.link.evidence)

    @staticmethod
    def about_entity(entity: Entity) -> Facts:
        me = NamedNode(entity.iri)
        yield me, TYPE, ng(entity.ontology_class)
        yield me, ng("kind"), terms.text(entity.kind)
        yield me, LABEL, terms.label(entity.name)
        if entity.wikidata is not None and entity.iri != WD + entity.wikidata:
            yield me, terms.SAME_ITEM, NamedNode(WD + entity.wikidata)
        if entity.country is not None:
            yield me, ng("countryCode"), terms.text(entity.country)
        if entity.state is not None:
            yield me, ng("country"), NamedNode(entity.state)
        if entity.sector is not None:
            yield me, ng("sector"), NamedNode(SECTOR + entity.sector)

    @staticmethod
    def about_membership(fact: Membership) -> Facts:
        me = NamedNode(fact.iri)
        yield me, TYPE, NamedNode(ORG + "Membership")
        yield me, LABEL, terms.label(fact.role_name)
        yield me, NamedNode(ORG + "member"), NamedNode(fact.member)
        yield me, NamedNode(ORG + "organization"), NamedNode(fact.organization)
        yield me, NamedNode(ORG + "role"), NamedNode(fact.role)
        if fact.represents is not None:
            yield me, ng("represents"), NamedNode(fact.represents)
        for name, day in (("startDate", fact.start), ("endDate", fact.end)):
            if day is not None:
                yield me, NamedNode(SCHEMA + name), terms.date(day)

    def about_time(self, time: TimeExpression) -> Facts:
        me = NamedNode(self.iris.span(time.span))
        yield from self.about_span(time.span)
        yield me, TYPE, ng("TimeExpression")
        yield me, terms.FROM_DAY, terms.date(time.start)
        yield me, terms.TO_DAY, terms.date(time.end)
        yield me, ng("granularity"), terms.text(time.granularity)
        yield me, ng("timeBasis"), ng(time.basis)

    def about_event(self, event: Event) -> Facts:
        me = NamedNode(self.iris.event(event.id))
        yield me, TYPE, ng("Event")
        yield me, LABEL, terms.label(event.label or self.of.article.text[event.trigger.start : event.trigger.end])
        yield me, ng("eventType"), NamedNode(PL + event.type)
        if event.mode is not None:
            yield me, ng("mode"), NamedNode(f"{PL}{event.type}-{event.mode}")
        yield from self.points_at(me, terms.DENOTED_BY, event.trigger)
        yield from self.points_at(me, ng("theme"), event.theme)
        yield from self.points_at(me, ng("clause"), event.clause)
        for iri in event.acting_for:
            yield me, ng("actingFor"), NamedNode(iri)
        if event.topic is not None:
            yield me, ng("topic"), NamedNode(self.iris.event(event.topic))
        for entry in event.entries:
            yield me, ng("lexicalEntry"), NamedNode(entry)
        for quantity in event.quantities:
            yield from self.about_quantity(me, event.id, quantity)
        yield from self.about_participants(me, event)
        yield from self.about_event_time(me, event)

    def about_quantity(self, event: NamedNode, id: str, quantity: Quantity) -> Facts:
        me = NamedNode(self.iris.quantity(id, quantity))
        yield event, ng("quantity"), me
        yield me, TYPE, ng("Quantity")
        yield me, ng("numericValue"), terms.number(quantity.value)
        if quantity.upper is not None:
            yield me, ng("upperValue"), terms.number(quantity.upper)
        yield me, ng("bound"), terms.text(quantity.bound)
        yield me, ng("quantityRole"), terms.text(quantity.role)
        for name, words in (("counted", quantity.counted), ("countedLemma", quantity.lemma), ("unit", quantity.unit)):
            if words is not None:
                yield me, ng(name), terms.text(words)
        yield from self.points_at(me, ng("quantitySpan"), quantity.span)

    def about_participants(self, me: NamedNode, event: Event) -> Facts:
        """Entities in their roles, and the mentions that name them; a mention of nobody known is kept as words only."""
        for role, (to_entity, to_mention) in ROLES.items():
            ids: tuple[str, ...] = getattr(event, role)
            for iri in self.iris.entities_of(ids):
                yield me, to_entity, NamedNode(iri)
            for id in ids:
                yield me, to_mention, NamedNode(self.iris.mention(id))

    def about_event_time(self, me: NamedNode, event: Event) -> Facts:
        time, published = event.time, self.of.article.published
        if time is not None:
            yield me, ng("timeBasis"), ng(time.basis)
            yield from self.points_at(me, ng("timeMention"), time.span)
            if time.start == time.end:
                yield me, terms.ON_DAY, terms.date(time.start)
            else:
                yield me, terms.FROM_DAY, terms.date(time.start)
                yield me, terms.TO_DAY, terms.date(time.end)
        elif published is not None and self.is_told_as_fact(event):
            yield me, terms.NOT_AFTER, terms.date(published)
            yield me, ng("timeBasis"), ng("NotAfterPublication")

    def is_told_as_fact(self, event: Event) -> bool:
        """Whether somebody says for certain that it happened or is happening: only then was it before the day of publication."""
        claims = (claim.factuality for claim in self.of.claims if claim.event == event.id)
        return any(
            fact.certainty == "certain" and fact.polarity == "positive" and fact.tense in ("past", "present") and not fact.conditional
            for fact in claims
        )

    def about_statement(self, statement: Statement) -> Facts:
        me = NamedNode(self.iris.statement(statement.id))
        yield me, TYPE, ng("Quotation")
        yield me, ng("quoteKind"), terms.text(statement.kind)
        yield from self.points_at(me, ng("contentSpan"), statement.content)
        yield from self.points_at(me, ng("sourceSpan"), statement.source)
        yield from self.points_at(me, ng("cue"), statement.cue)
        yield from self.points_at(me, ng("frameSpan"), statement.gap)
        if statement.entity is not None:
            yield me, ng("speaker"), NamedNode(statement.entity)
        for iri in statement.also:
            yield me, ng("jointSpeaker"), NamedNode(iri)
        if statement.within is not None:
            yield me, ng("within"), NamedNode(self.iris.statement(statement.within))
        if statement.event is not None:
            yield me, ng("speechEvent"), NamedNode(self.iris.event(statement.event))
        if statement.entry is not None:
            yield me, ng("lexicalEntry"), NamedNode(statement.entry)

    def about_claim(self, claim: Claim) -> Facts:
        me, fact = NamedNode(self.iris.claim(claim.id)), claim.factuality
        yield me, TYPE, ng("Claim")
        yield me, ng("source"), NamedNode(claim.source)
        yield me, ng("content"), NamedNode(self.iris.event(claim.event))
        yield me, ng("factuality"), NamedNode(FA + FACTUALITY[fact.certainty, fact.polarity])
        yield me, ng("tense"), terms.text(fact.tense)
        if fact.conditional:
            yield me, ng("conditional"), terms.TRUE
        for index in claim.evidence:
            yield me, ng("evidence"), NamedNode(self.iris.sentence(index))
        yield from self.points_at(me, ng("cue"), claim.cue)
        if claim.statement is not None:
            yield me, ng("quotation"), NamedNode(self.iris.statement(claim.statement))
            yield from self.points_at(me, ng("contentSpan"), self.iris.statements[claim.statement].content)
        if claim.embedded_in is not None:
            yield me, ng("embeddedIn"), NamedNode(self.iris.claim(claim.embedded_in))
        for cue in claim.cues:
            yield me, ng("factualityCue"), NamedNode(self.iris.cue(cue))
            yield from self.about_cue(cue)
        yield me, NamedNode(PROV + "wasGeneratedBy"), self.run

    def about_cue(self, cue: FactualityCue) -> Facts:
        me = NamedNode(self.iris.cue(cue))
        yield me, TYPE, ng("FactualityCue")
        yield me, ng("lexicalEntry"), NamedNode(cue.entry)
        yield from self.points_at(me, ng("cueSpan"), cue.span)
