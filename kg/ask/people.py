"""Checks of a finding that go by what people it speaks of: who speaks for a state, and of which people words are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kg.ask.asked import Asked, slot
from kg.ask.findings import Finding
from kg.lexicon import load as lexicon

_BEFORE = 25  # characters before a name in which its description stands
_THEM = re.compile(r"\b(?:he|him|his|she|her|they|them|their|whoever|those|police)\b", re.IGNORECASE)


def _official(asked: Asked, finding: Finding) -> str | None:
    """Where a state is asked about, who speaks is not described as somebody who does not speak for it: a court, the opposition, a mayor."""
    own = frozenset((asked.plan.like or asked.plan).actors)
    who = (finding.roles.get("actor", frozenset()) | {finding.source}) - own
    if not own or finding.source in own:
        return None
    pattern = rf"\b(?:{'|'.join(asked.families.words['no_state'])})\b"
    asks_of = re.search(pattern, slot(asked, "actor"), re.IGNORECASE)
    said = (finding.words((max(finding.start, n.start - _BEFORE), n.end)) for n in finding.named if n.entity in who)
    return "others" if not asks_of and any(re.search(pattern, words, re.IGNORECASE) for words in said) else None


def _people(asked: Asked, finding: Finding) -> str | None:
    """Where it is asked what somebody said about people ("the gunman"), the sentence has a word for people besides who speaks, or a pronoun
    for them."""
    words = re.findall(r"[a-z-]+", slot(asked, "matter"))
    nouns = [word for word in words if word not in asked.families.empty_words]
    if not nouns or not all(_is_person(word) for word in nouns) or finding.sentence in asked.plan.vouched:
        return None
    cue = finding.cue or (finding.start, finding.start)
    text = re.sub(r"\w+(?:ian|ean|ese|ish)\b", " ", finding.words((cue[1], finding.end)) + " " + finding.words((finding.start, cue[0])))
    told = any(_is_person(word) for word in re.findall(r"[a-z-]+", text))
    return None if told or _THEM.search(text) else "elsewhere"


def _is_person(word: str) -> bool:
    people = lexicon().classes["person"]
    return not people.isdisjoint({word, word.removesuffix("s"), re.sub(r"men$", "man", word)})


CHECKS: Mapping[str, Callable[[Asked, Finding], str | None]] = {"official": _official, "people": _people}
