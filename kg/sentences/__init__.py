"""The sentences of a store by their words (BM25, as SQLite's FTS5 computes it), by what they are about (word vectors, kg.vectors) and by
whom they name, in an index that follows the store.

A store can say both itself, but not fast: it has no index of words, and looks up one by one the mentions of a state that is named ten
thousand times. Beside that the index on disk keeps the sentences' vectors, what questions tell of each sentence and each claim, for a store
looks up every term of such a row by itself, and the sentences' trees, so that nobody has to read sentences again to answer. The index of a
store on this machine is a file in its folder; that of any other store, or where the folder cannot be written, is in memory, holds words and
names alone, and lives as long as the store object. `kg build` brings it up to date, and alone makes trees; whoever asks brings the rest up
to date where the store has changed since: articles that are gone go, new ones come, and those in which somebody corrected something are
looked at anew. A sentence without a tree by the very reader that asks is read again, with the same result in eighty times the time; the
next `kg build` on the store makes the trees that lack.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.results import Row
from kg.sentences import _candidates, _rows
from kg.sentences._candidates import Wanted, entities, some
from kg.sentences._filling import SHELVES, Shelf, asked
from kg.sentences._index import FILE, follow, knows_all, up_to_date
from kg.sentences._likeness import beginning_like, likest
from kg.sentences._listing import Called, Extent, Head, called, extent, heads, how_much, named_most, sounding, span, speaks_of
from kg.sentences._looking import acting, claiming, claims_on, days, persons, titles
from kg.sentences._memory import remembered
from kg.sentences._parts import part_about
from kg.sentences._trees import Treed, keep_trees, not_ready, tree
from kg.store import Store

__all__ = [
    "FILE", "KEPT", "Called", "Extent", "Head", "Naming", "Treed", "Wanted", "acting", "asked", "beginning_like", "called", "claiming",
    "claims_on", "concerning", "days", "extent", "follow", "heads", "holding", "how_much", "keep_trees", "likest", "matching",
    "named_in", "named_most", "naming", "not_ready", "part_about", "persons", "ranked", "remembered", "search", "sentences_of", "sounding",
    "span", "speaks_of", "titles", "told", "told_plainly", "tree",
]  # fmt: skip

MOST = 200  # sentences that a search gives at most
_RANKS = 60  # what is added to a place in each list that is joined, as its source has it
_WORDS_COUNT = 2  # times as much as likeness: a word that is there is surer than one that is like it
_IN_SENTENCES = "SELECT sentence FROM named JOIN entities ON entity = entities.id WHERE iri IN ({})"
_IN_ARTICLES = f"SELECT id FROM sentences WHERE article IN (SELECT article FROM sentences WHERE id IN ({_IN_SENTENCES}))"
KEPT = frozenset(SHELVES)  # questions whose rows the index keeps


class Naming(NamedTuple):
    """A sentence that names an entity; `place` is its number in the article."""

    entity: str
    sentence: str
    article: str
    place: int


def search(store: Store, words: Sequence[str], *, every: bool = False) -> list[str]:
    """IRIs of the sentences that hold some of the words (in any form), or `every` one, the best first. Raises StoreError where the index
    is damaged."""
    if not words:
        return []
    wanted = (" AND " if every else " OR ").join(f'"{word}"' for word in (word.replace('"', "") for word in words) if word)
    found = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
    with up_to_date(store) as index:
        ids = [id_ for (id_,) in index.execute(found, (wanted, MOST))]
        return [iri for id_ in ids for (iri,) in index.execute("SELECT iri FROM sentences WHERE id = ?", (id_,))]


def ranked(store: Store, words: Sequence[str], text: str) -> list[str]:
    """IRIs of the sentences that hold some of the words or are like the text, the best first; by the words alone where the index has not
    (yet) the vectors of all. The places in both lists are joined: each sentence has the sum of 1 / (60 + place), that by words twofold.
    Raises StoreError as `search`, PipelineError where the bundled vectors cannot be read.

    Cormack et al. 2009, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods".
    """
    by_words, alike = search(store, words), likest(store, text, MOST)
    if alike is None:
        return by_words
    scores: dict[str, float] = {}
    for weight, found in ((_WORDS_COUNT, by_words), (1, [iri for iri, _ in alike])):
        for place, iri in enumerate(found, 1):
            scores[iri] = scores.get(iri, 0) + weight / (_RANKS + place)
    return sorted(scores, key=lambda iri: (-scores[iri], iri))[:MOST]


def holding(store: Store, words: Sequence[str]) -> frozenset[str]:
    """IRIs of all sentences that hold one of the words, in any form. Raises StoreError as `search`."""
    wanted = " OR ".join(sorted({_term(word) for word in words if word}))
    return remembered(store, ("holding", wanted), lambda: _holding(store, wanted))


def _holding(store: Store, wanted: str) -> frozenset[str]:
    found = "SELECT iri FROM words JOIN sentences ON id = words.rowid WHERE words MATCH ?"
    with up_to_date(store) as index:
        return frozenset(iri for (iri,) in index.execute(found, (wanted,))) if wanted else frozenset()


def matching(
    store: Store, needed: Sequence[str], wished: Sequence[str], who: Sequence[Collection[str]], *, somewhere: bool = False
) -> list[tuple[str, str]]:
    """IRI and text of sentences that hold one of the words that are needed and name one entity of each collection, by whatever words;
    `somewhere`: of sentences whose articles name them.

    The best come first, by these words and those wished for. A word that ends in * is the beginning of one. Raises StoreError as `search`.
    """
    some = " OR ".join(map(_term, needed))
    expression = f"({some}) AND ({' OR '.join(map(_term, [*needed, *wished]))})" if wished else some
    iris = [iri for one in who for iri in sorted(one)]
    naming = _IN_ARTICLES if somewhere else _IN_SENTENCES
    named = " INTERSECT ".join(naming.format(", ".join("?" * len(one))) for one in who)
    # the + keeps SQLite from running the search for words anew for each sentence that names them: 17 s instead of some milliseconds;
    # `ORDER BY rank` would have it rank all that hold the words, of which few name them
    among = f" AND +words.rowid IN ({named})" if who else ""
    found = f"SELECT iri, text FROM words JOIN sentences ON id = words.rowid WHERE words MATCH ?{among} ORDER BY bm25(words) LIMIT ?"
    with up_to_date(store) as index:
        if who and index.execute(f"{named} LIMIT 1", iris).fetchone() is None:
            return []  # to rank by words that every other sentence holds takes far longer
        return index.execute(found, (expression, *iris, MOST)).fetchall()


def _term(word: str) -> str:
    """A word, or the beginning of one, as FTS5 writes it."""
    bare = word.replace('"', "")
    return f'"{bare[:-1]}"*' if bare.endswith("*") else f'"{bare}"'


def naming(store: Store, entities: Iterable[str]) -> list[Naming]:
    """Where the entities are named, by whatever words; a sentence once for each of them. Raises StoreError as `search`."""
    found = """
        SELECT entities.iri, sentences.iri, articles.iri, place FROM entities JOIN named ON entity = entities.id
        JOIN sentences ON sentences.id = sentence JOIN articles ON articles.id = article WHERE entities.iri = ?
    """
    with up_to_date(store) as index:
        return [one for entity in dict.fromkeys(entities) for one in map(Naming._make, index.execute(found, (entity,)))]


def named_in(store: Store, article: str) -> Mapping[str, Collection[str]]:
    """Who is named in an article, by whatever words, and in which of its sentences (IRIs). Raises StoreError as `search`."""
    found = """
        SELECT entities.iri, sentences.iri FROM articles JOIN sentences ON sentences.article = articles.id
        JOIN named ON sentence = sentences.id JOIN entities ON entities.id = entity WHERE articles.iri = ?
    """
    named: dict[str, list[str]] = {}
    with up_to_date(store) as index:
        for entity, sentence in index.execute(found, (article,)):
            named.setdefault(entity, []).append(sentence)
    return named


def sentences_of(store: Store, article: str) -> list[tuple[str, str]]:
    """IRI and text of the sentences of an article, in their order. Raises StoreError as `search`."""
    found = """
        SELECT sentences.iri, text FROM articles JOIN sentences ON article = articles.id JOIN words ON words.rowid = sentences.id
        WHERE articles.iri = ? ORDER BY place
    """
    with up_to_date(store) as index:
        return index.execute(found, (article,)).fetchall()


def concerning(store: Store, who: Collection[str], roles: Collection[str], but: str = "") -> list[str] | None:
    """IRIs of the claims in which somebody has one of the roles (of claim-participants.rq, or "source"), sorted, without those of the kind
    `but`; None where the index does not know all claims (yet), or nobody of them. Raises StoreError as `search`."""
    with up_to_date(store) as index:
        if not knows_all(index) or not entities(index, who):
            return None
        claims = _candidates.candidates(index, Wanted(who=who, roles=roles)) or ()
        find = "SELECT iri FROM claims WHERE id IN ({}) AND NOT EXISTS (SELECT 1 FROM kinds WHERE claim = id AND kind = ?)"
        return sorted(iri for (iri,) in some(index, find, claims, (but,)))


def told(store: Store, question: str, things: Sequence[str]) -> list[Row]:
    """The rows of one of the questions KEPT, in the order of the sentences or claims that it is asked about; what the index does not know
    (yet) the store is asked. Raises StoreError as `search`."""
    shelf = SHELVES[question]
    kept = _kept(store, shelf, question, things)
    for row in asked(store, question, **{shelf.of: [thing for thing in dict.fromkeys(things) if thing not in kept]}):
        kept.setdefault(row[shelf.of].value, []).append(row)
    return [row for thing in dict.fromkeys(things) for row in kept.get(thing, ())]


def told_plainly(store: Store, question: str, things: Sequence[str]) -> list[dict[str, str]]:
    """As `told`, by what the terms read alone, of very many things and in no particular order."""
    shelf = SHELVES[question]
    find = f"SELECT iri, rows FROM {shelf.things} JOIN {shelf.table} USING (id) WHERE iri IN ({{}})"
    with up_to_date(store) as index:
        kept = {thing: _rows.values(packet, question) for thing, packet in some(index, find, things)}
    others = asked(store, question, **{shelf.of: [thing for thing in things if thing not in kept]})
    rest = ({name: term.value for name, term in row.items()} for row in others)
    return [*(row for rows in kept.values() for row in rows), *rest]


def _kept(store: Store, shelf: Shelf, question: str, things: Iterable[str]) -> dict[str, list[Row]]:
    """The rows of things that the index knows."""
    find = f"SELECT iri, rows FROM {shelf.things} JOIN {shelf.table} USING (id) WHERE iri IN ({{}})"
    with up_to_date(store) as index:
        ready = _rows.ready(store, shelf.table)
        wanted = dict.fromkeys(things)
        ready.update({thing: _rows.unpacked(packet) for thing, packet in some(index, find, [one for one in wanted if one not in ready])})
        return {thing: list(ready[thing].get(question, ())) for thing in wanted if thing in ready}
