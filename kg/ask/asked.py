"""What the checks of a finding go by: the question that was asked, and how it was understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from kg.ask.direction import Direction
from kg.ask.families import Families, matches
from kg.ask.lead import VERDICT
from kg.ask.likeness import Likeness
from kg.ask.plan import Plan
from kg.ask.question import Reading

_BODY = "ORG"  # label of a mention


@dataclass(frozen=True, slots=True)
class Asked:
    """What the checks go by: the plan, the question's words, and who speaks for the asked actor, as IRIs."""

    plan: Plan
    question: str
    families: Families
    voices: frozenset[str]
    text: Callable[[str], str]  # article -> its sentences, case folded

    members: frozenset[str] = frozenset()  # the states of which it is asked who does something, where not of all
    unread: tuple[str, ...] = ()  # capitalised words of the question that it does not take for anybody's or anything's name

    likeness: Likeness | None = None  # what is about the plan's words in other words
    direction: Direction | None = None  # who does what the question says to whom
    judged: dict[tuple[str, str, str], str | None] = field(default_factory=dict, compare=False)  # why findings are not the answer

    def wants_verdict(self) -> bool:
        """Whether it is asked if something is so."""
        kind = self.kind()
        return any(family.tells == VERDICT for family in self.families.kinds if family.name == kind)

    def kind(self) -> str | None:
        """The kind of question that the words fit first."""
        return next((match.family.name for match in matches(self.families, self.question)), None)


def slot(asked: Asked, name: str) -> str:
    """The words that the question puts into a slot of its kind; of the kind that its words fit first, where sentences are quoted."""
    family = (asked.plan.like or asked.plan).family.name
    fitting = [match for match in matches(asked.families, asked.question) if name in match.slots]
    match = next((match for match in fitting if match.family.name == family), fitting[0] if fitting else None)
    if match is None:
        return ""
    start, end = match.slots[name]
    return asked.question[start:end]


def matter_words(asked: Asked) -> list[str]:
    """Beginnings of the small words in what the question calls the matter; none that may be forms of verbs."""
    words = re.findall(r"(?<![\w'’-])[a-z][a-z-]+", slot(asked, "matter"))
    empty = asked.families.empty_words | asked.families.verb_forms
    return [re.sub(r"(?:ies|es|s|y)$", "", word) for word in words if word not in empty and not word.endswith(("ing", "ed"))]


def unread(reading: Reading) -> tuple[str, ...]:
    """Capitalised words of the question, save its first, that are no part of a name or a date that was read in it, nor a description
    of somebody ("Senator Lind"): names nobody knows, and bodies that are called by what they are ("Parliament"). Of a word that holds a
    name ("anti-Brexit") it is the name."""
    described = [(one.span.start, one.span.end) for one in reading.extraction.mentions if one.form == "nominal" and one.label != _BODY]
    spans = [(named.start, named.end) for named in reading.named] + [(time.span.start, time.span.end) for time in reading.extraction.times]
    spans += [(start, end) for start, end in described if len(reading.text[start:end].split()) == 1]
    words = list(re.finditer(r"\w[\w’'-]*", reading.text))[1:]
    free = (hit[0] for hit in words if not any(a < hit.end() and hit.start() < b for a, b in spans))
    return tuple(name for word in free if (name := _name_in(word)))


def _name_in(word: str) -> str:
    """The word where it has a capital; what has one of a word in parts; nothing of any other."""
    return word if word[0].isupper() else next((part for part in word.split("-") if part[:1].isupper()), "")
