"""What relating remembers of those who bear a name: the bearers of each family of names, and what was found of them when it was last
looked at."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from kg.decisions.identities import Identity
from kg.relate.entities import Bearer, dump, family_key, load
from kg.relate.index import Index, Pair


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a family: whom its bearers are taken for, and its links (`merged`: of bearers that are one; else candidates)."""

    identities: frozenset[Identity] = frozenset()
    merged: frozenset[Pair] = frozenset()
    candidates: frozenset[Pair] = frozenset()

    def __sub__(self, other: Found) -> Found:
        """What the other has not."""
        return Found(self.identities - other.identities, self.merged - other.merged, self.candidates - other.candidates)


def replace_bearers(index: Index, articles: Iterable[str], bearers: Iterable[Bearer]) -> set[int]:
    """Makes these the bearers in the articles; the families that this changes."""
    articles, new = list(articles), {(one.article, one.entity, family_key(one.profile), dump(one)) for one in bearers}
    old = set(index.each("SELECT article, entity, family, data FROM bearer WHERE article IN (…)", articles))
    index.do("DELETE FROM bearer WHERE article IN (…)", articles)
    index.insert("INSERT INTO bearer VALUES (?, ?, ?, ?)", sorted(new))
    return {family for _, _, family, _ in old ^ new}


def bearers(index: Index, family: int) -> list[Bearer]:
    return [load(data) for (data,) in index.each("SELECT data FROM bearer WHERE family IN (…)", [family])]


def found(index: Index, family: int) -> Found:
    """What was found when the family was last looked at."""
    rows = list(index.each("SELECT found FROM family WHERE key IN (…)", [family]))
    return _read(rows[0][0]) if rows else Found()


def note(index: Index, family: int, what: Found) -> None:
    index.do("DELETE FROM family WHERE key IN (…)", [family])
    if what != Found():
        index.insert("INSERT INTO family VALUES (?, ?)", [(family, _written(what))])


def _written(what: Found) -> str:
    pairs = [[(one.one, one.other, one.score, one.reasons) for one in sorted(some)] for some in (what.merged, what.candidates)]
    return json.dumps([[asdict(one) for one in sorted(what.identities, key=lambda one: one.bearer)], *pairs])


def _read(text: str) -> Found:
    identities, *links = json.loads(text)
    merged, candidates = (frozenset(Pair(one, other, score, tuple(why)) for one, other, score, why in some) for some in links)
    return Found(frozenset(Identity(**one) for one in identities), merged, candidates)
