"""A question, read by the same extraction as the news: who and what it names, and where."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kg.errors import BadArticle, NewsgraphError
from kg.model import Article, Entity, Event, Extraction, Failure, Span, TimeExpression
from kg.read import make_article
from kg.vocab import PL

SPEECH = "x-STATE"  # the type of events that are words alone
OTHER = "x-OTHER"  # the type of what no type of the lexicon covers
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_FEBRUARY = 2
_FIRST_DAY = re.compile(
    r"\b(?P<first>(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?:\s+(?P<date>\d{1,2})(?:st|nd|rd|th)?)?)\s*(?:\bto\b|\band\b|\buntil\b|\btill\b|\bthrough\b|[–-])\s*$"
)


class Extractor(Protocol):
    """What is needed of a reader: articles in, extractions out, in order."""

    def extract(self, articles: Iterable[Article | Failure]) -> Iterator[Extraction | Failure]: ...


@dataclass(frozen=True, slots=True)
class Named:
    """An entity at a place of the question, `text[start:end]`."""

    start: int
    end: int
    entity: Entity
    form: str = "name"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a question. Offsets are code points into `text`, end exclusive."""

    text: str
    named: tuple[Named, ...]
    extraction: Extraction
    reader: Extractor

    def within(self, slot: tuple[int, int]) -> tuple[Named, ...]:
        """Entities named in a part of the question, each once, in order."""
        first: dict[str, Named] = {}
        for named in self.named:
            if slot[0] <= named.start and named.end <= slot[1]:
                first.setdefault(named.entity.iri, named)
        return tuple(first.values())

    def events(self, slot: tuple[int, int]) -> tuple[Event, ...]:
        """Events whose trigger stands in a part of the question, in order; where there is none, those of the part read by itself."""
        return self._heard(slot)[1]

    def actors(self, slot: tuple[int, int]) -> frozenset[str]:
        """IRIs of those who act in the events of a part."""
        extraction, events = self._heard(slot)
        ids = {id for event in events for id in event.actors}
        return frozenset(m.entity for m in extraction.mentions if m.id in ids and m.entity is not None)

    def _heard(self, slot: tuple[int, int]) -> tuple[Extraction, tuple[Event, ...]]:
        """ "… to Iran sending missiles": a part that is a clause reads better by itself than where the question hangs it."""
        inside = tuple(e for e in self.extraction.events if slot[0] <= e.trigger.start and e.trigger.end <= slot[1])
        if inside or not self.text[slot[0] : slot[1]].strip():
            return self.extraction, tuple(sorted(inside, key=lambda event: event.trigger))
        [alone] = self.reader.extract([make_article(self.text[slot[0] : slot[1]])])
        if isinstance(alone, Failure):
            return self.extraction, ()
        return alone, tuple(replace(e, trigger=Span(e.trigger.start + slot[0], e.trigger.end + slot[0])) for e in alone.events)

    def words(self, slot: tuple[int, int], empty: frozenset[str]) -> tuple[str, ...]:
        """Words of content in a part of the question that are no part of a name or a date and name no event, lower case, in order."""
        spans = [event.trigger for event in (*self.extraction.events, *self.events(slot))]
        return self._but(slot, empty, spans)

    def content(self, slot: tuple[int, int], empty: frozenset[str]) -> tuple[str, ...]:
        """Words of content in a part of the question that are no part of a name or a date, lower case, in order; those of events too."""
        return self._but(slot, empty, ())

    def besides(self, slot: tuple[int, int], named: Iterable[Named], empty: frozenset[str]) -> tuple[str, ...]:
        """Words of content in a part of the question that are no part of the given names or a date, lower case, in order."""
        taken = [(one.start, one.end) for one in named] + [(time.span.start, time.span.end) for time in self.extraction.times]
        return self._free(slot, empty, taken)

    def unnamed(self, slot: tuple[int, int]) -> tuple[str, ...]:
        """Words that are no part of a proper name: "United Nations" has no nations in it, "NATO members" has members."""
        return self.besides(slot, [one for one in self.named if one.form == "name"], frozenset())

    def _but(self, slot: tuple[int, int], empty: frozenset[str], spans: Iterable[Span]) -> tuple[str, ...]:
        spans = [*spans, *(time.span for time in self.extraction.times)]
        taken = [(n.start, n.end) for n in self.named] + [(span.start, span.end) for span in spans]
        return self._free(slot, empty, taken)

    def _free(self, slot: tuple[int, int], empty: frozenset[str], taken: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        words = (
            hit[0].lower()
            for hit in _WORD.finditer(self.text, *slot)
            if not any(start < hit.end() and hit.start() < end for start, end in taken)
        )
        return tuple(dict.fromkeys(word for word in words if word not in empty))


def _from_first(question: str, time: TimeExpression) -> TimeExpression:
    """ "28 August to 13 September 2019": the year stands at the end, and the period begins with what stands before it."""
    hit = _FIRST_DAY.search(question[: time.span.start])
    if hit is None:
        return time
    month = 1 + next(place for place, name in enumerate(_MONTHS) if name.startswith(hit["month"].casefold()[:3]))
    day = min(int(hit["day"] or hit["date"] or 1), 28 if month == _FEBRUARY else 30)
    year = time.end.year - (month > time.end.month)
    return replace(time, start=dt.date(year, month, day), span=Span(hit.start("first"), time.span.end))


def read(question: str, reader: Extractor, today: dt.date | None = None) -> Reading:
    """Read a question as if it were written on the day given: "last week" counts from there.

    Raises NewsgraphError where it cannot be read at all (empty, not English).
    """
    try:
        article = make_article(question, published=today)
    except BadArticle as error:
        raise NewsgraphError(f"cannot read the question: {error}") from error
    [result] = reader.extract([article])
    if isinstance(result, Failure):
        raise NewsgraphError(f"cannot read the question: {result.reason}")
    times = [_from_first(question, time) for time in result.times]
    inside = [one for one in times if any(o.span.start <= one.span.start and one.span.end < o.span.end for o in times)]
    result = replace(result, times=tuple(one for one in times if one not in inside))
    entities = {entity.iri: entity for entity in result.entities}
    named = (Named(m.span.start, m.span.end, entities[m.entity], m.form) for m in result.mentions if m.entity in entities)
    return Reading(result.article.text, tuple(sorted(named, key=lambda n: (n.start, -n.end))), result, reader)


def types(events: Iterable[Event]) -> tuple[str, ...]:
    """IRIs of the events' types, each once; events of mere speaking are left out."""
    return tuple(dict.fromkeys(PL + event.type for event in events if event.type != SPEECH))


def modes(events: Iterable[Event]) -> tuple[str, ...]:
    """IRIs of the events' modes, or of their types where they have none, each once; events of mere speaking are left out."""
    codes = (f"{PL}{event.type}-{event.mode}" if event.mode else PL + event.type for event in events if event.type != SPEECH)
    return tuple(dict.fromkeys(codes))


def kinds(events: Iterable[Event]) -> tuple[str, ...]:
    """The type of the first event where it has a mode: one step wider than the mode."""
    return next(((PL + event.type,) for event in events if event.type != SPEECH and event.mode), ())
