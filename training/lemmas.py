"""Learn the lemma table and the changes by ending from treebanks."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.nlp.lemmas import LONGEST_ENDING, PROPER, Change, Lemmatiser, change
from training.corpora import Document

ENOUGH = 2
"""Forms with an ending and a change before they are trusted."""
SHARE = 0.12
"""Share of an ending's forms below which a change is an accident."""
LONGEST_CUT = 4


def learn(documents: list[Document], words: frozenset[str] = frozenset()) -> Lemmatiser:
    """From the forms, tags and lemmas of treebanks; the table holds what the endings get wrong."""
    best = _lemmas(documents)
    known: dict[str, set[str]] = defaultdict(set)
    for (tag, _), lemma in best.items():
        known[tag[:1]].add(lemma)
    made = Lemmatiser({}, _endings(best), {kind: frozenset(lemmas) for kind, lemmas in known.items() if kind in "VNJR"}, words)
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for (tag, form), lemma in best.items():
        if made.guess(form, tag) != lemma:
            table[tag][form] = lemma
    made.table = dict(table)
    return made


def _lemmas(documents: list[Document]) -> dict[tuple[str, str], str]:
    """The commonest lemma of each tag and form."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in (s for document in documents for s in document):
        tree = sentence.tree
        assert tree
        for form, tag, lemma, rel in zip(sentence.words, tree.xpos, tree.lemmas, tree.rels, strict=True):
            if rel not in ("goeswith", "reparandum") and lemma != "_":
                seen[tag, form if tag in PROPER else form.lower()][lemma] += 1
    return {key: max(count, key=lambda lemma: (count[lemma], lemma)) for key, count in seen.items()}


def _endings(best: dict[tuple[str, str], str]) -> dict[str, dict[str, list[Change]]]:
    """The changes for each tag and ending, commonest first; an ending that adds nothing to the next shorter one is left out."""
    votes: dict[tuple[str, str], Counter[Change]] = defaultdict(Counter)
    for (tag, form), lemma in best.items():
        if form.isalpha() and tag != "NNP" and (found := change(form, lemma))[0] <= min(LONGEST_CUT, len(form) - 2):
            for size in range(min(LONGEST_ENDING, len(form) - 1) + 1):
                votes[tag, form[len(form) - size :]][found] += 1
    kept: dict[str, dict[str, list[Change]]] = defaultdict(dict)
    for tag, ending in sorted(votes, key=lambda key: (len(key[1]), key)):
        changes = _trusted(votes[tag, ending])
        if changes and changes != (_inherited(kept[tag], ending) if ending else None):
            kept[tag][ending] = changes
    return dict(kept)


def _trusted(count: Counter[Change]) -> list[Change]:
    total = sum(count.values())
    ordered = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
    return [found for found, times in ordered if times >= ENOUGH and times >= SHARE * total]


def _inherited(endings: dict[str, list[Change]], ending: str) -> list[Change]:
    """What the longest shorter ending gives."""
    return next((endings[ending[start:]] for start in range(1, len(ending) + 1) if ending[start:] in endings), [])


def accuracy(lemmatiser: Lemmatiser, documents: list[Document]) -> float:
    """Share of words (gold tags) whose lemma is right."""
    right = total = 0
    for sentence in (s for document in documents for s in document):
        assert sentence.tree
        for form, tag, lemma in zip(sentence.words, sentence.tree.xpos, sentence.tree.lemmas, strict=True):
            right += lemmatiser(form, tag) == lemma
            total += 1
    return right / total
