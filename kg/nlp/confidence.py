"""How sure a link is: the network's chance made honest for each sort of word ("you" is less sure than it looks, a person's name more).

Two numbers for each sort, in `coreference.json`, fitted on the development part by `training.confidence` (Platt 1999).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from kg.nlp.referring import Referring

ANY = ""
"""The sort of words for which a model has no numbers of their own."""
NEAREST = 1e-4
"""Chances are taken to be so far at least from 0 and 1."""


def sort_of(item: Referring) -> str:
    """A pronoun's kind, a name's label ("name" without one), "owned" or a determiner for a common noun ("bare" without one)."""
    if item.form == "pronoun":
        return item.kind
    if item.form == "name":
        return item.label or "name"
    return "owned" if item.owner >= 0 else item.determiner or "bare"


def logit(chance: float) -> float:
    """Of a chance that is neither 0 nor 1, or nearly."""
    kept = min(max(chance, NEAREST), 1 - NEAREST)
    return math.log(kept / (1 - kept))


def confidence(told: Mapping[str, Sequence[float]], sort: str, chance: float) -> float:
    """How often such links are right (0 to 1); the chance itself where nothing is told."""
    numbers = told.get(sort) or told.get(ANY)
    if not numbers:
        return chance
    slope, offset = numbers
    return 1 / (1 + math.exp(-(slope * logit(chance) + offset)))


__all__ = ["ANY", "confidence", "logit", "sort_of"]
