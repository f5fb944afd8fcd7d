"""The network at run time: ONNX Runtime on one window of words at a time, then on the arcs of one tree for their relations.

One window is one call, without padding: the int8 scales are taken over a whole call, so results stay the same however
texts are batched. All heavy arithmetic is ONNX Runtime's, whose threads can be told; NumPy's would take every core there is.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import onnxruntime

from kg.nlp.decode import Floats, Ints
from kg.nlp.features import WordPieces

NETWORK, RELATIONS, PIECES = "network.onnx", "relations.onnx", "pieces.json"
MOST_PIECES = 510
"""Pieces that the encoder can hold beside its two marks."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of each of n words. `bound` (n,): does a sentence start here; `arcs` (n, 1 + n): how well each
    word, or the root (first), is the head of each; `deps` (n, width) and `heads` (1 + n, width): vectors that relations are
    told by; `vectors` (n, width): the words as the encoder sees them; the others (n, classes)."""

    xpos: Floats
    upos: Floats
    feats: Floats
    bound: Floats
    ner: Floats
    arcs: Floats
    deps: Floats
    heads: Floats
    vectors: Floats

    def cut(self, start: int, end: int) -> Scores:
        """The same for a sentence, the words from `start` to before `end`, none of which has its head outside."""
        with_root = [0, *range(start + 1, end + 1)]
        return Scores(
            self.xpos[start:end],
            self.upos[start:end],
            self.feats[start:end],
            self.bound[start:end],
            self.ner[start:end],
            self.arcs[start:end, with_root],
            self.deps[start:end],
            self.heads[with_root],
            self.vectors[start:end],
        )


class Network:
    """The exported network with its word pieces. `threads` are ONNX Runtime's within one operator."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.session = session(folder / NETWORK, threads)
        self._relations = session(folder / RELATIONS, threads)
        self.outputs = [field.name for field in fields(Scores)]
        self.pieces = WordPieces(folder / PIECES)

    def __call__(self, pieces: list[list[int]], shapes: list[int], gaps: list[int]) -> Scores:
        """Scores of the words of one window, given the pieces of each."""
        sizes = [len(parts) for parts in pieces]
        numbers = [self.pieces.first, *(number for parts in pieces for number in parts), self.pieces.last]
        first = np.cumsum([1, *sizes[:-1]], dtype=np.int64)
        feed = {
            "pieces": np.array([numbers], dtype=np.int64),
            "first": first[None],
            "shapes": np.array([shapes], dtype=np.int64),
            "gaps": np.array([gaps], dtype=np.int64),
        }
        return Scores(*(values[0] for values in self.session.run(self.outputs, feed)))

    def relations(self, scores: Scores, heads: Ints) -> Floats:
        """(n, relations) for the words of a sentence with their heads (from 1, 0 the root)."""
        found: Floats = self._relations.run(["relations"], {"deps": scores.deps, "heads": scores.heads[heads]})[0]
        return found


def session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """A graph to run with so many threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])
