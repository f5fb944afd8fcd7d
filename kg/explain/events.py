"""The event of a claim: what it was read by, what it is about, when, and how many."""

from __future__ import annotations

from kg.explain.graph import Said, article_of, offsets
from kg.explain.nouns import Count, What
from kg.explain.where import place_of
from kg.vocab import GAF, NG, PL, RDFS, SEM

DAY, FROM, TO, LATEST = (SEM + name for name in ("hasTimeStamp", "hasBeginTimeStamp", "hasEndTimeStamp", "hasLatestBeginTimeStamp"))


def event_of(said: Said, event: str, article: str) -> What:
    """The event as this article tells it: an event that several tell keeps what this one says of it."""
    kind, mode, basis, topic = (said.one(event, name) for name in ("eventType", "mode", "timeBasis", "topic"))
    trigger, time = (in_article(said, event, name, article) for name in (GAF + "denotedBy", "timeMention"))
    return What(
        iri=event, label=said.one(event, RDFS + "label") or "", type=(kind or "").removeprefix(PL),
        mode=mode.removeprefix(f"{kind}-") if mode and kind else None, trigger=said.words(trigger[0]) if trigger else None,
        entries=tuple(map(place_of, said.all(event, "lexicalEntry"))), topic=said.one(topic, RDFS + "label") if topic else None,
        when=_when(said, event), time_words=said.words(time[0]) if time else None,
        time_basis=basis.removeprefix(NG) if basis else None, counts=tuple(_counts(said, event, article)),
    )  # fmt: skip


def in_article(said: Said, thing: str, property: str, article: str) -> list[str]:
    """The spans of this article that the property points at, in the order of the text."""
    return sorted((span for span in said.all(thing, property) if article_of(span) == article), key=offsets)


def _when(said: Said, event: str) -> str | None:
    day, first, last, latest = (said.one(event, name) for name in (DAY, FROM, TO, LATEST))
    if day or (first and last):
        return day or f"{first} to {last}"
    return f"begun by {latest}" if latest else None


def _counts(said: Said, event: str, article: str) -> list[Count]:
    found = [(quantity, in_article(said, quantity, "quantitySpan", article)) for quantity in said.all(event, "quantity")]
    here = sorted(((offsets(spans[0]), spans[0], quantity) for quantity, spans in found if spans))
    return [_count(said, span, quantity) for _, span, quantity in here]


def _count(said: Said, span: str, quantity: str) -> Count:
    number, upper, bound, role, counted, unit = (
        said.one(quantity, name) for name in ("numericValue", "upperValue", "bound", "quantityRole", "counted", "unit")
    )
    return Count(said.words(span) or "", number or "", upper, bound or "", role or "", counted, unit)
