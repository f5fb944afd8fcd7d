"""Vectors of texts: what a text is about, as a direction in a space of a hundred or two dimensions.

Each word piece has a vector; that of a text is their sum, made as long as 1. They were distilled from the MiniLM sentence encoder
(`training/vectors.py`), so that texts about the same thing in other words come out near each other: their product is the cosine of the
angle between them, 1 for the same, about 0 for what has nothing to do with each other. Vectors know next to nothing of names, numbers,
negation, who does what to whom: nothing may rest on them alone.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from kg.errors import PipelineError

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]
FILE = Path(__file__).resolve().parent / "table.npz"
PIECES = FILE.parents[1] / "nlp" / "model" / "newsgraph_reader" / "pieces.json"
WHOLE = 127  # the number that stands for 1 in eight bits
_AT_ONCE = 256  # texts whose pieces' vectors are in memory together


class Vectors:
    """The table in use: `rows` (pieces, width) in eight bits, `scales` (pieces,) what their numbers are multiplied by."""

    def __init__(self, tokenizer: Tokenizer, rows: Bytes, scales: Floats) -> None:
        self._tokenizer, self._rows, self._scales = tokenizer, rows, scales
        self.width: int = rows.shape[1]

    def of(self, texts: Sequence[str]) -> Floats:
        """(texts, width): of length 1, or nought where a text has no word."""
        found = np.zeros((len(texts), self.width), dtype=np.float32)
        for at in range(0, len(texts), _AT_ONCE):
            for place, pieces in enumerate(self._pieces(texts[at : at + _AT_ONCE]), at):
                found[place] = self._scales[pieces] @ self._rows[pieces].astype(np.float32)
        lengths: Floats = np.linalg.norm(found, axis=1, keepdims=True)
        found /= np.where(lengths > 0, lengths, np.float32(1))
        return found

    def _pieces(self, texts: Sequence[str]) -> Iterator[list[int]]:
        return (list(one.ids) for one in self._tokenizer.encode_batch(list(texts), add_special_tokens=False))


def tokenizer(words: Sequence[str], pieces: Path = PIECES) -> Tokenizer:
    """The encoder's tokenizer, with more words that are one piece each; their numbers follow on those that it has."""
    told = json.loads(pieces.read_text(encoding="utf-8"))
    known = told["model"]["vocab"]
    known |= {word: number for number, word in enumerate((word for word in words if word not in known), len(known))}
    found = Tokenizer.from_str(json.dumps(told))
    found.no_padding()
    found.no_truncation()
    return found


def small(vectors: Floats) -> Bytes:
    """Vectors of length 1 in eight bits a number."""
    found: Bytes = np.rint(vectors * WHOLE).astype(np.int8)
    return found


@cache
def load() -> Vectors:
    """The bundled vectors, read once. Raises PipelineError where they are missing or fit other word pieces."""
    try:
        with np.load(FILE) as read:
            words, rows, scales = bytes(read["words"]).decode().split("\n"), read["rows"], read["scales"].astype(np.float32)
        cut = tokenizer(words)
    except (OSError, ValueError, KeyError) as error:
        raise PipelineError(f"the vectors of words cannot be read ({error}): reinstall newsgraph") from error
    if not len(rows) == len(scales) == cut.get_vocab_size():
        raise PipelineError(f"the vectors of words are {len(rows)}, the word pieces {cut.get_vocab_size()}: run training.vectors anew")
    return Vectors(cut, rows, scales)


def write(path: Path, words: Sequence[str], vectors: Floats) -> None:
    """Write a table: (pieces and then `words`, width), in eight bits a number; each row keeps its length."""
    most = np.abs(vectors).max(axis=1, keepdims=True)
    scales = np.where(most > 0, most, 1) / WHOLE
    rows = np.rint(vectors / scales).astype(np.int8)
    told = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    np.savez(path, words=told, rows=rows, scales=scales[:, 0].astype(np.float32))


@cache
def digest() -> str:
    """A short word for this very table, without reading it: what was made with another one is to be made anew."""
    with zipfile.ZipFile(FILE) as read:
        return "-".join(f"{part.CRC:08x}" for part in read.infolist())
