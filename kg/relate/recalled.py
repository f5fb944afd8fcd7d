"""One event told of by articles days or weeks apart: the later ones recall it, often without its day and in other words.

What recalls is known by something that does not come again so soon: what befell one person who has a name, the same number of people at
one place or by the same one, two who met in one place, or a place that only the news of that event knows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from itertools import product

from kg.relate.deeds import LOCAL, WORDS, unreal
from kg.relate.evidence import MUTUAL, are_of_other_matter, are_the_same_parties, counts_differ, names_differ, undergo_apart
from kg.relate.features import Features, differ, share
from kg.relate.signatures import key
from kg.vocab import PL

PERSONAL = 60  # days within which what befell one person is not told of twice
WITHIN = 30  # days within which other events are recalled
MANY = 20  # a higher number that is not round says by itself which event is meant
AGAIN = frozenset({"second", "third", "fourth"})  # stems: what befell somebody before
FRESH = 7  # days before an article's time, of which it tells as news
_BEFALLS = frozenset(PL + name for name in ("AID", "ASSAULT", "COERCE", "SANCTION", "RETREAT"))
_ACCUSE, _ASSAULT = PL + "ACCUSE", PL + "ASSAULT"
_CHARGE = "charge"  # kind of deed
_RESIGN = "RETREAT-resign"


def keys(event: Features) -> Iterator[int]:
    """For whom it befell, one in each span of time in which it may be told or have been; for a number, a place or two parties one in each
    month that is near. So however much befell somebody in years, there is as much to be compared with."""
    for person, span in product(undergone(event), _spans(event)):
        yield key("befell", event.type, person, span)
    if event.type in WORDS or unreal(event):
        return
    for day in event.printed:
        near = dt.date.fromisoformat(day).toordinal() // WITHIN
        spots = event.spots if event.type == _ASSAULT else ()
        for month, mark in product((near, near + 1), (*event.counts, *spots, *_parties(event))):
            yield key("recalled", event.type, mark, month)


def undergone(event: Features) -> set[str]:
    """The full names of the persons to whom it was done, or who did what is done in one's own matter."""
    if event.type not in _BEFALLS and not (event.type == _ACCUSE and _CHARGE in event.deeds):
        return set()
    role = "actors " if any(mode.endswith(_RESIGN) for mode in event.modes) else "recipients "
    return {name for name in event.full if name.startswith(role)}


def is_recalled(a: Features, b: Features, found: Collection[str]) -> bool:
    """Whether two articles tell of one event, the later one looking back; nothing that both know differs. found: what they share."""
    if share(a.articles, b.articles) or unreal(a) or unreal(b):
        return False
    alike = bool({"SameTrigger", "SimilarTrigger", "SameMode"} & {*found})
    if undergone(a) & undergone(b):
        return (alike and _is_near(a, b, PERSONAL) and _is_alike(a, b, found)) or (a.type == _ASSAULT and _is_near(a, b, FRESH))
    if not alike or a.type in WORDS or not _is_near(a, b, WITHIN) or counts_differ(a, b) or a.another != b.another:
        return False
    if names_differ(a, b) or are_of_other_matter(a, b):
        return False
    if "SameCount" in found and {"SameActor", "SameRecipient", "SamePlace"} & {*found}:
        return _is_near(a, b, WITHIN if {*_numbers(a)} & {*_numbers(b)} else FRESH) and not undergo_apart(a, b)
    if are_the_same_parties(a, b) and "SamePlace" in found:
        return True
    return a.type == _ASSAULT and _is_near(a, b, FRESH) and _are_at_one_spot(a, b)


def _is_alike(a: Features, b: Features, found: Collection[str]) -> bool:
    """Of a person, whether it is the same deed and no other matter."""
    same = {"SameTrigger", "SimilarTrigger"} & {*found} or (a.type != PL + "SANCTION" and "SameMode" in found)
    once_more = AGAIN & ({*a.words} ^ {*b.words})
    return bool(same) and not differ(a.matter, b.matter) and not once_more


def _are_at_one_spot(a: Features, b: Features) -> bool:
    """Whether both are at a place that is in no gazetteer."""
    unknown = [all(place.startswith(LOCAL) for place in event.places) for event in (a, b)]
    return share(a.spots, b.spots) and all(unknown)


def _numbers(event: Features) -> Iterator[str]:
    """Role and number, where the number is not round and so high that it would be a strange coincidence."""
    for count in event.counts:
        number = float(count.split()[1])
        if number > MANY and number % 10:
            yield count


def _parties(event: Features) -> Iterator[str]:
    people = sorted({*event.actors, *event.recipients}) if event.type in MUTUAL else []
    yield from (f"{one} {other}" for one in people for other in people if one < other)


# ---- time


def _is_near(a: Features, b: Features, most: int) -> bool:
    """Whether the days that both texts give fit; where one gives none, whether the other's was news when it was told and the two were
    told within so many days."""
    if not (a.printed and b.printed):
        return False
    if a.given and b.given:
        return _overlap(a.given, b.given)
    early, late = sorted((a, b), key=lambda event: event.printed)
    first, last = _day(early.printed[0]), _day(late.printed[-1])
    if (last - first).days > most:
        return False
    if late.given:
        return _overlap(late.given, ((first - dt.timedelta(FRESH)).isoformat(), first.isoformat()))
    return not early.given or _overlap(early.given, ((first - dt.timedelta(FRESH)).isoformat(), first.isoformat()))


def _overlap(one: Collection[str], other: Collection[str]) -> bool:
    return min(one) <= max(other) and min(other) <= max(one)


def _spans(event: Features) -> set[int]:
    """Numbers of spans of PERSONAL days: two that are near have one in common."""
    printed, given = ([_day(day).toordinal() // PERSONAL for day in some] for some in (event.printed, event.given))
    return {number + more for number in printed for more in (0, 1)} | (set(range(min(given), max(given) + 1)) if given else set())


def _day(day: str) -> dt.date:
    return dt.date.fromisoformat(day)
