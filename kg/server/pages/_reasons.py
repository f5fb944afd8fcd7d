"""Why a claim was taken from a sentence, in the reader's words: what kg.explain found, one line for each step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.explain import ClaimWhy, Place, Step, explain
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Reason:
    """`words` of the text, what they were taken for (`read_as`), and the entry, rule or fact that says so."""

    words: str
    read_as: str
    entry: str | None = None
    says: str | None = None
    where: str | None = None  # file:line below the data folder


def reasons(store: Store, sentence: str) -> dict[str, tuple[Reason, ...]]:
    """By claim, for all claims of a sentence. Raises BadQuery where the store has no such sentence."""
    return {why.iri: tuple(_reasons(why)) for why in explain(store, sentence).claims}


def _reasons(why: ClaimWhy) -> Iterator[Reason]:
    event = why.event
    for entry in event.entries:
        yield _reason(event.trigger or event.label, "announces the event", entry)
    for step in why.chain:
        yield from _of_step(step)
    if event.time_words and event.when:
        yield Reason(event.time_words, f"is {event.when}")
    for link in why.links:
        if link.roles and link.entity:
            method = f", {link.score} of 100" if link.score is not None else ""
            yield _reason(link.words, f"is taken for {link.name or link.entity} as {' and '.join(link.roles)}{method}", link.fact)


def _of_step(step: Step) -> Iterator[Reason]:
    if step.cue:
        yield _reason(step.cue, f"reports what {step.name} says", step.said_by)
    for cue in step.cues:
        yield _reason(cue.words, f"makes it {step.certainty}" + (", and not so" if step.polarity == "negative" else ""), cue.entry)


def _reason(words: str, read_as: str, place: Place | None) -> Reason:
    if place is None:
        return Reason(words, read_as)
    where = None if place.file is None else f"{place.file}:{place.line}" if place.line else place.file
    return Reason(words, read_as, place.name, place.says or None, where)
