"""Clauses behind a noun that leave out their "that": "amid reports Iran sent arms" says what is reported.

The network calls such a clause a relative one, or a plain participle, as often as a complement. A relative clause leaves a place open
("the claims he made"): where subject and object are there, or the verb has no room for an object, nothing is left out but the "that".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.nlp.complements import Word

DATA = Path(__file__).resolve().parent / "data" / "bareclauses.json"
CLAUSES = frozenset({"acl", "acl:relcl", "ccomp"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
FULL = frozenset({"obj", "ccomp", "xcomp", "cop", "nsubj:pass", "obl"})  # what a clause without a gap has, besides its subject
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LEADING = frozenset({"mark", "advmod"})


@cache
def _nouns() -> frozenset[str]:
    return frozenset(json.loads(DATA.read_text(encoding="utf-8"))["told"])


def bare_clauses(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) of a clause that says what a noun tells; its verb is tagged as the finite verb it is."""
    for i, word in enumerate(words):
        noun = word.head
        if word.relation not in CLAUSES or not 0 <= noun < i or words[noun].lemma not in _nouns() or not _is_bare(words, noun):
            continue
        own = [n for n, w in enumerate(words) if w.head == i]
        subject = next((n for n in own if words[n].relation in SUBJECTS), -1)
        opening = first_of(words, i) == noun + 1 and not any(words[n].relation in LEADING and n < subject for n in own)
        if not opening or not noun < subject < i or words[subject].tag.startswith("W"):
            continue
        finite = word.tag in FINITE or any(words[n].tag in FINITE for n in own if words[n].relation in {"aux", "aux:pass", "cop"})
        if any(words[n].relation in FULL for n in own) and (finite or word.tag == "VBN"):
            word.tag = word.tag if finite else "VBD"
            words[noun].tag = "NNS" if words[noun].tag == "VBZ" else words[noun].tag
            yield i, noun, "acl"


def _is_bare(words: Sequence[Word], noun: int) -> bool:
    """ "Reports", "new claims"; of "the claims", "his report" one asks which."""
    under = [w for w in words if w.head == noun]
    plural = words[noun].tag in {"NNS", "VBZ"} or words[noun].lemma in {"speculation", "news", "concern", "suspicion"}
    return plural and not any(w.relation in {"det", "nmod:poss"} for w in under)


def first_of(words: Sequence[Word], head: int) -> int:
    """Where the words of a clause begin."""
    inside, first = {head}, head
    while under := {n for n, w in enumerate(words) if w.head in inside} - inside:
        inside |= under
        first = min(first, *under)
    return first
