"""Who is who among those that bear one name, or nearly: groups of bearers that are taken for one, and what entity each group is.

A bearer is compared with those before it that have something in common with it (kg/relate/nearby.py), and taken for one with those of a
group where it is with any of them (kg/relate/entities.py), and nobody in the group is of another country. Those whose country is known come
first, then the others in the order of their days; one that would fit two groups of different countries alike stays apart from both. So the
groups are a function of the bearers alone, in whatever order they came.

Of those that reading made one entity, the group of the first keeps that entity; of a group that holds several, the entity of the first
stands for all. So what is told later seldom renames what was there before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.decisions.identities import Identity
from kg.relate.entities import MERGED, Bearer, is_unplaced, judge
from kg.relate.families import Found
from kg.relate.index import Pair
from kg.relate.nearby import Nearby


@dataclass(slots=True, eq=False)
class _Group:
    members: list[Bearer]
    countries: set[str]


@dataclass(frozen=True, slots=True)
class _Hit:
    """The best that a bearer has in common with a member of a group."""

    group: _Group
    member: Bearer
    score: int
    reasons: Sequence[str]


def identify(bearers: Iterable[Bearer]) -> Found:
    """Groups, entities and links of the bearers of names that are alike; of somebody with whom nobody is compared, nothing."""
    grouped, nearby, merged, open_ = dict[str, _Group](), Nearby(), list[Pair](), list[tuple[Bearer, _Hit]]()
    order = sorted(bearers, key=lambda one: (not one.profile.countries, _age(one)))
    often, placed = Counter(one.entity for one in order), any(one.profile.countries for one in order)
    for bearer in order:
        if often[bearer.entity] == 1 and is_unplaced(bearer.profile) and not placed:
            continue  # nobody is compared with it: there may be thousands of a name like "Senate"
        hits = _hits(bearer, nearby.to(bearer), grouped)
        sure = _fitting([hit for hit in hits if hit.score >= MERGED])
        _join(grouped, bearer, [hit.group for hit in sure])
        nearby.add(bearer)
        merged += (_pair(bearer.iri, hit.member.iri, hit) for hit in sure)
        open_ += ((bearer, hit) for hit in hits if hit not in sure)
    named = list(_named({id(group): group for group in grouped.values()}.values()))
    linked = {iri for pair in merged for iri in (pair.one, pair.other)}
    candidates = _candidates(open_, {one.bearer: one.entity for one in named})
    parted = {one.as_read for one in named if one.is_other}
    return Found(frozenset(one for one in named if one.bearer in linked or one.as_read in parted), frozenset(merged), candidates)


def _join(grouped: dict[str, _Group], bearer: Bearer, groups: Sequence[_Group]) -> None:
    """Makes one group of these and the bearer."""
    joined = max(groups, key=lambda group: len(group.members), default=_Group([], set()))
    for group in groups:
        if group is not joined:
            joined.members += group.members
            joined.countries |= group.countries
            grouped.update((one.iri, joined) for one in group.members)
    joined.members.append(bearer)
    joined.countries.update(bearer.profile.countries)
    grouped[bearer.iri] = joined


def _age(bearer: Bearer) -> tuple[str, str]:
    return bearer.profile.day, bearer.iri


def _hits(bearer: Bearer, beside: Sequence[Bearer], grouped: Mapping[str, _Group]) -> list[_Hit]:
    """The best with each group that one of those beside is of; nothing where the countries of the group are others.

    Once it is sure to be of a group, no better is sought, but where groups of several countries are to be weighed against each other.
    """
    best, choice = dict[int, _Hit](), len({tuple(sorted(grouped[one.iri].countries)) for one in beside} - {()}) > 1
    for member in beside:
        group = grouped[member.iri]
        if bearer.profile.countries and group.countries and not group.countries & {*bearer.profile.countries}:
            continue
        if not choice and id(group) in best and best[id(group)].score >= MERGED:
            continue
        found = judge(bearer.profile, member.profile, one_entity=bearer.entity == member.entity)
        before = best.get(id(group))
        if found and (before is None or found[0] > before.score):
            best[id(group)] = _Hit(group, member, *found)
    return list(best.values())


def _fitting(hits: Sequence[_Hit]) -> list[_Hit]:
    """Of groups of different countries the one that it fits best; none of these where two fit alike."""
    placed = [hit for hit in hits if hit.group.countries]
    others = [hit for hit in hits if not hit.group.countries]
    best = [hit.group.countries for hit in placed if hit.score == max(one.score for one in placed)]
    countries = set.intersection(*best) if best else set[str]()
    return [*(hit for hit in placed if hit.group.countries & countries), *others]


def _named(groups: Iterable[_Group]) -> Iterator[Identity]:
    """An entity for each group."""
    groups = list(groups)
    firsts = defaultdict[str, list[Bearer]](list)
    for group in groups:
        own = dict[str, Bearer]()
        for one in sorted(group.members, key=_age):
            own.setdefault(one.entity, one)
        for entity, first in own.items():
            firsts[entity].append(first)
    keeping = {entity: min(some, key=_age).iri for entity, some in firsts.items()}
    for group in groups:
        first, inside = min(group.members, key=_age), {one.iri for one in group.members}
        stands = first.entity if keeping[first.entity] == first.iri else first.iri
        for one in group.members:
            apart = keeping[one.entity] not in inside
            yield Identity(one.iri, one.article, one.entity, stands, first.name, first.ontology_class, apart)


def _candidates(open_: Iterable[tuple[Bearer, _Hit]], taken: Mapping[str, str]) -> frozenset[Pair]:
    """The best that two entities have in common; never as sure as a merger, which something stood against."""
    best = dict[tuple[str, str], Pair]()
    for bearer, hit in open_:
        pair = _pair(taken[bearer.iri], taken[hit.member.iri], replace(hit, score=min(hit.score, MERGED - 1)))
        before = best.get((pair.one, pair.other))
        if pair.one != pair.other and (before is None or (before.score, before.reasons) < (pair.score, pair.reasons)):
            best[pair.one, pair.other] = pair
    return frozenset(best.values())


def _pair(one: str, other: str, hit: _Hit) -> Pair:
    one, other = sorted((one, other))
    return Pair(one, other, hit.score, tuple(hit.reasons))
