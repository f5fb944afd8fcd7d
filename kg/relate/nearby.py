"""With whom somebody of a name is compared: of those who came before, the last few that have something in common with him.

Of a name that is in the news every day there are thousands. Whoever is one of them has something in common with some that are near him in
time; so the work for each is bounded, however many there are, and who is compared with whom is a function of their order alone. Those whose
country is known come first, then the others in the order of their days. Who comes in between is compared himself, and so are the few after
him who had others of the same in sight; nobody else is concerned.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from kg.relate.entities import PERSON, Bearer, Profile, is_unplaced
from kg.relate.facts import NO_DAY
from kg.relate.signatures import key

_LAST = 4  # that have one thing in common with him
_MOST = 12  # with whom anybody is compared: those that have most in common


class Member(NamedTuple):
    """A bearer as one of those of his family: who he is, his place in their order, and by what he finds others.

    keys: 64-bit numbers of what he may have in common with others · found_by: the first so many of them by which others find him
    """

    iri: str
    article: str
    entity: str
    ontology_class: str
    name: str
    countries: tuple[str, ...]
    day: str
    keys: tuple[int, ...]
    found_by: int

    @property
    def place(self) -> tuple[bool, str, str]:
        """By which they are ordered."""
        return not self.countries, self.day, self.iri


def member(bearer: Bearer) -> Member:
    told = bearer.profile
    keys = tuple(key("nearby", *each) for each in _keys(bearer.entity, told))
    found_by = 1 if is_unplaced(told) else len(keys)  # of no two bodies without a country anything but the entity is asked
    return Member(bearer.iri, bearer.article, bearer.entity, bearer.ontology_class, bearer.name, told.countries, told.day, keys, found_by)


def _keys(entity: str, told: Profile) -> Iterator[tuple[object, ...]]:
    yield ("name", *told.name) if told.family == PERSON else ("entity", entity)
    yield from (("place", place) for place in sorted({*told.states, *told.countries}))
    yield from (("company", one) for one in told.company)
    yield from (("person", one) for one in told.people)
    yield from (("role", word) for word in told.role)
    if told.family == PERSON and told.day != NO_DAY:
        yield "week", date.fromisoformat(told.day).toordinal() // 7


def to_compare(members: Mapping[int, Member], new: Collection[int], gone: Mapping[int, Member]) -> Iterator[tuple[int, list[int]]]:
    """Those of the members that others are to be compared with, now that some of them are new and some are gone; and with whom: who has
    more in common comes first, then who came later. All by number."""
    last = defaultdict[int, deque[int]](partial(deque, maxlen=_LAST))
    in_sight = dict[int, int]()  # by key, of how many more who are found by it something new or gone is in sight
    for number, one in sorted([*members.items(), *gone.items()], key=lambda each: each[1].place):
        changed, found_by = number in new or number in gone, one.keys[: one.found_by]
        if number not in gone:
            if changed or not in_sight.keys().isdisjoint(one.keys):
                shared = Counter(other for key_ in one.keys for other in reversed(last.get(key_, ())))
                yield number, [other for other, _ in shared.most_common(_MOST)]
            for key_ in found_by:
                last[key_].append(number)
        for key_ in found_by:
            left = _LAST if changed else in_sight.pop(key_, 0) - 1
            if left > 0:
                in_sight[key_] = left
