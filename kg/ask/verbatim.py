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

from kg.ask.asks import holds
from kg.ask.doers import Act, act_of, done
from kg.ask.families import Families
from kg.ask.findings import Finding, ask
from kg.ask.passages import Part, passages
from kg.ask.plan import Plan
from kg.ask.question import OTHER, SPEECH, Named, Reading, modes
from kg.ask.strict import are_others, is_on
from kg.ask.subject import Subject
from kg.ask.vocabulary import Names
from kg.model import Span
from kg.query import load
from kg.sentences import acting as acts_in
from kg.sentences import holding
from kg.store import Store
from kg.vocab import PL

NOTE = "no claim was found that answers: these are sentences that bear on all that the question says"
_ENOUGH = 3  # names and words of content together; fewer are found anywhere, but for a question for somebody
_BESIDE = 25  # characters between somebody and those who speak for it
_OWN = 0.5  # share of the question that a sentence must hold itself; the rest may stand before it
_APART = re.compile(r"\band\b|[\"“”:;]")
_SAYINGS = tuple(PL + code for code in (SPEECH, "ACCUSE", "REQUEST", "THREATEN"))  # events that are words, or tell of some
_PLACES = frozenset({"Place"})
_DOERS = frozenset({"actor", "party"})  # parameters
_DONE_TO = "done-to"  # the kind of question for what is done to somebody
_KINDS = frozenset({"Place", "Organisation", "Person"})


