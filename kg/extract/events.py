"""Events: words of the lexicon over the dependency tree, each with whoever fills its places. Nothing here says whether it happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.extract.matching import AGENTS, entry_of
from kg.extract.mentions import Candidates
from kg.extract.syntax import (
    Arguments,
    arguments,
    children,
    conjuncts,
    cover,
    descendants,
    is_clause,
    objects,
    possessors,
    preposition,
    subjects,
)
from kg.lexicon import Entry, Lexicon
from kg.model import Span

PLACES = {"GPE", "LOC"}
PLACE_PREPOSITIONS = {"in", "at", "near", "inside", "outside", "across", "around"}
DIRECTIONS = {"to", "against", "with", "for", "from", "into"}
SUPPORT = "light"  # word class of verbs that only carry a noun: have talks, impose sanctions, launch an attack


@dataclass(slots=True)
class Draft:
    """An event before its mentions have ids; participants are the head tokens of their phrases."""

    trigger: Token
    type: str
    mode: str | None
    entry: Entry | None = None
    particle: Token | None = None
    actors: list[Token] = field(default_factory=list)
    recipients: list[Token] = field(default_factory=list)
    instruments: list[Token] = field(default_factory=list)
    places: list[Token] = field(default_factory=list)
    matter: Token | None = None  # head of what it is about
    theme: Span | None = None
    topic: Draft | None = None

    @property
    def span(self) -> Span:
        """The trigger, with its particle where that follows directly ("rule out")."""
        end = self.trigger.idx + len(self.trigger)
        if self.particle is not None and self.particle.i == self.trigger.i + 1:
            end = self.particle.idx + len(self.particle)
        return Span(self.trigger.idx, end)


def drafts(doc: Doc, lexicon: Lexicon, candidates: Candidates) -> list[Draft]:
    """All events of a Doc in text order, one per trigger, topics tied."""
    found: dict[int, Draft] = {}
    for token in doc:
        match = entry_of(token, lexicon)
        if match:
            entry, particle = match
            found[token.i] = Draft(token, entry.type, entry.mode, entry, particle)
    kept = _without_doubles(found)
    for draft in kept.values():
        _fill(draft, kept, lexicon, candidates)
    return list(kept.values())


def _without_doubles(found: dict[int, Draft]) -> dict[int, Draft]:
    """ "impose sanctions": verb and noun announce one event; the one with more demands, else the verb, stays."""
    dropped: set[int] = set()
    for draft in found.values():
        if draft.trigger.pos_ not in {"NOUN", "PROPN"}:
            continue
        verb = draft.trigger.head
        other = found.get(verb.i)
        if other and other is not draft and other.type == draft.type and draft.trigger in objects(verb):
            dropped.add(draft.trigger.i)
            other.mode = other.mode or draft.mode
    return {i: d for i, d in found.items() if i not in dropped}


# ---------------------------------------------------------------- filling


def _steps(tokens: list[Token], path: str, lexicon: Lexicon) -> list[Token]:
    """Tokens at the end of a slot's path ("obj.possessive")."""
    for step in path.split("."):
        tokens = [t for token in tokens for t in _place(token, step, lexicon)]
    return tokens


def _place(token: Token, step: str, lexicon: Lexicon) -> list[Token]:
    args = arguments(token)
    found = args.at(step)
    carrier = supporting_verb(token, lexicon) if not found and token.pos_ in {"NOUN", "PROPN"} else None
    if carrier is not None and step not in {"obj", "possessive", "modifier", "of"}:
        found = arguments(carrier).at(step)
    return found or (_attached_low(args, step) if step in DIRECTIONS else [])


def _attached_low(args: Arguments, preposition: str) -> list[Token]:
    """ "deliveries of drones to Russia", "supplied by Iran to Russia": a parse that hangs the goal on the thing or on the doer."""
    return [t for place in ("obj", "of", "by") for head in args.at(place) for t in arguments(head).at(preposition)]


