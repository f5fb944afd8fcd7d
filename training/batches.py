"""Windows of running text, cut at random lengths, roughened a little, and put together to batches of one size."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import torch
from torch import Tensor

from kg.nlp.decode import TAGS
from kg.nlp.features import WordPieces, shape
from training.corpora import Document, Sentence
from training.labels import Allowed
from training.swaps import SHARE, Lists, Slot, Swaps, slots

IGNORE = -100
WORDS_PER_BATCH = 1500
CURLY = {
    '"': ("“", "”"),
    "'": ("‘", "’"),
    "'s": ("’s", "’s"),
    "n't": ("n’t", "n’t"),
    "'re": ("’re", "’re"),
    "'ll": ("’ll", "’ll"),
    "'ve": ("’ve", "’ve"),
    "'d": ("’d", "’d"),
    "'m": ("’m", "’m"),
}


@dataclass(frozen=True, slots=True)
class Classes:
    """The class names of the heads, most frequent first; what is too rare to learn is left out."""

    xpos: list[str]
    upos: list[str]
    feats: list[str]
    rels: list[str]

    @classmethod
    def of(cls, documents: list[Document], rare: int = 3) -> Classes:
        """From the columns of treebanks."""
        counts: dict[str, Counter[str]] = {name: Counter() for name in ("xpos", "upos", "feats", "rels")}
        for sentence in (s for document in documents for s in document):
            for name, count in counts.items():
                count.update(getattr(sentence.tree, name))
        return cls(
            **{name: [k for k, n in count.most_common() if n >= rare and (k != "_" or name == "feats")] for name, count in counts.items()}
        )


@dataclass(slots=True)
class Item:
    """One sentence ready for training: class numbers per word, `IGNORE` where not known."""

    words: list[str]
    gaps: list[int]
    heads: list[int] | None
    columns: dict[str, list[int]]
    allowed: list[int]
    slots: list[Slot]


@dataclass(slots=True)
class Sets:
    """The allowed sets of tags, numbered."""

    numbers: dict[Allowed, int] = field(default_factory=dict)

    def __call__(self, allowed: Allowed) -> int:
        return self.numbers.setdefault(allowed, len(self.numbers))

    def table(self) -> Tensor:
        """(sets, tags): true where the set allows the tag."""
        table = torch.zeros(len(self.numbers), len(TAGS), dtype=torch.bool)
        for allowed, number in self.numbers.items():
            table[number, list(allowed)] = True
        return table


def item(sentence: Sentence, allowed: list[Allowed], classes: Classes, sets: Sets) -> Item:
    """A sentence in numbers."""
    columns = {}
    for name in ("xpos", "upos", "feats", "rels"):
        index = {k: i for i, k in enumerate(getattr(classes, name))}
        values = getattr(sentence.tree, name) if sentence.tree else []
        columns[name] = [index.get(value, IGNORE) for value in values] or [IGNORE] * len(sentence.words)
    heads = sentence.tree.heads if sentence.tree else None
    return Item(sentence.words, sentence.gaps, heads, columns, [sets(a) for a in allowed], slots(allowed))


Window = list[Item]


def windows(documents: list[list[Item]], rng: random.Random) -> Iterator[Window]:
    """Runs of whole sentences of each document, in its order, of random length: one sentence up to 150 words."""
    for document in documents:
        budget, window = rng.choice((1, 30, 60, 100, 150)), []
        for sentence in document:
            if window and sum(len(s.words) for s in window) + len(sentence.words) > budget:
                yield window
                budget, window = rng.choice((1, 1, 30, 60, 100, 150)), []
            window.append(sentence)
        if window:
            yield window


def packs(items: list[Item], rng: random.Random) -> list[list[Item]]:
    """Loose sentences, shuffled and laid together as if they were documents."""
    items = items[:]
    rng.shuffle(items)
    return [items[i : i + 8] for i in range(0, len(items), 8)]


def batched(found: list[Window], rng: random.Random) -> list[list[Window]]:
    """Batches of `WORDS_PER_BATCH` at most (padding counted), windows of like length together, in random order."""
    keyed = sorted(found, key=lambda w: sum(len(s.words) for s in w) + rng.random() * 6)
    batches: list[list[Window]] = [[]]
    for window in keyed:
        size = sum(len(s.words) for s in window)
        if batches[-1] and size * (len(batches[-1]) + 1) > WORDS_PER_BATCH:
            batches.append([])
        batches[-1].append(window)
    rng.shuffle(batches)
    return batches


@dataclass(frozen=True, slots=True)
class Noise:
    """What is done to the text of a batch beside `roughened`: names to swap (None: none are), the share of words that are hidden and the
    piece that stands for them."""

    lists: Lists | None = None
    hidden: float = 0.0
    mask: int = 0


PLAIN = Noise()


def swapped(window: Window, lists: Lists | None, rng: random.Random) -> list[str]:
    """The words of a window, with names of other countries in some of them."""
    words = [word for sentence in window for word in sentence.words]
    if lists is None or rng.random() >= SHARE:
        return words
    found, at = list[Slot](), 0
    for sentence in window:
        found += [(at + start, at + end, kind) for start, end, kind in sentence.slots]
        at += len(sentence.words)
    return Swaps(lists, rng)(words, found)


def hide(pieces: list[list[int]], noise: Noise, rng: random.Random) -> list[list[int]]:
    """Pieces with those of some words replaced by the mask: what the word is must then be told by its neighbours."""
    return [[noise.mask] * len(parts) if rng.random() < noise.hidden else parts for parts in pieces] if noise.hidden else pieces


def roughened(words: list[str], window: Window, rng: random.Random) -> tuple[list[str], list[int]]:
    """Words and gaps as bad text would have them: no case, all capitals, curly quotes, no paragraphs."""
    gaps = [g for sentence in window for g in sentence.gaps]
    fate = rng.random()
    if fate < 0.04:
        words = [word.lower() for word in words]
    elif fate < 0.07:
        words = [word.upper() for word in words]
    elif fate < 0.10:
        words = [word[:1].upper() + word[1:] for word in words]
    if rng.random() < 0.3:
        words = curly(words)
    fate = rng.random()
    if fate < 0.3:
        gaps = [min(g, 1) for g in gaps]
    elif fate < 0.4:
        gaps = [2 if g == 3 else g for g in gaps]
    if len(words) > 3 and rng.random() < 0.02:
        gaps[0] = rng.randrange(4)
    return words, gaps


def curly(words: list[str]) -> list[str]:
    """Typographic quotes for straight ones, opening and closing in turn."""
    result, open_ = [], False
    for word in words:
        pair = CURLY.get(word.lower())
        if pair:
            word = pair[int(open_)]
            open_ = not open_
        result.append(word)
    return result


@dataclass(slots=True)
class Batch:
    """Tensors of one batch; (batch, words) but for `pieces` and `mask` (batch, ..., pieces)."""

    pieces: Tensor
    mask: Tensor
    first: Tensor
    shapes: Tensor
    gaps: Tensor
    real: Tensor
    sentence: Tensor
    starts: Tensor
    heads: Tensor
    columns: dict[str, Tensor]
    allowed: Tensor
    tree: bool


def padded(rows: list[list[int]], value: int) -> Tensor:
    """Rows of numbers as one matrix."""
    width = max(len(row) for row in rows)
    return torch.tensor([row + [value] * (width - len(row)) for row in rows], dtype=torch.long)


def batch(found: list[Window], pieces: WordPieces, rng: random.Random, noise: Noise = PLAIN) -> Batch:
    """Windows as tensors. `heads` counts words of the window from 1, 0 the root of the word's sentence."""
    rows: dict[str, list[list[int]]] = {
        name: []
        for name in ("pieces", "first", "shapes", "gaps", "sentence", "starts", "heads", "xpos", "upos", "feats", "rels", "allowed")
    }
    for window in found:
        words, gaps = roughened(swapped(window, noise.lists, rng), window, rng)
        numbers, first = [pieces.first], []
        for parts in hide(pieces(words), noise, rng):
            first.append(len(numbers))
            numbers += parts
        rows["pieces"].append([*numbers, pieces.last])
        rows["first"].append(first)
        rows["shapes"].append([shape(word) for word in words])
        rows["gaps"].append(gaps)
        _add_sentences(rows, window)
    ids = padded(rows["pieces"], 0)
    lengths = torch.tensor([len(row) for row in rows["pieces"]])
    mask = (torch.arange(ids.shape[1]) < lengths[:, None])[:, None, None]
    sentence = padded(rows["sentence"], -1)
    columns = {name: padded(rows[name], IGNORE) for name in ("xpos", "upos", "feats", "rels")}
    return Batch(
        ids,
        mask,
        padded(rows["first"], 0),
        padded(rows["shapes"], 0),
        padded(rows["gaps"], 0),
        sentence >= 0,
        sentence,
        padded(rows["starts"], IGNORE),
        padded(rows["heads"], IGNORE),
        columns,
        padded(rows["allowed"], 0),
        any(s.heads is not None for w in found for s in w),
    )


def _add_sentences(rows: dict[str, list[list[int]]], window: Window) -> None:
    flat: dict[str, list[int]] = {name: [] for name in ("sentence", "starts", "heads", "xpos", "upos", "feats", "rels", "allowed")}
    at = 0
    for number, s in enumerate(window):
        size = len(s.words)
        flat["sentence"] += [number] * size
        flat["starts"] += [1] + [0] * (size - 1)
        flat["heads"] += [h + at if h else 0 for h in s.heads] if s.heads else [IGNORE] * size
        for name in ("xpos", "upos", "feats", "rels"):
            flat[name] += s.columns[name]
        flat["allowed"] += s.allowed
        at += size
    flat["starts"][0] = IGNORE
    for name, row in flat.items():
        rows[name].append(row)
