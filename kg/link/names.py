"""Names of states, places, organisations and peoples: exact names, acronyms, demonyms, and places that mean a government."""

from __future__ import annotations

import re

from kg.authority import fold
from kg.link.countries import misspelt_state
from kg.link.metonymy import link_metonym
from kg.link.state import Linking
from kg.model import Mention

NOT_PEOPLE = {"ORG", "GPE", "LOC", "NORP", "EVENT", "OTHER", "VEHICLE", "WEAPON"}
# "Latin American", "South Asian": what follows such a word is no longer the people of that name
# "the G7 group of nations", "the NATO alliance", "the Tasnim news agency"
SOME = re.compile(
    r"(?:\b(?:ethnic|ordinary|young|elderly|displaced|many|most|some|several|few|two|three|four|five|six|seven|eight|nine|ten|other|fellow"
    r"|eleven|twelve|dozen|hundred|thousand|million|billion)"
    r"|\d|\b(?:dozens|tens|hundreds|thousands|millions|scores|group|crowd|majority) of) $",
    re.I,
)
ONE = re.compile(r"\b(?:an?|another|one|a (?:second|third)|(?:\d+|[a-z]+)[- ]years?[- ]old)(?: [a-z]+)? $", re.I)
OF_ONE = ("an", "i", "man", "woman", "Briton", "Dane", "Turk", "Swede", "Pole", "Finn", "Scot", "Spaniard", "Serb", "Croat")
"""Endings of a people's adjective that, with "the" and no noun behind it, means one of it."""
ALONE = {"subject", "object", "oblique", "root"}
ARMED = r"(?:rebel|militia|fighter|guerrilla|guerilla|insurgent|militant|paramilitary|commander|separatist)s?"
STARTS = {"The", "A", "An", "In", "On", "At", "But", "And", "While", "As", "For", "From", "With", "By", "After", "Before", "If", "When"}
TAIL = re.compile(
    r" (?:military |news |militant |mercenary |terror(?:ist)? |rebel |regional )?(?:group|alliance|bloc|organi[sz]ation|agency|grouping"
    r"|network|nations|countries|members|states|leaders)(?: of (?:nations|countries|states))?$"
)
OF_A_STATE = {"country", "nation", "state", "government", "republic", "kingdom"}
"""Words for a state, whose body may be the one that the authority knows."""
SHARED_NAMES = {"Georgia": "USA"}
"""States whose name a part of another state has too, by that other."""
BENDING = {"latin", "north", "south", "central", "native", "african", "asian", "arab", "pan", "anglo", "meso", "ethnic"}


def link_names(linking: Linking) -> None:
    """Links every name that is no person's and that the authority knows, and every weapon."""
    for mention in linking.mentions:
        if mention.label == "WEAPON" or (mention.label in {"VEHICLE", "OTHER", "PERSON"} and mention.form == "nominal"):
            _weapon(linking, mention)
    names = [m for m in linking.mentions if m.form == "name" and m.label in NOT_PEOPLE and m.id not in linking.links]
    names = [m for m in names if not linking.surname_in_article(m)]
    for mention in sorted(names, key=lambda m: m.label == "ORG"):  # states first: they tell whose army or ministry a name means
        link_name(linking, mention)


def link_name(linking: Linking, mention: Mention) -> bool:
    """Links one name by metonym, exact name, acronym or demonym, in this order; False where none fits."""
    words = linking.bare(mention)
    if link_metonym(linking, mention, words):
        return True
    if linking.authority.metonym(words) is not None:
        return False  # a place that may mean several things, and nothing says which
    return (
        _known(linking, mention, words) or _demonym(linking, mention, words) or _known(linking, mention, TAIL.sub("", words))
        or _mislabelled(linking, mention, words) or _misspelt(linking, mention, words)
    )  # fmt: skip


def _misspelt(linking: Linking, mention: Mention, words: str) -> bool:
    """ "Afganistan": a place, named with a slip."""
    state = misspelt_state(linking, words) if mention.label in {"GPE", "LOC", "ORG"} else None
    return state is not None and linking.tie(mention, state, "NameVariant", 80)


