"""The authority: who and what the world holds, with names, dated offices and memberships, read from `ontologies/authority/*.ttl`.

Surfaces are compared by `fold` (case, accents and a leading article do not count), acronyms letter by letter ("US" is no "us").
Dates are half-open: a term holds from `start` until the day before `end`.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError
from kg.model import Entity, Kind, Membership
from kg.resources import data_path
from kg.vocab import AU, DCTERMS, NG, ORG, RDF, RDFS, SCHEMA, SECTOR, SKOS, WD, shorten

KINDS: dict[str, Kind] = {
    "State": "Place", "City": "Place", "Region": "Place", "Person": "Person", "Weapon": "Weapon",
    "IntergovernmentalOrganization": "Organisation", "GovernmentBody": "Organisation", "ArmedGroup": "Organisation",
    "PoliticalParty": "Organisation", "Company": "Organisation", "MediaOrganization": "Organisation",
    "NonGovernmentalOrganization": "Organisation", "Organization": "Organisation",
}  # fmt: skip
Facts = dict[str, dict[str, list[str]]]  # subject -> property -> values (IRIs and lexical forms)


@dataclass(frozen=True, slots=True)
class Office:
    """A post: where it is, whom it speaks for, and the words that name it ("secretary general")."""

    iri: str
    name: str
    organization: str
    represents: str | None
    words: frozenset[str]
    sector: str | None


@dataclass(frozen=True, slots=True)
class Metonym:
    """A place name that can mean who governs there. `candidates`: what it can denote, each with the words that point to it."""

    iri: str
    place: str
    candidates: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, repr=False)
class Authority:
    """Look-ups by surface, by office and by date; made by `load`, never changed."""

    entities: Mapping[str, Entity]
    names: Mapping[str, tuple[str, ...]]
    acronyms: Mapping[str, tuple[str, ...]]
    demonyms: Mapping[str, str]
    nouns_of_people: frozenset[str]  # demonyms that stand for people ("Iranians"), folded
    families: Mapping[str, tuple[str, ...]]
    known_as: Mapping[str, str]  # a name that alone means one person
    genders: Mapping[str, str]
    generic: Mapping[str, tuple[str, ...]]  # "alliance" -> organisations that an article calls so once they are named
    metonyms: Mapping[str, Metonym]
    offices: Mapping[str, Office]
    words: Mapping[str, frozenset[str]]  # word lists by local name ("act-verbs")
    _by_word: Mapping[str, tuple[str, ...]] = field(repr=False)
    _terms: Mapping[str, tuple[Membership, ...]] = field(repr=False)  # by member
    _holders: Mapping[str, tuple[Membership, ...]] = field(repr=False)  # by office
    _sectors: Mapping[str, str] = field(repr=False)
    _weapons: Mapping[str, str] = field(repr=False)
    _state_of: Mapping[str, str] = field(repr=False)
    _end_unknown: frozenset[str] = field(repr=False)  # terms whose end is only the day until which they are known

    def entity(self, iri: str, on: dt.date | None = None) -> Entity | None:
        """The entity, with the sector it had on that day (a president GOV, afterwards ELI); None for an unknown IRI."""
        found = self.entities.get(iri)
        if found is None or (found.kind != "Person" and iri not in self._terms):
            return found
        return replace(found, sector=self._sector_on(found, on))

    def _sector_on(self, entity: Entity, on: dt.date | None) -> str | None:
        held = [m for m in self._terms.get(entity.iri, ()) if m.role in self.offices]
        valid = [m for m in held if holds(m, on) and (on is not None or m.end is None)]
        if valid:
            return self.offices[max(valid, key=lambda m: m.start or dt.date.min).role].sector
        ended = [m.end is not None and m.iri not in self._end_unknown and (on is None or m.end <= on) for m in held]
        past = entity.kind == "Person" and bool(ended) and all(ended)
        return "ELI" if past else entity.sector

    def named(self, surface: str) -> tuple[str, ...]:
        """IRIs of what is called so in full: by name, other name or acronym; several where the name is shared."""
        exact = self.acronyms.get(re.sub(r"^[Tt]he ", "", surface.strip()))
        return exact if exact else self.names.get(fold(surface), ())

    def people(self, family_name: str) -> tuple[str, ...]:
        """IRIs of the people with that family name."""
        return self.families.get(fold(family_name), ())

    def demonym(self, word: str) -> str | None:
        """IRI of the state or region that "Iranian" or "Iranians" speaks of."""
        return self.demonyms.get(fold(word)) if word[:1].isupper() else None

    def metonym(self, surface: str) -> Metonym | None:
        return self.metonyms.get(fold(surface))

    def media(self, name: str) -> Entity | None:
        """The news organisation of that name."""
        found = [e for i in self.named(name) if (e := self.entities[i]).ontology_class == "MediaOrganization"]
        return found[0] if len(found) == 1 else None

    def state_of(self, country: str) -> str | None:
        """IRI of the state with that ISO 3166-1 alpha-3 code."""
        return self._state_of.get(country)

    def offices_named(self, words: str, organization: str | None = None) -> tuple[Office, ...]:
        """Offices that the words name; with `organization` those in it or speaking for it."""
        found = [self.offices[i] for i in self._by_word.get(role_words(words), ())]
        inside = [o for o in found if organization in (None, o.organization)]
        return tuple(inside or [o for o in found if o.represents == organization])

    def holders(self, words: str, organization: str | None = None, on: dt.date | None = None) -> tuple[Membership, ...]:
        """Who held an office that the words name ("secretary general"), on that day or, without one, ever."""
        return tuple(m for office in self.offices_named(words, organization) for m in self._holders.get(office.iri, ()) if holds(m, on))

    def memberships_of(self, iri: str, on: dt.date | None = None) -> tuple[Membership, ...]:
        """The dated facts whose member this is, valid on that day; all of them without a day."""
        return tuple(m for m in self._terms.get(iri, ()) if holds(m, on))

    def sector_of(self, phrase: str) -> str | None:
        """PLOVER sector of a role noun or of the longest end of a phrase that is one ("senior police officer": COP)."""
        return next((self._sectors[tail] for tail in _tails(phrase) if tail in self._sectors), None)

    def weapon(self, phrase: str) -> Entity | None:
        """The weapon that a noun phrase speaks of ("1,000 attack drones"); None for anything else."""
        phrase = re.sub(r"^.*?\b(?:dozens|scores|hundreds|thousands|tens|number|batch(?:es)?|types?|kinds?) of ", "", phrase)
        plain = re.sub(r"\s*[\[(][^)\]]*[)\]]", "", phrase)
        head = re.split(r"\s(?:of|from|for|to|in|on|by|with|that|which|used|against)\s|,\s", plain, maxsplit=1)[0]
        for tail in _tails(head, lower=False):
            if tail.lower() in self.words["not-weapons"]:
                return None
            found = self._weapons.get(tail) or self._weapons.get(tail.lower())
            if found:
                return self.entities[found]
        return None


def holds(membership: Membership, on: dt.date | None) -> bool:
    """Is the fact valid on that day? Without a day: yes."""
    return on is None or ((membership.start is None or membership.start <= on) and (membership.end is None or on < membership.end))


def fold(surface: str) -> str:
    """A surface for comparison: no case, no accents, straight quotes, single blanks, no leading article, no trailing genitive."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", surface) if not unicodedata.combining(c)).replace("’", "'").casefold()
    plain = re.sub(r"^(?:the|a|an) ", "", " ".join(plain.split()))
    return re.sub(r"'s?$", "", plain)


