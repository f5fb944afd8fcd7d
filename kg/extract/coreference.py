"""Antecedents: for each mention the earlier ones that the reader takes to mean the same, as sure as the weakest link between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from spacy.tokens import Doc

from kg.model import Antecedent

GROUP = "coreference"
"""Where the bundled reader puts its chains (`doc.spans`); another pipeline has none, and rules alone decide then."""


def antecedents(doc: Doc, heads: Mapping[str, int]) -> dict[str, tuple[Antecedent, ...]] | None:
    """For the mentions that have any sure ones, nearest first; None where the reader knows no coreference. `heads`: each head token."""
    if GROUP not in doc.spans:
        return None
    told = doc.spans[GROUP].attrs
    tied = {later: (earlier, float(score)) for later, earlier, score in told["links"] if score >= told["sure"]}
    at = defaultdict[int, list[str]](list)
    for mention, head in heads.items():
        at[head].append(mention)
    found = {mention: tuple(_before(head, tied, at)) for mention, head in heads.items() if head in tied}
    return {mention: before for mention, before in found.items() if before}


def _before(head: int, tied: Mapping[int, tuple[int, float]], at: Mapping[int, list[str]]) -> list[Antecedent]:
    sure, found = 1.0, list[Antecedent]()
    while head in tied:
        head, score = tied[head]
        sure = min(sure, score)
        found += [Antecedent(mention, round(100 * sure)) for mention in at.get(head, ())]
    return found
