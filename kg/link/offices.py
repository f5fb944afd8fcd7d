"""Offices: "the NATO secretary general" is who held the post on the article's date, "the spokesperson" who was named with it before."""

from __future__ import annotations

import re

from kg.authority import role_words
from kg.link.people import names_office
from kg.link.phrases import of_unknown_body, organisation_of, role_of
from kg.link.state import Linking
from kg.model import Membership, Mention

PAST = re.compile(r"^(?:the )?(?:former|ex-|late|then-|would-be|next|future|previous|outgoing|incoming|acting|interim)", re.I)
PAST_BEFORE = re.compile(r"\b(?:former|ex|late|no|any|every|each|next|first|acting|interim|deputy|vice|would-be|as)[ -]$", re.I)
ANY = re.compile(r"\b(?:every|each|any|no) (?:[\w.-]+ ){1,4}(?:and|or) (?:[\w.-]+ )?$", re.I)  # "every king and queen"
HIS_TIME = re.compile(r"(?:,)? of (?:(?:his|her|the|that|their) )(?:time|day|era|age)\b")
LESSER = re.compile(r"\b(?:vice|deputy|former|assistant|acting)\b")
EPITHET = re.compile(
    r"^(?:(?:current|incumbent|embattled|sitting|outspoken|hard-?line|reformist|ailing|beleaguered"
    r"|newly elected|new) )+",
    re.I,
)
"""What is told of a holder of an office before its name; not "former" or "deputy", which make it another."""
VAGUE = {"leader", "chief", "head", "director", "chairman", "secretary", "speaker", "monarch", "senator", "commander"}
OF_ANOTHER = re.compile(r"(?: of|['’]s?) (?:an? |the )?[a-z][\w-]*$")
"""The end of "the father of footballer" before "Luis Diaz", who is the footballer."""
FOR_ANOTHER = re.compile(
    r"(?:[\w-]+ )*(?:lawyer|attorney|solicitor|barrister|counsel|agent|publicist|spokes(?:man|woman|person)) for .*[a-z]$"
)
"""So with "the lawyer for jailed journalist" before "Ann Roe"."""
FRESH = 14  # days
LEAVING = {"die", "pass", "resign", "step", "leave", "depart", "retire", "quit", "oust", "kill", "assassinate", "bury", "abdicate", "mourn"}
REACH = 8  # sentences back to whom an office may point
SPOKES = re.compile(r"spokes(?:man|woman|person)$")


def link_offices(linking: Linking) -> None:
    """Links titles and descriptions by office, in text order."""
    for mention in linking.mentions:
        if mention.id in linking.links or mention.label not in {"TITLE", "PERSON"} or mention.form == "pronoun":
            continue
        if mention.form == "name" and mention.label == "PERSON":
            continue
        if not _of_named(linking, mention):
            _by_office(linking, mention)


def _of_named(linking: Linking, mention: Mention) -> bool:
    """A title that stands with a name has the name's entity."""
    if linking.plural(mention):
        return False  # "a speech to the leaders by Ban"
    words = linking.bare(mention)
    named = None if OF_ANOTHER.search(words) or FOR_ANOTHER.match(words) else linking.named_after(mention)
    owner = linking.by_id.get(mention.surroundings.title_of or "") or named
    iri = linking.iri(owner) if owner else None
    if iri is None:
        return False
    role, organisation = role_words(role_of(linking, mention)), organisation_of(linking, mention)
    terms = [t for t in linking.authority.memberships_of(iri, linking.on) if names_office(linking, t, role, organisation, short=True)]
    return linking.tie(mention, iri, "TitleWithName", 95, terms[-1].iri if terms else None)


def _by_office(linking: Linking, mention: Mention) -> bool:
    if not _one_holder_meant(linking, mention):
        return False
    role, organisation = role_words(EPITHET.sub("", role_of(linking, mention))), organisation_of(linking, mention)
    if not role or of_unknown_body(linking, mention):
        return False
    if organisation is None and are_several(linking, mention):
        return False
    return _named_before(linking, mention, role, organisation) or _holder(linking, mention, role, organisation)


def are_several(linking: Linking, mention: Mention) -> bool:
    """ "Biden met Macron. The president left": two who hold such an office are named in the sentence that named one last."""
    role = role_words(role_of(linking, mention))
    found: dict[int, set[str]] = {}
    for other in linking.linked_before(mention):
        if mention.sentence - other.sentence > REACH:
            break
        entity = linking.entity(other)
        if entity is not None and entity.kind == "Person" and _holds(linking, entity.iri, role):
            found.setdefault(other.sentence, set()).add(entity.iri)
    return bool(found) and len(found[max(found)]) > 1


def _holds(linking: Linking, iri: str, role: str) -> bool:
    return _fits(linking, iri, role) and any(
        names_office(linking, t, role, None) for t in linking.authority.memberships_of(iri, linking.on)
    )


def leave_open(linking: Linking) -> None:
    """Takes the entity of its own words from "the minister" where the article has called two people so: it is one of them."""
    for mention in linking.mentions:
        found = linking.links.get(mention.id)
        alone = mention.form == "nominal" and re.fullmatch(r"(?:[Tt]he )?[a-z]+", linking.text(mention)) and linking.the(mention)
        if found is None or found[1].method != "NewEntity" or not alone or mention.label not in {"PERSON", "TITLE"}:
            continue
        role = role_words(linking.bare(mention))
        people = {iri for m in linking.linked_before(mention) if m.form == "name" and m.label == "PERSON" and (iri := linking.iri(m))}
        if sum(_titled(linking, iri, role) for iri in people) > 1:
            del linking.links[mention.id]


