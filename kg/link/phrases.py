"""Reading a phrase: which organisation or state stands in it, what role it names, which country and sector it tells."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.authority import singulars
from kg.link.state import GENITIVE, Linking
from kg.model import Mention

STAFF = {None, "GOV", "MIL", "LEG", "JUD", "COP", "REB"}
BEHIND = re.compile(r" of (?:the )?(.+)$")
FROM = re.compile(r"\b(?:of|from|in|at|based in)(?: the| a| an)?$")
TURNED = re.compile(r"\b(?:to(?! \d)|on|with|against|for|about|over|between|by)\b")  # "envoy to"; not "up to 16"
HYPHENED = re.compile(r"[A-Z][\w]+-(?:based|born|led|controlled)")
SPEAKING = {
    f"{word}{s}" for s in ("", "s") for word in ("leader", "spokesperson", "spokeswoman", "official", "commander", "chief", "sergeant")
}
SPEAKING |= {"spokesman", "spokesmen", "spokeswomen", "spokespeople"}
HELPED = re.compile(r"[A-Z][\w.]*-(?:backed|funded|trained|armed|aligned|friendly|sponsored|supported|supplied|made|allied|brokered)\b")
"""Who helps somebody, which says nothing of where he is from."""
PARTS_OF_A_CONTINENT = frozenset({"Latin", "South", "Central", "North", "Meso", "Pan"})
"""Words behind which "American" and "America" are no longer those of the United States, where both together are no name of a state's."""


def organisation_mention(linking: Linking, mention: Mention) -> Mention | None:
    """The linked name that says where an office is: first in the phrase, directly before it, or after "of"."""
    parts = [m for m in linking.inside(mention) if _place_or_body(linking, m)]
    if parts:
        return parts[0]
    behind = linking.adjacent_after(mention)
    for beside in (linking.adjacent_before(mention), behind if behind and behind.surroundings.role != "modifier" else None):
        if beside is not None and _place_or_body(linking, beside):
            return beside
    return None


def _place_or_body(linking: Linking, mention: Mention) -> bool:
    entity = linking.entity(mention)
    return entity is not None and entity.kind in {"Place", "Organisation", "Group"}


def organisation_of(linking: Linking, mention: Mention) -> str | None:
    """IRI of the organisation or state that a phrase names an office of; a city or region stands for its state."""
    behind = BEHIND.search(linking.bare(mention))
    named = linking.authority.named(GENITIVE.sub("", behind[1])) if behind else ()
    known = linking.authority.entities[named[0]] if len(named) == 1 else None
    if known is not None and (known.kind == "Organisation" or known.ontology_class == "State"):
        return known.iri  # "chief of the UN nuclear watchdog" is not the chief of the UN; "the Greek government of Cyprus" is Cyprus
    found = organisation_mention(linking, mention)
    entity = linking.entity(found) if found else None
    if entity is None:
        return _by_word(linking, mention)
    if entity.ontology_class in {"City", "Region"} and entity.country:
        return linking.authority.state_of(entity.country)
    return entity.iri


def _by_word(linking: Linking, mention: Mention) -> str | None:
    """The state or body that the first words name although no mention was found there ("US", "Iranian")."""
    words = linking.bare(mention).split()
    for n in range(min(4, len(words)), 0, -1):
        start = GENITIVE.sub("", " ".join(words[:n]))
        if start[:1].isupper() and (found := linking.authority.named(start) or _one(linking.authority.demonym(start))):
            return found[0] if linking.authority.entities[found[0]].kind != "Person" else None
    return None


def _one(iri: str | None) -> tuple[str, ...]:
    return (iri,) if iri else ()


def named_behind(linking: Linking, words: str) -> bool:
    """Is all that follows "of" the name of one known organisation or state?"""
    behind = BEHIND.search(words)
    return behind is not None and len(linking.authority.named(GENITIVE.sub("", behind[1]))) == 1


def of_unknown_body(linking: Linking, mention: Mention) -> bool:
    """ "The President of the Union of Bakers": is a body named behind "of" that nothing is known of? Its officers are known as little."""
    words = f"{linking.bare(mention)} {linking.after(mention)}" if linking.after(mention).startswith(" of ") else linking.bare(mention)
    return re.search(r" of (?:the )?[A-Z]", words) is not None and organisation_of(linking, mention) not in linking.authority.entities


def role_of(linking: Linking, mention: Mention) -> str:
    """The role words of a phrase without what says where: "NATO's chief" and "chief of NATO" are both "chief"."""
    place = organisation_mention(linking, mention)
    words = linking.bare(mention)
    if place is not None and mention.span.start <= place.span.start < mention.span.end:
        front = linking.article.text[mention.span.start : place.span.start]
        behind = linking.article.text[place.span.end : mention.span.end]
        if front.strip().lower() in {"", "the", "a", "an"}:
            words = behind
        elif not behind.strip(" '’s") or named_behind(linking, words):  # else what follows makes it another name
            words = re.sub(r"\s+(?:of|at|for|to)(?:\s+the)?\s*$", "", front)
    elif place is None:
        words = _without_place(linking, words)
    return re.sub(r"^(?:['’]s?)?\s*(?:the |a |an )?", "", " ".join(words.split()), flags=re.I)


