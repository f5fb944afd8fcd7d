"""Names that are put a little wrong in a question: whom the graph names can be meant, where that is one person only."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from kg.authority.words import fold
from kg.sentences import sounding
from kg.store import Store

_LEAST = 5  # letters of a word that may be misspelt
_ALIKE = 0.8  # of two words by their letters, as difflib measures it
_ENDS = 3  # letters that a misspelt word has right at one of its ends


def meant(store: Store, name: str) -> list[str]:
    """IRIs of the persons named in the graph whose name this can be, with a slip or without a middle name: all of one full name; none
    where nobody has such a name, or people of two names have.

    A name of several words must have one of them right ("Remi Heitz" for Remy Heitz).
    """
    words = fold(name).split()
    if not words or max(map(len, words)) < _LEAST:
        return []
    ends = {end for word in words if len(word) >= _LEAST for end in (word[:_ENDS], word[-_ENDS:])}
    fitting = [(one.entity, fold(one.name).split()) for one in sounding(store, sorted(ends)) if _can_be(words, fold(one.name).split())]
    names = {tuple(full) for _, full in fitting}
    return sorted(iri for iri, _ in fitting) if len(names) == 1 else []


def _can_be(said: Sequence[str], full: Sequence[str]) -> bool:
    """Whether somebody of this full name may be meant."""
    if len(full) < 2 or len(said) > len(full):
        return False
    pairs = [(said[-1], full[-1])] if len(said) == 1 else [(said[0], full[0]), (said[-1], full[-1])]
    right = sum(one == other for one, other in pairs)
    return right >= len(pairs) - 1 and all(_is_slip(one, other) for one, other in pairs)


def _is_slip(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _LEAST - 1 or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= (_ALIKE if len(one) > _LEAST else 0.75)
