"""What somebody says in an article that is on the very matter: such a sentence need not name it again.

"The pipeline was closed" stands in the title of the article, its first sentences name the pipeline, and further down "“It will not open
again,” Lind said". A sentence counts where each thing and each word of the matter stands in it, or has just been told in an article that
begins with it or has it in its title; one of them at least is in the title; and the words that it reports name nobody who was not told of
before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.ask import narrowing
from kg.ask.families import Families, matches, stem
from kg.ask.findings import Finding, Hit, newest_first, parts_of, resting
from kg.ask.gather import findings
from kg.ask.passages import FIRST, REACH, Part, place
from kg.ask.plan import MATTER, Plan
from kg.ask.question import Reading, types
from kg.ask.speaking import speaking
from kg.ask.vocabulary import Names
from kg.model import Span
from kg.query import bind, load
from kg.sentences import acting, claiming, holding, sentences_of, titles
from kg.store import Store
from kg.vocab import PL

_ALL = "statements-by"  # finds whatever somebody says
_FAMILIES = frozenset({"say", "compare", "response"})
_RESPONSE = "response"
_HEAD = 400  # characters at the head of an article that tell what it is on
_OPENING = 60  # characters of a sentence in which what it takes up stands
_REFERS = re.compile(r"\b(?:this|these|that|those|such|he|she|him|his|her|it|its)\b", re.IGNORECASE)
_HAD = re.compile(r"had\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bhad\s+(?:\w+\s+)?$", re.IGNORECASE)  # "had said": before what the article is on
_KINDS = frozenset({"statements", _ALL})


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing or word of the matter: where it stands, and the beginnings of words by which a title has it."""

    part: Part
    forms: tuple[str, ...]
    entities: frozenset[str] = frozenset()
    word: str = ""
    begins: Part | None = None  # what of it the head of an article must have: a name within another one ("Tyre Cathedral") names no Tyre

    def is_in(self, named: Collection[str], text: str) -> bool:
        """Whether words that name some have it."""
        return not self.entities.isdisjoint(named) or (not self.entities and self.is_title(text))

    def is_title(self, title: str) -> bool:
        return _beginnings(self.forms).search(title) is not None

    def is_near(self, sentence: str) -> bool:
        """Whether it stands just before the sentence."""
        article, begin = place(sentence)
        return any(0 < begin - other <= REACH for other in self.part.places.get(article, ()))

    def is_at_head(self, article: str, title: str) -> bool:
        """Whether it stands in the title or in the first sentences of the article."""
        return self.is_title(title) or any(other <= _HEAD for other in (self.begins or self.part).places.get(article, ()))

    def is_told(self, sentence: str, title: str) -> bool:
        """Whether it stands just before the sentence in an article that begins with it or has it in its title, or in both of these;
        what the title has is what the first sentence tells."""
        begins = any(other <= FIRST for other in self.part.places.get(place(sentence)[0], ()))
        signs = (self.is_near(sentence), begins, self.is_title(title))
        return sum(signs) > 1 or (signs[-1] and place(sentence)[1] <= FIRST)


