"""IRIs of what has none yet: events, claims, quotations, runs (ONTOLOGY.md 5.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from kg.errors import NewsgraphError
from kg.ids import digest, span_iri
from kg.model import Claim, Event, Extraction, FactualityCue, Mention, Quantity, Span, Statement
from kg.vocab import FACTUALITY, ID

_Noun = TypeVar("_Noun", Mention, Event, Statement, Claim)


def run_iri(article: str, version: str) -> str:
    """IRI of the reading of one article by one version of the program."""
    return f"{ID}run/{digest(version, article)}"


class Identity:
    """The IRI of each part of one extraction; an id that names nothing, or a loop of ids, raises NewsgraphError."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.article = extraction.article.iri
        self.mentions = _by_id(extraction.mentions)
        self.events = _by_id(extraction.events)
        self.statements = _by_id(extraction.statements)
        self.claims = _by_id(extraction.claims)
        self._made: dict[tuple[str, str], str] = {}
        self._open: set[tuple[str, str]] = set()

    def span(self, span: Span) -> str:
        return span_iri(self.article, span.start, span.end)

    def mention(self, id: str) -> str:
        return self.span(_named(self.mentions, id).span)

    def event(self, id: str) -> str:
        return self._once("event", id, lambda: self._event(_named(self.events, id)))

    def claim(self, id: str) -> str:
        return self._once("claim", id, lambda: self._claim(_named(self.claims, id)))

    def statement(self, id: str) -> str:
        statement = _named(self.statements, id)
        spans = [self.span(span) if span else None for span in (statement.content, statement.source, statement.cue)]
        return f"{ID}quote/{digest(statement.kind, statement.entity, *spans)}"

    def cue(self, cue: FactualityCue) -> str:
        """One node for the same words read by the same entry, however many claims they bear on."""
        return f"{ID}cue/{digest(self.span(cue.span), cue.entry)}"

    def quantity(self, event: str, quantity: Quantity) -> str:
        return f"{ID}qty/{digest(self.event(event), self.span(quantity.span), quantity.role)}"

    def sentence(self, index: int) -> str:
        return self.span(self.extraction.sentences[index].span)

    def entities_of(self, mention_ids: Iterable[str]) -> tuple[str, ...]:
        """The participants' entities, sorted, each once; a mention that stands for nobody known gives none."""
        linked = (_named(self.mentions, id).entity for id in mention_ids)
        return tuple(sorted({iri for iri in linked if iri is not None}))

    def _once(self, kind: str, id: str, make: Callable[[], str]) -> str:
        key = kind, id
        if key in self._open:
            raise NewsgraphError(f"{kind} {id} of {self.article} is about itself, by way of other {kind}s")
        if key not in self._made:
            self._open.add(key)
            self._made[key] = make()
            self._open.remove(key)
        return self._made[key]

    def _event(self, event: Event) -> str:
        if not self._is_identified(event):
            return f"{ID}ev/{digest(event.type, event.mode, self.article, event.trigger.start, event.trigger.end)}"
        assert event.time is not None
        roles = [self.entities_of(ids) for ids in (event.actors, event.recipients, event.instruments)]
        topic = self.event(event.topic) if event.topic else None
        day = event.time.start.isoformat()
        return f"{ID}ev/{digest(event.type, event.mode, *roles, topic, self._matter(event), day)}"

    def _is_identified(self, event: Event) -> bool:
        """Whether another article's event with the same participants on the same day is the same event.

        Only where the text gives the day, every participant is known, and there is somebody and something: "Biden spoke" on one day
        may be two speeches. All else stays in its article: a missing merger is a gap, a wrong one puts words into somebody's mouth.
        """
        participants = (*event.actors, *event.recipients, *event.instruments)
        dated = event.time is not None and event.time.granularity in ("time", "day") and event.time.basis != "NotAfterPublication"
        known = all(_named(self.mentions, id).entity for id in participants)
        specific = bool(event.recipients or event.instruments or event.topic or event.theme)
        return dated and known and bool(event.actors) and specific

    def _matter(self, event: Event) -> str | None:
        """The words of the matter: two statements by one speaker on one day are one only where they say the same."""
        if event.theme is None:
            return None
        words = self.extraction.article.text[event.theme.start : event.theme.end]
        return " ".join(words.casefold().split())

    def _claim(self, claim: Claim) -> str:
        fact = claim.factuality
        return f"{ID}cl/" + digest(
            claim.source,
            self.event(claim.event),
            [FACTUALITY[fact.certainty, fact.polarity], fact.tense, int(fact.conditional)],
            tuple(sorted(self.sentence(index) for index in claim.evidence)),
            self.span(claim.cue) if claim.cue else None,
            self.statement(claim.statement) if claim.statement else None,
            self.claim(claim.embedded_in) if claim.embedded_in else None,
        )


def _by_id(nouns: Iterable[_Noun]) -> dict[str, _Noun]:
    return {noun.id: noun for noun in nouns}


def _named(nouns: dict[str, _Noun], id: str) -> _Noun:
    try:
        return nouns[id]
    except KeyError as error:
        raise NewsgraphError(f"the extraction refers to {id!r}, which is not in it") from error
