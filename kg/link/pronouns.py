"""Pronouns: "he" and "she" where only one person can be meant; "it", "they" and "we" never."""

from __future__ import annotations

from kg.link.gender import GENDER, gender
from kg.link.state import Linking
from kg.model import Mention

OPENING, CLOSING = "“", "”"


def link_pronouns(linking: Linking) -> None:
    """Links "he" and "she" to the only person of the sentence so far and the one before it."""
    for mention in linking.mentions:
        told = GENDER.get(linking.text(mention).lower()) if mention.form == "pronoun" else None
        if told is None or quoted(linking.article.text, mention.span.start):
            continue
        people = _people(linking, mention, told)
        if len(people) == 1:
            linking.tie(mention, people.pop(), "PronounCoreference", 72)


def quoted(text: str, position: int) -> bool:
    """Does the position lie inside quotation marks of its paragraph? There "he" is somebody to the speaker, not to the reporter."""
    paragraph = text[text.rfind("\n", 0, position) + 1 : position]
    return paragraph.count(OPENING) > paragraph.count(CLOSING) or paragraph.count('"') % 2 == 1


def _people(linking: Linking, mention: Mention, told: str) -> set[str]:
    """Whom the pronoun can mean: people in its sentence before it, else in the sentence before, of that gender or of unknown gender."""
    found: set[str] = set()
    for other in linking.linked_before(mention):
        entity = linking.entity(other)
        if mention.sentence - other.sentence > 1 or entity is None or entity.kind != "Person":
            continue
        if gender(linking, entity.iri) in {None, told}:
            found.add(entity.iri)
    return found
