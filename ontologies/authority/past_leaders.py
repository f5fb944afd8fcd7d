"""Chiefs of state and heads of government of 1980 to 2013, from the Phoenix dictionary of countries: `past-leaders.ttl`.

    python ontologies/authority/past_leaders.py FACTS

FACTS is the folder with `Phoenix.Countries.actors.txt`. Its entries give a name and, after a stretch of "elite", dated stretches in
government; those are its lists of chiefs of state and heads of government. Whoever the other files of this folder know already (by name,
or by surname and state) is left to them. Surnames alone mean nobody here: too many share them.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import rdflib

HERE = Path(__file__).parent
NG = rdflib.Namespace("https://w3id.org/newsgraph/ns#")
OLDEST, CENTURY = dt.date(1980, 1, 1), 14  # two-digit years up to 14 are of this century
LONG = dt.timedelta(days=300)  # shorter tenures are left out: acting heads, and errors
TITLES = {"SIR", "SHEIKH", "PRINCE", "KING", "QUEEN", "GENERAL", "DR.", "LORD", "EMPEROR", "SULTAN", "EMIR", "COLONEL"}
DOUBLED = {"Jean", "Marie", "Pierre", "Paul", "Anne"}  # French first names that take a second with a hyphen
SMALL = {"de", "da", "dos", "do", "del", "di", "van", "von", "bin", "ibn", "al", "el", "la", "ud", "ul", "y", "e"}
# states, by ISO 3166-1 alpha-3 code, whose people bear a father's and a mother's surname, and those where the surname comes first
TWO_SURNAMES = frozenset({
    "ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GNQ", "GTM", "HND", "MEX", "NIC", "PAN", "PER", "PRY", "SLV", "URY",
    "VEN",
})  # fmt: skip
SURNAME_FIRST = frozenset({"CHN", "HKG", "JPN", "KHM", "KOR", "LAO", "PRK", "SGP", "TWN", "VNM"})
HEAD = """# Chiefs of state and heads of government of 1980 to 2013
# Made by past_leaders.py from Phoenix.Countries.actors.txt, (c) 2014 Open Event Data Alliance (MIT License). CC0 1.0.
@prefix ng: <https://w3id.org/newsgraph/ns#> .
@prefix au: <https://w3id.org/newsgraph/auth/> .
@prefix mem: <https://w3id.org/newsgraph/id/mem/> .
@prefix sector: <https://w3id.org/newsgraph/code/sector/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@dataclass
class Leader:
    name: str
    state: str  # ISO alpha-3
    terms: list[tuple[dt.date, dt.date]] = field(default_factory=list)


def leaders(lines: Iterable[str]) -> Iterator[Leader]:
    """Each name with stretches both of "elite" and in government, once for each state."""
    name, codes = "", list[list[str]]()
    for line in [*lines, "END_"]:
        if line[:1].isalpha() or line[:1] == "`":
            yield from _leader(name, codes)
            name, codes = line.split(";")[0].strip().strip("_"), []
        elif line.strip().startswith("["):
            codes.append(line.strip().strip("[]").split("]")[0].split())


def _leader(name: str, codes: list[list[str]]) -> Iterator[Leader]:
    if not any(re.fullmatch(r"[A-Z]{3}ELI", c[0]) for c in codes if c) or "_" not in name:
        return
    found: dict[str, Leader] = {}
    for code in codes:
        dates = re.fullmatch(r"(\d{6})-(\d{6})", code[1]) if len(code) == 2 and re.fullmatch(r"[A-Z]{3}GOV", code[0]) else None
        start, end = (_day(dates[1]), _day(dates[2])) if dates else (None, None)
        if start and end and end > OLDEST and start < end:
            found.setdefault(code[0][:3], Leader(_spelt(name), code[0][:3])).terms.append((start, end))
    yield from (f for f in found.values() if sum((end - start for start, end in _joined(f.terms)), dt.timedelta()) >= LONG)


def _day(written: str) -> dt.date | None:
    year = int(written[:2])
    try:
        return dt.date((2000 if year <= CENTURY else 1900) + year, int(written[2:4]), int(written[4:6]))
    except ValueError:
        return None


def _spelt(name: str) -> str:
    words = [w for w in name.replace("`", "").split("_") if w]
    while len(words) > 2 and words[0] in TITLES:
        words.pop(0)
    parts = [w if re.fullmatch(r"[IVX]{2,}", w) else w.lower() if w.lower() in SMALL else w.title() for w in words]
    return " ".join([parts[0][:1].upper() + parts[0][1:], *parts[1:]])


