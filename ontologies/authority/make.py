"""Makes the Turtle files of this folder from `tables/` and the fact files: `python make.py FACTS` (a folder as in README.md).

Everything that only the tables say can be changed there, one line each; what comes from FACTS is read by `from_facts.py`.
The output is the same for the same input, byte by byte. `kg.authority` reads all `*.ttl` here, so an analyst's own additions may
also stand in a file of their own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import past_leaders
from from_facts import countries, tenures
from sectors import sector_nouns
from tables import Thing, cells, day, items, plain, rows, slug, text, write

GENERAL, FACTBOOK, HOLDERS = "au:source-general", "au:source-factbook", "au:source-office-holders"
OFFICES = {  # key: label, role words
    "president": ("President of {}", "president;head of state;leader"),
    "pm": ("Prime Minister of {}", "prime minister;premier;pm;head of government;leader"),
    "chancellor": ("Chancellor of {}", "chancellor;head of government;leader"),
    "vp": ("Vice President of {}", "vice president;vice-president;first vice president"),
    "fm": ("Foreign Minister of {}", "foreign minister;minister of foreign affairs;minister for foreign affairs;foreign affairs minister;"
           "top diplomat;chief diplomat"),
    "dm": ("Defence Minister of {}", "defence minister;defense minister;minister of defence;minister of defense;minister for defence"),
    "monarch": ("Monarch of {}", "king;queen;emir;sultan;emperor;monarch"),
    "supreme-leader": ("Supreme Leader of {}", "supreme leader;leader;ayatollah"),
}  # fmt: skip
# words in the names of states that take an article: "the Czech Republic", "the Netherlands"
WITH_ARTICLE = {"United", "Republic", "Islands", "Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines", "Seychelles"}
FAMILY_FIRST = {"CHN", "KOR", "PRK", "TWN", "VNM", "Ban Ki-moon"}
PARTICLES = {"von", "van", "der", "de", "da", "di", "bin", "al", "el", "le", "la", "ul", "ter", "den"}
ACRONYM = re.compile(r"[A-Z]{2,4}")  # "US" as a name would also be the pronoun
REALM_MONARCHS = {"Elizabeth II", "Charles III"}


class Maker:
    """Holds what several files need: countries, and the names of organisations by key."""

    def __init__(self, facts: Path) -> None:
        self.facts = facts
        self.countries = countries(facts)
        self.own = {row[0]: cells(row, 7) for row in rows("states.psv")}
        self.bodies = {row[0]: cells(row, 9) for row in rows("bodies.psv")}
        self.igos = {row[0]: cells(row, 6) for row in rows("igos.psv")}
        self.people = {row[0]: cells(row, 5) for row in rows("persons.psv")}
        self.sexes = {name: row[0] for row in rows("sexes.psv") for name in items(row[1])}
        self.person_of = {other: name for name, row in self.people.items() for other in items(row[2])}

    # ---------------------------------------------------------------- names

    def state(self, iso3: str) -> str:
        country = self.countries[iso3]
        return f"wd:{country.item}" if country.item else f"au:state-{iso3.lower()}"

    def label(self, iso3: str) -> str:
        return self.own.get(iso3, cells([], 7))[1] or self.countries[iso3].name

    def key(self, key: str) -> str:
        """Prefixed name of an organisation, body, place or state by its key in the tables."""
        if key in self.igos:
            return f"wd:{self.igos[key][1]}" if self.igos[key][1] else f"au:org-{slug(key)}"
        if key in self.bodies:
            return f"au:{slug(key)}" if self.bodies[key][1] == "Person" else f"au:org-{slug(key)}"
        if key in self.countries:
            return self.state(key)
        return f"au:place-{slug(key)}"

    # ---------------------------------------------------------------- files

    def states(self) -> Iterator[Thing]:
        taken = self._demonyms_used()
        for iso3, country in self.countries.items():
            own = self.own.get(iso3, cells([], 7))
            adjectives = self._demonyms(iso3, own[4], country.adjectives, taken)
            nouns = self._demonyms(iso3, own[5], country.nouns, taken)
            names = [n for n in (*items(own[2]), *country.names) if n != self.label(iso3) and not ACRONYM.fullmatch(n.removeprefix("The "))]
            yield Thing.of(
                self.state(iso3), "ng:State", ("rdfs:label", [text(self.label(iso3))]), ("skos:altLabel", map(text, names)),
                ("ng:acronym", map(plain, items(own[3]))), ("ng:iso2", [plain(country.iso2)]), ("ng:iso3", [plain(iso3)]),
                ("ng:demonymAdjective", map(text, adjectives)), ("ng:demonymNoun", map(text, nouns)),
                ("ng:capital", [f"au:place-{slug(c)}" for c in self.capital(iso3)]),
                ("dcterms:source", ["au:source-country-codes", FACTBOOK]),
            )  # fmt: skip

    def capital(self, iso3: str) -> tuple[str, ...]:
        own = self.own.get(iso3, cells([], 7))[6]
        named = () if own == "-" else tuple(items(own)) or self.countries[iso3].capital
        return tuple(c for c in named if c not in {self.label(iso3), *self.countries[iso3].names})

    def _demonyms_used(self) -> dict[str, str]:
        """Demonym -> its one country: independent states come before areas, what two states share is nobody's."""
        seen: dict[str, list[str]] = {}
        for iso3, country in self.countries.items():
            own = self.own.get(iso3, cells([], 7))
            for cell, given in ((own[4], country.adjectives), (own[5], country.nouns)):
                for word in items(cell) if cell else given:
                    seen.setdefault(word, []).append(iso3)
        first = {w: [c for c in codes if w in f"{self.own.get(c, '')}"] or codes for w, codes in seen.items()}
        states = {w: [c for c in codes if self.countries[c].independent] or codes for w, codes in first.items()}
        return {w: codes[0] for w, codes in states.items() if len(set(codes)) == 1 and w not in {"NA", "none"}}

    def _demonyms(self, iso3: str, own: str, given: tuple[str, ...], taken: dict[str, str]) -> list[str]:
        words = [] if own == "-" else items(own) or list(given)
        return [w for w in words if taken.get(w) == iso3]

    def places(self) -> Iterator[Thing]:
        known: dict[str, Thing] = {}
        for iso3, country in self.countries.items():
            for capital in self.capital(iso3):
                name = f"au:place-{slug(capital)}"
                known.setdefault(name, self._place(name, "ng:City", capital, [], iso3, FACTBOOK if capital in country.capital else GENERAL))
        for row in rows("places.psv"):
            head, _, names = "|".join(row).partition(" : ")
            iso3, _, kind = head.partition(" ")
            for spelled in items(names):
                label, *others = spelled.split("=")
                name = f"au:place-{slug(label)}"
                known.setdefault(name, self._place(name, "ng:Region" if kind else "ng:City", label, others, iso3, GENERAL))
        for row in rows("breakaway.psv"):
            key, label, others, iso3, demonyms = cells(row, 5)
            yield Thing.of(
                f"au:place-{key}", "ng:Region", ("rdfs:label", [text(label)]), ("skos:altLabel", map(text, items(others))),
                ("ng:country", [self.state(iso3)]), ("ng:sector", ["sector:PRE"]), ("ng:demonymAdjective", map(text, items(demonyms))),
                ("dcterms:source", [GENERAL]),
            )  # fmt: skip
        yield from known.values()

    def _place(self, name: str, kind: str, label: str, others: list[str], iso3: str, source: str) -> Thing:
        return Thing.of(
            name, kind, ("rdfs:label", [text(label)]), ("skos:altLabel", map(text, others)),
            ("ng:country", [] if iso3 == "-" else [self.state(iso3)]), ("dcterms:source", [source]),
        )  # fmt: skip

    def organisations(self) -> Iterator[Thing]:
        for key, (_, _, label, others, acronyms, generic) in self.igos.items():
            yield Thing.of(
                self.key(key), "ng:IntergovernmentalOrganization", ("rdfs:label", [text(label)]),
                ("skos:altLabel", map(text, items(others))), ("ng:acronym", map(plain, items(acronyms))),
                ("ng:genericName", map(text, items(generic))), ("ng:sector", ["sector:IGO"]), ("dcterms:source", [GENERAL]),
            )  # fmt: skip

    def parts(self) -> Iterator[Thing]:
        for key, (_, kind, label, others, acronyms, iso3, sector, _, generic) in self.bodies.items():
            yield Thing.of(
                self.key(key), f"ng:{kind}", ("rdfs:label", [text(re.sub(r" \([A-Z][\w ]+\)$", "", label))]),
                ("skos:altLabel", map(text, items(others))), ("ng:acronym", map(plain, items(acronyms))),
                ("ng:genericName", map(text, items(generic))), ("ng:country", [self.state(iso3)] if iso3 else []),
                ("ng:sector", [f"sector:{sector}"]), ("dcterms:source", [GENERAL]),
            )  # fmt: skip
        for key, row in self.bodies.items():
            if row[7]:
                yield Thing.of(
                    f"mem:{slug(key)}-{row[7].lower()}", "org:Membership", ("org:member", [self.key(key)]),
                    ("org:organization", [self.state(row[7])]), ("org:role", ["au:role-part-of-the-state"]),
                    ("dcterms:source", [GENERAL]),
                )  # fmt: skip
        yield Thing.of("au:role-part-of-the-state", "org:Role", ("rdfs:label", [text("part of the state")]), ("dcterms:source", [GENERAL]))
        for row in rows("group-terms.psv"):
            yield from self._group_term(cells(row, 7))

    def _group_term(self, row: list[str]) -> Iterator[Thing]:
        key, iso3, role, label, start, end, sector = row
        office = f"au:role-{role}-{iso3.lower()}"
        yield Thing.of(
            office, "org:Post", ("rdfs:label", [text(label)]), ("org:postIn", [self.state(iso3)]), ("ng:represents", [self.state(iso3)]),
            ("ng:sector", [f"sector:{sector}"]), ("dcterms:source", [GENERAL]),
        )  # fmt: skip
        yield Thing.of(
            f"mem:{slug(key)}-{role}-{iso3.lower()}", "org:Membership", ("org:member", [self.key(key)]),
            ("org:organization", [self.state(iso3)]), ("org:role", [office]), ("schema:startDate", [day(start)]),
            ("schema:endDate", [day(end)] if end else []), ("dcterms:source", [GENERAL]),
        )  # fmt: skip

    def memberships(self) -> Iterator[Thing]:
        for group, source, listed in rows("memberships.psv"):
            source_iri = [FACTBOOK] if source.startswith("factbook") else [GENERAL, FACTBOOK] if "factbook" in source else [GENERAL]
            for word in listed.split():
                if word.startswith("="):
                    for iso3 in self._listed_members(word[1:]):
                        yield self._seat(group, iso3, "", "", source_iri)
                else:
                    iso3, _, dates = word.replace("..", "@..", 1).partition("@") if "@" not in word else word.partition("@")
                    start, _, end = dates.partition("..")
                    yield self._seat(group, iso3, start, end, source_iri)
        yield Thing.of("au:role-member-state", "org:Role", ("rdfs:label", [text("member state")]), ("dcterms:source", [GENERAL]))

    def _listed_members(self, organisation: str) -> list[str]:
        from from_facts import factbook

        book = factbook(self.facts)
        return sorted(
            iso3 for iso3, entry in book.items() if iso3 in self.countries
            and any(m["organisation"] == organisation and not m.get("status") for m in entry.get("memberships", ()))
        )  # fmt: skip

    def _seat(self, group: str, iso3: str, start: str, end: str, source: list[str]) -> Thing:
        start = f"{start}-01-01" if len(start) == 4 else start
        return Thing.of(
            f"mem:{iso3.lower()}-{slug(group)}" + (f"-{start[:4]}" if start else ""), "org:Membership", ("org:member", [self.state(iso3)]),
            ("org:organization", [self.key(group)]), ("org:role", ["au:role-member-state"]),
            ("schema:startDate", [day(start)] if start else []), ("schema:endDate", [day(end)] if end else []), ("dcterms:source", source),
        )  # fmt: skip

    # ---------------------------------------------------------------- people in office

    def officials(self) -> tuple[list[Thing], list[Thing]]:
        """Offices; and people with their terms."""
        offices: dict[str, Thing] = {}
        people: dict[str, Thing] = {}
        terms: dict[str, Thing] = {}
        covered: set[tuple[str, str]] = set()
        listed = tenures(self.facts, {c for c, v in self.countries.items() if v.independent} | {"TWN"})
        checks = {(t.iso3, t.office): t for t in listed}
        office, where, words = "", "", ""
        for row in rows("officials.psv"):
            if row[0].startswith("@"):
                short = row[0][1:].split()
                if len(row) == 1:
                    office, where = f"{short[0]}-{short[1].lower()}", short[1]
                    covered.add((where, short[0]))
                    thing = self._country_office(*short)
                    checked = (where, short[0]) in checks
                else:
                    office, where, checked = short[0], row[3].strip() or row[2].strip(), False
                    thing = self._office(office, *cells(row, 7)[1:])
                offices[thing.name], words = thing, thing.name
            else:
                name, start, end = cells(row, 3)
                self._term(people, terms, name, "", where, words, start, end, [GENERAL, FACTBOOK] if checked else [GENERAL])
        for t in listed:
            if (t.iso3, t.office) not in covered and not (t.office == "monarch" and t.name in REALM_MONARCHS):
                thing = self._country_office(t.office, t.iso3)
                offices[thing.name] = thing
                start, end = ("~" if t.start_listed else "") + t.start, ("~" if t.end_listed else "") + t.end
                self._term(people, terms, t.name, t.family, t.iso3, thing.name, start, end, [HOLDERS])
        return list(offices.values()), [*people.values(), *terms.values()]

    def _country_office(self, kind: str, iso3: str) -> Thing:
        label, words = OFFICES[kind]
        return self._office(f"{kind}-{iso3.lower()}", label.format(_with_article(self.label(iso3))), iso3, iso3, words, "GOV")

    def _office(self, key: str, label: str, where: str, represents: str, words: str, sector: str, held: str = "") -> Thing:
        return Thing.of(
            f"au:role-{key}", "org:Post", ("rdfs:label", [text(label)]), ("org:postIn", [self.key(where)]),
            ("ng:represents", [self.key(represents)] if represents else []), ("ng:roleWord", map(text, items(words.lower()))),
            ("ng:sector", [f"sector:{sector}"]), ("ng:heldBySeveral", ["true"] if held == "several" else []), ("dcterms:source", [GENERAL]),
        )  # fmt: skip

    def _term(
        self, people: dict[str, Thing], terms: dict[str, Thing], name: str, family: str, where: str, office: str, start: str, end: str,
        source: list[str],
    ) -> None:  # fmt: skip
        name = self.person_of.get(name, name)
        person = self._person(name, family, where, source)
        people.setdefault(person.name, person)
        key = office.removeprefix("au:role-")
        term = f"mem:{person.name.split(':')[1].removeprefix('person-')}-{key}-{start.strip('~')}"
        listed = [bound for bound, date in (("start", start), ("end", end)) if date.startswith("~")]
        place = self.key(where) if where in self.countries or where in self.igos or where in self.bodies else ""
        terms[term] = Thing.of(
            term, "org:Membership", ("org:member", [person.name]), ("org:organization", [self.organisation_of(office) or place]),
            ("org:role", [office]), ("schema:startDate", [day(start.strip("~"))]), ("schema:endDate", [day(end.strip("~"))] if end else []),
            ("ng:boundAsListed", map(plain, listed)), ("dcterms:source", source),
        )  # fmt: skip

    def organisation_of(self, office: str) -> str:
        """The organisation of a long office line; empty for an office of a country."""
        for row in rows("officials.psv"):
            if row[0] == f"@ {office.removeprefix('au:role-')}" and len(row) > 1:
                return self.key(row[2])
        return ""

    def _person(self, name: str, family: str, where: str, source: list[str]) -> Thing:
        row = self.people.get(name, cells([name], 5))
        sex = row[4] or self.sexes.get(name)
        iri = f"wd:{row[1]}" if row[1] else f"au:person-{slug(name)}"
        words = name.split()
        given_last = where in FAMILY_FIRST or name in FAMILY_FIRST
        last = family or (words[0] if given_last else _last_name(words))
        short = [f"{words[0]} {last}"] if len(words) > 2 and not given_last and last == words[-1] else []
        return Thing.of(
            iri, "ng:Person", ("rdfs:label", [text(name)]), ("skos:altLabel", map(text, [*items(row[2]), *short])),
            ("ng:familyName", [text(last)]), ("ng:knownAs", map(text, items(row[3]))), ("schema:gender", [plain(sex)] if sex else []),
            ("dcterms:source", [s for s in source if s != FACTBOOK] or source),
        )  # fmt: skip

    # ---------------------------------------------------------------- words

    def metonyms(self) -> Iterator[Thing]:
        listed = {row[0]: cells(row, 4) for row in rows("metonyms.psv")}
        done = set(listed)
        for iso3, country in self.countries.items():
            for capital in self.capital(iso3) if country.independent or iso3 == "TWN" else ():
                if capital not in done:
                    done.add(capital)
                    yield from self._metonym(capital, [], capital, iso3, FACTBOOK)
        for surface, (_, others, place, candidates) in listed.items():
            yield from self._metonym(surface, items(others), place, candidates, GENERAL)
        for row in rows("words.psv"):
            kind, _, words = "|".join(row).partition(" : ")
            yield Thing.of(f"au:words-{kind.strip()}", "ng:WordList", ("ng:word", map(text, (w.replace("_", " ") for w in words.split()))),
                           ("dcterms:source", [GENERAL]))  # fmt: skip

    def _metonym(self, surface: str, others: list[str], place: str, candidates: str, source: str) -> Iterator[Thing]:
        name = f"au:metonym-{slug(surface)}"
        found: list[Thing] = []
        for n, (key, cues) in enumerate(re.findall(r"([\w+-]+)(?::((?:(?! [A-Z]{2,}:).)*))?(?: |$)", candidates), 1):
            found.append(Thing.of(
                f"{name}-{slug(key)}", "ng:MetonymCandidate", ("ng:denotes", [self.key(key)]), ("ng:cueWord", map(text, cues.split(","))
                if cues else []), ("ng:priority", [str(n)]), ("dcterms:source", [source])))  # fmt: skip
        yield Thing.of(
            name, "ng:Metonym", ("rdfs:label", [text(surface)]), ("skos:altLabel", map(text, others)), ("ng:namedAfter", [self.key(place)]),
            ("ng:candidate", [c.name for c in found]), ("dcterms:source", [source]),
        )  # fmt: skip
        yield from found

    def weapons(self) -> Iterator[Thing]:
        for key, label, words, broader in (cells(row, 4) for row in rows("weapons.psv")):
            yield Thing.of(
                f"au:{key}", "ng:Weapon", ("rdfs:label", [text(label)]), ("skos:altLabel", map(text, items(words))),
                ("skos:broader", [f"au:{broader}"] if broader else []), ("dcterms:source", [GENERAL]),
            )  # fmt: skip

    def sectors(self) -> Iterator[Thing]:
        for sector, (words, sources) in sector_nouns(self.facts).items():
            yield Thing.of(
                f"au:nouns-{sector.lower()}", "ng:RoleNouns", ("ng:sector", [f"sector:{sector}"]), ("ng:word", map(text, sorted(words))),
                ("dcterms:source", sources),
            )  # fmt: skip

    def sources(self) -> Iterator[Thing]:
        for key, label, where in (cells(row, 3) for row in rows("sources.psv")):
            places = [plain(where)] if where else []
            yield Thing.of(f"au:source-{key}", "ng:Source", ("rdfs:label", [text(label)]), ("dcterms:identifier", places))


