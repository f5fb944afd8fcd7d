"""Persons and organisations that the authority does not know, and that two articles name a little differently.

Each name has an entity of its own; what is found here is a link between two entities, with a score and reasons. It is a candidate to be
looked at, and from MERGED on a merger: two triples that can be withdrawn like any other. Nothing is renamed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from kg.relate.facts import Known
from kg.relate.index import Held
from kg.relate.matching import Kind
from kg.relate.signatures import key
from kg.vocab import ID

MERGED = 80  # per cent: a link of this score or more also says ng:sameEntityAs
_LOCAL = ID + "ent/"
_PERSON = "Person"
_ORGANISATIONS = frozenset({"Organization", "Company", "GovernmentBody", "NonGovernmentalOrganization", "University", "MediaOrganization"})
_EMPTY = frozenset({"the", "of", "and", "for", "a", "an"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an entity: class family, words of its name, country, and who of the authority is named beside it."""

    family: str
    name: tuple[str, ...]
    countries: tuple[str, ...] = ()
    company: tuple[str, ...] = ()


def profiles(known: Iterable[Known]) -> Iterator[Held]:
    """The named persons and organisations of an article that are not of the authority."""
    everybody = list(known)
    company = tuple(sorted({one.iri for one in everybody if not one.iri.startswith(_LOCAL)}))
    for one in everybody:
        family = _PERSON if one.ontology_class == _PERSON else "Organization" if one.ontology_class in _ORGANISATIONS else None
        name = _words(one.name)
        if one.iri.startswith(_LOCAL) and family and name and (family != _PERSON or len(name) > 1):
            yield Held(one.iri, "", _dump(Profile(family, name, (one.country,) if one.country else (), company)))


def merge(said: Sequence[bytes]) -> bytes:
    """What all articles say of one entity; its name is the same in all."""
    some = [_load(one) for one in said]
    countries, company = {c for one in some for c in one.countries}, {c for one in some for c in one.company}
    return _dump(Profile(some[0].family, min(one.name for one in some), tuple(sorted(countries)), tuple(sorted(company))))


def keys(many: Sequence[bytes]) -> list[list[int]]:
    """A person by surname and first letter, an organisation by the words of its name in any order."""
    return [[_key(_load(one))] for one in many]


def _key(one: Profile) -> int:
    if one.family == _PERSON:
        return key("entity", one.family, one.name[-1], one.name[0][0])
    return key("entity", one.family, *sorted(set(one.name) - _EMPTY))


def judge(one: bytes, other: bytes) -> tuple[int, Sequence[str]] | None:
    """Score and reasons; None where names or countries differ, or where nobody is named beside both."""
    a, b = _load(one), _load(other)
    beside = len(set(a.company) & set(b.company))
    if a.family != b.family or not beside or (a.countries and b.countries and not set(a.countries) & set(b.countries)):
        return None
    if a.family == _PERSON and not _one_person(a.name, b.name):
        return None
    full = a.family != _PERSON or a.name[0] == b.name[0]
    country = bool(set(a.countries) & set(b.countries))
    score = 50 + 20 * full + 6 * min(beside, 3) + 10 * country
    return score, ["SameName" if full else "SimilarName", *(["SameCountry"] if country else []), "SameCompany"]


def _one_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Same surname; first names that are one or an initial of one; what stands between is in the longer name."""
    short, long = sorted((list(a), list(b)), key=len)
    first, another = sorted((a[0], b[0]), key=len)
    same_first = first == another or (len(first) == 1 and another.startswith(first))
    return same_first and a[-1] == b[-1] and set(short[1:-1]) <= set(long[1:-1])


def _words(name: str) -> tuple[str, ...]:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter))
    return tuple(re.findall(r"\w+", plain))


def _dump(profile: Profile) -> bytes:
    return json.dumps(asdict(profile), ensure_ascii=False, sort_keys=True).encode()


def _load(data: bytes) -> Profile:
    known = json.loads(data)
    return Profile(known["family"], *(tuple(_strings(known[name])) for name in ("name", "countries", "company")))


def _strings(values: Collection[str]) -> Iterator[str]:
    return (str(value) for value in values)


ENTITIES = Kind("entity", merge, keys, judge)
