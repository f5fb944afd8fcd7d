"""What asking wants to know again and again, of many things at once; by the graph's own questions where the index cannot tell."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kg.sentences._candidates import SOURCE, entities, some
from kg.sentences._filling import asked
from kg.sentences._index import knows_all, up_to_date
from kg.sentences._memory import remembered
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Person:
    """A person named, or described, in an article: number of the sentence, and offset of the words in the article."""

    article: str
    order: int
    begin: int
    entity: str


def days(store: Store, articles: Collection[str]) -> dict[str, str]:
    """Article -> its day of publication, for those that have one. Raises StoreError where the index is damaged."""
    with up_to_date(store) as index:
        return dict(some(index, "SELECT iri, day FROM articles WHERE day IS NOT NULL AND iri IN ({})", articles))


def titles(store: Store, articles: Collection[str]) -> dict[str, str]:
    """Article -> its title, for those that have one. Raises StoreError as `days`."""
    with up_to_date(store) as index:
        return dict(some(index, "SELECT iri, title FROM articles WHERE title IS NOT NULL AND iri IN ({})", articles))


def acting(store: Store, who: Collection[str]) -> frozenset[str]:
    """The sentences (IRIs) in which one of them acts or speaks, as the question acting-sentences has it. Raises StoreError as `days`."""
    wanted = frozenset(who)
    return remembered(store, ("acting", wanted), lambda: _acting(store, wanted))


def _acting(store: Store, who: Collection[str]) -> frozenset[str]:
    find = """
        SELECT DISTINCT sentences.iri FROM concerned JOIN resting USING (claim) JOIN sentences ON sentences.id = sentence
        WHERE entity IN ({}) AND role IN (?, 'actor')
    """
    with up_to_date(store) as index:
        if knows_all(index):
            return frozenset(iri for (iri,) in some(index, find, entities(index, who), (SOURCE,)))
    return frozenset(row["sentence"].value for row in asked(store, "acting-sentences", actor=who))


def claiming(store: Store, sentences: Collection[str], kinds: Collection[str]) -> frozenset[str]:
    """Those of the sentences (IRIs) that a claim rests on which is on something of one of the kinds (types and modes). Raises StoreError as
    `days`."""
    marks = ", ".join("?" * len(kinds))
    find = f"""
        SELECT DISTINCT iri FROM sentences JOIN resting ON sentence = sentences.id JOIN kinds USING (claim)
        WHERE iri IN ({{}}) AND kind IN ({marks})
    """
    with up_to_date(store) as index:
        if knows_all(index):
            return frozenset(iri for (iri,) in some(index, find, sentences, tuple(kinds)))
    rows = asked(store, "sentence-claims", sentence=sentences)
    wanted = set(kinds)
    return frozenset(row["sentence"].value for row in rows if any(name in row and row[name].value in wanted for name in ("type", "mode")))


def claims_on(store: Store, sentences: Collection[str]) -> list[tuple[str, str]]:
    """The claims that rest on sentences, each with its sentence, sorted. Raises StoreError as `days`."""
    find = """
        SELECT claims.iri, sentences.iri FROM sentences JOIN resting ON sentence = sentences.id JOIN claims ON claims.id = claim
        WHERE sentences.iri IN ({})
    """
    with up_to_date(store) as index:
        if knows_all(index):
            return sorted((claim, sentence) for claim, sentence in some(index, find, sentences))
    rows = asked(store, "sentence-claims", sentence=sentences)
    return sorted({(row["claim"].value, row["sentence"].value) for row in rows})


def persons(store: Store, sentences: Collection[str]) -> list[Person]:
    """Who is named in the articles of sentences, other than by a pronoun, as the question persons-named has it. Raises StoreError as
    `days`."""
    find = """
        SELECT articles.iri, place, begin, entities.iri FROM articles JOIN sentences ON article = articles.id
        JOIN persons ON sentence = sentences.id JOIN entities ON entities.id = entity WHERE articles.id IN ({})
    """
    with up_to_date(store) as index:
        if knows_all(index):
            articles = {one for (one,) in some(index, "SELECT DISTINCT article FROM sentences WHERE iri IN ({})", sentences)}
            return sorted((Person(*row) for row in some(index, find, articles)), key=lambda one: (one.article, one.begin, one.entity))
    rows = asked(store, "persons-named", sentence=sentences)
    return [Person(row["article"].value, int(row["order"].value), int(row["begin"].value), row["entity"].value) for row in rows]
