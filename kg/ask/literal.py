"""Has it happened? Sentences that say just that in the question's own words, or words for the same, whatever the graph's claims are on.

Such a sentence holds every word of content of the question and every name, and its tree has them on the same sides: who should do it does
it there, and what it should be done to is there what it is done to (`kg.extract.courses`). How surely it is presented, and by whom, is for
`kg.ask.standing` to tell; where nobody can tell, there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.ask.asked import unread
from kg.ask.direction import Direction
from kg.ask.doers import Stretch
from kg.ask.families import stem
from kg.ask.lead import VERDICT
from kg.ask.passages import place
from kg.ask.plan import Plan
from kg.ask.reread import mentions_of, period_of
from kg.ask.vocabulary import Names
from kg.query import load
from kg.sentences import holding, sentences_of
from kg.store import Store

if TYPE_CHECKING:  # as in kg.ask.doers
    from kg.extract.courses import Course
    from kg.extract.questions import Mention

NOTE = "no claim was found that answers: these are sentences that say so, or that it is not so, in so many words"
_READ = 40  # sentences whose trees are looked at
_MOST = 3  # that are quoted
_WORD = re.compile(r"\w[\w’'-]*")
_IS_DONE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$")
_TELLS_APART = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "new", "equatorial"})
_ON_CONDITION = re.compile(
    r"\b(?:after|before|because|when|while|despite|if|unless|until|without|instead|in (?:response|retaliation))\b", re.IGNORECASE
)
_EMPTY = frozenset({"the", "a", "an", "his", "her", "its", "their", "of", "and", "mr", "mrs", "ms", "former", "new"})


def literal(store: Store, direction: Direction, names: Names, silent: Plan | None) -> Iterator[Plan]:
    """The plan for such sentences, where it is asked if something is so and there are any. `silent` is the plan that was understood."""
    course = direction.course
    if silent is None or silent.family.tells != VERDICT or course is None or not course[1].doing.is_verb:
        return
    if _ON_CONDITION.search(direction.reading.text):
        return  # "after the talks": that both are in one sentence does not say which came first
    said = list(_Literal(store, direction, names).said())[:_MOST]
    if not said:
        return
    reading, families = direction.reading, direction.families
    about = tuple(dict.fromkeys(tuple(names.resolve(one)) for one in reading.named))
    family = replace(families.bearing, sought=silent.sought)
    values = {"sentence": tuple(dict.fromkeys(iri for iri, _ in said))}
    plan = Plan(family, load(family.query), values, silent.sought, about=about, notes=(NOTE,), like=silent, period=period_of(reading))
    yield replace(plan, said=tuple(words for _, words in said))


class _Literal:
    def __init__(self, store: Store, direction: Direction, names: Names) -> None:
        self.store = store
        self.direction = direction
        self.families = direction.families
        self.reading = direction.reading
        self.names = names
        self.small = frozenset(word for word in _WORD.findall(self.reading.text) if word.islower())

    def said(self) -> Iterator[tuple[str, str]]:
        """IRIs of sentences, in text order, with those of the words that say it (as in `kg.ask.standing`)."""
        found = sorted(self._holding(), key=place)[:_READ]
        if not found:
            return
        texts = {iri: text for article in {place(one)[0] for one in found} for iri, text in sentences_of(self.store, article)}
        seen, mentions = self.direction.courses([texts[iri] for iri in found]), mentions_of(self.store, found)
        for iri, courses in zip(found, seen, strict=True):
            for course in courses:
                if not course.is_wished and self._is_straight(course, texts[iri], mentions[iri]):
                    article, begin = place(iri)
                    start, end = course.doing.word
                    yield iri, f"{article}#offset_{begin + start}_{begin + end}"

    def _holding(self) -> frozenset[str]:
        """Sentences that hold all words and all names of the question."""
        empty = self.families.empty_words | frozenset(self.families.words["asking"])
        words = self.reading.content((0, len(self.reading.text)), empty)
        parts = [holding(self.store, self._alike(word)) for word in words]
        parts += [holding(self.store, [word]) for word in unread(self.reading)]
        for one in self.reading.named:
            if one.form != "pronoun":
                said = self.reading.text[one.start : one.end]
                parts.append(frozenset(self.names.sentences_naming(tuple(self.names.resolve(one)))) | holding(self.store, [said]))
        return frozenset.intersection(*parts) if parts else frozenset()

    def _alike(self, word: str) -> list[str]:
        return self.direction.words(word)

    def _is_straight(self, told: Course, text: str, mentions: Sequence[Mention]) -> bool:
        """Whether who does it in the question does it here, or, where that is nobody, it is done to the same; and what it is done to is
        that."""
        assert self.direction.course is not None
        asked = self.direction.course[1]
        doers, things = self._heads(asked.doing.doers), self._heads((*asked.doing.undergone, *asked.doing.called))
        if not doers and not things:
            return False
        if doers and any(m.entity & self._doers() for m in mentions for start, end in told.doing.doers if m.start < end and start < m.end):
            doers = []  # by a name or a pronoun that the graph knows
        does = _words(text, (*told.doing.doers, *told.doing.beside))
        done_to = _words(text, (*told.doing.undergone, *told.doing.called, *told.goals))
        done_to += does if not asked.doing.doers and _IS_DONE.search(text[: told.doing.word[0]]) else []
        of = _words(text, told.owners)  # "three days of mourning"; somebody of whom is only something done is another matter
        return all(self._is_among(word, does) for word in doers) and all(
            self._is_among(word, [*done_to, *(of if word in self.small else ())]) for word in things
        )

    def _doers(self) -> frozenset[str]:
        return self.direction.act[1].doers if self.direction.act is not None else frozenset()

    def _heads(self, stretches: Iterable[Stretch]) -> list[str]:
        """The last word of each stretch of the question, the head or the last of somebody's names; with what tells namesakes apart."""
        all_words = [_words(self.reading.text, [stretch]) for stretch in stretches]
        return [word for words in all_words for word in (*(one for one in words[:-1] if one in _TELLS_APART), *words[-1:])]

    def _is_among(self, word: str, words: list[str]) -> bool:
        forms = [stem(form) for form in self._alike(word)]
        return any(one.startswith(form) for one in words for form in forms)


def _words(text: str, stretches: Iterable[Stretch]) -> list[str]:
    """The words of content of some stretches, case folded."""
    found = (hit[0].casefold() for start, end in stretches for hit in _WORD.finditer(text[start:end]))
    return [re.sub(r"['’]s$", "", word) for word in found if word not in _EMPTY]
