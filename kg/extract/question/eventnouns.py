"""A noun for what has just been told ("The arrest came after …", "The debate took place in …"): what its clause adds to it.

Who asks why somebody was arrested is answered by such a sentence, though the noun alone says neither who was arrested nor by whom.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.question.phrases import Gap
from kg.extract.tree.syntax import preposition

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass"})
_OWN = frozenset({"nmod", "nmod:poss", "compound", "acl", "acl:relcl", "amod", "nummod", "appos"})  # what may make it another one
_HAPPENS = frozenset({"come", "happen", "occur", "take", "follow", "be"})  # "take place"
_BROUGHT = {"cause": "by", "prompt": "by", "trigger": "by", "spark": "by", "provoke": "by", "blame": "on", "attribute": "to"}
_FROM = {"result": "from", "stem": "from", "arise": "from"}
_BEHIND = frozenset({"after", "following", "amid", "because", "because of", "due to", "since", "over"})


def taking_up(noun: Token) -> Token | None:
    """The verb of which the noun is the subject, where the noun takes up what was told before and is no other's; None for any other."""
    is_bare = noun.pos_ == "NOUN" and not any(c.dep_ in _OWN for c in noun.children)
    is_definite = any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in noun.children)
    return noun.head if is_bare and is_definite and noun.dep_ in _SUBJECT and noun.head.pos_ in {"VERB", "AUX"} else None


def adds(verb: Token, gap: Gap) -> Token | None:
    """Of a verb whose subject takes up what was told: the clause in which the day or the place stands, or what gives the reason."""
    word = verb.lemma_.lower()
    if any(c.dep_ == "neg" or c.lower_ in {"not", "n't", "n’t", "never"} for c in verb.children):
        return None
    if gap == "reason":
        return _reason(verb, word)
    return verb if gap in {"day", "place"} and word in _HAPPENS | {"begin", "start", "end"} else None


def _reason(verb: Token, word: str) -> Token | None:
    if word == "follow":
        return next((c for c in verb.children if c.dep_ == "obj"), None)
    wanted = frozenset({(_BROUGHT | _FROM)[word]}) if word in _BROUGHT | _FROM else _BEHIND if word in _HAPPENS else frozenset[str]()
    marks = ((c, {preposition(c)} | {m.lower_ for m in c.children if m.dep_ == "mark"}) for c in verb.children)
    return next((c for c, some in marks if some & wanted), None)
