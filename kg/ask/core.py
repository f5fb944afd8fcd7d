"""Sentences that say what a question is about at its core: what is done, by whom, to whom or what.

They hold every word of content of the question and every name. Where there are none, what the question says beside that core (where, after
what, of whom) may have been told just before, or at the head of the article, if the sentence has nothing else in its place. Their tree has
everybody on the same side: who should do it does it there, and what it should be done to is there what it is done to
(`kg.extract.question.courses`). Who or what is asked for ("who", "which ship") is there too, on its side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kg.ask.asked import unread
from kg.ask.core_parts import EMPTY, WORD, Said, Topic, meets, words_at
from kg.ask.direction import Direction
from kg.ask.families import stem
from kg.ask.passages import LEAD, Part, place
from kg.ask.question import Named
from kg.ask.reread import mentions_of
from kg.ask.things import Stretch, acting_for, close_to
from kg.ask.vocabulary import Names
from kg.lexicon.synonyms import form_of
from kg.sentences import holding, sentences_of
from kg.store import Store

if TYPE_CHECKING:  # as in kg.ask.doers
    from kg.extract.question.courses import Course
    from kg.extract.question.questions import Mention

_READ = 40  # sentences whose trees are looked at
_LEAST = 2  # things that a sentence holds itself: what is done, and by whom or to what
_CONTENT = re.compile(r"\w+(?:[-'’]\w+)*")
_IS_DONE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$")
_TELLS_APART = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "new", "equatorial"})
_PREPOSITION = re.compile(
    r"\b(?:about|after|against|among|at|before|behind|by|concerning|during|following|for|from|in|inside|into|near|of|off|on|outside|over|"
    r"regarding|since|through|to|towards?|under|with|within)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|that|whether)\b", re.IGNORECASE)
_APART = re.compile(r"[,.;:!?\"”]")
_FEW = 3  # words behind a verb that need not be what belongs to it
_ASKS = re.compile(  # up to the head of what is asked for
    r"\b(?:which|what|how\s+(?:many|much))\b"
    r"(?:\s+(?!(?:did|do|does|has|have|had|is|are|was|were|will|would|shall|should|can|could|may|might|must)\b)[\w-]+)*\s*$",
    re.IGNORECASE,
)
_PERSON = "Person"
_STATES = frozenset({"country", "countries", "government", "governments", "nation", "nations", "state", "states"})
_WHO = frozenset({"who", "whom", "which", "what", "anybody", "anyone", "anything", "somebody", "someone", "something"})


class Core:
    """Looks for the sentences; `act`: the words of which one must say what is done."""

    def __init__(self, store: Store, direction: Direction, course: Course, names: Names, act: Sequence[str]) -> None:
        self.store = store
        self.direction = direction
        self.asked = course
        self.act = list(act)
        self.families = direction.families
        self.reading = direction.reading
        self.text = direction.reading.text
        self.names = names
        self.small = frozenset(word for word in WORD.findall(self.text) if word.islower())

    @property
    def asks_for_somebody(self) -> bool:
        """Whether the question's tree has who or what is asked for as who does it or to whom it is done."""
        return bool(self._gaps)

    def said(self) -> list[Said]:
        """The sentences, in text order."""
        return list(self._in(self._holding())) or list(self._in(self._told(), is_told=True))

    def _in(self, sentences: Iterable[str], *, is_told: bool = False) -> Iterator[Said]:
        """Those of the sentences that say it; `is_told`: what they do not name has been told before."""
        found = sorted(sentences, key=place)[:_READ]
        if not found:
            return
        texts = {iri: text for article in {place(one)[0] for one in found} for iri, text in sentences_of(self.store, article)}
        seen, mentions = self.direction.courses([texts[iri] for iri in found], self.act), mentions_of(self.store, found)
        for iri, courses in zip(found, seen, strict=True):
            for course in courses:
                is_straight = not course.is_wished and self._is_straight(course, texts[iri], mentions[iri])
                if is_straight and not (is_told and self._is_other(iri, course, texts[iri], mentions[iri])):
                    article, begin = place(iri)
                    start, end = course.doing.word
                    words = f"{article}#offset_{begin + start}_{begin + end}"
                    yield Said(iri, words, texts[iri], course.doing.word, course.doing.is_verb, self._filled(course))

    @cached_property
    def _topics(self) -> tuple[Topic, ...]:
        """Each name and each word of content of the question, with where it stands."""
        asking = self.families.empty_words | self.families.asking(self.text)
        content = frozenset(self.reading.content((0, len(self.text)), asking)) | {word.casefold() for word in unread(self.reading)}
        spans = [(one.start, one.end) for one in self.reading.named]
        spans += [(one.span.start, one.span.end) for one in self.reading.extraction.times]
        words = [
            Topic(hit.span(), Part(holding(self.store, self._alike(hit[0].casefold()))))
            for hit in _CONTENT.finditer(self.text)
            if hit[0].casefold() in content and not any(start < hit.end() and hit.start() < end for start, end in spans)
        ]
        return (*words, *(self._name(one) for one in self.reading.named if one.form != "pronoun"))

    def _name(self, named: Named) -> Topic:
        who, words = tuple(self.names.resolve(named)), self.text[named.start : named.end]
        parts = [words] if named.entity.kind == "Person" else [one for one in _CONTENT.findall(words) if one.casefold() not in EMPTY]
        said = frozenset.intersection(*(holding(self.store, [one]) for one in parts)) if parts else frozenset[str]()
        there = Part(frozenset(self.names.sentences_naming(who)) | said)
        return Topic((named.start, named.end), there, frozenset(who), named.entity.kind)

    def _holding(self) -> frozenset[str]:
        """Sentences that hold all words and all names of the question, but for what it only asks for."""
        parts = [topic.part.sentences for topic in self._topics if not self._is_asked_for(topic)]
        return frozenset.intersection(*parts) if parts else frozenset()

    def _told(self) -> frozenset[str]:
        """Sentences that hold what is done, and by whom or to what; all else has been told shortly before, or heads the article."""
        core, beside = list[Topic](), list[Topic]()
        for topic in self._topics:
            if not self._is_asked_for(topic):
                (beside if self._is_beside(topic) else core).append(topic)
        if not beside or len(core) < _LEAST:
            return frozenset()
        found = frozenset.intersection(*(topic.part.sentences for topic in core))
        return frozenset(iri for iri in found if all(self._is_known(iri, topic) for topic in beside))

    def _is_asked_for(self, topic: Topic) -> bool:
        """Whether it is what the question wants to be told ("which ship")."""
        start, end = topic.place
        is_head = meets(start, end, self._gaps)
        return is_head or (not topic.who and _ASKS.search(self.text[:start]) is not None and self._is_before_a_gap(end))

    def _is_before_a_gap(self, end: int) -> bool:
        """Whether it belongs to the words for what is asked for, whose head stands behind it."""
        return any(self.text[end:start].isspace() for start, _ in self._gaps)

    @cached_property
    def _gaps(self) -> tuple[Stretch, ...]:
        """Heads of what is asked for among those who do it and to whom it is done."""
        doing = self.asked.doing
        return tuple(one for one in (*doing.doers, *doing.undergone) if self._is_gap(one))

    def _is_gap(self, stretch: Stretch) -> bool:
        start, end = stretch
        is_fronted = start < self.asked.doing.word[0] and _ASKS.search(self.text[:start]) is not None
        return self.text[start:end].casefold() in _WHO or is_fronted

    def _filled(self, told: Course) -> tuple[Stretch, ...]:
        """Where what is asked for stands in a sentence."""
        doing = self.asked.doing
        of_doers = any(one in self._gaps for one in doing.doers)
        of_things = any(one in self._gaps for one in doing.undergone)
        return told.doing.doers if of_doers else told.doing.undergone if of_things else ()

    def _is_beside(self, topic: Topic) -> bool:
        """Whether it stands in the question behind a preposition that follows what is done and to whom, or tells whose that is."""
        doing = self.asked.doing
        start, end = topic.place
        heads = (doing.word, *doing.doers, *doing.undergone)
        if meets(start, end, heads):
            return False
        last = max((b for a, b in heads if b <= start), default=None)
        return self._is_owner(topic) or (last is not None and _PREPOSITION.search(self.text[last:start]) is not None)

    def _lacks_complement(self, sentence: str, told: Course, text: str) -> bool:
        """Whether the question has words that belong to a verb without an object ("voted against the bill"), and the sentence has not, but
        others in their place ("voted to leave"); where it has none it may leave them out ("abstained")."""
        end = self.asked.doing.word[1]
        first = (
            topic for topic in self._topics if end <= topic.place[0] and len(_PREPOSITION.findall(self.text[end : topic.place[0]])) == 1
        )
        absent = not self.asked.doing.undergone and any(sentence not in topic.part.sentences for topic in first)
        rest = _APART.split(text[told.doing.word[1] :])[0]
        return absent and (len(rest.split()) > _FEW or _PREPOSITION.search(rest) is not None or _TO.search(rest) is not None)

    def _is_owner(self, topic: Topic) -> bool:
        """ "The captain of the Hoffell", "Norland's offer", "the Lind bill"."""
        start, end = topic.place
        own = meets(start, end, self.asked.owners)
        return own or (bool(topic.who) and any(self.text[end:a] == " " for a, _ in self.asked.doing.undergone))

    def _is_known(self, sentence: str, topic: Topic) -> bool:
        """Whether it stands in the sentence, or was told before."""
        return sentence in topic.part.sentences or topic.part.held(sentence) >= LEAD

    def _is_other(self, sentence: str, told: Course, text: str, mentions: Sequence[Mention]) -> bool:
        """Whether a sentence that does not name all may say it of something else."""
        if self._lacks_complement(sentence, told, text) or self._is_of_another(told, text):
            return True
        return self._names_rival(sentence, told, mentions)

    def _names_rival(self, sentence: str, told: Course, mentions: Sequence[Mention]) -> bool:
        """Whether the sentence names something else of the kind of what it does not name, but as who does it or to whom it is done."""
        absent = {topic.kind for topic in self._topics if topic.who and sentence not in topic.part.sentences}
        known = frozenset[str]().union(*(topic.who for topic in self._topics))
        others = [m for m in mentions if m.kind in absent and not m.is_pronoun and not m.entity & known]
        there = (*told.doing.doers, *told.doing.beside, *told.doing.undergone)
        return any(not any(m.start < end and start < m.end for start, end in there) for m in others)

    def _is_of_another(self, told: Course, text: str) -> bool:
        """Whether the question says of whom or what something is, and the sentence speaks of one that was not told of ("a captain")."""
        owners = words_at(self.text, [topic.place for topic in self._topics if self._is_owner(topic)])
        places = [start for start, _ in (*told.doing.undergone, *told.doing.doers)]
        is_definite = all(_DEFINITE.search(text[:start]) or text[start : start + 1].isupper() for start in places)
        return not is_definite and not all(self._is_among(word, words_at(text, told.owners)) for word in owners)

    def _alike(self, word: str) -> list[str]:
        start, end = self.asked.doing.word
        return self.act if word == self.text[start:end].casefold() else self.direction.words(word)

    def _is_straight(self, told: Course, text: str, mentions: Sequence[Mention]) -> bool:
        """Whether who does it in the question does it here, or, where that is nobody, it is done to the same; and what it is done to is
        that."""
        doing = self.asked.doing
        doers, things = self._heads(doing.doers), self._heads((*doing.undergone, *doing.called))
        if (self._gaps and not self._filled(told)) or not (doers or things or self._gaps) or self._is_anothers(told, mentions):
            return False
        if not self._is_of_kind(told, mentions):
            return False
        if not things and self._turns_by_itself() and self._is_done_to_all(doers, told, text):
            return True
        if doers and any(m.entity & self._doers() for m in mentions for start, end in told.doing.doers if m.start < end and start < m.end):
            doers = []  # by a name or a pronoun that the graph knows
        does = words_at(text, (*told.doing.doers, *acting_for(told.doing, text, [(m.start, m.end) for m in mentions if m.kind == _PERSON])))
        done_to = words_at(text, (*told.doing.undergone, *told.doing.called, *told.goals))
        done_to += does if not doing.doers and _IS_DONE.search(text[: told.doing.word[0]]) else []
        of = words_at(text, told.owners)  # "three days of mourning"; somebody of whom is only something done is another matter
        return all(self._is_among(word, does) for word in doers) and all(
            self._is_among(word, [*done_to, *(of if word in self.small else ())]) for word in things
        )

    def _is_of_kind(self, told: Course, mentions: Sequence[Mention]) -> bool:
        """Whether a state stands where states are asked for: the ministers of a group are none."""
        if not any(self.text[start:end].casefold() in _STATES for start, end in self._gaps):
            return True
        places = [m for m in mentions if m.kind == "Place"]
        return any(m.start < end and start < m.end for start, end in self._filled(told) for m in places)

    def _is_anothers(self, told: Course, mentions: Sequence[Mention]) -> bool:
        """Whether those who do it are somebody else's ("his army" where Norland's is asked about)."""
        asked = close_to(self.asked.doing, [(*topic.place, topic.who) for topic in self._topics])
        there = close_to(told.doing, [(m.start, m.end, m.entity) for m in mentions])
        return bool(asked and there) and asked.isdisjoint(there)

    def _turns_by_itself(self) -> bool:
        """Whether what somebody does to something is said of that thing too: whoever closes a road, the road closes."""
        start, end = self.asked.doing.word
        return any(form_of(self.text[start:end]) == form_of(verb) for verb in self.families.words["by_itself"])

    def _is_done_to_all(self, things: Iterable[str], told: Course, text: str) -> bool:
        undergone = words_at(text, told.doing.undergone)
        return all(self._is_among(word, undergone) for word in things)

    def _doers(self) -> frozenset[str]:
        return self.direction.act[1].doers if self.direction.act is not None else frozenset()

    def _heads(self, stretches: Iterable[Stretch]) -> list[str]:
        """The last word of each stretch of the question, the head or the last of somebody's names; with what tells namesakes apart."""
        all_words = [words_at(self.text, [stretch]) for stretch in stretches if stretch not in self._gaps]
        return [word for words in all_words for word in (*(one for one in words[:-1] if one in _TELLS_APART), *words[-1:])]

    def _is_among(self, word: str, words: list[str]) -> bool:
        forms = [stem(form) for form in self._alike(word)]
        return any(one.startswith(form) for one in words for form in forms)
