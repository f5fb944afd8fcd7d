"""Train the coreference network on GUM, with the word vectors of an exported reader, and write it into that reader's directory.

    python -m training.coreference --model build/model --shared ../shared

Trained on the train part. Two confidences are chosen on the development part, all genres (six documents of news, speech and interview are
too few): the least of a link, so that chains are best, and the one from which on as many of the links are right as `--precision` asks for.
Minutes on one core.
"""

from __future__ import annotations

import argparse
import copy
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
import torch
import torch.nn.functional as F
from spacy.tokens import Doc
from torch import Tensor, nn

import kg.nlp.reader  # noqa: F401 - makes the component known where the package is not installed
from kg.nlp.chains import Said, chains, probabilities
from kg.nlp.coreference import FILES, MENTIONS, PAIRS, SETTINGS, TYPES, kind_of, leasts, shown
from kg.nlp.decode import Floats
from kg.nlp.pairs import LABELS, ROLES, SIDES, Pairs, pairs, table
from kg.nlp.referring import Referring, referring
from training.conll import GENRES, Figures, Mention, score
from training.export import onnx
from training.referents import Text, matched, texts

log = logging.getLogger("training")
INNER, SHARED, HIDDEN, LAST, DROPOUT = 128, 96, 128, 64, 0.4
LOOKED_UP = (SIDES**2, len(LABELS) ** 2, len(ROLES) ** 2)
IN_SCOPE, OUT_OF_SCOPE = 1.0, 0.4
"""Weight of persons, organisations, places in the loss, and of all else that GUM links."""
WEIGHT = dict.fromkeys(GENRES, 2.0)
KEEP = 0.995
"""Of the running mean of the weights, a step."""
TRIED = [n / 100 for n in range(20, 98, 2)]


@dataclass(slots=True)
class Example:
    """One document as the network sees it: `right` (m,) whether a pair corefers, `types` (n,) numbers of `TYPES`."""

    text: Text
    spans: list[Mention]
    found: list[Referring]
    said: list[Said]
    words: Tensor
    alike: Pairs
    right: Tensor
    types: Tensor
    weight: float


class Mentions(nn.Module):
    """Each word by itself: (n, width) to what it brings to a pair as the later and the earlier one (n, 2, HIDDEN) and in the product
    (n, SHARED), how well it stands alone (n,), and its type (n, types)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.drop = nn.Dropout(DROPOUT)
        self.project, self.inner = nn.Linear(width, SHARED), nn.Linear(width, INNER)
        self.later, self.earlier = nn.Linear(SHARED, HIDDEN), nn.Linear(SHARED, HIDDEN, bias=False)
        self.kind, self.alone = nn.Linear(INNER, len(TYPES)), nn.Linear(INNER, 1)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """See above."""
        words = self.drop(words)
        product = F.relu(self.project(words))
        inner = self.drop(F.relu(self.inner(words)))
        sides = torch.stack([self.later(product), self.earlier(product)], 1)
        return sides, product, self.alone(inner).squeeze(-1), self.kind(inner)


class Pair(nn.Module):
    """(m,) how well two words go together."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.drop = nn.Dropout(DROPOUT)
        self.product, self.features = nn.Linear(SHARED, HIDDEN, bias=False), nn.Linear(features, HIDDEN, bias=False)
        self.classes = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in LOOKED_UP)
        self.hidden, self.score = nn.Linear(HIDDEN, LAST), nn.Linear(LAST, 1)
        for embedding in self.classes:
            nn.init.normal_(embedding.weight, std=0.05)  # type: ignore[arg-type]

    def forward(self, sides: Tensor, product: Tensor, features: Tensor, classes: Tensor) -> Tensor:
        """`sides`: the two words' sides, added; `product`: of the two words."""
        x = sides + self.product(product) + self.features(features)
        for number, embedding in enumerate(self.classes):
            x = x + embedding(classes[:, number])
        found: Tensor = self.score(F.relu(self.hidden(self.drop(F.relu(x))))).squeeze(-1)
        return found