def _others(name: str, state: str) -> list[str]:
    """The shorter forms that news use: "Carlos Menem" and, where people bear two surnames, "Alfonso Portillo" of "Alfonso Portillo
    Cabrera". Where the surname comes first there are none: "Kim Jong" is nobody."""
    words = name.split()
    if state in SURNAME_FIRST:
        return []
    if len(words) == 3 and words[0] in DOUBLED:
        return [f"{words[0]}-{words[1]} {words[2]}", f"{words[0]} {words[2]}"]
    if len(words) != 3 or any(w.lower() in SMALL for w in words) or re.fullmatch(r"[IVX]+", words[2]):
        return []
    return [f"{words[0]} {words[2]}", *([f"{words[0]} {words[1]}"] if state in TWO_SURNAMES else [])]


def _joined(terms: list[tuple[dt.date, dt.date]]) -> list[tuple[dt.date, dt.date]]:
    """Stretches that overlap or touch, as one."""
    joined: list[tuple[dt.date, dt.date]] = []
    for start, end in sorted(terms):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _short(iri: str) -> str:
    """The prefixed name of a state: its Wikidata item, or a name of ours where none was verified."""
    base, _, name = iri.rpartition("/")
    return f"{'wd' if base.endswith('/entity') else 'au'}:{name}"


def turtle(found: Iterable[Leader], known: rdflib.Graph) -> Iterator[str]:
    """Blocks of Turtle, in the order of the names."""
    states = {str(code): str(state) for state, code in known.subject_objects(NG.iso3) if (state, rdflib.RDF.type, NG.State) in known}
    taken = {_slug(str(o)) for p in (rdflib.RDFS.label, rdflib.SKOS.altLabel) for o in known.objects(predicate=p)}
    surnames = _surnames(known)
    offices: dict[str, str] = {}
    made: set[str] = set()
    terms: dict[tuple[str, str], list[tuple[dt.date, dt.date]]] = {}  # by name and state
    for leader in sorted(found, key=lambda x: (x.name, x.state)):
        slug, surname = _slug(leader.name), _slug(leader.name.split()[-1])
        if leader.state not in states or slug in taken or slug in made or (surname, leader.state) in surnames:
            continue
        if any(set(leader.terms) & set(terms.get((_slug(other), leader.state), ())) for other in _others(leader.name, leader.state)):
            continue  # "Thabo Mvuyelwa Mbeki" after "Thabo Mbeki", in office on the same days; George W. Bush after George Bush is another
        made.add(slug)
        terms[slug, leader.state] = leader.terms
        state = _short(states[leader.state])
        offices[leader.state] = state
        yield from _person(leader, slug, state, [o for o in _others(leader.name, leader.state) if _slug(o) not in taken])
    for code, state in sorted(offices.items()):
        yield (
            f'au:role-led-{code.lower()} a org:Post ;\n  rdfs:label "Chief of state or head of government of {code}"@en ;\n'
            f"  org:postIn {state} ;\n  ng:represents {state} ;\n  ng:sector sector:GOV ;\n  ng:heldBySeveral true ;\n"
            "  dcterms:source au:source-phoenix-countries ."
        )


def _person(leader: Leader, slug: str, state: str, others: list[str]) -> Iterator[str]:
    labels = "".join(f'  skos:altLabel "{other}"@en ;\n' for other in others)
    yield f'au:person-{slug} a ng:Person ;\n  rdfs:label "{leader.name}"@en ;\n{labels}  dcterms:source au:source-phoenix-countries .'
    for start, end in _joined(leader.terms):
        yield (
            f"mem:{slug}-led-{leader.state.lower()}-{start} a org:Membership ;\n  org:member au:person-{slug} ;\n"
            f"  org:organization {state} ;\n  org:role au:role-led-{leader.state.lower()} ;\n"
            f'  schema:startDate "{start}"^^xsd:date ;\n  schema:endDate "{end}"^^xsd:date ;\n'
            "  dcterms:source au:source-phoenix-countries ."
        )


def _surnames(known: rdflib.Graph) -> set[tuple[str, str]]:
    """(surname, state) of everybody in office that the other files know."""
    org = rdflib.Namespace("http://www.w3.org/ns/org#")
    code = {state: str(value) for state, value in known.subject_objects(NG.iso3)}
    found: set[tuple[str, str]] = set()
    for term, person in known.subject_objects(org.member):
        for role in known.objects(term, org.role):
            for state in known.objects(role, NG.represents):
                found |= {(_slug(str(name)), code.get(state, "")) for name in known.objects(person, NG.familyName)}
    return found


def main(facts: Path) -> None:
    known = rdflib.Graph()
    for path in sorted(HERE.glob("*.ttl")):
        if path.name != "past-leaders.ttl":
            known.parse(path)
    lines = (facts / "Phoenix.Countries.actors.txt").read_text(encoding="latin-1").splitlines()
    blocks = list(turtle(leaders(lines), known))
    (HERE / "past-leaders.ttl").write_text(HEAD + "\n" + "\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
