"""People: full names, surnames, and names with a title, as of the article's date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.authority import fold, role_words
from kg.link.crowns import HONORIFIC, by_crown, crowned, title_in
from kg.link.names import link_misread
from kg.link.phrases import country_of, organisation_of, role_of, sector_at
from kg.link.sameness import groups, misspelt, same_person, words_of
from kg.link.state import Linking, lower_case
from kg.model import Link, Membership, Mention

PAST = re.compile(r"\b(?:former|ex|ousted|deposed|late|exiled|toppled)(?: [A-Za-z]+)?[ -]?$|^(?:former|ex-|ousted|deposed|exiled)", re.I)
LESSER = re.compile(r"(?:vice|deputy|former|assistant|under|acting|first) ")
AS_PART = {"last": ("NamePart", 90), "misspelt": ("NameVariant", 78), "first": ("NamePart", 75)}
KIN = re.compile(r",? (?:and|or|as well as|with) (?:his|her|their) (?:[a-z-]+,? ){1,3}")
OTHERS = {"commissioner", "judge", "detective", "inspector", "coach", "professor", "reverend", "officer", "sheriff", "prosecutor"}
YEARS_BEFORE, YEARS_AFTER = 15, 25  # how far from a term in office a full name still means its holder


def link_people(linking: Linking) -> None:
    """Links every person's name: full names first, then what is left of a name; the rest become new people."""
    names = [m for m in linking.mentions if m.form == "name" and _is_person(linking, m) and m.id not in linking.links]
    names = [m for m in names if not lower_case(linking, m) and not (_unknown(linking, m) and link_misread(linking, m))]
    full = [m for m in names if len(_words(linking, m)) > 1]
    _unknown_people(linking, [m for m in full if not _full(linking, m)], [m for m in full if m.id in linking.links])
    for mention in names:
        if mention.id not in linking.links:
            _part(linking, mention)
    for mention in names:
        _as_titled(linking, mention)


def _as_titled(linking: Linking, mention: Mention) -> None:
    """What the words beside a name tell of a person of whom the authority does not know it for that day ("General X": MIL)."""
    person, title = linking.entity(mention), linking.by_id.get(mention.surroundings.titled or "")
    if person is None or title is None or person.kind != "Person" or (person.country and person.sector):
        return
    country = person.country or country_of(linking, title) or _country_around(linking, mention)
    sector = person.sector or (_title_sector(linking, title) if country == person.country or not person.country else None)
    linking.entities[person.iri] = replace(person, country=country, sector=sector)


def _title_sector(linking: Linking, title: Mention) -> str | None:
    """The sector of an office; of a former one that of the elite."""
    sector = sector_at(linking, title)
    former = PAST.search(linking.before(title)) or PAST.match(linking.bare(title))
    return "ELI" if former and sector in {"GOV", "LEG", "MIL"} else sector


def _is_person(linking: Linking, mention: Mention) -> bool:
    return mention.label == "PERSON" or linking.surname_in_article(mention)


def _unknown(linking: Linking, mention: Mention) -> bool:
    """No person is known by these words, in full or by surname."""
    name = linking.bare(mention)
    known = (linking.authority.entities[i].kind for i in linking.authority.named(name))
    return not linking.authority.people(name) and "Person" not in known


def _words(linking: Linking, mention: Mention) -> list[str]:
    """The name without titles in front and initials in the middle."""
    words = _whole(linking, mention).split()
    return [w for n, w in enumerate(words) if n in {0, len(words) - 1} or not re.fullmatch(r"[A-Z]\.?", w)]


def _whole(linking: Linking, mention: Mention) -> str:
    """The name without titles in front, its initials apart ("George H. W. Bush")."""
    name = linking.bare(mention)
    while (shorter := HONORIFIC.sub("", name)) != name and shorter:
        name = shorter
    return re.sub(r"(?<=\b[A-Z]\.)(?=[A-Z]\.)", " ", name)


# ---------------------------------------------------------------- full names


def _full(linking: Linking, mention: Mention) -> bool:
    """Somebody whom the authority knows by that name; True if linked."""
    words = _words(linking, mention)
    last = re.sub(r"^(?:al|el|as|ash|an|ad)[-‐‑](?=[A-Z])", "", words[-1], flags=re.I)
    for name in dict.fromkeys((linking.bare(mention), " ".join(words), f"{words[0]} {words[-1]}", f"{words[0]} {last}")):
        known = [i for i in linking.authority.named(name) if linking.authority.entities[i].kind == "Person" and _alive(linking, i)]
        known = [i for i in known if not _is_namesake(linking, mention, i)]
        if len(known) > 1:
            known = [i for i in known if linking.authority.memberships_of(i, linking.on)]
        if len(known) == 1:
            exact = fold(linking.authority.entities[known[0]].name) == fold(name)
            return linking.tie(mention, known[0], "ExactName" if exact else "Alias", 95 if exact else 92)
    return bool(linking.authority.people(" ".join(words))) and _part(linking, mention)  # "von der Leyen": several words, one surname


