"""Nouns that name something done or happening: those of the lexicon, and those that a verb was made into."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.lexicon import Lexicon

THINGS = ("place", "property", "territory", "body", "person")  # word classes
# endings of nouns made from verbs; the lexicon knows the others
_DEVERBAL = re.compile(r"(?:tion|sion|ment|ance|ence|al|ure|ing|age|ry)$")


def names_event(noun: Token, lexicon: Lexicon) -> bool:
    """A noun that names something happening: one of the lexicon, or made from a verb."""
    lemma = noun.lemma_.lower()
    listed = any(e.pos == "NOUN" for e in lexicon.entries_for(lemma)) or any(e.pos == "NOUN" for e in lexicon.embedders_for(lemma))
    return listed or (len(lemma) > 6 and _DEVERBAL.search(lemma) is not None)


def names_deed(noun: Token, lexicon: Lexicon) -> bool:
    """A noun for something that is done: an event of the lexicon, or made from a verb ("arrest", "audit", "removal")."""
    lemma = noun.lemma_.lower()
    if any(lemma in lexicon.classes.get(name, frozenset()) for name in THINGS):
        return False  # "factory", "ministry"
    return bool(lexicon.entries_for(lemma)) or (len(lemma) > 6 and _DEVERBAL.search(lemma) is not None)
