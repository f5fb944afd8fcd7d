"""The authority as the program asks it: entities, offices, dated memberships, metonyms, by surface, by office and by day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.authority.words import fold, holds, role_words, tails
from kg.model import Entity, Membership


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
        return next((self._sectors[tail] for tail in tails(phrase) if tail in self._sectors), None)

    def weapon(self, phrase: str) -> Entity | None:
        """The weapon that a noun phrase speaks of ("1,000 attack drones"); None for anything else."""
        phrase = re.sub(r"^.*?\b(?:dozens|scores|hundreds|thousands|tens|number|batch(?:es)?|types?|kinds?) of ", "", phrase)
        plain = re.sub(r"\s*[\[(][^)\]]*[)\]]", "", phrase)
        head = re.split(r"\s(?:of|from|for|to|in|on|by|with|that|which|used|against)\s|,\s", plain, maxsplit=1)[0]
        for tail in tails(head, lower=False):
            if tail.lower() in self.words["not-weapons"]:
                return None
            found = self._weapons.get(tail) or self._weapons.get(tail.lower())
            if found:
                return self.entities[found]
        return None
