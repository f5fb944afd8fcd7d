"""Of sentences that hold the words of a question, those in which the one who is asked about does what the question says.

A sentence may name everybody and say the verb, and yet have somebody else do it ("human rights groups appealed to him not to attend"). Who
does what is read off the sentence's tree (`kg.extract.question.doers`); who stands where is known to the graph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kg.ask.families import load
from kg.ask.findings import ask, offsets
from kg.ask.passages import place
from kg.ask.plan import Plan, Resolve
from kg.ask.question import Reading, modes
from kg.ask.things import PRONOUNS, RELATIVE, WHO, Mention, Stretch, by_words, is_another, meets, owners_of, stands_apart, takes_up, things
from kg.sentences import sentences_of
from kg.store import Store

if TYPE_CHECKING:  # the parts of the language pipeline take a second to load: only who has a reader that can do this does so
    from kg.extract.question.doers import Doing

_BODIES = frozenset({"Place", "Organisation", "Group"})  # who speaks or acts through people that are named after them
_COPULAS = ("is ", "are ", "was ", "were ")
_WHOM = frozenset({"who", "whom"})
NOBODY = re.compile(r"\b(?:nobody|no[ -]one|none|nothing|(?:no|neither)\s+[\w-]+)$", re.IGNORECASE)
_ANY_STANDIN = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their|there|he|she|it|they|him|them)\b", re.IGNORECASE)
_OWNED = re.compile(r"\b(?:its|his|her|their|our)\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE)


@runtime_checkable
class Seer(Protocol):
    """A reader that sees who does what (`kg.pipeline.Reader`)."""

    def doings(self, texts: Sequence[str], words: Collection[str]) -> list[list[Doing]]: ...


@dataclass(frozen=True, slots=True)
class Act:
    """What the question says is done: the word for it, who does it, and whether it asks who."""

    word: str
    actor: frozenset[str]
    asks_who: bool
    others: frozenset[str]  # everybody else that the question names
    undergoer: frozenset[str]  # to whom or what it is done, where the question names that
    asks_whom: bool  # it asks to whom it is done, by whomever
    is_open: bool  # it is done to nobody, or the one asked about may be the one to whom it is done ("the death of", "was he arrested?")
    things: tuple[str, ...] = ()  # what it is done to, or says somebody to be, by a word and no name ("officer", "minister")
    by: tuple[str, ...] = ()  # who does it, by a word and no name ("army")
    owners: frozenset[str] = frozenset()  # and whose that is


def act_of(reading: Reading, words: Sequence[str], actor: frozenset[str], others: frozenset[str], resolve: Resolve) -> Act | None:
    """What is done by the question's own tree: the first of the words that is a verb there, else the first. None where the reader sees no
    trees, or the tree has no such word."""
    if not isinstance(reading.reader, Seer) or not words:
        return None
    found = [(word, doing) for word in words for doing in reading.reader.doings([reading.text], [word])[0]]
    mentions = [Mention(n.start, n.end, iri, n.entity.kind) for n in reading.named for iri in resolve(n)]
    if not found:
        return None
    word, doing = next((one for one in found if one[1].is_verb), found[0])
    does = bool(who_does(doing, mentions) & actor)
    asks_who = not does and bool(doing.doers) and not who_does(doing, mentions)
    undergoers = frozenset(m.entity for m in mentions if m.kind in WHO and meets(m, doing.undergone))
    undergoes = bool(undergoers & actor)
    is_apart = asks_who or not (does or undergoes or not doing.undergone)  # somebody else undergoes it, by nobody's hand
    asks_whom = not doing.doers and any(reading.text[start:end].casefold() in _WHOM for start, end in doing.undergone)
    is_open = not does or not doing.undergone
    goals, by = things(reading.text, doing, mentions), by_words(reading.text, doing, mentions)
    owners = owners_of(doing, mentions) if by else frozenset[str]()
    return Act(word, frozenset() if is_apart else actor, asks_who, others, undergoers - actor, asks_whom, is_open, goals, by, owners)


def is_beside(reading: Reading, plan: Plan, resolve: Resolve) -> bool:
    """Whether the act of a plan is only a noun that the question's own verb has to do with, and nobody asked about does it ("Has Norland
    claimed responsibility for the strike?" does not ask whether Norland struck)."""
    acts = frozenset(plan.values.get("act", ()))
    events = [e for e in reading.extraction.events if acts.intersection(modes([e]))]
    if not isinstance(reading.reader, Seer) or not plan.family.strict or not events or not plan.actors:
        return False
    words = [reading.text[e.trigger.start : e.trigger.end] for e in events]
    mentions = [Mention(n.start, n.end, iri, n.entity.kind) for n in reading.named for iri in resolve(n)]
    seen = [doing for word in words for doing in reading.reader.doings([reading.text], [word])[0]]
    is_done = any(doing.is_verb or who_does(doing, mentions) & set(plan.actors) for doing in seen)
    return bool(seen) and not is_done and bool(_own_verbs(reading, reading.reader, min(e.trigger.start for e in events)))


