""" "The company", "the group", "the agency": the one body that is named before and is such a one, or else nobody.

What a name says of its kind comes first ("the bank" after "Central Bank of Norland"), then what the article has called it, then what the
authority knows. Of two that fit, the words mean the one that the text has just told of, or nobody can tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.authority import fold
from kg.link.countries import says_which
from kg.link.state import Linking
from kg.model import Entity, Mention

FIRMS = frozenset({"company", "firm", "corporation"})
KINDS_OF_FIRM = frozenset(
    {"maker", "carmaker", "automaker", "planemaker", "chipmaker", "manufacturer", "airline", "carrier", "retailer", "bank", "lender",
     "insurer", "brewer", "operator", "publisher", "supplier", "producer"}
)  # fmt: skip
GROUPS = frozenset({"group", "organization", "organisation", "movement", "charity"})
PRESS = frozenset({"newspaper", "paper", "magazine", "broadcaster", "network", "channel", "station"})
NAMED_SO = frozenset(
    {"agency", "ministry", "department", "party", "union", "council", "committee", "commission", "board", "association", "federation",
     "institute", "university", "foundation", "society", "league", "bureau", "academy", "tribunal", "church", "hospital", "club"}
)  # fmt: skip
"""Bodies of a kind that their names tell."""
HEADS = FIRMS | KINDS_OF_FIRM | GROUPS | PRESS | NAMED_SO
OWNED = FIRMS | GROUPS | PRESS | {"ministry", "office", "department", "agency", "website", "publisher"}
"""Bodies that somebody has as others have."""
WIDE = HEADS - NAMED_SO | {"agency"}
"""Words that a body may be called by although another one's name has them."""
KINDRED = {"organisation": "organization", "paper": "newspaper", "airline": "airlines"}
PUBLIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "IGO"})
OTHER_KINDS = NAMED_SO | frozenset(
    {"court", "college", "school", "parliament", "senate", "congress", "house", "assembly", "administration", "service", "police",
     "army", "force", "forces", "navy", "guard", "corps", "clinic", "museum", "office", "authority", "government", "times", "post",
     "tribune", "news", "herald", "journal", "telegraph", "guardian", "press", "radio", "television", "tv", "championship", "cup", "fc",
     "fund", "trust", "front", "brigade", "brigades", "brotherhood", "center", "centre", "survey", "republicans", "democrats", "team"}
)  # fmt: skip
"""Words of a name that say what kind of body it is of: no firm."""
OF_GROUPS = frozenset(
    {"front", "brigade", "brigades", "brotherhood", "council", "association", "federation", "league", "society", "foundation", "committee",
     "center", "centre", "fund", "trust"}
)  # fmt: skip
OF_PRESS = frozenset(
    {"times", "post", "tribune", "news", "herald", "journal", "telegraph", "guardian", "press", "radio", "television", "tv", "gazette"}
)  # fmt: skip
CLASSES = {
    "Company": FIRMS, "MediaOrganization": PRESS | {"agency"}, "ArmedGroup": GROUPS, "NonGovernmentalOrganization": GROUPS,
    "IntergovernmentalOrganization": frozenset({"organization", "organisation", "group"}), "Organization": FIRMS | GROUPS,
}  # fmt: skip
WORDS = re.compile(
    r"(?:the|this) (?:(?:militant|rebel|armed|(?:human )?rights|aid|news|insurgent|guerrilla|terrorist|extremist) )?([a-z]+)$", re.I
)
REACH, NEAR = 4, 1
"""Sentences back to the only body that fits, and to one of several."""
SCORE = 74


def link_bodies(linking: Linking) -> None:
    """Links each such description that means no named body yet; one that may mean several has no entity."""
    for mention in linking.mentions:
        head = _head(linking, mention)
        if head is None:
            if _is_somebodys(linking, mention):
                linking.links.pop(mention.id, None)
            continue
        meant = _meant(linking, mention, head, _fitting(linking, mention, head))
        if meant is not None:
            linking.tie(mention, meant, "NominalCoreference", SCORE)
        elif head in WIDE:
            linking.links.pop(mention.id, None)


def _is_somebodys(linking: Linking, mention: Mention) -> bool:
    """ "His ministry", "their firm": of whom it is, is told, but not by words that make one entity of all such in an article."""
    found = linking.links.get(mention.id)
    own = found is not None and found[1].method == "NewEntity" and mention.form == "nominal" and mention.label == "ORG"
    before = re.search(r"\b(?:his|her|its|their) $", linking.before(mention), re.I)
    words = re.fullmatch(r"(?:his|her|its|their) ([a-z]+)", (before[0] if before else "") + linking.text(mention), re.I)
    return own and words is not None and words[1] in OWNED


