"""Names that the reader took for none."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.authority import load
from kg.extract.mention.missed import missed
from kg.nlp.tokenizer import blank


def found(text: str, taken: frozenset[int] = frozenset()) -> list[str]:
    """The names missed in a sentence whose words are all nouns."""
    doc: Doc = blank()(text)
    for token in doc:
        token.is_sent_start = token.i == 0
        token.pos_ = "NOUN"
    return [" ".join(token.text for token in run) for run in missed(doc, taken, load())]


def test_the_name_of_a_known_organisation_is_found() -> None:
    """Two nouns with capitals that name a known organisation are its name, and so is an acronym."""
    assert found("rivals of Proud Boys spoke") == ["Proud Boys"]
    assert found("rivals of NATO spoke") == ["NATO"]


def test_what_may_be_another_thing_is_left() -> None:
    """One word with a capital, a name that nobody is known by, and what is in a name already are left alone."""
    assert found("rivals of Hamas spoke") == []
    assert found("rivals of Sunday Fathers spoke") == []
    assert found("rivals of Proud Boys spoke", frozenset({2, 3})) == []
