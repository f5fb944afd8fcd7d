"""Pairs of items, brought up to date: only items that an article of the batch has or had are looked at, and what shares a key with them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from kg.relate.index import Held, Index, Pair


@dataclass(frozen=True, slots=True)
class Kind:
    """How things of one kind are related. All functions are pure: a pair depends on the two of it and on nothing else.

    merge: what an item is, from what its articles say of it · keys: for each of many items, what it shares with all it may be related to
    · judge: score in per cent and reasons, or None; the same both ways round · seeks: for each of many items the keys of all it may be
    related to, where these are others than its own; if one of two seeks the other, the other seeks the one.
    """

    name: str
    merge: Callable[[Sequence[bytes]], bytes]
    keys: Callable[[Sequence[bytes]], Sequence[Collection[int]]]
    judge: Callable[[bytes, bytes], tuple[int, Sequence[str]] | None]
    seeks: Callable[[Sequence[bytes]], Sequence[Collection[int]]] | None = None


@dataclass(slots=True)
class Outcome:
    """What a batch changed: holdings and pairs that went and came; items whose pairs or holders may be others than before."""

    let_go: set[tuple[str, Held]] = field(default_factory=set)
    taken_up: set[tuple[str, Held]] = field(default_factory=set)
    parted: set[Pair] = field(default_factory=set)
    joined: set[Pair] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)


def update(index: Index, kind: Kind, content: Mapping[str, Collection[Held]]) -> Outcome:
    """Makes `content` what its articles hold, and relates anew what that concerns; an article that is gone holds nothing."""
    old, new = index.held(kind.name, content), {(article, held) for article, some in content.items() for held in some}
    outcome = Outcome(old - new, new - old)
    items = {index.item(kind.name, held.iri) for _, held in old ^ new}
    index.let_go(kind.name, outcome.let_go)
    index.hold(kind.name, outcome.taken_up)
    lost, renewed = _renew(index, kind, items)
    concerned = lost | set(renewed)
    outcome.touched = items | index.neighbours(concerned)
    outcome.parted = index.pairs(concerned)
    index.part(concerned)
    index.set_keys(dict.fromkeys(lost, ()))
    index.forget(lost)
    _relate(index, kind, renewed)
    outcome.joined = index.pairs(set(renewed))
    outcome.touched = (outcome.touched | index.neighbours(set(renewed))) - lost
    return outcome


def _renew(index: Index, kind: Kind, items: Collection[int]) -> tuple[set[int], dict[int, bytes]]:
    """Items that nobody holds any more, and those that are other than they were, with what they are."""
    before, lost, renewed = index.data(items), set[int](), dict[int, bytes]()
    for item in sorted(items):
        said = index.said_of(item)
        if not said:
            lost.add(item)
        elif (data := kind.merge(said)) != before[item]:
            renewed[item] = data
            index.set_data(item, data)
    return lost, renewed


def _relate(index: Index, kind: Kind, renewed: Mapping[int, bytes]) -> None:
    order = sorted(renewed)
    data = [renewed[item] for item in order]
    keys = kind.keys(data)
    index.set_keys(dict(zip(order, keys, strict=True)))
    done = set[int]()
    for item, sought in zip(order, kind.seeks(data) if kind.seeks else keys, strict=True):
        done.add(item)
        found = index.candidates(sought) - done
        for other, held in index.data(found).items():
            if held is not None and (judgement := kind.judge(renewed[item], held)):
                index.join(item, other, *judgement)
