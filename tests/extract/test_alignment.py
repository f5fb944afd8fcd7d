"""A question laid over sentences: the same predicate, everybody in his place, something in the place that is asked for."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg import nlp
from kg.extract.question.alignment import said
from kg.extract.question.questions import Before, Mention, pattern
from kg.lexicon.synonyms import load as synonyms


@pytest.fixture(scope="module")
def pipeline() -> Language:
    """The bundled pipeline."""
    return nlp.load()


def laid(pipeline: Language, question: str, sentence: str) -> bool:
    """Whether a sentence says what a question asks, with every capitalised name of both taken for the same entity by its words."""
    [asked, told] = nlp.read(pipeline, [question, sentence])
    wanted = pattern(asked, mentions(asked), [], {"the", "a", "did", "was"})
    assert wanted is not None
    return bool(said(told, mentions(told), wanted))


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
        ("Did Norway attack Poland?", "Norway launched an attack on Poland."),
        ("What did Norway ask Poland?", "Norway called on Poland to leave."),
        ("What did Norway say about Poland?", "“Poland must leave,” Norway added."),
        ("Where did Norway go?", "Norway toured Poland."),
        ("Who replaced Poland?", "Poland was replaced as leader of the club and as chairman by Norway."),
    ],
)
def test_the_same_in_other_words(pipeline: Language, question: str, sentence: str) -> None:
    """Passive and active, verb and noun, a word and a narrower one say the same."""
    assert laid(pipeline, question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Did Norway attack Poland?", "Poland attacked Norway."),
        ("Did Norway attack Poland?", "Poland was hit after Norway attacked Denmark."),
        ("Who voted against the motion?", "Norway and Poland voted for the motion."),
        ("When did Norway leave the talks?", "Norway quit the talks."),
        ("How many people died in Poland?", "A bomb killed people in Poland."),
        ("Who rammed the trawler?", "The trawler was rammed."),
        ("Who replaced Poland?", "Poland was replaced as author of a report by Norway."),
        ("Did Norway detain the captain?", "Norway questioned the captain."),
        ("Did Norway protest in Poland?", "Norway met a protester in Poland."),
        ("Did Norway accuse Poland?", "Norway rejected an accusation against Poland."),
    ],
)
def test_what_is_not_the_same(pipeline: Language, question: str, sentence: str) -> None:
    """Exchanged parties, a contrary preposition, an empty place or a weaker word are no answer."""
    assert not laid(pipeline, question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence", "is_said"),
    [
        ("How many troops did Norway plan to send to Poland?", "The council opposed Norway's plan to send 300 troops to Poland.", True),
        ("How many troops did Norway plan to send to Poland?", "Norway sent 300 troops to Poland.", False),
        ("How many troops did Norway plan to send to Poland?", "The council opposed Denmark's plan to send 300 troops to Poland.", False),
    ],
)
def test_what_is_planned_may_hang_on_the_plan(pipeline: Language, question: str, sentence: str, is_said: bool) -> None:
    """ "Plans to send" is said by "a plan to send" of the same planner, and never by what is done."""
    [asked, told] = nlp.read(pipeline, [question, sentence])
    wanted = pattern(asked, mentions(asked), [], {"the", "a", "did", "was", "to"})
    assert wanted is not None
    assert wanted.instead is not None
    assert bool(said(told, mentions(told), wanted.instead)) is is_said


@pytest.mark.parametrize(
    ("before", "sentence", "is_said"),
    [
        ("The council voted on the motion.", "Only Norway abstained.", True),
        ("The council left.", "Only Norway abstained.", False),
        ("The council voted on the motion.", "Only Norway abstained from the second ballot.", False),
    ],
)
def test_what_goes_without_saying(pipeline: Language, before: str, sentence: str, is_said: bool) -> None:
    """What the sentence before tells need not be said again where nothing else stands in its place."""
    words = frozenset(before.casefold().strip(".").split())
    [asked, told] = nlp.read(pipeline, ["Who abstained from the vote on the motion?", sentence])
    wanted = pattern(asked, mentions(asked), [], {"the", "a", "did", "was"})
    assert wanted is not None
    assert bool(said(told, mentions(told), wanted, Before(words=words, last_words=words))) is is_said


def test_words_that_say_as_much() -> None:
    """A word says itself; the list is of lower-case lemmas and never lists a word under itself."""
    known = synonyms()
    assert "detain" in known.of("arrest")
    assert "arrest" in known.of("arrest")
    assert all(word not in others and word == word.lower() for part in (known.said, known.undergone) for word, others in part.items())


def test_a_name_that_is_read_as_an_adverb_is_not_left_out(pipeline: Language) -> None:
    """A question whose speaker was not read as a name is laid over nothing, for anybody would do."""
    [asked] = nlp.read(pipeline, ["What did Cleverly say about the raids on ports?"])
    assert pattern(asked, mentions(asked), [], {"the", "a", "did"}) is None
