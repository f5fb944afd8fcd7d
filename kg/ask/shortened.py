"""Sentences that say "the bill" of what the question calls "the harbour bill", where that was told before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from kg.ask.passages import LEAD, Part

_LEAST = 2  # things of the question that a sentence must hold itself
_WORD = r"[\w’'-]+"


class Topic(Protocol):
    """A word of a question, or ("") a name, with the sentences that hold it (kg.ask.bearing)."""

    @property
    def word(self) -> str: ...

    @property
    def part(self) -> Part: ...


def shortened(question: str, topics: Sequence[Topic], alike: Callable[[str], Sequence[str]], text: Callable[[str], str]) -> Iterator[str]:
    """IRIs of the sentences that hold all of a question but for what stands before one of its nouns, and have that noun behind an article.

    topics: the words and names of the question, with the sentences that hold each. alike: words for the same as one. text: of a
    sentence."""
    words, names = {one.word: one.part for one in topics if one.word}, [one.part for one in topics if not one.word]
    for head, part in words.items():
        before = re.search(rf"\b(?:the|a|an|this|that)\s+((?:{_WORD}\s+)+){re.escape(head)}\b", question, re.IGNORECASE)
        cut = before[1].casefold().split() if before is not None else []
        rest = [one.sentences for one in (*(words[word] for word in words if word not in cut), *names)]
        if not cut or not words.keys() >= set(cut) or len(rest) < _LEAST:
            continue
        whole = Part(frozenset.intersection(part.sentences, *(words[word].sentences for word in cut)))
        forms = "|".join(map(re.escape, alike(head)))
        alone = re.compile(rf"\b(?:the|this|that|its|their|his|her)\s+(?:{forms})s?\b", re.IGNORECASE)
        some = frozenset.intersection(*rest) - whole.sentences
        yield from (iri for iri in some if whole.held(iri) >= LEAD and alone.search(text(iri)))