def _with_article(state: str) -> str:
    """The name of a state as it stands behind "of"."""
    return f"the {state}" if WITH_ARTICLE & set(state.split()) else state


def _last_name(words: list[str]) -> str:
    """ "Ursula von der Leyen" -> "von der Leyen"; "Ahmed al-Sharaa" -> "al-Sharaa"; suffixes and numerals do not count."""
    while len(words) > 1 and words[-1].strip(".") in {"Jr", "II", "III", "XIV"}:
        words = words[:-1]
    n = len(words) - 1
    while n > 1 and words[n - 1] in PARTICLES:
        n -= 1
    return " ".join(words[n:])


def main(facts: Path) -> None:
    maker = Maker(facts)
    offices, people = maker.officials()
    write("sources", "Where the facts come from", maker.sources())
    write("states", "States and areas with codes, names, demonyms and capitals", maker.states())
    write("places", "Cities and regions", maker.places())
    write("igos", "Intergovernmental organisations and groups of states", maker.organisations())
    write("parts", "Government bodies, armed groups, parties, companies, media, and whom they speak for", maker.parts())
    write("memberships", "Dated seats of states in organisations (start inclusive, end exclusive; no start = longer than recorded)",
          maker.memberships())  # fmt: skip
    write("offices", "Posts: where, for whom, and the words that name them", offices)
    write("officials", "People and the offices they held", people,
          "start inclusive, end exclusive, none = not ended as of 2026-01-22; a bound named by ng:boundAsListed is the first or last day on"
          "\nwhich the office is known to have been held, where the exact day is not known")  # fmt: skip
    write("metonyms", "Names of places that mean a government", maker.metonyms())
    write("weapons", "Weapons and the words for them", maker.weapons())
    write("sectors", "Role nouns by sector (PLOVER)", maker.sectors())
    past_leaders.main(facts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
