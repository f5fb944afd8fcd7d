"""Whether a sentence says what a question asks: its tree laid over the question's pattern (`kg.extract.question.questions`).

The sentence has the question's predicate (the same word, a noun made from it, or a word that says at least as much), everybody in the
place where the question has them, all other words of the question in the same clause, and something in the place that is asked for. What a
definite phrase takes up ("the visit") may be told before the sentence: whose, and where to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.extract.question.laid import Laid
from kg.extract.question.otherwords import is_nominal, words_of
from kg.extract.question.questions import Before, Mention, Pattern
from kg.lexicon.synonyms import load as synonyms

_SPEECH = "say"
_NOTHING = Before()


def said(doc: Doc, mentions: Sequence[Mention], pattern: Pattern, before: Before = _NOTHING) -> list[tuple[int, int]]:
    """The words by which a sentence, read by itself, says what the pattern asks: their offsets in it; none where it does not say so.
    `mentions`: who stands where in it; `before`: what the sentences before it tell."""
    is_speech = pattern.predicate in synonyms().of(_SPEECH)
    laid = (Laid(mentions, p, is_turned, before, is_speech, pattern.governor) for p, is_turned in _predicates(doc, pattern))
    fitting = [one.predicate for one in laid if one.fits(pattern)]
    return [span for predicate in fitting for span in _spans(predicate)]


def _spans(predicate: Token) -> Iterator[tuple[int, int]]:
    """The word, and with its particle where that follows it."""
    yield predicate.idx, predicate.idx + len(predicate)
    for child in predicate.children:
        if child.dep_ == "compound:prt" and child.i == predicate.i + 1:
            yield predicate.idx, child.idx + len(child)


def wordings(pattern: Pattern) -> frozenset[str]:
    """The pattern's predicate and all that says at least as much; of a verb with its preposition too ("call on")."""
    known = synonyms()
    phrasal = (known.of(f"{pattern.predicate} {part.preposition}") for part in pattern.parts if part.preposition)
    return known.of(pattern.predicate).union(*phrasal, *map(known.of, pattern.others))


def _predicates(doc: Doc, pattern: Pattern) -> Iterator[tuple[Token, bool]]:
    """Tokens that say the predicate, and whether object and subject are exchanged."""
    wanted, undergone = wordings(pattern), synonyms().undergone.get(pattern.predicate, frozenset())
    for token in doc:
        if token.pos_ not in {"VERB", "AUX", "NOUN", "ADJ"}:
            continue
        words = words_of(token)
        if words & wanted or is_nominal(token, pattern):
            yield token, False
        elif words & undergone:
            yield token, True
