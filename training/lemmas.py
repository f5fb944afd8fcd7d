"""Learn the lemma table and the changes by ending from treebanks."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.nlp.lemmas import LONGEST_ENDING, PROPER, Change, Lemmatiser, apply, change
from training.corpora import Document

ENOUGH = 3
"""Forms with an ending before it is trusted; a whole form in the table needs to be seen once."""


def learn(documents: list[Document]) -> Lemmatiser:
    """From the forms, tags and lemmas of treebanks."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in (s for document in documents for s in document):
        tree = sentence.tree
        assert tree
        for form, tag, lemma, rel in zip(sentence.words, tree.xpos, tree.lemmas, tree.rels, strict=True):
            if rel not in ("goeswith", "reparandum") and lemma != "_" and "Typo" not in lemma:
                seen[tag, form if tag in PROPER else form.lower()][lemma] += 1
    best = {key: max(count, key=lambda lemma: (count[lemma], lemma)) for key, count in seen.items()}
    endings = _endings(best)
    trusted = Lemmatiser({}, endings)
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for (tag, form), lemma in best.items():
        if trusted(form, tag) != lemma:
            table[tag][form] = lemma
    return Lemmatiser(dict(table), endings)


def _endings(best: dict[tuple[str, str], str]) -> dict[str, dict[str, Change]]:
    """The commonest change for each tag and ending, kept where it differs from that of the next shorter ending."""
    votes: dict[tuple[str, str], Counter[Change]] = defaultdict(Counter)
    for (tag, form), lemma in best.items():
        if not form.isalpha() or change(form, lemma)[0] > 5:
            continue
        for size in range(min(LONGEST_ENDING, len(form) - 1) + 1):
            votes[tag, form[len(form) - size:]][change(form, lemma)] += 1
    kept: dict[str, dict[str, Change]] = defaultdict(dict)
    for tag, ending in sorted(votes, key=lambda key: (len(key[1]), key)):
        count = votes[tag, ending]
        found, times = max(count.items(), key=lambda pair: (pair[1], -pair[0][0], pair[0][1]))
        if times >= (1 if not ending else ENOUGH) and 2 * times > sum(count.values()) * (0 if not ending else 1):
            shorter = _known(kept[tag], ending[1:]) if ending else None
            if shorter != found:
                kept[tag][ending] = found
    return dict(kept)


def _known(endings: dict[str, Change], ending: str) -> Change | None:
    for start in range(len(ending) + 1):
        if ending[start:] in endings:
            return endings[ending[start:]]
    return None


def accuracy(lemmatiser: Lemmatiser, documents: list[Document]) -> float:
    """Share of words (gold tags, typos left out) whose lemma is right."""
    right = total = 0
    for sentence in (s for document in documents for s in document):
        assert sentence.tree
        for form, tag, lemma in zip(sentence.words, sentence.tree.xpos, sentence.tree.lemmas, strict=True):
            right += lemmatiser(form, tag) == lemma
            total += 1
    return right / total


__all__ = ["accuracy", "apply", "learn"]
