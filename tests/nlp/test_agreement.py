"""Names that one text labels in two ways."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from kg.nlp.agreement import agreed
from kg.nlp.tokenizer import blank


def labels(text: str, *given: tuple[str, str]) -> list[str]:
    """What becomes of names with the labels given, in the order of the text."""
    doc: Doc = blank()(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    names, at = list[Span](), 0
    for words, label in given:
        start = text.index(words, at)
        at = start + len(words)
        span = doc.char_span(start, at, label=label)
        assert span is not None
        names.append(span)
    return [name.label_ for name in agreed(doc, names)]


def test_the_majority_of_a_text_decides() -> None:
    """A name that is a person twice and a place once is a person each time."""
    text = "Solvang spoke, Solvang left, Solvang slept."
    assert labels(text, ("Solvang", "PERSON"), ("Solvang", "GPE"), ("Solvang", "PERSON")) == ["PERSON"] * 3


def test_one_against_one_stays_as_it_was() -> None:
    """Where no label has a majority nothing is changed."""
    assert labels("Solvang and Solvang", ("Solvang", "PERSON"), ("Solvang", "ORG")) == ["PERSON", "ORG"]


def test_what_is_told_by_use_is_left_alone() -> None:
    """A people's name is no place because the place is named more often."""
    given = [("Quist", "GPE"), ("Quist", "GPE"), ("Quist", "NORP")]
    assert labels("Quist, Quist and the Quist", *given) == ["GPE", "GPE", "NORP"]


def test_a_storm_is_no_person() -> None:
    """A name that stands behind the word for a storm is one wherever the text has it."""
    assert labels("Typhoon Orla came. Orla went.", ("Orla", "PERSON"), ("Orla", "PERSON")) == ["EVENT", "EVENT"]


def test_an_address_of_a_site_is_no_person() -> None:
    """A site that is called by its address is a body; a person beside it stays one."""
    assert labels("Quist.com quoted Quist.", ("Quist.com", "PERSON"), ("Quist", "PERSON")) == ["ORG", "PERSON"]
