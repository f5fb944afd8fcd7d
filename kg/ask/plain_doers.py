"""Who does what a question says, where it tells that by a plain word ("the army", "the doctors' union"), held against who does it in a
sentence: somebody else's doing it is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.ask.families import stem
from kg.ask.things import PRONOUNS, RELATIVE, SOME, WHO, Mention, Stretch, by_words, meets_any, takes_up
from kg.lexicon import load as lexicon
from kg.lexicon.synonyms import load as synonyms

if TYPE_CHECKING:  # as in kg.ask.things
    from kg.extract.question.doers import Doing

_BODIES = ("body", "armed")  # word classes
_PERSON = "Person"
_ANYBODY = frozenset({"group", "groups", "side", "sides", "body", "bodies", "party", "parties", "organisation", "organization", "country"})


class PlainDoers:
    """Those of one question: their last words, and what else stands with these ("doctors'")."""

    def __init__(self, text: str, doing: Doing, mentions: Sequence[Mention]) -> None:
        self._heads = by_words(text, doing, mentions)
        close = [text[start:end].casefold() for start, end in doing.beside if not meets_any(mentions, (start, end))]
        self._close = tuple(word for word in close if word.isalpha())
        self._alone = not doing.undergone  # whoever opens a road, the road opens

    def are_others(self, told: Iterable[Doing], text: str, mentions: Sequence[Mention], before: Callable[[], str]) -> bool:
        """Whether in each place of a sentence that tells of the deed others do it. before: the text of its article, case folded, where a
        person may have been called so."""
        places = [doing for doing in told if doing.is_verb and doing.doers]
        return bool(self._heads and places) and all(self._is_by_others(doing, text, mentions, before) for doing in places)

    def _is_by_others(self, doing: Doing, text: str, mentions: Sequence[Mention], before: Callable[[], str]) -> bool:
        return any(
            not self._is_among(head, doing, text) and all(_is_another(head, one, text, mentions, before) for one in doing.doers)
            for head in self._heads
        )

    def _is_among(self, head: str, doing: Doing, text: str) -> bool:
        """Whether the word, or another for the same, stands where somebody does it; in a name ("the African Union") only with the words
        that stand with it in the question."""
        said = [text[start:end] for start, end in (*doing.doers, *doing.beside, *(doing.undergone if self._alone else ()))]
        there = [word for one in said for word in re.findall(r"\w[\w’'-]*", one) if _is_form(head, word)]
        return any(word.islower() or all(_has(close, text) for close in self._close) for word in there)


def _is_another(head: str, doer: Stretch, text: str, mentions: Sequence[Mention], before: Callable[[], str]) -> bool:
    """Whether it is somebody whom the word cannot mean: another body, or a person whom the article does not call so."""
    word = text[doer[0] : doer[1]].casefold()
    if word in PRONOUNS | RELATIVE | SOME:
        return False
    there = [m for m in mentions if m.kind in WHO and meets_any([m], doer)]
    if any(m.kind != _PERSON and m.form == "name" for m in there):
        return True
    if there and any(m.form == "name" for m in there):
        return _is_body(head) or not _has(head, before())
    if takes_up(text, doer):
        return _is_body(head) and _is_body(word) and word not in _ANYBODY
    return True


def _is_body(word: str) -> bool:
    return any(form in _bodies() for form in (word, stem(word), word.removesuffix("s")))


@cache
def _bodies() -> frozenset[str]:
    return frozenset[str]().union(*(lexicon().classes.get(name, frozenset()) for name in _BODIES))


def _has(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(stem(word))}", text, re.IGNORECASE) is not None


def _is_form(head: str, word: str) -> bool:
    return any(word.casefold().startswith(stem(form)) for form in synonyms().same(head))
