"""The words of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.nlp.tokenizer import blank


@pytest.fixture(scope="module")
def words() -> Language:
    """The rules, without a model."""
    return blank()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("non-proliferation", ["non-proliferation"]),
        ("the U.S.-led force", ["the", "U.S.", "-", "led", "force"]),
        ("COVID-19", ["COVID", "-", "19"]),
        ("8–10 men", ["8", "–", "10", "men"]),
        ("US$50", ["US", "$", "50"]),
        ("Gen. Smith DON'T", ["Gen.", "Smith", "DO", "N'T"]),
        ("and/or", ["and", "/", "or"]),
        ("(see 8):", ["(", "see", "8", ")", ":"]),
        ("UAV's “it’s”", ["UAV", "'s", "“", "it", "’s", "”"]),
        ("What?!! ====", ["What", "?", "!!", "===="]),
        ("said.”What", ["said", ".", "”", "What"]),
        ('"Peter"<peter@example.org>', ['"', "Peter", '"', "<", "peter@example.org", ">"]),
        ("ACME PVT. LTD., Acme Inc..", ["ACME", "PVT.", "LTD.", ",", "Acme", "Inc.", "."]),
    ],
)
def test_words_as_the_treebanks_have_them(words: Language, text: str, expected: list[str]) -> None:
    """Signs, abbreviations and hyphens part as in UD English."""
    assert [token.text for token in words(text)] == expected


@given(st.text())
def test_text_is_never_altered(text: str) -> None:
    """The words and the white space between them are the text."""
    assert blank_text(text) == text


NLP = blank()


def blank_text(text: str) -> str:
    """The text as the words give it back."""
    return NLP.make_doc(text).text


@pytest.mark.parametrize("text", ["reported Tuesdaythat it", "missiles andmore drones"])
def test_lost_spaces_do_not_make_words(nlp: Language, text: str) -> None:
    """The bundled tokeniser parts two words that lost the space between them, with their own offsets."""
    doc = nlp.make_doc(text)
    assert len(doc) == 4
    assert doc.text == text
