"""Names swapped by country, so that rare ones are read as well as those that the corpora are full of.

In a window of text each state gives way to another one, with its capital and towns, its people and its adjective; persons get the names of
persons of some other country, word by word; companies and acronyms of bodies those of others. Only words that are labelled as (part of) a
name change, one word for one, so that trees, labels and white space stay true. The same word is swapped for the same one throughout
a window, and everything follows from the generator that is given.

Names are those of facts/ (`factbook.json`, `country-codes.csv`, `office-holders.json`: public domain) and of the project's own
`ontologies/authority/tables/` (CC0).
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.nlp.decode import TAGS
from training.labels import LISTS, OUTSIDE, Allowed

TABLES = Path(__file__).parent.parent / "ontologies/authority/tables"
SHARE = 0.4
"""Of windows in which names are swapped."""
PLACE_KINDS = ("state", "town", "adjective", "people")
PERSON_KINDS = ("given", "family")
BODY_KINDS = ("firm", "acronym")
NEEDED = (*PLACE_KINDS, *PERSON_KINDS)
"""What must be known of a country for its names to be put in for another's."""
BEARERS = frozenset({"ORG", "GPE", "LOC", "NORP", "EVENT", "OTHER"})
"""Labels of names that states, towns and peoples are part of."""
FIRMS = frozenset({"Company", "MediaOrganization"})
WORD, ACRONYM = re.compile(r"[^\W\d_]{2,}"), re.compile(r"[A-Z]{2,6}")
VOWELS = frozenset("aeiouAEIOU")

Slot = tuple[int, int, str]
"""First word, one past the last word; PERSON, BODY (one word that is an organisation) or NAME (any other that may hold a state's name)."""
Names = dict[str, list[str]]
"""Single words by kind."""


def slots(allowed: Sequence[Allowed]) -> list[Slot]:
    """The names of a sentence whose words may be swapped, given the tags that each word may have."""
    found, start, kinds = [], 0, frozenset[str]()
    for i, tags in enumerate(allowed):
        told = {TAGS[tag].partition("-") for tag in tags if tag != OUTSIDE} if OUTSIDE not in tags else set()
        places, labels = {place for place, _, _ in told}, frozenset(label for _, _, label in told)
        if places and places <= {"B", "S"}:
            start, kinds = i, labels
        if places and places <= {"E", "S"} and labels == kinds:
            found += [(start, i + 1, kind) for kind in _kind(labels, i + 1 - start)]
    return found


def _kind(labels: frozenset[str], size: int) -> list[str]:
    if labels == {"PERSON"}:
        return ["PERSON"]
    return ["NAME"] * (labels <= BEARERS) + ["BODY"] * (labels == {"ORG"} and size == 1)


@dataclass(frozen=True, slots=True)
class Lists:
    """Names by country (ISO alpha-3) and kind, and what each word that names one state alone means."""

    countries: dict[str, Names]
    meaning: dict[str, tuple[str, str]] = field(repr=False)

    @classmethod
    def of(cls, names: Iterable[tuple[str, str, str]]) -> Lists:
        """From (country, kind, name); names of several words and words that are two things are left out."""
        countries: dict[str, Names] = defaultdict(lambda: defaultdict(list))
        meant: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for country, kind, name in names:
            if not WORD.fullmatch(name) or name in countries[country][kind]:
                continue
            countries[country][kind].append(name)
            if kind in PLACE_KINDS:
                meant[name.lower()].add((country, kind))
        meaning = {word: next(iter(found)) for word, found in meant.items() if len(found) == 1}
        return cls({country: dict(found) for country, found in countries.items()}, meaning)

    @classmethod
    def read(cls, facts: Path, tables: Path = TABLES) -> Lists:
        """From the folder of facts and the tables of the authority."""
        return cls.of([*_states(facts), *_towns(tables), *_persons(facts), *_bodies(tables)])

    def complete(self) -> list[str]:
        """Countries of which a name of every kind is known."""
        return [country for country, names in self.countries.items() if all(names.get(kind) for kind in NEEDED)]


def _states(facts: Path) -> Iterator[tuple[str, str, str]]:
    with (facts / "country-codes.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield row["ISO3166-1-Alpha-3"], "state", row["CLDR display name"]
            yield row["ISO3166-1-Alpha-3"], "town", row["Capital"]
    for country in json.loads((facts / "factbook.json").read_text(encoding="utf-8"))["countries"]:
        adjective, noun = country.get("demonym_adjective") or "", country.get("demonym_noun") or ""
        if country["iso3"] and noun == f"{adjective}(s)":  # the noun's singular is the adjective: either may stand for the other
            yield country["iso3"], "adjective", adjective
            yield country["iso3"], "people", f"{adjective}s"


def _rows(path: Path, mark: str) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(mark)]


