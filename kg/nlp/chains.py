"""Coreference chains from the network's scores: each word joins the chain it most likely belongs to, where that is likely enough.

A word's chance to belong to a chain is the sum of its chances to refer to what each member refers to (mention ranking, Lee et al. 2017,
with the sums of Clark and Manning's cluster ranking). What contradicts itself is never one: "he" and "she", two persons of different names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from kg.nlp.decode import Doubles, Floats, Ints

APART = frozenset({"he", "she", "it"})
"""Pronouns of which a chain has only one kind."""
ALONE, TOGETHER = frozenset({"i", "he", "she", "it"}), frozenset({"we", "these"})
LEAST = 0.05
"""A chance that is not looked at."""
HONORIFICS = frozenset({
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "lord", "lady", "gen.", "general", "president", "senator", "sen.",
    "rep.", "minister", "prime", "secretary", "professor", "prof.", "king", "queen", "prince", "princess", "pope", "judge", "justice",
    "col.", "capt.", "lt.", "chancellor", "premier", "captain", "colonel", "governor", "gov.", "jr.", "jr", "sr.", "saint", "st.",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """What a referring word shows of itself: its pronoun kind, or that by which its words call for ("he" for "Mr. Brandt", "she" for "the
    mother"), or ""; the words of a person's name, else empty; for a pronoun also whom it cannot mean: the earlier word `other` (by number,
    or -1), and persons of the names `never`."""

    kind: str
    person: frozenset[str] = frozenset()
    other: int = -1
    never: tuple[frozenset[str], ...] = ()


def name_words(name: list[str]) -> frozenset[str]:
    """The words of a person's name by which it is compared: no titles, initials, genitives."""
    words = [word.lower().removesuffix("'s").removesuffix("’s") for word in name]
    return frozenset(w for w in words if w not in HONORIFICS and len(w.strip(".")) > 1)


@dataclass(frozen=True, slots=True)
class Link:
    """The `later` referring word means what the `earlier` one means, with so much confidence (0 to 1)."""

    later: int
    earlier: int
    score: float


@dataclass(slots=True)
class Chain:
    """Referring words, by number, that mean the same."""

    members: list[int] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    names: set[frozenset[str]] = field(default_factory=set)

    def add(self, member: int, said: Said) -> None:
        """One more member."""
        self.members.append(member)
        self.kinds.add(said.kind)
        if said.person:
            self.names.add(said.person)

    def admits(self, said: Said) -> bool:
        """Does nothing speak against it?"""
        kinds = self.kinds | {said.kind}
        if said.other in self.members or any(_same(name, named) for name in said.never for named in self.names):
            return False
        if len(kinds & APART) > 1 or (kinds & ALONE and kinds & TOGETHER):
            return False
        return not said.person or all(_same(said.person, name) for name in self.names)


def _same(name: frozenset[str], other: frozenset[str]) -> bool:
    return name <= other or other <= name


def probabilities(scores: Floats, alone: Floats, later: Ints) -> Doubles:
    """(m,) of each pair, given its score and how well each word stands alone: what a word can refer to excludes each other."""
    top = alone.astype(np.float64)
    np.maximum.at(top, later, scores)
    parts = np.exp(scores - top[later])
    total = np.exp(alone - top)
    np.add.at(total, later, parts)
    found: Doubles = parts / total[later]
    return found


def chains(chances: Doubles, later: Ints, earlier: Ints, said: list[Said], least: Sequence[float]) -> tuple[list[Chain], list[Link]]:
    """Chains of at least two words, and the link by which each word but the first of a chain came in. `least`: for each word the chance
    from which on it joins one."""
    chain_of: dict[int, Chain] = {}
    links: list[Link] = []
    edges = np.searchsorted(later, np.arange(len(said) + 1))
    for word, one in enumerate(said):
        pairs = [(int(earlier[k]), float(chances[k])) for k in range(edges[word], edges[word + 1])]
        found = _best(pairs, chain_of, said, one)
        if found is None or found[1] < least[word]:
            continue
        first, score = found
        chain = chain_of.get(first) or _begun(chain_of, first, said)
        near = max((p for p in pairs if chain_of.get(p[0]) is chain), key=lambda p: (p[1], p[0]))[0]
        links.append(Link(word, near, score))
        chain.add(word, one)
        chain_of[word] = chain
    return list({chain.members[0]: chain for chain in chain_of.values()}.values()), links


def _begun(chain_of: dict[int, Chain], first: int, said: list[Said]) -> Chain:
    chain_of[first] = chain = Chain()
    chain.add(first, said[first])
    return chain


def _best(pairs: list[tuple[int, float]], chain_of: dict[int, Chain], said: list[Said], one: Said) -> tuple[int, float] | None:
    """The first member of the likeliest chain (a word in no chain is one by itself) that admits the word, with its chance."""
    sums: dict[int, float] = {}
    for earlier, chance in pairs:
        first = chain_of[earlier].members[0] if earlier in chain_of else earlier
        sums[first] = sums.get(first, 0.0) + chance
    for first, chance in sorted(sums.items(), key=lambda item: (-item[1], -item[0])):
        if chance < LEAST:
            return None
        chain = chain_of.get(first)
        if chain is None:
            chain = Chain()
            chain.add(first, said[first])
        if chain.admits(one):
            return first, chance
    return None
