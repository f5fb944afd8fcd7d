"""Fit by what it is told that a sentence bears on a question, to the open questions of the benchmarks (kg.ask.gate).

    python -m training.bearing ../shared --out queries/bearing.toml

Each question is laid before the store of its articles; of the sentences that come near (kg.ask.signs) those that its set gives are right,
and where none is, or the question is not answered by the articles, none should be shown. The likelihood of that is maximised, with weights
held near nought; signs are brought to one scale first, and the weights written for them as they are. Held-out questions are left out.

How likely a sentence must be (`LEAST`) is told by hand, sort by sort: by cross-validation over the questions that nothing else answers some
nine in ten of the sentences shown are right, of held-out questions four in five. Whether something is so, and how somebody responded, is
told wrongly far more often than who did it, how many, or why. Needs scipy.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from benchmarks import questions as sets
from kg.ask import question as questions
from kg.ask.coverage import last_day
from kg.ask.families import load as families
from kg.ask.findings import ask
from kg.ask.looking import Looking
from kg.ask.passages import place
from kg.ask.topics import Candidate
from kg.ask.vocabulary import Names
from kg.pipeline import Reader
from kg.store import Store

log = logging.getLogger("training")
Doubles = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]
SETS = (sets.QUESTIONS, sets.UNSEEN, sets.THIRD, sets.FOURTH)
HELD = 20.0
"""How strongly weights are held near nought."""
LEAST = {
    "who": 0.7, "number": 0.8, "words": 0.7, "reason": 0.75, "day": 0.65, "place": 0.8, "other": 0.7,
    "truth": 0.95, "response": 0.97, "what": 0.97,
}  # fmt: skip
"""How likely the sentence that is shown must be, by the sort of thing that is asked for."""
BESIDE = 0.15
"""How likely another one with it."""
HEAD = "# What makes it likely that a sentence bears on a question (kg.ask.gate). Written by `python -m training.bearing`."


@dataclass(frozen=True, slots=True)
class Laid:
    """A question laid before a store: the signs of each sentence (sentences, signs), and which of them answer."""

    signs: Doubles
    right: Marks


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights in the order of the signs' names."""

    names: tuple[str, ...]
    weights: Doubles
    offset: float


def candidates(store: Store, reader: Reader, question: str) -> list[Candidate]:
    """The sentences that come near to a question, as kg.ask looks for them."""
    reading = questions.read(question, reader)
    if any(mention.label in ("DATE", "TIME") for mention in reading.extraction.mentions):
        reading = questions.read(question, reader, last_day(store))
    names = Names(store)
    return Looking(store, families(), names.known(reading), names).candidates()


def laid(shared: Path) -> Iterator[tuple[list[Candidate], Marks]]:
    """All open questions for which a sentence comes near."""
    reader = Reader()
    for path in SETS:
        for store, own, keys in sets.stores(shared, [one for one in sets.load(path) if not one["held_out"]], reader):
            named = {row["article"].value: keys[row["digest"].value.removeprefix("sha256:")] for row in ask(store, "articles")}
            for one in own:
                if found := candidates(store, reader, one["question"]):
                    yield found, np.array([_is_right(candidate.iri, one, named) for candidate in found])


def _is_right(sentence: str, question: sets.Json, named: dict[str, str]) -> bool:
    article, start = place(sentence)
    spans = [span for span in sets.spans(question) if span[0] == named[article]]
    end = int(sentence.rpartition("_")[2])
    return any(2 * (min(end, b) - max(start, a)) > min(end - start, b - a) for _, a, b in spans)


def fit(some: Sequence[Laid], names: Sequence[str], held: float = HELD) -> Fitted:
    """The likeliest weights."""
    every = np.vstack([one.signs for one in some])
    middle, scale = every.mean(axis=0), every.std(axis=0)
    scale[scale < 1e-6] = 1.0
    scaled = [Laid((one.signs - middle) / scale, one.right) for one in some]

    def loss(numbers: Doubles) -> tuple[float, Doubles]:
        parts = [_surprise(one, numbers) for one in scaled]
        slope = np.sum([part for _, part in parts], axis=0) + held * np.append(numbers[:-1], 0)
        return float(sum(part for part, _ in parts) + held / 2 * (numbers[:-1] ** 2).sum()), slope

    best = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    weights = best[:-1] / scale
    return Fitted(tuple(names), weights, float(best[-1] - weights @ middle))


def _surprise(one: Laid, numbers: Doubles) -> tuple[float, Doubles]:
    """Minus the logarithm of how likely what is right is, one of these or none, and how that changes with the numbers."""
    scores = np.append(one.signs @ numbers[:-1] + numbers[-1], 0.0)
    odds = np.exp(scores - scores.max())
    likely = odds / odds.sum()
    right = np.append(one.right, not one.right.any())
    wanted = np.where(right, likely, 0) / likely[right].sum()
    apart = (likely - wanted)[:-1]
    return -float(np.log(likely[right].sum())), np.append(one.signs.T @ apart, apart.sum())


def written(fitted: Fitted) -> str:
    """The file, as kg.ask.gate reads it; signs that weigh nothing are left out."""
    weights = [f'"{name}" = {weight:.4f}' for name, weight in zip(fitted.names, fitted.weights, strict=True) if abs(weight) >= 5e-5]
    least = [f"{sort} = {chance}" for sort, chance in LEAST.items()]
    told = [f"offset = {fitted.offset:.4f}", f"beside = {BESIDE}"]
    return "\n".join([HEAD, *told, "", "[least]", *least, "", "[weights]", *weights, ""])


def main(argv: Sequence[str] | None = None) -> None:
    """Lay, fit, write."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("shared", type=Path, help="folder with corpora/seeds and corpora/news")
    parser.add_argument("--out", type=Path, default=sets.ROOT / "queries" / "bearing.toml")
    args = parser.parse_args(argv)
    every = list(laid(args.shared))
    names = list(every[0][0][0].signs)
    some = [Laid(np.array([[one.signs[name] for name in names] for one in found]), right) for found, right in every]
    log.info("%d questions, with a sentence that answers for %d", len(some), sum(bool(one.right.any()) for one in some))
    args.out.write_text(written(fit(some, names)), encoding="utf-8")


if __name__ == "__main__":
    main()
