"""What is wrong with an authority: clashes, gaps, impossible dates and references to nothing, each with what to do about it.

An "error" makes the program link wrongly or not at all; a "warning" leaves something out that an analyst may want to add.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from kg.authority import facts
from kg.authority.facts import Fact, short
from kg.authority.reading import KINDS
from kg.authority.words import fold
from kg.resources import data_path
from kg.vocab import AU, DCTERMS, ID, NG, ORG, RDF, RDFS, SCHEMA, SECTOR, SKOS, WD

Severity = Literal["error", "warning"]
Subjects = Mapping[str, Sequence[Fact]]

_OURS = (AU, ID, WD)  # names that only an authority can explain
_TYPE, _LABEL, _ALIAS, _SOURCE, _SAME = RDF + "type", RDFS + "label", SKOS + "altLabel", DCTERMS + "source", SKOS + "exactMatch"
_MEMBER, _SEAT, _ROLE = ORG + "member", ORG + "organization", ORG + "role"
_START, _END = SCHEMA + "startDate", SCHEMA + "endDate"
_OWN_WORDS = ("acronym", "demonymAdjective", "demonymNoun", "familyName", "knownAs", "roleWord", "cueWord")
_WORDS = {_LABEL, _ALIAS, *(NG + name for name in _OWN_WORDS)}
_CODES = {NG + "iso2": re.compile("[A-Z]{2}"), NG + "iso3": re.compile("[A-Z]{3}")}
_WITHOUT_SOURCE = {NG + "Source"}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: the file and line it stands in, the term, what is wrong, what to do."""

    file: str
    line: int
    term: str
    severity: Severity
    what: str
    remedy: str


def check(more: Iterable[Path] = ()) -> list[Finding]:
    """Findings on the project's own authority together with further Turtle files, in the order of files and lines.

    Raises DataError for a file that is not Turtle.
    """
    return check_files([*facts.shipped(), *more])


def check_files(paths: Iterable[Path]) -> list[Finding]:
    """Findings on these files alone."""
    subjects: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts.read(paths):
        subjects[fact.subject].append(fact)
    places: dict[Path, str] = {}
    return sorted(_at(places, found) for rule in RULES for found in rule(subjects))


@dataclass(frozen=True, slots=True)
class _Wrong:
    fact: Fact
    what: str
    remedy: str
    severity: Severity = "error"


def _at(texts: dict[Path, str], wrong: _Wrong) -> Finding:
    path, term = wrong.fact.file, wrong.fact.subject
    text = texts.setdefault(path, path.read_text(encoding="utf-8"))
    return Finding(path.name, facts.line_of(term, text) or 1, short(term), wrong.severity, wrong.what, wrong.remedy)


def _all(about: Iterable[Fact], property: str) -> list[Fact]:
    return [fact for fact in about if fact.property == property]


def _value(about: Iterable[Fact], property: str) -> str | None:
    return next((fact.value for fact in about if fact.property == property), None)


def _instances(subjects: Subjects, of_class: str) -> Iterator[tuple[str, Sequence[Fact]]]:
    return ((iri, about) for iri, about in subjects.items() if any(f.property == _TYPE and f.value == of_class for f in about))


def _entities(subjects: Subjects) -> Iterator[tuple[str, str, Sequence[Fact]]]:
    """(IRI, local name of the class, facts) of whatever a mention can be linked to."""
    for iri, about in subjects.items():
        kind = next((f.value.removeprefix(NG) for f in about if f.property == _TYPE and f.value.removeprefix(NG) in KINDS), None)
        if kind is not None:
            yield iri, kind, about


# ---------------------------------------------------------------- names


def _clashes(subjects: Subjects) -> Iterator[_Wrong]:
    """A name that two entities have, with nothing that tells them apart: a mention of it is linked to neither."""
    bearers: dict[str, dict[str, Fact]] = defaultdict(dict)
    for iri, kind, about in _entities(subjects):
        for fact in (f for f in about if f.property in (_LABEL, _ALIAS, NG + "acronym") and kind != "Weapon"):
            bearers[fact.value if fact.property == NG + "acronym" else fold(fact.value)].setdefault(iri, fact)
    ruled = _ruled(subjects)
    for name, named in bearers.items():
        first, *others = named.values()
        if others and name not in ruled:
            everybody = ", ".join(short(iri) for iri in named)
            remedy = "give each a name of its own, or an ng:Metonym with candidates and cue words; shared by two people it stays unlinked"
            people = all(_is_person(subjects[iri]) for iri in named)
            yield _Wrong(first, f"the name {first.value!r} is that of {everybody}", remedy, "warning" if people else "error")


