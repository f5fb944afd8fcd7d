"""What the reader's coreference says (sure links only are handed on), where nothing that is known speaks against it.

Names are never linked so: who a name means is for the authority to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.link.ages import DESCRIBED
from kg.link.bodies import is_another_nearer
from kg.link.countries import says_which
from kg.link.gender import GENDER, gender
from kg.link.hints import Hint, is_far, spoken_against
from kg.link.offices import are_several
from kg.link.phrases import country_of, of_unknown_body, organisation_of
from kg.link.state import Linking
from kg.model import Antecedent, Entity, Mention

ONE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself", "i", "me", "my", "mine", "myself"})
THING = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
MANY = THEY | {"we", "us", "our", "ours", "ourselves"}
RATHER = 80
"""A link of "they" to one body counts from here on."""
SOVEREIGN = frozenset({"country", "nation", "homeland", "republic", "kingdom"})
FIRMS = frozenset({"company", "firm", "corporation", "manufacturer", "airline", "bank", "carrier", "retailer"})
RULERS = frozenset({"government", "regime", "administration"})
OPEN = {"NewEntity", "CountryOfDescription", "NominalCoreference"}
"""Links of descriptions that only say what the words say by themselves, or what a rule made of the nearest names; not those that a
fact of the authority speaks for."""
OFFICES = frozenset(
    {"president", "minister", "chancellor", "premier", "governor", "senator", "mayor", "king", "queen", "ambassador", "secretary", "pope"}
)
OR_OTHER = re.compile(r"(?:/| or )(?:her|hers|she|his|him|he)\b", re.I)
EITHER = re.compile(r"\b(?:his|him|he|her|hers|she)(?:/| or )$", re.I)
DETERMINED = re.compile(r"(?:the|this|that|th[eo]se|its|his|her|their|our|my|your|\S+['’]s?)\s", re.I)
DETERMINED_BEFORE = re.compile(r"\b(?:the|this|that|th[eo]se|its|his|her|their|our|my|your|\w+['’]s?)\s$", re.I)
INDEFINITE = re.compile(r"(?:an?|some|several|many|any|no|every|each|another|most|few|more|other|two|three|four|five|\d+)\b(?!-)", re.I)


def link_coreference(linking: Linking, antecedents: Mapping[str, Sequence[Antecedent]], hints: Mapping[str, Hint]) -> None:
    """Links pronouns and definite descriptions to the entity of the nearest mention that they are said to mean, where the build of the
    sentences (`hints`) does not point to another. Where it does, what goes on from such a pronoun is left open with it."""
    turned = set[str]()
    for mention in linking.mentions:
        if mention.id in antecedents and _is_open(linking, mention):
            _link(linking, mention, antecedents[mention.id], hints.get(mention.id), turned)


def _is_open(linking: Linking, mention: Mention) -> bool:
    """A pronoun without an entity, or a description that has none but its own."""
    if mention.form == "pronoun":
        return mention.id not in linking.links and not is_of_anybody(linking, mention)
    around = mention.surroundings
    if mention.form != "nominal" or around.title_of or around.role in {"root", "apposition"} or around.preposition in {"as", "like"}:
        return False  # what somebody is said to be, or not to be
    found = linking.links.get(mention.id)
    if DESCRIBED.match(linking.text(mention)):
        return False  # of whom an age is told, that says who it is
    if (around.head in SOVEREIGN or around.head in RULERS) and says_which(linking, mention):
        return False
    own = found is None or (found[1].method in OPEN and found[1].evidence is None)
    return own and linking.definite(mention) and not INDEFINITE.match(linking.text(mention)) and _determined(linking, mention)


def is_of_anybody(linking: Linking, mention: Mention) -> bool:
    """ "His/her", "his or her": of whoever it may be."""
    return OR_OTHER.match(linking.after(mention)) is not None or EITHER.search(linking.before(mention)) is not None


def _determined(linking: Linking, mention: Mention) -> bool:
    """ "the city", "its leaders", "Parliament", but neither "troops" nor "from city to city" nor "no federation"."""
    words = linking.text(mention)
    capital = words[0].isupper() and re.search(r"\w\s$", linking.before(mention)) is not None
    proper = capital and mention.label not in {"TITLE", "PERSON"} and not linking.plural(mention)
    return bool(DETERMINED.match(words) or DETERMINED_BEFORE.search(linking.before(mention)) or proper)


def _link(linking: Linking, mention: Mention, antecedents: Sequence[Antecedent], hint: Hint | None, turned: set[str]) -> None:
    """`turned`: pronouns that may mean another than they were said to; one more where this is one."""
    doubted = False
    for antecedent in antecedents:
        other = linking.by_id[antecedent.mention]
        entity = linking.entity(other)
        doubted |= other.id in turned
        if entity is None:
            continue
        against = mention.form == "pronoun" and spoken_against(linking, mention, entity, antecedent.score, hint)
        against |= _is_many_of_one(linking, mention, entity, antecedent.score)
        against |= doubted and mention.form == "pronoun" and is_far(linking, mention, entity)
        if fits(linking, mention, entity) and not _overlap(mention, other) and not against:
            linking.tie(mention, entity.iri, "PronounCoreference" if mention.form == "pronoun" else "NominalCoreference", antecedent.score)
        elif against:
            turned.add(mention.id)
        return


def _is_many_of_one(linking: Linking, mention: Mention, entity: Entity, score: int) -> bool:
    """ "They" of one body, of which the reader is not rather sure: it may be some people that no mention is of."""
    many = mention.form == "pronoun" and linking.text(mention).lower() in THEY
    return many and entity.kind in {"Organisation", "Place"} and score < RATHER


def _overlap(mention: Mention, other: Mention) -> bool:
    return mention.span.start < other.span.end and other.span.start < mention.span.end


def fits(linking: Linking, mention: Mention, entity: Entity) -> bool:
    """Can the words mean it, going by number, gender, kind and country?"""
    if mention.form == "pronoun":
        return _pronoun_fits(linking, linking.text(mention).lower(), entity)
    country = country_of(linking, mention)
    if country is not None and entity.country is not None and country != entity.country:
        return False
    if linking.plural(mention):
        return entity.kind not in {"Person", "Place"}
    if mention.label == "GPE":
        return _place_fits(linking, mention, entity)
    if mention.label in {"PERSON", "TITLE"}:
        if organisation_of(linking, mention) is None and are_several(linking, mention):
            return False
        known = bool(linking.authority.memberships_of(entity.iri))
        fitting = entity.kind == "Person" and not (known and of_unknown_body(linking, mention))
        return fitting and not _is_of_another_office(linking, mention, entity)
    rules = (mention.surroundings.head or "").lower() in RULERS and entity.ontology_class == "State"
    if (rules and _is_another_named(linking, mention, entity)) or _is_of_another_body(linking, mention, entity):
        return False
    if is_another_nearer(linking, mention, entity):
        return False
    return entity.kind != "Person" and (entity.kind != "Group" or mention.label == "ORG")


def _is_of_another_body(linking: Linking, mention: Mention, body: Entity) -> bool:
    """ "Orion says it got the mark when the company bought Lumeo": of the firms the sentence itself names one, and not that one."""
    if (mention.surroundings.head or "").lower() not in FIRMS or body.kind != "Organisation":
        return False
    here = [m for m in linking.linked_before(mention) if m.sentence == mention.sentence and m.label == "ORG" and m.form == "name"]
    named = {e.iri for m in here if (e := linking.entity(m)) is not None and e.kind == "Organisation" and m.surroundings.role == "subject"}
    return bool(named) and body.iri not in named


def _is_another_named(linking: Linking, mention: Mention, state: Entity) -> bool:
    """ "Hong Kong students gave the government a week", of China's: close by only the land of another government is named."""
    near = (linking.entity(m) for m in linking.linked_before(mention) if mention.sentence - m.sentence <= 1 and m.label == "GPE")
    countries = {e.country for e in near if e is not None and e.country is not None}
    return bool(countries) and state.country not in countries


