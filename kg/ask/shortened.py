"""Sentences that say "the bill" of what the question calls "the harbour bill", or "the attacks" of "the bombings in Vell", where that was
told before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.ask.passages import LEAD, Part

_LEAST = 2  # things of the question that a sentence must hold itself
_WORD = r"[\w’'-]+"
_THE = r"(?:the|this|that|these|those)"
_OF_ANOTHER = r"(?!\s+(?:of|on|in|at|near|against|to|for|by|from|with|that|which)\b)"  # "the attack on Karstad" is one not told of before
_BE = r"(?:is|are|was|were|has been|have been|had been)"


@dataclass(frozen=True, slots=True)
class Topic:
    """A word of a question, or ("") a name, with the sentences that hold it, and who that is, of what kind."""

    part: Part
    word: str = ""
    who: frozenset[str] = frozenset()
    kind: str = ""


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


def taken_up(
    act: str,
    topics: Sequence[Topic],
    sets: Sequence[Sequence[str]],
    alike: Callable[[str], Sequence[str]],
    holding: Callable[[Sequence[str]], frozenset[str]],
    text: Callable[[str], str],
) -> Iterator[str]:
    """IRIs of the sentences in which it is done to "the move" or "the attacks", where that stands for the question's own matter: in one
    sentence before, or at the head of the article, all else of the question has been told, by one of the words for such things.

    act: the question's word for what is done. sets: nouns that stand for one another, singular. holding: sentences that hold one of some
    words."""
    words = {one.word: one.part for one in topics if one.word}
    some = next(((word, group) for word in words if word != act for group in sets if _is_of(word, group)), None)
    if act not in words or some is None or len(topics) <= _LEAST:
        return
    head, group = some
    rest = [one.part.sentences for one in topics if one.word not in (act, head)]
    whole = Part(frozenset.intersection(words[head].sentences | holding(group), *rest))
    verbs = "|".join(rf"{re.escape(form)}\w*" for form in alike(act))
    thing = rf"{_THE}\s+(?:{'|'.join(group)})s?\b{_OF_ANOTHER}"
    said = re.compile(rf"\b(?:{verbs})\s+(?:{_WORD}\s+)?{thing}|\b{thing}\s+{_BE}\s+(?:{_WORD}ly\s+)?(?:{verbs})", re.IGNORECASE)
    here = words[act].sentences - whole.sentences
    yield from (iri for iri in here if whole.held(iri) >= LEAD and said.search(text(iri)))


def _is_of(word: str, group: Sequence[str]) -> bool:
    return word in group or word.removesuffix("s") in group
