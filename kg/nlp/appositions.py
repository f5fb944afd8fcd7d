"""Names set off behind what they name: "one company, Acme Industries" has the name in apposition.

A name without a preposition is no oblique; the network makes it one where it does not know the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.nlp.complements import Word

PROPER, NOUNS = frozenset({"NNP", "NNPS"}), frozenset({"NN", "NNS", "NNP", "NNPS"})


def apposed(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of names right behind a comma and a noun that pass for obliques."""
    cased = {word.head for word in words if word.relation == "case"}
    for i, word in enumerate(words):
        named = word.tag in PROPER or (word.tag == "NNS" and i > 0 and words[i - 1].tag in PROPER)  # "Acme Industries"
        if word.relation != "obl" or not named or i in cased:
            continue
        comma = _left_edge(words, i) - 1
        if comma > 0 and words[comma].lemma == "," and words[comma - 1].tag in NOUNS:
            yield i, comma - 1, "appos"


def _left_edge(words: Sequence[Word], i: int) -> int:
    """The first of the proper names that end with this word."""
    while i > 0 and words[i - 1].tag in PROPER:
        i -= 1
    return i
