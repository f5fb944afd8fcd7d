"""What a question is about, said in other words, by word vectors (kg.vectors).

News says "the munitions" or "the move" of what it has just told. Where somebody's words are asked for, what he says in an article counts
as on the matter too if that article begins with something like the matter, and each word for it, or one near it in meaning, stands close
by. Vectors only ever stand in for words of content: who speaks, who and what is named, numbers, and whether it is so, are for others to
tell. Nothing is dropped for want of likeness: of 249 sentences of answers 18 were less like the question's matter than 0.2, and 17 of
these were right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from kg import vectors
from kg.ask.findings import Finding
from kg.sentences import beginning_like, sentences_of
from kg.store import Store

ABOUT = 0.4  # cosine of the beginning of an article with the words for a matter that it is about
HELD = 0.55  # mean over those words of the cosine of the nearest word close by
LIKE = 0.4  # cosine of two words of which one can stand for the other
_BEFORE = 2  # sentences before one, which with it and as many at the beginning of the article are close by
_REMEMBERED = 4096
_WORD = re.compile(r"[^\W\d_][\w-]{2,}")


@dataclass(slots=True)
class Likeness:
    """What is like the words for a matter in a store."""

    store: Store
    words: tuple[str, ...]
    _articles: dict[str, float] | None = field(default=None, init=False)
    _sentences: dict[str, list[tuple[str, str]]] = field(default_factory=dict, init=False)

    def articles(self) -> frozenset[str]:
        """IRIs of the articles that begin with something like the matter; none where the index cannot tell."""
        if self._articles is None:
            self._articles = (beginning_like(self.store, " ".join(self.words), ABOUT) or {}) if self.words else {}
        return frozenset(self._articles)

    def bears(self, finding: Finding) -> bool:
        """Whether a finding stands in an article about the matter, with its words, or others like them, close by."""
        return finding.article in self.articles() and held(self.words, self._around(finding)) >= HELD

    def _around(self, finding: Finding) -> str:
        if finding.article not in self._sentences:
            self._sentences[finding.article] = sentences_of(self.store, finding.article)
        texts = self._sentences[finding.article]
        at = next((number for number, (iri, _) in enumerate(texts) if iri == finding.sentence), 0)
        return " ".join(text for _, text in (*texts[:_BEFORE], *texts[max(0, at - _BEFORE) : at + 1]))


def held(words: Sequence[str], text: str) -> float:
    """The mean over the words of the cosine of the nearest word of a text: 1 where all stand there."""
    there = _words(text)
    return float((_pointed(words) @ _pointed(there).T).max(axis=1).mean()) if words and there else 0.0


def like(word: str, text: str) -> bool:
    """Whether a text has a word that can stand for this one."""
    return held([word], text) >= LIKE


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(hit[0].casefold() for hit in _WORD.finditer(text)))


def _pointed(words: Iterable[str]) -> vectors.Floats:
    return np.stack([_vector(word) for word in words])


@lru_cache(_REMEMBERED)
def _vector(word: str) -> vectors.Floats:
    found: vectors.Floats = vectors.load().of([word])[0]
    return found
