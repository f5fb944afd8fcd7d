""" "The 34-year-old": the one person of the article of whom it tells that age."""

from __future__ import annotations

import re

from kg.link.state import Linking
from kg.model import Mention

DESCRIBED = re.compile(r"(?:the )?(\d{1,3})-year-old\b", re.I)
BEHIND = re.compile(r"(?:,? \(|, (?:who (?:is|was) |aged |now )?|,? aged |,? an? )(\d{1,3})(?:-year-old\b|[,.;:)]| (?:and|when)\b|$)")
"""After a name: "Roe, 34,", "Roe (34)", "Roe, who is 34", "Roe, a 34-year-old nurse"."""
AHEAD = re.compile(r"\b(\d{1,3})-year-old (?:[a-z]+, )?$")
"""Before it: "34-year-old Ann Roe", "the 34-year-old president, Ann Roe"."""
OF_SOMEBODY = re.compile(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne)\s+(?:\w+\s+){0,2}?(\d+)-year-old\b(?! [A-Z][a-z]+ [A-Z])")
SCORE = 82


def link_aged(linking: Linking) -> None:
    """Links descriptions by age, unless two are of that age, or somebody without a name is told of by it."""
    ages = _ages(linking)
    unnamed = {of[1] for of in OF_SOMEBODY.finditer(linking.article.text) if not _is_of_named(linking, of.start())}
    for mention in linking.mentions:
        age = _age_of(linking, mention)
        people = {iri for iri, told in ages.items() if age in told}
        if age and len(people) == 1 and age not in unnamed and _is_told_before(linking, mention, age):
            linking.tie(mention, people.pop(), "NominalCoreference", SCORE)


def _age_of(linking: Linking, mention: Mention) -> str | None:
    """The age by which somebody is described; None of what somebody is said to be, and of several."""
    around = mention.surroundings
    if mention.form != "nominal" or around.title_of or around.role in {"apposition", "root"} or mention.label not in {"PERSON", "TITLE"}:
        return None
    found = DESCRIBED.match(linking.text(mention)) if linking.the(mention) and not linking.plural(mention) else None
    return found[1] if found else None


def _ages(linking: Linking) -> dict[str, set[str]]:
    """The ages that stand at the names of people, by IRI."""
    found: dict[str, set[str]] = {}
    for mention in linking.mentions:
        entity = linking.entity(mention) if mention.form == "name" else None
        if entity is not None and entity.kind == "Person":
            told = (BEHIND.match(linking.after(mention, 40)), AHEAD.search(linking.before(mention, 60)))
            found.setdefault(entity.iri, set()).update(match[1] for match in told if match is not None)
    return found


def _is_of_named(linking: Linking, position: int) -> bool:
    """Does "a 34-year-old" stand behind a comma after a name?"""
    text = linking.article.text
    return any(text[m.span.end : position] == ", " for m in linking.mentions if m.form == "name" and m.span.end <= position)


def _is_told_before(linking: Linking, mention: Mention, age: str) -> bool:
    return re.search(rf"\b{age}\b", linking.article.text[: mention.span.start]) is not None


__all__ = ["link_aged"]
