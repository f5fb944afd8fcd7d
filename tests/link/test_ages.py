""" "The 34-year-old" is who the article says is 34."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg import authority, ids, lexicon, nlp
from kg.extract import extract
from kg.model import Article


@pytest.fixture(scope="module")
def read() -> Language:
    return nlp.load()


def meant(read: Language, text: str, word: str) -> str | None:
    """The name of the entity that the last mention that ends with a word means."""
    article = Article(ids.article_iri(None, text), text, ids.text_digest(text))
    found = extract(article, read(text), authority.load(), lexicon.load())
    names = {entity.iri: entity.name for entity in found.entities}
    mentions = [m for m in found.mentions if text[m.span.start : m.span.end].endswith(word)]
    return names.get(mentions[-1].entity or "") if mentions else None


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Police arrested Chinedu Okafor, 34, on Friday. The 34-year-old met President Bola Lund.", "34-year-old", "Chinedu Okafor"),
        ("Svetlana Orlova, a 52-year-old nurse, was jailed. The 52-year-old had criticized the army.", "52-year-old", "Svetlana Orlova"),
        ("Leila Hassan, 28, and her brother Omar Hassan, 31, fled. The 28-year-old accused the army.", "28-year-old", "Leila Hassan"),
        ("Rafael Torres (33) beat Milan Novak on Sunday. The 33-year-old striker praised him.", "striker", "Rafael Torres"),
        ("Ali Jaber, who is 57, resigned on Monday. The 57-year-old politician denied it.", "politician", "Ali Jaber"),
    ],
)
def test_who_is_of_that_age_is_meant(read: Language, text: str, word: str, name: str) -> None:
    """However the age stands at the name, the description by it means that person."""
    assert meant(read, text, word) == name


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Peter Lund, 40, met Anna Holm, 40, in Oslo. The 40-year-old accused Denmark of spying.", "40-year-old"),
        ("A 19-year-old man stabbed Peter Lund, 45, in Oslo. The 19-year-old fled to Sweden.", "19-year-old"),
        ("Police shot a 20-year-old student. Karim Nabil, 20, saw it. The 20-year-old was taken to hospital.", "20-year-old"),
    ],
)
def test_two_of_an_age_are_told_apart_by_nothing(read: Language, text: str, age: str) -> None:
    """Where two are of that age, or somebody without a name is, nobody who is named is meant."""
    assert meant(read, text, age) in {None, age, f"{age} man", f"{age} student"}