def _head(linking: Linking, mention: Mention) -> str | None:
    """The noun of a description that has no entity, or none but one of its own words."""
    if mention.form != "nominal" or mention.surroundings.role in {"root", "apposition"} or mention.surroundings.title_of:
        return None
    found = linking.links.get(mention.id)
    before = "the " if linking.before(mention).lower().endswith(" the ") else ""
    words = WORDS.match(before + linking.text(mention))
    own = found is None or found[1].method == "NewEntity"
    if words is None or not own or words[1].lower() not in HEADS or says_which(linking, mention):
        return None
    return None if re.match(r" (?:of|for|in) (?:the )?[A-Z]", linking.after(mention)) else words[1].lower()


Fit = tuple[Mention, Entity, bool]
"""A name, the body it means, and whether that is told to be of the kind in question (or only may be)."""


def _fitting(linking: Linking, mention: Mention, head: str) -> list[Fit]:
    """The names before a description of bodies that it can mean, nearest first."""
    named = (m for m in linking.linked_before(mention) if m.form == "name" and m.span.end <= mention.span.start)
    bodies = ((m, e) for m in named if (e := linking.entity(m)) is not None and e.kind == "Organisation" and not _is_beside(m, mention))
    able = ((m, e) for m, e in bodies if not _is_of_a_noun(m) and _is_name_of_one(linking.bare(m)))
    found = ((m, e, _strength(linking, e, head)) for m, e in able)
    return [(m, e, strength == 2) for m, e, strength in found if strength]


def is_another_nearer(linking: Linking, mention: Mention, body: Entity) -> bool:
    """ "Deutsche Bank fired ten. Commerzbank fired none. The bank …": is another one that fits as well told of since?"""
    head = (mention.surroundings.head or "").lower()
    if head not in HEADS or body.kind != "Organisation":
        return False
    last = next((m for m in linking.linked_before(mention) if linking.iri(m) == body.iri), None)
    own = _strength(linking, body, head)
    fits = _fitting(linking, mention, head)
    if last is None:
        return False
    since = (f for f in fits if f[1].iri != body.iri and f[0].span.start > last.span.start and f[0].surroundings.role == "subject")
    return any(head in WIDE or 1 + strong >= own for _, _, strong in since)


def _is_of_a_noun(name: Mention) -> bool:
    """ "Vetro contract workers": it stands for nobody there."""
    return name.surroundings.role == "modifier" and name.surroundings.governor_pos in {"NOUN", "PROPN"}


def _is_name_of_one(words: str) -> bool:
    """A name, and not that of two that were read as one."""
    return words != words.lower() and " and " not in words


def _is_beside(name: Mention, mention: Mention) -> bool:
    """ "Orion sued the company": another."""
    here, there = name.surroundings, mention.surroundings
    return name.sentence == mention.sentence and here.governor == there.governor and here.role != there.role


def _strength(linking: Linking, body: Entity, head: str) -> int:
    """2 where the name or the article says that a body is of the kind, 1 where it may be, 0 where not."""
    names = [body.name, *(linking.bare(m) for m in linking.mentions if m.form == "name" and linking.iri(m) == body.iri)]
    words = {word for name in names for word in re.findall(r"[\w&]+", fold(name))}
    called = (m for m in linking.mentions if m.form == "nominal" and linking.iri(m) == body.iri)
    told = bool({head, KINDRED.get(head, head)} & words or (head in PRESS and words & OF_PRESS))
    told = told or any(w.endswith(head) and len(w) > len(head) + 2 for w in words)
    if told or any((m.surroundings.head or "").lower() == head for m in called):
        return 2
    kinds = words & OTHER_KINDS - (OF_GROUPS if head in GROUPS else frozenset())
    may = head in CLASSES.get(body.ontology_class, frozenset()) and body.sector not in PUBLIC and not kinds
    return int(may)


def _is_one_unknown(linking: Linking, mention: Mention, name: Mention) -> bool:
    """Is a body without an entity named near the one that was found? It may be meant as well."""
    near = (m for m in linking.mentions if m.label == "ORG" and m.form == "name" and m.span.end <= mention.span.start)
    return any(m.id not in linking.links and m.sentence >= name.sentence and not _is_of_a_noun(m) for m in near)


def _meant(linking: Linking, mention: Mention, head: str, fits: Sequence[Fit]) -> str | None:
    strong = [(m, e) for m, e, told in fits if told]
    found = strong or [(m, e) for m, e, _ in fits if m.sentence < mention.sentence or m.surroundings.role == "subject"]
    only = {e.iri for _, e in found}
    if not found or _is_one_unknown(linking, mention, found[0][0]):
        return None
    nearer = [e for m, e, told in fits if not told and strong and m.sentence > strong[0][0].sentence]
    if nearer and head in WIDE:
        return None
    if len(only) == 1:
        return found[0][1].iri if mention.sentence - found[0][0].sentence <= REACH else None
    last = found[0][0].sentence
    here = [(m, e) for m, e in found if m.sentence == last]
    told_of = len({e.iri for _, e in here}) == 1 and any(m.surroundings.role == "subject" for m, _ in here)
    times = Counter(e.iri for _, e in found)
    told_of &= times.most_common(2)[0][0] == here[0][1].iri and times.most_common(2)[0][1] > times.most_common(2)[1][1]
    return here[0][1].iri if told_of and mention.sentence - last <= NEAR else None
