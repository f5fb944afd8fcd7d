"""Who is named with a deed and neither does nor suffers it: a place beside it, who is shown, quoted, or only one of theirs."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.event.draft import Draft
from kg.extract.event.participants import is_imagined
from kg.extract.tree.enhanced import objects
from kg.extract.tree.syntax import children, first_conjunct, possessors, preposition
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

THEIRS = {"relative", "family", "lawyer", "supporter", "friend", "colleague", "ally", "associate", "aide", "parent", "wife", "husband",
          "widow", "brother", "sister", "mother", "father", "son", "daughter", "attorney", "spokesman",
          "spokeswoman", "spokesperson"}  # fmt: skip
STATES = {"country", "nation", "state"}
ASKING = {"REQUEST", "THREATEN", "x-STATE"}
LOSSES = {"death", "loss", "suffering", "plight", "demise", "passing"}


def is_near(token: Token, draft: Draft) -> bool:
    """ "Killed ten near the base", "a bombing near the base": beside what is struck."""
    near = preposition(first_conjunct(token)) == "near" and draft.type == "ASSAULT"
    return near and (draft.trigger.pos_ == "NOUN" or bool(objects(draft.trigger)))


def is_spot(token: Token, draft: Draft) -> bool:
    """ "Soldiers they held hostage at a station": where they were held."""
    return draft.mode in {"abduct", "arrest"} and preposition(first_conjunct(token)) in {"at", "in", "near", "inside", "outside"}


def is_medium(token: Token, lexicon: Lexicon) -> bool:
    """ "Took a shot on Twitter": where he did so."""
    return preposition(token) == "on" and token.lemma_.lower() in lexicon.classes.get("medium", NONE)


def is_one_of_theirs(token: Token, draft: Draft) -> bool:
    """ "Relatives of Roe allege that he was fed it", "his lawyers say": whose people speak tells of him, and accuses others."""
    told = token.pos_ == "PRON" and draft.type == "ACCUSE" and token.head.dep_ == "ccomp" and token.lower_ in {"he", "she", "they"}
    return told and any(possessors(a) or children(a, "nmod") for a in draft.actors if a.pos_ == "NOUN" and a.lemma_.lower() in THEIRS)


def is_quoted(token: Token, draft: Draft) -> bool:
    """ "Urging viewers, “we have to vote”": the speaker's own "we" in what he says."""
    mine = draft.type in ASKING and token.lower_ in {"we", "i"} and token.i > draft.trigger.i
    return mine and any(t.is_quote for t in token.doc[draft.trigger.i : token.i])


def is_bare_place(token: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Sent troops to the border": where they went, which is nobody where it has no name."""
    if draft.type != "MOBILIZE" or token.ent_type_ or token.lemma_.lower() not in lexicon.classes.get("place", NONE) - STATES:
        return False
    return not any(t.ent_type_ in {"GPE", "NORP", "ORG", "PERSON", "LOC"} for t in token.subtree)


def is_shown(token: Token, lexicon: Lexicon) -> bool:
    """ "Statues of Columbus": whom they show; "a united Ireland": a state as it might be."""
    phrase = first_conjunct(token)
    likeness = phrase.dep_ in {"nmod", "appos"} and phrase.head.lemma_.lower() in lexicon.classes.get("likeness", NONE)
    return likeness or is_imagined(token)


def is_mourned(token: Token, draft: Draft) -> bool:
    """ "Deplored the death of farmers": nobody blames the dead."""
    phrase = first_conjunct(token)
    return draft.type == "ACCUSE" and preposition(phrase) == "of" and phrase.head.lemma_.lower() in LOSSES


def is_origin(token: Token, draft: Draft) -> bool:
    """ "A yacht from the islands was seized": where it is from, not from whom it was taken."""
    phrase = first_conjunct(token)
    return draft.mode == "seize" and preposition(phrase) == "from" and phrase.dep_ == "nmod" and phrase.i < draft.trigger.i
