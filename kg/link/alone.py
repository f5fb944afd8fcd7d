"""Pronouns of one person of which the reader is not sure, where nobody else is there whom they could mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.link.coreference import fits
from kg.link.pronouns import GENDER, quoted
from kg.link.state import Linking
from kg.model import Antecedent, Entity, Mention

SURE = 74
"""From here on a link of the reader's counts by itself, once it is known whom the word before means."""
SCORE = 72
REACH = 1  # sentences before the pronoun's own in which nobody else may be told of


def link_alone(linking: Linking, likely: Mapping[str, Sequence[Antecedent]]) -> None:
    """Links "he" and "she" in text order: to whom the reader takes for the same where that one stands alone near by, or is meant surely."""
    for mention in linking.mentions:
        if mention.form != "pronoun" or mention.id in linking.links or linking.text(mention).lower() not in GENDER:
            continue
        found = [(e, a.score) for a in likely.get(mention.id, ()) if (e := linking.entity(linking.by_id[a.mention])) is not None]
        meant = [(e, score) for e, score in found if fits(linking, mention, e) and not _contradicted(linking, mention, e)]
        if meant and _others(linking, mention, meant[0][0].iri) <= {meant[0][0].iri}:
            linking.tie(mention, meant[0][0].iri, "PronounCoreference", max(SCORE, meant[0][1]))


def _contradicted(linking: Linking, mention: Mention, entity: Entity) -> bool:
    """Is the person told of by pronouns of the other gender?"""
    told = _told(linking, entity.iri)
    return told is not None and told != GENDER[linking.text(mention).lower()]


def _told(linking: Linking, iri: str) -> str | None:
    """The gender of a person as the authority knows it, or as the pronouns tell that are linked to it."""
    known = linking.authority.genders.get(iri)
    words = (linking.text(m).lower() for m in linking.mentions if m.form == "pronoun" and linking.iri(m) == iri)
    return known or next((GENDER[word] for word in words if word in GENDER), None)


def _others(linking: Linking, mention: Mention, iri: str) -> set[str]:
    """Who is told of near by and could be meant: people before the pronoun, in its sentence, and where the one it is taken for is not told
    of there, in the sentence before it."""
    gender = GENDER[linking.text(mention).lower()]
    within = quoted(linking.article.text, mention.span.start)
    here = any(linking.iri(m) == iri for m in linking.linked_before(mention) if m.sentence == mention.sentence)
    reach = 0 if here and not within else REACH + within
    near = [m for m in linking.linked_before(mention) if mention.sentence - m.sentence <= reach]
    people = {e.iri for m in near if (e := linking.entity(m)) is not None and e.kind == "Person"}
    return {iri for iri in people if _told(linking, iri) in {None, gender}}


__all__ = ["link_alone"]