def role_words(words: str) -> str:
    """Words of an office for comparison: "Secretary-General" and "secretary general" are one."""
    plain = re.sub(r"[\s-]+", " ", fold(words))
    plain = re.sub(r"^(?:outgoing|incoming|current|new|then) ", "", plain)
    return plain.replace("defense", "defence").replace("advisor", "adviser")


def singulars(word: str) -> Iterable[str]:
    """The word and what it can be the plural of."""
    yield word
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    if word.endswith("men"):
        yield word[:-3] + "man"


def _tails(phrase: str, lower: bool = True) -> Iterable[str]:
    """The ends of a phrase, longest first, each as it is and in the singular."""
    words = re.sub(r"[“”\"]", "", phrase).replace("’", "'").split()
    words = [w.lower() for w in words] if lower else words
    for n in range(len(words)):
        for last in singulars(words[-1]):
            yield " ".join([*words[n:-1], last])


# ---------------------------------------------------------------- reading


@lru_cache(maxsize=4)
def load(folder: Path | None = None) -> Authority:
    """The authority of a folder of Turtle files, the project's own without one; read once per process.

    Raises DataError with the file's name where a file is not Turtle or says something that the program cannot use.
    """
    facts: Facts = {}
    for path in sorted((folder or data_path("ontologies", "authority")).glob("*.ttl")):
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                values = facts.setdefault(_value(quad.subject), {}).setdefault(quad.predicate.value, [])
                values.append(_value(quad.object))
        except SyntaxError as error:
            raise DataError(f"{path.name}: {error}") from error
    return _authority(facts)


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    raise DataError(f"authority data: {term} is neither an IRI nor a literal")


