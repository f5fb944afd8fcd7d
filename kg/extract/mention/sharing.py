"""Several under one noun: "US and Iranian officials" are officials of each, and what they do both states do; "the rivals Chad and Mali" are
Chad and Mali."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.syntax import children, conjuncts, preposition
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

OF_STATE = "of-state"  # word class: who acts for a state
BEFORE = {"amod", "compound", "nmod:desc", "nmod:unmarked"}
NAMED = {"GPE", "ORG", "PERSON"}
PEOPLES = {"GPE", "NORP"}
NO_STATES = {
    "african", "arab", "asian", "buddhist", "catholic", "christian", "european", "hindu", "islamic", "jewish", "kurdish", "latin", "muslim",
    "orthodox", "protestant", "shi'ite", "shia", "shiite", "sikh", "sunni", "western",
}  # fmt: skip
"""Of faiths, peoples and parts of the world, whose leaders act for no state."""


def states_of(noun: Token, lexicon: Lexicon) -> list[Token]:
    """The heads that stand for a participant: of people who act for several states that are named before them those states, of a plural
    that names follow those who are named, else itself."""
    if noun.tag_ == "NNS" and (listed := _listed(noun)):
        return listed
    if noun.tag_ not in {"NNS", "NNPS"} or noun.lemma_.lower() not in lexicon.classes.get(OF_STATE, NONE):
        return [noun]
    found = sorted(_peoples(noun), key=lambda t: t.i)
    if any(t.lower_ in NO_STATES for t in found):
        return [noun]  # "Muslim and Arab leaders"
    joined = any(children(t, "cc") or t.nbor(-1).text == "," for t in found[1:])  # headlines: "Thai, Cambodian troops"
    return found if len(found) > 1 and joined else [noun]


def _listed(noun: Token) -> list[Token]:
    """The names of two or more that stand beside a plural noun and say who they are, all of one kind."""
    first = [c for c in noun.children if c.dep_ == "appos" and c.i > noun.i and c.ent_type_ in NAMED and preposition(c) is None]
    names = [t for c in first[:1] for t in conjuncts(c)]
    alike = len(names) > 1 and len({t.ent_type_ for t in names}) == 1 and len(first) == 1
    return names if alike and not children(noun, "conj") else []


def _peoples(noun: Token) -> list[Token]:
    """Names of states and peoples right before a noun, those in a row with the first among them."""
    first = [c for c in noun.children if c.dep_ in BEFORE and c.i < noun.i and c.ent_type_ in PEOPLES]
    return first + [c for t in first for c in children(t, "conj") if c.i < noun.i and c.ent_type_ in PEOPLES]
