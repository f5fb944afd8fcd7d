"""Of sentences that hold the words of a question, those in which the one who is asked about does what the question says.

A sentence may name everybody and say the verb, and yet have somebody else do it ("human rights groups appealed to him not to attend"). Who
does what is read off the sentence's tree (`kg.extract.doers`); who stands where is known to the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kg.ask.findings import ask
from kg.ask.passages import place
from kg.ask.plan import Plan, Resolve
from kg.ask.question import Reading, modes
from kg.store import Store

if TYPE_CHECKING:  # the parts of the language pipeline take a second to load: only who has a reader that can do this does so
    from kg.extract.doers import Doing

Stretch = tuple[int, int]
_BODIES = frozenset({"Place", "Organisation", "Group"})  # who speaks or acts through people that are named after them
_PRONOUNS = frozenset({"it", "its", "they", "their", "he", "his", "she", "her", "we", "our"})


@runtime_checkable
class Seer(Protocol):
    """A reader that sees who does what (`kg.pipeline.Reader`)."""

    def doings(self, texts: Sequence[str], words: Collection[str]) -> list[list[Doing]]: ...


@dataclass(frozen=True, slots=True)
class Mention:
    """Who stands at a stretch of a text."""

    start: int
    end: int
    entity: str
    kind: str


@dataclass(frozen=True, slots=True)
class Act:
    """What the question says is done: the word for it, who does it, and whether it asks who."""

    word: str
    actor: frozenset[str]
    asks_who: bool
    others: frozenset[str]  # everybody else that the question names
    is_open: bool  # it is done to nobody, or the one asked about may be the one to whom it is done ("the death of", "was he arrested?")


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
    does = bool(_who(doing, mentions) & actor)
    asks_who = not does and bool(doing.doers) and not _who(doing, mentions)
    undergoes = any(m.entity in actor and _meets(m, doing.undergone) for m in mentions)
    is_apart = asks_who or not (does or undergoes or not doing.undergone)  # somebody else undergoes it, by nobody's hand
    return Act(word, frozenset() if is_apart else actor, asks_who, others, not does or not doing.undergone)


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
    verbs = [p.trigger for p in reading.extraction.predicates if p.trigger.start < min(e.trigger.start for e in events)]
    main = [v for v in verbs if any(d.is_verb for d in reading.reader.doings([reading.text], [reading.text[v.start : v.end]])[0])]
    return bool(main and seen) and not any(doing.is_verb or _who(doing, mentions) & set(plan.actors) for doing in seen)


def done(store: Store, reading: Reading, act: Act, words: Sequence[str], sentences: Sequence[str]) -> list[str]:
    """Those of the sentences in which it is done, or told, in one of the words, with the right one as its doer; as they come."""
    if not isinstance(reading.reader, Seer) or not sentences:
        return list(sentences)
    texts, mentions = _texts(store, sentences), _mentions(store, sentences)
    seen = reading.reader.doings([texts[iri] for iri in sentences], words)
    return [
        iri
        for iri, doings in zip(sentences, seen, strict=True)
        if any(_is_right(doing, act, mentions[iri], texts[iri]) for doing in doings)
    ]


def _is_right(doing: Doing, act: Act, mentions: Sequence[Mention], text: str) -> bool:
    if not act.actor and not act.asks_who:
        return True
    who = _who(doing, mentions)
    if act.actor and act.is_open and any(m.entity in act.actor and _meets(m, doing.undergone) for m in mentions):
        return True
    if act.actor:
        return bool(who & act.actor) or (not who and (doing.is_taken_up or _stands_for(doing, act.actor, mentions, text)))
    return bool(doing.doers or doing.is_told) and not _who(doing, mentions, beside=False) & act.others


def _who(doing: Doing, mentions: Iterable[Mention], *, beside: bool = True) -> frozenset[str]:
    """Entities at the heads of who does it; a state or an organisation also where it only stands close to one."""
    heads = [m for m in mentions if _meets(m, doing.doers)]
    several = any(m.kind in ("Group", "Organisation") for m in heads)  # "members of", whoever they are members of
    close = (m for m in mentions if beside and (several or m.kind in _BODIES) and _meets(m, doing.beside))
    return frozenset(m.entity for m in (*heads, *close))


def _stands_for(doing: Doing, actor: frozenset[str], mentions: Iterable[Mention], text: str) -> bool:
    """A pronoun that nobody is known for, with the asked one named before it in the sentence."""
    pronouns = [start for start, end in doing.doers if text[start:end].casefold() in _PRONOUNS]
    return any(m.entity in actor and m.end <= start for m in mentions for start in pronouns)


def _meets(mention: Mention, stretches: Iterable[Stretch]) -> bool:
    return any(mention.start < end and start < mention.end for start, end in stretches)


def _texts(store: Store, sentences: Sequence[str]) -> Mapping[str, str]:
    articles = sorted({place(iri)[0] for iri in sentences})
    return {row["sentence"].value: row["text"].value for row in ask(store, "article-sentences", article=articles)}


def _mentions(store: Store, sentences: Sequence[str]) -> Mapping[str, list[Mention]]:
    """Who stands where in each sentence; offsets into it."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for row in ask(store, "sentence-mentions", sentence=sentences):
        iri = row["sentence"].value
        start = place(iri)[1]
        found[iri].append(Mention(int(row["begin"].value) - start, int(row["end"].value) - start, row["entity"].value, row["kind"].value))
    return found
