"""Who is who among those that bear one name, or nearly: groups of bearers that are taken for one, and what entity each group is.

A bearer is compared with those before it that have something in common with it (kg/relate/nearby.py), and taken for one with those of a
group where it is with any of them (kg/relate/entities.py), and nobody in the group is of another country. Those whose country is known come
first, then the others in the order of their days; one that would fit two groups of different countries alike stays apart from both. So the
groups are a function of the bearers alone, in whatever order they came.

Of those that reading made one entity, the group of the first keeps that entity; of a group that holds several, the entity of the first
stands for all. So what is told later seldom renames what was there before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.decisions.identities import Identity
from kg.relate.entities import MERGED
from kg.relate.index import Pair
from kg.relate.nearby import Member

_LIKELIEST = 2  # of those who may be the same all the same; of a name in the news every day there are always more

Compared = Sequence[tuple[int, int, str]]
"""With whom one is compared, by number, in the order of `to_compare`; score and reasons (blank between), no reasons where they are two."""
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


def _pairs(some: _Links) -> list[Pair]:
    return [Pair(one, other, score, tuple(reasons.split())) for (one, other), (score, reasons) in sorted(some.items())]


def _less(some: _Links, other: _Links) -> _Links:
    return {two: found for two, found in some.items() if other.get(two) != found}


@dataclass(slots=True, eq=False)
class _Group:
    members: list[Member]
    countries: set[str]


class _Hit(NamedTuple):
    """The best that somebody has in common with a member of a group."""

    group: _Group
    member: Member
    score: int
    reasons: str


def identify(members: Mapping[int, Member], compared: Mapping[int, Compared]) -> Found:
    """Groups, entities and links of those who bear names that are alike, by number; of somebody with whom nobody is compared, nothing."""
    grouped, merged, open_ = dict[str, _Group](), _Links(), list[tuple[Member, _Hit]]()
    for number, one in sorted(members.items(), key=lambda each: each[1].place):
        hits = _hits(one, [(members[other], score, reasons) for other, score, reasons in compared[number]], grouped)
        sure = _fitting([hit for hit in hits if hit.score >= MERGED])
        _join(grouped, one, [hit.group for hit in sure])
        merged.update((_sorted(one.iri, hit.member.iri), (hit.score, hit.reasons)) for hit in sure)
        open_ += ((one, hit) for hit in _likeliest(hit for hit in hits if hit not in sure))
    named = list(_named({id(group): group for group in grouped.values()}.values()))
    linked = {iri for two in merged for iri in two}
    candidates = _candidates(open_, {one.bearer: one.entity for one in named})
    parted = {one.as_read for one in named if one.is_other}
    return Found(frozenset(one for one in named if one.bearer in linked or one.as_read in parted), merged, candidates)


def _join(grouped: dict[str, _Group], member: Member, groups: Sequence[_Group]) -> None:
    """Makes one group of these and the member."""
    joined = max(groups, key=lambda group: len(group.members), default=_Group([], set()))
    for group in groups:
        if group is not joined:
            joined.members += group.members
            joined.countries |= group.countries
            grouped.update((one.iri, joined) for one in group.members)
    joined.members.append(member)
    joined.countries.update(member.countries)
    grouped[member.iri] = joined


def _age(one: Member) -> tuple[str, str]:
    return one.day, one.iri


def _hits(one: Member, beside: Sequence[tuple[Member, int, str]], grouped: Mapping[str, _Group]) -> list[_Hit]:
    """The best with each group that one of those beside is of; nothing where the countries of the group are others.

    Once it is sure to be of a group, no better is sought, but where groups of several countries are to be weighed against each other.
    """
    best, choice = dict[int, _Hit](), len(set[str]().union(*(grouped[other.iri].countries for other, _, _ in beside))) > 1
    for other, score, reasons in beside:
        group = grouped[other.iri]
        if not reasons or (one.countries and group.countries and group.countries.isdisjoint(one.countries)):
            continue
        before = best.get(id(group))
        if before is None or (score > before.score and (choice or before.score < MERGED)):
            best[id(group)] = _Hit(group, other, score, reasons)
    return list(best.values())


def _fitting(hits: Sequence[_Hit]) -> list[_Hit]:
    """Of groups of different countries the one that it fits best; none of these where two fit alike."""
    if len(hits) < 2:
        return list(hits)
    placed = [hit for hit in hits if hit.group.countries]
    others = [hit for hit in hits if not hit.group.countries]
    best = [hit.group.countries for hit in placed if hit.score == max(one.score for one in placed)]
    countries = set.intersection(*best) if best else set[str]()
    return [*(hit for hit in placed if hit.group.countries & countries), *others]


def _likeliest(hits: Iterable[_Hit]) -> list[_Hit]:
    return sorted(hits, key=lambda hit: -hit.score)[:_LIKELIEST]


def _named(groups: Iterable[_Group]) -> Iterator[Identity]:
    """An entity for each group."""
    groups = list(groups)
    first = dict[str, Member]()  # of each entity, who keeps it
    for one in sorted((one for group in groups for one in group.members), key=_age):
        first.setdefault(one.entity, one)
    for group in groups:
        eldest, inside = min(group.members, key=_age), {one.iri for one in group.members}
        stands = eldest.entity if first[eldest.entity].iri == eldest.iri else eldest.iri
        for one in group.members:
            apart = first[one.entity].iri not in inside
            yield Identity(one.iri, one.article, one.entity, stands, eldest.name, eldest.ontology_class, apart)


def _candidates(open_: Iterable[tuple[Member, _Hit]], taken: Mapping[str, str]) -> _Links:
    """The best that two entities have in common; never as sure as a merger, which something stood against."""
    best = _Links()
    for one, hit in open_:
        two, found = _sorted(taken[one.iri], taken[hit.member.iri]), (min(hit.score, MERGED - 1), hit.reasons)
        if two[0] != two[1] and best.get(two, (0, "")) < found:
            best[two] = found
    return best


def _sorted(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
