"""States that a text means without naming them right: "the country", "the government", and a name with a letter too many or too few
("Afganistan")."""

from __future__ import annotations

import re
from collections import Counter

from kg.authority import fold
from kg.link.sameness import DOUBLE
from kg.link.state import Linking
from kg.model import Entity, Mention

THE_COUNTRY = re.compile(r"(?:the|this|that) (?:whole |entire |rest of the )?(?:country|nation|homeland)$", re.I)
THE_GOVERNMENT = re.compile(r"(?:the|this|that) (?:national |central )?(?:government|regime)$", re.I)
WHICH = re.compile(r" (?:\([^)]*\) )?([a-z]+ing|that|which|where|whose|concerned)\b")
NO_PARTICIPLES = {"during", "following", "including", "according", "regarding", "concerning", "pending", "being", "having"}
NEAR = 1  # sentences back in which a state must be named
SCORE = 76
RULERS = {"government", "regime", "national government", "central government"}
SHORTEST = 7
"""A name of fewer letters says too little for one of them to be a slip."""


def link_country(linking: Linking) -> None:
    """Links each "the country" and "the government" that is open to the one state that is told of close by, where the article speaks of no
    other as often."""
    for mention in linking.mentions:
        words = _whole(linking, mention)
        ruler = THE_GOVERNMENT.match(words) and _is_nobodys(linking.entity(mention))
        country = THE_COUNTRY.match(words) and mention.label == "GPE" and mention.id not in linking.links
        meant = mention.form == "nominal" and (ruler or country) and not says_which(linking, mention)
        state = _meant(linking, mention) if meant else None
        if state is not None:
            linking.tie(mention, state, "NominalCoreference", SCORE)


def _is_nobodys(entity: Entity | None) -> bool:
    """No entity yet, or one of which nothing is known but that it governs."""
    return entity is None or (entity.country is None and fold(entity.name) in RULERS)


def _whole(linking: Linking, mention: Mention) -> str:
    """The words with the article that may stand before the mention."""
    before = re.search(r"\b(?:the|this|that) $", linking.before(mention), re.I)
    return (before[0] if before else "") + linking.text(mention)


def _meant(linking: Linking, mention: Mention) -> str | None:
    told: Counter[str] = Counter()
    near: set[str] = set()
    for other in linking.linked_before(mention):
        entity = linking.entity(other)
        if entity is None or entity.country is None:
            continue
        told[entity.country] += 1
        if mention.sentence - other.sentence <= NEAR:
            near.add(entity.country)
    if len(near) != 1:
        return None
    [country] = near
    others = [n for code, n in told.items() if code != country]
    state = linking.authority.state_of(country)
    own = state is not None and linking.authority.entities[state].country == country  # "Hong Kong" has a government of its own
    return state if own and state in linking.named_in_article() and told[country] > max(others, default=0) else None


def says_which(linking: Linking, mention: Mention) -> bool:
    """ "The country requesting it", "the government that signed": which it is, is told behind, and need not have been named."""
    behind = WHICH.match(linking.after(mention))
    return behind is not None and behind[1] not in NO_PARTICIPLES


def misspelt_state(linking: Linking, words: str) -> str | None:
    """The one state whose name differs by a letter that is left out, put in or doubled; "Columbia" is no slip, but another name."""
    written = fold(words)
    if len(written) < SHORTEST or " " in written or linking.authority.named(words) or not words[:1].isupper():
        return None
    found = {
        iri
        for name, iris in linking.authority.names.items()
        if abs(len(name) - len(written)) < 3 and name[0] == written[0] and _slip(written, name)
        for iri in iris
        if linking.authority.entities[iri].ontology_class == "State" and len(iris) == 1
    }
    return found.pop() if len(found) == 1 else None


def _slip(written: str, name: str) -> bool:
    if DOUBLE.sub(r"\1", written) == DOUBLE.sub(r"\1", name):
        return True
    short, long = sorted((written, name), key=len)
    if len(long) - len(short) != 1 or len(short) < SHORTEST - 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return 0 < start < len(short) and short[start:] == long[start + 1 :]  # not at the end: "Dominican"