def _one_holder_meant(linking: Linking, mention: Mention) -> bool:
    """Does the phrase mean whoever holds the office now, and not the office, any holder, or a former one?"""
    words, before = linking.bare(mention), linking.before(mention)
    if PAST.match(words) or PAST_BEFORE.search(before) or linking.plural(mention) or not linking.definite(mention):
        return False
    if ANY.search(linking.before(mention, 60)) or HIS_TIME.match(linking.after(mention)):
        return False
    around = mention.surroundings
    if around.role == "root" or around.preposition in {"as", "like"} or around.governor in linking.authority.words["filling-offices"]:
        return False
    if mention.label == "TITLE" and re.match(r" [A-Z]", linking.after(mention)) and not linking.dated_after(mention):
        return False  # a piece of a longer title or name
    return linking.the(mention) or linking.adjacent_before(mention) is not None or organisation_of(linking, mention) is not None


def _named_before(linking: Linking, mention: Mention, role: str, organisation: str | None) -> bool:
    """Somebody the article has named and who holds such an office, or was named with just these words; the nearest one."""
    for other in linking.linked_before(mention):
        entity = linking.entity(other)
        if mention.sentence - other.sentence > REACH:
            return False
        if entity is None or entity.kind != "Person" or not _fits(linking, entity.iri, role):
            continue
        fitting = [t for t in linking.authority.memberships_of(entity.iri, linking.on) if names_office(linking, t, role, organisation)]
        titled = organisation is None and linking.the(mention) and _titled(linking, entity.iri, role)
        if titled and not fitting and _is_one_of_two(linking, other, role):
            return False
        if fitting or titled:
            return linking.tie(mention, entity.iri, "NominalCoreference", 82, fitting[-1].iri if fitting else None)
    return False


def _is_one_of_two(linking: Linking, named: Mention, role: str) -> bool:
    """ "Interior Minister Roe met Defence Minister Lee. The minister left": two of one sentence are called so."""
    here = (m for m in linking.mentions if m.sentence == named.sentence and m.form == "name")
    people = {e.iri for m in here if (e := linking.entity(m)) is not None and e.kind == "Person"}
    return sum(_titled(linking, iri, role) for iri in people) > 1


def _titled(linking: Linking, iri: str, role: str) -> bool:
    """Did the article call that person so beside the name ("Elena Kravets, a ministry spokeswoman")? Of whom the authority knows offices
    in just these words and by a title before or behind the name: it may know too few terms, or the article may be late."""
    called = [m for m in linking.mentions if linking.iri(m) == iri and m.form != "name"]
    if linking.authority.memberships_of(iri):
        now = [m for m in called if m.label == "TITLE" and m.surroundings.title_of and not _is_past(linking, m)]
        return any(role in {role_words(linking.bare(m)), role_words(role_of(linking, m))} for m in now)
    return any(role in {role_words(linking.bare(m)), _last_word(linking, m)} for m in called)


def _is_past(linking: Linking, mention: Mention) -> bool:
    return bool(PAST.match(linking.bare(mention)) or PAST_BEFORE.search(linking.before(mention)))


def _last_word(linking: Linking, mention: Mention) -> str:
    words = role_words(linking.bare(mention))
    return "" if LESSER.search(words) else words.rsplit(" ", 1)[-1]


def _fits(linking: Linking, iri: str, role: str) -> bool:
    """Does the gender that the words tell agree with what is known of the person?"""
    gender = linking.authority.genders.get(iri)
    told = "f" if role.endswith(("woman", "queen", "princess")) else "m" if role.endswith(("man", "king")) else None
    return None in (gender, told) or gender == told


def _holder(linking: Linking, mention: Mention, role: str, organisation: str | None) -> bool:
    if organisation is None:
        return _holder_in_article(linking, mention, role)
    held = _one_per_person(linking.authority.holders(role, organisation, linking.on), linking, role)
    if len(held) != 1 or (mention.surroundings.governor in LEAVING and _is_fresh(held[0], linking)):
        return False
    return linking.tie(mention, held[0].member, "PostHolderOnDate", 90 if linking.on else 75, held[0].iri)


def _is_fresh(term: Membership, linking: Linking) -> bool:
    """Did the term begin within the last days? "The Sultan died" is then of who was it before."""
    return linking.on is not None and term.start is not None and (linking.on - term.start).days < FRESH


def _holder_in_article(linking: Linking, mention: Mention, role: str) -> bool:
    """ "the secretary general" alone: of the only organisation named before that has one, or at all; never a spokesman, they are many."""
    if SPOKES.search(role) or role in VAGUE or linking.on is None or not linking.the(mention):
        return False
    before = {iri for m in linking.linked_before(mention) if (iri := linking.iri(m))}
    sole = role in linking.authority.words["sole-offices"]  # "the Pope": there is one office of that name
    holders = linking.authority.holders(role, None, linking.on)
    terms = [t for t in holders if sole or linking.authority.offices[t.role].organization in before]
    held = _one_per_person(terms, linking, role)
    return len(held) == 1 and linking.tie(mention, held[0].member, "PostHolderOnDate", 70, held[0].iri)


def _one_per_person(terms: tuple[Membership, ...] | list[Membership], linking: Linking, role: str) -> list[Membership]:
    return list({t.member: t for t in terms if _fits(linking, t.member, role)}.values())
