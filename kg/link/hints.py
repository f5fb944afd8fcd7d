"""What the build of the sentences says of a "he" or "she", beside what the reader's coreference says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.link.pronouns import GENDER
from kg.link.state import Linking
from kg.model import Antecedent, Entity, Mention

FIRM = 90
"""A link of the reader's from here on stands whatever the sentences look like."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Of one pronoun; ids of the mentions at a word, best first.

    reader: what the reader takes it to mean first, however sure it is (score 0-100). speaker: who spoke in the sentence before, where it
    goes on to speak. subject: of whom the sentence before tells, where it is what its own tells of. own: of a possessive the subject of its
    clause, of another the subject of the clause above its own.
    """

    reader: tuple[Antecedent, ...] = ()
    speaker: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def gender_told(linking: Linking, iri: str) -> str | None:
    """The gender of a person as the authority knows it, or as the pronouns tell that are linked to it."""
    known = linking.authority.genders.get(iri)
    words = (linking.text(m).lower() for m in linking.mentions if m.form == "pronoun" and linking.iri(m) == iri)
    return known or next((GENDER[word] for word in words if word in GENDER), None)


def may_mean(linking: Linking, mention: Mention, entity: Entity) -> bool:
    """A person, and none who is told of by pronouns of the other gender."""
    return entity.kind == "Person" and gender_told(linking, entity.iri) in {None, GENDER[linking.text(mention).lower()]}


def person_at(linking: Linking, mention: Mention, ids: Sequence[str]) -> Entity | None:
    """The first person among the mentions whom the pronoun can mean."""
    found = (linking.entity(linking.by_id[i]) for i in ids)
    return next((e for e in found if e is not None and may_mean(linking, mention, e)), None)


def is_far(linking: Linking, mention: Mention, entity: Entity) -> bool:
    """Is nobody told of as that entity in the sentence of a mention nor in the one before it?"""
    near = (m for m in linking.linked_before(mention) if mention.sentence - m.sentence <= 1)
    return all(linking.iri(m) != entity.iri for m in near)


def spoken_against(linking: Linking, mention: Mention, entity: Entity, score: int, hint: Hint | None) -> bool:
    """Does the build of the sentences point to another person than a link that is not firm? ("Roe met Lee. He also asked …" is Roe.)"""
    word = linking.text(mention).lower()
    if hint is None or word not in GENDER:
        return False
    if score >= FIRM:
        speaker = person_at(linking, mention, hint.speaker)
        return speaker is not None and speaker.iri != entity.iri and is_far(linking, mention, entity)
    pointed = (hint.speaker, hint.subject, hint.own if word in {"his", "her", "hers"} else ())
    people = [e for ids in pointed if (e := person_at(linking, mention, ids)) is not None]
    return bool(people) and all(e.iri != entity.iri for e in people)
