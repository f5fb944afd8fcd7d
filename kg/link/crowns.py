"""Kings and queens by their first name ("King Abdullah"): who reigned on that day, and of several the one whose state is named."""

from __future__ import annotations

import re

from kg.authority import fold, role_words
from kg.link.phrases import organisation_of, role_of
from kg.link.state import Linking
from kg.model import Membership, Mention

HONORIFIC = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|sen|senator|rep|gov|gen|general|lt|maj|col|colonel|capt|captain|adm|admiral"
    r"|sgt|president|prime minister|premier|chancellor|king|queen|prince|princess|pope|sheikh|ayatollah|minister|secretary|ambassador"
    r"|judge|justice|rev|reverend|father|imam|rabbi|former|vice president)\.? ",
    re.I,
)
CROWNS = {"king", "queen", "sultan", "emir", "emperor"}


def title_in(linking: Linking, mention: Mention) -> str:
    """A title that is part of the name's own span ("President Zelenskyy" as one mention)."""
    found = HONORIFIC.match(linking.bare(mention))
    return found[0].strip(" .") if found else ""


def crowned(linking: Linking, mention: Mention, name: str) -> list[Membership]:
    """ "King Abdullah": terms of those who reigned on that day and whose first name it is; of the state that the title names, if any."""
    title = linking.by_id.get(mention.surroundings.titled or "")
    role = role_words(role_of(linking, title)) if title else role_words(title_in(linking, mention))
    if role not in CROWNS or linking.on is None:
        return []
    place = organisation_of(linking, title) if title else None
    return [
        t for t in linking.authority.holders(role, place, linking.on) if _reign(linking.authority.entities[t.member].name) == fold(name)
    ]


def _reign(name: str) -> str:
    """The first name of somebody who reigns ("King Abdullah II": "abdullah")."""
    return fold(HONORIFIC.sub("", name)).split()[0]


def by_crown(linking: Linking, mention: Mention, reigning: list[Membership]) -> bool:
    """The only one so called, or the only one of a state that is named close by or, failing that, in the article at all."""
    close = {i for m in linking.mentions if abs(m.sentence - mention.sentence) <= 1 and (i := linking.iri(m))}
    countries = [
        {e.country for i in places if (e := linking.entities[i]).kind == "Place"} for places in (close, linking.named_in_article())
    ]
    for near in (None, *countries):
        found = {
            t.member: t
            for t in reigning
            if near is None or linking.authority.entities[t.member].country in near or _rules(linking, t, near)
        }
        if len(found) == 1:
            [(iri, term)] = found.items()
            return linking.tie(mention, iri, "SurnameOfPostHolder", 86 if near is None else 80, term.iri)
    return False


def _rules(linking: Linking, term: Membership, countries: set[str | None]) -> bool:
    state = linking.authority.entities.get(term.represents or term.organization)
    return state is not None and state.country in countries