def _authority(facts: Facts) -> Authority:
    by_class: dict[str, list[str]] = {}
    for iri, about in facts.items():
        for kind in about.get(RDF + "type", ()):
            by_class.setdefault(kind, []).append(iri)
    iso = {iri: facts[iri][NG + "iso3"][0] for iri in by_class.get(NG + "State", ())}
    entities = {i: _entity(i, kind, facts[i], iso) for kind in KINDS for i in by_class.get(NG + kind, ())}
    offices = {i: _office(i, facts[i]) for i in by_class.get(ORG + "Post", ())}
    memberships = [_membership(i, facts) for i in by_class.get(ORG + "Membership", ())]
    memberships.sort(key=lambda m: (m.start or dt.date.min, m.iri))
    _add_countries(entities, memberships)
    named = [i for i, e in entities.items() if e.kind != "Weapon"]
    role_nouns = by_class.get(NG + "RoleNouns", ())
    nouns = [(w, facts[i][NG + "sector"][0].removeprefix(SECTOR)) for i in role_nouns for w in facts[i][NG + "word"]]
    weapons = [i for i, e in entities.items() if e.kind == "Weapon"]
    people = by_class.get(NG + "Person", [])
    demonym = [(w, i) for i in named for p in ("demonymAdjective", "demonymNoun") for w in facts[i].get(NG + p, ())]
    return Authority(
        entities=entities,
        names=_index((w, i) for i in named for p in (RDFS + "label", SKOS + "altLabel") for w in map(fold, facts[i].get(p, ()))),
        acronyms=_index((w, i) for i in named for w in facts[i].get(NG + "acronym", ())),
        demonyms={fold(w): i for w, i in demonym},
        nouns_of_people=frozenset(fold(w) for i in named for w in facts[i].get(NG + "demonymNoun", ())),
        families=_index((fold(w), i) for i in people for w in facts[i].get(NG + "familyName", ())),
        known_as={fold(w): i for i in people for w in facts[i].get(NG + "knownAs", ())},
        genders={i: facts[i][SCHEMA + "gender"][0] for i in people if SCHEMA + "gender" in facts[i]},
        generic=_index((fold(w), i) for i in named for w in facts[i].get(NG + "genericName", ())),
        metonyms=_metonyms(facts, by_class.get(NG + "Metonym", ())),
        offices=offices,
        words={shorten(i).removeprefix("au:words-"): frozenset(facts[i][NG + "word"]) for i in by_class.get(NG + "WordList", ())},
        _by_word=_index((role_words(w), o.iri) for o in offices.values() for w in o.words),
        _terms=_group(memberships, lambda m: m.member),
        _holders=_group((m for m in memberships if m.role in offices), lambda m: m.role),
        _sectors=dict(nouns),
        _weapons={w: i for i in weapons for p in (SKOS + "altLabel", RDFS + "label") for w in facts[i].get(p, ())},
        _state_of={code: iri for iri, code in iso.items()},
        _end_unknown=frozenset(i for i, about in facts.items() if "end" in about.get(NG + "boundAsListed", ())),
    )  # fmt: skip


