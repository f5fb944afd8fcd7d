"""Groups of bearers that are taken for one: one after the other, in their order, each is joined to those groups that it fits.

A bearer is compared with those before it that have something in common with it (kg/relate/nearby.py), and taken for one with those of a
group where it is with any of them (kg/relate/entities.py), and nobody in the group is of another country. Those whose country is known come
first, then the others in the order of their days; one that would fit two groups of different countries alike stays apart from both. So the
groups are a function of the bearers alone, in whatever order they came.

What was decided of a bearer is kept. When others come or go, it is decided anew for those who are compared anew; it stays for the others as
long as the groups that they come to are, but for who is new or gone, those of before. From the first who changes that, all are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.relate.entities import MERGED
from kg.relate.nearby import Seat

_LIKELIEST = 2  # of those who may be the same all the same; of a name in the news every day there are always more

Compared = Sequence[tuple[int, int, str]]
"""With whom one is compared, by number, in the order of `to_compare`; score and reasons (blank between), no reasons where they are two."""


class Decided(NamedTuple):
    """Of those whom one is compared with, by which one is of a group (the best of each), and who may be the same all the same."""

    sure: Compared = ()
    open: Compared = ()


@dataclass(slots=True, eq=False)
class Group:
    """Who is taken for one. known: whether any of them is not new."""

    members: list[Seat] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    known: bool = False


Groups = dict[int, Group]
"""The group of each bearer, by number."""


class _Hit(NamedTuple):
    """The best that somebody has in common with a member of a group."""

    group: Group
    found: tuple[int, int, str]

    @property
    def score(self) -> int:
        return self.found[1]


def grouped(order: Iterable[Seat], decided: Mapping[int, Decided]) -> Groups:
    """The groups of some of whom everything is decided; order: by place."""
    groups = Groups()
    for one in order:
        _join(groups, one, _met(groups, decided[one.number]), known=True)
    return groups


@dataclass(slots=True)
class Regrouped:
    """The groups of a family, what was decided of those who were looked at anew, and whether that was everybody from somebody on, because
    the groups became others."""

    groups: Groups
    anew: dict[int, Decided]
    all_of_them: bool


def regrouped(
    order: Iterable[Seat], decided: Mapping[int, Decided], new: Collection[int], gone: Collection[int], concerned: Collection[int],
    compared: Callable[[int], Compared],
) -> Regrouped:  # fmt: skip
    """Groups after some came and went. order: everybody, also who is gone, by place · decided: so far, of all but the new ones · concerned:
    who is compared with others than before · compared: with whom one is compared now."""
    groups, anew, others = Groups(), dict[int, Decided](), False
    for one in order:
        number = one.number
        before = decided.get(number)
        if number in gone:
            others = others or before is None or not _is_missed_by_nobody(groups, one, before, gone)
            continue
        if others or number in concerned:
            anew[number] = _decide(one, compared(number), groups)
        joined = _met(groups, anew.get(number, before) or Decided())
        others = others or (number in concerned and not _joins_the_same(groups, one, joined, before, gone))
        _join(groups, one, joined, known=number not in new)
    return Regrouped(groups, anew, others)


def _is_missed_by_nobody(groups: Groups, one: Seat, before: Decided, gone: Collection[int]) -> bool:
    """Whether somebody who is gone had neither brought groups together nor given one its country."""
    if _is_by_one_of(before, gone):
        return False
    met = _met(groups, before)
    return len(met) < 2 and all(group.countries.issuperset(one.countries) for group in met)


def _joins_the_same(groups: Groups, one: Seat, joined: Sequence[Group], before: Decided | None, gone: Collection[int]) -> bool:
    """Whether the groups that it joins bring together the same of those who were there, and give them the same country, as before."""
    known = [group for group in joined if group.known]
    countries = set(one.countries).union(*(group.countries for group in joined))
    if before is None:
        return len(known) < 2 and all(group.countries == countries for group in known)
    if _is_by_one_of(before, gone):
        return False
    met = _met(groups, before)
    return {id(group) for group in known} == {id(group) for group in met} and countries == set(one.countries).union(
        *(group.countries for group in met)
    )


def _is_by_one_of(decided: Decided, some: Collection[int]) -> bool:
    return any(other in some for other, _, _ in decided.sure)


def _met(groups: Groups, decided: Decided) -> list[Group]:
    """The groups that one is of by what was decided."""
    return list({id(group): group for group in (groups[other] for other, _, _ in decided.sure)}.values())


def _join(groups: Groups, one: Seat, met: Sequence[Group], *, known: bool) -> None:
    """Makes one group of these and the bearer."""
    joined = max(met, key=lambda group: len(group.members), default=Group())
    for group in met:
        if group is not joined:
            joined.members += group.members
            joined.countries |= group.countries
            joined.known |= group.known
            groups.update((each.number, joined) for each in group.members)
    joined.members.append(one)
    joined.countries.update(one.countries)
    joined.known |= known
    groups[one.number] = joined


def _decide(one: Seat, compared: Compared, groups: Groups) -> Decided:
    hits = _hits(one, compared, groups)
    sure = _fitting([hit for hit in hits if hit.score >= MERGED])
    likeliest = sorted((hit for hit in hits if hit not in sure), key=lambda hit: -hit.score)[:_LIKELIEST]
    return Decided(tuple(hit.found for hit in sure), tuple(hit.found for hit in likeliest))


def _hits(one: Seat, compared: Compared, groups: Groups) -> list[_Hit]:
    """The best with each group that one of those beside is of; nothing where the countries of the group are others.

    Once it is sure to be of a group, no better is sought, but where groups of several countries are to be weighed against each other.
    """
    best, choice = dict[int, _Hit](), len(set[str]().union(*(groups[other].countries for other, _, _ in compared))) > 1
    for other, score, reasons in compared:
        group = groups[other]
        if not reasons or (one.countries and group.countries and group.countries.isdisjoint(one.countries)):
            continue
        before = best.get(id(group))
        if before is None or (score > before.score and (choice or before.score < MERGED)):
            best[id(group)] = _Hit(group, (other, score, reasons))
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
