"""What the network's heads tell apart, in the numbers of a spaCy vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.vocab import Vocab

from kg.nlp.valency import Classes


@dataclass(slots=True)
class Codes:
    """The classes of the heads as spaCy's numbers, in the order of the network's outputs."""

    xpos: list[str]
    tag: npt.NDArray[np.uint64]
    pos: npt.NDArray[np.uint64]
    morph: npt.NDArray[np.uint64]
    dep: npt.NDArray[np.uint64]
    rels: list[str]
    classes: Classes

    @classmethod
    def of(cls, classes: dict[str, list[str]], vocab: Vocab) -> Codes:
        """Enter the class names in the vocabulary."""

        def numbers(values: Iterable[int]) -> npt.NDArray[np.uint64]:
            return np.array(list(values), dtype=np.uint64)

        return cls(
            classes["xpos"],
            numbers(vocab.strings.add(name) for name in classes["xpos"]),
            numbers(vocab.strings[name] for name in classes["upos"]),
            numbers(vocab.morphology.add(name) for name in classes["feats"]),
            numbers(vocab.strings.add("ROOT" if name == "root" else name) for name in classes["rels"]),
            classes["rels"],
            Classes.of(classes["rels"], classes["upos"], classes["xpos"]),
        )
