"""Whose a complement is: "agreed on Monday to withdraw" says what was agreed, however much stands between.

The network knows "agreed to withdraw", and takes the infinitive for a purpose, or for a part of the noun before it, as soon as a day or a
place comes between; so with "acknowledged for the first time that". The treebanks have few such sentences, the news are full of them.
Which verbs govern an infinitive is a matter of the words (`data/complements.json`): with no object ("refuse"), as a passive ("is expected")
or with one ("urge"). The list holds the verbs that do so in the training parts of EWT and GUM nearly without exception (255 of 255 "want",
9 of 9 "agree"), and others of their kind. "Called", "used", "went", "appeared" and their like, which take purposes as well, are not in
it, and "set up" is another verb than "set". Nouns in it may have an infinitive of their own ("a plan to withdraw"). Verbs of saying govern
a clause with "that" which stands behind an adjunct of theirs. "Denied on Wednesday arresting them" denies the arrest; a comma or an object
before the participle makes it another matter. And whom a verb with object and infinitive has before the infinitive is its object ("warned
Israel not to invade"): of 588 such infinitives in the training parts three have a subject of their own, and four are read as clauses.

So with the agent of a passive, which stands behind "by" ("called on Warsaw" has none), and which is the passive's, however long what
somebody is accused of may be ("was accused of breaking the truce by Kyiv").
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data" / "complements.json"
ADJUNCTS = frozenset({"obl", "obl:unmarked", "obl:tmod", "obl:npmod", "advmod", "nmod", "nmod:poss", "nmod:unmarked", "compound", "appos"})
OBJECTS, PASSIVE = frozenset({"obj", "iobj"}), frozenset({"aux:pass", "nsubj:pass"})
CLAUSES = frozenset({"advcl", "acl", "acl:relcl"})
GERUNDS = frozenset({"advcl", "acl", "xcomp", "ccomp"})
AGENT, ACTING = "obl:agent", frozenset({"NNP", "NNPS", "NNS"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})


@dataclass(slots=True)
class Word:
    """A word of a sentence: its lemma, Penn tag, head (its place in the sentence, -1 for the root) and relation."""

    lemma: str
    tag: str
    head: int
    relation: str


def attach(words: Sequence[Word], changes: Iterable[tuple[int, int, str]]) -> None:
    """Hang words (word, head, relation) elsewhere; not below themselves. A change that waits for another of the same rule, which moves the
    head out from under the word, is made after it."""
    waiting = list(_refused(words, changes))
    list(_refused(words, waiting))


def _refused(words: Sequence[Word], changes: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The changes that would hang a word below itself; the others are made."""
    for word, head, relation in changes:
        at = head
        while at >= 0 and at != word:
            at = words[at].head
        if at != word:
            words[word].head, words[word].relation = head, relation
        else:
            yield word, head, relation


@cache
def governors() -> dict[str, frozenset[str]]:
    """The words of `data/complements.json`, by how they govern."""
    return {how: frozenset(words) for how, words in json.loads(DATA.read_text(encoding="utf-8")).items()}


