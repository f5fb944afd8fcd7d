"""Descriptions ("Ukrainian soldiers", "the alliance", "the Iranian regime") and names that the authority does not have."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from kg.authority import fold
from kg.link.bodies import is_another_nearer
from kg.link.papers import publisher
from kg.link.phrases import country_of, organisation_of, sector_at
from kg.link.pronouns import quoted
from kg.link.state import Linking, lower_case
from kg.model import Kind, Mention

CLASSES: dict[str, tuple[Kind, str]] = {
    "ORG": ("Organisation", "Organization"), "GPE": ("Place", "Place"), "LOC": ("Place", "Place"), "NORP": ("Group", "Group"),
    "EVENT": ("NamedEvent", "NamedEvent"), "WEAPON": ("Weapon", "Weapon"), "VEHICLE": ("Other", "Vehicle"),
    "OTHER": ("Other", "OtherEntity"),
}  # fmt: skip
DESCRIBED = {"PERSON", "ORG", "TITLE", "OTHER", "NORP", "GPE"}
BACKED = re.compile(r"-(?:backed|supported|installed|sponsored|allied|appointed|imposed) ")
PART_OF_STATE = re.compile(r"\b(?:state|provincial|regional|municipal|local|city|county) (?:government|administration)", re.IGNORECASE)
RULERS = {"government", "regime", "leadership", "administration"}  # with a state's name: that state as an actor
_KIND_OF_BODY = re.compile(r" (?:group|alliance|bloc|organi[sz]ation|grouping)(?: of (?:nations|countries|states))?$")
_ITSELF = re.compile(r"\bthis (?:newspaper|broadcaster|magazine|news (?:agency|outlet|service|site|website))$", re.IGNORECASE)
BODIES = {"GOV", "MIL", "COP", "LEG", "JUD", "SPY"}
# what states and bodies are said to be, though the words are for persons as well
STANDING_FOR_STATES = {
    "ally", "backer", "buyer", "country", "donor", "exporter", "guarantor", "host", "importer", "maker", "member", "nation", "neighbor",
    "neighbour", "partner", "party", "power", "producer", "rival", "seller", "signatory", "sponsor", "state", "superpower",
    "supplier", "supporter",
}  # fmt: skip
CREWED = {"weapon-aircraft", "weapon-warship", "weapon-submarine", "weapon-helicopter"}


def describe(linking: Linking) -> None:
    """Gives descriptions of somebody an entity: one the article has named, the state a government is of, or one of their own."""
    for mention in linking.mentions:
        if mention.label in DESCRIBED and mention.id not in linking.links and (mention.form == "nominal" or lower_case(linking, mention)):
            found = _writes(linking, mention) or _with_name(linking, mention) or _told_by_name(linking, mention)
            found = found or _known(linking, mention) or _generic(linking, mention)
            found or _ruler(linking, mention) or _in_apposition(linking, mention) or _someone(linking, mention)
        elif mention.label in {"WEAPON", "VEHICLE"} and mention.surroundings.role == "subject":
            _crew(linking, mention)


def _writes(linking: Linking, mention: Mention) -> bool:
    """ "As this newspaper reported": the one that publishes the article, unless somebody else speaks."""
    start, end = mention.span.start, mention.span.end
    words = " ".join(linking.article.text[max(0, start - len("this ")) : end].split())
    if not _ITSELF.search(words) or quoted(linking.article.text, start):
        return False
    paper = publisher(linking.article, linking.authority)
    linking.entities[paper.iri] = paper
    return linking.tie(mention, paper.iri, "NominalCoreference", 90)


def _known(linking: Linking, mention: Mention) -> bool:
    """A phrase that is a name all the same ("the Biden administration", "Iran's foreign ministry", "Russian troops"), or says what kind of
    body the name is of ("the G7 group of nations")."""
    words = linking.bare(mention)
    for name in dict.fromkeys((words, _KIND_OF_BODY.sub("", words))):
        found = [i for i in linking.authority.named(name) if linking.authority.entities[i].kind == "Organisation"]
        if found:
            return len(found) == 1 and linking.tie(mention, found[0], "Alias", 90)
    return False


def _with_name(linking: Linking, mention: Mention) -> bool:
    """ "The minister for trade, Eva Lind", "Norda's rival, Sudar Group": who is named at the end of the phrase."""
    phrase = mention.surroundings.phrase
    name = next((m for m in linking.ending_at(phrase.end, mention.sentence) if m.form == "name"), None) if phrase is not None else None
    entity = linking.entity(name) if name is not None else None
    if name is None or entity is None or linking.plural(mention):
        return False
    set_off = linking.article.text[mention.span.end : name.span.start] == ", "
    body = mention.label == "ORG" or (mention.surroundings.head or "").lower() in STANDING_FOR_STATES
    alike = entity.kind == "Organisation" if body else (entity.kind, name.label) == ("Person", "PERSON")
    return set_off and alike and linking.tie(mention, entity.iri, "NominalCoreference", 84)


def _told_by_name(linking: Linking, mention: Mention) -> bool:
    """ "The Kardian aid agency, *KRC*, said": the body whose name stands between commas behind a description, or at its end."""
    if mention.label != "ORG" or linking.plural(mention) or mention.surroundings.role == "root" or not linking.definite(mention):
        return False
    names = (m for m in linking.named_near(mention) if m.label == "ORG" and m.form == "name" and m.span.start > mention.span.start)
    text, end = linking.article.text, mention.span.end
    name = next((m for m in names if m.span.end == end or text[end : m.span.start] in {", ", ", the "}), None)
    if name is None or not text[: name.span.start].endswith((", ", ", the ")) or not re.match(r",(?! (?:and|or)\b)", text[name.span.end :]):
        return False
    front = text[mention.span.start : name.span.start]
    if re.search(r",.*,|\band\b", front) or (mention.surroundings.head or " ") not in front.lower():
        return False
    if name.id not in linking.links:
        name_one(linking, name)
    iri = linking.iri(name)
    return iri is not None and linking.entities[iri].kind == "Organisation" and linking.tie(mention, iri, "NominalCoreference", 84)


def _in_apposition(linking: Linking, mention: Mention) -> bool:
    """ "Norda Group, a research firm", "Hungary, the only member": the body or state that is named right before it."""
    kind = (mention.surroundings.head or "").lower()
    if mention.surroundings.role != "apposition" or not (mention.label == "ORG" or kind in STANDING_FOR_STATES):
        return False
    kinds = {"Organisation"} if kind not in STANDING_FOR_STATES else {"Organisation", "Place"}
    for other in linking.linked_before(mention):
        between = linking.article.text[other.span.end : mention.span.start]
        entity = linking.entity(other)
        if re.fullmatch(r", (?:an?|the)? ?", between) and other.form == "name" and entity is not None:
            return entity.kind in kinds and linking.tie(mention, entity.iri, "NominalCoreference", 84)
    return False


def _generic(linking: Linking, mention: Mention) -> bool:
    """ "the alliance": the only organisation so called that the article has named before, or the only one close by."""
    called = linking.authority.generic.get(fold(linking.bare(mention)), ())
    if not called or not linking.the(mention):
        return False
    for reach in (2, len(linking.article.text)):
        near = {
            iri for m in linking.linked_before(mention)
            if (iri := linking.iri(m)) in called and mention.sentence - m.sentence <= reach
        }  # fmt: skip
        if len(near) == 1:
            [body] = near
            another = _may_be_another(linking, mention, str(body)) or is_another_nearer(linking, mention, linking.entities[str(body)])
            return not another and linking.tie(mention, str(body), "NominalCoreference", 82)
        if near:
            return False
    return False


def _may_be_another(linking: Linking, mention: Mention, body: str) -> bool:
    """ "Cisco says the company bought it", of Apple: a body of which nothing, or as much, is known is named as close by."""
    if linking.authority.entities[body].ontology_class != "Company":
        return False
    near = (
        m for m in linking.mentions
        if m.label == "ORG" and m.form == "name" and m.span.end <= mention.span.start and mention.sentence - m.sentence <= 1
    )  # fmt: skip
    firms = (linking.entity(m) for m in near if linking.iri(m) != body)
    return any(e is None or e.ontology_class == "Company" for e in firms)


def _ruler(linking: Linking, mention: Mention) -> bool:
    """ "the Iranian regime", "Ukraine's government": the state, which is one with who governs it."""
    head = mention.surroundings.head or linking.bare(mention).lower().rsplit(" ", 1)[-1]
    if BACKED.search(linking.text(mention)):
        return False  # "the Norlandic-backed government" is another's
    if PART_OF_STATE.search(linking.text(mention)):
        return False  # "the Lagos state government"
    if head not in RULERS or linking.plural(mention):
        return False
    organisation = organisation_of(linking, mention)
    entity = linking.authority.entities.get(organisation or "")
    if entity is None or entity.ontology_class != "State":
        return False
    return linking.tie(mention, entity.iri, "Metonymy", 80)


def _someone(linking: Linking, mention: Mention) -> bool:
    """A person, group or body that has no name: known in this article only, with the country and sector its words tell."""
    sector = sector_at(linking, mention)
    if mention.label == "OTHER" and mention.surroundings.head in linking.authority.words["no-people"]:
        return False
    if sector is None and mention.label not in {"PERSON", "TITLE", "ORG", "GPE"}:
        return False
    country = country_of(linking, mention)
    if country is None and (mention.label == "GPE" or (sector is None and mention.label == "ORG")):
        return False
    kind, ontology_class = _class_of(linking, mention, sector)
    sector = None if kind == "Place" else sector
    if re.match(r"(?:former|ex-)", linking.bare(mention), re.I) and sector in {"GOV", "LEG", "MIL"}:
        sector = "ELI"
    alike = _described_alike(linking, mention, country) if kind in {"Person", "Organisation"} else 0
    if alike > 1 and linking.definite(mention):
        return False
    office = ontology_class == "GovernmentBody" and country is not None and _is_one_of_a_state(linking, mention)
    linking.new(
        mention, kind, ontology_class, linking.bare(mention), country, sector, local=not office,
        method="CountryOfDescription" if country else "NewEntity", another=alike > 0 and not linking.definite(mention),
    )  # fmt: skip
    return True


def _is_one_of_a_state(linking: Linking, mention: Mention) -> bool:
    """ "The Norwegian defence ministry": a state has one, so that of the next article is the same. No past one, and none of a region."""
    words = fold(linking.bare(mention))
    bodies = linking.authority.words["one-of-a-state"]
    named = any(words == body or words.endswith(f" {body}") or words.startswith(f"{body} of ") for body in bodies)
    return named and linking.definite(mention)


def _described_alike(linking: Linking, mention: Mention, country: str | None) -> int:
    """How many the article has spoken of before in these words as of one more ("a woman", "another woman"): each is somebody else, and
    who of several "the woman" is, coreference may know."""
    key = (fold(linking.bare(mention)), country)
    before = linking.described.get(key, 0)
    linking.described[key] = before + (not linking.definite(mention))
    return before


def _class_of(linking: Linking, mention: Mention, sector: str | None) -> tuple[Kind, str]:
    if mention.label == "GPE" and not linking.plural(mention):
        return "Place", "Place"
    if mention.label == "ORG" and not linking.plural(mention):
        return "Organisation", "GovernmentBody" if sector in BODIES else "Organization"
    return ("Group", "Group") if linking.plural(mention) or mention.label not in {"PERSON", "TITLE"} else ("Person", "Person")


def _crew(linking: Linking, mention: Mention) -> None:
    """ "two Chinese warplanes" that do something are a part of a country's forces; a drone is not, others may fly it."""
    weapon, country = linking.entity(mention), country_of(linking, mention)
    if weapon is not None and weapon.iri.rsplit("/", 1)[-1] in CREWED and country is not None:
        linking.new(mention, "Group", "Group", linking.bare(mention), country, "MIL", local=True, method="CountryOfDescription")


