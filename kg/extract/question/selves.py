"""Pronouns of a sentence that stand for whoever speaks there."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.enhanced import subjects
from kg.extract.tree.syntax import SUBJECTS, is_passive


def whose_words(pronoun: Token) -> list[Token]:
    """The speaker for whom "it" stands where he says, or denies, what it does ("Norland denied a report that it had sent arms")."""
    verb = pronoun.head
    if pronoun.lower_ != "it" or pronoun.dep_ not in SUBJECTS or verb.dep_ not in {"ccomp", "acl"}:
        return []
    above = verb.head if verb.dep_ == "ccomp" else verb.head.head
    told = above.pos_ == "VERB" and not is_passive(above) and above.i < pronoun.i and (verb.dep_ == "ccomp" or verb.head.dep_ == "obj")
    return [one for one in subjects(above) if one.i < above.i] if told else []
