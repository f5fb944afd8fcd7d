"""Guests: "talks with visiting President Roe" are with the president, who is on a visit.

"Visiting" right before an office or a person's name, with "with" before it, says who he is; the network reads "with" as what opens a
clause ("by visiting the shrine") and the guest as whom somebody visits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.nlp.complements import Word

OPENING = frozenset({"mark", "case"})


def guests(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """(word, head, relation) that make the guest the one whom "with" leads in, and "visiting" his attribute."""
    for i, word in enumerate(words):
        opened = i > 0 and words[i - 1].lemma == "with" and words[i - 1].head == i and words[i - 1].relation in OPENING
        if word.lemma != "visit" or word.tag != "VBG" or word.relation not in {"advcl", "acl"} or not opened:
            continue
        guest = next((n for n in range(i + 1, len(words)) if words[n].head == i and words[n].relation == "obj"), None)
        if guest is None or any(w.tag in {"DT", "PRP$"} for w in words[i + 1 : guest + 1]):
            continue
        yield guest, word.head, "obl" if word.relation == "advcl" else "nmod"
        yield i - 1, guest, "case"
        yield from ((n, guest, w.relation) for n, w in enumerate(words) if w.head == i and n not in {i - 1, guest})
        yield i, guest, "amod"
