"""Words for harm that tell of no blow that somebody struck: an illness, an accident, what goes off by itself, who stood behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from spacy.tokens import Token

from kg.extract.event.draft import Draft
from kg.extract.tree.enhanced import objects, subjects
from kg.extract.tree.syntax import children, preposition

TOLD_OF_ANYBODY = {"ASSAULT", "COERCE", "SANCTION", "PROTEST"}  # "someone attacked him" has happened
WORKS = {"plant", "factory", "mine", "mill", "refinery", "gas", "boiler", "firework", "fireworks", "laboratory", "workshop", "kitchen",
         "reactor", "tanker", "cylinder", "smelter", "quarry", "foundry"}  # fmt: skip
STORMS = {"hurricane", "typhoon", "cyclone", "storm", "tornado", "fever", "ebola", "aids", "hiv", "sars", "malaria", "tsunami"}
STRAIN = re.compile(r"h\d+n\d+")
HANDLING = {"plant", "handle", "carry", "make", "assemble", "build", "lay", "transport", "prepare", "defuse", "place", "rig"}
CHARGES = {"bomb", "mine", "landmine", "device", "explosive", "explosives", "charge", "grenade", "ied"}
MISHAPS = {"capsize", "collide", "crash", "derail", "malfunction", "overshoot", "overshot", "overturn", "skid", "stall", "veer"}


def _is_illness(draft: Draft) -> bool:
    """ "The heart attack that killed him": nobody did."""
    doing = [t for s in subjects(draft.trigger) for t in (s, *([s.head] if s.tag_ in {"WDT", "WP"} else []))]
    doing += [draft.trigger.head] if draft.trigger.dep_ == "acl:relcl" else []
    ill = any(t.lemma_ == "attack" and any(c.lower_ in {"heart", "panic", "asthma"} for c in t.children) for t in doing)
    return draft.type == "ASSAULT" and draft.trigger.pos_ == "VERB" and ill


def _is_poison(draft: Draft) -> bool:
    """ "High levels of lead have poisoned their children": nobody gave it to them."""
    verb = draft.trigger
    return draft.mode == "unconventional" and verb.lemma_ == "poison" and not draft.actors and bool(children(verb, "nsubj"))


def _is_of_itself(draft: Draft) -> bool:
    """ "They detonated while the men still had them": what goes off is not who does it."""
    goes_off = draft.type == "ASSAULT" and draft.trigger.lemma_ in {"detonate", "explode"} and not objects(draft.trigger)
    return goes_off and bool(draft.actors) and all(t.lower_ in {"they", "it"} for t in draft.actors)


def _is_blamed_on(draft: Draft) -> bool:
    """ "Denied that its forces were behind the strike": of who did it, and not that it was done."""
    return draft.type in TOLD_OF_ANYBODY and bool(children(draft.trigger, "cop")) and preposition(draft.trigger) == "behind"


def _is_accident(draft: Draft) -> bool:
    """ "An explosion at a chemical plant killed six": of itself no attack."""
    around = (draft.trigger, *subjects(draft.trigger), *children(draft.trigger, "obl:agent"))
    blasts = [t for t in around if t.lemma_.lower() in {"explosion", "blast"}]
    if draft.type != "ASSAULT" or draft.actors or not blasts:
        return False
    if any(t.lemma_ in {"accident", "accidental", "accidentally"} for t in draft.trigger.sent):
        return True
    words = {t.lemma_.lower() for blast in blasts for t in blast.subtree}
    return bool(words & WORKS) and not words & {"bomb", "suicide", "attack", "car", "device", "grenade", "militant", "rebel", "explosive"}


def _is_mishap(draft: Draft) -> bool:
    """ "The plane was destroyed when it overshot the runway": by nobody."""
    when = [c for c in children(draft.trigger, "advcl") if c.lemma_.lower() in MISHAPS]
    return draft.mode == "destroy" and not draft.actors and bool(when)


def _is_storm(draft: Draft) -> bool:
    """ "Typhoon Nora killed six", "H5N1 has killed 61 people": by a name, and nobody's doing."""
    doing = [*draft.actors, *subjects(draft.trigger)] if draft.type == "ASSAULT" else []
    words = {c.lower_ for t in doing if t.pos_ == "PROPN" for c in (t, *t.children)}
    return bool(words & STORMS) or any(STRAIN.fullmatch(word) for word in words)


def _is_by_own_bomb(draft: Draft) -> bool:
    """ "Killed when the bomb they were planting went off": nobody struck them, and they did not mean to."""
    if draft.type != "ASSAULT" or draft.actors or draft.trigger.pos_ != "VERB" or not objects(draft.trigger):
        return False
    handled = (t for t in draft.trigger.sent if t.lemma_.lower() in HANDLING and t.i > draft.trigger.i)
    done = [c for t in handled for c in children(t, "nsubj") if c.lower_ in {"he", "she", "they"} and _is_charge(t)]
    return bool(done) and "when" in {t.lower_ for t in draft.trigger.doc[draft.trigger.i : done[0].i]}


def _is_charge(verb: Token) -> bool:
    """Whether a verb is done to a bomb: "the bomb they were planting", "they were making a bomb"."""
    things = [*children(verb, "obj"), *([verb.head] if verb.dep_ == "acl:relcl" else [])]
    return any(t.lemma_.lower() in CHARGES for t in things)


NO_BLOW: Iterable[Callable[[Draft], bool]] = (
    _is_illness, _is_poison, _is_of_itself, _is_blamed_on, _is_accident, _is_mishap, _is_storm, _is_by_own_bomb,
)  # fmt: skip
