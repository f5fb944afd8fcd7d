"""Who is to be let go or handed over, what is to be left, whom the whole led to something: none of them is asked or refused."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.event.draft import Draft
from kg.extract.tree.arguments import arguments
from kg.extract.tree.syntax import children, conjuncts, first_conjunct, preposition
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

HOLDING = {"hold", "detain", "imprison", "jail", "capture", "seize", "kidnap", "abduct", "take", "keep"}
LEAVING = {"withdrawal", "pullout", "pullback", "retreat", "departure", "exit", "evacuation", "removal", "expulsion"}


def is_let_go(token: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Demanded the release of all hostages", "her release": who is to be released is not asked to do it."""
    phrase = first_conjunct(token)
    owned = phrase.dep_ == "nmod:poss" and not arguments(phrase.head).heads("of")
    freed = phrase.head != draft.trigger and phrase.head.pos_ == "NOUN" and (preposition(phrase) == "of" or owned)
    return freed and phrase.head.lemma_.lower() in lexicon.classes.get("letting-go", NONE)


def captors(captive: Token) -> list[Token]:
    """ "Hostages held by the group": who can let them go."""
    held = [c for c in children(captive, "acl", "acl:relcl") if c.lemma_.lower() in HOLDING]
    return [c for verb in held for a in children(verb, "obl:agent") for c in conjuncts(a)]


def is_left(token: Token, draft: Draft) -> bool:
    """ "Called for a withdrawal from the town": what is to be left is not asked to do it."""
    phrase = first_conjunct(token)
    return preposition(phrase) == "from" and phrase.head != draft.trigger and phrase.head.lemma_.lower() in LEAVING


def hands_over(verb: Token) -> bool:
    """ "Hand over", "extradite"."""
    parts = {c.lower_ for c in children(verb, "compound:prt")}
    return verb.lemma_.lower() in {"extradite", "surrender", "deport"} or (
        verb.lemma_.lower() in {"hand", "turn", "give"} and bool(parts & {"over", "up"})
    )


def is_charged(token: Token, draft: Draft) -> bool:
    """ "Dismissed the allegations against him": it is not he who is refused."""
    phrase = first_conjunct(token)
    return draft.type == "REJECT" and preposition(phrase) == "against" and phrase.head != draft.trigger and phrase.head.pos_ == "NOUN"


def is_made_to(token: Token, draft: Draft) -> bool:
    """ "Fired tear gas at them, forcing the shop to close": whom the whole led to do something."""
    clause = first_conjunct(token).head
    led = clause.dep_ == "advcl" and clause.tag_ == "VBG" and draft.trigger.i < clause.i
    return led and clause.nbor(-1).text == ","
