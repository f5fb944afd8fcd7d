"""What the encoder sees of a word besides its pieces: how it is written and what white space comes before it.

The encoder is uncased and its pieces carry no white space, so both are told to it by small embeddings.
`training/` and the run-time component use the same functions, which is why they live here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

MAX_WORD = 18
"""Code points of a word that the encoder sees: one URL would else fill a window."""

SHAPES = ("lower", "title", "upper", "capital", "mixed", "number", "alphanumeric", "point", "hyphen", "abbreviation", "uncased", "other")
GAPS = ("none", "space", "line", "blank")
CACHE_WORDS = 50_000


def shape(word: str) -> int:
    """Index into `SHAPES` of the way `word` is written."""
    return SHAPES.index(_shape(word))


def _shape(word: str) -> str:
    if word.isalpha():
        return _alphabetic(word)
    if any(c.isdigit() for c in word):
        return "alphanumeric" if any(c.isalpha() for c in word) else "number"
    if not any(c.isalpha() for c in word):
        return "point" if len(word) == 1 else "other"
    if "." in word and word[0].isupper():
        return "abbreviation"
    return "hyphen" if word.islower() else "mixed"


def _alphabetic(word: str) -> str:
    if word.islower():
        return "lower"
    if word.isupper():
        return "capital" if len(word) == 1 else "upper"
    if word[0].isupper() and word[1:].islower():
        return "title"
    return "mixed" if any(c.isupper() for c in word) else "uncased"


def gap(space: str) -> int:
    """Index into `GAPS` of the white space between two words (or before the first)."""
    lines = space.count("\n")
    if lines >= 2:
        return 3
    if lines == 1:
        return 2
    return 1 if space else 0


class WordPieces:
    """Word piece numbers of single words, remembered for the words of the language that recur.

    The memory is bounded by `CACHE_WORDS`; what comes out does not depend on what is remembered.
    """

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.first = self._special("[CLS]")
        self.last = self._special("[SEP]")
        self.unknown = self._special("[UNK]")
        self._cache: dict[str, list[int]] = {}

    def _special(self, name: str) -> int:
        number = self.tokenizer.token_to_id(name)
        if number is None:
            raise ValueError(f"the word piece vocabulary lacks {name}")
        return int(number)

    def __call__(self, words: Sequence[str]) -> list[list[int]]:
        """The pieces of each word, at least one each."""
        if len(self._cache) > CACHE_WORDS:
            self._cache.clear()
        cut = [word[:MAX_WORD] for word in words]
        new = list(dict.fromkeys(word for word in cut if word not in self._cache))
        for word, encoding in zip(new, self.tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._cache[word] = list(encoding.ids) or [self.unknown]
        return [self._cache[word] for word in cut]

    def words(self) -> frozenset[str]:
        """The whole words of the vocabulary, lower-case."""
        return frozenset(piece for piece in self.tokenizer.get_vocab() if piece.isalpha() and len(piece) > 2)