def _ruled(subjects: Subjects) -> set[str]:
    """Names for which a metonym says what they mean where."""
    return {fold(f.value) for _, about in _instances(subjects, NG + "Metonym") for f in about if f.property in (_LABEL, _ALIAS)}


def _is_person(about: Iterable[Fact]) -> bool:
    return _value(about, _TYPE) == NG + "Person"


def _items(subjects: Subjects) -> Iterator[_Wrong]:
    """One Wikidata item, one entity."""
    owners: dict[str, dict[str, Fact]] = defaultdict(dict)
    for iri, _, about in _entities(subjects):
        for item in [iri] * iri.startswith(WD) + [f.value for f in _all(about, _SAME)]:
            owners[item].setdefault(iri, about[0])
    for item, having in owners.items():
        if len(having) > 1:
            yield _Wrong([*having.values()][-1], f"{short(item)} is the item of {', '.join(map(short, having))}", "make them one entity")


def _labels(subjects: Subjects) -> Iterator[_Wrong]:
    for about in subjects.values():
        for fact in about:
            if fact.property in _WORDS and fact.language is None and not fact.is_iri and fact.property != NG + "acronym":
                yield _Wrong(fact, f"{short(fact.property)} {fact.value!r} has no language", 'write it as "…"@en')
            if fact.property in _WORDS and fact.value != " ".join(fact.value.split()):
                yield _Wrong(fact, f"{short(fact.property)} {fact.value!r} has blanks too many", "take them out")
        named = [f for f in _all(about, _LABEL) if f.language in (None, "en")]
        if len(named) > 1:
            words = ", ".join(repr(f.value) for f in named)
            yield _Wrong(named[1], f"has several labels: {words}", "keep one as rdfs:label, the others as skos:altLabel")


def _metonyms(subjects: Subjects) -> Iterator[_Wrong]:
    """Of several candidates all but one must say which words speak for them."""
    for _, about in _instances(subjects, NG + "Metonym"):
        candidates = [f.value for f in _all(about, NG + "candidate")]
        silent = [c for c in candidates if c in subjects and not _all(subjects[c], NG + "cueWord")]
        if len(silent) > 1:
            yield _Wrong(about[0], f"candidates without cue words: {', '.join(map(short, silent))}", "add ng:cueWord to all but one")


# ---------------------------------------------------------------- references and sources


def _dangling(subjects: Subjects) -> Iterator[_Wrong]:
    for about in subjects.values():
        for fact in about:
            ours = fact.is_iri and fact.value.startswith(_OURS) and fact.property != _SAME
            if ours and fact.value not in subjects:
                what = f"{short(fact.property)} {short(fact.value)}: nothing of that name is described"
                yield _Wrong(fact, what, "describe it, or mend the name")


def _sources(subjects: Subjects) -> Iterator[_Wrong]:
    for iri, about in subjects.items():
        kind = next(iter(_all(about, _TYPE)), None)
        if kind is None:
            yield _Wrong(about[0], "has no class", "say what it is: a ng:State, a org:Membership …")
        elif kind.value not in _WITHOUT_SOURCE and not _all(about, _SOURCE):
            yield _Wrong(about[0], "has no source", f"add dcterms:source, one of sources.ttl or a new one, to {short(iri)}")
    for _, _, about in _entities(subjects):
        if not _all(about, _LABEL):
            yield _Wrong(about[0], "has no label", 'add rdfs:label "…"@en')


