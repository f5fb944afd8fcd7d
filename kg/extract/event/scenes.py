"""Scenes in which words of conflict mean something else: mishaps, where nobody attacks whom they kill, and games.

Which scene it is no verb tells, but the words around it do, here and in the sentences before (`ontologies/lexicon/classes.ttl`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from kg.extract.event.draft import Draft
from kg.extract.tree.arguments import arguments
from kg.extract.tree.enhanced import objects, subjects
from kg.extract.tree.syntax import children, first_conjunct, is_passive
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

NEAR = 3  # sentences before one in which a mishap is told that it goes on with
FEWEST = 4  # sentences; what shorter texts leave out may be anything
GAME_WORDS, GAME_SHARE = 3, 0.012  # different words of a game, and their share of all words, that make an article one on a game
HARMING = {None, "destroy", "aerial"}  # modes that leave open whether somebody did it on purpose
ARMS = {"WEAPON"}
ABOARD = {"passenger", "crew", "occupant", "motorist", "crewmember", "driver", "pilot"}
FALLING = {"collapse", "fall", "slip", "trip", "jump", "leap", "plunge", "skid", "topple", "tumble"}
UNMEANT = {"accidentally", "inadvertently", "unintentionally"}
THINGS = {"it", "this", "that", "which"}


def befallen(draft: Draft, found: Mapping[int, Draft], lexicon: Lexicon) -> bool:
    """ "Two were killed when the bus overturned": by nobody; unless the sentence tells of violence or weapons besides.

    "All ninety aboard were killed" says by itself neither: then the sentences around it decide, and at last the whole text.
    """
    if draft.type != "ASSAULT" or draft.trigger.pos_ != "VERB":
        return False
    verb = first_conjunct(draft.trigger)
    if any(a.lower_ in UNMEANT for a in children(verb, "advmod")):
        return draft.mode != "aerial"  # "accidentally shot a fellow hunter"; bombs that hit the wrong ones were dropped on purpose
    if draft.mode == "primitive" and any(t.lemma_ == "fire" and t.i < verb.i and verb.is_ancestor(t) for t in verb.sent):
        return not is_bloody(draft.trigger.sent, lexicon)  # "a fire killed five"
    if draft.mode not in HARMING and not _is_of_beasts(draft, lexicon):
        return False
    if _is_of_nature(draft, lexicon) or _is_at_work(draft, lexicon):
        return not is_bloody((t for t in draft.trigger.sent if t != draft.trigger), lexicon)
    craft = lexicon.classes.get("property", NONE)
    doers = [
        t for t in draft.actors if t.ent_type_ != "VEHICLE" and _whole(t).lemma_.lower() not in craft | THINGS
    ]  # "the plane crashed, killing ten"
    here = draft.trigger.sent
    if _is_violent(here, draft, found, lexicon):
        return False
    if doers:
        mishap = _is_mishap(here, lexicon) or _is_aftermath(draft, found, lexicon)
        return mishap and _is_harm(draft, lexicon) and all(_is_private(t) for t in doers)
    if _is_mishap(here, lexicon):
        return True
    by_a_thing = bool(children(first_conjunct(draft.trigger), "nsubj")) and _is_harm(draft, lexicon)  # "that event killed eight"
    told_of = is_passive(draft.trigger) or by_a_thing
    return told_of and (_is_aftermath(draft, found, lexicon) or _is_unexplained(draft, lexicon))


def is_relief(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Declared a state of emergency" before a storm, issued a warning of floods: nobody is coerced, and nobody threatened."""
    if draft.type == "THREATEN" and {draft.trigger.lemma_.lower(), *(o.lemma_.lower() for o in objects(draft.trigger))} & {
        "warn",
        "warning",
    }:
        return _is_mishap(draft.trigger.sent, lexicon) and not is_bloody(draft.trigger.sent, lexicon)
    if draft.type != "COERCE" or draft.mode not in {None, "restrict", "curfew", "martial-law"}:
        return False
    declared = {t.lemma_.lower() for o in (draft.trigger, *objects(draft.trigger)) for t in (o, *o.children)} & {"emergency", "disaster"}
    doc, here = draft.trigger.doc, draft.trigger.sent
    if declared and any(t.lemma_.lower() == "disaster" for t in here):
        return True  # "declared an emergency and asked for disaster aid"
    return bool(declared) and any(_is_mishap(s, lexicon) for s in (here, *_stepping(doc, here, -1, NEAR), *_stepping(doc, here, 1, 1)))


def is_game(doc: Doc, lexicon: Lexicon) -> bool:
    """Whether an article tells of a game: teams beat, attack and defend, and nobody is hurt."""
    words = lexicon.classes.get("game", NONE)
    there = [lemma for t in doc if (lemma := t.lemma_.lower()) in words]
    return len(set(there)) >= GAME_WORDS and len(there) >= GAME_SHARE * len(doc)


def is_bloody(sentence: Iterable[Token], lexicon: Lexicon) -> bool:
    """Whether a sentence speaks of weapons, fighters or bloodshed."""
    words = lexicon.classes.get("bloodshed", NONE)
    return any(t.ent_type_ in ARMS or t.lemma_.lower() in words for t in sentence)


# ---------------------------------------------------------------- mishaps


def _whole(word: Token) -> Token:
    """The noun that a name stands before: the plane of "an Air Force C-17 transport plane"."""
    while word.dep_ in {"compound", "flat", "nmod:desc", "nmod:unmarked"} and word.head.i > word.i:
        word = word.head
    return word


