"""The words of a phrase as it stands for somebody: head, what stands before it, and an of-phrase behind it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.syntax import PRENOMINAL, descendants, preposition


def noun_phrase(head: Token) -> list[Token]:
    """Base noun phrase without determiner: prenominal modifiers, head, and a following of/from/in phrase without its clauses."""
    kept = [head]
    for child in head.children:
        if (child.i < head.i and child.dep_ in PRENOMINAL and child.tag_ not in {"PRP$", "WP$"}) or child.dep_ in {
            "flat",
            "goeswith",
            "fixed",
        }:
            kept += descendants(child)
        elif child.dep_ == "nmod" and child.i > head.i and preposition(child) in {"of", "from", "in", "for"}:
            kept += [t for t in child.children if t.dep_ in {"case", "det"}] + noun_phrase(child)
    kept = [t for t in kept if t.dep_ != "punct" or head.left_edge.i < t.i < head.i]
    return _contiguous(sorted(set(kept), key=lambda t: t.i), head)


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """The run of neighbouring tokens around the head (commas and hyphens inside allowed)."""
    have = {t.i for t in tokens}
    doc = head.doc
    first = last = head.i

    def joins(i: int) -> bool:
        return 0 <= i < len(doc) and (i in have or (doc[i].is_punct and doc[i].text in {"-", "–", ",", "'", "’"}))

    while joins(first - 1):
        first -= 1
    while joins(last + 1):
        last += 1
    while first < head.i and (first not in have or doc[first].pos_ == "CCONJ"):
        first += 1
    while last > head.i and (last not in have or doc[last].dep_ in {"case", "det"}):
        last -= 1
    return list(doc[first : last + 1])
