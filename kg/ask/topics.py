"""The topics of a question, whom and what it names and its words of content, and the sentences that hold them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from kg.ask.families import stem
from kg.ask.likeness import held
from kg.sentences import Line

NAME, VERB, COUNTED, UNKNOWN, WORD = "name", "verb", "counted", "unknown", "word"  # sorts of topics
_ALIKE, _ACTS = 0.9, 0.95  # what it counts that a sentence has another word for the same, or somebody by none as the one who acts
_NEAR, _LEAD = 0.7, 0.4  # what a topic counts by that stands shortly before a sentence; in its title or the first sentences of its article
_BEFORE, _FIRST = 2, 2  # sentences
_UNLIKE, _SAME = 0.35, 0.75  # cosines of words from which on, and at which, one stands for another
_SOFT = 0.8  # what it counts then


@dataclass(frozen=True, slots=True)
class Topic:
    """Something a question names or says. weight: more for what is rare."""

    word: str
    sort: str
    weight: float
    same: frozenset[str]
    alike: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()

    def here(self, sentence: str) -> float:
        """How far a sentence holds it."""
        if sentence in self.same:
            return 1.0
        return _ACTS if sentence in self.acts else _ALIKE if sentence in self.alike else 0.0


@dataclass(frozen=True, slots=True)
class Held:
    """A topic as a sentence has it: itself; it or what stands around it; itself or a word like it."""

    topic: Topic
    here: float
    around: float
    soft: float


@dataclass(slots=True)
class Candidate:
    """A sentence that may bear on the question."""

    line: Line
    title: str
    before: Sequence[Line]
    first: Sequence[Line]
    signs: dict[str, float] = field(default_factory=dict)
    said: str = ""  # the words by which it is done as the question says, as the IRI of their place

    @property
    def iri(self) -> str:
        return self.line.iri


def in_their_articles(every: Sequence[Line], title: Mapping[str, str]) -> list[Candidate]:
    """Sentences with the title of their article and what stands around them."""
    of: defaultdict[str, list[Line]] = defaultdict(list)
    for line in every:
        of[line.article].append(line)
    return [
        Candidate(line, title.get(article, ""), own[max(0, at - _BEFORE) : at], own[:_FIRST])
        for article, own in of.items()
        for at, line in enumerate(own)
    ]


def hold(topic: Topic, one: Candidate) -> Held:
    """A topic as a sentence has it."""
    here = topic.here(one.iri)
    near = _NEAR * max((topic.here(line.iri) for line in one.before), default=0.0)
    lead = _LEAD * max((topic.here(line.iri) for line in one.first), default=0.0)
    titled = _LEAD * (stem(topic.word) in one.title.casefold())
    return Held(topic, here, max(here, near, lead, titled), here)


def softened(part: Held, text: str) -> Held:
    """With how much a word of the sentence is like the topic."""
    if part.topic.sort == NAME or part.here == 1:
        return part
    alike = (held([part.topic.word], text) - _UNLIKE) / (_SAME - _UNLIKE)
    return Held(part.topic, part.here, part.around, max(part.here, _SOFT * min(1.0, max(0.0, alike))))


def prescore(parts: Sequence[Held]) -> float:
    """How much of the question a sentence holds, or has around it."""
    return share(parts, [part.around for part in parts])


def share(parts: Sequence[Held], held: Sequence[float]) -> float:
    """Of the topics' weight."""
    whole = sum(part.topic.weight for part in parts)
    return sum(part.topic.weight * value for part, value in zip(parts, held, strict=True)) / whole if whole else 0.0


def mean(values: Sequence[float], none: float) -> float:
    """The mean; `none` of nothing."""
    return float(np.mean(values)) if values else none