class Verbatim:
    """Finds the sentences for one question; `silent` is the plan that was understood and found nothing."""

    def __init__(self, store: Store, families: Families, reading: Reading, silent: Plan, names: Names) -> None:
        self.store = store
        self.families = families
        self.reading = reading
        self.silent = silent
        self.names = names
        self.whole = (0, len(reading.text))
        self.named = reading.within(self.whole)
        self.silent = self._of_nobody(silent)
        self.act = self._act()
        self.vouched = Subject(store, families, reading, silent, names).vouched()
        self.silent = replace(self.silent, act=self.act[0], values=self._with_members(self.silent.values))

    def _of_nobody(self, silent: Plan) -> Plan:
        """Without anybody who is to act, where the question's tree has nobody whom it names do it ("How many were killed with Lind?")."""
        if silent.family.context or not silent.family.strict:
            return silent
        actor = acting(silent)
        act = self._asked_act(actor)
        if act is None or act.actor or not actor:
            return silent
        return replace(silent, values={name: values for name, values in silent.values.items() if name not in _DOERS})

    def _asked_act(self, actor: frozenset[str]) -> Act | None:
        """What is done by the question's own tree."""
        others = frozenset(iri for one in self.named for iri in self.names.resolve(one)) - actor
        return act_of(self.reading, self._spoken() or self._words(), actor, others, self.names.resolve)

    def _with_members(self, values: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
        """Where an organisation's members are asked for, the states that are."""
        if self.silent.query.name != self.silent.family.members:
            return values
        return {**values, "actor": sorted(frozenset[str]().union(*(self.names.states(one) for one in values.get("actor", ()))))}

    def plans(self) -> Iterator[Plan]:
        """Claims on the very kind of act first, which can have a verdict; then whatever the sentences say."""
        found = self._found() if self._is_enough() else []
        if not found:
            return
        if self.silent.family.asks == "words":
            yield self._plan(found, {"act": _SAYINGS}, None)
            return
        typed = self._typed(found)
        if typed:
            tells = self.silent.family.tells
            yield self._plan([s for s in found if s in typed], {"act": self.act[1]}, tells if tells == "verdict" else None)
        rest = self._done([s for s in found if s not in typed or acting(self.silent)])
        if rest:
            yield self._plan(rest, {}, None)

    def _done(self, found: list[str]) -> list[str]:
        """Those in which whoever is asked about does what the question says; all, where it has no word for that."""
        family = self.silent.family
        if family.context or not (family.strict or family.name.startswith("who") or family.name == _DONE_TO):
            return found
        act = self._asked_act(acting(self.silent))
        return found if act is None else done(self.store, self.reading, act, self.families.alike(act.word), found)

    def _found(self) -> list[str]:
        """For several who are compared, the sentences of each."""
        if not self.silent.family.context:
            return passages(self._parts(()), self._typed, _OWN)
        words, own = self.families.words, self.silent.family.own
        on_it = holding(self.store, [*words["takes_up"], *(words["responds"] if own else ())])
        each = [set(iris) for _, iris in self.silent.each]
        others = [set().union(*(one for one in each if one != mine)) - mine for mine in each] or [set[str]()]
        found = [passages(self._parts(others_), self._typed, 0.0, on_it, always=own) for others_ in others]
        return list(dict.fromkeys(sentence for some in (*found, self.vouched) for sentence in some))

    def _plan(self, found: Sequence[str], more: dict[str, tuple[str, ...]], tells: str | None) -> Plan:
        family = replace(self.families.fallback, sought=self.silent.sought, names_all=False, tells=tells)
        about = tuple(dict.fromkeys(tuple(self.names.resolve(one)) for one in self.named))
        values = {"sentence": tuple(found), **more}
        period = _period(self.reading)
        plan = Plan(family, load(family.query), values, self.silent.sought, about=about, notes=(NOTE,), like=self.silent, period=period)
        return replace(plan, order=tuple(self._order()), vouched=frozenset(self.vouched))

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
        words = self.reading.content(self.whole, self.families.empty_words | frozenset(self.families.words["asking"]))
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
        if not self.act[1]:
            return frozenset()
        rows = ask(self.store, self.families.fallback.query, sentence=list(sentences), act=list(self.act[1]))
        return frozenset(row["sentence"].value for row in rows)

    def _parts(self, but: Collection[str]) -> list[Part]:
        """Without those of the actors that need not stand there."""
        actor = acting(self.silent)
        words = (self._part(word) for word in self._words())
        named = [(one, set(self.names.resolve(one))) for one in self.named]
        return [*(self._name(one, bool(actor & iris)) for one, iris in named if iris.isdisjoint(but)), *words]

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


def acting(like: Plan) -> frozenset[str]:
    """IRIs of whoever has to act or speak in an answer; none where just that is asked."""
    is_who = like.family.name.startswith("who") and not like.family.name.startswith("whom")
    return frozenset(like.values.get("actor", ())) or (frozenset() if is_who else frozenset(like.values.get("party", ())))


def fits(finding: Finding, plan: Plan, families: Families) -> bool:
    """Whether everybody stands on the asked side of the sentence, and it holds the day, place or number that was asked for."""
    like = plan.like
    if like is None:
        return _in_period(finding, plan.period)
    if like.family.own and finding.type == PL + OTHER and not finding.quoted and not _tells_attitude(finding, families):
        return False  # a response is something said, a deed that is told as one, or how somebody is said to feel about it
    actor = acting(like)
    asks_who = not actor and like.family.name.startswith("who")
    party = frozenset(like.values.get("party", ()))
    if plan.family.tells is not None and not is_on(finding, like.actors, like.others):
        return False  # a verdict rests on what the asked one does
    if asks_who and not _are(finding, frozenset(like.values.get("kind", ())) & _KINDS):
        return False
    on_their_sides = (
        _acts(finding, actor, plan)
        and not _others_act(finding, actor, like, families)
        and not (asks_who and _is_done_by(finding, party))
        and not _swapped(finding, plan)
    )
    return on_their_sides and _in_period(finding, plan.period) and _holds(finding, like, plan, families)


def _tells_attitude(finding: Finding, families: Families) -> bool:
    """Whether the claim's own words are of those for how somebody feels about something ("was alarmed by")."""
    words = set(re.findall(r"\w+", finding.words(finding.clause or (finding.start, finding.end)).casefold()))
    return not words.isdisjoint(families.words["attitudes"])


def _acts(finding: Finding, actor: frozenset[str], plan: Plan) -> bool:
    """Whether the asked one speaks or acts; what is only named first it must stand beside who does."""
    mine_too = finding.roles.get("actor", frozenset())
    if actor and plan.like is not None and not plan.like.family.context and are_others(finding):
        return False
    if not actor or finding.source in actor or mine_too & actor:
        return True
    if plan.values.get("act") and not (plan.like is not None and plan.like.family.context):
        return False  # it has a claim on just this kind of act, and somebody else in its place
    if plan.like is not None and plan.like.family.context:
        return _speaks_for(finding, actor, mine_too or {finding.source})
    rest = frozenset(iri for group in plan.about for iri in group) - actor
    mine, theirs = _first(finding, actor), _first(finding, rest)
    return mine is not None and not mine_too & rest and (theirs is None or mine < theirs)


def _are(finding: Finding, kinds: Collection[str]) -> bool:
    """Whether somebody of the asked kind acts."""
    actors = finding.roles.get("actor", frozenset())
    return not kinds or any(named.entity in actors and named.kind in kinds for named in finding.named)


def _speaks_for(finding: Finding, actor: frozenset[str], who: Collection[str]) -> bool:
    """ "Kremlin spokesman Dmitry Peskov": who speaks or acts is named just after the asked one, in one expression or the next."""
    asked = [(named.start, named.end) for named in finding.named if named.entity in actor]
    others = [named.start for named in finding.named if named.entity in who]
    return any(start <= other <= end or _joins(finding, end, other) for start, end in asked for other in others)


def _joins(finding: Finding, end: int, start: int) -> bool:
    """Whether what lies between two expressions puts the second under the first."""
    between = finding.words((end, start)) if end < start else "and"
    return len(between) <= _BESIDE and not _APART.search(between)


def _swapped(finding: Finding, plan: Plan) -> bool:
    """Whether the sentence names those between whom something passes in the question in the other order: "coordination of Iran with Russia"
    is not what Russia did for Iran."""
    places = [(_first(finding, frozenset(one)), _first(finding, frozenset(other))) for one, other in plan.order]
    return any(one is not None and other is not None and other < one for one, other in places)


def _is_done_by(finding: Finding, party: frozenset[str]) -> bool:
    """Whether the sentence begins with those to whom it should have happened, or does it to somebody else."""
    recipients = finding.roles.get("recipient", frozenset())
    ends = [(named.start, named.end) for named in finding.named if named.entity in recipients]
    inside = any(start <= n.start and n.end <= end for n in finding.named if n.entity in party for start, end in ends)
    meant = recipients | finding.roles.get("topic", frozenset())
    missed = bool(party and recipients) and not inside and not party & meant and finding.type != PL + SPEECH
    return _leads(finding, party) or bool(finding.roles.get("actor", frozenset()) & party) or missed


def _others_act(finding: Finding, actor: frozenset[str], like: Plan, families: Families) -> bool:
    """Whether somebody else is named last before the word for what is asked to have been done, where an act is asked about."""
    does = finding.type != PL + SPEECH and bool(finding.roles.get("actor", frozenset()) & actor)
    if not like.family.strict or not like.act or does:
        return False
    forms = "|".join(re.escape(form) for form in families.alike(like.act))
    act = re.search(rf"\b(?:{forms})", finding.quote, re.IGNORECASE)
    before = [n for n in finding.named if n.form == "name" and act is not None and n.end <= finding.start + act.start()]
    return bool(before) and max(before, key=lambda n: (n.end, -n.start)).entity not in actor and bool(actor)


def _leads(finding: Finding, party: frozenset[str]) -> bool:
    """Whether the sentence begins with those to whom it should have happened."""
    mine = _first(finding, party)
    return mine is not None and all(named.start >= mine for named in finding.named)


def _first(finding: Finding, iris: frozenset[str]) -> int | None:
    return min((named.start for named in finding.named if named.entity in iris), default=None)


def _holds(finding: Finding, like: Plan, plan: Plan, families: Families) -> bool:
    asked = like.family.asks
    if asked == "day":
        return bool(finding.days)
    if asked == "place":
        known = {iri for group in plan.about for iri in group}
        return any(named.kind in _PLACES and named.form == "name" and named.entity not in known for named in finding.named)
    things = frozenset(iri for group in like.counted_things for iri in group)
    return asked is None or holds(asked, replace(finding, clause=None), like.counted, things, families.words)


def _period(reading: Reading) -> tuple[str, str] | None:
    times = reading.extraction.times
    return (min(t.start for t in times).isoformat(), max(t.end for t in times).isoformat()) if times else None


def _in_period(finding: Finding, period: tuple[str, str] | None) -> bool:
    """Of a day of then, or where the text names none, published then."""
    if period is None:
        return True
    first, last = finding.when or (finding.published or "", finding.published or "")
    return first <= period[1] and period[0] <= last
