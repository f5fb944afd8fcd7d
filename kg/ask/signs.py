"""Sentences on the matter that tell in so many words that something is disputed, told otherwise now, or promised and not done.

Which words do is data (`[signs]` in queries/families.toml). A sentence is on the matter where it holds every name and word of it. In an
article where none does, and whose title or first sentences do, it is on it where it holds one of them or a word of the title, or names
somebody of these first sentences and half of its words are theirs: of one whom they name much else may be told below. Of somebody's
promises the one who is named before the word for the promise is the one who made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.ask.families import Families, Match, Sign, matches, stem
from kg.ask.passages import place
from kg.ask.plan import Plan
from kg.ask.question import Reading
from kg.ask.reread import mentions_of, period_of
from kg.ask.subject import topics
from kg.ask.vocabulary import Names
from kg.query import load
from kg.sentences import sentences_of, titles
from kg.store import Store

if TYPE_CHECKING:  # as in kg.ask.reread
    from kg.extract.question.questions import Mention

NOTE = "these are sentences that say so in so many words"
_ACTOR = "actor"
_HEAD = 450  # characters of an article in which its matter is told
_LEAD = 3  # sentences, one of which may be a dateline
_MOST = 8  # sentences
_WORD = re.compile(r"(?<![\w'’-])[a-z][a-z-]{2,}")


def told_in_words(store: Store, families: Families, reading: Reading, names: Names, silent: Plan | None) -> Iterator[Plan]:
    """The plan for such sentences, where the question asks for them and there are any; `silent` is the plan that was understood.
    Where somebody's own doing is asked for (`speaker`), such sentences are better than claims that nothing confirms."""
    match = next(matches(families, reading.text), None)
    sign = families.signs.get(match.family.signs or "") if match is not None else None
    if silent is None or match is None or sign is None:
        return
    looking = _Signs(store, families, reading, names, match, sign)
    found = looking.sentences()[:_MOST]
    if found:
        family = replace(match.family, query=families.fallback.query, words=None, by_words=None, names_all=False, in_rows=False)
        about = tuple(dict.fromkeys(tuple(names.resolve(one)) for one in reading.named))
        values = {"sentence": tuple(found)}
        plan = Plan(family, load(family.query), values, silent.sought, about=about, notes=(NOTE,), period=period_of(reading))
        yield replace(plan, speaker=tuple(sorted(looking.actors)) if sign.whose is not None else ())


class _Signs:
    def __init__(self, store: Store, families: Families, reading: Reading, names: Names, match: Match, sign: Sign) -> None:
        self.store = store
        self.sign = sign
        counted = frozenset(families.words["counts"])
        self.counted = [word for word in reading.content((0, len(reading.text)), families.empty_words) if word in counted]
        self.empty = families.empty_words | frozenset(families.words["reporting"])
        actor = reading.within(match.slots[_ACTOR]) if _ACTOR in match.slots else ()
        self.actors = frozenset(iri for one in actor for iri in names.resolve(one))
        self.own = frozenset(one.sentence for one in names.naming(sorted(self.actors)))
        every = topics(store, families, reading, names, self.actors)
        self.topics = [one for one in every if not one.forms or not self._is_empty(one.forms[0])]

    def _is_empty(self, form: str) -> bool:
        """Whether a word only says that it is reports and numbers that are asked about."""
        return any(word.startswith(form) for word in self.empty)

    def sentences(self) -> list[str]:
        """IRIs, in the order of the articles."""
        each = [frozenset(topic.part.places) for topic in self.topics] or [frozenset(place(iri)[0] for iri in self.own)]
        union = frozenset[str]().union(*each)
        titled = titles(self.store, union)
        folded = {article: title.casefold() for article, title in titled.items()}
        near = (one for one in union if all(one in t.part.places or t.is_title(folded.get(one, "")) for t in self.topics))
        return [iri for article in sorted(near) for iri in self._in(article, titled.get(article, ""))]

    def _in(self, article: str, title: str) -> Iterator[str]:
        texts = sentences_of(self.store, article)
        signed = [(iri, text) for iri, text in texts if self.sign.is_in(text)]
        mentions = mentions_of(self.store, [iri for iri, _ in texts]) if signed else {}
        head = [iri for iri, _ in texts if place(iri)[1] <= _HEAD]
        is_on_it = all(t.is_title(title.casefold()) or any(iri in t.part.sentences for iri in head) for t in self.topics)
        known = frozenset(who for iri in head[:_LEAD] for m in mentions.get(iri, ()) for who in m.entity)
        parts = title.split(";")  # "Army retakes bridge; aid convoy turned back"
        own = [part for part in parts if any(topic.is_title(part.casefold()) for topic in self.topics)] or parts
        titled = {stem(word) for part in own for word in _WORD.findall(part) if word not in self.empty}
        opening = [text for iri, text in texts if iri in head and any(iri in topic.part.sentences for topic in self.topics)]
        told = titled.union(*({stem(word) for word in _WORD.findall(text)} for text in opening))
        whole = [iri for iri, _ in signed if all(iri in topic.part.sentences for topic in self.topics)]
        for iri, text in signed:
            every = _WORD.findall(text)
            words = [word for word in every if word not in self.empty and not self.sign.is_in(word)]
            shares = any(iri in topic.part.sentences for topic in self.topics) or any(stem(w) in titled or w in self.counted for w in every)
            named = any(m.entity & known for m in mentions.get(iri, ()) if not m.is_pronoun)
            goes_on = named and 2 * sum(stem(word) in told for word in words) >= len(words)
            on_it = iri in whole or (not whole and is_on_it and (shares or goes_on))
            if on_it and self._is_of_actor(text, mentions.get(iri, ())):
                yield iri

    def _is_of_actor(self, text: str, mentions: Sequence[Mention]) -> bool:
        """Whether the last one named before the word that tells whose it is belongs to those asked about."""
        if not self.actors or self.sign.whose is None:
            return True
        hit = self.sign.whose.search(text)
        before = [m for m in mentions if hit is not None and m.end <= hit.start()]
        return bool(before) and not max(before, key=lambda m: (m.end, -m.start)).entity.isdisjoint(self.actors)
