"""What the encoder is told of a word besides its pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.nlp
from kg.nlp.features import GAPS, MAX_WORD, SHAPES, WordPieces, gap, shape
from kg.nlp.network import PIECES


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("missile", "lower"),
        ("Iran", "title"),
        ("NATO", "upper"),
        ("I", "capital"),
        ("McCain", "mixed"),
        ("1,000", "number"),
        ("F16", "alphanumeric"),
        (".", "point"),
        ("U.S.", "abbreviation"),
        ("shi'ite", "hyphen"),
        ("中国", "uncased"),
        ("...", "other"),
    ],
)
def test_shape_of_a_word(word: str, name: str) -> None:
    """The way a word is written has one of the twelve names."""
    assert SHAPES[shape(word)] == name


@given(st.text(min_size=1))
def test_every_word_has_a_shape(word: str) -> None:
    """No word is too odd to have a shape."""
    assert 0 <= shape(word) < len(SHAPES)


@pytest.mark.parametrize(("space", "name"), [("", "none"), (" ", "space"), ("  ", "space"), ("\n", "line"), (" \r\n \n", "blank")])
def test_gap_between_words(space: str, name: str) -> None:
    """White space counts by its line ends."""
    assert GAPS[gap(space)] == name


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    """The vocabulary of the bundled model."""
    return WordPieces(kg.nlp.model_path() / "newsgraph_reader" / PIECES)


def test_every_word_has_a_piece(pieces: WordPieces) -> None:
    """Words that the vocabulary drops altogether, such as control characters, still get a piece."""
    assert all(pieces(["\x00", "\u200b", "\U0001f680", "a"]))


def test_long_words_are_cut(pieces: WordPieces) -> None:
    """What lies behind the first letters of a very long word makes no difference and no work."""
    assert pieces(["x" * 5000]) == pieces(["x" * MAX_WORD])


def test_memory_of_pieces_is_bounded(pieces: WordPieces, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full memory is emptied between words without changing what comes out."""
    monkeypatch.setattr("kg.nlp.features.CACHE_WORDS", 3)
    words = ["one", "two", "three", "four", "five"]
    assert pieces(words) + pieces(words) == [pieces([word])[0] for word in words * 2]