def _mislabelled(linking: Linking, mention: Mention, words: str) -> bool:
    """The name of one well-known person that was taken for something else ("Biden administration")."""
    if mention.label not in {"ORG", "GPE", "OTHER"}:
        return False
    named = linking.authority.named(words) if " " in words else ()
    full = [i for i in named if linking.authority.entities[i].kind == "Person"]
    iri = full[0] if len(full) == 1 else linking.authority.known_as.get(fold(words))
    return iri is not None and bool(linking.authority.memberships_of(iri, linking.on)) and linking.tie(mention, iri, "Alias", 70)


def _known(linking: Linking, mention: Mention, words: str) -> bool:
    found = [i for i in linking.authority.named(words) if linking.authority.entities[i].kind != "Person"]
    if len(found) != 1 or _anothers(linking, mention, words, found[0]):
        return False
    if words in linking.authority.acronyms:
        return not _is_far_off(linking, words, found[0]) and linking.tie(mention, found[0], "Acronym", 95)
    if mention.label == "ORG" and re.fullmatch(r"[A-Z]{2,5}", words) and linking.authority.entities[found[0]].kind == "Place":
        return False  # an organisation's acronym that reads like a town
    if words in SHARED_NAMES and _is_elsewhere(linking, words, found[0]):
        return False
    exact = fold(linking.authority.entities[found[0]].name) == fold(words)
    return linking.tie(mention, found[0], "ExactName" if exact else "Alias", 98 if exact else 94)


def _is_far_off(linking: Linking, words: str, iri: str) -> bool:
    """ "RSF" in an article that tells of other states than Sudan, and not of the Rapid Support Forces by their name: another's letters."""
    group = linking.authority.entities[iri]
    if group.ontology_class != "ArmedGroup" or group.country is None or group.name in linking.article.text:
        return False
    fighting = re.search(rf"\b{ARMED} (?:group |movement |faction )?{words}\b|\b{words}(?:['’]s?)? {ARMED}", linking.article.text)
    told_of = {linking.entities[i].country for i in linking.named_in_article()} - {None}
    return fighting is None and bool(told_of) and group.country not in told_of


def _is_elsewhere(linking: Linking, words: str, iri: str) -> bool:
    """ "Doug Collins of Georgia" in an article that speaks of the United States and of nothing else in the Caucasus."""
    place, other = linking.authority.entities[iri], SHARED_NAMES[words]
    countries = {e.country for m in linking.mentions if linking.bare(m) != words and (e := linking.entity(m))}
    text = linking.article.text
    return place.country not in countries and (
        other in countries or re.search(r"\b(?:U\.S\.|US|Republicans?|Democrats?)\b", text) is not None
    )


def _anothers(linking: Linking, mention: Mention, words: str, iri: str) -> bool:
    """ "Chile's Defense Department" is not the Pentagon, nor is "the National Security Council" of an article without the United States."""
    country = linking.authority.entities[iri].country
    if words in linking.authority.acronyms or linking.authority.entities[iri].ontology_class in {"State", "City", "Region"}:
        return False
    beside = linking.adjacent_before(mention)
    owner = linking.entity(beside) if beside else None
    if owner is not None and owner.ontology_class == "State":
        return owner.country != country
    if generic_of_another(linking, mention, words):
        return True
    party = linking.authority.entities[iri].ontology_class == "PoliticalParty"  # many states have a Labour Party, one a Congress Party
    if country is None or not set(words.lower().split()) <= linking.authority.words["generic-parties" if party else "generic-bodies"]:
        return False
    return country not in {linking.entities[i].country for i in linking.named_in_article()}


def generic_of_another(linking: Linking, mention: Mention, words: str) -> bool:
    """ "The island's House of Representatives": a body that many have, of somebody who is no state."""
    whose = re.search(r"\b([a-z][\w-]*)['’]s? $", linking.before(mention))
    generic = set(words.lower().split()) <= linking.authority.words["generic-bodies"] | {"of", "the", "and", "for"}
    return whose is not None and generic and whose[1] not in OF_A_STATE


