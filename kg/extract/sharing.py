"""Two states before one noun: "US and Iranian officials" are officials of each, and what they do both states do."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.syntax import children
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

OF_STATE = "of-state"  # word class: who acts for a state
BEFORE = {"amod", "compound", "nmod:desc", "nmod:unmarked"}
PEOPLES = {"GPE", "NORP"}


def states_of(noun: Token, lexicon: Lexicon) -> list[Token]:
    """The heads that stand for a participant: of people who act for several states that are named before them those states, else itself."""
    if noun.tag_ not in {"NNS", "NNPS"} or noun.lemma_.lower() not in lexicon.classes.get(OF_STATE, NONE):
        return [noun]
    found = sorted(_peoples(noun), key=lambda t: t.i)
    joined = any(children(t, "cc") for t in found[1:])
    return found if len(found) > 1 and joined else [noun]


def _peoples(noun: Token) -> list[Token]:
    """Names of states and peoples right before a noun, those in a row with the first among them."""
    first = [c for c in noun.children if c.dep_ in BEFORE and c.i < noun.i and c.ent_type_ in PEOPLES]
    return first + [c for t in first for c in children(t, "conj") if c.i < noun.i and c.ent_type_ in PEOPLES]