# ---------------------------------------------------------------- names without an entity


def name_anew(linking: Linking) -> None:
    """Gives every name that is left an entity of its own, the same wherever the name stands."""
    left = [m for m in linking.mentions if m.form == "name" and m.id not in linking.links and m.label in CLASSES]
    told: dict[tuple[str, str], set[str]] = {}
    for mention in left:
        told.setdefault((mention.label, fold(linking.bare(mention))), set()).update(_country_told(linking, mention))
    for mention in left:
        name_one(linking, mention, told[mention.label, fold(linking.bare(mention))])


def _country_told(linking: Linking, mention: Mention) -> set[str]:
    """The country of a name as its words tell it at this mention, of those labels of which a name has one."""
    bends = mention.label == "NORP" and mention.surroundings.role == "modifier"  # "Boeing's European rival": Europe is of no state
    country = country_of(linking, mention) if mention.label in {"ORG", "OTHER", "EVENT", "NORP"} and not bends else None
    return {country} if country else set()


def name_one(linking: Linking, mention: Mention, told: Set[str] = frozenset()) -> None:
    """A name the authority does not have: with country and sector where its words tell them ("Chile's Defense Ministry"), or where they do
    so elsewhere in the article and everywhere the same (`told`)."""
    words = linking.bare(mention)
    if linking.authority.metonym(words) is not None or not re.search(r"[^\W\d]", words):
        return  # known, and left open on purpose
    if mention.label in {"WEAPON", "VEHICLE"} and words == words.lower():
        return  # a kind of thing, not a name
    if _part_of_name(linking, mention, words) or _of_its_state(linking, mention):
        return
    if fold(words) == fold(linking.article.publisher or "") and mention.label in {"ORG", "OTHER"}:
        paper = publisher(linking.article, linking.authority)
        linking.entities[paper.iri] = paper
        linking.tie(mention, paper.iri, "ExactName", 98)  # "The Courier reported yesterday that": the paper itself
        return
    kind, ontology_class = CLASSES[mention.label]
    country = next(iter(_country_told(linking, mention)), None)
    sector = sector_at(linking, mention) if mention.label == "ORG" else None
    if mention.label == "ORG" and sector in BODIES:
        ontology_class = "GovernmentBody"
    elif country is None and len(told) == 1:
        country = next(iter(told))
    common = country is None and (sector in BODIES or set(words.lower().split()) <= linking.authority.words["generic-bodies"])
    iri = linking.new(mention, kind, ontology_class, words, country, sector, local=common)  # "Foreign Ministry": every state has one
    if ontology_class == "GovernmentBody" and country is not None:
        name_with_state(linking, iri)


