"""What relating remembers of those who bear a name: the bearers of each family of names, with whom each was compared, and what was decided.

When somebody comes or goes, only those are compared anew who have him in sight (kg/relate/nearby.py), and decided anew whom that concerns
(kg/relate/grouping.py). Of all others of the family only the few words of their seat are read.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.relate.entities import Bearer, dump, family_key, judge, load
from kg.relate.grouping import Compared, Decided, grouped, regrouped
from kg.relate.identity import Bio, Family, Found, concerned
from kg.relate.index import Index
from kg.relate.nearby import Seat, seat, to_compare

_IN_ARTICLES = "SELECT family, data, number FROM bearer WHERE article IN (…)"


def replace_bearers(index: Index, articles: Iterable[str], bearers: Iterable[Bearer]) -> Iterator[tuple[Found, Found]]:
    """Makes these the bearers in the articles; what was found before of each family that this changes, as far as it changes, and what is
    found now."""
    known = {(key, data): number for key, data, number in index.each(_IN_ARTICLES, articles)}
    now = {(family_key(one.profile), dump(one)): one for one in bearers}
    come, gone = defaultdict[int, list[Bearer]](list), defaultdict[int, list[int]](list)
    for key, data in sorted(now.keys() - known.keys()):
        come[key].append(now[key, data])
    for key, data in known.keys() - now.keys():
        gone[key].append(known[key, data])
    last = index.last_bearer()
    for key in sorted(come.keys() | gone.keys()):
        numbered = dict(enumerate(come[key], last + 1))
        last += len(numbered)
        yield _replace(index, key, numbered, gone[key])


def _replace(index: Index, key: int, come: Mapping[int, Bearer], gone: Collection[int]) -> tuple[Found, Found]:
    """In one family; come: who comes, by numbers of their own."""
    seats, decided = _read(index, key)
    new = {number: seat(number, bearer) for number, bearer in come.items()}
    order = sorted([*seats.values(), *new.values()], key=lambda one: (one.place, one.number in gone))
    compare = _Comparing(index, come, dict(to_compare(order, come, gone)))
    regroup = regrouped(order, decided, come, gone, compare.anew, compare.of)
    after = {one.number: one for one in order if one.number not in gone}
    then = {number: decided[number] for number in after if number in decided} | regroup.anew
    other = {number: one for number, one in regroup.anew.items() if decided.get(number) != one}
    was, now = Family(seats, grouped(seats.values(), decided), decided), Family(after, regroup.groups, then)
    some = concerned(was, now, {*seats, *after} if regroup.all_of_them else {*come, *gone, *other})
    told = _bios(index, some - come.keys()) | {number: Bio(one.article, one.name, one.ontology_class) for number, one in come.items()}
    found = was.found(some, told), now.found(some, told)
    _write(index, key, come, [seats[number] for number in gone], [after[number] for number in other], other)
    compare.write()
    return found


class _Comparing:
    """With whom each of a family is compared, and what it gave: of those compared anew, and of the others as it is kept."""

    def __init__(self, index: Index, come: Mapping[int, Bearer], wanted: Mapping[int, Sequence[int]]) -> None:
        """wanted: with whom some are to be compared now."""
        self._index = index
        self._kept = _kept(index, wanted.keys() - come.keys())
        known = {(number, other): (score, why) for number, some in self._kept.items() for other, score, why in some}
        unknown = [(number, other) for number, others in wanted.items() for other in others if (number, other) not in known]
        told = {**dict(_told(index, {number for pair in unknown for number in pair} - come.keys())), **come}
        known |= {(number, other): _judged(told[number], told[other]) for number, other in unknown}
        self.anew = {number: tuple((other, *known[number, other]) for other in others) for number, others in wanted.items()}

    def of(self, number: int) -> Compared:
        if number in self.anew:
            return self.anew[number]
        if number not in self._kept:
            self._kept |= _kept(self._index, [number])
        return self._kept[number]

    def write(self) -> None:
        rows = ((json.dumps(self.anew[number]), number) for number in sorted(self.anew))
        self._index.insert("UPDATE bearer SET compared = ? WHERE number = ?", rows)


def _judged(one: Bearer, other: Bearer) -> tuple[int, str]:
    score, reasons = judge(one.profile, other.profile, one_entity=one.entity == other.entity) or (0, ())
    return score, " ".join(reasons)


# ---- as the index keeps it


def _read(index: Index, key: int) -> tuple[dict[int, Seat], dict[int, Decided]]:
    """Everybody of a family by place, and what was decided of each, by number."""
    wanted = "SELECT number, place, entity, countries, keys, found_by, decided FROM seat WHERE family IN (…) ORDER BY place"
    rows = list(index.each(wanted, [key]))
    seats = {row[0]: Seat(row[0], row[1], row[2], tuple(row[3].split()), tuple(array("q", row[4])), row[5]) for row in rows}
    each = json.loads(f"[{','.join(row[6] for row in rows)}]")
    return seats, {row[0]: Decided(_as_compared(sure), _as_compared(rest)) for row, (sure, rest) in zip(rows, each, strict=True)}


def _write(
    index: Index, key: int, come: Mapping[int, Bearer], gone: Collection[Seat], changed: Iterable[Seat], decided: Mapping[int, Decided]
) -> None:
    index.do("DELETE FROM bearer WHERE number IN (…)", (one.number for one in gone))
    index.insert("DELETE FROM seat WHERE family = ? AND place = ?", ((key, one.place) for one in gone))
    bearers = ((number, one.article, key, one.name, one.ontology_class, "", dump(one)) for number, one in come.items())
    index.insert("INSERT INTO bearer VALUES (?, ?, ?, ?, ?, ?, ?)", bearers)
    seats = (
        (key, one.place, one.number, one.entity, " ".join(one.countries), array("q", one.keys).tobytes(), one.found_by,
         json.dumps(decided[one.number]))
        for one in changed
    )  # fmt: skip
    index.insert("INSERT OR REPLACE INTO seat VALUES (?, ?, ?, ?, ?, ?, ?, ?)", seats)


def _as_compared(some: Iterable[Iterable[object]]) -> Compared:
    return tuple(map(tuple, some))  # type: ignore[arg-type]


def _kept(index: Index, numbers: Iterable[int]) -> dict[int, Compared]:
    rows = index.each("SELECT number, compared FROM bearer WHERE number IN (…)", numbers)
    return {number: _as_compared(json.loads(text)) for number, text in rows}


def _bios(index: Index, numbers: Iterable[int]) -> dict[int, Bio]:
    rows = index.each("SELECT number, article, name, class FROM bearer WHERE number IN (…)", numbers)
    return {number: Bio(*row) for number, *row in rows}


def _told(index: Index, numbers: Collection[int]) -> Iterator[tuple[int, Bearer]]:
    return ((number, load(data)) for number, data in index.each("SELECT number, data FROM bearer WHERE number IN (…)", numbers))
