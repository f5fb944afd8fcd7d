"""Persons and organisations that the authority does not know, and that two articles name a little differently.

Each name has an entity of its own; what is found here is a link between two entities, with a score and reasons. It is a candidate to be
looked at, and from MERGED on a merger: two triples that can be withdrawn like any other. Nothing is renamed.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from kg.relate.facts import Known
from kg.relate.index import Held
from kg.relate.matching import Kind
from kg.relate.signatures import key
from kg.relate.spelling import alike, frame, plain
from kg.relate.stems import joined, stems
from kg.vocab import ID

MERGED = 80  # per cent: a link of this score or more also says ng:sameEntityAs
_LOCAL = ID + "ent/"
_PERSON = "Person"
_ORGANISATIONS = frozenset({"Organization", "Company", "GovernmentBody", "NonGovernmentalOrganization", "University", "MediaOrganization"})
_EMPTY = frozenset({"the", "of", "and", "for", "a", "an"})
_ROLE = 0.6  # share of the words of the shorter role that the other has


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an entity: class family, words of its name, country, stems of the words that say what it is ("economy minister"),
    and who of the authority is named beside it."""

    family: str
    name: tuple[str, ...]
    countries: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    company: tuple[str, ...] = ()


def profiles(known: Iterable[Known]) -> Iterator[Held]:
    """The named persons and organisations of an article that are not of the authority."""
    everybody = list(known)
    company = tuple(sorted({one.iri for one in everybody if not one.iri.startswith(_LOCAL)}))
    for one in everybody:
        family = _PERSON if one.ontology_class == _PERSON else "Organization" if one.ontology_class in _ORGANISATIONS else None
        name = plain(one.name)
        if one.iri.startswith(_LOCAL) and family and name and (family != _PERSON or len(name) > 1):
            role = stems(" ".join(one.described)) - stems(one.name) if family == _PERSON else ()
            yield Held(one.iri, "", _dump(Profile(family, name, (one.country,) if one.country else (), joined(role), company)))


def merge(said: Sequence[bytes]) -> bytes:
    """What all articles say of one entity; its name is the same in all."""
    some = [_load(one) for one in said]
    told = {name: joined(value for one in some for value in getattr(one, name)) for name in ("countries", "role", "company")}
    return _dump(Profile(some[0].family, min(one.name for one in some), **told))


def keys(many: Sequence[bytes]) -> list[list[int]]:
    """A person by the sound of the surname and the first letter, an organisation by the words of its name in any order."""
    return [[_key(_load(one))] for one in many]


def _key(one: Profile) -> int:
    if one.family == _PERSON:
        return key("entity", one.family, frame(one.name[-1]), frame(one.name[0])[:1])
    return key("entity", one.family, *_said(one))


def _said(organisation: Profile) -> list[str]:
    """The words of its name that say something."""
    return sorted(set(organisation.name) - _EMPTY)


def judge(one: bytes, other: bytes) -> tuple[int, Sequence[str]] | None:
    """Score and reasons; None where names or countries differ, or where nobody is named beside both."""
    a, b = _load(one), _load(other)
    beside = len(set(a.company) & set(b.company))
    name = _likeness(a, b)
    if name is None or not beside or (a.countries and b.countries and not set(a.countries) & set(b.countries)):
        return None
    country, role = bool(set(a.countries) & set(b.countries)), _same_role(a, b)
    score = 50 + 20 * (name == "SameName") + 6 * min(beside, 3) + 10 * country + _ROLES[role]
    if a.family != _PERSON and len(_said(a)) < 2 and not country:  # every state may have a senate
        score = min(score, MERGED - 1)
    return min(score, 99), [name, *(["SameRole"] if role else []), *(["SameCountry"] if country else []), "SameCompany"]


_ROLES = {True: 15, False: -15, None: 0}


def _same_role(a: Profile, b: Profile) -> bool | None:
    """None where one of them is only named."""
    if not a.role or not b.role:
        return None
    return len(set(a.role) & set(b.role)) >= _ROLE * min(len(a.role), len(b.role))


def _likeness(a: Profile, b: Profile) -> str | None:
    """How alike the names are: one, one with an initial, one in two spellings; None for two names."""
    if a.family != b.family:
        return None
    if a.family != _PERSON:
        return "SameName" if _said(a) == _said(b) else None
    if not _between(a.name, b.name):
        return None
    first, another = sorted((a.name[0], b.name[0]), key=len)
    if a.name[-1] == b.name[-1] and first == another:
        return "SameName"
    if len(first) == 1:
        return "SimilarName" if a.name[-1] == b.name[-1] and another.startswith(first) else None
    return "OtherSpelling" if alike(first, another) and alike(a.name[-1], b.name[-1]) else None


def _between(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether what stands between first name and surname is in the longer name too."""
    short, long = sorted((list(a), list(b)), key=len)
    return all(any(alike(word, other) for other in long[1:-1]) for word in short[1:-1])


def _dump(profile: Profile) -> bytes:
    return json.dumps(asdict(profile), ensure_ascii=False, sort_keys=True).encode()


def _load(data: bytes) -> Profile:
    known = json.loads(data)
    return Profile(known["family"], *(tuple(_strings(known[name])) for name in ("name", "countries", "role", "company")))


def _strings(values: Collection[str]) -> Iterator[str]:
    return (str(value) for value in values)


ENTITIES = Kind("entity", merge, keys, judge)
