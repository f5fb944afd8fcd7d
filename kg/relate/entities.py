"""Persons and organisations that the authority does not know: when those whom two articles name are one.

A full name is evidence, the better the rarer its parts are, but never enough: two people may bear one. What else two articles tell of
somebody of that name speaks for one or for two (the weights were set on benchmarks/one_person.jsonl, and on people of different names who
were given one, benchmarks/persons.py). From MERGED on the two are taken for one (kg/relate/identity.py); below they are candidates, to be
looked at.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache, lru_cache

from kg.relate.facts import NO_DAY, Known
from kg.relate.signatures import key
from kg.relate.spelling import alike, frame, plain
from kg.relate.stems import joined, lines, stem, stems
from kg.vocab import ID

MERGED = 80  # per cent: of this score or more, they are taken for one
_LOCAL = ID + "ent/"
PERSON = "Person"
_ANYWHERE = frozenset({"State", "City", "Region", "Place", "Facility", "MediaOrganization"})  # what articles on anything may name
_ORGANISATIONS = frozenset({"Organization", "Company", "GovernmentBody", "NonGovernmentalOrganization", "University", "MediaOrganization"})
_TELLING = _ORGANISATIONS - _ANYWHERE | {
    PERSON,
    "IntergovernmentalOrganization",
    "ArmedGroup",
    "PoliticalParty",
    "MilitaryForce",
    "NamedEvent",
    "Agreement",
}
_EMPTY = frozenset({"the", "of", "and", "for", "a", "an"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ROLE = 0.6  # share of the words of the shorter role that the other has
_SHORT = 4  # words for a role of which one, that is all of another's, says little
_WEEK = 7  # days
_YEAR = 365  # days, after which a matter in common says little
_NAME = {-1: 78, 0: 75, 1: 66, 2: 57}  # by how many of first and last name many people bear (`commonness`): never enough alone
_PERSONAL = frozenset({"SameRole", "SamePeople", "SameCountry"})
_MATTER = (2, 3, 3)  # of bodies, events and known people in common, one that few know counting twice: less, and a name is not enough
_UNLIKE = 50  # another spelling, an initial, another class: the name says little


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article tells of somebody: class family, words of the name, country, stems of the words that say what it is ("economy
    minister"), and what is named beside it: `company` bodies, named events, and people of the authority; `states` places and
    media, which articles on anything may name; `people` by full name persons whom the authority does not know."""

    family: str
    name: tuple[str, ...]
    countries: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    day: str = NO_DAY


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody of a name in one article: `entity` as the article has it, `iri` if it were one of this article alone."""

    iri: str
    entity: str
    article: str
    ontology_class: str
    name: str
    profile: Profile


def profiles(known: Iterable[Known], day: str = NO_DAY) -> Iterator[tuple[Known, Profile]]:
    """The named persons and organisations of an article that are not of the authority."""
    everybody = list(known)
    others = [one for one in everybody if not (one.iri.startswith(_LOCAL) and one.ontology_class == PERSON)]
    states = joined(one.iri for one in others if one.ontology_class in _ANYWHERE)
    company = joined(one.iri for one in others if one.ontology_class in _TELLING)
    people = {" ".join(plain(one.name)) for one in everybody if _is_full(one)}
    for one in everybody:
        family = _family(one)
        name = plain(one.name)
        if one.iri.startswith(_LOCAL) and family and name and (family != PERSON or _is_first_and_last(name)):
            role = stems(" ".join(one.described)) - stems(one.name) if family == PERSON else ()
            country = (one.country,) if one.country else ()
            yield one, Profile(family, name, country, joined(role), company, states, joined(people - {" ".join(name)}), day)


def _family(one: Known) -> str | None:
    return PERSON if one.ontology_class == PERSON else "Organization" if one.ontology_class in _ORGANISATIONS else None


def _is_full(one: Known) -> bool:
    return one.iri.startswith(_LOCAL) and one.ontology_class == PERSON and _is_first_and_last(plain(one.name))


def _is_first_and_last(name: tuple[str, ...]) -> bool:
    """Whether it is more than a given name: "Robert III" is one of his family."""
    return len(name) > 1 + (name[-1] in _SUFFIXES)


def family_key(one: Profile) -> int:
    """Who may be one has one: a person by the sound of the surname and the first letter, an organisation by the words of its name in any
    order."""
    if one.family == PERSON:
        return key("entity", one.family, frame(one.name[-1]), frame(one.name[0])[:1])
    return key("entity", one.family, *_said(one.name))


def judge(a: Profile, b: Profile, *, one_entity: bool = False) -> tuple[int, Sequence[str]] | None:
    """Score and reasons; None where names or countries differ, or where a name that is not quite the same has no company in common.

    one_entity: reading made one of the two by class, name and country.
    """
    name = _likeness(a.family, a.name, b.name) if a.family == b.family else None
    if name is None or (a.countries and b.countries and not {*a.countries} & {*b.countries}):
        return None
    if a.family != PERSON and one_entity:
        return 90, ["SameName"]
    if a.family == PERSON and name == "SameName":
        return _same_name(a, b)
    return _other_name(a, b, name)


def _same_name(a: Profile, b: Profile) -> tuple[int, Sequence[str]]:
    """Two persons of one full name: how rare it is, and what else speaks for one or for two."""
    common = min(commonness(a.name), commonness(b.name))
    found = {"SameName": _NAME[common], "SameRole": _same_roles(a, b), "OtherRole": _other_roles(a, b, common)}
    found["SameCountry"] = 10 * bool({*a.countries} & {*b.countries})
    found["SameCompany"] = min(10 * len({*a.company} & {*b.company}) + 4 * len({*a.states} & {*b.states}), 24)
    found["SamePeople"] = min(15 * len({*a.people} & {*b.people}), 30)
    found["CountryNamed"] = 8 * bool({*a.countries} & {*b.states} or {*b.countries} & {*a.states}) if not found["SameCountry"] else 0
    found["SameWeek"] = 8 * _is_near(a.day, b.day, _WEEK)
    reasons = [reason for reason, points in found.items() if points]
    most = 99 if _is_about_him(a, b, reasons, common) else MERGED - 1
    return max(0, min(most, sum(found.values()))), (["RareName", *reasons] if common <= 0 else reasons)


def _is_about_him(a: Profile, b: Profile, reasons: Collection[str], common: int) -> bool:
    """Whether something is told of the two themselves that is the same (what they are, their country, those they are with), or their
    articles are of so much the same matter that two of the name in them would be strange: names of places, and one body, many articles
    have in common. Of two offices, only company of the kind that few have makes one man's."""
    if "OtherRole" in reasons:
        return "SamePeople" in reasons
    shared = sum(2 if iri.startswith(_LOCAL) else 1 for iri in {*a.company} & {*b.company})
    if not shared and {*reasons} <= {"SameName", "SameRole", "SameCompany"} and not _share_an_office(a, b):
        return False
    if _is_little(a, b, reasons, common, shared) and NO_DAY not in (a.day, b.day) and not _is_near(a.day, b.day, _YEAR):
        return False
    return bool(_PERSONAL & {*reasons}) or shared >= _MATTER[max(common, 0)]