def _one(about: Mapping[str, list[str]], prop: str, iri: str) -> str:
    if not about.get(prop):
        raise DataError(f"authority data: {shorten(iri)} has no {shorten(prop)}")
    return about[prop][0]


def _first(about: Mapping[str, list[str]], prop: str) -> str | None:
    values = about.get(prop)
    return values[0] if values else None


def _entity(iri: str, kind: str, about: Mapping[str, list[str]], iso: Mapping[str, str]) -> Entity:
    sector = _first(about, NG + "sector")
    return Entity(
        iri, KINDS[kind], _one(about, RDFS + "label", iri), kind, wikidata=iri.removeprefix(WD) if iri.startswith(WD) else None,
        country=iso.get(iri) or iso.get(_first(about, NG + "country") or ""), sector=sector.removeprefix(SECTOR) if sector else None,
    )  # fmt: skip


def _office(iri: str, about: Mapping[str, list[str]]) -> Office:
    sector = _first(about, NG + "sector")
    return Office(
        iri, _one(about, RDFS + "label", iri), _one(about, ORG + "postIn", iri), _first(about, NG + "represents"),
        frozenset(about.get(NG + "roleWord", ())), sector.removeprefix(SECTOR) if sector else None,
    )  # fmt: skip


def _membership(iri: str, facts: Facts) -> Membership:
    about = facts[iri]
    role, place = _one(about, ORG + "role", iri), _one(about, ORG + "organization", iri)
    if DCTERMS + "source" not in about:
        raise DataError(f"authority data: {shorten(iri)} has no dcterms:source")
    start, end = (dt.date.fromisoformat(d) if d else None for d in (_first(about, SCHEMA + p) for p in ("startDate", "endDate")))
    if start and end and start >= end:
        raise DataError(f"authority data: {shorten(iri)} ends before it begins")
    represents = place if role == AU + "role-part-of-the-state" else _first(facts.get(role, {}), NG + "represents")
    name = _one(facts.get(role, {}), RDFS + "label", role)
    return Membership(iri, _one(about, ORG + "member", iri), place, role, name, represents, start, end)


def _add_countries(entities: dict[str, Entity], memberships: Iterable[Membership]) -> None:
    """A person's country is that of the state the latest office speaks for; nobody's where it speaks for none."""
    for membership in memberships:
        person, state = entities.get(membership.member), entities.get(membership.represents or "")
        if person and person.kind == "Person" and state and state.ontology_class == "State":
            entities[person.iri] = replace(person, country=state.country)


def _metonyms(facts: Facts, iris: Iterable[str]) -> dict[str, Metonym]:
    found: dict[str, Metonym] = {}
    for iri in iris:
        about = facts[iri]
        candidates = sorted(about.get(NG + "candidate", ()), key=lambda c: int(_one(facts[c], NG + "priority", c)))
        denoted = tuple((_one(facts[c], NG + "denotes", c), frozenset(facts[c].get(NG + "cueWord", ()))) for c in candidates)
        metonym = Metonym(iri, _one(about, NG + "namedAfter", iri), denoted)
        for surface in (*about[RDFS + "label"], *about.get(SKOS + "altLabel", ())):
            found[fold(surface)] = metonym
    return found


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for word, iri in pairs:
        found.setdefault(word, {})[iri] = None
    return {word: tuple(iris) for word, iris in found.items()}


def _group(memberships: Iterable[Membership], key: Callable[[Membership], str]) -> dict[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = {}
    for membership in memberships:
        found.setdefault(key(membership), []).append(membership)
    return {name: tuple(listed) for name, listed in found.items()}
