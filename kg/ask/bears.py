"""Looks for the sentences that bear on all of a question (kg.ask.bearing makes the plans for them)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from kg.ask.acts import asked_act
from kg.ask.asked import unread
from kg.ask.doers import Act, Done, done
from kg.ask.families import Families
from kg.ask.lead import VERDICT
from kg.ask.likeness import held
from kg.ask.passages import LEAD, Part, place
from kg.ask.plan import Plan
from kg.ask.question import Named, Reading
from kg.ask.reread import mentions_of
from kg.ask.shortened import Topic, shortened, taken_up
from kg.ask.speaking import by_others
from kg.ask.things import is_on_anybody
from kg.ask.vocabulary import Names
from kg.lexicon.synonyms import load as synonyms
from kg.sentences import acting, holding, sentences_of
from kg.store import Store

FRAGMENT = "fragment"  # no kind of question: names and words alone
_SHARE = {"speak": 0.85, "act": 0.75, FRAGMENT: 0.99}  # of the parts' weight that a sentence must hold itself; of names all
ENOUGH = 2  # parts beside whoever is asked about; fewer are found anywhere
WHY = "why"  # the kind of question for a reason, which a sentence must give (kg.ask.surface)
_SEVERAL = 2  # who are named in an order
_MANY = 3  # parts that are enough without the verb
_ROUNDED = 1e-6
_LEAST = 0.5  # of that weight before a text is looked at for words like the question's
_LIKE = 0.5  # cosine of such a word
_COUNTS = 0.75  # what it counts
SURE = 0.9  # share of the best score that others must come to
MOST = 3  # sentences
_READ = 40  # whose trees are looked at
_TAKEN_UP = 1.0  # what sentences that take a name up begin to count from: they are not held against others
TAKEN_READ = 12  # such sentences whose trees are looked at
_SHORT = 3  # letters of a name that may be a word ("US")
_RIVALS = frozenset({"Person", "Place", "Organisation"})
_NAME = re.compile(r"\w+(?:[-'’]\w\w+)*")


class Bearing:
    """Looks for the sentences for one question; `silent` is the plan that was understood, if any."""

    def __init__(self, store: Store, families: Families, reading: Reading, names: Names, silent: Plan | None) -> None:
        self.store = store
        self.families = families
        self.reading = reading
        self.names = names
        self.silent = silent
        self.whole = (0, len(reading.text))
        self.named = tuple(one for one in reading.within(self.whole) if one.form != "pronoun")
        self.actor = frozenset(silent.values.get("actor", ())) if silent is not None else frozenset[str]()
        self.asks_who = silent is None or (silent.family.name.startswith("who") and not silent.family.name.startswith("whom"))
        self.words = self._words()
        self.act = self._act()
        self.texts: dict[str, dict[str, str]] = {}
        whole = [one for one in self.named if not any(_is_part(one, other) for other in self.named)]
        names_ = (Topic(self._name(one), who=frozenset(names.resolve(one)), kind=one.entity.kind) for one in whole)
        self.topics = (*names_, *(Topic(self._word(word), word) for word in self.words))

    def sentences(self, kind: str) -> dict[str, Done]:
        """IRIs of those that bear on it, the best first, each with the words that say so ("": not known)."""
        if len(self.topics) < ENOUGH or (kind == "speak" and not self.actor) or (kind == FRAGMENT and not self.named):
            return {}
        named = [topic.part.sentences for topic in self.topics if not topic.word]
        some = frozenset.intersection(*named) if named else frozenset[str]().union(*(topic.part.sentences for topic in self.topics))
        scores = {iri: score for iri in self.holding_most(some) if (score := self._score(iri)) is not None and score >= _SHARE[kind]}
        found = sorted(scores, key=lambda iri: (-scores[iri], *place(iri)))
        right = self._spoken(found) if kind == "speak" else self._first_done(found) if kind == "act" else _unknown(found)
        if not right and kind == "act":
            right = self._taken_up(scores)
        best = max((scores[iri] for iri in right), default=0.0)
        return {iri: one for iri, one in list(right.items())[:MOST] if scores[iri] >= SURE * best}

    def holding_most(self, some: Iterable[str]) -> list[str]:
        """Those that hold so much themselves that others may be looked for."""
        held, whole = defaultdict[str, float](float), 0.0
        for part in (topic.part for topic in self.topics):
            whole += part.weight
            for iri in part.sentences:
                held[iri] += part.weight
        return [iri for iri in some if held[iri] > (_LEAST - _ROUNDED) * whole]

    def _first_done(self, found: Sequence[str]) -> dict[str, Done]:
        """The first of those in which it is done as the question says, as many as are quoted: their trees take time."""
        right = dict[str, Done]()
        for at in range(0, min(len(found), _READ), MOST):
            right |= self._done(found[at : at + MOST]) if len(right) < MOST else {}
        return right

    def _words(self) -> tuple[str, ...]:
        """Words of content, names that nobody knows among them; none for what is only counted or asked for."""
        counted = frozenset(self.silent.counted) if self.silent is not None and self.silent.family.asks == "number" else frozenset[str]()
        names = self._unknown()
        taken = {part for name in names for part in re.findall(r"\w[\w’'-]*", name)}
        words = self.reading.content(self.whole, self.families.empty_words | self.families.asking(self.reading.text))
        return tuple(dict.fromkeys((*(word for word in words if word not in counted and word not in taken), *names)))

    def _unknown(self) -> list[str]:
        """Names that nobody knows: capitalised words that stand side by side, lower case."""
        alone = "|".join(map(re.escape, unread(self.reading)))
        runs = re.findall(rf"\b(?:{alone})(?: (?:{alone}))*(?!\w)", self.reading.text) if alone else []
        return [re.sub(r"['’]s$", "", run).casefold() for run in runs]

    def _taken_up(self, scores: dict[str, float]) -> dict[str, Done]:
        """Those that hold all of the question but for one name, which has just been told and for which a pronoun, or "the group", stands in
        the sentence; with their scores. In all of them it is done, in so many words, as the question says."""
        told = {iri: topic.who for iri, topic in self._but_one() if topic.part.held(iri) >= LEAD and not self._names_rival(iri, topic)}
        told = dict.fromkeys(shortened(self.reading.text, self.topics, self._alike, self._text), frozenset[str]()) | told
        if self.act is not None and self.act.asks_who:
            held_in = partial(holding, self.store)
            more = taken_up(self.act.word, self.topics, self.families.standing_for, self._alike, held_in, self._text)
            told = dict.fromkeys(more, frozenset[str]()) | told
        if self.act is None or not told:
            return {}
        scores.update({iri: _TAKEN_UP + self._near(iri) for iri in told})
        found = sorted(told, key=lambda iri: (-scores[iri], *place(iri)))[:TAKEN_READ]
        return _firsts(done(self.store, self.reading, self.act, self._alike(self.act.word), found, told))

    def _names_rival(self, sentence: str, absent: Topic) -> bool:
        """Whether the sentence names another one of the kind in the place of whom it does not name, where the question asks for no such."""
        asks_place = self.silent is not None and self.silent.family.asks == "place"
        return not self.asks_who and not asks_place and self.names_another(sentence, absent)

    def names_another(self, sentence: str, absent: Topic) -> bool:
        """Whether the sentence does not name it, but another one of its kind."""
        if absent.kind not in _RIVALS or sentence in absent.part.sentences:
            return False
        there = mentions_of(self.store, [sentence])[sentence]
        known = frozenset[str]().union(*(topic.who for topic in self.topics))
        return any(m.kind == absent.kind and not m.is_pronoun and not m.entity & known for m in there)

    def _but_one(self) -> Iterator[tuple[str, Topic]]:
        """Sentences that hold every topic but for one name, with that one."""
        for absent in (topic for topic in self.topics if not topic.word):
            rest = [topic.part.sentences for topic in self.topics if topic is not absent]
            if rest:
                some = frozenset.intersection(*rest) - absent.part.sentences
                yield from ((iri, absent) for iri in some if not is_on_anybody(self._text(iri)))

    def _near(self, sentence: str) -> float:
        return sum(topic.part.weight * topic.part.held(sentence) for topic in self.topics) / sum(t.part.weight for t in self.topics)

    def _word(self, word: str) -> Part:
        return Part(holding(self.store, self._alike(word)))

    def _alike(self, word: str) -> list[str]:
        return sorted({*self.families.alike(word), *synonyms().of(word)})

    def _name(self, named: Named) -> Part:
        iris = tuple(self.names.resolve(named))
        there = frozenset(self.names.sentences_naming(iris)) | acting(self.store, iris)
        said = self.reading.text[named.start : named.end]
        if named.entity.kind == "Person":
            return Part(there | holding(self.store, [said]) if " " in said or not there else there)
        return Part(there | self._saying(named) if len(said) > _SHORT or not there else there)

    def _saying(self, named: Named) -> frozenset[str]:
        """Sentences that hold each word of a name, or name whom a part of it names ("Norland's parliament")."""
        inner = [one for one in self.named if _is_part(one, named)]
        parts = [frozenset(self.names.sentences_naming(tuple(self.names.resolve(one)))) for one in inner]
        words = list(_NAME.finditer(self.reading.text, named.start, named.end))
        free = [hit[0] for hit in words if not any(one.start <= hit.start() and hit.end() <= one.end for one in inner)]
        parts += [holding(self.store, [word]) for word in free if word.lower() not in self.families.empty_words]
        return frozenset.intersection(*parts) if parts else frozenset()

    def _act(self) -> Act | None:
        """What is done by the question's own tree."""
        verbs = [p.trigger for p in self.reading.extraction.predicates]
        spoken = [word for word in (self.reading.text[v.start : v.end].lower() for v in sorted(verbs)) if word in self.words]
        party = frozenset[str]() if self.asks_who or self.silent is None else frozenset(self.silent.actors)
        others = frozenset(iri for one in self.named for iri in self.names.resolve(one)) - party
        return asked_act(self.reading, spoken, self.words, party, others, self.names.resolve, self.silent)

    def _spoken(self, found: Sequence[str]) -> dict[str, Done]:
        """Those in which whoever is asked about speaks or acts."""
        own = acting(self.store, self.actor)
        return _unknown(iri for iri in found if iri in own)

    def _done(self, found: Sequence[str]) -> dict[str, Done]:
        """Those in which it is done as the question says."""
        if self.act is None:
            return {}
        right = _firsts(done(self.store, self.reading, self.act, self._alike(self.act.word), found))
        rest = [iri for iri in found if iri not in right and self._is_whole(iri)]
        others = by_others(self.store, self.reading, self.act, self._alike(self.act.word), rest)
        return {iri: right.get(iri, Done(iri, "")) for iri in found if iri in right or iri in set(rest) - others}

    def _is_whole(self, sentence: str) -> bool:
        """Whether a sentence holds all of a question that asks neither who nor whether, and names them in the same order: then it need not
        be the very verb that says it ("resulted in 56 deaths")."""
        everything = all(sentence in topic.part.sentences for topic in self.topics)
        asks_more = self.silent is not None and (self.silent.family.asks is not None or self.silent.family.name == WHY)
        if not everything or self.asks_who or self._has_verdict() or len(self.topics) + asks_more < _MANY:
            return False
        there = mentions_of(self.store, [sentence])[sentence] if len(self.named) > 1 else []
        first = [min((m.start for m in there if m.entity & set(self.names.resolve(one))), default=-1) for one in self.named]
        return len(first) < _SEVERAL or (min(first) >= 0 and first == sorted(first))

    def _has_verdict(self) -> bool:
        """Whether it is asked if something is so: then the sentence must say it in so many words."""
        return self.silent is not None and self.silent.family.tells == VERDICT

    def _score(self, sentence: str) -> float | None:
        """The share of the parts' weight that stands in the sentence; None where that is too little, or anything has not been told."""
        whole = sum(topic.part.weight for topic in self.topics)
        absent = [topic for topic in self.topics if sentence not in topic.part.sentences]
        share = 1 - sum(topic.part.weight for topic in absent) / whole
        if share < _LEAST or (any(topic.who for topic in absent) and is_on_anybody(self._text(sentence))):
            return None
        alike = [topic for topic in absent if topic.word and not self._is_act(topic) and held([topic.word], self._text(sentence)) >= _LIKE]
        share += _COUNTS * sum(topic.part.weight for topic in alike) / whole
        told = all(topic in alike or topic.part.held(sentence) >= LEAD for topic in absent)
        return share if told else None

    def _is_act(self, topic: Topic) -> bool:
        return self.act is not None and topic.word == self.act.word

    def _text(self, sentence: str) -> str:
        article = place(sentence)[0]
        if article not in self.texts:
            self.texts[article] = dict(sentences_of(self.store, article))
        return self.texts[article].get(sentence, "")


def _unknown(found: Iterable[str]) -> dict[str, Done]:
    """Sentences of which nobody knows by what words they say it."""
    return {iri: Done(iri, "") for iri in found}


def _firsts(found: Iterable[Done]) -> dict[str, Done]:
    """The first place of each sentence."""
    first = dict[str, Done]()
    for one in found:
        first.setdefault(one.sentence, one)
    return first


def _is_part(one: Named, other: Named) -> bool:
    """Whether a name stands within another one."""
    return other.start <= one.start and one.end <= other.end and (one.start, one.end) != (other.start, other.end)
