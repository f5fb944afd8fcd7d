"""The plans for a question that was read: the parameters of its kind's query, filled from its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.ask.families import Families, Group, Match, matches
from kg.ask.offices import Offices, Term
from kg.ask.plan import MATTER, Plan, Resolve
from kg.ask.question import Named, Reading, kinds, modes, types
from kg.lexicon.codes import same_class
from kg.model import Span
from kg.query import Question, load
from kg.vocab import ID

Search = Callable[[Sequence[str], str], Sequence[str]]  # words, and the text that they are of -> IRIs of sentences, the best first
GROUP = "group"  # the slot of whose members somebody is asked for
_NO_SENTENCE = ID + "article/none#offset_0_1"  # where the ranking finds nothing, the query is still one that can be run
_CAN_ACT = frozenset({"Person", "Organisation", "Place", "Group"})


def plans(families: Families, reading: Reading, resolve: Resolve, offices: Offices, search: Search) -> Iterator[Plan]:
    """Every plan that fits the question, best first; the fallback, quotations ranked by words, last."""
    fitted = False
    for match in matches(families, reading.text):
        fitted = True
        yield from _Filler(families, reading, resolve, offices, match).plans()
    if fitted:
        return  # the kind of question was understood: sentences with some of its words would be padding
    last = _quotations(families, reading, resolve, search)
    if last is not None:
        yield last


def unfilled(families: Families, reading: Reading, resolve: Resolve, offices: Offices) -> Plan | None:
    """What was understood of a question of a known kind for which no query has all that it wants: a plan that is not to be run."""
    for match in matches(families, reading.text):
        return _Filler(families, reading, resolve, offices, match).understood()
    return None


class _Filler:
    def __init__(self, families: Families, reading: Reading, resolve: Resolve, offices: Offices, match: Match) -> None:
        self.families = families
        self.reading = reading
        self.resolve = resolve
        self.offices = offices
        self.family = match.family
        self.slots = match.slots

    def plans(self) -> Iterator[Plan]:
        """The plan for each step of widening: the first alternatives of all parameters, then the second ones …"""
        tried = list[Mapping[str, Sequence[str]]]()
        for step in range(max((len(ways) for ways in self.family.params.values()), default=1)):
            plan = self._plan(step, widened=bool(tried))
            if plan is not None and plan.values not in tried:
                tried.append(plan.values)
                yield plan

    def understood(self) -> Plan:
        """The plan with what could be filled."""
        query = load(self.family.query)
        return self._filled(query, {param.name: self._value(param.name, 0) for param in query.params}, (), False)

    def _plan(self, step: int, widened: bool) -> Plan | None:
        words = self._words()
        needs = self.family.needs or [param.name for param in load(self.family.query).params]
        for name in filter(None, (self._query_name(), self.family.by_words if words else None)):
            query = load(name)
            values = {param.name: self._value(param.name, step) for param in query.params}
            given = {name for name, value in {**values, "words": words}.items() if value}
            if given.issuperset(param.name for param in query.params if not param.optional) and given.intersection(needs):
                enough = len(words) >= self.family.least
                required = words if (self.family.words and enough) or name == self.family.by_words else ()
                return self._filled(query, values, required, widened)
        return None

    def _filled(self, query: Question, values: Mapping[str, Sequence[str]], words: tuple[str, ...], widened: bool) -> Plan:
        return Plan(
            family=self.family,
            query=query,
            values={name: value for name, value in values.items() if value},
            sought=_said(self.family.sought, {slot: self._text(slot) for slot in self.slots}),
            asked=" and ".join(named.entity.name for named in self._named("actor")),
            about=self._about(),
            words=words,
            notes=tuple(self._notes(widened)),
            terms=self._terms(),
            each=self._each(),
            members=frozenset(self._of_members()),
            triggers=self._triggers(),
            verb=self._text(self.family.says) if self.family.says else "",
            called=self._called(),
            counted=self._counted(),
            counted_things=tuple(tuple(self.resolve(one)) for one in self._named("counted")),
        )

    def _called(self) -> str:
        """The first word of content that the actor's words have beside names."""
        slot = self.slots.get("actor")
        words = self.reading.besides(slot, self._named("actor"), self.families.empty_words) if slot is not None else ()
        return words[0] if words else ""

    def _counted(self) -> tuple[str, ...]:
        """The words for what is to be counted, and those for the same."""
        words = self.reading.words(self.slots["counted"], self.families.empty_words) if "counted" in self.slots else ()
        return tuple(dict.fromkeys(said for word in words for said in self.families.alike(word)))

    def _triggers(self) -> tuple[str, ...]:
        """The words for what is done in the slot that says which acts are looked for."""
        slot = next((how.partition(":")[0] for how in self.family.params.get("act", ())), "")
        start, end = self.slots.get(slot, (0, 0))
        spans = [p.trigger for p in self.reading.extraction.predicates if start <= p.trigger.start and p.trigger.end <= end]
        spans += [event.trigger for event in (self.reading.events((start, end)) if start < end else ())]
        return tuple(dict.fromkeys(self.reading.text[span.start : span.end] for span in spans))

    def _notes(self, widened: bool) -> Iterator[str]:
        if widened:
            yield "nothing of just this kind was found: the answer is on the wider type of event"
        if group := self._group():
            yield f"“{self._text('actor')}” is read as the members of {group.name}"
        if days := [f"{word} {day}" for word, name in (("from", "since"), ("to", "until")) for day in self._day(name)]:
            yield f"what was published {' '.join(days)} was looked at"

    def _each(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        if self._terms() or self._group():
            return ()
        return tuple((named.entity.name, tuple(self.resolve(named))) for named in self._named("actor"))

    def _group(self) -> Group | None:
        """The organisation whose members the actor's words mean without naming it ("European leaders")."""
        words = set(re.findall(r"\w+", self._text("actor").lower()))
        return next((group for word, group in self.families.groups.items() if word in words and words & self.families.member_words), None)

    def _terms(self) -> tuple[Term, ...]:
        """Where the actor's words name an office of somebody: who held it when."""
        slot = self.slots.get("actor")
        bodies = [n for n in self._named("actor") if n.entity.kind in ("Organisation", "Place")]
        if slot is None or not bodies or any(_is_known(n) for n in self._named("actor")):
            return ()
        words = self.reading.besides(slot, bodies, self.families.empty_words)
        return self.offices.terms([iri for body in bodies[:1] for iri in self.resolve(body)], words)

    def _query_name(self) -> str:
        """The query for the members where the actor's words speak of members of an organisation."""
        if self.family.members and self._group():
            return self.family.members
        organisation = any(named.entity.kind == "Organisation" for named in self._named("actor"))
        if self.family.members and organisation and self.families.member_words.intersection(self.reading.unnamed(self.slots["actor"])):
            return self.family.members
        return self.family.query

    def _words(self) -> tuple[str, ...]:
        slot = self.family.words or MATTER
        return self.reading.words(self.slots[slot], self.families.empty_words) if slot in self.slots else ()

    def _about(self) -> tuple[tuple[str, ...], ...]:
        """All that the question names; holders of an office in place of the words for it."""
        slots = [slot for slot in self.slots if not (self._holders(slot) or (slot == GROUP and self._of_members()))]
        named = [tuple(self.resolve(one)) for slot in slots for one in self._named(slot)]
        return tuple(dict.fromkeys([*filter(None, (self._holders("actor"),)), *named]))

    def _value(self, name: str, step: int) -> tuple[str, ...]:
        if name in ("since", "until"):
            return self._day(name)
        ways = self.family.params.get(name, ())
        return next((value for how in ways[min(step, len(ways) - 1) :] if (value := self._fill(how))), ()) if ways else ()

    def _fill(self, how: str) -> tuple[str, ...]:
        if how.startswith("="):
            return (how[1:],)
        slot, _, part = how.partition(":")
        fill: dict[str, Callable[[str], tuple[str, ...]]] = {
            "": lambda s: self._holders(s) or self._iris(self._named(s)),
            "people": lambda s: self._holders(s) or self._iris([n for n in self._named(s) if n.entity.kind == "Person"]),
            "kind": lambda s: kinds(self.reading.events(self.slots[s])),
            "class": lambda s: same_class(next(iter(types(self.reading.events(self.slots[s]))), "")),
            "agents": lambda s: self._iris(self._agents(s)),
            "rest": lambda s: self._iris(self._rest(s)),
            "types": lambda s: types(self.reading.events(self.slots[s])),
            "type": lambda s: types(self.reading.events(self.slots[s]))[:1],
            "mode": lambda s: modes(self.reading.events(self.slots[s]))[:1],
            "words": lambda s: self.reading.words(self.slots[s], self.families.empty_words),
        }
        return fill[part](slot) if slot in self.slots else ()

    def _holders(self, slot: str) -> tuple[str, ...]:
        """Who stands for the actor's words where they are no names: members' organisation, or holders of an office."""
        if slot != "actor":
            return ()
        if group := self._group():
            return (group.iri,)
        return tuple(dict.fromkeys(term.who for term in self._terms()))

    def _of_members(self) -> tuple[str, ...]:
        """The organisation whose members are asked for ("Which NATO states …?"), by its name or by a word for its members."""
        bodies = [named for named in self._named(GROUP) if named.entity.kind == "Organisation"]
        group = self.families.groups.get(self._text(GROUP).lower())
        return self._iris(bodies) or ((group.iri,) if group else ())

    def _named(self, slot: str) -> tuple[Named, ...]:
        return self.reading.within(self.slots[slot]) if slot in self.slots else ()

    def _agents(self, slot: str) -> tuple[Named, ...]:
        """Who acts in the slot: by the event in it, else the first that can act, else the first thing named."""
        named = self._named(slot)
        acting = self.reading.actors(self.slots[slot])
        able = [n for n in named if n.entity.kind in _CAN_ACT]
        return tuple(n for n in able if n.entity.iri in acting)[:1] or tuple(able[:1]) or named[:1]

    def _rest(self, slot: str) -> tuple[Named, ...]:
        agents = self._agents(slot)
        return tuple(n for n in self._named(slot) if n not in agents) or agents

    def _iris(self, named: Sequence[Named]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(iri for one in named for iri in self.resolve(one)))

    def _day(self, name: str) -> tuple[str, ...]:
        """The period that the question names: its first or its last day; open at one end where the word before says so ("since Monday")."""
        times = self.reading.extraction.times
        open_end = self.families.words["until" if name == "since" else "since"]
        if not times or (len(times) == 1 and self._before(times[0].span.start) in open_end and not self._is_range(times[0].span)):
            return ()
        day = min(time.start for time in times) if name == "since" else max(time.end for time in times)
        return (day.isoformat(),)

    def _is_range(self, span: Span) -> bool:
        """ "28 August to 13 September": both ends of a period."""
        words = re.sub(r"\b\d{4}-\d\d(?:-\d\d)?\b", "", self.reading.text[span.start : span.end])  # "2023-01-01" is one day
        return re.search(r"\w\s*(?:\b(?:to|until|till|and|through)\b|[–-])\s*\w", words) is not None

    def _before(self, place: int) -> str:
        """The word before a place of the question."""
        words: list[str] = re.findall(r"\w+", self.reading.text[:place])
        return words[-1].lower() if words else ""

    def _text(self, slot: str) -> str:
        start, end = self.slots.get(slot, (0, 0))
        return self.reading.text[start:end].strip(" \t\r\n?!.")


def _quotations(families: Families, reading: Reading, resolve: Resolve, search: Search) -> Plan | None:
    """Sentences that name what the question names and hold its words. Off the topic of the graph a single word finds anything: a question
    needs names and words of content, three together, a fragment or a question for somebody two."""
    whole = (0, len(reading.text))
    named, words = reading.within(whole), reading.content(whole, families.empty_words)
    first = reading.text.split()[0].casefold()
    enough = 2 if first in families.words["who"] or first not in families.empty_words else 3
    if len(named) + len(words) < enough:
        return None
    spoken = [word for one in named for word in re.findall(r"\w+", reading.text[one.start : one.end])]
    found = search([*words, *spoken], reading.text)
    family = families.fallback
    names = {"names": " and ".join(n.entity.name for n in named) or "anything", "words": ", ".join(words) or "anything"}
    return Plan(
        family=family,
        query=load(family.query),
        values={"sentence": found or [_NO_SENTENCE]},
        words=words,
        sought=_said(family.sought, names),
        about=tuple(dict.fromkeys(tuple(resolve(one)) for one in named)),
        notes=("no kind of question fits: these are quotations that name what the question names",),
    )


def _is_known(named: Named) -> bool:
    """A person whom the authority knows, not just words that are read as a person's."""
    return named.entity.kind == "Person" and not named.entity.iri.startswith(ID + "ent/")


def _said(template: str, parts: Mapping[str, str]) -> str:
    """The template with its gaps filled; a gap that the question does not fill is left out."""
    filled = re.sub(r"\{(\w+)\}", lambda hit: parts.get(hit[1], ""), template)
    filled = re.sub(r",? (?:on|of|for|about) “\s*”", "", re.sub(r"“\s+", "“", filled))
    return re.sub(r"\s+", " ", filled).strip()
