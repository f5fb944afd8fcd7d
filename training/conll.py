"""Figures of coreference: MUC, B³, CEAFe, their mean (CoNLL F1), and how many links are right.

Scored are mentions of persons, organisations and places; chains of one mention are left out on both sides. A mention counts as found where
its head word is the gold's (of several with one head, the nearest span). MUC: Vilain et al. 1995; B³: Bagga and Baldwin 1998; CEAFe: Luo
2005, with the best one-to-one assignment of chains. Links right: of the links from a mention to the earlier one that it was tied to, those
whose two ends are gold mentions of one chain; one end that is no gold mention makes it wrong. Needs scipy.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from training.referents import KINDS, Gold, Text

GENRES = ("news", "speech", "interview")
SCORED = frozenset(KINDS.values())
Figures = dict[str, float]
Cluster = set[str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A system's mention: character offsets of phrase and head word, its kind (as `SCORED`, or another), its chain, and the earlier mention
    that it was tied to (None for a chain's first)."""

    start: int
    end: int
    head_start: int
    head_end: int
    kind: str = ""
    chain: str = ""
    tied_to: Mention | None = None


class Tally:
    """Sums over documents: recall's numerator and denominator, precision's numerator and denominator."""

    def __init__(self) -> None:
        self.sums: dict[str, list[float]] = {name: [0.0] * 4 for name in ("muc", "b3", "ceafe")}
        self.links = self.right = 0

    def add(self, gold: list[Cluster], system: list[Cluster]) -> None:
        """One document's chains; a mention that both have has one name in both."""
        for name, (a, b, c, d) in (("muc", (*_muc(gold, system), *_muc(system, gold))), ("b3", (*_b3(gold, system), *_b3(system, gold))),
                                   ("ceafe", _ceafe(gold, system))):  # fmt: skip
            self.sums[name] = [x + y for x, y in zip(self.sums[name], (a, b, c, d), strict=True)]

    def figures(self) -> Figures:
        """Per cent."""
        found: Figures = {}
        for name, (a, b, c, d) in self.sums.items():
            recall, precision = a / b if b else 0.0, c / d if d else 0.0
            both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            found |= {f"{name} p": 100 * precision, f"{name} r": 100 * recall, f"{name} f1": 100 * both}
        found["conll f1"] = sum(found[f"{name} f1"] for name in self.sums) / len(self.sums)
        found["links right"] = 100 * self.right / self.links if self.links else 0.0
        return {name: round(value, 1) for name, value in found.items()} | {"links": self.links}


def _parts(cluster: Cluster, others: list[Cluster]) -> list[int]:
    """Sizes of what the others make of a chain; mentions that they do not have are not counted."""
    where = {mention: number for number, other in enumerate(others) for mention in other}
    return list(Counter(where[mention] for mention in cluster if mention in where).values())


def _muc(clusters: list[Cluster], others: list[Cluster]) -> tuple[float, float]:
    parts = [_parts(cluster, others) for cluster in clusters]
    return float(sum(sum(p) - len(p) for p in parts)), float(sum(len(cluster) - 1 for cluster in clusters))


def _b3(clusters: list[Cluster], others: list[Cluster]) -> tuple[float, float]:
    right = sum(sum(size**2 for size in _parts(cluster, others)) / len(cluster) for cluster in clusters)
    return right, float(sum(len(cluster) for cluster in clusters))


def _ceafe(gold: list[Cluster], system: list[Cluster]) -> tuple[float, float, float, float]:
    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in system] for a in gold]).reshape(len(gold), len(system))
    best = float(alike[linear_sum_assignment(alike, maximize=True)].sum())
    return best, float(len(gold)), best, float(len(system))


def score(gold: Sequence[Text], system: Sequence[Iterable[Mention]]) -> Figures:
    """Figures over all documents together (mentions of kinds that are not scored may be among either side's)."""
    tally = Tally()
    for text, found in zip(gold, system, strict=True):
        mentions = [m for m in found if m.kind in SCORED]
        names = _named(text.mentions, mentions)
        wanted, made = defaultdict[int, Cluster](set), defaultdict[str, Cluster](set)
        for number, one in enumerate(text.mentions):
            if one.kind in SCORED:
                wanted[one.chain].add(f"g{number}")
        for mention, name in zip(mentions, names, strict=True):
            made[mention.chain].add(name)
        tally.add([c for c in wanted.values() if len(c) > 1], [c for c in made.values() if len(c) > 1])
        tied = [m for m in mentions if m.tied_to]
        tally.links += len(tied)
        tally.right += sum(bool(_chains(text.mentions, m) & _chains(text.mentions, m.tied_to)) for m in tied if m.tied_to)
    return tally.figures()


def _same_head(gold: Gold, mention: Mention) -> bool:
    return gold.head_start < mention.head_end and mention.head_start < gold.head_end


def _named(gold: list[Gold], mentions: list[Mention]) -> list[str]:
    """A name for each of the system's mentions: that of the gold mention it is, one to one, or one of its own."""
    free, names = set(range(len(gold))), []
    for number, mention in enumerate(mentions):
        fitting = [n for n in free if _same_head(gold[n], mention)]
        best = min(fitting, key=lambda n: (abs(gold[n].start - mention.start) + abs(gold[n].end - mention.end), n), default=None)
        names.append(f"s{number}" if best is None else f"g{best}")
        free.discard(-1 if best is None else best)
    return names


def _chains(gold: list[Gold], mention: Mention) -> set[int]:
    return {one.chain for one in gold if _same_head(one, mention)}
