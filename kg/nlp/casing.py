"""Common noun or proper name: the network's two scores weighed together with how the word and its neighbours are written.

The network has read half its trees in hurried web text, where capitals tell little; a logistic layer of a dozen weights (`nouns.json`,
fitted by `training.nouns`) puts them in their right. Applied only where UPOS says NOUN or PROPN; the Penn tag follows (NN and NNP, NNS
and NNPS).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kg.nlp.decode import Doubles, Floats, Ints

NOUNS = "nouns.json"
COMMON, PROPER = ("NN", "NNS"), ("NNP", "NNPS")
FEATURES = ("one", "upos", "xpos", "lower", "capital inside", "capital first", "capital in a headline", "all capitals among such",
            "all capitals", "other", "capital before", "capital after")  # fmt: skip
HEADLINE, LEAST = 0.7, 4
"""Share of words with a capital from which on a sentence of at least so many words is a headline."""
SHOUTED = 0.6


def written(words: Sequence[str]) -> Doubles:
    """(words, features): what `FEATURES` says from "lower" on, of the words of one sentence; "capital first" is its first word."""
    letters = [word for word in words if word[0].isalpha()]
    headline = len(letters) >= LEAST and sum(word[0].isupper() for word in letters) > HEADLINE * len(letters)
    shouted = sum(word.isupper() and len(word) > 1 for word in letters) > SHOUTED * len(letters)
    first = next((i for i, word in enumerate(words) if word[0].isalnum()), 0)
    upper = [word[0].isupper() for word in words]
    rows = []
    for i, word in enumerate(words):
        lower, capital = word.islower(), upper[i] and not word[1:].isupper()
        capitals = not lower and not capital and word.isupper()
        before, after = i > 0 and i - 1 != first and upper[i - 1], i + 1 < len(words) and upper[i + 1]
        inside = capital and i != first
        rows.append([lower, inside and not headline, capital and i == first, inside and headline, capitals and shouted,
                     capitals and not shouted, not lower and not capital and not capitals,
                     capital and before, capital and after])  # fmt: skip
    return np.array(rows, dtype=np.float64).reshape(len(words), len(FEATURES) - 3)


class Nouns:
    """The layer, for a network with these classes of UPOS and Penn tags."""

    def __init__(self, weights: Sequence[float], upos: Sequence[str], xpos: Sequence[str]) -> None:
        self.weights = np.array(weights, dtype=np.float64)
        self.noun, self.name = upos.index("NOUN"), upos.index("PROPN")
        self.common, self.proper = [xpos.index(tag) for tag in COMMON], [xpos.index(tag) for tag in PROPER]

    @classmethod
    def read(cls, path: Path, upos: Sequence[str], xpos: Sequence[str]) -> Nouns:
        """From a model's file: a weight for each of `FEATURES`."""
        found = json.loads(path.read_text(encoding="utf-8"))
        return cls([found[name] for name in FEATURES], upos, xpos)

    def features(self, words: Sequence[str], upos: Floats, xpos: Floats) -> Doubles:
        """(words, FEATURES) of one sentence, given the scores (words, classes)."""
        told = np.stack([np.ones(len(words)), upos[:, self.name] - upos[:, self.noun],
                         xpos[:, self.proper].max(1) - xpos[:, self.common].max(1)], 1)  # fmt: skip
        return np.concatenate([told, written(words)], 1)

    def __call__(self, words: Sequence[str], upos: Floats, xpos: Floats) -> tuple[Ints, Ints]:
        """The classes (words,) of UPOS and Penn tag that each word of a sentence has."""
        pos, tags = upos.argmax(1), xpos.argmax(1)
        open_ = (pos == self.noun) | (pos == self.name)
        if open_.any():
            proper = self.features(words, upos, xpos) @ self.weights > 0
            pos = np.where(open_, np.where(proper, self.name, self.noun), pos)
            for common, name in zip(self.common, self.proper, strict=True):
                tags = np.where(open_ & proper & (tags == common), name, np.where(open_ & ~proper & (tags == name), common, tags))
        return pos, tags


__all__ = ["COMMON", "FEATURES", "NOUNS", "PROPER", "Nouns", "written"]
