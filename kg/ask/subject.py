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

from kg.ask import narrowing
from kg.ask.families import Families, matches, stem
from kg.ask.findings import Finding, Hit, parts_of, resting
from kg.ask.gather import findings
from kg.ask.passages import FIRST, REACH, Part, place
from kg.ask.plan import MATTER, Plan
from kg.ask.question import Reading
from kg.ask.vocabulary import Names
from kg.query import bind, load
from kg.sentences import acting, holding, titles
from kg.store import Store
from kg.vocab import PL

_ALL = "statements-by"  # finds whatever somebody says
_FAMILIES = frozenset({"say", "compare", "response"})
_KINDS = frozenset({"statements", _ALL})


@dataclass(frozen=True, slots=True)
class _Topic:
    """One thing or word of the matter: where it stands, and the beginnings of words by which a title has it."""

    part: Part
    forms: tuple[str, ...]
    entities: frozenset[str] = frozenset()

    def is_in(self, named: Collection[str], text: str) -> bool:
        """Whether words that name some have it."""
        return not self.entities.isdisjoint(named) or (not self.entities and self.is_title(text))

    def is_title(self, title: str) -> bool:
        return any(re.search(rf"\b{re.escape(form)}", title) for form in self.forms)

    def is_near(self, sentence: str) -> bool:
        """Whether it stands just before the sentence."""
        article, begin = place(sentence)
        return any(0 < begin - other <= REACH for other in self.part.places.get(article, ()))

    def is_told(self, sentence: str, title: str) -> bool:
        """Whether it stands just before the sentence in an article that begins with it or has it in its title, or in both of these;
        what the title has is what the first sentence tells."""
        begins = any(other <= FIRST for other in self.part.places.get(place(sentence)[0], ()))
        signs = (self.is_near(sentence), begins, self.is_title(title))
        return sum(signs) > 1 or (signs[-1] and place(sentence)[1] <= FIRST)


class Subject:
    """Looks for the sentences of one question; `plan` is how it was understood."""

    def __init__(self, store: Store, families: Families, reading: Reading, plan: Plan, names: Names) -> None:
        self.store = store
        self.plan = plan
        self.names = names
        self.verbal = frozenset(families.words["verbal"])
        self.actors = frozenset(plan.values.get("actor", ()))
        self.topics = tuple(_topics(store, families, reading, names, self.actors)) if plan.family.name in _FAMILIES else ()

    def sentences(self) -> list[str]:
        """IRIs of the sentences in which whoever is asked about acts or speaks, of articles on the matter; in text order."""
        if not self.topics or not self.actors:
            return []
        own = [(one, place(one)[0]) for one in acting(self.store, self.actors)]
        title = {article: title.casefold() for article, title in titles(self.store, {article for _, article in own}).items()}
        on_it = {article for article, title in title.items() if any(topic.is_title(title) for topic in self.topics)}
        return sorted((one for one, article in own if article in on_it and self._is_on_it(one, title[article])), key=place)

    def _is_on_it(self, sentence: str, title: str) -> bool:
        absent = [topic for topic in self.topics if sentence not in topic.part.sentences]
        if not absent or not all(topic.is_told(sentence, title) for topic in absent):
            return False
        return all(topic.is_near(sentence) for topic in absent) or self._begins(place(sentence)[0])

    def _begins(self, article: str) -> bool:
        """Whether the article begins with the one who speaks: who comes in later may speak of what came up later too."""
        return any(other <= FIRST for other in self.names.part(sorted(self.actors)).places.get(article, ()))

    def is_about(self, finding: Finding) -> bool:
        """Whether it tells words, that say something of the matter or name nobody and nothing that was not told of before."""
        if not finding.quoted and finding.type.removeprefix(PL) not in self.verbal:
            return False
        said = [content for content, _ in finding.sayings] or [(finding.start, finding.end)]
        inside = [n for n in finding.named if n.form == "name" and any(start <= n.start and n.end <= end for start, end in said)]
        there = {named.entity for named in inside}
        told = " ".join(finding.words(content) for content in said).casefold()
        if any(topic.is_in(there, told) for topic in self.topics):
            return True
        return all(who in self.actors or self._is_known(who, finding) for who in there)

    def _is_known(self, entity: str, finding: Finding) -> bool:
        places = self.names.part((entity,)).places.get(finding.article, ())
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
        return [one for one in findings(self.store, [hit for hit in found if hit.sentence in there], ()) if self.is_about(one)]


def _topics(store: Store, families: Families, reading: Reading, names: Names, actors: Collection[str]) -> Iterator[_Topic]:
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
        yield _Topic(Part(frozenset(one.sentence for one in names.naming(iris)) | holding(store, [said])), forms, frozenset(iris))
    for word in reading.content(slot, families.empty_words | frozenset(families.words["asking"])):
        alike = families.alike(word)
        yield _Topic(Part(holding(store, alike)), tuple(stem(one) for one in alike))


def is_told(names: Names, entity: Sequence[str], finding: Finding) -> bool:
    """Whether something that a sentence does not name has been told before it, in an article that is on it."""
    part, forms = names.part(entity), tuple(names.of(iri).casefold() for iri in entity)
    return _Topic(part, forms).is_told(finding.sentence, (finding.title or "").casefold())
