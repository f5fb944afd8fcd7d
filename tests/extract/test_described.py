"""Who a sentence says somebody is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg import nlp
from kg.extract.question.described import Wanted, is_described
from kg.extract.question.questions import Mention

LIND, NORLAND = frozenset({"urn:lind"}), frozenset({"urn:norland"})


@pytest.fixture(scope="module")
def pipeline() -> Language:
    """The bundled pipeline."""
    return nlp.load()


def described(pipeline: Language, sentence: str, wanted: Wanted) -> bool:
    [doc] = nlp.read(pipeline, [sentence])
    at = sentence.index("Eva Lind")
    mentions = [Mention(at, at + 8, LIND, "Person")]
    if "Norway" in sentence:
        place = sentence.index("Norway")
        mentions.append(Mention(place, place + 6, NORLAND, "Place"))
    return is_described(doc, mentions, wanted)


@pytest.mark.parametrize(
    "sentence",
    [
        "Eva Lind, a lawyer in Tyre, left.",
        "A member of the parliament, Eva Lind said that it was late.",
        "The lawyer Eva Lind left on Monday.",
        "Eva Lind is a judge in Tyre.",
    ],
)
def test_words_beside_a_name_describe(pipeline: Language, sentence: str) -> None:
    """An apposition, what stands before the name, and a copula say who somebody is."""
    assert described(pipeline, sentence, Wanted(LIND))


@pytest.mark.parametrize("sentence", ["Mrs. Eva Lind left on Monday.", "The judge met Eva Lind.", "Eva Lind was late."])
def test_other_words_do_not(pipeline: Language, sentence: str) -> None:
    """A mere title, another person and a state say nothing of who somebody is."""
    assert not described(pipeline, sentence, Wanted(LIND))


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("Norway PM Eva Lind has met the king.", True),
        ("Norway's prime minister, Eva Lind, left.", True),
        ("Norway's foreign minister, Eva Lind, left.", False),
        ("The prime minister, Eva Lind, left Norway.", False),
    ],
)
def test_who_holds_an_office(pipeline: Language, sentence: str, is_one: bool) -> None:
    """All words for the office, or such as say as much, and whose it is, stand in what describes somebody."""
    assert described(pipeline, sentence, Wanted(words=("prime", "minister"), entities=(NORLAND,))) is is_one
