"""Names of states, places, organisations and peoples: exact names, acronyms, demonyms, and places that mean a government."""

from __future__ import annotations

import re

from kg.authority import fold
from kg.link.metonymy import link_metonym
from kg.link.state import Linking
from kg.model import Mention

NOT_PEOPLE = {"ORG", "GPE", "LOC", "NORP", "EVENT", "OTHER", "VEHICLE", "WEAPON"}
# "Latin American", "South Asian": what follows such a word is no longer the people of that name
BENDING = {"latin", "north", "south", "central", "native", "african", "asian", "arab", "pan", "anglo", "meso", "ethnic"}


def link_names(linking: Linking) -> None:
    """Links every name that is no person's and that the authority knows, and every weapon."""
    for mention in linking.mentions:
        if mention.label == "WEAPON" or (mention.label in {"VEHICLE", "OTHER"} and mention.form == "nominal"):
            _weapon(linking, mention)
        if mention.form == "name" and mention.label in NOT_PEOPLE and mention.id not in linking.links:
            link_name(linking, mention)


def link_name(linking: Linking, mention: Mention) -> bool:
    """Links one name by metonym, exact name, acronym or demonym, in this order; False where none fits."""
    words = linking.bare(mention)
    if link_metonym(linking, mention, words):
        return True
    if linking.authority.metonym(words) is not None:
        return False  # a place that may mean several things, and nothing says which
    return _known(linking, mention, words) or _demonym(linking, mention, words)


def _known(linking: Linking, mention: Mention, words: str) -> bool:
    found = [i for i in linking.authority.named(words) if linking.authority.entities[i].kind != "Person"]
    if len(found) != 1:
        return False
    if words in linking.authority.acronyms:
        return linking.tie(mention, found[0], "Acronym", 95)
    exact = fold(linking.authority.entities[found[0]].name) == fold(words)
    return linking.tie(mention, found[0], "ExactName" if exact else "Alias", 98 if exact else 94)


def _demonym(linking: Linking, mention: Mention, words: str) -> bool:
    previous = re.search(r"([\w]+)[ -]$", linking.before(mention))
    if previous and previous[1].lower() in BENDING and previous[1][0].isupper():
        words = f"{previous[1]} {words}"
    found = linking.authority.demonym(words)
    return found is not None and linking.tie(mention, found, "Demonym", 95)


def _weapon(linking: Linking, mention: Mention) -> None:
    found = linking.authority.weapon(linking.bare(mention))
    if found is not None:
        linking.tie(mention, found.iri, "Category", 90)

