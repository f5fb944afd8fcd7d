"""What the build of the sentences says of a "he" or "she", beside what the reader's coreference says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.link.gender import GENDER, gender
from kg.link.state import Linking
from kg.model import Antecedent, Entity, Mention

FIRM = 90
"""A link of the reader's from here on stands whatever the sentences look like."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Of one pronoun; ids of the mentions at a word, best first.

    reader: what the reader takes it to mean first, however sure it is (score 0-100). speaker: who spoke in the sentence before, where it
    goes on to speak. subject: of whom the sentence before tells, where it is what its own tells of. own: of a possessive the subject of its
    clause, of another the subject of the clause above its own. ahead: who is named behind it as the subject of what its clause belongs to.
    apart: the subject of the clause whose object it is.
    """

    reader: tuple[Antecedent, ...] = ()
    speaker: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


def gender_told(linking: Linking, iri: str) -> str | None:
    """The gender of a person as the article or the authority tells it, or as the pronouns do that are linked to it."""
    known = gender(linking, iri)
    words = (linking.text(m).lower() for m in linking.mentions if m.form == "pronoun" and linking.iri(m) == iri)
    return known or next((GENDER[word] for word in words if word in GENDER), None)


def may_mean(linking: Linking, mention: Mention, entity: Entity) -> bool:
    """A person, and none who is told of by pronouns of the other gender."""
    return entity.kind == "Person" and gender_told(linking, entity.iri) in {None, GENDER[linking.text(mention).lower()]}


def person_at(linking: Linking, mention: Mention, ids: Sequence[str]) -> Entity | None:
    """The first person among the mentions whom the pronoun can mean."""
    found = (linking.entity(linking.by_id[i]) for i in ids)
    return next((e for e in found if e is not None and may_mean(linking, mention, e)), None)


def is_far(linking: Linking, mention: Mention, entity: Entity, reach: int = 1) -> bool:
    """Is nobody told of as that entity in the sentence of a mention nor in the one before it, or the `reach` ones before it?"""
    near = (m for m in linking.linked_before(mention) if mention.sentence - m.sentence <= reach)
    return all(linking.iri(m) != entity.iri for m in near)


def spoken_against(linking: Linking, mention: Mention, entity: Entity, score: int, hint: Hint | None) -> bool:
    """Does the build of the sentences speak against a link, by pointing to another or because it leads far, past others?"""
    if hint is None or linking.text(mention).lower() not in GENDER:
        return False
    near = any(mention.sentence - linking.by_id[a.mention].sentence <= 1 for a in hint.reader)
    far = score < FIRM and not near and is_far(linking, mention, entity) and _is_another_near(linking, mention, entity)
    himself = any(linking.iri(linking.by_id[i]) == entity.iri for i in hint.apart)
    return far or himself or _points_elsewhere(linking, mention, entity, score, hint)


def _points_elsewhere(linking: Linking, mention: Mention, entity: Entity, score: int, hint: Hint) -> bool:
    """Does the build of the sentences point to another person than a link that is not firm? ("Roe met Lee. He also asked …" is Roe.)"""
    ahead = person_at(linking, mention, hint.ahead)
    if ahead is not None and ahead.iri != entity.iri and not _is_here(linking, mention, entity):
        return True  # "the day he left, Roe said"
    if score >= FIRM:
        speaker = person_at(linking, mention, hint.speaker)
        return speaker is not None and speaker.iri != entity.iri and is_far(linking, mention, entity)
    own = hint.own if linking.text(mention).lower() in {"his", "her", "hers"} else ()
    people = [e for ids in (hint.speaker, hint.subject, own) if (e := person_at(linking, mention, ids)) is not None]
    return bool(people) and all(e.iri != entity.iri for e in people)


def _is_here(linking: Linking, mention: Mention, entity: Entity) -> bool:
    """Is somebody named in the sentence of a mention before it?"""
    here = (m for m in linking.linked_before(mention) if m.sentence == mention.sentence and m.form == "name")
    return any(linking.iri(m) == entity.iri for m in here)


def _is_another_near(linking: Linking, mention: Mention, entity: Entity) -> bool:
    """Is somebody else named in the sentence of a mention, or in the one before it, who could be meant?"""
    near = (m for m in linking.linked_before(mention) if mention.sentence - m.sentence <= 1 and m.form == "name")
    return any(e is not None and e.iri != entity.iri and may_mean(linking, mention, e) for e in map(linking.entity, near))
