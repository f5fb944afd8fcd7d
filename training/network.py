"""The network: one small BERT encoder, read at the first piece of each word, and a linear or biaffine head per task.

The encoder is MiniLM (6 layers, 384 wide; Wang et al. 2020), the parser the deep biaffine one (Dozat and Manning 2017).
Written out instead of taken from a library so that the exported graph holds the plain operators that ONNX Runtime fuses.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from kg.nlp.features import GAPS, SHAPES

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ARC, LABEL, SHAPE, GAP, NER, BOUND = 300, 120, 16, 8, 256, 64
DROPOUT = 0.2
MIDDLE = 3
"""The layer whose vectors are given out beside the last one's: what a word means is plainer there than where the parser reads."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Number of classes of each head."""

    xpos: int
    upos: int
    feats: int
    rels: int
    ner: int


class Layer(nn.Module):
    """One post-norm transformer layer, named as in the weights' file."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, pieces, WIDTH) to the same; `mask` (batch, 1, 1, pieces) is true where there is a piece."""
        size, pieces, _ = x.shape
        q, k, v = (f(x).view(size, pieces, HEADS, WIDTH // HEADS).transpose(1, 2) for f in (self.query, self.key, self.value))
        if mask is None:
            seen = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS), -1) @ v
        else:
            seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(size, pieces, WIDTH)
        x = self.norm1(x + self.dropout(self.output(seen)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))  # type: ignore[no-any-return]


NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "norm2": "output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
}


class Encoder(nn.Module):
    """MiniLM: piece numbers to vectors."""

    def __init__(self, weights: Path | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        if weights:
            self._load(weights)

    def _load(self, path: Path) -> None:
        found = load_file(path)
        with torch.no_grad():
            self.pieces.weight.copy_(found["embeddings.word_embeddings.weight"])
            # only one text type is ever used: its vector is added to every position once and for all
            self.positions.weight.copy_(
                found["embeddings.position_embeddings.weight"] + found["embeddings.token_type_embeddings.weight"][0]
            )
            self.norm.weight.copy_(found["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(found["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                for mine, theirs in NAMES.items():
                    for part in ("weight", "bias"):
                        getattr(getattr(layer, mine), part).copy_(found[f"encoder.layer.{number}.{theirs}.{part}"])

    def forward(self, pieces: Tensor, mask: Tensor | None) -> list[Tensor]:
        """(batch, pieces) of numbers to what each layer makes of them, (batch, pieces, WIDTH); first the embeddings."""
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        found = [self.dropout(self.norm(x))]
        for layer in self.layers:
            found.append(layer(found[-1], mask))
        return found


class Network(nn.Module):
    """Encoder and heads; `forward` gives what the run-time needs of each word, `arcs` and `labels` score trees."""

    def __init__(self, sizes: Sizes, weights: Path | None = None) -> None:
        super().__init__()
        width = WIDTH + SHAPE + GAP
        self.encoder = Encoder(weights)
        self.shape, self.gap = nn.Embedding(len(SHAPES), SHAPE), nn.Embedding(len(GAPS), GAP)
        self.dropout = nn.Dropout(DROPOUT)
        self.xpos, self.upos, self.feats = (nn.Linear(width, n) for n in (sizes.xpos, sizes.upos, sizes.feats))
        self.bound = nn.Sequential(nn.Linear(width, BOUND), nn.ReLU(), nn.Linear(BOUND, 1))
        self.ner = nn.Sequential(nn.Linear(width, NER), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(NER, sizes.ner))
        self.arc_dep, self.arc_head = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.label_dep, self.label_head = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.root_arc, self.root_label = nn.Parameter(torch.zeros(ARC)), nn.Parameter(torch.zeros(LABEL))
        self.arc = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(LABEL + 1, sizes.rels, LABEL + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.01)

    def forward(self, pieces: Tensor, first: Tensor, shapes: Tensor, gaps: Tensor, mask: Tensor | None = None) -> dict[str, Tensor]:
        """Every head's output per word; `first` (batch, words) is the position of each word's first piece."""
        where = first.unsqueeze(-1).expand(-1, -1, WIDTH)
        layers = self.encoder(pieces, mask)
        vectors = torch.gather(layers[-1], 1, where)
        x = self.dropout(torch.cat([vectors, self.shape(shapes), self.gap(gaps)], -1))
        grow = self.dropout
        return {
            "vectors": torch.cat([torch.gather(layers[MIDDLE], 1, where), vectors], -1),
            "xpos": self.xpos(x),
            "upos": self.upos(x),
            "feats": self.feats(x),
            "bound": self.bound(x).squeeze(-1),
            "ner": self.ner(x),
            "arc_dep": grow(F.relu(self.arc_dep(x))),
            "arc_head": grow(F.relu(self.arc_head(x))),
            "label_dep": grow(F.relu(self.label_dep(x))),
            "label_head": grow(F.relu(self.label_head(x))),
        }

    def arcs(self, dep: Tensor, head: Tensor) -> Tensor:
        """(batch, words, 1 + words): how well each word (or the root, first) is the head of each word."""
        head = torch.cat([self.root_arc.to(head.dtype).expand(len(head), 1, ARC), head], 1)
        return F.pad(dep, (0, 1), value=1.0) @ self.arc @ head.transpose(1, 2)

    def labels(self, dep: Tensor, head: Tensor) -> Tensor:
        """(n, relations) for n pairs of a word and its head, each (n, LABEL)."""
        left = torch.einsum("nd,drh->nrh", F.pad(dep, (0, 1), value=1.0), self.label)
        return (left * F.pad(head, (0, 1), value=1.0).unsqueeze(1)).sum(-1)
