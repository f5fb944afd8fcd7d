"""How likely it is that a sentence bears on a question, by what speaks for it (kg.ask.signs).

One of the sentences answers, or none does: a sentence has the odds exp(weights · signs) against none, which has 1 (a conditional logit,
McFadden 1974, "Conditional logit analysis of qualitative choice behavior"). The weights are data, `queries/bearing.toml`;
`training/bearing.py` fits them to the open questions of the benchmarks and writes them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.ask.topics import Candidate
from kg.errors import DataError
from kg.resources import data_path

FILE = "bearing.toml"
_MOST = 50.0  # a score that is as good as sure
_SURE = 2.0  # no chance comes to this
_SEVERAL = 2  # sentences that are shown at most


@dataclass(frozen=True, slots=True)
class Gate:
    """`weights` by the name of a sign; `offset` is added to all; `least`: how likely the sentence that is shown must be, by the sort of
    thing that is asked for; `beside`: another one with it."""

    weights: Mapping[str, float]
    offset: float
    least: Mapping[str, float]
    beside: float

    def through(self, candidates: Sequence[Candidate], sort: str) -> list[Candidate]:
        """Those that are likely enough, the likeliest first; none for a sort that the file does not have."""
        likely = sorted(zip(self.likelihoods(candidates), candidates, strict=True), key=lambda one: (-one[0], one[1].iri))
        if not likely or likely[0][0] < self.least.get(sort, _SURE):
            return []
        return [one for at, (chance, one) in enumerate(likely[:_SEVERAL]) if not at or chance >= self.beside]

    def likelihoods(self, candidates: Sequence[Candidate]) -> list[float]:
        """Of each that it is the one that answers."""
        odds = [math.exp(min(_MOST, self._score(one.signs))) for one in candidates]
        return [one / (1 + sum(odds)) for one in odds]

    def _score(self, signs: Mapping[str, float]) -> float:
        return self.offset + sum(weight * signs.get(name, 0.0) for name, weight in self.weights.items())


@cache
def load() -> Gate:
    """The file, read once. Raises DataError that names what is wrong."""
    try:
        data = tomllib.loads(data_path("queries", FILE).read_text(encoding="utf-8"))
        weights = {str(name): float(weight) for name, weight in data["weights"].items()}
        least = {str(sort): float(chance) for sort, chance in data["least"].items()}
        return Gate(weights, float(data["offset"]), least, float(data["beside"]))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"queries/{FILE}: {error}") from error