@lru_cache(64)
def _beginnings(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Where a word begins with one of these; a topic is held against the title of every article."""
    return re.compile("|".join(rf"\b{re.escape(form)}" for form in forms) or r"(?!)")


class Subject:
    """Looks for the sentences of one question; `plan` is how it was understood."""

    def __init__(self, store: Store, families: Families, reading: Reading, plan: Plan, names: Names) -> None:
        self.store = store
        self.plan = plan
        self.names = names
        self.reading = reading
        self.says = families.words["says"]
        self.verbal = frozenset(families.words["verbal"])
        self.actors = frozenset(plan.values.get("actor", ()))
        self.headed: dict[str, bool] = {}  # by article
        self.titled: dict[str, bool] = {}
        self.far: set[str] = set()  # sentences of articles that begin with the matter, which nothing right before them names
        self.topics = tuple(topics(store, families, reading, names, self.actors)) if plan.family.name in _FAMILIES else ()

    def sentences(self) -> list[str]:
        """IRIs of the sentences in which whoever is asked about acts or speaks, of articles on the matter; in text order."""
        if not self.topics or not self.actors:
            return []
        acts, named = acting(self.store, self.actors), self.names.sentences_naming(sorted(self.actors)) if self._is_response() else ()
        own = {one: place(one)[0] for one in (*acts, *named)}
        title = {article: title.casefold() for article, title in titles(self.store, set(own.values())).items()}
        near = {article for article in set(own.values()) if self._may_be_on_it(article, title.get(article, ""))}
        on_it = [one for one, article in own.items() if article in near and self._is_on_it(one, title.get(article, ""))]
        spoken = speaking(self.store, self.reading, self.actors, self.says, [one for one in on_it if one not in acts])
        return sorted((one for one in on_it if one in acts or one in spoken), key=place)

    def _is_response(self) -> bool:
        return self.plan.family.name == _RESPONSE

    def _is_on_event(self) -> bool:
        """Whether a response is asked for, or what was said about something that happened ("the crash")."""
        events = {self._said(one.trigger).casefold() for one in self.reading.extraction.predicates}
        return self._is_response() or any(not topic.entities and topic.word in events for topic in self.topics)

    def _may_be_on_it(self, article: str, title: str) -> bool:
        """Whether some sentence of the article can be on the matter."""
        return self._is_titled(article, title) or self._is_headed(article, title)

    def _is_on_it(self, sentence: str, title: str) -> bool:
        absent = [topic for topic in self.topics if sentence not in topic.part.sentences]
        if not absent:
            return False
        article = place(sentence)[0]
        titled = self._is_titled(article, title) and all(topic.is_told(sentence, title) for topic in absent)
        if titled and (all(topic.is_near(sentence) for topic in absent) or self._begins(article)):
            return True
        far = self._is_headed(article, title)
        if far:
            self.far.add(sentence)
        return far

    def _is_titled(self, article: str, title: str) -> bool:
        """Whether the title has any of the matter; looked up once for each article."""
        if article not in self.titled:
            self.titled[article] = any(topic.is_title(title) for topic in self.topics)
        return self.titled[article]

    def _is_headed(self, article: str, title: str) -> bool:
        """Whether the question is on something that happened, and the article begins with all of it; looked up once for each article."""
        if article not in self.headed:
            self.headed[article] = self._is_on_event() and all(self._is_at_head(topic, article, title) for topic in self.topics)
        return self.headed[article]

    def _is_at_head(self, topic: Topic, article: str, title: str) -> bool:
        """Whether the article begins with it, or, of something that happened, with something of the kind ("two bombs went off")."""
        if topic.is_at_head(article, title) or not self._is_response():
            return topic.is_at_head(article, title)
        kinds = types(one for one in self.reading.extraction.events if self._said(one.trigger).casefold() == topic.word)
        head = [iri for iri, _ in sentences_of(self.store, article) if place(iri)[1] <= _HEAD] if kinds else []
        return bool(head) and bool(claiming(self.store, head, kinds))

    def _said(self, span: Span) -> str:
        return self.reading.text[span.start : span.end]

    def _begins(self, article: str) -> bool:
        """Whether the article begins with the one who speaks: who comes in later may speak of what came up later too."""
        return any(other <= FIRST for other in self.names.part(sorted(self.actors)).places.get(article, ()))

    def is_about(self, finding: Finding) -> bool:
        """Whether it tells words, that say something of the matter or name nobody and nothing that was not told of before."""
        is_told = finding.quoted or finding.type.removeprefix(PL) in self.verbal
        if not is_told or finding.quote.rstrip().endswith(":") or (self._is_response() and _is_earlier(finding)):
            return False
        said = [content for content, _ in finding.sayings] or [(finding.start, finding.end)]
        inside = [n for n in finding.named if n.form == "name" and any(start <= n.start and n.end <= end for start, end in said)]
        there = {named.entity for named in inside}
        told = " ".join(finding.words(content) for content in said).casefold()
        if any(topic.is_in(there, told) for topic in self.topics):
            return True
        if self._is_response() and not (_is_announced(finding) or _REFERS.search(finding.quote[:_OPENING])):
            return False  # in a long statement on it much is told beside it
        if finding.sentence in self.far and not self._is_response() and not _REFERS.search(told.removeprefix("that ")):
            return False  # "the announcement of aid had come too late" says nothing of the storm
        here = self.actors | {named.entity for named in finding.named if named not in inside}
        return all(who in here or self._is_known(who, finding) for who in there)

    def _is_known(self, entity: str, finding: Finding) -> bool:
        places = self.names.begins_in(finding.article, entity)
        return any(0 < finding.start - other <= REACH or other <= min(FIRST, finding.start - 1) for other in places)

    def vouched(self) -> list[str]:
        """IRIs of those of the sentences whose reported words are on it."""
        wanted = self.sentences()
        return list(dict.fromkeys(one.sentence for some in parts_of(wanted) for one in self._in(some)))

    def more(self, found: Sequence[Finding]) -> tuple[str, list[Finding]]:
        """A query that finds what was found and these sentences, and what it finds in them; ("", []) where there are none."""
        there = {one.sentence for one in found}
        wanted = [one for one in self.sentences() if one not in there] if found and self.plan.query.name in _KINDS else []
        if not wanted or self.plan.family.asks != "words":
            return "", []
        if not any(self._in(some) for some in parts_of(wanted)):
            return "", []  # all that somebody says is a lot: it is looked for only where it is worth it
        query = load(_ALL)
        values = {param.name: self.plan.values[param.name] for param in query.params if param.name in self.plan.values}
        sparql = bind(query, values)
        own = self._about_it(narrowing.found(self.store, _ALL, values, sparql, wanted), wanted)
        return (sparql, own) if own else ("", [])

    def _in(self, wanted: Sequence[str]) -> list[Finding]:
        """What the sentences claim that is on it."""
        return self._about_it(resting(self.store, wanted), wanted)

    def _about_it(self, found: Iterable[Hit], wanted: Collection[str]) -> list[Finding]:
        there = frozenset(wanted)
        some = newest_first(findings(self.store, [hit for hit in found if hit.sentence in there], ()))
        return [one for one in some if self.is_about(one)]


def topics(store: Store, families: Families, reading: Reading, names: Names, actors: Collection[str]) -> Iterator[Topic]:
    match = next((match for match in matches(families, reading.text) if MATTER in match.slots), None)
    if match is None:
        return
    slot = match.slots[MATTER]
    for named in reading.within(slot):
        iris = names.resolve(named)
        if not set(iris).isdisjoint(actors):
            continue
        said = reading.text[named.start : named.end]
        forms = tuple(dict.fromkeys(word.casefold() for word in (said, named.entity.name)))
        naming = frozenset(one.sentence for one in names.naming(iris))
        yield Topic(Part(naming | holding(store, [said])), forms, frozenset(iris), begins=Part(naming))
    for word in reading.content(slot, families.empty_words | frozenset(families.words["asking"])):
        alike = families.alike(word)
        yield Topic(Part(holding(store, alike)), tuple(stem(one) for one in alike), word=word)


def _is_announced(finding: Finding) -> bool:
    """Whether the sentence itself tells that somebody speaks."""
    return not finding.quoted or (finding.cue is not None and finding.start <= finding.cue[0] < finding.end)


def _is_earlier(finding: Finding) -> bool:
    """Whether somebody "had said" it before what is told of."""
    cues = [cue for _, cue in finding.sayings if finding.start <= cue[0]]
    return any(_HAD.match(finding.words(cue)) or _BEFORE.search(finding.quote[: cue[0] - finding.start]) for cue in cues)


def told_of(names: Names, entity: Sequence[str]) -> Topic:
    """Something that a sentence need not name, where it has been told before it in an article that is on it."""
    return Topic(names.part(entity), names.forms(entity))
