"""Datelines of wire stories."""

import pytest
from spacy.language import Language

from kg.nlp.datelines import datelines


@pytest.mark.parametrize(
    "line",
    ["KYIV - ", "TEHRAN, Nov 3 (Reuters) - ", "NEW YORK — ", "BAGHDAD, Iraq (AP) -- ", "ST. PETERSBURG, Russia - "],
)
def test_what_follows_a_dateline_is_found(line: str) -> None:
    """The first word after a dateline is where the story's first sentence begins."""
    text = f"Title\n\n{line}The minister denied it."
    assert datelines(text) == {text.index("The minister")}


@pytest.mark.parametrize(
    "text", ["NATO-led forces left.", "The minister - a lawyer - denied it.", "UN peacekeepers left - at last.", "COVID-19 spread."]
)
def test_other_dashes_are_no_datelines(text: str) -> None:
    """Capitals and dashes alone do not make a dateline."""
    assert datelines(text) == set()


def test_a_dateline_is_a_sentence_of_its_own(nlp: Language) -> None:
    """So that the town is nobody's subject and no part of a quoted sentence."""
    doc = nlp("TEHRAN - Iran's foreign minister denied that his country was sending drones.")
    assert [sent.text for sent in doc.sents][1].startswith("Iran's foreign minister")
    assert next(t for t in doc if t.text == "denied").dep_ == "ROOT"
