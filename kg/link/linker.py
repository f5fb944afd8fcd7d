"""The order of linking: names of places and organisations, people, offices, descriptions, coreference; each builds on those before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.authority import Authority
from kg.link.acronyms import link_acronyms, link_initials
from kg.link.ages import link_aged
from kg.link.alone import link_alone
from kg.link.bodies import link_bodies
from kg.link.coreference import link_coreference
from kg.link.countries import link_country
from kg.link.descriptions import describe, name_anew
from kg.link.hints import Hint, gender_told
from kg.link.names import link_names
from kg.link.offices import leave_open, link_offices
from kg.link.people import link_people
from kg.link.pronouns import link_pronouns
from kg.link.state import Linking
from kg.model import Antecedent, Article, Entity, Membership, Mention


@dataclass(frozen=True, slots=True)
class Linked:
    """The mentions with `entity` and `link` set where they could be, the entities they mean (and the organisations of those in office),
    and the authority's dated facts on them as of the article's date (all of them where it has none). `genders`: of the people among them
    ("m", "f"), as far as anything tells; evidence for who a pronoun is."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    memberships: tuple[Membership, ...]
    genders: Mapping[str, str]


def link(
    article: Article,
    mentions: Sequence[Mention],
    authority: Authority,
    antecedents: Mapping[str, Sequence[Antecedent]] | None = None,
    hints: Mapping[str, Hint] | None = None,
) -> Linked:
    """Links the mentions of one article; pure: same input, same output, in the order given.

    antecedents: what the reader's coreference says of pronouns and descriptions; where it has none (None), a rule decides on pronouns.
    hints: of "he" and "she" what it says without being sure, and what the build of the sentences says.
    """
    linking = Linking(article, mentions, authority)
    link_names(linking)
    link_acronyms(linking)
    link_initials(linking)
    link_people(linking)
    link_offices(linking)
    describe(linking)
    name_anew(linking)
    link_aged(linking)
    if antecedents is None:
        link_pronouns(linking)
    else:
        link_coreference(linking, antecedents, hints or {})
        link_country(linking)
        link_alone(linking, hints or {})
        link_bodies(linking)
        leave_open(linking)
    memberships = _memberships(linking)
    entities = tuple(linking.entities[i] for i in sorted(linking.entities))
    genders = {e.iri: told for e in entities if e.kind == "Person" and (told := gender_told(linking, e.iri))}
    return Linked(tuple(linking.finished(m) for m in mentions), entities, memberships, genders)


def _memberships(linking: Linking) -> tuple[Membership, ...]:
    found: dict[str, Membership] = {}
    for iri in sorted(linking.named_in_article()):
        found.update((m.iri, m) for m in linking.authority.memberships_of(iri, linking.on))
    for membership in found.values():
        member = linking.entities[membership.member]
        for place in (membership.organization, membership.represents) if member.ontology_class != "State" else ():
            known = linking.authority.entity(place, linking.on) if place else None
            if known:
                linking.entities.setdefault(known.iri, known)
    linking.entities = {i: e for i, e in linking.entities.items() if i in linking.named_in_article() or _used(i, found)}
    return tuple(found[i] for i in sorted(found))


def _used(iri: str, memberships: dict[str, Membership]) -> bool:
    return any(iri in (m.organization, m.represents) for m in memberships.values())
