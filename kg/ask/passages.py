"""Sentences that bear on every part of a question: each thing it names, each word of content.

A sentence holds a part in its own words, or the words just before it or the first of its article hold it: news says "the
decision" of what it has just told. What the question is after (who acts or speaks, what is done) must stand in the sentence itself.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

HERE, NEAR, LEAD = 1.0, 0.7, 0.4  # what a part counts by where it stands: in the sentence, shortly before it, in the lead
REACH = 450  # characters before a sentence that still count as near
FIRST = 220  # a sentence that begins so early belongs to the lead of its article
_SURE = 0.85  # share of the best score that others must come to
_FEW = 2  # of so few parts the sentence itself must hold one of the matter, or take it up
_MANY = 5  # of so many parts one may be missing
_MOST = 6  # sentences in all
Typed = Callable[[Sequence[str]], Collection[str]]  # of sentences those with a claim on an act of the kind that is asked about


@dataclass(frozen=True)
class Part:
    """Something a question names or says: the IRIs of the sentences that hold it."""

    sentences: frozenset[str]
    needed: bool = False  # it must stand in the sentence itself
    act: bool = False  # it is what is done, and may be said in other words for the same kind of act

    @cached_property
    def weight(self) -> float:
        """Rare words tell more."""
        return 1 / math.log2(4 + len(self.sentences))

    @cached_property
    def places(self) -> Mapping[str, list[int]]:
        """By article, where the sentences begin."""
        return _places(self.sentences)

    def held(self, sentence: str) -> float:
        """How near to a sentence the part stands; 0 where it does not."""
        if sentence in self.sentences:
            return HERE
        article, begin = place(sentence)
        places = self.places.get(article, ())
        if any(0 < begin - other <= REACH for other in places):
            return NEAR
        return LEAD if any(other <= FIRST for other in places) else 0.0


@lru_cache(1 << 15)
def place(sentence: str) -> tuple[str, int]:
    """The article of a sentence and where it begins there, from its IRI (kg.ids)."""
    article, sign, offsets = sentence.rpartition("#offset_")
    return (article, int(offsets.partition("_")[0])) if sign else (sentence, 0)


@lru_cache(24)
def _places(sentences: frozenset[str]) -> Mapping[str, list[int]]:
    """One question asks several times where the same thousands of sentences stand."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for article, begin in map(place, sentences):
        places[article].append(begin)
    return places


def passages(
    parts: Sequence[Part],
    typed: Typed,
    own: float,
    on_it: Callable[[str], bool] | None = None,
    *,
    always: bool = False,
    near: bool = False,
) -> list[str]:
    """IRIs of the sentences that bear on all parts, the best first.

    own: share of the parts' weight that must stand in the sentence itself, where not all of them are near it. on_it: where given,
    a sentence that holds nothing of the matter itself must take up what was said ("the move"): where there are few
    parts, or `always`. near: else what it does not hold of the matter must stand in one sentence before it.
    """
    scores: dict[str, float] = {}
    pending = dict[str, float]()
    for sentence in _candidates(parts):
        held = [part.held(sentence) for part in parts]
        beside = (always or len(parts) <= _FEW) and not _is_on_matter(parts, held)
        beside = beside or (near and not _is_together(parts, held, sentence))
        if on_it is not None and beside and not on_it(sentence):
            continue
        score = _score(parts, held, own)
        if score is None:
            continue
        elsewhere = any(part.act and there < HERE for part, there in zip(parts, held, strict=True))
        (pending if elsewhere else scores)[sentence] = score
    same = typed(sorted(pending)) if pending else ()
    scores.update({sentence: pending[sentence] for sentence in same})
    best = max(scores.values(), default=0.0)
    return sorted((s for s, score in scores.items() if score >= _SURE * best), key=lambda s: (-scores[s], *place(s)))[:_MOST]


def _is_together(parts: Sequence[Part], held: Sequence[float], sentence: str) -> bool:
    """Whether what the sentence does not hold of the matter stands in one sentence shortly before it; where it holds some of it itself, in
    one of the lead will do."""
    absent = [part.sentences for part, there in zip(parts, held, strict=True) if there < HERE and not part.needed]
    least = LEAD if _is_on_matter(parts, held) else NEAR
    return not absent or Part(frozenset.intersection(*absent)).held(sentence) >= least


def _is_on_matter(parts: Sequence[Part], held: Sequence[float]) -> bool:
    """Whether the sentence itself holds something of the matter, beside who speaks or acts."""
    return any(there == HERE for part, there in zip(parts, held, strict=True) if not part.needed)


def _candidates(parts: Sequence[Part]) -> Iterable[str]:
    """The sentences that hold what must stand there; where nothing must, those that hold any part. Only in articles that have all parts
    that an article needs: what two words hold of a large graph is far more than what is near to both."""
    needed = [part.sentences for part in parts if part.needed]
    some = frozenset.intersection(*needed) if needed else frozenset().union(*(part.sentences for part in parts))
    told = [part for part in parts if not part.act]
    count = Counter(article for part in told for article in part.places)
    least = len(told) - (len(parts) >= _MANY)
    return [sentence for sentence in some if count[place(sentence)[0]] >= least]


def _score(parts: Sequence[Part], held: Sequence[float], own: float) -> float | None:
    """Share of the parts' weight by where they stand; an act that is not in the sentence counts as there until its kind is known."""
    least = [max(NEAR, there) if part.act else there for part, there in zip(parts, held, strict=True)]
    all_of_it = sum(part.weight for part in parts)
    missing = [part for part, there in zip(parts, least, strict=True) if not there]
    if len(missing) > 1 or (missing and (len(parts) < _MANY or missing[0].needed)):
        return None
    here = sum(part.weight for part, there in zip(parts, held, strict=True) if there == HERE or part.act)
    if here < own * all_of_it and min(least) < NEAR:
        return None
    return sum(part.weight * (max(there, NEAR) if part.act else there) for part, there in zip(parts, held, strict=True)) / all_of_it
