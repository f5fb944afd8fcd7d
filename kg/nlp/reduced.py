"""Who is only spoken of: "gunmen believed to belong to the group attacked a hall" has the gunmen attack, not believe.

"Believed", "said" and their like never govern an infinitive as active verbs; with one right behind them, and no auxiliary, they are
participles of the noun before. The network takes them for the clause's verb (five of six such sentences; "garden path", Bever 1970), and
what the gunmen did for what they believed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.nlp.complements import Word

DATA = Path(__file__).resolve().parent / "data" / "reduced.json"
FINITE, PAST = frozenset({"VBD", "VBZ", "VBP", "MD"}), frozenset({"VBD", "VBN"})
SUBJECTS, AUXILIARIES = frozenset({"nsubj", "nsubj:pass"}), frozenset({"aux", "aux:pass", "cop"})
SUBORDINATE = frozenset({"ccomp", "xcomp", "conj", "parataxis", "advcl"})


@cache
def _verbs() -> frozenset[str]:
    return frozenset(json.loads(DATA.read_text(encoding="utf-8"))["never active before an infinitive"])


def spoken_of(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) that make such a participle part of its noun, and the next finite verb the clause's; tags it as what it is."""
    for i, word in enumerate(words):
        noun = _noun(words, i) if word.tag in PAST and word.lemma in _verbs() else None
        infinitive = _infinitive(words, i) if noun is not None else None
        verb = _verb(words, i, infinitive) if infinitive is not None else None
        if noun is None or verb is None:
            continue
        word.tag = "VBN"
        if words[verb].tag == "VB":
            words[verb].tag = "VBD"
        if words[verb].head == i:
            yield verb, word.head, word.relation
        passive = any(w.head == verb and w.relation == "aux:pass" for w in words)
        yield noun, verb, "nsubj:pass" if passive else "nsubj"
        yield from ((n, verb, w.relation) for n, w in enumerate(words) if w.head == i and n > verb)
        yield i, noun, "acl"


def _noun(words: Sequence[Word], participle: int) -> int | None:
    """Its subject, as the network has it, where it has no auxiliary; set off by commas or not."""
    under = [(n, word) for n, word in enumerate(words) if word.head == participle]
    subjects = [n for n, word in under if word.relation in SUBJECTS and n < participle]
    if len(subjects) != 1 or any(word.relation in AUXILIARIES for _, word in under):
        return None
    return subjects[0]


def _infinitive(words: Sequence[Word], participle: int) -> int | None:
    """The infinitive whose "to" follows at once."""
    to = participle + 1
    marks = to < len(words) and words[to].lemma == "to" and words[to].relation == "mark"
    return words[to].head if marks and words[to].head > to else None


def _verb(words: Sequence[Word], participle: int, infinitive: int) -> int | None:
    """The next finite verb without a subject: under the participle, or beside it under one verb."""
    for n in range(infinitive + 1, len(words)):
        under = [word for word in words if word.head == n]
        finite = words[n].tag in FINITE - {"MD"} or any(word.relation in AUXILIARIES and word.tag in FINITE for word in under)
        finite |= words[n].head == participle and words[n].tag in {"VB", "VBN"}  # "hit", which may be any form
        hangs = words[n].relation in SUBORDINATE and words[n].head in {participle, words[participle].head}
        if finite and hangs and not any(word.relation in SUBJECTS | {"mark"} for word in under):
            return n
    return None
