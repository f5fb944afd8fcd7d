"""The part of the graph that an answering query has to look at: what the graph says of the claims that it can find, in memory.

What was put together for one question stays for the next, until the store changes or it gets too large; a query over a few claims that
stand there among many others has a part of its own. Mentions are not those of the graph but stand for them: who is named in which
sentence or article is all that the queries ask of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from kg.results import Term
from kg.sentences import _rows
from kg.sentences._candidates import Wanted, candidates, entities, some
from kg.sentences._filling import asked_once
from kg.sentences._index import knows_all, up_to_date
from kg.store import Store
from kg.store.part import Part, iri, statement
from kg.vocab import GAF, NG, NIF, RDF, SCHEMA, XSD

MOST = 5_000  # claims that stay in memory beside those of the last question
_FEW = 1_000  # claims that are put together anew sooner than that a query is run over more than twice as many
_ANCHOR = NIF + "anchorOf"
_DENOTED, _SENTENCE, _ARTICLE, _DAY = GAF + "denotedBy", NIF + "sentence", NIF + "referenceContext", SCHEMA + "datePublished"


@dataclass(slots=True)
class _Loaded:
    """What is in memory of one state of a store; ids are those of the index."""

    changes: int
    posts: str  # statements on who holds which post, which several queries look at
    part: Part = field(default_factory=Part)
    claims: set[int] = field(default_factory=set)
    sentences: set[int] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)
    entities: set[int] = field(default_factory=set)
    named: set[tuple[int, int]] = field(default_factory=set)  # entity and sentence
    in_article: set[tuple[int, int]] = field(default_factory=set)  # entity and article


_loaded: WeakKeyDictionary[Store, _Loaded] = WeakKeyDictionary()


def part_about(store: Store, wanted: Wanted, named: Collection[str]) -> Part | None:
    """A part of the graph with all that a query can find there which finds only what is `wanted`, and asks for nobody's mentions but
    those of the `named`; None where the index cannot tell (yet). Raises StoreError where the index is damaged."""
    with up_to_date(store) as index:
        linked = asked_once(store, "contradictions") if wanted.contradicting else ()
        claims = candidates(index, wanted, {row["claim"].value for row in linked}) if knows_all(index) else None
        if claims is None:
            return None
        loaded = _of(store, claims)
        new = claims - loaded.claims
        loaded.part.put(_stated(index, loaded, new))
        loaded.claims |= new
        loaded.part.put(statement(row["claim"], row["property"], row["other"]) for row in linked)
        loaded.part.put(_worded(index, claims) if wanted.words else ())
        loaded.part.put(_mentioned(index, loaded, entities(index, named)))
        return loaded.part


def _of(store: Store, claims: Set[int]) -> _Loaded:
    """What is in memory, or a new beginning."""
    changes = 0 if getattr(store, "read_only", False) else getattr(store, "changes", -1)
    loaded = _loaded.get(store)
    if loaded is not None and loaded.changes == changes >= 0 and len(claims) <= _FEW and 2 * len(claims) < len(claims | loaded.claims):
        return _new(changes, loaded.posts)
    if loaded is None or loaded.changes != changes or changes < 0 or not (claims <= loaded.claims or len(claims | loaded.claims) <= MOST):
        known = loaded.posts if loaded is not None and loaded.changes == changes and changes >= 0 else None
        loaded = _loaded[store] = _new(changes, _posts(store) if known is None else known)
    return loaded


def _new(changes: int, posts: str) -> _Loaded:
    loaded = _Loaded(changes, posts)
    loaded.part.put([posts])
    return loaded


def _posts(store: Store) -> str:
    return "".join(statement(row["post"], row["property"], row["value"]) for row in asked_once(store, "posts"))


def _stated(index: sqlite3.Connection, loaded: _Loaded, claims: Collection[int]) -> Iterator[str]:
    """What the graph says of claims, of the sentences and articles that they rest on, and of what kind those are who take part."""
    for (packet,) in some(index, "SELECT statements FROM facts WHERE claim IN ({})", claims):
        yield _rows.unpacked_text(packet)
    resting = "SELECT DISTINCT sentence FROM resting WHERE claim IN ({})"
    yield from _placed(index, loaded, {sentence for (sentence,) in some(index, resting, claims)} - loaded.sentences)
    taking = {who for (who,) in some(index, "SELECT DISTINCT entity FROM concerned WHERE claim IN ({})", claims)} - loaded.entities
    loaded.entities |= taking
    for who, kind in some(index, "SELECT iri, kind FROM entities WHERE kind IS NOT NULL AND id IN ({})", taking):
        yield f'<{who}> <{NG}kind> "{kind}" .\n'
        if kind == "Person":
            yield f"<{who}> <{RDF}type> <{NG}Person> .\n"


def _placed(index: sqlite3.Connection, loaded: _Loaded, sentences: Collection[int]) -> Iterator[str]:
    """In which articles of which days sentences stand."""
    find = """
        SELECT sentences.id, sentences.iri, articles.id, articles.iri, day FROM sentences JOIN articles ON articles.id = article
        WHERE sentences.id IN ({})
    """
    for sentence, sentence_iri, article, article_iri, day in some(index, find, sentences):
        loaded.sentences.add(sentence)
        yield f"<{sentence_iri}> <{_ARTICLE}> <{article_iri}> .\n"
        if article not in loaded.articles and day is not None:
            yield f'<{article_iri}> <{_DAY}> "{day}"^^<{XSD}date> .\n'
        loaded.articles.add(article)


def _worded(index: sqlite3.Connection, claims: Collection[int]) -> Iterator[str]:
    """The words of the sentences that claims rest on."""
    sentences = {sentence for (sentence,) in some(index, "SELECT DISTINCT sentence FROM resting WHERE claim IN ({})", claims)}
    find = "SELECT iri, text FROM sentences JOIN words ON words.rowid = sentences.id WHERE sentences.id IN ({})"
    for sentence, text in some(index, find, sentences):
        yield statement(iri(sentence), iri(_ANCHOR), Term("literal", text))


def _mentioned(index: sqlite3.Connection, loaded: _Loaded, who: Collection[int]) -> Iterator[str]:
    """Where entities are named: in which of the sentences, and in which of their articles."""
    find = "SELECT entity, sentence, article FROM named JOIN sentences ON sentences.id = sentence WHERE entity IN ({})"
    here, there = set[tuple[int, int]](), set[tuple[int, int]]()
    for entity, sentence, article in some(index, find, who):
        if article in loaded.articles:
            there.add((entity, article))
            if sentence in loaded.sentences:
                here.add((entity, sentence))
    here, there = here - loaded.named, there - loaded.in_article
    loaded.named |= here
    loaded.in_article |= there
    names, sentences, articles = (
        dict(some(index, f"SELECT id, iri FROM {table} WHERE id IN ({{}})", {one[at] for one in pairs}))
        for table, pairs, at in (("entities", here | there, 0), ("sentences", here, 1), ("articles", there, 1))
    )
    for entity, sentence in here:
        mention, place = f"urn:newsgraph:mention:{entity}:{sentence}", sentences[sentence]
        yield f"<{mention}> <{_SENTENCE}> <{place}> .\n{_mention(names[entity], mention, place.partition('#')[0])}"
    for entity, article in there:
        yield _mention(names[entity], f"urn:newsgraph:mention:{entity}::{article}", articles[article])


def _mention(entity: str, mention: str, article: str) -> str:
    return f"<{entity}> <{_DENOTED}> <{mention}> .\n<{mention}> <{_ARTICLE}> <{article}> .\n"
