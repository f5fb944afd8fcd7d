"""What a sentence or a question has in the place of who does something, or of what it is done to, by plain words and not by names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.families import stem
from kg.lexicon.synonyms import load as synonyms

if TYPE_CHECKING:  # the parts of the language pipeline take a second to load: only who has a reader that can do this does so
    from kg.extract.question.doers import Doing

Stretch = tuple[int, int]
WHO = frozenset({"Place", "Organisation", "Group", "Person"})
PRONOUNS = frozenset({"it", "its", "they", "their", "them", "he", "his", "him", "she", "her", "we", "our", "us"})
RELATIVE = frozenset({"who", "which", "that", "one", "it", "this"})
_ASKED = frozenset({"who", "whom", "what", "which", "anybody", "anyone", "anything", "somebody", "someone", "something"})
_DOER = re.compile(r"(?<=\w{4})(?:ers?|ors?|s)$")
SOME = frozenset(
    {
        "all", "another", "any", "both", "dozens", "each", "either", "few", "half", "hundreds", "least", "many", "more", "most", "much",
        "number", "one", "ones", "others", "several", "some", "thousands", "tens", "two", "three", "four", "five", "six", "seven", "eight",
        "nine", "ten", "that", "those", "who", "which",
    }
)  # fmt: skip
_POSSESSIVE = ("'s", "’s", "' ", "’ ")
_ANYBODY = re.compile(r"\b(?:anybody|anyone|whoever|(?:any|every|those)(?: [a-z]+)? (?:who|that))\b", re.IGNORECASE)
_ASKS_FOR = re.compile(r"\b(?:which|what|whose|how (?:many|much))\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their|our)\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE)  # before a noun


@dataclass(frozen=True, slots=True)
class Mention:
    """Who stands at a stretch of a text."""

    start: int
    end: int
    entity: str
    kind: str
    form: str = "name"


def things(text: str, doing: Doing, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Last words of what it is done to, and of what it says somebody to be, where these are no names and are not asked for."""
    return _plain(text, (*doing.undergone, *doing.called), mentions) if doing.is_verb else ()


def by_words(text: str, doing: Doing, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The same of who does it."""
    return _plain(text, doing.doers, mentions) if doing.is_verb else ()


def _plain(text: str, stretches: Iterable[Stretch], mentions: Sequence[Mention]) -> tuple[str, ...]:
    bodies = [m for m in mentions if m.kind in WHO]
    words = [text[a:b].split()[-1] for a, b in stretches if not meets_any(bodies, (a, b)) and not _ASKS_FOR.search(text[:a])]
    return tuple(word for word in words if word.islower() and word.isalpha() and word not in _ASKED | PRONOUNS | RELATIVE)


def stands_apart(thing: str, doing: Doing, text: str) -> bool:
    """Whether the sentence has the word for what it is done to, or what somebody becomes, only where it has nothing to do with the verb
    ("the minister stays, and Lind becomes speaker")."""
    if not doing.is_verb or any(text[start:end].casefold() in PRONOUNS for start, end in doing.undergone):
        return False
    places = _places(thing, text)
    own = (*doing.around, *doing.undergone, doing.word, *(() if doing.undergone else doing.doers))  # who dies undergoes it
    return bool(places) and not any(start <= at < end for at in places for start, end in own)


def is_another(thing: str, stretches: Collection[Stretch], text: str) -> bool:
    """Whether the sentence does not have the word at all, and another in its place that takes nothing up ("found a gun" where papers are
    asked about)."""
    if is_named_in(thing, text):
        return False
    told = [(start, end) for start, end in stretches if text[start:end].islower()]
    return bool(told) and len(told) == len(stretches) and not any(takes_up(text, one) or _counts(text, one) for one in told)


def is_named_in(thing: str, text: str) -> bool:
    """Whether a sentence has the word, another for the same, or the verb that it is made from: "people protesting" are protesters."""
    return bool(_places(thing, text)) or re.search(rf"\b{re.escape(_DOER.sub('', thing))}", text, re.IGNORECASE) is not None


def _counts(text: str, stretch: Stretch) -> bool:
    """A number, or another word that leaves open of what it is some."""
    return text[slice(*stretch)].casefold() in SOME


def _places(thing: str, text: str) -> list[int]:
    """Where a sentence has a word, in any form, or another for the same."""
    forms = "|".join(re.escape(stem(form)) for form in synonyms().same(thing))
    return [hit.start() for hit in re.finditer(rf"\b(?:{forms})", text, re.IGNORECASE)]


def owners_of(doing: Doing, mentions: Iterable[Mention]) -> frozenset[str]:
    """Whose those are who do it ("his army"), where these are not named themselves."""
    return close_to(doing, [(m.start, m.end, frozenset({m.entity})) for m in mentions if m.kind in WHO])


def close_to(doing: Doing, named: Iterable[tuple[int, int, frozenset[str]]]) -> frozenset[str]:
    """Those who are named close to who does it, and not as doing it themselves."""
    beside = [who for start, end, who in named if _at((start, end), doing.beside) and not _at((start, end), doing.doers)]
    return frozenset[str]().union(*beside)


def acting_for(doing: Doing, text: str, people: Collection[Stretch]) -> list[Stretch]:
    """What stands close to who does it, without people to whom those belong: whose deputy resigns has not resigned."""
    return [one for one in doing.beside if not (text[one[1] :].startswith(_POSSESSIVE) and _at(one, people))]


def is_on_anybody(text: str) -> bool:
    """Whether a sentence is on people in general ("sanctions on anybody who …"), so that it takes up nobody who was told."""
    return _ANYBODY.search(text) is not None


def takes_up(text: str, stretch: Stretch) -> bool:
    """A pronoun, or a definite description, which is of somebody told before."""
    start, end = stretch
    return text[start:end].casefold() in PRONOUNS or _DEFINITE.search(text[:start]) is not None


def meets_any(mentions: Iterable[Mention], stretch: Stretch) -> bool:
    return any(meets(one, [stretch]) for one in mentions)


def meets(mention: Mention, stretches: Iterable[Stretch]) -> bool:
    return _at((mention.start, mention.end), stretches)


def _at(one: Stretch, stretches: Iterable[Stretch]) -> bool:
    return any(one[0] < end and start < one[1] for start, end in stretches)
