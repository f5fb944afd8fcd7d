"""Acronyms that an article defines: "Ministry of Digital Affairs (MDA)" makes MDA mean that ministry in this article."""

from __future__ import annotations

import re

from kg.link.descriptions import CLASSES, name_one
from kg.link.state import Linking
from kg.model import Mention

REST = re.compile(r"(?: (?:and|of|for|the|on|in|&|[A-Z][\w'’-]*))* ?")
"""What may stand between: nothing, or the end of the name that was cut off ("Office for Names | and Numbers (ONN)")."""
NAMING = frozenset(CLASSES) - {"PERSON", "NORP"}
"""Labels of what an acronym may stand for."""
DEFINED = re.compile(r"\(([A-Z][A-Za-z.&-]{1,9})\)")


def link_acronyms(linking: Linking) -> None:
    """Gives the acronym the entity of the name it stands for, whatever the acronym means elsewhere."""
    for found in DEFINED.finditer(linking.article.text):
        full = _full_name(linking, found.start(), found[1])
        if full is None:
            continue
        if full.id not in linking.links:
            name_one(linking, full)
        iri = linking.iri(full)
        for mention in linking.mentions:
            if iri and mention.form == "name" and linking.bare(mention) == found[1] and mention.span.start >= found.start():
                linking.tie(mention, iri, "Acronym", 93)


def link_initials(linking: Linking) -> None:
    """An acronym that nothing explains and nobody knows is of the only body named in full before it that has these initials ("the African
    Union … the AU")."""
    for mention in linking.mentions:
        words = linking.bare(mention)
        if mention.form == "name" and mention.id not in linking.links and re.fullmatch(r"[A-Z]{2,6}", words):
            found = {
                iri for m in linking.linked_before(mention)
                if m.form == "name" and m.label != "PERSON" and _initials(linking.text(m)) == words and (iri := linking.iri(m))
            }  # fmt: skip
            if len(found) == 1:
                linking.tie(mention, found.pop(), "Acronym", 82)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Z][\w'’-]*", name))


def _full_name(linking: Linking, position: int, acronym: str) -> Mention | None:
    """The name before the bracket whose capitals are the acronym's letters."""
    for mention in linking.mentions:
        gap = linking.article.text[mention.span.end : position]
        named = mention.form == "name" and mention.label in NAMING  # no body is called "Islamic", "French" or "May" alone
        before = named and mention.span.end <= position and REST.fullmatch(gap)
        if before and _initials(linking.text(mention) + gap) == acronym.replace(".", "").upper():
            return mention
    return None
