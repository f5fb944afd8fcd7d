"""Sentences read again where no claim answers: the question's tree laid over theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from spacy.tokens import Doc

from kg.ask import ask
from kg.ask.alignment import says, synonyms
from kg.ask.reread import NOTE
from kg.ask.tree import Mention, pattern
from kg.model import Answer, Extraction
from kg.pipeline import Reader
from kg.read import make_article
from kg.shape import quads
from kg.store import Store, open_store

TEXT = (
    "Hungary may block a joint statement of the ministers on Monday, officials in Budapest said. "
    "Serbia recalled its ambassador from Zagreb in March. "
    "Twenty-six countries voted for the resolution on Georgia, diplomats said. "
    "Dozens of Ukrainian soldiers were trained in Poland by the British army, Warsaw said. "
    "Norway denied that its navy had rammed a Danish trawler near Bergen."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The bundled pipeline."""
    return Reader()


@pytest.fixture(scope="module")
def store(reader: Reader) -> Iterator[Store]:
    """A store of one invented article."""
    with open_store(":memory:") as made:
        article = make_article(TEXT, published=dt.date(2024, 3, 12), publisher="Courier")
        [extraction] = reader.extract([article])
        assert isinstance(extraction, Extraction)
        made.add(article.iri, quads(extraction))
        yield made


def answer(store: Store, reader: Reader, question: str) -> Answer:
    return ask(store, question, reader)


def laid(reader: Reader, question: str, sentence: str) -> bool:
    """Whether a sentence says what a question asks, with every capitalised name of both taken for the same entity by its words."""
    [asked, said] = reader.parse([question, sentence])
    wanted = pattern(asked, mentions(asked), [], {"the", "a", "did", "was"})
    assert wanted is not None
    return says(said, mentions(said), wanted)


def mentions(doc: Doc) -> list[Mention]:
    named = (ent for ent in doc.ents if ent.label_ in {"GPE", "ORG", "PERSON"})
    return [Mention(ent.start_char, ent.end_char, frozenset({ent.text}), "Organisation") for ent in named]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who rammed the trawler?", "The trawler was rammed by Norway on Tuesday."),
        ("Was the trawler rammed by Norway?", "Norway rammed a trawler."),
        ("Which ship did Norway ram?", "Norway rammed two ships near Bergen."),
        ("Did Norway arrest the captain?", "Norway detained the captain on Friday."),
        ("Did Norway deliver tanks to Poland?", "The delivery of tanks to Poland by Norway began."),
        ("How many people died in Poland?", "A bomb killed 12 people in Poland."),
        ("When did Norway leave the talks?", "Norway quit the talks on Monday."),
        ("Why did Norway expel the envoy?", "Norway expelled the envoy over a spy scandal."),
        ("Who voted against the motion?", "Norway and Poland voted against the motion."),
    ],
)
def test_the_same_in_other_words(reader: Reader, question: str, sentence: str) -> None:
    """Passive and active, verb and noun, a word and a narrower one say the same."""
    assert laid(reader, question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Did Norway attack Poland?", "Poland attacked Norway."),
        ("Did Norway attack Poland?", "Poland was hit after Norway attacked Denmark."),
        ("Who voted against the motion?", "Norway and Poland voted for the motion."),
        ("When did Norway leave the talks?", "Norway quit the talks."),
        ("How many people died in Poland?", "A bomb killed people in Poland."),
        ("Who rammed the trawler?", "The trawler was rammed."),
        ("Did Norway detain the captain?", "Norway questioned the captain."),
        ("Did Norway protest in Poland?", "Norway met a protester in Poland."),
    ],
)
def test_what_is_not_the_same(reader: Reader, question: str, sentence: str) -> None:
    """Exchanged parties, a contrary preposition, an empty place or a weaker word are no answer."""
    assert not laid(reader, question, sentence)


def test_a_sentence_that_no_claim_stands_for_is_quoted_as_it_is(store: Store, reader: Reader) -> None:
    """What no family finds is quoted word for word, and the answer says how it was found."""
    found = answer(store, reader, "Which country may block the statement?")
    assert found.answered
    assert found.summary[0].kind == "quotation"
    assert found.summary[0].text.startswith("“Hungary may block")
    assert NOTE in found.coverage.missing


@pytest.mark.parametrize("question", ["Which country may sign the statement?", "Did Zagreb recall its ambassador from Serbia?"])
def test_silence_where_no_sentence_says_it(store: Store, reader: Reader, question: str) -> None:
    """Another act, or the parties the other way round, is not in the graph."""
    assert not answer(store, reader, question).answered


def test_words_that_say_as_much() -> None:
    """A word says itself; the list is of lower-case lemmas and never lists a word under itself."""
    known = synonyms()
    assert "detain" in known.of("arrest")
    assert "arrest" in known.of("arrest")
    assert all(word not in others and word == word.lower() for part in (known.said, known.undergone) for word, others in part.items())