class Network(nn.Module):
    """Both."""

    def __init__(self, width: int, features: int) -> None:
        super().__init__()
        self.mentions, self.pair = Mentions(width), Pair(features)

    def forward(self, example: Example) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of pairs, of words alone, of types."""
        sides, product, alone, types = self.mentions(example.words)
        i, j = torch.from_numpy(example.alike.later), torch.from_numpy(example.alike.earlier)
        features, classes = torch.from_numpy(example.alike.features), torch.from_numpy(example.alike.classes)
        return self.pair(sides[i, 0] + sides[j, 1], product[i] * product[j], features, classes), alone, types


def example(doc: Doc, text: Text) -> Example:
    """A document that the reader has read."""
    found = referring(doc)
    rows = table(doc, found)
    alike = pairs(rows)
    gold = matched(doc, found, text.mentions)
    chain = np.array([mention.chain if mention else -1 for mention in gold])
    vectors = doc.tensor[[item.head for item in found]].astype(np.float32)
    spans = [Mention(*_place(doc, item.start, item.end), *_place(doc, item.head, item.head + 1)) for item in found]
    right = (chain[alike.later] == chain[alike.earlier]) & (chain[alike.later] >= 0)
    types = [TYPES.index(mention.kind) if mention else len(TYPES) - 1 for mention in gold]
    return Example(text, spans, found, shown(doc, found), torch.from_numpy(np.concatenate([vectors, rows.unary()], 1)), alike,
                   torch.from_numpy(right), torch.tensor(types), WEIGHT.get(text.genre, 1.0))  # fmt: skip


def _place(doc: Doc, start: int, end: int) -> tuple[int, int]:
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def loss(network: Network, one: Example) -> Tensor:
    """Likelihood of all right antecedents together, or of none (Lee et al. 2017), and of the types."""
    scores, alone, types = network(one)
    later = torch.from_numpy(one.alike.later)
    top = alone.detach().scatter_reduce(0, later, scores.detach(), "amax")
    parts, by_itself = torch.exp(scores - top[later]), torch.exp(alone - top)
    right = torch.zeros_like(alone).index_add(0, later, parts * one.right)
    every = torch.zeros_like(alone).index_add(0, later, parts) + by_itself
    refers = torch.zeros_like(alone).index_add(0, later, one.right.float()) > 0
    missed = torch.log(every) - torch.log(torch.where(refers, right, by_itself) + 1e-12)
    weight = torch.where(one.types < TYPES.index("other"), IN_SCOPE, OUT_OF_SCOPE)
    return one.weight * ((missed * weight).mean() + 0.5 * F.cross_entropy(types, one.types))


def train(examples: Sequence[Example], epochs: int, seed: int) -> Network:
    """AdamW, linear decay, a running mean of the weights."""
    torch.manual_seed(seed)
    network = Network(examples[0].words.shape[1], examples[0].alike.features.shape[1])
    mean = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=1.2e-3, weight_decay=0.01)
    steps = epochs * len(examples)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1.0, step / 100) * (1 - step / steps))
    order = torch.Generator().manual_seed(seed)
    for epoch in range(epochs):
        total = 0.0
        for number in torch.randperm(len(examples), generator=order).tolist():
            value = loss(network, examples[number])
            optimiser.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += value.item()
            with torch.no_grad():
                for kept, new in zip(mean.parameters(), network.parameters(), strict=True):
                    kept.lerp_(new, 1 - KEEP)
        log.info("epoch %d: loss %.4f", epoch + 1, total / len(examples))
    return mean.eval()


Scored = tuple[Floats, Floats, Floats]


def scores(network: Network, examples: Sequence[Example]) -> list[Scored]:
    """What the network says of each document."""
    with torch.no_grad():
        return [tuple(v.numpy() for v in network(one)) for one in examples]  # type: ignore[misc]


def resolved(one: Example, said: Scored, least: float) -> list[Mention]:
    """The members of its chains."""
    pair, alone, types = said
    made, links = chains(
        probabilities(pair, alone, one.alike.later), one.alike.later, one.alike.earlier, one.said, leasts(one.found, least)
    )
    before = {link.later: one.spans[link.earlier] for link in links}
    return [
        Mention(s.start, s.end, s.head_start, s.head_end, kind, f"c{number}", before.get(m))
        for number, chain in enumerate(made)
        for kind in [kind_of([types[m] for m in chain.members])]
        for m in chain.members
        for s in [one.spans[m]]
    ]  # fmt: skip


def figures(examples: Sequence[Example], said: Sequence[Scored], least: float, genres: tuple[str, ...] = ()) -> Figures:
    """Of all genres, or of some."""
    chosen = [(one, s) for one, s in zip(examples, said, strict=True) if not genres or one.text.genre in genres]
    return score([one.text for one, _ in chosen], [resolved(one, s, least) for one, s in chosen])


def choose(examples: Sequence[Example], said: Sequence[Scored], precision: float) -> dict[str, float]:
    """`least`: the confidence from which on links make the best chains (CoNLL F1). `sure`: from which on links are right often enough, as
    far as one can tell: everything above it as well."""
    tried = {least: figures(examples, said, least) for least in TRIED}
    for least in TRIED[::5]:
        log.info("least %.2f: CoNLL %.1f, links right %.1f of %d", least, *(tried[least][n] for n in ("conll f1", "links right", "links")))
    best = max(TRIED, key=lambda least: (tried[least]["conll f1"], least))
    unsure = [least for least in TRIED if tried[least]["links right"] < precision]
    return {"least": best, "sure": next((least for least in TRIED if least > max(unsure, default=0.0)), TRIED[-1])}


def export(network: Network, folder: Path, settings: dict[str, float]) -> None:
    """Both graphs in 32 bits (they are small) and the two confidences."""
    width, features = network.mentions.project.in_features, network.pair.features.in_features
    outputs = {name: {0: "n"} for name in ("sides", "product", "alone", "types")}
    onnx(network.mentions, {"words": torch.ones(3, width)}, outputs, folder / MENTIONS, True)
    example = {"sides": torch.ones(3, HIDDEN), "product": torch.ones(3, SHARED), "features": torch.ones(3, features),
               "classes": torch.zeros(3, len(LOOKED_UP), dtype=torch.long)}  # fmt: skip
    onnx(network.pair, example, {"score": {0: "m"}}, folder / PAIRS, True)
    (folder / SETTINGS).write_text(json.dumps(settings) + "\n", encoding="utf-8")


def make(model: Path, shared: Path, epochs: int, seed: int, precision: float) -> None:
    """Read the corpus with the model, train, choose, write."""
    folder = model / "newsgraph_reader"
    for name in FILES:
        (folder / name).unlink(missing_ok=True)
    nlp = spacy.load(model)
    parts = {}
    for part in ("train", "dev"):
        parts[part] = [example(nlp(text.text), text) for text in texts(shared / f"corpora/treebank/gum-{part}.conllu")]
    log.info("%d documents, %d pairs", len(parts["train"]), sum(len(one.right) for one in parts["train"]))
    network = train(parts["train"], epochs, seed)
    said = scores(network, parts["dev"])
    settings = choose(parts["dev"], said, precision)
    export(network, folder, settings)
    for name, value in settings.items():
        for genres in ((), GENRES, ("news",)):
            log.info("%s %.2f, %s: %s", name, value, " ".join(genres) or "all genres", figures(parts["dev"], said, value, genres))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("--model", type=Path, required=True, help="directory that training.export wrote")
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--precision", type=float, default=89.0, help="of the links on the development part, per cent")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    make(args.model, args.shared, args.epochs, args.seed, args.precision)


if __name__ == "__main__":
    main()
