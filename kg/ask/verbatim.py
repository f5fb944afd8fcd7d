"""Where a question was understood and no claim answers it, or no kind of question fits: sentences that bear on all of it, as quotations.

Such a sentence bears on each word of content of the question, in any form, and on everybody and everything that it names
(kg.ask.passages), each on its side (who acts in the question speaks or acts, or is named first; whom it is done to is not), and falls
into the asked period.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from kg.ask.acts import asked_act
from kg.ask.doers import Act, done
from kg.ask.families import Families, matches
from kg.ask.lead import VERDICT
from kg.ask.offices import voices
from kg.ask.passages import Part, passages, place
from kg.ask.plan import Plan
from kg.ask.question import SPEECH, Named, Reading, modes
from kg.ask.sides import acting
from kg.ask.speaking import speaking
from kg.ask.subject import Subject
from kg.ask.vocabulary import Names
from kg.model import Span
from kg.query import load
from kg.sentences import acting as acts_in
from kg.sentences import claiming, holding, sentences_of
from kg.store import Store
from kg.vocab import PL

NOTE = "no claim was found that answers: these are sentences that bear on all that the question says"
_ENOUGH = 3  # names and words of content together; fewer are found anywhere, but for a question for somebody
_OWN = 0.5  # share of the question that a sentence must hold itself; the rest may stand before it
_SAYINGS = tuple(PL + code for code in (SPEECH, "ACCUSE", "REQUEST", "THREATEN"))  # events that are words, or tell of some
_EVENT = "NamedEvent"
_QUALIFIED = "of|on|to|that|against|for|with|which"  # behind "the attack", tells of another one than has just been told
_ACTOR = "actor"  # the slot of who speaks or acts
_DONE_TO = "done-to"  # the kind of question for what is done to somebody


class Verbatim:
    """Finds the sentences for one question; `silent` is the plan that was understood and found nothing."""

    def __init__(self, store: Store, families: Families, reading: Reading, silent: Plan, names: Names) -> None:
        self.store = store
        self.families = families
        self.reading = reading
        self.silent = silent
        self.names = names
        self.whole = (0, len(reading.text))
        self.texts: dict[str, dict[str, str]] = {}  # by article, then by sentence
        self.named = reading.within(self.whole)
        self.act = self._act()
        self.vouched = Subject(store, families, reading, silent, names).vouched()
        self.silent = replace(self.silent, act=self.act[0], values=self._with_members(self.silent.values))

    def _asked_act(self, actor: frozenset[str]) -> Act | None:
        """What is done by the question's own tree."""
        others = frozenset(iri for one in self.named for iri in self.names.resolve(one)) - actor
        return asked_act(self.reading, self._spoken(), self._words(), actor, others, self.names.resolve, self.silent)

    def _is_of_members(self) -> bool:
        """Whether the members of an organisation are asked about."""
        match = next((match for match in matches(self.families, self.reading.text) if _ACTOR in match.slots), None)
        words = self.reading.unnamed(match.slots[_ACTOR]) if match is not None else ()
        return self.silent.family.members is not None and not self.families.member_words.isdisjoint(words)

    def _with_members(self, values: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
        """Where an organisation's members are asked for, the states that are."""
        if not self._is_of_members():
            return values
        return {**values, "actor": sorted(frozenset[str]().union(*(self.names.states(one) for one in values.get("actor", ()))))}

    def plans(self) -> Iterator[Plan]:
        """Claims on the very kind of act first, which can have a verdict; then whatever the sentences say."""
        found = self._found() if self._is_enough() else []
        if not found:
            return
        if self.silent.family.asks == "words":
            yield self._plan(found, {"act": _SAYINGS}, None)
            plan = self._plan(found, {}, None)
            if said := [sentence for sentence in found if sentence in plan.speaking]:  # its tree shows it, if no claim does
                yield replace(plan, values={"sentence": tuple(said)})
            return
        typed = self._typed(found)
        if typed:
            tells = self.silent.family.tells
            yield self._plan([s for s in found if s in typed], {"act": self.act[1]}, tells if tells == VERDICT else None)
        done = self._done([s for s in found if s not in typed or acting(self.silent)])
        rest = list(dict.fromkeys(sentence for sentence, _ in done))
        said = [trigger for sentence, trigger in done if trigger and self._names_all(sentence)]
        if said and self.silent.family.tells == VERDICT:
            yield self._on_words(said)
        if rest:
            has_verdict = self.silent.family.tells == VERDICT
            yield replace(self._plan(rest, {}, None), said=tuple(said) if has_verdict else ())

    def _done(self, found: list[str]) -> list[tuple[str, str]]:
        """Those in which whoever is asked about does what the question says, with the words for that; all, where it has no word for it."""
        family, plain = self.silent.family, [(sentence, "") for sentence in found]
        has_verdict = family.tells == VERDICT
        if not (has_verdict or (not family.context and (family.strict or family.name.startswith("who") or family.name == _DONE_TO))):
            return plain
        act = self._asked_act(acting(self.silent))
        if act is None:
            return plain
        right = [(one.sentence, one.words) for one in done(self.store, self.reading, act, self.families.alike(act.word), found)]
        there = {sentence for sentence, _ in right}
        return [*right, *(one for one in plain if family.context and one[0] not in there)]

    def _names_all(self, sentence: str) -> bool:
        """Whether it names everybody and everything that the question names; what is said to be so may be told before."""
        groups = [] if self.silent.family.context else [self.names.resolve(one) for one in self.named]
        return all(sentence in self.names.sentences_naming(tuple(group)) for group in groups)

    def _on_words(self, triggers: Sequence[str]) -> Plan:
        """Claims on just the words that say it, which can have a verdict."""
        family = replace(self.families.aligned, sought=self.silent.sought, tells=VERDICT)
        about = tuple(dict.fromkeys(tuple(self.names.resolve(one)) for one in self.named))
        values = {"trigger": tuple(triggers)}
        return Plan(family, load(family.query), values, self.silent.sought, about=about, notes=(NOTE,), period=_period(self.reading))

    def _found(self) -> list[str]:
        """For several who are compared, the sentences of each."""
        if not self.silent.family.context:
            return passages(self._parts(()), self._typed, _OWN)
        words, own = self.families.words, self.silent.family.own
        taken_up = words["takes_up"] if self._is_on_event() else words["takes_up_anything"]
        pattern = re.compile(rf"\b(?:{'|'.join(taken_up)})s?\b(?!\s+(?:{_QUALIFIED})\b)", re.IGNORECASE)
        responding = holding(self.store, words["responds"] if own else ())

        def on_it(sentence: str) -> bool:
            return sentence in responding or pattern.search(self._text(sentence)) is not None

        each = [set(iris) for _, iris in self.silent.each]
        others = [set().union(*(one for one in each if one != mine)) - mine for mine in each] or [set[str]()]
        near = self.silent.family.asks == "words"
        found = [passages(self._parts(others_), self._typed, 0.0, on_it, always=own, near=near) for others_ in others]
        return list(dict.fromkeys(sentence for some in (*found, self.vouched) for sentence in some))

    def _text(self, sentence: str) -> str:
        article = place(sentence)[0]
        if article not in self.texts:
            self.texts[article] = dict(sentences_of(self.store, article))
        return self.texts[article].get(sentence, "")

    def _is_on_event(self) -> bool:
        """Whether the question's words are on something that happens, is done or said, which "the attack" or "the move" may stand for; what
        only names stand for may be anything."""
        names = {named.entity for named in self.named}
        return not set(self._words()) or bool(self._spoken()) or any(one.kind == _EVENT for one in names)

    def _plan(self, found: Sequence[str], more: dict[str, tuple[str, ...]], tells: str | None) -> Plan:
        family = replace(self.families.fallback, sought=self.silent.sought, names_all=False, tells=tells)
        about = tuple(dict.fromkeys(tuple(self.names.resolve(one)) for one in self.named))
        values = {"sentence": tuple(found), **more}
        period = _period(self.reading)
        plan = Plan(family, load(family.query), values, self.silent.sought, about=about, notes=(NOTE,), like=self.silent, period=period)
        own = acting(self.silent) if self.silent.family.context else frozenset[str]()
        spoken = speaking(self.store, self.reading, own, self.families.words["says"], found)
        return replace(plan, order=tuple(self._order()), vouched=frozenset(self.vouched), speaking=spoken)

    def _order(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Who does something in the question, and to whom, where both are named in that order."""
        extraction = self.reading.extraction
        entity = {mention.id: mention for mention in extraction.mentions}
        by_iri = {one.entity.iri: tuple(self.names.resolve(one)) for one in self.named}
        for event in extraction.events:
            for actor, recipient in product(event.actors, event.recipients):
                one, other = entity[actor], entity[recipient]
                if one.span < other.span and one.entity in by_iri and other.entity in by_iri:
                    yield by_iri[one.entity], by_iri[other.entity]

    def _is_enough(self) -> bool:
        """Whether there is enough to go by: somebody who acts and what else it is about, somebody is asked for, or three things."""
        if self.silent.family.tells == "office" or not self.named:
            return False
        somebody = bool(acting(self.silent)) or self.silent.family.name.startswith("who")
        return len(self.named) + len(self._words()) >= _ENOUGH - somebody

    def _words(self) -> tuple[str, ...]:
        counted = frozenset() if self.silent.family.asks != "number" else frozenset(self.silent.counted)
        empty = self.families.empty_words | frozenset(self.families.words["asking"])
        words = self.reading.content(self.whole, empty | (self.families.member_words if self._is_of_members() else frozenset()))
        return tuple(word for word in words if word not in counted) or tuple(words)

    def _act(self) -> tuple[str, tuple[str, ...]]:
        """The word for what is done, and mode or type of its event; empty where there is none, or the kind of question has words for it."""
        if self.silent.family.context:
            return "", ()
        spoken = self._predicates()
        if not spoken:
            return "", ()
        [first, *_] = spoken
        events = [e for e in self.reading.extraction.events if e.trigger.start <= first.start < e.trigger.end]
        return self._said(first.start, first.end), modes(events)[:1]

    def _predicates(self) -> list[Span]:
        """Where the question's words of content are verbs or nouns for events, in order."""
        words = self._words()
        return sorted(p.trigger for p in self.reading.extraction.predicates if self._said(p.trigger.start, p.trigger.end) in words)

    def _spoken(self) -> list[str]:
        return [self._said(span.start, span.end) for span in self._predicates()]

    def _said(self, start: int, end: int) -> str:
        return self.reading.text[start:end].lower()

    def _typed(self, sentences: Sequence[str]) -> frozenset[str]:
        return claiming(self.store, sentences, self.act[1]) if self.act[1] else frozenset()

    def _parts(self, but: Collection[str]) -> list[Part]:
        """Without those of the actors that need not stand there."""
        actor = acting(self.silent)
        words = (self._part(word) for word in self._words())
        group = self._group() if self._is_of_members() else ()
        named = [(one, set(self.names.resolve(one))) for one in self.named if one not in group]
        members = [Part(acts_in(self.store, voices(self.store, actor)), needed=True)] if group else []
        return [*members, *(self._name(one, bool(actor & iris)) for one, iris in named if iris.isdisjoint(but)), *words]

    def _group(self) -> tuple[Named, ...]:
        """What the question names to say whose members it asks about."""
        match = next((match for match in matches(self.families, self.reading.text) if _ACTOR in match.slots), None)
        return self.reading.within(match.slots[_ACTOR]) if match is not None else ()

    def _part(self, word: str) -> Part:
        act = word == self.act[0]
        return Part(holding(self.store, self.families.alike(word)), needed=act and (self.silent.family.strict or not self.act[1]), act=act)

    def _name(self, named: Named, needed: bool) -> Part:
        iris = self.names.resolve(named)
        said = self.reading.text[named.start : named.end]
        known = frozenset(one.sentence for one in self.names.naming(iris))
        if needed:
            known |= acts_in(self.store, iris)
        return Part(known or holding(self.store, [said, named.entity.name]), needed)


def _period(reading: Reading) -> tuple[str, str] | None:
    times = reading.extraction.times
    return (min(t.start for t in times).isoformat(), max(t.end for t in times).isoformat()) if times else None
