"""Fit how sure the links of a model's coreference are, for each sort of word, and from when on they can be relied on.

    python -m training.confidence --model build/model --shared ../shared

On the development part of GUM, all genres; writes "confidence" and "sure" into the model's `coreference.json`. The numbers of a sort
are held near those of all links, the fewer it has the more. Needs scipy.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import spacy
from scipy.optimize import minimize
from spacy.tokens import Doc

import kg.nlp.reader  # noqa: F401 - makes the component known where the package is not installed
from kg.nlp.confidence import ANY, confidence, logit, sort_of
from kg.nlp.coreference import GROUP, SETTINGS
from kg.nlp.decode import Doubles
from kg.nlp.referring import referring
from training.conll import GENRES, SCORED
from training.referents import Text, texts

log = logging.getLogger("training")
HELD = 3.0
Judged = tuple[str, float, bool]
"""Sort, chance, and whether the link is right."""


def judged(doc: Doc, text: Text) -> list[Judged]:
    """The links of a text from persons, organisations and places."""
    sorts = {item.head: sort_of(item) for item in referring(doc)}
    group = doc.spans[GROUP]
    kinds = {head: span.label_ for head, span in zip(group.attrs["heads"], group, strict=True)}
    links = [(later, earlier, score) for later, earlier, score in group.attrs["links"] if kinds[later] in SCORED]
    return [(sorts[later], score, bool(_chains(doc, text, later) & _chains(doc, text, earlier))) for later, earlier, score in links]


def _chains(doc: Doc, text: Text, head: int) -> set[int]:
    start, end = doc[head].idx, doc[head].idx + len(doc[head])
    return {one.chain for one in text.mentions if one.head_start < end and start < one.head_end}


def fit(links: Sequence[Judged], near: Sequence[float]) -> list[float]:
    """Slope and offset of the likeliest logistic line through the chances, held near another."""
    chances = np.array([logit(chance) for _, chance, _ in links])
    signs = np.array([1.0 if right else -1.0 for _, _, right in links])
    start = np.array(near)

    def loss(numbers: Doubles) -> float:
        z = numbers[0] * chances + numbers[1]
        return float(np.logaddexp(0, -signs * z).sum() + HELD * ((numbers - start) ** 2).sum())

    return [round(float(value), 4) for value in minimize(loss, start).x]


def told(links: Sequence[Judged]) -> dict[str, list[float]]:
    """The numbers of each sort, and of any."""
    everything = fit(links, (1.0, 0.0))
    sorts = sorted({sort for sort, _, _ in links})
    return {ANY: everything} | {sort: fit([link for link in links if link[0] == sort], everything) for sort in sorts}


def sure(links: Sequence[tuple[float, bool]], precision: float) -> float:
    """The least confidence (in hundredths) from which on, and from every higher one on, so many per cent of the links are right."""
    tried = [n / 100 for n in range(50, 100)]
    right = {least: [ok for score, ok in links if score >= least] for least in tried}
    unsure = [least for least in tried if right[least] and 100 * np.mean(right[least]) < precision]
    return next((least for least in tried if least > max(unsure, default=0.0)), tried[-1])


def make(model: Path, shared: Path, precision: float) -> None:
    """Read the development part without what was fitted before, fit, write."""
    path = model / "newsgraph_reader" / SETTINGS
    settings = json.loads(path.read_text(encoding="utf-8")) | {"confidence": {}}
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")
    nlp = spacy.load(model)
    found = [(text.genre, judged(nlp(text.text), text)) for text in texts(shared / "corpora/treebank/gum-dev.conllu")]
    links = [link for _, part in found for link in part]
    settings["confidence"] = told(links)
    honest = [(genre, confidence(settings["confidence"], sort, chance), right) for genre, part in found for sort, chance, right in part]
    settings["sure"] = sure([(score, right) for _, score, right in honest], precision)
    for name, genres in (("all genres", {genre for genre, _, _ in honest}), (" ".join(GENRES), set(GENRES))):
        those = [right for genre, score, right in honest if genre in genres and score >= settings["sure"]]
        log.info("sure from %.2f on, %s: %d links, %.1f right", settings["sure"], name, len(those), 100 * np.mean(those))
    path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("--model", type=Path, required=True, help="directory that training.coreference wrote into")
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--precision", type=float, default=90.0, help="of the sure links on the development part, per cent")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    make(args.model, args.shared, args.precision)


if __name__ == "__main__":
    main()
