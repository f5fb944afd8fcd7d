"""Relating articles to each other: copies and origins, reports of one event, agreement and contradiction, one person under two names.

What is derived is a function of the articles in the store and of nothing else: not of the order in which they came, nor of how many came
at a time. Two things are related because of these two alone; what is derived from groups is made anew for the groups concerned.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from kg.errors import StoreError
from kg.ids import digest
from kg.relate import facts
from kg.relate.index import Index
from kg.relate.matching import update
from kg.relate.origins import TEXTS, WORDINGS, Traced, fixed_origins, text_of, trace, wording_iri, wordings
from kg.relate.texts import MIN_WORDS, words
from kg.relate.writing import RELATIONS, origin_quads, pair_quads, wording_quads
from kg.store import Store
from kg.store.projection import is_article
from kg.vocab import ID

__all__ = ["RELATIONS", "RelateReport", "relate"]

INDEX = "newsgraph-relate.sqlite"
BATCH = 100  # articles looked at together: bounds the memory, and changes nothing else
_FORM = "1"  # of the index and of what is derived without rules; another number makes every store be related anew
_ARTICLES = f"{ID}article/"


@dataclass(frozen=True, slots=True)
class RelateReport:
    """What relating did: articles looked at, and triples of the graph of relations that came and went."""

    articles: int
    added: int
    dropped: int


def relate(store: Store, changed: Collection[str] = (), removed: Collection[str] = ()) -> RelateReport:
    """Bring the graph of relations up to date after articles (by IRI) came, changed or went.

    Articles that the index beside the store does not know are found without being named, and so are those that are gone; an index that is
    missing or left unfinished is made again. Raises StoreError where the store or the index cannot be written.
    """
    folder = store.folder
    try:
        index = Index(None if folder is None else folder / INDEX, digest(_FORM))
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


def _relate(store: Store, index: Index, named: Collection[str]) -> RelateReport:
    if index.fresh:
        store.remove(RELATIONS)
    present, known = {graph for graph in store.graphs() if graph.startswith(_ARTICLES) and is_article(graph)}, index.articles()
    work = sorted((present ^ known) | (present & set(named)))
    reports = [_batch(store, index, batch, present) for batch in _batches(work)]
    store.flush()
    return RelateReport(len(work), sum(report.added for report in reports), sum(report.dropped for report in reports))


def _batches(articles: list[str]) -> Iterator[list[str]]:
    return (articles[at : at + BATCH] for at in range(0, len(articles), BATCH))


def _batch(store: Store, index: Index, articles: Collection[str], present: Collection[str]) -> RelateReport:
    here = [article for article in articles if article in present]
    index.note_articles(here, set(articles) - set(here))
    prints, sentences = facts.prints(store, here), facts.sentences(store, here)
    copies = update(index, WORDINGS, {a: list(wordings(a, sentences.get(a, ()))) if a in prints else [] for a in articles})
    texts = update(index, TEXTS, {a: [text_of(prints[a], sentences.get(a, ()))] if a in prints else [] for a in articles})
    gone = index.drop_claims(articles)
    index.add_claims(_claims(store, prints, sentences))
    traced = trace(index, list(prints), texts, copies)
    drop = [
        *wording_quads(copies.let_go), *pair_quads("wording", copies.parted), *pair_quads("text", texts.parted),
        *origin_quads(_lost(gone), before=True), *origin_quads(traced, before=True),
    ]  # fmt: skip
    add = [
        *wording_quads(copies.taken_up), *pair_quads("wording", copies.joined), *pair_quads("text", texts.joined),
        *origin_quads(traced, before=False),
    ]  # fmt: skip
    dropped, added = set(drop) - set(add), set(add) - set(drop)
    store.edit(RELATIONS, drop=dropped, add=added)
    return RelateReport(len(articles), len(added), len(dropped))


def _lost(gone: dict[str, str | None]) -> Iterable[Traced]:
    return (Traced(claim, tuple((origins or "").split()), ()) for claim, origins in gone.items())


def _claims(
    store: Store, prints: dict[str, facts.Print], sentences: facts.Sentences
) -> Iterator[tuple[str, str, str | None, str | None]]:
    """(claim, article, wording of its sentence, the origins that no copy can change)."""
    voices, names = facts.voices(store, prints), facts.names(store, prints)
    for article, some in voices.items():
        fixed = fixed_origins(prints[article].publisher, some, names.get(article, ()))
        texts = {(sentence.begin, sentence.end): sentence.text for sentence in sentences[article]}
        for voice in some:
            text = texts[voice.sentence]
            wording = wording_iri(text) if len(words(text)) >= MIN_WORDS else None
            yield voice.claim, article, wording, " ".join(fixed[voice.claim]) if voice.claim in fixed else None
