"""Long texts in windows, windows in sentences."""

from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.nlp.network import MOST_PIECES, Network, Scores
from kg.nlp.windows import Words, sentences


class Fake:
    """A network that starts a sentence at each word whose one piece is 1."""

    def __init__(self) -> None:
        self.longest = 0

    def pieces(self, words: list[str]) -> list[list[int]]:
        """One piece a word: 1 for "S", 0 for all others."""
        return [[int(word == "S")] for word in words]

    def __call__(self, pieces: list[list[int]], shapes: list[int], gaps: list[int]) -> Scores:
        """Nothing but sentence starts."""
        size = len(pieces)
        self.longest = max(self.longest, size)
        empty = np.zeros((size, 1), dtype=np.float32)
        bound = np.array([2 * parts[0] - 1 for parts in pieces], dtype=np.float32)
        return Scores(
            empty,
            empty,
            empty,
            bound,
            empty,
            np.zeros((size, size + 1), dtype=np.float32),
            empty,
            np.zeros((size + 1, 1), dtype=np.float32),
            empty,
        )


def cut(words: list[str], gaps: list[int] | None = None, starts: list[bool | None] | None = None) -> list[tuple[int, int]]:
    """First word and length of each sentence."""
    text = Words(words, gaps or [1] * len(words), starts or [None] * len(words))
    return [(start, len(scores.bound)) for start, scores in sentences(cast(Network, Fake()), text)]


@given(st.lists(st.sampled_from(["S", "x", "x", "x"]), max_size=3000))
def test_sentences_cover_the_text_once(words: list[str]) -> None:
    """Sentences follow each other without gap or overlap, begin where the network says, and nowhere else if short."""
    found = cut(words)
    assert [start for start, _ in found] == [sum(size for _, size in found[:i]) for i in range(len(found))]
    assert sum(size for _, size in found) == len(words)
    assert {start for start, _ in found} == {i for i, word in enumerate(words) if word == "S" or i == 0}


def test_endless_sentence_is_cut() -> None:
    """A sentence that no window can hold is cut, so that memory does not grow with it."""
    assert cut(["x"] * (2 * MOST_PIECES + 5)) == [(0, MOST_PIECES), (MOST_PIECES, MOST_PIECES), (2 * MOST_PIECES, 5)]


def test_blank_line_ends_a_sentence() -> None:
    """After a blank line a sentence starts, whatever the network says."""
    assert cut(["x", "x", "x"], [1, 1, 3]) == [(0, 2), (2, 1)]


def test_given_starts_are_kept() -> None:
    """Sentence starts that the Doc came with are neither moved nor added to."""
    assert cut(["x", "S", "x", "x"], starts=[True, False, False, True]) == [(0, 3), (3, 1)]


@pytest.mark.parametrize(
    ("words", "gaps", "expected"),
    [
        (["x", ".", "S", "”", "x"], [1, 0, 1, 0, 1], [(0, 2), (2, 3)]),
        (["x", ".", "”", "S"], [1, 0, 0, 1], [(0, 3), (3, 1)]),
        (["x", "“", "S", "x"], [1, 1, 0, 1], [(0, 1), (1, 3)]),
        (["x", '"', "S", "x"], [1, 1, 0, 1], [(0, 1), (1, 3)]),
    ],
)
def test_marks_stay_with_what_they_enclose(words: list[str], gaps: list[int], expected: list[tuple[int, int]]) -> None:
    """An opening quotation mark begins the sentence that it opens."""
    assert cut(words, gaps) == expected


def test_closing_mark_ends_its_sentence() -> None:
    """A closing quotation mark never begins a sentence, not even where the network says so."""
    text = Words(["x", ".", "S", "x"], [1, 0, 0, 1], [None] * 4)
    closing = Words(["x", ".", "”", "x"], text.gaps, text.starts)

    class Marked(Fake):
        def pieces(self, words: list[str]) -> list[list[int]]:
            return [[int(word == "”")] for word in words]

    assert [start for start, _ in sentences(cast(Network, Marked()), closing)] == [0, 3]


def test_capitals_after_a_full_stop_begin_a_sentence(nlp: Language) -> None:
    """An acronym behind a full stop begins a sentence though the network is shy of it; an abbreviation ends none."""
    doc = nlp("Police said two men were arrested in Berlin. NATO officials declined to comment. The U.S. Army paid Acme Inc. Monday.")
    assert [sent.text.split()[0] for sent in doc.sents] == ["Police", "NATO", "The"]
