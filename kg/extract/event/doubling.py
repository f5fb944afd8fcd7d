"""One deed told twice in a sentence: by a verb and its noun, with its own purpose, or as the purpose of a protest."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.event.draft import Draft
from kg.extract.event.participants import is_object
from kg.extract.event.telling import WORDS
from kg.extract.tree.syntax import children, first_conjunct, preposition

OF_OTHERS = {"ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "x-STATE", "x-CONSIDER"}  # told of a deed that is an event itself
LEAVING = {"resign", "quit", "step", "leave", "withdraw", "abstain"}  # "stepped down in protest"
PURPOSES = {"advcl", "acl", "xcomp"}


def without_doubles(found: dict[int, Draft]) -> dict[int, Draft]:
    """ "impose sanctions": verb and noun announce one event; the verb stays. So does the outer of "used gas to disperse"."""
    dropped: set[int] = set()
    for draft in found.values():
        noun = draft.trigger
        if noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        for verb in (noun.head, *children(noun, "acl", "acl:relcl")):
            other = found.get(verb.i)
            if other and other is not draft and is_object(noun, verb) and (other.type == draft.type or _says_both(other, draft)):
                dropped.add(noun.i)
                other.mode = other.mode or (draft.mode if other.type == draft.type else None)
    return {i: d for i, d in found.items() if i not in dropped}


def _says_both(verb: Draft, noun: Draft) -> bool:
    """ "Signed a deal", "broke off talks": the pattern of the verb asks for this very noun; what is condemned or asked for is apart."""
    listed = verb.entry is not None and noun.trigger.lemma_.lower() in verb.entry.objects
    signed = (verb.type, noun.type) in {("SUPPORT", "AGREE"), ("ACCUSE", "REJECT")}  # "signed the pact", "voiced its objection"
    return listed and (signed or (verb.type not in {*OF_OTHERS, "SUPPORT", "CONCEDE", "RETREAT"} and noun.type not in WORDS))


def protest_of(verb: Token, event_type: str, found: dict[int, Draft]) -> Draft | None:
    """The protest that a demand or complaint is the purpose of."""
    verb = first_conjunct(verb)
    outer = found.get(verb.head.i)
    told = outer is not None and outer.type == "PROTEST" and verb.head != verb and verb.dep_ in PURPOSES
    return outer if told and event_type in {"REQUEST", "ACCUSE", "REJECT", "PROTEST"} else None


def is_purpose(draft: Draft, found: dict[int, Draft]) -> bool:
    """What protesters demand or denounce is the matter of their protest; a deed told again as its own purpose is one deed."""
    verb = first_conjunct(draft.trigger)
    outer = found.get(verb.head.i)
    if outer is None or outer is draft or verb.dep_ not in PURPOSES:
        return False
    if protest_of(draft.trigger, draft.type, found) is not None:
        outer.recipients = outer.recipients or [t for t in draft.recipients if t.i not in {a.i for a in outer.actors}]
        outer.matter, outer.theme = outer.matter or draft.matter, outer.theme or draft.theme
        return True
    same = outer.type == draft.type and verb.dep_ in {"advcl", "xcomp"} and {t.i for t in draft.actors} <= {t.i for t in outer.actors}
    others = {t.i for t in draft.recipients} - {t.i for t in draft.actors}  # "spoke with him to discuss it": each other
    aims = [c for thing in children(outer.trigger, "obj") for c in thing.children if preposition(c) in {"on", "against"}]
    if same and verb.tag_ == "VBG" and aims:
        return False  # "launched an assault on the east, seizing a district": two deeds
    if same and (not others or not outer.recipients or others == {t.i for t in outer.recipients}):
        outer.recipients = outer.recipients or draft.recipients
        return True
    return False


def is_told_again(draft: Draft, found: dict[int, Draft]) -> bool:
    """ "went on strike in protest against X", "killed ten in an attack": a noun of the same kind under the verb names the same deed; and
    "resigned in protest", "resigned to protest": by that alone."""
    noun = draft.trigger
    if draft.type == "PROTEST" and noun.lemma_ == "protest" and noun.head.lemma_ in LEAVING and noun.dep_ in {"obl", "advcl", "xcomp"}:
        return True
    outer = found.get(noun.head.i)
    if outer is None or outer is draft or outer.type != draft.type or noun.pos_ != "NOUN" or noun.dep_ not in {"obl", "obl:agent", "obj"}:
        return False
    if preposition(noun) not in {"in", "during", "with", "by", None} or {t.i for t in draft.actors} - {t.i for t in outer.actors}:
        return False
    outer.recipients = outer.recipients or draft.recipients
    outer.instruments = outer.instruments or draft.instruments
    return True
