"""Pronouns where the genders of all who are told of leave one person alone, from the text on."""

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
    """The name of the entity that the last mention of a word means."""
    article = Article(ids.article_iri(None, text), text, ids.text_digest(text))
    found = extract(article, read(text), authority.load(), lexicon.load())
    names = {entity.iri: entity.name for entity in found.entities}
    mention = [m for m in found.mentions if text[m.span.start : m.span.end] == word][-1]
    return names.get(mention.entity or "")


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Mayor Carla Mendes told Daniel Ruiz that wages would not rise. He called a strike for Friday.", "He", "Daniel Ruiz"),
        ("Zeynep Kaya shot dead Murat Kaya in Izmir. He had threatened to leave the town.", "He", "Murat Kaya"),
        ("Klaus Winter met Amélie Garnier on Monday. He urged her to support the plan.", "her", "Amélie Garnier"),
    ],
)
def test_the_only_man_or_woman_is_meant(read: Language, text: str, word: str, name: str) -> None:
    """ "He" is the one man and "her" the one woman of those who are told of, wherever they stand."""
    assert meant(read, text, word) == name


@pytest.mark.parametrize(
    "text",
    [
        "Carla Mendes told Andrea Ruiz that wages would not rise. He called a strike for Friday.",
        "Carla Mendes told a man from Oslo that Daniel Ruiz was ill. He called a strike for Friday.",
        "Carla Mendes told Elena Ruiz that wages would not rise. He called a strike for Friday.",
    ],
)
def test_who_may_be_somebody_else_stays_open(read: Language, text: str) -> None:
    """A name of both sexes, a man without a name, or no man at all leave "he" open."""
    assert meant(read, text, "He") is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Olga Ivanova told reporters he would sign the treaty on Monday.", "he"),
        ("Mr. Lund told reporters she would sign the treaty on Monday.", "she"),
    ],
)
def test_nobody_promises_as_another_gender(read: Language, text: str, word: str) -> None:
    """Who speaks of "he" is not meant where the first name or the title tells a woman, and the other way round."""
    assert meant(read, text, word) is None