def governed(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where a complement, an infinitive or a clause with "that", does not hang on the verb that governs it."""
    for i, word in enumerate(words):
        if word.relation not in CLAUSES or not 0 <= word.head < i:
            continue
        if _is_denied(words, i):
            yield i, word.head, "xcomp"
            continue
        opening, relation = _opening(words, i)
        verb = _governor(words, i, relation) if relation else None
        if opening is not None and relation and verb is not None:
            yield i, verb, relation
            yield opening, i, "mark"


def outside(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of what stands before the "that" of a clause and yet hangs in it: "said after the talks that …"."""
    for that, mark in enumerate(words):
        clause = mark.head
        verb = words[clause].head
        if mark.relation != "mark" or mark.lemma != "that" or words[clause].relation != "ccomp" or not 0 <= verb < that:
            continue
        for i in range(verb + 1, that):
            if words[i].head == clause and words[i].relation in ADJUNCTS:
                yield i, verb, words[i].relation


def agents(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where a phrase without "by" passes for an agent, or an agent hangs on the gerund that a passive governs."""
    by = {word.head for word in words if word.lemma == "by" and word.relation == "case"}
    for i, word in enumerate(words):
        if word.relation == AGENT and i not in by:
            yield i, word.head, "obl"
        elif i in by and word.relation.startswith(("obl", "nsubj")) and word.tag in ACTING:
            passive = _passive_above(words, word.head)
            if passive is not None:
                yield i, passive, AGENT
        elif i in by and word.relation == "nmod" and word.tag in ACTING:
            passive = _passive_with(words, word.head)
            passive = _passive_of(words, word.head, i) if passive is None else passive
            if passive is not None:
                yield i, passive, AGENT


def stranded(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of the preposition that a passive leaves behind itself: "was objected to by China"."""
    for i, word in enumerate(words[:-1]):
        verb, by = i - 1, words[i + 1]
        both = word.relation == by.relation == "case" and word.head == by.head and by.lemma == "by"
        if both and verb >= 0 and words[verb].tag == "VBN" and words[word.head].head == verb:
            yield i, verb, "obl"


def _passive_above(words: Sequence[Word], gerund: int) -> int | None:
    """The passive without an agent that governs a gerund with an object of its own."""
    under = {word.relation for word in words if word.head == gerund}
    passive = words[gerund].head
    if words[gerund].tag != "VBG" or "obj" not in under or under & PASSIVE or words[gerund].relation not in GERUNDS:
        return None
    above = {word.relation for word in words if word.head == passive}
    return passive if above & PASSIVE and AGENT not in above else None


def _passive_with(words: Sequence[Word], means: int) -> int | None:
    """The passive without an agent that has a noun as its means: "supported with weapons by the Emirates"."""
    passive = words[means].head
    is_means = words[means].relation == "obl" and any(w.head == means and w.relation == "case" and w.lemma == "with" for w in words)
    if not is_means or words[passive].tag != "VBN" or any(w.head == passive and w.relation == AGENT for w in words):
        return None
    described = words[passive].relation == "acl"
    return passive if described or any(w.head == passive and w.relation in PASSIVE for w in words) else None


def _passive_of(words: Sequence[Word], noun: int, i: int) -> int | None:
    """The participle without an agent that tells of a noun before its agent: "a deal brokered last March by Chad"."""
    told = [n for n in range(noun + 1, i) if words[n].head == noun and words[n].relation == "acl" and words[n].tag == "VBN"]
    return next((n for n in told if not any(w.head == n and w.relation == AGENT for w in words)), None)


def controlled(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) where the infinitive of a verb with object and infinitive is read as a clause with a subject of its own."""
    for i, word in enumerate(words):
        if word.relation not in COMPLEMENTS or word.tag != "VB" or not 0 <= word.head < i:
            continue
        verb, inside = word.head, [n for n in range(word.head + 1, i) if words[n].head == i]
        marks = [n for n in inside if words[n].relation == "mark"]
        if [words[n].lemma for n in marks] != ["to"] or words[verb].lemma not in governors()["object"]:
            continue
        yield i, verb, "xcomp"
        under = {other.relation for other in words[:i] if other.head == verb}
        for n in inside:
            if words[n].relation == "nsubj" and n < marks[0] and not under & (OBJECTS | PASSIVE):
                yield n, verb, "obj"


def _opening(words: Sequence[Word], i: int) -> tuple[int | None, str | None]:
    """The "to" or "that" which opens a clause, and what such a clause is under its verb. "For the first time that" opens no relative."""
    marks = [n for n in range(words[i].head + 1, i) if words[n].head == i]
    for n in marks:
        marked = words[n].relation == "mark" or (words[words[i].head].lemma == "time" and words[i].relation == "acl:relcl")
        if words[n].lemma == "that" and marked:
            return n, "ccomp"
        if words[n].lemma == "to" and marked and words[i].tag == "VB" and words[i].relation != "acl:relcl":
            return n, "xcomp"
    return None, None


def _is_denied(words: Sequence[Word], i: int) -> bool:
    """A participle right under a verb that governs one, with nothing but adjuncts of that between."""
    verb = words[i].head
    between = [n for n in range(verb + 1, i) if words[n].head in (verb, i)]
    plain = all(words[n].head == verb and words[n].relation in ADJUNCTS for n in between)
    return words[i].tag == "VBG" and words[i].relation == "advcl" and words[verb].lemma in governors()["participle"] and plain


def _governor(words: Sequence[Word], predicate: int, relation: str) -> int | None:
    """The verb that its head is, or in whose adjuncts (for an infinitive: or object) that stands, if it governs such a complement."""
    at, between = words[predicate].head, ADJUNCTS | OBJECTS if relation == "xcomp" else ADJUNCTS
    if words[predicate].relation == "acl" and relation == "xcomp" and (_governs_as_noun(words, at) or _is_agreed_on(words, at)):
        return None
    if relation == "xcomp" and (asked := _asking(words, at)) is not None:
        return asked
    while at >= 0 and not words[at].tag.startswith("VB"):
        if words[at].relation not in between:
            return None
        at = words[at].head
    return at if at >= 0 and _governs(words, at, relation) else None


def _asking(words: Sequence[Word], participle: int) -> int | None:
    """ "Urged residents *living* near the river to leave": the verb that asks, where the parse stops at who is meant."""
    word = words[participle]
    told = word.tag in {"VBG", "VBN"} and word.relation == "acl" and 0 <= word.head < participle
    if not told or words[word.head].relation not in OBJECTS:
        return None
    verb = words[word.head].head
    asks = verb >= 0 and words[verb].tag.startswith("VB") and words[verb].lemma in governors()["asking"]
    return verb if asks and _governs(words, verb, "xcomp") else None


def _governs_as_noun(words: Sequence[Word], noun: int) -> bool:
    """ "A call to withdraw", but in "a phone call" nobody is called upon."""
    by_phone = any(word.head == noun and word.relation == "compound" and word.lemma in governors()["calls"] for word in words)
    return words[noun].lemma in governors()["nouns"] and not by_phone


def agreed_on(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of an infinitive that is of the matter agreed on: "agreed on a roadmap to end the war"."""
    for i, word in enumerate(words):
        to = next((n for n, w in enumerate(words[:i]) if w.head == i and w.relation == "mark" and w.lemma == "to"), 0)
        if word.relation != "xcomp" or word.tag != "VB" or not to or not words[to - 1].tag.startswith("NN"):
            continue
        if words[to - 1].head == word.head and _is_agreed_on(words, to - 1):
            yield i, to - 1, "acl"


def _is_agreed_on(words: Sequence[Word], noun: int) -> bool:
    """ "Agreed on Friday on a council to govern the region": a common noun behind "on" is what they agree on, and has the infinitive."""
    top = noun
    while words[top].relation == "nmod" and words[top].head >= 0:
        top = words[top].head
    verb = words[top].head
    on = any(word.head == top and word.relation == "case" and word.lemma in governors()["matter"] for word in words)
    plain = words[top].tag in {"NN", "NNS"} and words[top].lemma not in governors()["settings"]
    return on and plain and words[top].relation == "obl" and verb >= 0 and words[verb].lemma in {"agree", "decide"}


def _governs(words: Sequence[Word], verb: int, relation: str) -> bool:
    """Whether the verb governs such a complement and has none."""
    under = {word.relation for word in words if word.head == verb}
    if under & (COMPLEMENTS | {"compound:prt"}):
        return False
    if relation == "ccomp":
        return words[verb].lemma in governors()["that"]
    how = "passive" if under & PASSIVE else "object" if under & OBJECTS else "plain"
    return words[verb].lemma in governors()[how]