def link_misread(linking: Linking, mention: Mention) -> bool:
    """A name taken for a person's that is that of a state, place or organisation and of nobody ("Abkhazia", "FDLR")."""
    words = linking.bare(mention)
    if mention.surroundings.titled or linking.is_surname(mention) or fold(words) in linking.authority.words["also-first-names"]:
        return False
    before = re.search(r"([A-Z][\w'’-]*) $", linking.before(mention))
    if before and before[1] not in STARTS and not linking.authority.acronyms.get(words):
        return False
    return (
        link_metonym(linking, mention, words) or _known(linking, mention, words) or _demonym(linking, mention, words)
        or _community(linking, mention, words)
    )  # fmt: skip


def _community(linking: Linking, mention: Mention, words: str) -> bool:
    """ "Kerala Christians": the people of a place, by a plural noun for people behind its name; "Chad Bishops" may be somebody."""
    front, _, people = words.rpartition(" ")
    named = linking.authority.named(front) if front and people.endswith("s") else ()
    place = linking.authority.entities[named[0]] if len(named) == 1 else None
    sector = linking.authority.sector_of(people.lower())
    if place is None or place.kind != "Place" or sector is None or fold(front) in linking.authority.words["also-first-names"]:
        return False
    linking.new(mention, "Group", "Group", words, place.country, sector, local=True, method="CountryOfDescription")
    return True


def _demonym(linking: Linking, mention: Mention, words: str) -> bool:
    previous = re.search(r"([\w]+)[ -]$", linking.before(mention))
    if previous and previous[1].lower() in BENDING and previous[1][0].isupper():
        words = f"{previous[1]} {words}"
    found = linking.authority.demonym(words)
    several = mention.label == "NORP" and linking.plural(mention)
    if several and (SOME.search(linking.before(mention)) or _are_civilians(linking, mention)):
        return _people(linking, mention, found)
    if mention.label == "NORP" and not several and found is not None and _is_one_person(linking, mention, words):
        return _person(linking, mention, found)
    return found is not None and linking.tie(mention, found, "Demonym", 95)


def _is_one_person(linking: Linking, mention: Mention, words: str) -> bool:
    """ "A 16-year-old Palestinian", "the Iraqi": one of a people; "the French" are all of it."""
    before = linking.before(mention) + linking.text(mention)[: -len(words)]
    return mention.surroundings.role in ALONE and bool(ONE.search(before) or (words.endswith(OF_ONE) and before.lower().endswith("the ")))


def _person(linking: Linking, mention: Mention, state: str) -> bool:
    """Somebody of a state who has no name, known in this article only; whoever is told of by "a" again is another."""
    words, country = linking.bare(mention), linking.authority.entities[state].country
    alike = [m for m in linking.linked_before(mention) if linking.bare(m) == words]
    again = any(linking.links[m.id][1].method == "CountryOfDescription" for m in alike) and not linking.definite(mention)
    linking.new(mention, "Person", "Person", words, country, None, local=True, method="CountryOfDescription", another=again)
    return True


def _are_civilians(linking: Linking, mention: Mention) -> bool:
    """ "Serbians protested": what people do or suffer and no state does."""
    around = mention.surroundings
    words = linking.authority.words
    return around.governor_pos == "VERB" and (
        (around.role == "subject" and around.governor in words["people-do"])
        or (around.role == "object" and around.governor in words["people-suffer"])
    )


def _people(linking: Linking, mention: Mention, state: str | None) -> bool:
    """ "more than 100 Peruvians", "young Kenyans": some people of a state, not the state; "ethnic Albanians" live anywhere."""
    ethnic = re.search(r"\bethnic $", linking.before(mention), re.I)
    country = linking.authority.entities[state].country if state and not ethnic else None
    words = linking.bare(mention)
    linking.new(
        mention, "Group", "Group", f"ethnic {words}" if ethnic else words, country, "CVL", local=True, method="CountryOfDescription"
    )
    return True


def _weapon(linking: Linking, mention: Mention) -> None:
    found = linking.authority.weapon(linking.bare(mention))
    if found is not None:
        linking.tie(mention, found.iri, "Category", 90)