def _is_little(a: Profile, b: Profile, reasons: Collection[str], common: int, shared: int) -> bool:
    """Whether nothing is told of the two themselves, and not much is beside them: years apart, that may be chance."""
    people = len({*a.people} & {*b.people})
    beside = people > 1 or (shared >= _MATTER[max(common, 0)] and (people or common <= 0))
    return not ({"SameRole", "SameCountry", "CountryNamed"} & {*reasons} or beside)


def _same_roles(a: Profile, b: Profile) -> int:
    """A word in common ("minister") says less than two ("economy minister")."""
    return min(10 * len({*a.role} & {*b.role}), 20) if _same_role(a, b) else 0


def _other_roles(a: Profile, b: Profile, common: int) -> int:
    """Two offices may be one person's, one after the other; of a common name they are two people's."""
    return (-8, -12, -20)[max(common, 0)] if _same_role(a, b) is False and not _share_an_office(a, b) else 0


def _share_an_office(a: Profile, b: Profile) -> bool:
    """Whether a word for what both are says more than a rank: there are many chief executives."""
    return bool({*a.role} & {*b.role} - _plain_roles())


def _is_near(one: str, other: str, most: int) -> bool:
    """Whether both came out within so many days."""
    return NO_DAY not in (one, other) and abs(date.fromisoformat(one).toordinal() - date.fromisoformat(other).toordinal()) <= most


