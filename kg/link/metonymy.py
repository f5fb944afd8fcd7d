"""Place names that mean who governs there: "Moscow denied" is Russia, "in Moscow" the city, "Brussels" nobody unless something says who."""

from __future__ import annotations

import re

from kg.authority import Metonym
from kg.link.state import Linking
from kg.model import Mention

PLACE, GOVERNMENT, UNKNOWN = "place", "government", "unknown"
LOCATIVE = {"in", "at", "near", "outside", "around", "inside", "into", "across", "above", "beyond", "within", "through", "via"}


def link_metonym(linking: Linking, mention: Mention, words: str) -> bool:
    """Links a capital or a seat of government to the place or to whom it stands for; False where it is neither or open."""
    metonym = linking.authority.metonym(words)
    if metonym is None:
        return False
    seat = linking.authority.entities[metonym.place].kind == "Organisation"
    meaning = _meaning(linking, mention, seat)
    if meaning == GOVERNMENT:
        denoted = denotation(linking, mention, metonym)
        if denoted is not None:
            return linking.tie(mention, denoted, "Metonymy", 85, metonym.iri)
        if len(metonym.candidates) > 1:
            return False
    return linking.tie(mention, metonym.place, "ExactName", 80 if meaning == PLACE else 70)


def denotation(linking: Linking, mention: Mention, metonym: Metonym) -> str | None:
    """Whom the name stands for: its only candidate, or the only one that a cue word near the mention points to."""
    if not metonym.candidates:
        return None
    if len(metonym.candidates) == 1 and not metonym.candidates[0][1]:
        return metonym.candidates[0][0]
    near = linking.article.text[max(0, mention.span.start - 220) : mention.span.end + 220].casefold()
    found = [iri for iri, cues in metonym.candidates if any(re.search(rf"\b{re.escape(cue)}\b", near) for cue in cues)]
    return found[0] if len(found) == 1 else None


def _meaning(linking: Linking, mention: Mention, seat: bool) -> str:
    """Place or government, from where the name stands in its sentence. A seat ("the Kremlin") means the government by default."""
    around, words = mention.surroundings, linking.authority.words
    governor, preposition = around.governor, around.preposition
    if preposition in LOCATIVE or (preposition is None and re.search(r"\b(?:in|at|near|outside) (?:the )?$", linking.before(mention))):
        return PLACE
    following = re.match(r" (\w+)", linking.after(mention))
    if seat and following and linking.authority.sector_of(following[1]) == "GOV":
        return PLACE  # "White House spokesman"
    if around.role in {"modifier", "possessive"}:
        return _in_phrase(linking, governor, around.role, seat)
    if around.role == "subject":
        return GOVERNMENT if seat or governor in words["act-verbs"] else PLACE
    if around.role == "object":
        made_to = re.match(r" to (?:\w+ly )?(\w+)", linking.after(mention))  # "prompted Baghdad to expel the envoy"
        acts = made_to is not None and made_to[1] in words["act-verbs"]
        return GOVERNMENT if seat or acts or governor in words["object-verbs"] else PLACE
    if preposition in words["state-prepositions"]:
        return GOVERNMENT
    if preposition in {"to", "on", "from", "for", "of", "toward", "towards", "over"}:
        aimed = governor in words["target-nouns"] or (governor in words["target-verbs"] and preposition != "of")
        return GOVERNMENT if aimed else UNKNOWN if not seat else PLACE
    return GOVERNMENT if seat and around.role != "oblique" else UNKNOWN


def _in_phrase(linking: Linking, governor: str, role: str, seat: bool) -> str:
    """ "Moscow's war": the state; "Moscow's suburbs", "Moscow court": the city; "the Kremlin spokesman": the body itself."""
    if governor in linking.authority.words["place-nouns"]:
        return PLACE
    if role == "possessive":
        return GOVERNMENT
    if seat:
        return PLACE
    return GOVERNMENT if linking.authority.sector_of(governor) in {"GOV", "MIL"} else UNKNOWN
