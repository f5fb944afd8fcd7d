"""Lemmas by table and by ending."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.nlp
from kg.nlp.features import WordPieces
from kg.nlp.lemmas import Lemmatiser, apply, change
from kg.nlp.network import PIECES
from kg.nlp.reader import LEMMAS


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_change_makes_the_lemma(form: str, lemma: str) -> None:
    """The change between a form and a lemma, applied to the form, gives the lemma."""
    assert apply(form, change(form, lemma)) == lemma


def test_table_before_endings(tmp_path: Path) -> None:
    """A form that is known has its own lemma, any other that of the longest known ending; both survive the disk."""
    made = Lemmatiser({"NNS": {"men": "man"}}, {"NNS": {"": [(0, "")], "s": [(1, "")], "ies": [(3, "y")]}}, {})
    made.write(tmp_path / "lemmas.json")
    lemmatiser = Lemmatiser.read(tmp_path / "lemmas.json")
    assert [lemmatiser(form, "NNS") for form in ("Men", "drones", "allies", "sheep")] == ["man", "drone", "ally", "sheep"]


def test_a_tag_nobody_knows() -> None:
    """Under an unknown tag the lemma is the form."""
    assert Lemmatiser({}, {}, {})("Foo", "XX") == "foo"


def test_known_words_decide() -> None:
    """Of several changes the one that gives a known verb is taken, then one that gives any word, then the commonest."""
    endings: dict[str, dict[str, list[tuple[int, str]]]] = {"VBD": {"ed": [(2, ""), (1, "")]}}
    lemmatiser = Lemmatiser({}, endings, {"V": frozenset(("fade", "land"))}, frozenset(("fad", "provoke")))
    assert [lemmatiser(form, "VBD") for form in ("faded", "landed", "provoked", "blorked")] == ["fade", "land", "provoke", "blork"]


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("condemned", "VBD", "condemn"),
        ("stopping", "VBG", "stop"),
        ("allies", "NNS", "ally"),
        ("was", "VBD", "be"),
        ("said", "VBD", "say"),
        ("Iranians", "NNPS", "Iranian"),
        ("NATO", "NNP", "NATO"),
        ("better", "JJR", "good"),
        ("denied", "VBN", "deny"),
        ("using", "VBG", "use"),
        ("provoked", "VBD", "provoke"),
        ("faded", "VBD", "fade"),
        ("We", "PRP", "we"),
        ("fined", "VBD", "fine"),
        ("severed", "VBN", "sever"),
        ("frees", "VBZ", "free"),
        ("rebuking", "VBG", "rebuke"),
    ],
)
def test_lemmas_of_the_bundled_reader(form: str, tag: str, lemma: str) -> None:
    """Common forms of news have the lemma that the treebanks give them."""
    folder = kg.nlp.model_path() / "newsgraph_reader"
    assert Lemmatiser.read(folder / LEMMAS, WordPieces(folder / PIECES).words())(form, tag) == lemma


def test_strong_verbs_are_known_beyond_the_treebanks() -> None:
    """A past form that no ending tells has its lemma although the table lacks it."""
    empty = Lemmatiser(table={}, endings={}, known={})
    assert empty("struck", "VBD") == "strike"
    assert empty("Freed", "VBN") == "free"
    assert empty("withheld", "VBN") == "withhold"


@pytest.mark.parametrize(("form", "past"), [("overran", True), ("Retook", True), ("withstood", True), ("beat", False), ("found", False)])
def test_a_past_that_is_no_other_form(form: str, past: bool) -> None:
    """Who meets "overran" for the first time need not take it for a present; "found" may be one."""
    folder = kg.nlp.model_path() / "newsgraph_reader"
    assert Lemmatiser.read(folder / LEMMAS, WordPieces(folder / PIECES).words()).is_preterite(form) is past
