"""Whether the head of a phrase is one that an entry of the lexicon asks for: by its lemma, or by the label of the name it stands in."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.extract.tree.arguments import arguments
from kg.extract.tree.syntax import children
from kg.extract.tree.tags import AGENTS
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

SOMEBODY = {"i", "we", "they", "he", "she", "me", "us", "them", "him", "her"}
ONE_PERSON = {"i", "he", "she", "me", "him", "her"}
PERSONS = {"PERSON", "TITLE"}
BENCHES = {"court", "tribunal"}
PARTS = {"part", "portion", "section", "stretch", "area", "half", "outskirt", "suburb", "centre", "center"}
NAMED = {"PERSON", "ORG", "GPE", "LOC", "TITLE", "DATE"}


def head_fits(token: Token, wanted: frozenset[str]) -> bool:
    """A head is wanted by its lemma, or by the label of the name it stands in (upper case in the lexicon)."""
    if token.ent_type_ in NAMED and token.pos_ == "PROPN":
        sea = token.ent_type_ == "LOC" and token.lemma_.lower() in wanted  # "the Sea of Japan" is one
        whole = token.ent_type_ == "ORG" and token.lower_ in wanted and _is_all_of_name(token)  # "Twitter", "Congress"
        bench = token.ent_type_ == "ORG" and token.lower_ in wanted & BENCHES  # "the International Court of Justice"
        return token.ent_type_ in wanted or sea or whole or bench  # the "Alliance" in a party's name is no alliance
    last = token.lemma_.lower().rpartition("-")[2]  # "ex-minister", "co-founder"
    label = token.ent_type_ or ("MONEY" if token.tag_ == "$" else "PERSON" if is_headcount(token) else "-")
    return bool({token.lemma_.lower(), token.lower_, last, label} & wanted)


def _is_all_of_name(token: Token) -> bool:
    """A name of one word."""
    after = token.doc[token.i + 1 : token.i + 2]
    return token.ent_iob_ == "B" and not any(t.ent_iob_ == "I" for t in after)


def is_headcount(token: Token) -> bool:
    """ "Killed 12", "30 were wounded": a bare number where somebody would stand."""
    bare = (
        token.pos_ in {"NUM", "NOUN"}
        and token.tag_ == "CD"
        and not token.ent_type_
        and token.head.pos_ == "VERB"
        and token.dep_ in {"obj", "nsubj:pass"}
    )
    return bare and not any(c.dep_ in {"nmod", "case"} for c in token.children)


def any_wanted(tokens: Iterable[Token], wanted: frozenset[str]) -> bool:
    """One of the heads is wanted; a personal pronoun can stand for somebody, never for the thing a multiword needs ("made a raid")."""
    return not wanted or any(head_fits(t, wanted) or _can_be(t, wanted) for t in tokens)


def _can_be(token: Token, wanted: frozenset[str]) -> bool:
    """ "He" is no state and no body ("he joined the army"); "it" is one in the words of a body ("the army said it took the town")."""
    if token.lower_ == "it" and token.dep_ == "nsubj" and token.head.dep_ == "ccomp":
        return any(head_fits(s, wanted) for s in children(token.head.head, "nsubj"))
    somebody = wanted & (PERSONS if token.lower_ in ONE_PERSON else AGENTS)
    return token.tag_ == "PRP" and token.lower_ in SOMEBODY and bool(somebody)


def any_among(tokens: Iterable[Token], words: frozenset[str]) -> bool:
    """Whether one of the heads is among the words or labels; no words, none."""
    return any(head_fits(t, words) for t in tokens)


def is_part(noun: Token, lexicon: Lexicon) -> bool:
    """A noun for an amount or a part of what stands behind its "of": "a number of towns", "the outskirts of the town"."""
    return noun.lemma_.lower() in lexicon.classes.get("measure", NONE) | PARTS


def measured(token: Token, measures: frozenset[str]) -> list[Token]:
    """What an amount is an amount of: "700 kg of medicine", "hundreds of thousands of troops"; [] where the word is none."""
    if token.lemma_.lower() not in measures:
        return []
    inner = arguments(token).at("of")
    return [m for t in inner for m in (measured(t, measures) or [t])]
