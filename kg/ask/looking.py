"""Looks for the sentences that come nearest to a question: articles by words and likeness, then each of their sentences (kg.ask.signs)."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from kg import vectors
from kg.ask.asked import unread
from kg.ask.doers import Act, act_of, done
from kg.ask.families import Families, matches
from kg.ask.findings import ask
from kg.ask.question import Named, Reading
from kg.ask.signs import OTHER, Holds, rank, signs
from kg.ask.topics import COUNTED, NAME, UNKNOWN, VERB, WORD, Candidate, Held, Topic, hold, in_their_articles, prescore
from kg.ask.vocabulary import Names
from kg.lexicon.synonyms import load as synonyms
from kg.sentences import acting, frequency, holding_in, likest, lines, search, size, speaking, titles
from kg.store import Store

_ARTICLES, _LIKE, _RANKS = 10, 60, 60  # articles looked at; sentences like the question; added to a place in a list, as in kg.sentences
_RARE = 4  # words that articles are looked for by, the rarest
_CLOSE, _READ = 40, 20  # sentences whose vectors are made; that are told of
_TREES = 8  # sentences whose trees are looked at


class Looking:
    """Looks for the sentences of one question. `sort`: what it asks for."""

    def __init__(self, store: Store, families: Families, reading: Reading, names: Names) -> None:
        self.store = store
        self.families = families
        self.reading = reading
        self.names = names
        self.match = next(matches(families, reading.text), None)
        kind = self.match.family.name if self.match is not None else ""
        self.sort = next((sort for sort, kinds in families.sorts.items() if kind in kinds), OTHER)
        self.named = self._named()
        self.words = self._words()

    def candidates(self) -> list[Candidate]:
        """The most promising sentences on which a claim rests, with their signs; in text order of their articles."""
        if not self.named and not self.words:
            return []
        articles = self._articles()
        every = lines(self.store, articles)
        topics = self._topics(articles)
        if not topics or not every:
            return []
        close = self._close(topics, in_their_articles(every, titles(self.store, articles)))
        self._compare([one for one, _ in close])
        best = sorted(close, key=lambda one: -(prescore(one[1]) + one[0].signs["like"]))[:_READ]
        self._tell(best)
        some = [one for one, _ in best]
        rank(some)
        return some

    def _named(self) -> list[tuple[Named, frozenset[str]]]:
        """Each thing that the question names once, with its IRIs."""
        found: dict[frozenset[str], Named] = {}
        for named in self.reading.named:
            if named.form != "pronoun":
                found.setdefault(frozenset(self.names.resolve(named)), named)
        return [(named, iris) for iris, named in found.items()]

    def _words(self) -> list[str]:
        empty = self.families.empty_words | frozenset(self.families.words["asking"])
        return list(self.reading.content((0, len(self.reading.text)), empty))

    def _articles(self) -> list[str]:
        """Those with the sentences that hold most of the question's words, and those most like it."""
        said = {word: frequency(self.store, [word]) for word in self.words}
        rare = sorted((word for word in said if said[word]), key=lambda word: said[word])[:_RARE]
        names = [self.reading.text[named.start : named.end] for named, _ in self.named]
        scores: defaultdict[str, float] = defaultdict(float)
        alike = [iri for iri, _ in likest(self.store, self.reading.text, _LIKE) or ()]
        for found in (search(self.store, [*rare, *names]), alike):
            seen = list(dict.fromkeys(iri.partition("#")[0] for iri in found))
            for place, article in enumerate(seen, 1):
                scores[article] += 1 / (_RANKS + place)
        return sorted(scores, key=lambda article: (-scores[article], article))[:_ARTICLES]

    def _topics(self, articles: Collection[str]) -> list[Topic]:
        whole = size(self.store)
        counted = set(re.findall(r"\w+", self._slot("counted").casefold()))
        unknown = {word.casefold() for word in unread(self.reading)}
        verbs = self._verbs()
        topics = []
        for word in self.words:
            sort = UNKNOWN if word in unknown else COUNTED if word in counted else VERB if word in verbs else WORD
            alike = self._alike(word)
            weight = math.log((whole + 1) / (frequency(self.store, alike) + 0.5))
            same = holding_in(self.store, [word], articles)
            topics.append(Topic(word, sort, weight, same, holding_in(self.store, alike, articles)))
        return [*topics, *(self._name(named, iris, articles, whole) for named, iris in self.named)]

    def _alike(self, word: str) -> list[str]:
        """The word, and those for the same."""
        return sorted({*self.families.alike(word), *synonyms().of(word)})

    def _name(self, named: Named, iris: frozenset[str], articles: Collection[str], whole: int) -> Topic:
        said = self.reading.text[named.start : named.end]
        there = frozenset(self.names.sentences_naming(sorted(iris)))
        by_words = " " in said or not there
        held_ = there | (holding_in(self.store, [said], articles) if by_words else frozenset[str]())
        number = len(there) or (frequency(self.store, [said]) if by_words else 0)
        return Topic(said, NAME, math.log((whole + 1) / (number + 0.5)), held_, acts=acting(self.store, iris))

    def _slot(self, name: str) -> str:
        start, end = self.match.slots.get(name, (0, 0)) if self.match is not None else (0, 0)
        return self.reading.text[start:end]

    def _verbs(self) -> list[str]:
        """The question's words for what is done, in order."""
        spans = sorted(p.trigger for p in self.reading.extraction.predicates)
        return [word for span in spans if (word := self.reading.text[span.start : span.end].lower()) in self.words]

    def _close(self, topics: Sequence[Topic], every: Iterable[Candidate]) -> list[tuple[Candidate, list[Held]]]:
        """Those that hold most of the topics, or stand beside them."""
        parts = [(one, [hold(topic, one) for topic in topics]) for one in every if one.line.claimed]
        parts.sort(key=lambda one: (-prescore(one[1]), one[0].iri))
        return parts[:_CLOSE]

    def _compare(self, some: Sequence[Candidate]) -> None:
        """How much each is like the question: alone, with what stands before it, with its title."""
        texts = [self.reading.text]
        for one in some:
            before = one.before[-1].text if one.before else ""
            texts += [one.line.text, f"{before} {one.line.text}".strip(), f"{one.title}. {one.line.text}"]
        made = vectors.load().of(texts)
        alike = made[1:] @ made[0]
        for one, (alone, told, titled) in zip(some, alike.reshape(-1, 3).tolist(), strict=True):
            one.signs |= {"like": alone, "like with before": told, "like with title": titled}

    def _tell(self, some: Sequence[tuple[Candidate, Sequence[Held]]]) -> None:
        """Adds what they hold of the question and of what is asked for."""
        iris = [one.iri for one, _ in some]
        quoting, dated = (self._with(question, iris) for question in ("sentence-quotations", "sentence-times"))
        others, said = self._others(iris), self._said(iris[:_TREES])
        spoken = speaking(self.store, self.named[0][1]) if self.named else frozenset[str]()
        for one, parts in some:
            iri, one.said = one.iri, said.get(one.iri, "")
            holds = Holds(others[iri], iri in quoting, iri in dated, iri in spoken, iri in said)
            one.signs |= signs(self.sort, self.families.sorts, one, parts, holds, self.families.words, self._alike)

    def _with(self, question: str, sentences: Sequence[str]) -> frozenset[str]:
        """The sentences of which a question tells something."""
        return frozenset(row["sentence"].value for row in ask(self.store, question, sentence=sentences))

    def _others(self, sentences: Sequence[str]) -> Mapping[str, set[str]]:
        """By sentence, the kinds of those whom it names and the question does not."""
        own = {iri for _, iris in self.named for iri in iris}
        found: defaultdict[str, set[str]] = defaultdict(set)
        for row in ask(self.store, "sentence-entities", sentence=sentences):
            if row["entity"].value not in own and row["form"].value == "name":
                found[row["sentence"].value].add(row["kind"].value)
        return found

    def _said(self, sentences: Sequence[str]) -> dict[str, str]:
        """Those in which it is done as the question says, with the words that say so."""
        act = self._act()
        if act is None:
            return {}
        words = self._alike(act.word)
        said = dict[str, str]()
        for iri, place in done(self.store, self.reading, act, words, sentences):
            said.setdefault(iri, place)
        return said

    def _act(self) -> Act | None:
        """What is done by the question's own tree, by whoever is named first where it does not ask who."""
        actor = self.named[0][1] if self.named and self.sort != "who" else frozenset[str]()
        others = frozenset(iri for _, iris in self.named for iri in iris) - actor
        return act_of(self.reading, self._verbs() or self.words, actor, others, self.names.resolve)