def _codes(subjects: Subjects) -> Iterator[_Wrong]:
    """ISO codes well-formed and each one state's; a country is a state; a sector is on the list."""
    holders: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    states = {iri for iri, _ in _instances(subjects, NG + "State")}
    sectors = _known_sectors()
    for about in subjects.values():
        for fact in about:
            if fact.property in _CODES:
                holders[fact.property, fact.value].append(fact)
                if not _CODES[fact.property].fullmatch(fact.value):
                    yield _Wrong(fact, f"{short(fact.property)} {fact.value!r} is no such code", "write the ISO 3166-1 code in capitals")
            if fact.property == NG + "country" and fact.value not in states and (fact.value in subjects or not fact.is_iri):
                yield _Wrong(fact, f"country {short(fact.value)} is no ng:State", "name the state by its IRI")
            if fact.property == NG + "sector" and fact.value.removeprefix(SECTOR) not in sectors:
                yield _Wrong(fact, f"sector {short(fact.value)} is on no list", "take one of ontologies/codes/sectors.ttl")
    for (_, code), having in holders.items():
        if len(having) > 1:
            yield _Wrong(having[-1], f"code {code} is that of {', '.join(short(f.subject) for f in having)}", "a code is one state's")
    for iri in states:
        missing = [short(code) for code in _CODES if not _all(subjects[iri], code)]
        if missing:
            yield _Wrong(subjects[iri][0], f"a state without {', '.join(missing)}", "add the ISO 3166-1 code")


def _known_sectors() -> set[str]:
    listed = facts.read([data_path("ontologies", "codes", "sectors.ttl")])
    return {fact.subject.removeprefix(SECTOR) for fact in listed if fact.property == _TYPE and fact.value == NG + "Sector"}


# ---------------------------------------------------------------- dates


@dataclass(frozen=True, slots=True)
class _Term:
    member: str
    start: dt.date | None
    end: dt.date | None
    fact: Fact


def _day(about: Iterable[Fact], property: str) -> dt.date | None:
    """The day; None also for what is no day, which `_dates` tells of."""
    value = _value(about, property)
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _dates(subjects: Subjects) -> Iterator[_Wrong]:
    """Of each dated fact: days that are days, the first before the last; of a term of office also when it began."""
    posts = {iri for iri, _ in _instances(subjects, ORG + "Post")}
    for _, about in _instances(subjects, ORG + "Membership"):
        for property in (_MEMBER, _SEAT, _ROLE):
            if not _all(about, property):
                yield _Wrong(about[0], f"has no {short(property)}", "a dated fact says who, where and as what")
        for fact in (*_all(about, _START), *_all(about, _END)):
            if _day([fact], fact.property) is None:
                yield _Wrong(fact, f"{short(fact.property)} {fact.value!r} is no day", "write it as YYYY-MM-DD")
        start, end = _day(about, _START), _day(about, _END)
        if start and end and start >= end:
            yield _Wrong(about[0], f"ends on {end}, not after it begins on {start}", "the end is the first day on which it no longer holds")
        if start is None and not _all(about, _START) and _value(about, _ROLE) in posts:
            remedy = "add schema:startDate; without it the holder has held it for ever"
            yield _Wrong(about[0], "a term of office without its first day", remedy)


def _overlaps(subjects: Subjects) -> Iterator[_Wrong]:
    """One office, one holder on any day, unless the office says ng:holders "several"."""
    terms: dict[str, list[_Term]] = defaultdict(list)
    for _, about in _instances(subjects, ORG + "Membership"):
        role, member = _value(about, _ROLE), _value(about, _MEMBER)
        if role and member:
            terms[role].append(_Term(member, _day(about, _START), _day(about, _END), about[0]))
    for post, about in _instances(subjects, ORG + "Post"):
        if _value(about, NG + "heldBySeveral") != "true":
            yield from _overlapping(post, terms[post])


def _overlapping(post: str, terms: list[_Term]) -> Iterator[_Wrong]:
    ordered = sorted(terms, key=lambda term: (term.start or dt.date.min, term.member))
    for earlier, later in pairwise(ordered):
        if later.start is not None and (earlier.end is None or later.start < earlier.end):
            what = f"{short(earlier.member)} and {short(later.member)} both hold {short(post)} on {later.start}"
            remedy = "end the first term on the day the second begins; an office of several holders says ng:heldBySeveral true"
            yield _Wrong(later.fact, what if earlier.member != later.member else f"two terms of {short(post)} overlap", remedy)


RULES: tuple[Callable[[Subjects], Iterator[_Wrong]], ...] = (
    _clashes, _items, _labels, _metonyms, _dangling, _sources, _codes, _dates, _overlaps,
)  # fmt: skip