def _towns(tables: Path) -> Iterator[tuple[str, str, str]]:
    for where, names in _rows(tables / "places.psv", " : "):
        if len(where) == 3:
            yield from ((where, "town", name.partition("=")[0]) for name in names.split(";"))


def _persons(facts: Path) -> Iterator[tuple[str, str, str]]:
    for country, offices in json.loads((facts / "office-holders.json").read_text(encoding="utf-8"))["countries"].items():
        for holder in (one for found in offices.values() if isinstance(found, list) for one in found):
            words = holder["name"].split()
            family = [word for word in words if word.upper() == holder["family"]]
            given = [word for word in words if word not in family and word.istitle()]
            if len(family) == 1 and given and "of" not in words:
                yield country, "family", family[0]
                yield country, "given", given[0]


def _bodies(tables: Path) -> Iterator[tuple[str, str, str]]:
    for _, kind, label, _, acronyms, country, *_ in _rows(tables / "bodies.psv", "|"):
        if kind in FIRMS:
            yield country, "firm", label
        yield from ((country, "acronym", one.strip()) for one in acronyms.split(";") if ACRONYM.fullmatch(one.strip()))


class Swaps:
    """The swaps of one window of text: what each state, person and body is called in it now."""

    def __init__(self, lists: Lists, rng: random.Random) -> None:
        self.lists, self.rng, self.choice = lists, rng, lists.complete()
        self.states: dict[str, str] = {}
        self.words: dict[tuple[str, str], str] = {}

    def __call__(self, words: Sequence[str], found: Sequence[Slot]) -> list[str]:
        """The words of the window with those of the names in `found` swapped."""
        result = list(words)
        for start, end, kind in sorted(found, key=lambda slot: slot[0] - slot[1]):  # whole names tell what their parts are
            {"PERSON": self._person, "BODY": self._body, "NAME": self._name}[kind](result, words, start, end)
        return result

    def _name(self, result: list[str], words: Sequence[str], start: int, end: int) -> None:
        for i in range(start, end):
            country, kind = self.lists.meaning.get(words[i].lower(), ("", ""))
            if country:
                self._put(result, words, i, kind, self._other(country))

    def _body(self, result: list[str], words: Sequence[str], start: int, _: int) -> None:
        word = words[start]
        kind = "acronym" if ACRONYM.fullmatch(word) else "firm"
        told = word.lower() in self.lists.meaning or word.lower() in LISTS["state_bodies"]
        if told or not WORD.fullmatch(word) or (kind == "firm" and start and words[start - 1].lower() == "the"):
            return
        self._put(result, words, start, kind, self.rng.choice([c for c, names in self.lists.countries.items() if names.get(kind)]))

    def _person(self, result: list[str], words: Sequence[str], start: int, end: int) -> None:
        name = words[start:end]
        if name[-1].lower() in self.lists.meaning or not all(_plain(word, name[0]) for word in name):
            return  # "Americans"; "Ban Ki-moon", "van der Bellen": which word is what cannot be told
        country = self.rng.choice(self.choice)
        for i in range(start, end):
            if len(words[i].rstrip(".")) > 1:
                self._put(result, words, i, self._part(words[i], i - start, end - start), country)

    def _part(self, word: str, place: int, size: int) -> str:
        """Given or family name: of a word alone what it is in a longer name of the window, else either."""
        known = [kind for kind in PERSON_KINDS if (kind, word.lower()) in self.words]
        if size > 1 or len(known) == 1:
            return known[0] if size == 1 else PERSON_KINDS[place == size - 1]
        return self.rng.choice(PERSON_KINDS)

    def _other(self, country: str) -> str:
        if country not in self.states:
            self.states[country] = self.rng.choice([one for one in self.choice if one != country])
        return self.states[country]

    def _put(self, result: list[str], words: Sequence[str], i: int, kind: str, country: str) -> None:
        """Another name in place of a word, as it is written; none where "a" and "an" would be wrong before it."""
        key = kind, words[i].lower()
        if key not in self.words:
            self.words[key] = self.rng.choice(self.lists.countries[country][kind])
        new = self.words[key]
        article = i > 0 and words[i - 1].lower() in ("a", "an")
        if not article or (new[0] in VOWELS) == (words[i][0] in VOWELS):
            result[i] = cased(new, words[i])


def _plain(word: str, first: str) -> bool:
    """A word of letters, or an initial, that begins as the name's first word does, large or small."""
    return bool(WORD.fullmatch(word) or len(word.rstrip(".")) == 1) and word.islower() == first.islower()


def cased(new: str, old: str) -> str:
    """A name written as another one was: all capitals, all small letters, or as it is."""
    if len(old) > 1 and old.isupper():
        return new.upper()
    return new.lower() if old.islower() else new
