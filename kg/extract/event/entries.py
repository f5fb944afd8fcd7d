"""What an event was read by: the entries of the lexicon that fired, and the rules where none did."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.event.draft import Draft
from kg.extract.parts import Parts
from kg.model import Event
from kg.vocab import NG


def entries_of(event: Event, draft: Draft, parts: Parts) -> tuple[str, ...]:
    """IRIs, sorted: of the trigger's pattern or reporting word, of the words that gave the mode, of the shift that gave the type."""
    return tuple(sorted({*_trigger(draft, parts), *_mode(event, draft, parts), *_shift(event, draft, parts)}))


def _trigger(draft: Draft, parts: Parts) -> Iterator[str]:
    if draft.entry is not None:
        yield draft.entry.iri
        return
    words = [report.word for report in parts.reports if report.cue is not None and report.cue.i == draft.trigger.i]
    yield from (word.iri if word is not None else NG + "QuotationMarks" for word in words)
    if draft.type == "REQUEST" and not any(word is not None and word.act == "REQUEST" for word in words):
        yield NG + "DemandBySaying"


def _mode(event: Event, draft: Draft, parts: Parts) -> Iterator[str]:
    """Where the pattern leaves the mode open, or it came with another type, the lists of words in its matter decide."""
    stated = draft.entry is not None and (draft.entry.type, draft.entry.mode) == (event.type, event.mode)
    if event.mode is not None and not stated:
        yield from parts.lexicon.entries_of_mode(event.type, event.mode)


def _shift(event: Event, draft: Draft, parts: Parts) -> Iterator[str]:
    """The entry by which what is announced or refused makes the announcing an act of its own."""
    shift = parts.lexicon.shifts.get((draft.topic.type, event.type)) if draft.topic is not None and event.type != draft.type else None
    if shift is not None:
        yield shift