def _is_of_another_office(linking: Linking, mention: Mention, entity: Entity) -> bool:
    """ "Foreign Minister Roe met President Lund. The president …": not Roe, who is called by another office and holds no such one."""
    head = (mention.surroundings.head or "").lower()
    if head not in OFFICES:
        return False
    titles = [m for m in linking.mentions if m.label == "TITLE" and m.surroundings.title_of and linking.iri(m) == entity.iri]
    called = {word for m in titles for word in linking.bare(m).lower().split()}
    holds = any(head in term.role_name.lower() for term in linking.authority.memberships_of(entity.iri, linking.on))
    return bool(called & OFFICES) and head not in called and not holds


def _place_fits(linking: Linking, mention: Mention, entity: Entity) -> bool:
    """ "The country" is a state, and the only one that is named close by; "the city" and "the state" (of a federation) are none."""
    if mention.surroundings.head not in SOVEREIGN:
        return entity.kind == "Place" and entity.ontology_class != "State"
    near = (linking.entity(m) for m in linking.linked_before(mention) if mention.sentence - m.sentence <= 1)
    return {e.iri for e in near if e is not None and e.ontology_class == "State"} == {entity.iri}


def _pronoun_fits(linking: Linking, word: str, entity: Entity) -> bool:
    if word in ONE:
        known, told = gender(linking, entity.iri), GENDER.get(word)
        return entity.kind == "Person" and (known is None or told is None or known == told)
    if word in THING:
        return entity.kind not in {"Person", "Group"}
    return word in MANY and entity.kind in {"Group", "Organisation", "Place"}