def _other_name(a: Profile, b: Profile, name: str) -> tuple[int, Sequence[str]] | None:
    """Two whose names are alike, or two organisations of one name that are not of one class and country."""
    beside = len({*a.company, *a.states} & {*b.company, *b.states})
    if not beside or (is_unplaced(a) and is_unplaced(b)):  # every state may have a supreme court
        return None
    country, role = bool({*a.countries} & {*b.countries}), _same_role(a, b)
    score = _UNLIKE + 20 * (name == "SameName") + 6 * min(beside, 3) + 10 * country + _ROLES[role]
    if a.family != PERSON and len(_said(a.name)) < 2 and not country:  # every state may have a senate
        score = min(score, MERGED - 1)
    return min(score, 99), [name, *(["SameRole"] if role else []), *(["SameCountry"] if country else []), "SameCompany"]


def is_unplaced(one: Profile) -> bool:
    """An organisation of which no country is known."""
    return one.family != PERSON and not one.countries


_ROLES = {True: 15, False: -15, None: 0}


def _same_role(a: Profile, b: Profile) -> bool | None:
    """None where one of them is only named."""
    if not a.role or not b.role:
        return None
    shared, short, long = len(set(a.role) & set(b.role)), *sorted((len(a.role), len(b.role)))
    return shared >= _ROLE * short and (shared > 1 or long < _SHORT or bool({*a.company} & {*b.company}))


# ---- names


@cache
def _common() -> dict[str, frozenset[str]]:
    some = list(lines("common-names.txt"))
    return {place: frozenset(name for where, name in some if where == place) for place in ("given", "family")}


@cache
def _plain_roles() -> frozenset[str]:
    """Stems of the words for a role that people of any office may have in theirs."""
    return frozenset(stem(word) for line in lines("plain-roles.txt") for word in line)


@lru_cache(maxsize=4096)
def commonness(name: tuple[str, ...]) -> int:
    """How many of the first and the last word of a full name many people bear; a word between them makes a name rarer."""
    return (name[0] in _common()["given"]) + (name[-1] in _common()["family"]) - (len(name) > 2)


@lru_cache(maxsize=65536)
def _likeness(family: str, a: tuple[str, ...], b: tuple[str, ...]) -> str | None:
    """How alike the names are: one, one with an initial, one in two spellings; None for two names."""
    if a == b:
        return "SameName"
    if family != PERSON:
        return "SameName" if _said(a) == _said(b) else None
    if not _between(a, b):
        return None
    first, another = sorted((a[0], b[0]), key=len)
    if a[-1] == b[-1] and first == another:
        return "SameName"
    if len(first) == 1:
        return "SimilarName" if a[-1] == b[-1] and another.startswith(first) else None
    return "OtherSpelling" if alike(first, another) and alike(a[-1], b[-1]) else None


def _said(name: Collection[str]) -> list[str]:
    """The words of an organisation's name that say something."""
    return sorted(set(name) - _EMPTY)


def _between(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether what stands between first name and surname is in the longer name too."""
    short, long = sorted((list(a), list(b)), key=len)
    return all(any(alike(word, other) for other in long[1:-1]) for word in short[1:-1])


# ---- as the index keeps it


def dump(bearer: Bearer) -> str:
    return json.dumps([bearer.iri, bearer.entity, bearer.article, bearer.ontology_class, bearer.name, asdict(bearer.profile)])


def load(text: str) -> Bearer:
    iri, entity, article, of_class, name, said = json.loads(text)
    told = {part: tuple(said[part]) for part in ("name", "countries", "role", "company", "states", "people")}
    return Bearer(iri, entity, article, of_class, name, Profile(said["family"], day=said["day"], **told))