def _is_namesake(linking: Linking, mention: Mention, iri: str) -> bool:
    """ "George H. W. Bush" is not George W. Bush: initials in the middle tell them apart."""
    written, known = words_of(_whole(linking, mention)), words_of(linking.authority.entities[iri].name)
    return len(written) > 1 and {written[0], written[-1]} == {known[0], known[-1]} and not same_person(written, known)


def _unknown_people(linking: Linking, mentions: list[Mention], known: list[Mention]) -> None:
    """People whom the authority does not have; one entity for all forms and spellings of one name, whatever stands beside each."""
    name_of = {m.id: _whole(linking, m) for m in (*known, *mentions)}
    owners = {name_of[m.id]: iri for m in known if (iri := linking.iri(m))}
    ordered = sorted((*known, *mentions), key=lambda m: m.span.start)
    stands_for = groups([name_of[m.id] for m in ordered], owners)
    owner_of = {stands_for[name]: iri for name, iri in owners.items()}
    for name in dict.fromkeys(stands_for[name_of[m.id]] for m in mentions):
        meant = [m for m in mentions if stands_for[name_of[m.id]] == name]
        if name in owner_of:
            for mention in meant:
                linking.tie(mention, owner_of[name], *_variant(name_of[mention.id], name))
        else:
            _new_person(linking, meant, name, name_of)


def _variant(written: str, name: str) -> tuple[str, int]:
    """How a form of a name was linked: a part of it (or what it is a part of), or another spelling."""
    return ("NamePart", 88) if len(words_of(written)) != len(words_of(name)) else ("NameVariant", 85)


def _alive(linking: Linking, iri: str) -> bool:
    """Did the person hold an office near enough to the article's date that the name is likely theirs?"""
    terms = linking.authority.memberships_of(iri)
    if linking.on is None or not terms:
        return True
    return any(_years(linking.on, term.start) > -YEARS_BEFORE and _years(term.end, linking.on) > -YEARS_AFTER for term in terms)


def _years(later: dt.date | None, earlier: dt.date | None) -> float:
    return 0.0 if later is None or earlier is None else (later - earlier).days / 365.25


def _new_person(linking: Linking, mentions: Sequence[Mention], name: str, name_of: Mapping[str, str] | None = None) -> None:
    """A person the authority does not know; country and sector from the words beside the name, at any of its mentions, where they agree;
    one surname alone stays in the article."""
    titles = [linking.by_id[m.surroundings.titled] for m in mentions if m.surroundings.titled]
    told = {c for title in titles if (c := country_of(linking, title))} or {c for m in mentions if (c := _country_behind(linking, m))}
    told = told or {c for m in mentions if (c := _country_around(linking, m))}
    sectors = [s for title in titles if (s := _title_sector(linking, title))]
    country, sector = told.pop() if len(told) == 1 else None, sectors[0] if sectors else None
    for mention in mentions:
        linking.new(mention, "Person", "Person", name, country, sector, local=" " not in name)
        written = name_of[mention.id] if name_of else name
        if fold(written) != fold(name):
            method, score = _variant(written, name)
            linking.links[mention.id] = (linking.links[mention.id][0], Link(method, score))


def _country_around(linking: Linking, mention: Mention) -> str | None:
    """ "Chad's religious leader Sheikh Ali Roe": what stands before the title in one phrase with the name; not "Governor Roe in Oslo"."""
    whole = (m for m in linking.around(mention) if m.surroundings.title_of == mention.id and m.form == "nominal")
    return next((c for m in whole if (c := country_of(linking, m, not linking.after(m).startswith((" in ", " at "))))), None)


def _country_behind(linking: Linking, mention: Mention) -> str | None:
    """ "King Hassan of Morocco": the state that a name says it is of."""
    behind = linking.adjacent_after(mention)
    state = linking.entity(behind) if behind and linking.after(mention).startswith(" of ") else None
    return state.country if state is not None and state.ontology_class == "State" else None


# ---------------------------------------------------------------- parts of names


def _part(linking: Linking, mention: Mention) -> bool:
    name = " ".join(_words(linking, mention))
    if _in_article(linking, mention, name, "last", "first"):
        return True
    if reigning := crowned(linking, mention, name):
        return by_crown(linking, mention, reigning) or _new_surname(linking, mention, name)
    known = not _is_lesser(linking, mention)
    return (
        _by_title(linking, mention, name)
        or (known and _known_as(linking, mention, name))
        or (known and _by_organisation(linking, mention, name))
        or _in_article(linking, mention, name, "misspelt")
        or (not _of_several(linking, name) and _new_surname(linking, mention, name))
    )


def _of_several(linking: Linking, name: str) -> bool:
    """Do two or more people of the article bear the surname? Nothing says then who is meant, and a third person it is not."""
    return sum(name_part(linking, iri, linking.entities[iri].name, name) == "last" for iri in _people(linking)) > 1


def _new_surname(linking: Linking, mention: Mention, name: str) -> bool:
    if " " not in name:
        _new_person(linking, [mention], name)
    return " " not in name


