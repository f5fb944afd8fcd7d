"""What the confidence of a link promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.nlp.confidence import ANY, confidence, sort_of
from kg.nlp.referring import referring
from training.confidence import sure, told

chances = st.floats(0, 1)


@given(chances, chances)
def test_a_likelier_link_of_one_sort_is_surer(one: float, other: float) -> None:
    """Within a sort the order of the chances stays, and what comes out is a share."""
    numbers = {ANY: [0.7, 0.1], "you": [0.9, -1.0]}
    first, second = (confidence(numbers, "you", chance) for chance in sorted((one, other)))
    assert 0 <= first <= second <= 1


def test_a_sort_without_numbers_takes_those_of_any() -> None:
    """A sort that was not seen is told like all links together; a model without numbers gives the chance itself."""
    assert confidence({ANY: [1.0, 1.0]}, "he", 0.5) == pytest.approx(0.7311, abs=1e-4)
    assert confidence({}, "he", 0.5) == 0.5


def test_sorts_of_words(nlp: Language) -> None:
    """Pronouns go by their kind, names by their label, nouns by what stands before them."""
    doc = nlp("Norway praised her. The minister and his aide left.")
    assert {doc[item.head].text: sort_of(item) for item in referring(doc)} == {
        "Norway": "GPE", "her": "she", "minister": "the", "his": "he", "aide": "owned",
    }  # fmt: skip


def test_what_looks_surer_than_it_is_gets_less() -> None:
    """Links that are right half of the time, whatever their chance, come out near a half; a sort seen but once stays near all others."""
    links = [("you", 0.95, right) for right in (True, False)] * 100 + [("he", 0.95, True)] * 100
    numbers = told([*links, ("it", 0.95, False)])
    assert confidence(numbers, "you", 0.95) == pytest.approx(0.5, abs=0.1)
    assert confidence(numbers, "he", 0.95) > 0.9
    assert confidence(numbers, "it", 0.95) > 0.4


def test_sure_is_where_all_above_is_right_often_enough() -> None:
    """The mark lies above the last confidence at which too few links are right."""
    links = [(0.99, True)] * 8 + [(0.8, False)] * 2 + [(0.6, True)] * 90
    assert sure(links, 90.0) == pytest.approx(0.81)