def supporting_verb(noun: Token, lexicon: Lexicon) -> Token | None:
    """The verb that carries an event noun ("launched an attack", "is considering deliveries"): its subject is the noun's doer."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun.dep_ not in {"obj", "nsubj:pass"}:
        return None
    lemma = verb.lemma_.lower()
    carries = lemma in lexicon.classes.get(SUPPORT, frozenset())
    own = any(e.pos == "VERB" and e.tense == "future" and "object" in e.scope for e in lexicon.embedders_for(lemma))
    return verb if carries or own else None


def _first(draft: Draft, slots: tuple[str, ...], lexicon: Lexicon) -> tuple[str, list[Token]]:
    for slot in slots:
        tokens = [t for t in _steps([draft.trigger], slot, lexicon) if t.i != draft.trigger.i]
        if tokens:
            return slot, tokens
    return "", []


def _slots(draft: Draft, role: str, lexicon: Lexicon) -> Iterator[list[Token]]:
    for slot in getattr(draft.entry, role):
        tokens = [t for t in _steps([draft.trigger], slot, lexicon) if t.i != draft.trigger.i]
        if tokens:
            yield tokens


def _fill(draft: Draft, found: dict[int, Draft], lexicon: Lexicon, candidates: Candidates) -> None:
    draft.actors = _actors(draft, lexicon, candidates)
    draft.recipients = _recipients(draft, found, lexicon, candidates)
    _, topic = _first(draft, draft.entry.topic if draft.entry else (), lexicon)
    draft.matter = topic[0] if topic else None
    if draft.matter is not None:
        draft.theme = cover(descendants(draft.matter))
        draft.topic = topic_of(draft.matter, found, draft)
    draft.instruments = _instruments(draft, lexicon, candidates)
    draft.places = _places(draft)
    if draft.mode is None:
        draft.mode = lexicon.mode_for(draft.type, _matter_words(draft))
    if draft.entry and draft.entry.mutual:
        _share_sides(draft)


def agentive(token: Token, candidates: Candidates) -> bool:
    """Somebody who can act: a name of the right kind, a role noun, a personal pronoun."""
    candidate = candidates.at(token)
    return candidate is not None and (candidate.label in AGENTS or candidate.form == "pronoun")


def _actors(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    fallback: list[Token] = []
    for tokens in _slots(draft, "actor", lexicon):
        good = [t for t in tokens if candidates.at(t)]
        if any(agentive(t, candidates) for t in good):
            return [t for t in good if agentive(t, candidates)]
        fallback = fallback or good
    if draft.trigger.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return []
    through = [owner for t in fallback for owner in responsible(t, candidates)]
    return through or fallback


def responsible(token: Token, candidates: Candidates) -> list[Token]:
    """Who stands behind a thing or deed: "Russia's attack", "Israeli settlement policy", "the decision by Ankara"."""
    owners = possessors(token) + children(token, "amod", "compound", "nmod:unmarked")
    owners += [c for c in token.children if c.dep_ == "nmod" and preposition(c) in {"by", "of", "from"}]
    return [c for t in owners for c in conjuncts(t) if t.ent_type_ in AGENTS or (t.dep_ == "nmod:poss" and agentive(t, candidates))]


def _recipients(draft: Draft, found: dict[int, Draft], lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    fallback: list[Token] = []
    taken = {t.i for t in draft.actors}
    for tokens in _slots(draft, "recipient", lexicon):
        good = [t for t in tokens if candidates.at(t) and t.i not in taken and t.ent_type_ not in {"DATE", "TIME"}]
        people = [t for t in good if agentive(t, candidates)]
        if people:
            return people
        behind = [owner for t in good for owner in responsible(t, candidates) if owner.i not in taken]
        if behind and not (good and good[0].i not in found and draft.type in {"ASSAULT", "COERCE", "RETREAT"}):
            return behind
        fallback = fallback or [t for t in good if t.i not in found and not is_clause(t)]
    return fallback


def topic_of(matter: Token, found: dict[int, Draft], but: Draft | None = None) -> Draft | None:
    """The event nearest to the head of a matter: the head itself, or the highest one under it."""
    queue = [matter]
    while queue:
        token = queue.pop(0)
        draft = found.get(token.i)
        if draft is not None and draft is not but:
            return draft
        queue += [c for c in token.children if c.dep_ not in {"acl:relcl", "advcl", "parataxis", "appos", "nmod:poss", "punct"}]
    return None


def _instruments(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """Weapons that are sent, used or spoken of: the instrument slot, and any weapon among the objects."""
    tokens = [t for tokens in _slots(draft, "instrument", lexicon) for t in tokens]
    if draft.trigger.pos_ == "VERB":
        tokens += arguments(draft.trigger).at("obj") + arguments(draft.trigger).at("with")
    else:
        tokens += arguments(draft.trigger).at("of") + arguments(draft.trigger).at("modifier")
    listed = tokens + [c for t in tokens for c in t.children if c.dep_ == "nmod" and preposition(c) in {"including", "such as", "like"}]
    unique = {t.i: t for u in listed for t in conjuncts(u)}
    return [t for t in unique.values() if (c := candidates.at(t)) and c.label in {"WEAPON", "VEHICLE"}]


def _places(draft: Draft) -> list[Token]:
    args = arguments(draft.trigger)
    taken = {t.i for t in draft.actors + draft.recipients}
    tokens = [t for p in sorted(PLACE_PREPOSITIONS) for t in args.at(p)]
    return [t for t in tokens if t.ent_type_ in PLACES and t.i not in taken]


def _matter_words(draft: Draft) -> list[str]:
    """Lemmas (and name labels) of what the event is about, nearest first."""
    roots = [draft.matter] if draft.matter is not None else []
    roots += objects(draft.trigger) if draft.trigger.pos_ == "VERB" else []
    roots.append(draft.trigger)
    words: list[str] = []
    for root in roots:
        for token in sorted(descendants(root), key=lambda t: abs(t.i - root.i))[:12]:
            words += [token.lemma_.lower(), token.ent_type_ or token.lemma_.lower()]
    return words


def _share_sides(draft: Draft) -> None:
    """ "Iran and Russia met": both did it; "Iran met Russia": actor and recipient stay as the sentence puts them."""
    if draft.recipients or len(draft.actors) < 2:
        return
    draft.recipients = list(draft.actors)


def clause_of(trigger: Token) -> Span | None:
    """The smallest clause with a subject around a trigger; the sentence's root clause where there is none."""
    token = trigger
    while token.head != token and not (is_clause(token) and (subjects(token) and any(c.dep_.startswith("nsubj") for c in token.children))):
        token = token.head
    return cover(t for t in descendants(token))
