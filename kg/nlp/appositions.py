"""Names set off behind what they name: "one company, Acme Industries" has the name in apposition.

A name without a preposition is no oblique; the network makes it one where it does not know the name. And what follows the comma of a
participle that opens the sentence ("Attacked by Chad, Libya asked for help") is the subject of the clause, no other name of who did it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.nlp.complements import Word

FINITE, PARTICIPLES = frozenset({"VBD", "VBZ", "VBP"}), frozenset({"VBN", "VBG"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"})
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


def fronted(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of subjects that pass for appositions of the doer named before them: "Attacked by Chad, Libya asked …"."""
    for i, word in enumerate(words):
        verb = word.head
        if word.relation != "advcl" or word.tag != "VBN" or not i < verb or words[verb].tag not in FINITE | PARTICIPLES:
            continue
        if any(w.head == verb and w.relation in SUBJECTS for w in words):
            continue
        named = [n for n in range(i, verb) if words[n].relation == "appos" and words[words[n].head].head == i]
        if len(named) == 1 and any(w.lemma == "," for w in words[words[named[0]].head : named[0]]):
            passive = any(w.head == verb and w.relation == "aux:pass" for w in words)
            yield named[0], verb, "nsubj:pass" if passive else "nsubj"


def _left_edge(words: Sequence[Word], i: int) -> int:
    """The first of the proper names that end with this word."""
    while i > 0 and words[i - 1].tag in PROPER:
        i -= 1
    return i
