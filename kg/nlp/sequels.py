"""What stands behind a clause and is not of it, or of another word of it than the network thinks.

- Sequels: "Tehran warned it may respond, raising fears of a wider war": the report raises fears, and Tehran said nothing of it. Treebanks
  hang such a participle on the nearest verb; in news what a thing led to, set off behind what somebody said, is the writer's own; not
  so a fire or a fight that a deed is said to have set off.
- "Said the alliance had no plans to send troops, after Macron refused to rule it out", "…, though the minister later denied it": when
  something was said, and what is said against it, is told by the writer.
- So with the source that ends a sentence: "said it would release him, according to an official": the official tells who said so.
- "Who" never stands for a whole clause: "dismissed the premier, who vowed to stay" tells of the premier.
- Places before a participle: in "signed a truce in Doha brokered by Qatar" Doha was not brokered.
- "A shipment from Iran to Russia": the second place is no part of the first.
- "Fighting broke out between rebels and the army", "a truce was reached between them": between whom it was is told of the noun.
- "Fought alongside the army", "stood beside him": a noun with such a preposition is no object.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.nlp.complements import Word

DATA = Path(__file__).resolve().parent / "data" / "sequels.json"
PROPER = frozenset({"NNP", "NNPS"})
PLACED = frozenset({"in", "at"})
PARTICIPLES = frozenset({"advcl", "acl"})


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in json.loads(DATA.read_text(encoding="utf-8")).items()}


def sequels(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of participles that tell what the whole led to."""
    for i, word in enumerate(words):
        clause = word.head
        if word.tag != "VBG" or word.relation != "advcl" or not 0 <= clause < i or words[i - 1].lemma != ",":
            continue
        saying = words[clause].head
        reported = words[clause].relation == "ccomp" and 0 <= saying < clause and words[saying].lemma in _words()["saying"]
        if reported and word.lemma in _words()["leading to"] and not _is_told(words, i):
            yield i, saying, "advcl"


def _is_told(words: Sequence[Word], i: int) -> bool:
    """ "Say a bomb hit a bus, *triggering a fire*": what a deed that is told as done set off is told too, if nobody need have felt it."""
    things = [w.lemma for w in words if w.head == i and w.relation == "obj"]
    open_yet = any(w.head == words[i].head and w.relation == "aux" and w.tag == "MD" for w in words)
    set_off = words[i].lemma in _words()["setting off"] and bool(things) and not open_yet
    return set_off and all(thing not in _words()["felt"] for thing in things)


def aside(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of clauses, set off behind what was said, that tell when it was said or what somebody says against it."""
    for i, word in enumerate(words):
        clause = word.head
        if word.relation != "advcl" or not 0 <= clause < i or words[clause].relation != "ccomp":
            continue
        saying, mark = words[clause].head, next((n for n, w in enumerate(words) if w.head == i and w.relation == "mark"), 0)
        if not 0 <= saying < clause or words[saying].tag != "VBD" or words[saying].lemma not in _words()["saying"]:
            continue
        finite = word.tag == "VBD" or any(w.head == i and w.relation in {"aux", "cop", "aux:pass"} and w.tag == "VBD" for w in words)
        against = words[mark].lemma in {"though", "although"} and word.lemma in _words()["saying against"]
        if words[mark - 1].lemma == "," and finite and (words[mark].lemma == "after" or against):
            yield i, saying, "advcl"


def sourced(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of "according to" behind what somebody said, set off at the end."""
    for i, word in enumerate(words):
        clause = word.head
        case = next((n for n, w in enumerate(words) if w.head == i and w.relation == "case" and w.lemma == "accord"), 0)
        if case < 1 or not 0 <= clause < case or words[clause].relation != "ccomp" or words[case - 1].lemma != ",":
            continue
        saying = words[clause].head
        last = all(w.relation == "punct" for w in words[_end(words, i) :])
        if 0 <= saying < clause and words[saying].lemma in _words()["saying"] and last:
            yield i, saying, "obl"


def _end(words: Sequence[Word], head: int) -> int:
    """Where the phrase of a word ends."""
    inside = {head}
    for n in range(head + 1, len(words)):
        if words[n].head in inside:
            inside.add(n)
    return max(inside) + 1


def personal(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a relative clause with "who" or "that" that hangs on a verb: neither stands for a clause."""
    for i, word in enumerate(words):
        if word.relation != "advcl:relcl":
            continue
        relative = next((n for n, w in enumerate(words) if w.head == i and w.lemma in {"who", "that"} and w.tag in {"WP", "WDT"}), 0)
        noun = relative - 2
        if words[relative].lemma == "that":  # "adopted a paper on Monday that demands": what is adopted
            objects = [n for n in range(relative) if words[n].head == word.head and words[n].relation in {"obj", "nsubj:pass"}]
            noun = objects[-1] if objects else -1
        elif words[relative - 1].lemma != ",":
            continue
        if noun < 0 or not words[noun].tag.startswith("NN"):
            continue
        while words[noun].relation in {"flat", "compound"}:
            noun = words[noun].head
        yield i, noun, "acl:relcl"


def brokered(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a place that stands between a noun and its participle with an agent."""
    for i, word in enumerate(words):
        if word.tag != "VBN" or word.relation not in PARTICIPLES or not any(w.head == i and w.relation == "obl:agent" for w in words):
            continue
        place = i - 1
        case = next((n for n, w in enumerate(words) if w.head == place and w.relation == "case"), 0)
        noun = case - 1
        placed = words[case].lemma in PLACED and words[place].head == i and all(w.head == place for w in words[case:place])
        if not placed or words[noun].relation not in {"obj", "nsubj", "nsubj:pass"}:
            continue
        yield place, noun, "nmod"
        yield i, noun, "acl"


def from_to(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of the "to" behind a "from" that was hung on its noun."""
    case = {word.head: word.lemma for word in words if word.relation == "case"}
    for i, word in enumerate(words):
        start = word.head
        if word.relation == "nmod" and case.get(i) == "to" and 0 <= start < i and case.get(start) == "from" and words[start].tag in PROPER:
            yield i, words[start].head, words[start].relation


def beside(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of an object that has a preposition of company."""
    for word in words:
        if word.relation == "case" and word.lemma in _words()["beside"] and word.head >= 0 and words[word.head].relation == "obj":
            yield word.head, words[word.head].head, "obl"


def between(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of the sides of what broke out or was reached, where they stand behind the verb."""
    case = {word.head: word.lemma for word in words if word.relation == "case"}
    for i, word in enumerate(words):
        verb = word.head
        if word.relation != "obl" or case.get(i) != "between" or not 0 <= verb < i or words[verb].lemma not in _words()["coming about"]:
            continue
        subjects = [n for n, w in enumerate(words[:verb]) if w.head == verb and w.relation in {"nsubj", "nsubj:pass"}]
        several = words[i].tag in {"NNS", "NNPS"} or any(w.head == i and w.relation == "conj" for w in words)
        if several and len(subjects) == 1 and words[subjects[0]].tag in {"NN", "NNS"}:
            yield i, subjects[0], "nmod"
