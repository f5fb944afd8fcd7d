"""Repair of the Groningen Meaning Bank's names by its own majority.

Silver annotation is uneven, not biased: a name that is whole and well labelled in nine sentences is cut short or called
something else in the tenth. The tenth is made like the nine. Sentences are changed in place.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from training.corpora import Entity, Sentence

SEEN = 3
"""Times a name must occur before it can overrule another annotation."""
SURE = 0.65
"""Share of its occurrences that must agree."""
LONGEST = 7
Name = tuple[str, ...]


def repair(sentences: list[Sentence]) -> None:
    """Make every sentence's names agree with the corpus' majority."""
    known = _majority(sentences)
    for sentence in sentences:
        sentence.entities = _repaired(sentence, known)


def _majority(sentences: list[Sentence]) -> dict[Name, str]:
    counts: dict[Name, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for start, end, label in sentence.entities:
            if label != "tim" and end - start <= LONGEST:
                counts[tuple(sentence.words[start:end])][label] += 1
    known = {}
    for name, count in counts.items():
        label, times = count.most_common(1)[0]
        if times >= SEEN and times >= SURE * sum(count.values()) and name[0][0].isupper() and name[-1][0].isalnum():
            known[name] = label
    return known


def _repaired(sentence: Sentence, known: dict[Name, str]) -> list[Entity]:
    """Longer known names swallow the annotated parts of them; whole ones take the majority's label."""
    found = list(sentence.entities)
    words = sentence.words
    for start in range(len(words)):
        for end in range(min(len(words), start + LONGEST), start, -1):
            label = known.get(tuple(words[start:end]))
            if label and _fits(found, start, end):
                found = [e for e in found if not (start <= e[0] and e[1] <= end)] + [(start, end, label)]
                break
    return sorted(found)


def _fits(found: list[Entity], start: int, end: int) -> bool:
    """Nothing annotated reaches over the edges; a single word must be annotated already, a longer name may be missing."""
    touching = [e for e in found if e[0] < end and e[1] > start]
    if any(e[0] < start or e[1] > end or e[2] == "tim" for e in touching):
        return False
    return bool(touching) or end - start > 1
