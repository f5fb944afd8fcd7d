"""What headlines say of what is to come: "France to send jets to Ukraine" tells that France will send them.

Elsewhere a name with an infinitive is a noun with what it is for, and so the network reads it. Where a clause is nothing but a proper name
with an infinitive right behind it, the infinitive is the clause's verb and the name its subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.nlp.complements import Word

PROPER = frozenset({"NNP", "NNPS"})
CLAUSES = frozenset({"root", "ccomp", "parataxis"})


def announced(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) that make the infinitive of such a headline its verb."""
    for i, word in enumerate(words):
        noun = word.head
        if word.tag != "VB" or word.relation != "acl" or not 0 <= noun < i or not _right_behind(words, i):
            continue
        while words[noun].relation in {"conj", "appos"} and words[words[noun].head].tag in PROPER:  # "US, Iran to hold talks"
            noun = words[noun].head
        if words[noun].relation in CLAUSES and words[noun].tag in PROPER and not _is_clause(words, noun):
            yield i, words[noun].head, words[noun].relation
            yield noun, i, "nsubj"
            yield from ((n, i, "punct") for n in range(i, len(words)) if words[n].head == noun and words[n].relation == "punct")


def _right_behind(words: Sequence[Word], verb: int) -> bool:
    """Whether its "to" follows a proper name at once."""
    marks = [n for n in range(1, verb) if words[n].head == verb and words[n].lemma == "to" and words[n].relation == "mark"]
    return bool(marks) and words[marks[0] - 1].tag in PROPER


def _is_clause(words: Sequence[Word], noun: int) -> bool:
    """Whether something is said of it already, or it stands behind a preposition."""
    return any(word.head == noun and word.relation in {"nsubj", "nsubj:pass", "cop", "case", "expl"} for word in words)
