"""What a question says is done, by its own tree."""

from __future__ import annotations

from collections.abc import Sequence

from kg.ask.doers import Act, act_of
from kg.ask.plan import Plan, Resolve
from kg.ask.question import Reading

_HAS = ("have", "has", "had")


def asked_act(
    reading: Reading,
    spoken: Sequence[str],
    words: Sequence[str],
    actor: frozenset[str],
    others: frozenset[str],
    resolve: Resolve,
    silent: Plan | None,
) -> Act | None:
    """By the first of the words `spoken` for what is done; where there are none and a number is asked for, by "have" ("How many troops does
    Norland have?"); else by one of its `words`. silent: the plan that was understood."""
    asks_number = silent is not None and silent.family.asks == "number"
    tried = [spoken] if spoken else [*([_HAS] if asks_number else ()), words]
    acts = (act_of(reading, some, actor, others, resolve) for some in tried)
    return next((act for act in acts if act is not None), None)