def _own_verbs(reading: Reading, reader: Seer, before: int) -> list[str]:
    """The verbs of the question before a place; behind it too what it says something to be ("Is the agreement legal?")."""
    places = [p.trigger for p in reading.extraction.predicates]
    words = [reading.text[p.start : p.end] for p in places if p.start < before]
    is_said = reading.text.casefold().startswith(_COPULAS)
    last = [reading.text[p.start : p.end] for p in places if is_said and p.start > before]
    verbs = [word for word in words if any(doing.is_verb for doing in reader.doings([reading.text], [word])[0])]
    return [*verbs, *last]


@dataclass(frozen=True, slots=True)
class Done:
    """A sentence in which it is done, with the words that say so, as the IRI of their place ("" where the reader sees no trees); whether
    the tree shows somebody new who does it, by a name or a description, of what kinds these are, and whether it shows to what end."""

    sentence: str
    words: str
    by_somebody: bool = False
    kinds: frozenset[str] = frozenset()
    to_an_end: bool = False


def done(
    store: Store,
    reading: Reading,
    act: Act,
    words: Sequence[str],
    sentences: Sequence[str],
    told: Mapping[str, frozenset[str]] | None = None,
) -> list[Done]:
    """Those of the sentences in which it is done, or told, in one of the words, with the right one as its doer; as they come.

    told: of sentences that do not name somebody who has just been told, who that is: a pronoun or "the group" stands for him there."""
    if not isinstance(reading.reader, Seer) or not sentences:
        return [Done(iri, "") for iri in sentences]
    texts, mentions = texts_of(store, sentences), standing_in(store, sentences)
    seen = reading.reader.doings([texts[iri] for iri in sentences], words)
    return [
        Done(
            iri,
            _place_of(doing, iri),
            _is_by_somebody(doing, act, mentions[iri], texts[iri]),
            frozenset(m.kind for m in mentions[iri] if meets(m, doing.doers)),
            doing.to_an_end,
        )
        for iri, doings in zip(sentences, seen, strict=True)
        for doing in doings
        if _is_right(doing, act, mentions[iri], texts[iri], (told or {}).get(iri, frozenset()))
    ]


def _is_by_somebody(doing: Doing, act: Act, mentions: Sequence[Mention], text: str) -> bool:
    """Whether who does it is told by more than a pronoun, and is none of those whom the question names."""
    told = [stretch for stretch in doing.doers if text[stretch[0] : stretch[1]].casefold() not in PRONOUNS | RELATIVE]
    return bool(told) and not who_does(doing, mentions, beside=False) & act.others


def _place_of(doing: Doing, sentence: str) -> str:
    article, begin = place(sentence)
    return f"{article}#offset_{begin + doing.word[0]}_{begin + doing.word[1]}"


def _is_right(doing: Doing, act: Act, mentions: Sequence[Mention], text: str, told: frozenset[str] = frozenset()) -> bool:
    if told and not _is_taken_up(doing, act, mentions, text, told):
        return False
    if _is_done_to_another(doing, act, mentions, text) or (act.asks_whom and not (doing.undergone or doing.doers)):
        return False
    if any(stands_apart(thing, doing, text) or is_another(thing, doing.undergone, text) for thing in act.things):
        return False
    if any(is_another(one, doing.doers, text) for one in act.by) or _is_anothers(doing, act, mentions):
        return False
    if not act.actor and not act.asks_who:
        return True
    who = who_does(doing, mentions)
    if act.actor & told:
        return True
    if act.actor and act.is_open and any(m.entity in act.actor and meets(m, doing.undergone) for m in mentions):
        return True
    if act.actor:
        is_others = any(m.entity in act.actor and meets(m, doing.over) for m in mentions)
        is_taken_up = doing.is_taken_up and not is_others
        return bool(who & act.actor) or (not who and (is_taken_up or _stands_for(doing, act.actor, mentions, text)))
    is_nobody = any(NOBODY.search(text[:end]) for _, end in doing.doers)
    return bool(doing.doers or doing.is_told) and not is_nobody and not who_does(doing, mentions, beside=False) & act.others


