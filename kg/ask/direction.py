"""Whether a sentence tells of what is asked the other way round: as done by those to whom it should have been done, or to the one who
should have done it. Or whether it only names it, as the reason for something else or as what somebody asks for.

Sentences that name everybody in the question and hold its verb are found by many ways, and for each of these it has to be read off the tree
who does it to whom (`kg.extract.question.courses`). Of whom the tree does not tell, nothing is concluded here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kg.ask.clauses import Thing, is_in_another, is_on_other_side, words_of
from kg.ask.doers import who_does
from kg.ask.families import Families
from kg.ask.findings import Finding, acting_at
from kg.ask.plain_doers import PlainDoers
from kg.ask.plan import Resolve
from kg.ask.question import Reading
from kg.ask.things import Mention, meets, stands_apart, things
from kg.ask.two_sides import Sides, are_both, at, is_anothers, is_straight, its, sides_of, theirs
from kg.lexicon.synonyms import load as synonyms

if TYPE_CHECKING:  # as in kg.ask.doers
    from kg.extract.question.courses import Course
    from kg.extract.question.doers import Doing

_PERSON, _PLACE = "Person", "Place"
_BARE = re.compile(r"(?:did|do|does|will|would|shall|should|can|could|may|might|has|have|had)\b", re.IGNORECASE)  # no form in -ing behind
_CALLED = re.compile(
    r"\b(?:capital|city|county|district|enclave|harbour|island|municipality|port|province|region|state|suburb|territory|town|township|village)\s+of\s+$"
)
_BODIES = frozenset({_PERSON, "Place", "Organisation", "Group"})  # who can do something


@runtime_checkable
class Tracer(Protocol):
    """A reader that sees from whom to whom something passes (`kg.pipeline.Reader`)."""

    def courses(self, texts: Sequence[str], words: Collection[str]) -> list[list[Course]]: ...


class Direction:
    """What one question says is done, and by whom to whom; sentences are held against it."""

    def __init__(self, families: Families, reading: Reading, resolve: Resolve) -> None:
        self.reading = reading
        self.families = families
        self.mentions = [
            Mention(n.start, n.end, iri, n.entity.kind) for n in reading.named if n.entity.kind in _BODIES for iri in resolve(n)
        ]
        self.people = frozenset(m.entity for m in self.mentions if m.kind == _PERSON)
        self.groups = [(n.entity.kind, reading.text[n.start : n.end], frozenset(resolve(n))) for n in reading.named]
        self.seen: dict[str, list[Course]] = {}

    @cached_property
    def course(self) -> tuple[str, Course] | None:
        """The first of the question's verbs, else the first of its nouns for something that is done, and its place in the question."""
        text, reader = self.reading.text, self.reading.reader
        if not isinstance(reader, Tracer):
            return None
        spoken = [text[p.start : p.end] for p in sorted(one.trigger for one in self.reading.extraction.predicates)]
        words = [word for word in spoken if word.islower() and word not in self.families.empty_words]  # "Mounted Police" is a name
        found = self._first_places(reader, words)
        if not any(self._is_main(one) for one in found):  # "act" is no predicate of news, and yet the question's verb
            found += self._first_places(reader, self.reading.content((0, len(text)), self.families.empty_words))
        verbs = [one for one in found if one[1].doing.is_verb]
        return next(iter((*filter(self._is_main, found), *verbs, *found)), None)

    def _is_main(self, found: tuple[str, Course]) -> bool:
        """Whether it is a verb that may be the question's own: "Will the crossing open?" does not ask what crosses."""
        return found[1].doing.is_verb and not (found[0].endswith("ing") and _BARE.match(self.reading.text) is not None)

    def _first_places(self, reader: Tracer, words: Iterable[str]) -> list[tuple[str, Course]]:
        """The first place of the question at which each of the words stands."""
        return [(word, course) for word in words for course in reader.courses([self.reading.text], [word])[0][:1]]

    @cached_property
    def act(self) -> tuple[str, Sides] | None:
        """The same word with who stands where about it; None where it is no verb, and nobody does it to anybody."""
        if self.course is None or not self.mentions:
            return None
        word, course = self.course
        sides = sides_of(course, self.mentions)
        return (word, sides) if course.doing.is_verb or (sides.doers and sides.others) else None

    def is_turned(self, finding: Finding) -> bool:
        """Whether the sentence has it the other way round: with both sides exchanged, or with one of them on the other side and nowhere the
        one who should do it as its doer."""
        if self.act is None or self._is_mutual():
            return False
        if self._is_of_kin(self.act[1], finding) and self._told(finding):
            return True
        if synonyms().undergone.get(self.act[0]):
            return False
        asked, told = self.act[1], [sides_of(course, _mentions(finding)) for course in self._told(finding)]
        if any(theirs(asked, one) and its(asked, one) for one in told):
            return not any(asked.doers & one.doers and asked.others & one.others for one in told)
        if any(is_straight(asked, one) for one in told):
            return False
        if asked.doers and any(one.blamed and asked.doers.isdisjoint(one.blamed) for one in told):
            return True  # "Norland blamed Ostia for the raid"
        return any(are_both(asked, one) for one in told) or any(
            theirs(asked, one) or its(asked, one) or self._is_of_his(asked, one) or is_anothers(asked, one) for one in told
        )

    def _is_of_kin(self, asked: Sides, finding: Finding) -> bool:
        """Whether a person who is asked about is named there only as whose wife, staff, supporters … it happens to, or who do it."""
        people = (asked.doers | asked.done_to) & self.people
        named = [n for n in finding.named if n.entity in people and n.form == "name"]
        alone = [n for n in named if not re.search(r"[A-Z][\w’'-]* $", finding.words((finding.start, n.start)))]  # no other's last name
        return bool(alone) and all(
            self._kin.match(finding.words((n.end, finding.end))) or self._kin_of.search(finding.words((finding.start, n.start)))
            for n in alone
        )

    @cached_property
    def _kin(self) -> re.Pattern[str]:
        return re.compile(rf"['’]s?\s+(?:[\w-]+\s+){{0,2}}(?:{'|'.join(self.families.words['kin'])})\b", re.IGNORECASE)

    @cached_property
    def _kin_of(self) -> re.Pattern[str]:
        """ "The deputy and brother of"."""
        return re.compile(rf"\b(?:{'|'.join(self.families.words['kin'])})\s+of\s+(?:the\s+)?$", re.IGNORECASE)

    def is_done_to_another_thing(self, finding: Finding) -> bool:
        """Whether the sentence has the question's word for what it is done to ("criticise the nurses"), but nowhere as what it is done to
        ("praised the nurses and criticised the managers")."""
        if self.course is None:
            return False
        told = [course.doing for course in self._places(finding)]
        return bool(told) and any(all(stands_apart(thing, one, finding.quote) for one in told) for thing in self.things)

    def is_done_by_others(self, finding: Finding, article: Callable[[str], str]) -> bool:
        """Whether the question tells by a plain word who does it ("the army"), and others do it in the sentence. article: the text of
        one, case folded."""
        told = [course.doing for course in self._places(finding)]
        return self._by is not None and self._by.are_others(told, finding.quote, _mentions(finding), lambda: article(finding.article))

    @cached_property
    def _by(self) -> PlainDoers | None:
        return PlainDoers(self.reading.text, self.course[1].doing, self.mentions) if self.course is not None else None

    def is_elsewhere(self, finding: Finding) -> bool:
        """Whether the question names a place and the sentence tells of it in a clause on another one alone ("preceded that in Varna, where
        ten people died")."""
        bodies = self.act[1].doers | self.act[1].others if self.act is not None else frozenset[str]()
        places = frozenset(iri for kind, _, iris in self.groups if kind == _PLACE for iri in iris) - bodies
        there_are = [m for m in _mentions(finding) if m.kind == _PLACE]
        told = [at(course.where, there_are) for course in self._places(finding)]
        return bool(places) and bool(told) and all(there and not there & places for there in told)

    def is_in_another_clause(self, finding: Finding) -> bool:
        """Whether the sentence names somebody or something of the question only beside the clause that says it, or says
        that it is done against what it should be done for (`kg.ask.clauses`)."""
        told, mentions = self._places(finding), _mentions(finding)
        if is_in_another(self._named, [one.doing for one in told], finding, mentions):
            return True
        asked = self.act[1].doers if self.act is not None else frozenset[str]()
        his = [one.doing for one in told if not asked or who_does(one.doing, mentions) & asked]
        return self.course is not None and is_on_other_side(self.reading.text, self.course[1].doing, his, finding.quote)

    @cached_property
    def _named(self) -> list[Thing]:
        return [*(Thing(iris, kind, said) for kind, said, iris in self.groups), *words_of(self.reading)]

    @cached_property
    def things(self) -> tuple[str, ...]:
        """The question's plain words for what it is done to."""
        return things(self.reading.text, self.course[1].doing, self.mentions) if self.course is not None else ()

    def is_only_a_reason(self, finding: Finding) -> bool:
        """Whether the sentence names it nowhere but as the reason for something else."""
        told = self._told(finding)
        return bool(told) and all(course.is_reason for course in told)

    def behind(self, finding: Finding) -> list[str]:
        """What belongs to each place where the sentence tells of it, and stands behind it ("because of …", "at a hotel")."""
        told = [(stretch, course.doing.word[1]) for course in self._places(finding) for stretch in course.doing.around]
        return [finding.quote[start:end] for (start, end), word in told if start >= word]

    def without_asides(self, finding: Finding) -> list[str]:
        """For each place where the sentence tells of it, the sentence without relative clauses on something else."""
        return [_without(finding.quote, course.asides) for course in self._places(finding)]

    def is_only_wished(self, finding: Finding) -> bool:
        """Whether the sentence names it nowhere but as what somebody asks for or proposes."""
        told = self._told(finding)
        return bool(told) and all(course.is_wished for course in told)

    def is_only_planned(self, finding: Finding) -> bool:
        """Whether the sentence names it nowhere but as what somebody plans or fails to do."""
        told = self._told(finding)
        return bool(told) and all(course.is_planned for course in told)

    def is_only_held(self, finding: Finding) -> bool:
        """Whether the sentence names it nowhere but as what somebody says, finds or holds."""
        told = self._told(finding)
        return bool(told) and all(course.is_held for course in told)

    def is_unclear(self, finding: Finding) -> bool:
        """Whether the question names both who should do it and to whom, and no place of the sentence has the one as its doer."""
        if self.act is None or not (self.act[1].doers and self.act[1].others):
            return False
        return not any(is_straight(self.act[1], sides_of(course, _mentions(finding))) for course in self._told(finding))

    def is_done_by_nobody(self, finding: Finding) -> bool:
        """Whether the question names who should do it, and neither the sentence's tree nor the claim on it has him as its doer."""
        if self.act is None or not self.act[1].doers or not self._told(finding):
            return False
        doers = self.act[1].doers
        does = any(
            doers & sides_of(course, _mentions(finding)).doers or self._is_by_name(course, finding) for course in self._told(finding)
        )
        acts = finding.roles.get("actor", frozenset()) | {finding.source}
        return not does and (doers.isdisjoint(acts) or self._is_by_others_named(finding))

    def _is_by_others_named(self, finding: Finding) -> bool:
        """Whether the sentence names others wherever it tells of what is asked, and its claim is on something else ("Norland offered talks,
        and Lind accepted")."""
        named = [m for m in _mentions(finding) if m.form == "name" and m.kind in _BODIES]
        told = [(*one.doing.doers, *one.doing.beside) for one in self._told(finding)]
        own = acting_at(finding)  # where those stand who act in the claim
        by_others = all(any(meets(m, doers) for m in named) for doers in told)
        return by_others and bool(own) and not any(start <= at < end for at in own for doers in told for start, end in doers)

    def _is_by_name(self, told: Course, finding: Finding) -> bool:
        """Whether the sentence has the question's own word for who does it ("the Senate", "the US Senate")."""
        assert self.course is not None
        asked = {self.reading.text[start:end].split()[-1] for start, end in self.course[1].doing.doers}
        return any(finding.quote[start:end].split()[-1] in asked for start, end in told.doing.doers)

    def doings(self, finding: Finding) -> list[Doing]:
        """How the sentence tells of it, at each place; offsets into the sentence."""
        return [course.doing for course in self._places(finding)]

    def places(self, finding: Finding) -> list[int]:
        """Where the sentence tells of it, as offsets in the article."""
        return [finding.start + course.doing.word[0] for course in self._places(finding)]

    def says_so(self, finding: Finding) -> list[str]:
        """IRIs of the words by which the sentence says it of those who stand on the asked side, and names everybody else; as in
        `kg.ask.standing`."""
        told = [(course, sides_of(course, _mentions(finding))) for course in self._told(finding)]
        there = {named.entity for named in finding.named}
        if self.act is None or self.is_turned(finding) or not all(there & group for _, _, group in self.groups):
            return []
        return [_place(finding, course) for course, sides in told if not course.is_wished and is_straight(self.act[1], sides)]

    def courses(self, texts: Sequence[str], words: Collection[str] = ()) -> list[list[Course]]:
        """For each text, the places where it is told or named; by other words than those of the question where some are given."""
        reader = self.reading.reader
        if self.course is None or not isinstance(reader, Tracer) or not texts:
            return [[] for _ in texts]
        return reader.courses(texts, words or self.words(self.course[0]))

    def _told(self, finding: Finding) -> list[Course]:
        return self._places(finding) if self.act is not None else []

    def _places(self, finding: Finding) -> list[Course]:
        """Where the sentence has the question's word, whether or not anybody is named about it in the question."""
        if finding.quote not in self.seen:
            [self.seen[finding.quote]] = self.courses([finding.quote]) if self.course is not None else [[]]
        return self.seen[finding.quote]

    def _is_mutual(self) -> bool:
        """Whether who does it and to whom it is done may change places ("met")."""
        return self.act is not None and any(form in self.families.words["mutual"] for form in self.words(self.act[0]))

    def words(self, word: str) -> list[str]:
        """A word of the question and others for the same."""
        return list(dict.fromkeys((word, *self.families.alike(word))))

    def _is_of_his(self, asked: Sides, told: Sides) -> bool:
        """Whether it is done not to the person himself but to what is his ("killed many of Lind's men")."""
        return bool(asked.done_to & told.owners & self.people - told.done_to)


def _without(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    for start, end in stretches:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _place(finding: Finding, course: Course) -> str:
    start, end = course.doing.word
    return f"{finding.article}#offset_{finding.start + start}_{finding.start + end}"


def _mentions(finding: Finding) -> list[Mention]:
    """Who stands where in the sentence, with what it is called ("the town of Halden"); offsets into it."""
    places = [(n, n.start - finding.start, n.end - finding.start) for n in finding.named]
    called = [_CALLED.search(finding.quote[:start]) if start > 0 else None for _, start, _ in places]
    return [Mention(c.start() if c else start, end, n.entity, n.kind, n.form) for (n, start, end), c in zip(places, called, strict=True)]
