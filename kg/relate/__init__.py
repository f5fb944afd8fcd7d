"""Relating articles to each other: copies and origins, reports of one event, agreement and contradiction, one person under two names.

What is derived is a function of the articles in the store and of nothing else: not of the order in which they came, nor of how many came
at a time. Two things are related because of these two alone; what is derived from groups is made anew for the groups concerned.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg import fingerprint
from kg.decisions.identities import IDENTITIES
from kg.errors import StoreError
from kg.relate import facts
from kg.relate.accounts import descriptions
from kg.relate.entities import Bearer
from kg.relate.events import EVENTS
from kg.relate.index import ClaimRow, Held, Index
from kg.relate.matching import Kind, update
from kg.relate.naming import bearers_in, has_beside, name_anew, write_down
from kg.relate.origins import TEXTS, WORDINGS, Traced, claims, text_of, trace, wordings
from kg.relate.pending import notes, pending
from kg.relate.rules import derive
from kg.relate.writing import RELATIONS, origin_quads, pair_quads, wording_quads
from kg.resources import data_path
from kg.store import Store
from kg.store.marks import ARTICLES
from kg.store.projection import is_article

__all__ = ["RELATIONS", "RelateReport", "notes", "pending", "recover", "relate"]

INDEX = "newsgraph-relate.sqlite"
BATCH = 100  # articles looked at together: bounds the memory, and changes nothing else
AT_ONCE = 20_000  # quads taken out together


@dataclass(frozen=True, slots=True)
class RelateReport:
    """What relating did: articles looked at, and triples of the graph of relations that came and went."""

    articles: int
    added: int
    dropped: int


def relate(store: Store, changed: Collection[str] = (), removed: Collection[str] = ()) -> RelateReport:
    """Bring the graph of relations up to date after articles (by IRI) came, changed or went.

    Articles that came, went or changed since the last time are found without being named, also those that a process changed which ended
    before it came to relating (kg/relate/pending.py); an index that is missing or left unfinished is made again, from all articles. Raises
    StoreError where the store or the index cannot be written.
    """
    folder = store.folder
    try:
        index = Index(None if folder is None else folder / INDEX, _version())
    except sqlite3.Error as error:
        raise StoreError(f"cannot open the index {folder}/{INDEX}: {error}") from error
    whole = False
    try:
        with store.exclusive():
            report = _relate(store, index, {*changed, *removed})
        whole = True
    except sqlite3.Error as error:
        raise StoreError(f"cannot write the index {folder}/{INDEX}: {error}") from error
    finally:
        index.close(whole=whole)
    return report


def recover(store: Store) -> None:
    """Relate what a process that ended too early has left unrelated, if any. Raises StoreError."""
    if pending(store):
        relate(store)


KINDS = (WORDINGS, TEXTS, EVENTS)


@cache
def _version() -> str:
    """Digest of the program and the rules by which things are related: a store that others have related is related anew."""
    program = Path(__file__).parent
    return fingerprint.of([program, program.with_name("decisions"), data_path("queries", "relate"), data_path("queries", "rules")])


def _relate(store: Store, index: Index, named: Collection[str]) -> RelateReport:
    left = pending(store)
    work = sorted({*named, *left, *(_begin(store) if index.fresh else ())})
    moved = {article for some in _batches(work) for article in _name(store, index, some)}
    steps = [_batch(store, index, batch, moved) for batch in _batches(sorted({*work, *moved}))]
    events, gone = {event for step in steps for event in step.events}, {claim for step in steps for claim in step.gone}
    drop, add = derive(store, index, events, gone)
    store.apply(drop={*drop, *notes(left)}, add=add)
    store.flush()
    return RelateReport(len(work), sum(step.added for step in steps) + len(add), sum(step.dropped for step in steps) + len(drop))


def _begin(store: Store) -> set[str]:
    """All articles, with nothing of what was found of them before; it takes the longer the more there are."""
    for graph in (RELATIONS, IDENTITIES):
        _empty(store, graph)
    present = {graph for graph in store.graphs() if graph.startswith(ARTICLES) and is_article(graph)}
    for some in _batches(sorted(has_beside(store) & present)):
        write_down(store, some)
    return present


def _empty(store: Store, graph: str) -> None:
    """Takes all out of a graph, so much at a time: at once, a million quads take gigabytes."""
    quads = store.content(graph)
    for at in range(0, len(quads), AT_ONCE):
        store.apply(drop=quads[at : at + AT_ONCE])


def _batches(articles: list[str]) -> Iterator[list[str]]:
    return (articles[at : at + BATCH] for at in range(0, len(articles), BATCH))


@dataclass(frozen=True, slots=True)
class _Step:
    """What a batch did: facts that came and went, and for the rules the events that it concerns and the claims that went."""

    added: int
    dropped: int
    events: set[str]
    gone: Collection[str]


def _name(store: Store, index: Index, articles: list[str]) -> set[str]:
    """Who is who in some articles; those, of these and of others, in which it changed, as far as they are there."""
    bearers = list[Bearer]()
    for article, print_ in facts.prints(store, articles).items():
        bearers += bearers_in(facts.Reading(article, store.content(article)), print_)
    return {article for article in name_anew(store, index, articles, bearers) if store.holds(article)}


def _batch(store: Store, index: Index, articles: Collection[str], moved: Collection[str]) -> _Step:
    """Relates some articles, be they there or gone; moved: those in which it has changed who is who."""
    prints = facts.prints(store, articles)
    amended = write_down(store, {*articles}.intersection(moved))
    articles_read = [
        _read(facts.Reading(article, amended.get(article) or facts.corrected_quads(store, article)), print_)
        for article, print_ in prints.items()
    ]
    content: dict[Kind, dict[str, list[Held]]] = {
        kind: {a: [] for a in articles} | {one.article: one.held[kind] for one in articles_read} for kind in KINDS
    }
    outcomes = {kind: update(index, kind, content[kind]) for kind in KINDS}
    events = index.events_in(articles)
    gone = index.drop_claims(articles)
    index.add_claims(claim for one in articles_read for claim in one.claims)
    traced = trace(index, list(prints), outcomes[TEXTS], outcomes[WORDINGS])
    drop = {*wording_quads(outcomes[WORDINGS].let_go), *origin_quads(_lost(gone), before=True), *origin_quads(traced, before=True)}
    add = {*wording_quads(outcomes[WORDINGS].taken_up), *origin_quads(traced, before=False)}
    for kind, outcome in outcomes.items():
        drop.update(pair_quads(kind.name, outcome.parted))
        add.update(pair_quads(kind.name, outcome.joined))
    store.edit(RELATIONS, drop=drop - add, add=add - drop)
    retraced = [one.claim for one in traced if one.before != one.after]
    events |= index.events_in(articles) | index.events_of(retraced) | set(index.iris(outcomes[EVENTS].touched).values())
    return _Step(len(add - drop), len(drop - add), events, gone)


@dataclass(frozen=True, slots=True)
class _Read:
    """An article as the index wants it: what it holds of each kind, and its claims."""

    article: str
    held: dict[Kind, list[Held]]
    claims: list[ClaimRow]


def _read(reading: facts.Reading, print_: facts.Print) -> _Read:
    sentences, voices = reading.sentences(), reading.voices()
    held = {
        WORDINGS: list(wordings(print_.article, sentences)),
        TEXTS: [text_of(print_, sentences)],
        EVENTS: list(descriptions(print_, reading.events(), voices, sentences)),
    }
    return _Read(print_.article, held, list(claims(print_, sentences, voices, list(reading.names()))))


def _lost(gone: dict[str, str | None]) -> Iterable[Traced]:
    return (Traced(claim, tuple((origins or "").split()), ()) for claim, origins in gone.items())
