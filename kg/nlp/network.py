"""The network at run time: ONNX Runtime on one window of words at a time, and the parser's two bilinear forms.

One window is one call, without padding: the int8 scales are taken over a whole call, so results stay the same however
texts are batched.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

import numpy as np
import onnxruntime

from kg.nlp.decode import Floats, Ints
from kg.nlp.features import WordPieces

NETWORK, FORMS, PIECES = "network.onnx", "forms.npz", "pieces.json"
MOST_PIECES = 510
"""Pieces that the encoder can hold beside its two marks."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of each word of a run; every field is (words, classes or width), `bound` (words,)."""

    xpos: Floats
    upos: Floats
    feats: Floats
    bound: Floats
    ner: Floats
    arc_dep: Floats
    arc_head: Floats
    label_dep: Floats
    label_head: Floats

    def cut(self, start: int, end: int) -> Scores:
        """The same for the words from `start` to before `end`."""
        return Scores(*(getattr(self, field.name)[start:end] for field in fields(self)))

    def joined(self, other: Scores) -> Scores:
        """Both, one after the other."""
        return Scores(*(np.concatenate([getattr(self, f.name), getattr(other, f.name)]) for f in fields(self)))


class Network:
    """The exported network with its word pieces. `threads` are ONNX Runtime's within one operator."""

    def __init__(self, network: bytes, forms: dict[str, Floats], pieces: WordPieces, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        self.outputs = [field.name for field in fields(Scores)]
        self.forms, self.pieces = forms, pieces
        _, self.relations, width = forms["label"].shape
        self.label = np.ascontiguousarray(forms["label"].reshape(width, -1))

    @classmethod
    def read(cls, folder: Path, threads: int = 1) -> Self:
        """From the files that `training.export` wrote."""
        with np.load(folder / FORMS) as found:
            forms = {name: found[name].astype(np.float32) for name in found.files}
        return cls((folder / NETWORK).read_bytes(), forms, WordPieces(folder / PIECES), threads)

    def __call__(self, pieces: list[list[int]], shapes: list[int], gaps: list[int]) -> Scores:
        """Scores of the words of one window, given the pieces of each."""
        sizes = [len(parts) for parts in pieces]
        numbers = [self.pieces.first, *(number for parts in pieces for number in parts), self.pieces.last]
        first = np.cumsum([1, *sizes[:-1]], dtype=np.int64)
        feed = {"pieces": np.array([numbers], dtype=np.int64), "first": first[None],
                "shapes": np.array([shapes], dtype=np.int64), "gaps": np.array([gaps], dtype=np.int64)}
        return Scores(*(values[0] for values in self.session.run(self.outputs, feed)))

    def arcs(self, scores: Scores) -> Floats:
        """(words, 1 + words): how well each word of a sentence, or the root (first), is the head of each."""
        heads = np.concatenate([self.forms["root_arc"][None], scores.arc_head])
        return np.asarray(_with_one(scores.arc_dep) @ self.forms["arc"] @ heads.T)

    def labels(self, scores: Scores, heads: Ints) -> Floats:
        """(words, relations) for words with their heads (from 1, 0 the root)."""
        vectors = _with_one(np.concatenate([self.forms["root_label"][None], scores.label_head])[heads])
        left = (_with_one(scores.label_dep) @ self.label).reshape(len(heads), self.relations, -1)
        return np.asarray(np.matmul(left, vectors[:, :, None])[:, :, 0])


def _with_one(vectors: Floats) -> Floats:
    return np.concatenate([vectors, np.ones((len(vectors), 1), dtype=np.float32)], 1)
