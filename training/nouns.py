"""Fit the weights by which common nouns and proper names are told apart (`kg/nlp/casing.py`), and write them into a model's directory.

    python -m training.nouns --model build/model --shared ../shared

On the development parts of EWT and GUM, gold words and sentences: what the network was trained on it knows by heart. GUM's words count
twice, as edited text is nearer to news. Logistic regression, held near the even mean of the network's two scores; needs scipy.
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from kg.nlp.casing import FEATURES, NOUNS, Nouns
from kg.nlp.decode import Doubles
from kg.nlp.features import shape
from kg.nlp.network import MOST_PIECES, Network
from kg.nlp.reader import CLASSES
from training.corpora import Sentence, treebank

log = logging.getLogger("training")
PARTS = {"gum-dev": 2.0, "ewt-dev": 1.0}
"""File and weight."""
HELD = 3.0


def observed(nouns: Nouns, network: Network, sentence: Sentence) -> tuple[Doubles, Doubles]:
    """Features of the words that the network takes for a noun or a name and that are one, and 1 for each that is a name."""
    assert sentence.tree is not None
    scores = network(network.pieces(sentence.words), [shape(word) for word in sentence.words], sentence.gaps)
    best, right = scores.upos.argmax(1), np.array(sentence.tree.upos)
    seen = ((best == nouns.noun) | (best == nouns.name)) & np.isin(right, ["NOUN", "PROPN"])
    return nouns.features(sentence.words, scores.upos, scores.xpos)[seen], (right[seen] == "PROPN").astype(np.float64)


def fit(features: Doubles, proper: Doubles, counts: Doubles) -> Doubles:
    """The weights of the likeliest logistic layer, `HELD` near the mean of the network's two scores."""
    start = np.zeros(features.shape[1])
    start[[FEATURES.index("upos"), FEATURES.index("xpos")]] = 0.5

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        z = features @ weights
        value = float((counts * np.logaddexp(0, -(2 * proper - 1) * z)).sum() + HELD * ((weights - start) ** 2).sum())
        slope: Doubles = features.T @ (counts * (1 / (1 + np.exp(-z)) - proper)) + 2 * HELD * (weights - start)
        return value, slope

    found: Doubles = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found


def make(model: Path, shared: Path) -> None:
    """Read the development parts with the model's network, fit, write."""
    folder = model / "newsgraph_reader"
    classes = json.loads((folder / CLASSES).read_text(encoding="utf-8"))
    nouns, network = Nouns([0.0] * len(FEATURES), classes["upos"], classes["xpos"]), Network(folder)
    parts = list[tuple[Doubles, Doubles, Doubles]]()
    for name, weight in PARTS.items():
        sentences = [sentence for document in treebank(shared / f"corpora/treebank/{name}.conllu") for sentence in document]
        seen = [observed(nouns, network, one) for one in sentences if sum(map(len, network.pieces(one.words))) <= MOST_PIECES]
        features, proper = np.concatenate([one for one, _ in seen]), np.concatenate([right for _, right in seen])
        parts.append((features, proper, np.full(len(proper), weight)))
    features, proper, counts = (np.concatenate([part[n] for part in parts]) for n in range(3))
    weights = fit(features, proper, counts)
    for (some, right, _), name in zip(parts, PARTS, strict=True):
        before, after = (float(np.mean((some @ w > 0) == right)) for w in (np.eye(len(FEATURES))[1], weights))
        log.info("%s: of %d nouns and names right %.2f before, %.2f after", name, len(right), 100 * before, 100 * after)
    told = {name: round(float(value), 4) for name, value in zip(FEATURES, weights, strict=True)}
    (folder / NOUNS).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("--model", type=Path, required=True, help="directory that training.export wrote")
    parser.add_argument("--shared", type=Path, required=True)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    make(args.model, args.shared)


if __name__ == "__main__":
    main()
