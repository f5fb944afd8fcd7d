"""What weighing the writing of nouns and names promises."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language

from kg.nlp.casing import FEATURES, Nouns, written

UPOS, XPOS = ("NOUN", "PROPN", "VERB"), ("NN", "NNS", "NNP", "NNPS", "VB")
UNSURE = {"upos": 1.0, "lower": -1.0, "capital inside": 1.0}


def layer(**weights: float) -> Nouns:
    return Nouns([weights.get(name, 0.0) for name in FEATURES], UPOS, XPOS)


def column(words: str, name: str) -> list[bool]:
    return [bool(value) for value in written(words.split())[:, FEATURES.index(name) - 3]]


def test_each_word_is_written_in_one_way() -> None:
    """The ways of writing exclude each other and leave no word out, whatever it is made of."""
    rows = written(["The", "House", "of", "iPhone", "NATO", "12", "-", "x", "“", "’s"])
    assert (rows[:, : FEATURES.index("capital before") - 3].sum(1) == 1).all()


def test_a_capital_that_opens_a_sentence_or_stands_in_a_headline_tells_less() -> None:
    """Capitals are told apart by whether the place would call for one anyway."""
    assert column("“ Parliament asked the House today", "capital first") == [False, True, False, False, False, False]
    assert column("“ Parliament asked the House today", "capital inside") == [False, False, False, False, True, False]
    assert column("Parliament Asks House For More Time", "capital in a headline") == [False, True, True, True, True, True]


@pytest.mark.parametrize(("word", "upos", "xpos"), [("House", "PROPN", "NNP"), ("house", "NOUN", "NN")])
def test_unsure_words_follow_their_writing(word: str, upos: str, xpos: str) -> None:
    """Where the scores are even the writing decides, and the Penn tag goes with it."""
    even, tags = np.array([[0, 0, 9], [1, 1, 0]], np.float32), np.array([[0, 0, 0, 0, 9], [3, 0, 3, 0, 0]], np.float32)
    pos, found = layer(**UNSURE)(["asked", word], even, tags)
    assert (UPOS[pos[1]], XPOS[found[1]]) == (upos, xpos)
    assert (UPOS[pos[0]], XPOS[found[0]]) == ("VERB", "VB")


def test_a_plural_stays_one() -> None:
    """The number in the Penn tag is kept."""
    scores, tags = np.array([[1, 0, 0]], np.float32), np.array([[0, 2, 0, 1, 0]], np.float32)
    _, found = layer(one=1.0)(["Senators"], scores, tags)
    assert XPOS[found[0]] == "NNPS"


def test_sure_words_keep_what_the_network_says() -> None:
    """Writing alone does not overrule a network that is sure."""
    scores, tags = np.array([[9, 0, 0]], np.float32), np.array([[9, 0, 0, 0, 0]], np.float32)
    pos, _ = layer(**{**UNSURE, "capital inside": 3.0})(["The", "House"], np.repeat(scores, 2, 0), np.repeat(tags, 2, 0))
    assert UPOS[pos[1]] == "NOUN"


def test_the_bundled_reader_weighs_them(nlp: Language) -> None:
    """The model that ships tells a legislature from a building by its capital."""
    doc = nlp("On Monday the House passed the bill that the Senators had read in the small house.")
    assert [token.pos_ for token in doc if token.lower_ == "house"] == ["PROPN", "NOUN"]
