"""With whom somebody of a name is compared: of those who came before, the last few that have something in common with him.

Of a name that is in the news every day there are thousands. Whoever is one of them has something in common with some that are near him in
time; so the work for each is bounded, however many there are, and who is compared with whom is a function of their order alone. Those whose
country is known come first, then the others in the order of their days; a body without a known country sees of the first those that are
near it in time: if it saw those that came last, each new one would concern all. Who comes in between is compared himself, and so are the
few after him who had others of the same in sight; nobody else is concerned.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import dropwhile, takewhile
from typing import NamedTuple

from kg.relate.entities import PERSON, Bearer, Profile, is_unplaced
from kg.relate.facts import NO_DAY
from kg.relate.signatures import key

_LAST = 4  # that have one thing in common with him
_MOST = 12  # with whom anybody is compared: those that have most in common
_PLACED, _UNPLACED = "0", "1"
_IRI = len(f"{_PLACED} {NO_DAY} ")  # where it begins in a place


class Seat(NamedTuple):
    """A bearer as one of those of his family: his number, his place in their order (whether his country is known, day, IRI), the entity as
    his article has it, and by what he finds others.

    keys: 64-bit numbers of what he may have in common with others · found_by: the first so many of them by which others find him (by the
    others he himself finds those whose country is known)
    """

    number: int
    place: str
    entity: str
    countries: tuple[str, ...]
    keys: tuple[int, ...]
    found_by: int

    @property
    def iri(self) -> str:
        return self.place[_IRI:]

    @property
    def sees(self) -> tuple[int, ...]:
        """The keys of which he sees the last few before him in their order."""
        return self.keys if self.countries else self.keys[: self.found_by]

    @property
    def sees_placed(self) -> tuple[int, ...]:
        """The keys of which he sees those of a known country that are near him in time."""
        return () if self.countries else self.keys[self.found_by :]

    @property
    def age(self) -> str:
        """By which the eldest of several is found: day and IRI."""
        return self.place[len(_PLACED) + 1 :]


def seat(number: int, bearer: Bearer) -> Seat:
    told = bearer.profile
    keys = tuple(key("nearby", *each) for each in _keys(bearer.entity, told))
    found_by = 1 if is_unplaced(told) else len(keys)  # of no two bodies without a country anything but the entity is asked
    place = f"{_PLACED if told.countries else _UNPLACED} {told.day} {bearer.iri}"
    return Seat(number, place, bearer.entity, told.countries, keys, found_by)


def _keys(entity: str, told: Profile) -> Iterator[tuple[object, ...]]:
    yield ("name", *told.name) if told.family == PERSON else ("entity", entity)
    yield from (("place", place) for place in sorted({*told.states, *told.countries}))
    yield from (("company", one) for one in told.company)
    yield from (("person", one) for one in told.people)
    yield from (("role", word) for word in told.role)
    if told.family == PERSON and told.day != NO_DAY:
        yield "week", date.fromisoformat(told.day).toordinal() // 7


def to_compare(order: Sequence[Seat], new: Collection[int], gone: Collection[int]) -> Iterator[tuple[int, list[int]]]:
    """Those who are to be compared with others, now that some are new and some are gone; and with whom: who has more in common comes first,
    then who came later. All by number. order: all of a family, also who is gone, by place."""
    concerned = _concerned(order, new, gone)
    wanted = {key_ for one in order if one.number in concerned for key_ in one.keys}
    placed = _Placed((one for one in order if one.number not in gone), wanted)
    last, left = defaultdict[int, deque[int]](partial(deque, maxlen=_LAST)), len(concerned)
    for one in order:
        if one.number in gone:
            continue
        if one.number in concerned:
            seen = [*(reversed(last.get(key_, ())) for key_ in one.sees), *(reversed(placed.near(one, key_)) for key_ in one.sees_placed)]
            shared = Counter(other for some in seen for other in some)
            yield one.number, [other for other, _ in shared.most_common(_MOST)]
            left -= 1
        if not left:
            return
        for key_ in wanted.intersection(one.keys[: one.found_by]):
            last[key_].append(one.number)


class _Placed:
    """Those of whom the country is known, by what they have, in the order of their days."""

    def __init__(self, order: Iterable[Seat], keys: Collection[int]) -> None:
        """keys: of which it is asked."""
        self._by_key = defaultdict[int, list[tuple[str, int]]](list)
        for one in takewhile(lambda each: each.countries, order):
            for key_ in one.keys:
                if key_ in keys:
                    self._by_key[key_].append((one.age, one.number))

    def near(self, one: Seat, key_: int) -> list[int]:
        """The last few before somebody who have a key, and where there are fewer, the first ones after."""
        some = self._by_key.get(key_, [])
        begin = max(bisect(some, (one.age, one.number)) - _LAST, 0)
        return [number for _, number in some[begin : begin + _LAST]]


def _concerned(order: Sequence[Seat], new: Collection[int], gone: Collection[int]) -> set[int]:
    """Who is new, and who has one in sight who is new or gone."""
    found, in_sight = set[int](), dict[int, int]()  # by key, of how many more who are found by it somebody new or gone is in sight
    changed_keys = {key_ for one in order if one.countries and (one.number in new or one.number in gone) for key_ in one.keys}
    before, after = (_Placed((one for one in order if one.number not in some), changed_keys) for some in (new, gone))
    for one in dropwhile(lambda each: each.number not in new and each.number not in gone, order):
        changed, found_by = one.number in new or one.number in gone, one.keys[: one.found_by]
        if one.number not in gone and (
            changed
            or not in_sight.keys().isdisjoint(one.sees)
            or any(before.near(one, key_) != after.near(one, key_) for key_ in changed_keys.intersection(one.sees_placed))
        ):
            found.add(one.number)
        for key_ in found_by if changed else in_sight.keys() & found_by:
            left = _LAST if changed else in_sight.pop(key_) - 1
            if left > 0:
                in_sight[key_] = left
    return found
