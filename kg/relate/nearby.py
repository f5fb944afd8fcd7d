"""With whom somebody of a name is compared: of those who came before, the last few that have something in common with him.

Of a name that is in the news every day there are thousands. Whoever is one of them has something in common with some that are near him in
time; so the work for each is bounded, however many there are, and who is compared with whom is a function of their order alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from datetime import date
from functools import partial

from kg.relate.entities import PERSON, Bearer, is_unplaced
from kg.relate.facts import NO_DAY

_LAST = 4  # that have one thing in common with him
_MOST = 12  # with whom anybody is compared: those that have most in common

_Key = tuple[str, object]


class Nearby:
    """Bearers in their order, by what they may have in common with one that comes later."""

    def __init__(self) -> None:
        self._last = defaultdict[_Key, deque[str]](partial(deque, maxlen=_LAST))
        self._known = dict[str, Bearer]()

    def to(self, bearer: Bearer) -> list[Bearer]:
        """Those to compare it with; who has more in common with it comes first, then who came later."""
        shared = Counter(other for key in _keys(bearer) for other in reversed(self._last.get(key, ())))
        return [self._known[other] for other, _ in shared.most_common(_MOST)]

    def add(self, bearer: Bearer) -> None:
        """Lets those that come after find it."""
        self._known[bearer.iri] = bearer
        for key in _keys(bearer):
            if key[0] in ("name", "entity") or not is_unplaced(bearer.profile):  # of no two bodies without a country anything else is asked
                self._last[key].append(bearer.iri)


def _keys(bearer: Bearer) -> Iterator[_Key]:
    who = bearer.profile
    yield ("name", who.name) if who.family == PERSON else ("entity", bearer.entity)
    yield from (("place", place) for place in sorted({*who.states, *who.countries}))
    yield from (("company", one) for one in who.company)
    yield from (("person", one) for one in who.people)
    yield from (("role", word) for word in who.role)
    if who.family == PERSON and who.day != NO_DAY:
        yield "week", date.fromisoformat(who.day).toordinal() // 7