def _without_place(linking: Linking, words: str) -> str:
    parts = words.split()
    for n in range(min(4, len(parts) - 1), 0, -1):
        start = GENITIVE.sub("", " ".join(parts[:n]))
        if start[:1].isupper() and (linking.authority.named(start) or linking.authority.demonym(start)):
            return " ".join(parts[n:])
    return words


def country_of(linking: Linking, mention: Mention, behind: bool = True) -> str | None:
    """ISO alpha-3 of the country that a phrase tells: by what stands before its head noun, or (`behind`) after "of", "from", "in"."""
    telling = _telling(linking, mention)
    inside = [e.country for m in telling if (e := linking.entity(m)) and e.country]
    if len(set(inside)) > 1 and _in_a_row(linking, telling):
        return None
    beside = (linking.adjacent_before(mention), linking.adjacent_after(mention) if behind else None)
    around = [e.country for m in beside if m is not None and (e := linking.entity(m)) and e.country]
    return next((c for c in (*inside, _by_words(linking, mention), *around) if c is not None), None)


def _in_a_row(linking: Linking, parts: list[Mention]) -> bool:
    """ "Canadian and British journalists": some are of one country, some of the other."""
    text = linking.article.text
    return any(re.fullmatch(r",? (?:and|or|&) (?:the )?|, (?:the )?", text[a.span.end : b.span.start]) for a, b in pairwise(parts))


def _by_words(linking: Linking, mention: Mention) -> str | None:
    """The country that a word of the phrase names, where no mention was found ("the US embassy" in London is not Britain's)."""
    words = re.findall(r"[^\s,]+", linking.bare(mention))
    for n, word in enumerate(words):
        for pair in (" ".join(words[n : n + 2]), word):
            if HELPED.match(word) or (n and words[n - 1] in PARTS_OF_A_CONTINENT):
                continue
            name = GENITIVE.sub("", HYPHENED.sub(lambda found: found[0].split("-")[0], pair))
            iri = linking.authority.demonym(name) or next(iter(linking.authority.named(name)), None) if name[:1].isupper() else None
            place = linking.authority.entities.get(iri or "")
            before = " ".join(words[:n])
            if (
                place
                and place.ontology_class == "City"
                and n
                and words[n - 1][:1].isupper()
                and not linking.authority.demonym(words[n - 1])
            ):
                continue  # "San Gabriel Valley Tribune" is not of The Valley
            if place and place.kind == "Place" and place.country and (_premodifies(mention, n, words) or FROM.search(before)):
                return place.country
    return None


def _premodifies(mention: Mention, position: int, words: list[str]) -> bool:
    head = mention.surroundings.head
    heads = [n for n, w in enumerate(words) if head in set(singulars(w.lower()))] if head else []
    turned = any(w in {"to", "on", "with", "against", "for"} for w in words[:position])
    return position <= (heads[0] if heads else len(words) - 1) and not turned


def _telling(linking: Linking, mention: Mention) -> list[Mention]:
    found = []
    for part in linking.inside(mention):
        front = linking.article.text[mention.span.start : part.span.start].rstrip()
        if HELPED.match(linking.article.text, part.span.start):
            continue
        if not TURNED.search(front) or FROM.search(front):
            found.append(part)
    return found


def sector_at(linking: Linking, mention: Mention) -> str | None:
    """PLOVER sector that a phrase tells by its role noun ("senior police officer": COP)."""
    words = re.sub(r"s (general)\b", r" \1", linking.bare(mention))  # "attorneys general"
    plain = re.split(r"\s(?:of|from|in|at|to|for|on|who|that|which|with|and|based)\s|,\s", words, maxsplit=1)[0]
    sector = linking.authority.sector_of(words) or linking.authority.sector_of(GENITIVE.sub("", plain))
    sector = _sector_of_staff(linking, plain) or sector
    body = _sector_of_body(linking, mention)
    if body == "IGO" and sector in STAFF:
        return body  # "European Union legislators", "UN peacekeepers"
    return body or sector if sector in {None, "GOV", "MIL", "REB"} else sector


def _sector_of_staff(linking: Linking, words: str) -> str | None:
    """ "Jihadi leaders", "a hospital spokesman": whoever leads or speaks is of whom he leads or speaks for."""
    front, _, last = words.rpartition(" ")
    told = linking.authority.sector_of(front) if last.lower() in SPEAKING else None
    return told if told not in {"CVL", "ELI"} else None


def _sector_of_body(linking: Linking, mention: Mention) -> str | None:
    """Whose official or fighter somebody is says more than the noun ("Hamas officials", "president of the Riigikogu")."""
    place = organisation_mention(linking, mention)
    entity = linking.entity(place) if place else None
    return entity.sector if entity is not None and entity.kind == "Organisation" else None