def _is_taken_up(doing: Doing, act: Act, mentions: Sequence[Mention], text: str, told: frozenset[str]) -> bool:
    """Whether something stands for whoever has been told where he stands in the question: as who does it, as to whom it is done, else
    anywhere in the sentence."""
    if act.actor & told:
        places = doing.undergone if act.is_open and doing.undergone else doing.doers
        return any(_stands_at(stretch, mentions, text) for stretch in places)
    if act.undergoer & told:
        return any(_stands_at(stretch, mentions, text) for stretch in doing.undergone)
    return _ANY_STANDIN.search(text) is not None


def _stands_at(stretch: Stretch, mentions: Iterable[Mention], text: str) -> bool:
    """Whether a pronoun, or a description of somebody told before, stands there, and nobody who is named; "the offer" stands for nobody."""
    is_somebody = takes_up(text, stretch) and not _matters().search(text[: stretch[1]])
    return is_somebody and not any(m.form != "nominal" and meets(m, [stretch]) for m in mentions)


@cache
def _matters() -> re.Pattern[str]:
    """What takes up something done or said, at the end of a text."""
    return re.compile(rf"\b(?:{'|'.join(load().words['takes_up'])})s?$", re.IGNORECASE)


def _is_done_to_another(doing: Doing, act: Act, mentions: Sequence[Mention], text: str) -> bool:
    """Whether the sentence names somebody else in the place of whom the question says it is done to, or has nobody who may be meant."""
    there = [m for m in mentions if meets(m, doing.undergone)]
    if not act.undergoer or any(m.entity in act.undergoer for m in there):
        return False
    if any(m.form == "name" and m.kind in WHO for m in there):
        return True
    stands_for = any(takes_up(text, stretch) for stretch in doing.undergone)
    return not stands_for and all(m.entity not in act.undergoer for m in mentions)


def _is_anothers(doing: Doing, act: Act, mentions: Sequence[Mention]) -> bool:
    """Whether those who do it are somebody else's ("his army" where Norland's is asked about)."""
    owners = owners_of(doing, mentions)
    return bool(act.owners and owners) and act.owners.isdisjoint(owners)


def who_does(doing: Doing, mentions: Iterable[Mention], *, beside: bool = True) -> frozenset[str]:
    """Entities at the heads of who does it; a state or an organisation also where it only stands close to one, and somebody whose name
    follows his title."""
    heads = [m for m in mentions if meets(m, doing.doers)]
    several = any(m.kind in ("Group", "Organisation") for m in heads)  # "members of", whoever they are members of
    first = min((start for start, _ in doing.doers), default=0)
    close = (m for m in mentions if beside and meets(m, doing.beside))
    return frozenset(m.entity for m in (*heads, *(m for m in close if several or m.kind in _BODIES or (not heads and m.start > first))))


def _stands_for(doing: Doing, actor: frozenset[str], mentions: Iterable[Mention], text: str) -> bool:
    """A pronoun or "the minister", of whom nobody knows who it is, with the asked one named before it in the sentence; a state or an
    organisation, for which a minister acts, may be named anywhere in it. But what is called by whose it is ("his country") is of somebody
    named before."""
    mine = [m for m in mentions if m.entity in actor]
    pronouns = [start for start, end in doing.doers if text[start:end].casefold() in PRONOUNS]
    described = [start for start, end in doing.doers if start not in pronouns and takes_up(text, (start, end))]
    before = any(m.end <= start for m in mine for start in (*pronouns, *described))
    anybodys = any(not _OWNED.search(text[:start]) for start in described)
    return before or (anybodys and any(m.kind in _BODIES for m in mine))


def texts_of(store: Store, sentences: Sequence[str]) -> Mapping[str, str]:
    return {iri: text for article in dict.fromkeys(place(iri)[0] for iri in sentences) for iri, text in sentences_of(store, article)}


def standing_in(store: Store, sentences: Sequence[str]) -> Mapping[str, list[Mention]]:
    """Who stands where in each sentence; offsets into it."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for row in ask(store, "sentence-entities", sentence=sentences):
        iri = row["sentence"].value
        start = place(iri)[1]
        if row["form"].value == "nominal" and row["name"].value.islower():
            continue  # "the minister" of whom nobody knows who it is: he may be the one who is asked about
        begin, end = offsets(row["mention"].value)
        found[iri].append(Mention(begin - start, end - start, row["entity"].value, row["kind"].value, row["form"].value))
    for some in found.values():
        some.sort(key=lambda one: (one.start, one.end))
    return found