def _is_private(doer: Token) -> bool:
    """A person by name, a driver: not police, soldiers or a state."""
    return doer.ent_type_ == "PERSON" or doer.lemma_.lower() in {"driver", "pilot", "motorist"}


def _is_of_beasts(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Officers shot the whales"."""
    struck = [m for t in objects(draft.trigger) for m in (arguments(t).at("of") or [t])]
    return bool(struck) and all(t.lemma_.lower() in lexicon.classes.get("wild", NONE) for t in struck)


def _is_of_nature(draft: Draft, lexicon: Lexicon) -> bool:
    """ "A bat attacks the nominee", "a virus has killed a thousand", "a fire last night killed five": nobody does it."""
    wild = lexicon.classes.get("wild", NONE)
    if _is_of_beasts(draft, lexicon):
        return True  # "will even attack and kill chicks"
    doing = [s for s in subjects(draft.trigger) if s.pos_ != "PRON"] if not is_passive(draft.trigger) else []
    return bool(doing) and all(t.lemma_.lower() in wild or t.lower_ in wild or _is_dated_fire(t) for t in doing)


def _is_dated_fire(noun: Token) -> bool:
    return noun.ent_type_ in {"DATE", "TIME"} or noun.lemma_ == "fire"


def _is_at_work(draft: Draft, lexicon: Lexicon) -> bool:
    """ "An engineer was killed while working", "two passengers were injured": by no one."""
    told = is_passive(draft.trigger) and not draft.actors and _is_harm(draft, lexicon)
    opening = {"when", "as", "after"}
    clauses = [c for c in children(draft.trigger, "advcl") if any(m.lower_ in opening for m in children(c, "mark", "advmod"))]
    if told and any(c.lemma_.lower() in FALLING for c in clauses):
        return True  # "was hurt when he jumped from a window", "when a bridge collapsed"
    while_ = [c for c in children(draft.trigger, "advcl") if c.tag_ == "VBG" and any(m.lower_ == "while" for m in children(c, "mark"))]
    if told and draft.recipients and all(t.lemma_.lower() in ABOARD for t in draft.recipients):
        return True  # "one passenger was seriously injured"
    return told and any(c.lemma_.lower() in {"work", "drive", "cross", "climb", "hike", "swim", "cycle", "repair"} for c in while_)


def _is_harm(draft: Draft, lexicon: Lexicon) -> bool:
    return draft.trigger.lemma_.lower() in lexicon.classes.get("harm", NONE)


def _is_mishap(sentence: Span, lexicon: Lexicon) -> bool:
    return any(t.lemma_.lower() in lexicon.classes.get("mishap", NONE) for t in sentence)


def _is_force(word: Token, lexicon: Lexicon) -> bool:
    """A weapon or a word of force; not one of a name ("the Air Force") nor a "lightning strike"."""
    if word.ent_type_ in ARMS:
        return True
    by_nature = any(c.lemma_.lower() in lexicon.classes.get("mishap", NONE) for c in word.children)
    return word.pos_ != "PROPN" and not by_nature and word.lemma_.lower() in lexicon.classes.get("violence", NONE)


def _is_violent(sentence: Span, draft: Draft, found: Mapping[int, Draft], lexicon: Lexicon) -> bool:
    """Whether a sentence tells of another assault, of weapons or of force."""
    others = (d for d in found.values() if d.type == "ASSAULT" and d is not draft and d.trigger.sent == sentence)
    struck = draft.trigger if draft.trigger.lemma_.lower() in {"strike", "hit"} else None  # "the plane crashed and struck a shed"
    return any(not _same_doing(d, draft, lexicon) for d in others) or any(_is_force(t, lexicon) for t in sentence if t != struck)


def _is_aftermath(draft: Draft, found: Mapping[int, Draft], lexicon: Lexicon) -> bool:
    """Who is killed by nobody beside a sentence about a mishap, where no sentence around tells of violence; the nearest ones count."""
    doc, here = draft.trigger.doc, draft.trigger.sent
    around = [*_stepping(doc, here, -1, NEAR), *_stepping(doc, here, 1, 1)]
    return any(_is_mishap(s, lexicon) for s in around) and not any(_is_violent(s, draft, found, lexicon) for s in around)


def _is_unexplained(draft: Draft, lexicon: Lexicon) -> bool:
    """ "An engineer was killed while working": by nobody, in a text that tells nowhere of weapons, fighters or bloodshed."""
    doc = draft.trigger.doc
    armed = lexicon.classes.get("armed", NONE)
    if not _is_harm(draft, lexicon) or sum(1 for _ in doc.sents) < FEWEST or any(t.lemma_.lower() in armed for t in objects(draft.trigger)):
        return False
    return not is_bloody(doc, lexicon) and not any(t.lemma_.lower() in lexicon.classes.get("attack", NONE) for t in doc)


def _stepping(doc: Doc, sentence: Span, step: int, most: int) -> Iterator[Span]:
    """Up to `most` sentences before (-1) or after (1) one, nearest first."""
    for _ in range(most):
        edge = sentence.start - 1 if step < 0 else sentence.end
        if not 0 <= edge < len(doc):
            return
        sentence = doc[edge].sent
        yield sentence


def _same_doing(one: Draft, other: Draft, lexicon: Lexicon) -> bool:
    """Killed and wounded, killed and destroyed: of one pattern or both verbs of mere harm, by nobody."""
    alike = one.entry is not None and other.entry is not None and one.entry.iri == other.entry.iri
    return not one.actors and (alike or (_is_harm(one, lexicon) and _is_harm(other, lexicon)))