def _in_article(linking: Linking, mention: Mention, name: str, *places: str) -> bool:
    """The person of this article in whose full name this stands at the first of the `places` (`name_part`) at which it stands in any."""
    people = _people(linking)
    parts = {iri: name_part(linking, iri, linking.entities[iri].name, name) for iri in people}
    for place in places:
        found = [iri for iri in people if parts[iri] == place and not _is_kin(linking, mention, iri)]
        earlier = [iri for iri in found if people[iri] < mention.span.start] or found
        if len(earlier) == 1:
            return linking.tie(mention, earlier[0], *AS_PART[place])
        if earlier:
            return False
    return False


def _is_kin(linking: Linking, mention: Mention, iri: str) -> bool:
    """ "Roe and his father Karl Roe": two people, though one surname; the first is not the second."""
    kin = KIN.match(linking.article.text, mention.span.end)
    return kin is not None and any(0 <= m.span.start - kin.end() <= 2 for m in linking.mentions if linking.iri(m) == iri)


def _people(linking: Linking) -> dict[str, int]:
    """The people named so far, and where each is named first."""
    found: dict[str, int] = {}
    for other in linking.mentions:
        entity = linking.entity(other) if other.form == "name" else None
        if entity is not None and entity.kind == "Person":
            found[entity.iri] = min(found.get(entity.iri, other.span.start), other.span.start)
    return found


def name_part(linking: Linking, iri: str, full: str, part: str) -> str | None:
    """ "last" or "first" where `part` is that end of the person's name, "misspelt" where it is nearly the last, else None."""
    words, folded = fold(full).split(), fold(part)
    if len(words) < 2:
        return "last" if words == [folded] else None
    if iri in linking.authority.people(part) or " ".join(words[-len(folded.split()) :]) == folded:
        return "last"
    if words[0] == folded:
        return "first"
    written = words_of(part)
    return "misspelt" if len(written) == 1 and misspelt(written[0], words_of(full)[-1]) else None


def _candidates(linking: Linking, name: str) -> list[Membership]:
    """Terms in office, on the article's date, of people with this surname; of one and the same person where there is no date."""
    return [t for iri in linking.authority.people(name) for t in linking.authority.memberships_of(iri, linking.on)]


def _by_title(linking: Linking, mention: Mention, name: str) -> bool:
    """ "Secretary Blinken", "Prime Minister Sunak": the surname of one who held just that office."""
    title = linking.by_id.get(mention.surroundings.titled or "")
    words = linking.bare(title) if title else title_in(linking, mention)
    if not words:
        return False
    organisation = organisation_of(linking, title) if title else None
    role = role_words(role_of(linking, title)) if title else role_words(words)
    fitting = {t.member: t for t in _candidates(linking, name) if names_office(linking, t, role, organisation, short=True)}
    if len(fitting) != 1:
        return False
    [(iri, term)] = fitting.items()
    return linking.tie(mention, iri, "SurnameOfPostHolder", 88, term.iri)


def names_office(linking: Linking, term: Membership, role: str, organisation: str | None, *, short: bool = False) -> bool:
    """Do the role words (and the organisation, if one is given) name the office of that term? `short`: a part of its words will do
    ("Secretary" for a secretary of state), but the vice president is no president."""
    office = linking.authority.offices.get(term.role)
    if office is None or (organisation is not None and organisation not in {office.organization, office.represents}):
        return False
    words = [role_words(w) for w in office.words]
    parts = [w for w in words if not LESSER.match(w)] if short else []
    return role in words or any(w.endswith(" " + role) or w.startswith(role + " ") for w in parts)


def _is_lesser(linking: Linking, mention: Mention) -> bool:
    """ "Commissioner Blair", "Judge Bush": called by an office that who is known by the surname alone has not held."""
    title = linking.by_id.get(mention.surroundings.titled or "")
    words = linking.bare(title) if title else title_in(linking, mention) or ""
    return words.lower().rsplit(" ", 1)[-1] in OTHERS


def _known_as(linking: Linking, mention: Mention, name: str) -> bool:
    iri = linking.authority.known_as.get(fold(name))
    held = linking.authority.memberships_of(iri, linking.on) if iri else ()
    if iri is None or not _alive(linking, iri):
        return False
    return linking.tie(mention, iri, "SurnameOfPostHolder" if held else "Alias", 84 if held else 70, held[-1].iri if held else None)


def _by_organisation(linking: Linking, mention: Mention, name: str) -> bool:
    """ "Price" where the State Department is named: the one holder of that surname whose organisation or state the article names."""
    terms = _candidates(linking, name)
    named = linking.named_in_article()
    close = {i for m in linking.mentions if abs(m.sentence - mention.sentence) <= 1 and (i := linking.iri(m))}
    for places, score in ((close, 82), (named, 74)):
        direct = {t.member: t for t in terms if t.organization in places}
        found = direct or {t.member: t for t in terms if t.represents in places}
        if len(found) == 1 and (linking.on is not None or len(linking.authority.people(name)) == 1):
            [(iri, term)] = found.items()
            return linking.tie(mention, iri, "SurnameOfPostHolder", score, term.iri)
        if found:
            return False
    return False
