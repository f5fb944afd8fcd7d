"""Whether a token says a word of a question: the same word, one that says at least as much, or the noun or verb made from it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.question.questions import Pattern, lemma
from kg.extract.tree.syntax import preposition
from kg.lexicon.synonyms import load as synonyms

_MADE = ("ion", "al", "ment", "ance", "ence", "ure")  # "resignation", "withdrawal", "agreement": nouns made from verbs
_AGENT = ("er", "or", "ist", "ee")  # "protester" is no protest


def words_of(token: Token) -> frozenset[str]:
    """The lemma, with its particle, and with each preposition under it ("call on")."""
    word = lemma(token)
    return frozenset({word, *(f"{word} {preposition(c)}" for c in token.children if c.dep_ in {"obl", "nmod"} and preposition(c))})


def is_nominal(token: Token, pattern: Pattern) -> bool:
    """A noun made from the verb that is asked about ("delivery", "agreement"), or the verb that the noun asked about is made from."""
    if (token.pos_ == "NOUN") != pattern.is_verb or token.pos_ not in {"NOUN", "VERB"}:
        return False
    noun, verb = (token.lemma_.lower(), pattern.predicate) if pattern.is_verb else (pattern.predicate, token.lemma_.lower())
    return is_made_from(noun, verb)


def is_made_from(noun: str, verb: str) -> bool:
    """Whether a noun names what a verb does, by their common beginning; not who does it ("protester")."""
    if noun.endswith(_AGENT) and noun != verb:
        return False
    common = next((at for at, (one, other) in enumerate(zip(noun, verb, strict=False)) if one != other), min(len(noun), len(verb)))
    return common >= max(4, len(verb) - 2) and len(noun) <= len(verb) + 6


def holds(tokens: Sequence[Token], word: str) -> bool:
    """Whether a token says the word (a lemma), or at least as much."""
    wanted = synonyms().of(word)
    return any(t.lemma_.lower() in wanted or lemma(t) in wanted or t.lower_ in wanted or _is_verb_of(t, word) for t in tokens)


def _is_verb_of(token: Token, noun: str) -> bool:
    """ "The offer to resign" holds what is asked about as the resignation."""
    return token.pos_ == "VERB" and noun.endswith(_MADE) and is_made_from(noun, token.lemma_.lower())