def name_with_state(linking: Linking, iri: str) -> None:
    """ "Norway's Defense Ministry" is told apart from that of Sweden by its name: the state's is put to it, where no part tells it."""
    body = linking.entities[iri]
    state = linking.authority.entities.get(linking.authority.state_of(body.country or "") or "")
    told = any(linking.authority.demonym(w) or linking.authority.named(w) for w in body.name.split() if w[:1].isupper())
    generic = set(body.name.lower().split()) <= linking.authority.words["generic-bodies"] | {"ministry", "finance", "interior", "health"}
    if state is not None and not told and generic:
        linking.entities[iri] = replace(body, name=f"{body.name} of {state.name}")


def _of_its_state(linking: Linking, mention: Mention) -> bool:
    """ "the Russian | Defence Ministry": known by both words together."""
    before = linking.adjacent_before(mention) if mention.label == "ORG" else None
    if before is None or before.label not in {"NORP", "GPE"}:
        return False
    whole = linking.article.text[before.span.start : mention.span.end]
    found = [iri for iri in linking.authority.named(whole) if linking.authority.entities[iri].kind == "Organisation"]
    return len(found) == 1 and linking.tie(mention, found[0], "Alias", 90)


def _part_of_name(linking: Linking, mention: Mention, words: str) -> bool:
    """ "Northrop" after "Northrop Grumman": the only organisation of the article so far whose name begins with the word."""
    if mention.label != "ORG" or not re.fullmatch(r"[A-Z][\w-]{3,}", words):
        return False
    generic = words.lower() in linking.authority.words["generic-bodies"]
    longer = re.compile(rf"(?:.* )?{words} of " if generic else rf"{words} ")  # "the House" after "the U.S. House of Representatives"
    found = {
        iri for m in linking.linked_before(mention)
        if m.label == "ORG" and m.form == "name" and longer.match(linking.bare(m)) and (iri := linking.iri(m))
    }  # fmt: skip
    return len(found) == 1 and linking.tie(mention, found.pop(), "NamePart", 80)
