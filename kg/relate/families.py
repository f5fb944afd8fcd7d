"""What relating remembers of those who bear a name: the bearers of each family of names, and with whom each was compared.

When somebody comes or goes, only those are compared anew who have him in sight (kg/relate/nearby.py). What follows for the family is found
from all its comparisons, which takes a hundredth of the time of making them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.relate.entities import Bearer, dump, family_key, judge, load
from kg.relate.identity import Compared, Found, identify
from kg.relate.index import Index
from kg.relate.nearby import Member, member, to_compare

_IN_ARTICLES = "SELECT family, data, number FROM bearer WHERE article IN (…)"


@dataclass(frozen=True, slots=True)
class Family:
    """Bearers of names that are alike, by number, each with those whom he was compared with. tell: what is told of some of them."""

    members: dict[int, Member]
    compared: dict[int, Compared]
    tell: Callable[[Collection[int]], Mapping[int, Bearer]]

    def change(self, come: Mapping[int, Bearer], gone: Collection[int]) -> set[int]:
        """Some come, who have numbers of their own, and some go; those who were compared anew."""
        left = {number: self.members.pop(number) for number in gone}
        for number in gone:
            del self.compared[number]
        self.members.update((number, member(bearer)) for number, bearer in come.items())
        anew = dict(to_compare(self.members, come.keys(), left))
        known = {(number, other): (score, why) for number in anew for other, score, why in self.compared.get(number, ())}
        unknown = [(number, other) for number, others in anew.items() for other in others if (number, other) not in known]
        told = {**self.tell({number for pair in unknown for number in pair} - come.keys()), **come}
        known |= {(number, other): _judged(told[number], told[other]) for number, other in unknown}
        for number, others in anew.items():
            self.compared[number] = [(other, *known[number, other]) for other in others]
        return set(anew)

    def found(self) -> Found:
        return identify(self.members, self.compared)


def _judged(one: Bearer, other: Bearer) -> tuple[int, str]:
    score, reasons = judge(one.profile, other.profile, one_entity=one.entity == other.entity) or (0, ())
    return score, " ".join(reasons)


def replace_bearers(index: Index, articles: Iterable[str], bearers: Iterable[Bearer]) -> Iterator[tuple[Found, Found]]:
    """Makes these the bearers in the articles; what was found before of each family that this changes, and what is found now."""
    known = {(key, data): number for key, data, number in index.each(_IN_ARTICLES, articles)}
    now = {(family_key(one.profile), dump(one)): one for one in bearers}
    come, gone = defaultdict[int, list[Bearer]](list), defaultdict[int, list[int]](list)
    for key, data in sorted(now.keys() - known.keys()):
        come[key].append(now[key, data])
    for key, data in known.keys() - now.keys():
        gone[key].append(known[key, data])
    last = index.last_bearer()
    for key in sorted(come.keys() | gone.keys()):
        family, numbered = _family(index, key), dict(enumerate(come[key], last + 1))
        last += len(numbered)
        before, anew = family.found(), family.change(numbered, gone[key])
        index.do("DELETE FROM bearer WHERE number IN (…)", gone[key])
        rows = ((number, one.article, key, json.dumps(family.members[number]), "", dump(one)) for number, one in numbered.items())
        index.insert("INSERT INTO bearer VALUES (?, ?, ?, ?, ?, ?)", rows)
        index.insert("UPDATE bearer SET compared = ? WHERE number = ?", ((json.dumps(family.compared[one]), one) for one in sorted(anew)))
        yield before, family.found()


def _family(index: Index, key: int) -> Family:
    members, compared = dict[int, Member](), dict[int, Compared]()
    for number, who, with_ in index.each("SELECT number, member, compared FROM bearer WHERE family IN (…)", [key]):
        iri, article, entity, of_class, name, countries, day, keys, found_by = json.loads(who)
        members[number] = Member(iri, article, entity, of_class, name, tuple(countries), day, tuple(keys), found_by)
        compared[number] = json.loads(with_)
    return Family(members, compared, lambda some: dict(_told(index, some)))


def _told(index: Index, numbers: Collection[int]) -> Iterator[tuple[int, Bearer]]:
    return ((number, load(data)) for number, data in index.each("SELECT number, data FROM bearer WHERE number IN (…)", numbers))
