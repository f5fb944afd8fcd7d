"""Who is who among those that bear one name, or nearly: what entity each group (kg/relate/grouping.py) is, and what links its members.

Of those that reading made one entity, the group of the first keeps that entity; of a group that holds several, the entity of the first
stands for all. So what is told later seldom renames what was there before.

Only of the groups that a change concerns it is told what was found before and what is found now; of the others it is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.decisions.identities import Identity
from kg.relate.entities import MERGED
from kg.relate.grouping import Decided, Group, Groups
from kg.relate.index import Pair
from kg.relate.nearby import Seat

_Links = dict[tuple[str, str], tuple[int, str]]  # score and reasons of two by IRI, the smaller first


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a family: whom its bearers are taken for, and its links (`merged`: of bearers that are one; else candidates)."""

    identities: frozenset[Identity]
    merged: _Links
    candidates: _Links

    def __sub__(self, other: Found) -> Found:
        """What the other has not."""
        return Found(self.identities - other.identities, _less(self.merged, other.merged), _less(self.candidates, other.candidates))

    def links(self) -> tuple[list[Pair], list[Pair]]:
        """The pairs merged, and the candidates, sorted."""
        merged, candidates = (_pairs(some) for some in (self.merged, self.candidates))
        return merged, candidates


class Bio(NamedTuple):
    """What else is told of a bearer: his article, name and class."""

    article: str
    name: str
    ontology_class: str


def _pairs(some: _Links) -> list[Pair]:
    return [Pair(one, other, score, tuple(reasons.split())) for (one, other), (score, reasons) in sorted(some.items())]


def _less(some: _Links, other: _Links) -> _Links:
    return {two: found for two, found in some.items() if other.get(two) != found}


class Family:
    """Everybody of a family at one time, by number, in groups."""

    def __init__(self, seats: Mapping[int, Seat], groups: Groups, decided: Mapping[int, Decided]) -> None:
        self._seats, self.groups, self._decided = seats, groups, decided
        self._first = dict[str, Seat]()  # of each entity, who keeps it
        self._held_by = defaultdict[str, set[int]](set)  # the groups of each entity
        for one in seats.values():
            first = self._first.setdefault(one.entity, one)
            if one.age < first.age:
                self._first[one.entity] = one
            self._held_by[one.entity].add(id(groups[one.number]))
        self._stands = dict[int, tuple[Seat, str]]()

    def beside(self, some: Iterable[int]) -> set[int]:
        """Everybody in the groups of some, as far as they are there."""
        groups = {id(group): group for number in some if (group := self.groups.get(number)) is not None}
        return {one.number for group in groups.values() for one in group.members}

    def entities(self, some: Iterable[int]) -> set[str]:
        return {self._seats[number].entity for number in some if number in self._seats}

    def first(self, entity: str) -> int | None:
        """Who keeps an entity."""
        return self._first[entity].number if entity in self._first else None

    def is_of_one(self, entity: str) -> bool:
        """Whether all that reading made one entity are taken for one."""
        return len(self._held_by.get(entity, ())) == 1

    def found(self, some: Collection[int], told: Mapping[int, Bio]) -> Found:
        """What is found of the groups of some, who are all of these groups; told: at least of those."""
        groups = {id(group): group for number in some if (group := self.groups.get(number)) is not None}
        merged, linked = _Links(), set[str]()
        for one in (one for group in groups.values() for one in group.members):
            for other, score, reasons in self._decided[one.number].sure:
                two = _sorted(one.iri, self._seats[other].iri)
                merged[two] = score, reasons
                linked.update(two)
        named = (one for group in groups.values() for one in self._named(group, told))
        return Found(
            frozenset(one for one in named if one.bearer in linked or self._is_parted(one.as_read)), merged, self._candidates(groups.keys())
        )

    def _entity(self, group: Group) -> tuple[Seat, str]:
        """The eldest of a group, and what entity it is."""
        if id(group) not in self._stands:
            eldest = min(group.members, key=lambda one: one.age)
            self._stands[id(group)] = eldest, eldest.entity if self._first[eldest.entity] is eldest else eldest.iri
        return self._stands[id(group)]

    def _named(self, group: Group, told: Mapping[int, Bio]) -> Iterator[Identity]:
        eldest, stands = self._entity(group)
        bio, inside = told[eldest.number], {one.number for one in group.members}
        for one in group.members:
            apart = self._first[one.entity].number not in inside
            yield Identity(one.iri, told[one.number].article, one.entity, stands, bio.name, bio.ontology_class, apart)

    def _is_parted(self, entity: str) -> bool:
        """Whether somebody of an entity is taken for another: of two groups one is."""
        return not self.is_of_one(entity) or self._entity(self.groups[self._first[entity].number])[1] != entity

    def _candidates(self, groups: Collection[int]) -> _Links:
        """The best that two entities have in common, one of them of the groups; never as sure as a merger: something stood against it."""
        best = _Links()
        for number in self._seats:
            for other, score, reasons in self._decided[number].open:
                mine, theirs = self.groups[number], self.groups[other]
                if mine is theirs or (id(mine) not in groups and id(theirs) not in groups):
                    continue
                two, found = _sorted(self._entity(mine)[1], self._entity(theirs)[1]), (min(score, MERGED - 1), reasons)
                if two[0] != two[1] and best.get(two, (0, "")) < found:
                    best[two] = found
        return best


def concerned(before: Family, after: Family, changed: Collection[int]) -> set[int]:
    """Everybody of whom something else may be found, before or after: those in the groups of who is new, gone, or decided otherwise, and in
    those of who kept an entity of theirs and keeps it now."""
    found, more = set[int](), set(changed)
    while more:
        found |= more
        beside = before.beside(more) | after.beside(more)
        for entity in before.entities(beside) | after.entities(beside):
            was, now = before.first(entity), after.first(entity)
            if was != now or before.is_of_one(entity) or after.is_of_one(entity):
                beside |= {number for number in (was, now) if number is not None}
        more = beside - found
    return found


def _sorted(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
