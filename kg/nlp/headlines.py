"""What headlines say of what is to come: "France to send jets to Ukraine" tells that France will send them.

Elsewhere a name with an infinitive is a noun with what it is for, and so the network reads it. Where a clause is nothing but a proper name
with an infinitive right behind it, the infinitive is the clause's verb and the name its subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.nlp.complements import Word

PROPER = frozenset({"NNP", "NNPS"})
NOUNS = frozenset({"NN", "NNS"})
FINITE = frozenset({"VBZ", "VBP", "VBD"})
ORDERING = frozenset({"order", "launch", "open", "announce", "demand", "urge", "seek", "vow", "start", "begin"})
TIMES = frozenset({"after", "as", "before", "since", "while", "when"})
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


def ordered(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) that make a bare noun behind such a verb its object, and a clause of time behind it one of the verb: "Chad
    orders probe after soldiers shoot two"."""
    for verb in range(len(words) - 1):
        noun = verb + 1
        bare = words[noun].head == verb and words[noun].tag in NOUNS and words[noun].relation in {"xcomp", "obj"}
        if words[verb].tag not in FINITE or words[verb].lemma not in ORDERING or not bare or _is_clause(words, noun):
            continue
        if words[noun].relation == "xcomp":
            yield noun, verb, "obj"
        for clause in range(noun + 1, len(words)):
            if words[clause].head == noun and words[clause].tag in FINITE and _opening(words, noun, clause) in TIMES:
                yield clause, verb, "advcl"


def _opening(words: Sequence[Word], noun: int, clause: int) -> str | None:
    """The word that opens a clause right behind a noun."""
    return next((words[n].lemma for n in range(noun + 1, clause) if words[n].head == clause and words[n].relation == "mark"), None)


def shot_down(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "the shooting down of its jet": a noun with its particle, and not a noun "down"."""
    for down in range(1, len(words) - 1):
        noun = down - 1
        if words[down].lemma != "down" or words[noun].lemma != "shooting" or words[down + 1].lemma != "of":
            continue
        if words[noun].head == down:
            yield noun, words[down].head, words[down].relation
        yield down, noun, "fixed"
        whole = words[down + 1].head
        if 0 <= whole < len(words) and words[whole].head == down:
            yield whole, noun, "nmod"
        yield from ((n, noun, w.relation) for n, w in enumerate(words) if w.head == down and n not in {noun, whole})
