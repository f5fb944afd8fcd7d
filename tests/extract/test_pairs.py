"""Two people joined by "and", each with his title."""

from __future__ import annotations

import pytest
from spacy.language import Language

import kg.nlp
from kg.extract.repair.pairs import join_pairs, part_names


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The bundled pipeline."""
    return kg.nlp.load()


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("German Chancellor Olaf Scholz and French President Emmanuel Macron met in Paris.", "Olaf", "Emmanuel"),
        ("NATO Secretary General Jens Stoltenberg and Ukrainian President Volodymyr Zelensky held a news conference.", "Jens", "Volodymyr"),
    ],
)
def test_the_second_joins_the_first(nlp: Language, text: str, first: str, second: str) -> None:
    """However the parse hangs them, the second person is a conjunct of the first and keeps his own title."""
    doc = nlp(text)
    join_pairs(doc)
    name = next(token for token in doc if token.text == second)
    assert (name.dep_, name.head.text) == ("conj", first)
    assert "President" in {token.text for token in name.children}


def test_who_begins_a_clause_is_no_conjunct(nlp: Language) -> None:
    """A name with a verb of its own between the two is left as it is."""
    doc = nlp("Vladimir Putin left and President Emmanuel Macron stayed.")
    before = [(token.head.i, token.dep_) for token in doc]
    join_pairs(doc)
    assert [(token.head.i, token.dep_) for token in doc] == before


def test_a_colleague_named_before_the_speaker_says_nothing(nlp: Language) -> None:
    """Of two names with a mere comma between them, behind a noun, the first is that noun's and the second is the subject."""
    doc = nlp("In a telephone call with his Ukrainian counterpart, Dmytro Kuleba, Amir-Abdollahian said the claims were baseless.")
    part_names(doc)
    assert [token.text for token in doc if token.dep_ == "nsubj" and token.head.text == "said"] == ["Amir"]
