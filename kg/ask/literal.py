"""Sentences that say just what is asked, in the question's own words or words for the same, whatever the graph's claims are on.

Which these are, `kg.ask.core` finds. Where it is asked whether something is so, how surely a sentence presents it, and by whom, is for
`kg.ask.standing` to tell; where nobody can tell, there is no answer. Where somebody or something is asked for, the sentence must tell it as
done, in so many words, and have what is asked for on its side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.ask.core import Core
from kg.ask.core_parts import Said
from kg.ask.direction import Direction
from kg.ask.doers import NOBODY
from kg.ask.lead import VERDICT
from kg.ask.plan import Plan
from kg.ask.reread import period_of
from kg.ask.standing import is_told_as_done
from kg.ask.vocabulary import Names
from kg.lexicon.synonyms import form_of
from kg.lexicon.synonyms import load as synonyms
from kg.query import load
from kg.store import Store

if TYPE_CHECKING:  # as in kg.ask.doers
    from kg.extract.question.courses import Course

NOTE = "no claim was found that answers: these are sentences that say so, or that it is not so, in so many words"
_MOST = 3  # sentences that are quoted
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "that", "him", "her", "them", "this", "these", "those", "we", "i", "you"})
_ON_CONDITION = re.compile(
    r"\b(?:after|before|because|when|while|despite|if|unless|until|without|instead|in (?:response|retaliation))\b", re.IGNORECASE
)


def literal(store: Store, direction: Direction, names: Names, silent: Plan | None) -> Iterator[Plan]:
    """The plan for such sentences, where there are any. `silent` is the plan that was understood."""
    course = direction.course
    if silent is None or course is None or not course[1].doing.is_verb:
        return
    if _ON_CONDITION.search(direction.reading.text):
        return  # "after the talks": that both are in one sentence does not say which came first
    if silent.family.tells == VERDICT:
        yield from _so_or_not(store, direction, names, silent, course)
    elif silent.family.name in direction.families.directed:
        yield from _asked_for(store, direction, names, silent, course)


def _so_or_not(store: Store, direction: Direction, names: Names, silent: Plan, course: tuple[str, Course]) -> Iterator[Plan]:
    said = Core(store, direction, course[1], names, direction.words(course[0])).said()[:_MOST]
    opposed = () if said else _contraries(course[0])
    said = said or (Core(store, direction, course[1], names, opposed).said()[:_MOST] if opposed else [])
    if said:
        yield replace(_plan(direction, names, silent, said), said=tuple(one.words for one in said), contrary=bool(opposed))


def _asked_for(store: Store, direction: Direction, names: Names, silent: Plan, course: tuple[str, Course]) -> Iterator[Plan]:
    """Told by a verb, for of "the murder of Lind" nobody can tell whom Lind murdered; who is asked for is told by more than a pronoun."""
    core = Core(store, direction, course[1], names, direction.words(course[0]))
    if silent.family.name.startswith("who") and not core.asks_for_somebody:
        return
    said = [one for one in core.said() if one.is_verb]
    said = [one for one in said if not one.filled or any(_is_somebody(one.text, *stretch) for stretch in one.filled)]
    said = [one for one in said[: 2 * _MOST] if is_told_as_done(direction.reading, one.text, one.word)][:_MOST]
    if said:
        plan = _plan(direction, names, silent, said)
        yield replace(plan, shown=frozenset(one.sentence for one in said if one.filled))


def _is_somebody(text: str, start: int, end: int) -> bool:
    """Whether words tell of somebody or something: no pronoun, and not that it is nobody."""
    return text[start:end].casefold() not in _PRONOUNS and NOBODY.search(text[:end]) is None


def _plan(direction: Direction, names: Names, silent: Plan, said: Sequence[Said]) -> Plan:
    reading, families = direction.reading, direction.families
    about = tuple(dict.fromkeys(tuple(names.resolve(one)) for one in reading.named))
    family = replace(families.bearing, sought=silent.sought)
    values = {"sentence": tuple(dict.fromkeys(one.sentence for one in said))}
    return Plan(family, load(family.query), values, silent.sought, about=about, notes=(NOTE,), like=silent, period=period_of(reading))


def _contraries(word: str) -> Sequence[str]:
    """Words that say that what is asked about is not so ("declined" for "accepted")."""
    contrary = synonyms().contrary
    first = next((forms[0] for forms in synonyms().forms if word in forms), word)
    lemma = next((one for one in contrary if form_of(first) == form_of(one)), "")
    return contrary.get(lemma, ())
