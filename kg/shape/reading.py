"""Quads of one article -> Extraction; ids are given anew, in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import cast

from pyoxigraph import NamedNode, Quad

from kg import model
from kg.errors import NewsgraphError
from kg.model import (
    Article,
    Claim,
    Entity,
    Event,
    Extraction,
    Factuality,
    FactualityCue,
    Link,
    Membership,
    Mention,
    Quantity,
    Sentence,
    Span,
    Statement,
)
from kg.model import TimeExpression as Time
from kg.shape import terms
from kg.shape.lookup import Lookup
from kg.shape.terms import LABEL, ROLES, ng
from kg.vocab import FA, FACTUALITY, NG, ORG, PL, SCHEMA, SECTOR, WD

_SCALE = {code: pair for pair, code in reversed(FACTUALITY.items())}  # Uu comes back as unknown and positive


def extraction(quads: Iterable[Quad]) -> Extraction:
    """What the article said, from its named graph (in any order); without `Article.source`, surroundings and predicates.

    Descriptions that are one event in the graph come back as one, with the first trigger. Raises NewsgraphError where the quads are not
    the graph of one article with its text.
    """
    return _Reader(Lookup(quads)).extraction()


class _Reader:
    def __init__(self, graph: Lookup) -> None:
        self.graph = graph
        articles = graph.instances(NG + "Article")
        if len(articles) != 1:
            raise NewsgraphError(f"wanted the graph of one article, got {len(articles)}")
        self.article = articles[0]
        self.publisher = graph.one(self.article, terms.PUBLISHER)
        self.sentences = sorted(graph.instances(NG + "Sentence"), key=graph.span)
        self.starts = [graph.span(iri).start for iri in self.sentences]
        self.things = graph.having(ng("kind"))
        self.denoted = {span: iri for iri in self.things for span in graph.all(iri, terms.DENOTED_BY)}
        self.mentions = _numbered("m", sorted(graph.having(ng("form")), key=graph.span))
        self.events = _numbered("e", self._by_span(NG + "Event", terms.DENOTED_BY))
        self.statements = _numbered("s", self._by_span(NG + "Quotation", ng("contentSpan")))
        self.claims = _numbered("c", self._claims_in_order())
        self.times = {iri: self._time(iri) for iri in sorted(graph.instances(NG + "TimeExpression"), key=graph.span)}

    def extraction(self) -> Extraction:
        spoken_of = (iri for iri in self.things if iri != self.publisher or self.graph.all(iri, terms.DENOTED_BY))
        return Extraction(
            article=self._article(),
            publisher=self._entity(self.publisher),
            sentences=tuple(Sentence(self.graph.span(iri)) for iri in self.sentences),
            mentions=tuple(self._mention(iri) for iri in self.mentions),
            entities=tuple(self._entity(iri) for iri in spoken_of),
            memberships=tuple(self._membership(iri) for iri in self.graph.instances(ORG + "Membership")),
            events=tuple(self._event(iri) for iri in self.events),
            statements=tuple(self._statement(iri) for iri in self.statements),
            claims=tuple(self._claim(iri) for iri in self.claims),
            times=tuple(self.times.values()),
        )

    def _by_span(self, of_class: str, property: NamedNode) -> list[str]:
        return sorted(self.graph.instances(of_class), key=lambda iri: (self.graph.first_span(iri, property), iri))

    def _claims_in_order(self) -> list[str]:
        order = {iri: number for number, iri in enumerate(self.events)}
        return sorted(self.graph.instances(NG + "Claim"), key=lambda iri: (order[self.graph.one(iri, ng("content"))], iri))

    def _article(self) -> Article:
        me, graph = self.article, self.graph
        return Article(
            iri=me,
            text=graph.one(me, terms.IS_STRING),
            sha256=graph.one(me, ng("textDigest")).removeprefix("sha256:"),
            url=graph.maybe(me, terms.URL) or graph.maybe(me, terms.OF_URL),
            title=graph.maybe(me, terms.HEADLINE),
            publisher=graph.maybe(me, ng("publisherName")),
            published=graph.day(me, terms.PUBLISHED),
        )

    def _sentence_at(self, span: Span) -> int:
        return max(bisect_right(self.starts, span.start) - 1, 0)

    def _mention(self, iri: str) -> Mention:
        span = self.graph.span(iri)
        return Mention(
            id=self.mentions[iri],
            span=span,
            label=self.graph.one(iri, ng("label")),
            form=cast("model.Form", self.graph.one(iri, ng("form"))),
            sentence=self._sentence_at(span),
            entity=self.denoted.get(iri),
            link=self._link(iri),
        )

    def _link(self, iri: str) -> Link | None:
        method = self.graph.maybe(iri, ng("resolvedBy"))
        if method is None:
            return None
        score = int(self.graph.one(iri, ng("confidence")))
        return Link(method.removeprefix(NG), score, self.graph.maybe(iri, ng("resolutionEvidence")))

    def _entity(self, iri: str) -> Entity:
        sector, same = self.graph.maybe(iri, ng("sector")), self.graph.maybe(iri, terms.SAME_ITEM)
        item = same or (iri if iri.startswith(WD) else None)
        return Entity(
            iri=iri,
            kind=cast("model.Kind", self.graph.one(iri, ng("kind"))),
            name=self.graph.one(iri, LABEL),
            ontology_class=self.graph.one(iri, terms.TYPE).removeprefix(NG),
            wikidata=item.removeprefix(WD) if item else None,
            country=self.graph.maybe(iri, ng("countryCode")),
            sector=sector.removeprefix(SECTOR) if sector else None,
            state=self.graph.maybe(iri, ng("country")),
        )

    def _membership(self, iri: str) -> Membership:
        graph = self.graph
        return Membership(
            iri=iri,
            member=graph.one(iri, NamedNode(ORG + "member")),
            organization=graph.one(iri, NamedNode(ORG + "organization")),
            role=graph.one(iri, NamedNode(ORG + "role")),
            role_name=graph.one(iri, LABEL),
            represents=graph.maybe(iri, ng("represents")),
            start=graph.day(iri, NamedNode(SCHEMA + "startDate")),
            end=graph.day(iri, NamedNode(SCHEMA + "endDate")),
        )

    def _time(self, iri: str) -> Time:
        start, end = self.graph.day(iri, terms.FROM_DAY), self.graph.day(iri, terms.TO_DAY)
        if start is None or end is None:
            raise NewsgraphError(f"{iri} is an expression of time without its days")
        granularity = cast("model.Granularity", self.graph.one(iri, ng("granularity")))
        basis = cast("model.TimeBasis", self.graph.one(iri, ng("timeBasis")).removeprefix(NG))
        return Time(self.graph.span(iri), start, end, granularity, basis)

    def _event(self, iri: str) -> Event:
        graph = self.graph
        kind = graph.one(iri, ng("eventType")).removeprefix(PL)
        mode, topic, time = (graph.maybe(iri, ng(name)) for name in ("mode", "topic", "timeMention"))
        trigger = graph.first_span(iri, terms.DENOTED_BY)
        return Event(
            id=self.events[iri],
            type=kind,
            mode=mode.removeprefix(f"{PL}{kind}-") if mode else None,
            trigger=trigger,
            sentence=self._sentence_at(trigger),
            actors=self._participants(iri, "actors"),
            recipients=self._participants(iri, "recipients"),
            instruments=self._participants(iri, "instruments"),
            places=self._participants(iri, "places"),
            acting_for=tuple(graph.all(iri, ng("actingFor"))),
            theme=graph.span_of(iri, ng("theme")),
            topic=self.events[topic] if topic else None,
            time=self.times[time] if time else None,
            clause=graph.span_of(iri, ng("clause")),
            label=graph.one(iri, LABEL),
            entries=tuple(graph.all(iri, ng("lexicalEntry"))),
            quantities=tuple(sorted(map(self._quantity, graph.all(iri, ng("quantity"))), key=lambda q: (q.span, q.role))),
        )

    def _quantity(self, iri: str) -> Quantity:
        graph = self.graph
        upper = graph.maybe(iri, ng("upperValue"))
        return Quantity(
            span=graph.first_span(iri, ng("quantitySpan")),
            value=Decimal(graph.one(iri, ng("numericValue"))),
            role=cast("model.QuantityRole", graph.one(iri, ng("quantityRole"))),
            bound=cast("model.Bound", graph.one(iri, ng("bound"))),
            counted=graph.maybe(iri, ng("counted")),
            lemma=graph.maybe(iri, ng("countedLemma")),
            unit=graph.maybe(iri, ng("unit")),
            upper=Decimal(upper) if upper is not None else None,
        )

    def _participants(self, event: str, role: str) -> tuple[str, ...]:
        spans = self.graph.all(event, ROLES[role][1])
        return tuple(self.mentions[iri] for iri in sorted(spans, key=self.graph.span))

    def _statement(self, iri: str) -> Statement:
        graph = self.graph
        within, event = graph.maybe(iri, ng("within")), graph.maybe(iri, ng("speechEvent"))
        return Statement(
            id=self.statements[iri],
            content=graph.first_span(iri, ng("contentSpan")),
            kind=cast("model.QuoteKind", graph.one(iri, ng("quoteKind"))),
            source=graph.span_of(iri, ng("sourceSpan")),
            cue=graph.span_of(iri, ng("cue")),
            entity=graph.maybe(iri, ng("speaker")),
            within=self.statements[within] if within else None,
            event=self.events[event] if event else None,
            entry=graph.maybe(iri, ng("lexicalEntry")),
            also=tuple(sorted(graph.all(iri, ng("jointSpeaker")))),
            gap=graph.span_of(iri, ng("frameSpan")),
        )

    def _claim(self, iri: str) -> Claim:
        graph = self.graph
        statement, outer = graph.maybe(iri, ng("quotation")), graph.maybe(iri, ng("embeddedIn"))
        return Claim(
            id=self.claims[iri],
            event=self.events[graph.one(iri, ng("content"))],
            source=graph.one(iri, ng("source")),
            factuality=self._factuality(iri),
            evidence=tuple(sorted(self.sentences.index(sentence) for sentence in graph.all(iri, ng("evidence")))),
            statement=self.statements[statement] if statement else None,
            cue=graph.span_of(iri, ng("cue")),
            embedded_in=self.claims[outer] if outer else None,
            cues=tuple(sorted(map(self._cue, graph.all(iri, ng("factualityCue"))))),
        )

    def _cue(self, iri: str) -> FactualityCue:
        return FactualityCue(self.graph.first_span(iri, ng("cueSpan")), self.graph.one(iri, ng("lexicalEntry")))

    def _factuality(self, claim: str) -> Factuality:
        certainty, polarity = _SCALE[self.graph.one(claim, ng("factuality")).removeprefix(FA)]
        return Factuality(
            certainty=cast("model.Certainty", certainty),
            polarity=cast("model.Polarity", polarity),
            tense=cast("model.Tense", self.graph.one(claim, ng("tense"))),
            conditional=bool(self.graph.all(claim, ng("conditional"))),
        )


def _numbered(letter: str, iris: Iterable[str]) -> Mapping[str, str]:
    return {iri: f"{letter}{number}" for number, iri in enumerate(iris, start=1)}
