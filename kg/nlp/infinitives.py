"""Whose an infinitive is: "agreed on Monday to withdraw" says what was agreed, however much stands between.

The network knows "agreed to withdraw", and takes the infinitive for a purpose, or for a part of the noun before it, as soon as a day or a
place comes between: the treebanks have few such sentences, the news are full of them. Which verbs govern an infinitive is a matter of the
words (`data/infinitives.json`): with no object ("refuse"), as a passive ("is expected") or with one ("urge"). The list holds the verbs
that do so in the training parts of EWT and GUM nearly without exception (255 of 255 "want", 9 of 9 "agree"), and others of their kind.
"Called", "used", "went", "appeared" and their like, which take purposes as well, are not in it, and "set up" is another verb than "set".
Nouns in it may have an infinitive of their own ("a plan to withdraw").
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data" / "infinitives.json"
ADJUNCTS = frozenset({"obl", "obl:unmarked", "obl:tmod", "obl:npmod", "advmod", "nmod", "nmod:poss", "nmod:unmarked", "compound", "appos"})
OBJECTS, PASSIVE = frozenset({"obj", "iobj"}), frozenset({"aux:pass", "nsubj:pass"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})


@dataclass(slots=True)
class Word:
    """A word of a sentence: its lemma, Penn tag, head (its place in the sentence, -1 for the root) and relation."""

    lemma: str
    tag: str
    head: int
    relation: str


@cache
def governors() -> dict[str, frozenset[str]]:
    """The words of `data/infinitives.json`, by how they govern."""
    return {how: frozenset(words) for how, words in json.loads(DATA.read_text(encoding="utf-8")).items()}


def governed(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """(infinitive, verb) for each infinitive that is the complement of a verb and does not hang on it as that."""
    for i, word in enumerate(words):
        if word.tag == "VB" and word.relation in ("advcl", "acl") and 0 <= word.head < i and _has_to(words, i):
            verb = _governor(words, word.head, i)
            if verb is not None:
                yield i, verb


def _has_to(words: Sequence[Word], i: int) -> bool:
    return any(word.tag == "TO" and word.head == i and word.relation == "mark" for word in words[max(0, i - 3) : i])


def _governor(words: Sequence[Word], head: int, infinitive: int) -> int | None:
    """The verb that the head is, or in whose adjuncts or object it stands, if that verb governs an infinitive and has none."""
    at, own = head, words[infinitive].relation == "acl" and words[head].lemma in governors()["nouns"]
    while not own and at >= 0 and not words[at].tag.startswith("VB"):
        if words[at].relation not in ADJUNCTS | OBJECTS:
            return None
        at = words[at].head
    if own or at < 0:
        return None
    return at if _governs(words, at) else None


def _governs(words: Sequence[Word], verb: int) -> bool:
    under = {word.relation for word in words if word.head == verb}
    if under & (COMPLEMENTS | {"compound:prt"}):
        return False
    how = "passive" if under & PASSIVE else "object" if under & OBJECTS else "plain"
    return words[verb].lemma in governors()[how]
