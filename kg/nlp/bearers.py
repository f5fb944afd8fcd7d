"""Whose a long subject is: "Aides to President Roe said" has the aides speak, "Doctors treating Senator Roe say" the doctors.

Where a famous name stands right before the verb, the network may make it the subject, and what it belongs to a title or a clause beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.nlp.complements import Word

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
TITLES = frozenset({"nmod:desc", "compound", "nmod:unmarked", "appos"})
LED_BY = frozenset({"to", "of", "for"})
COMMON = frozenset({"NN", "NNS"})


def aides(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a noun before "to", "of" or "for" that passes for a title of the name behind it."""
    for name, word in enumerate(words):
        case = next((n for n, w in enumerate(words[:name]) if w.head == name and w.relation == "case" and w.lemma in LED_BY), 0)
        noun = case - 1
        if word.relation not in SUBJECTS or word.tag not in {"NNP", "NNPS"} or noun < 0 or words[noun].head != name:
            continue
        if words[noun].tag in COMMON and words[noun].relation in TITLES:
            yield noun, word.head, word.relation
            yield name, noun, "nmod"
            for n in range(noun):
                if words[n].head == name:
                    yield n, noun, words[n].relation


def treating(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of people before a participle whose object passes for the subject of the main verb."""
    for verb, word in enumerate(words):
        if word.tag != "VBG" or word.relation != "advcl" or word.head < verb or any(w.head == verb and w.relation == "obj" for w in words):
            continue
        people = [n for n, w in enumerate(words[:verb]) if w.head == verb]
        names = [n for n in range(verb + 1, word.head) if words[n].head == word.head and words[n].relation in SUBJECTS]
        whose = len(people) == 1 and words[people[0]].relation == "nsubj" and words[people[0]].tag == "NNS" and people[0] == verb - 1
        if whose and len(names) == 1 and not any(w.lemma == "," for w in words[verb : word.head]):
            yield people[0], word.head, words[names[0]].relation
            yield names[0], verb, "obj"
            yield verb, people[0], "acl"


BEARERS = (aides, treating)
