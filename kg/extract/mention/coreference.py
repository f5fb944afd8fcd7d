"""Antecedents: for each mention the earlier ones that the reader takes to mean the same, as sure as the weakest link between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from spacy.tokens import Doc, Token

from kg.extract.tree.enhanced import subjects
from kg.model import Antecedent

GROUP = "coreference"
"""Where the bundled reader puts its chains (`doc.spans`); another pipeline has none, and rules alone decide then."""

_LIKELY = 0.5  # what a link must come to where who speaks goes on speaking
_ONE = frozenset({"he", "she"})
_SAYS = ("ccomp", "parataxis")
_BESIDE = ("appos", "flat", "nmod:desc", "compound")  # what stands beside a name in one expression for somebody


def antecedents(doc: Doc, heads: Mapping[str, int]) -> dict[str, tuple[Antecedent, ...]] | None:
    """For the mentions that have any sure ones, nearest first; None where the reader knows no coreference. `heads`: each head token."""
    if GROUP not in doc.spans:
        return None
    told = doc.spans[GROUP].attrs
    sure = told["sure"]
    tied = {
        later: (earlier, max(float(score), sure))
        for later, earlier, score in told["links"]
        if score >= sure or (score >= _LIKELY and _goes_on(doc[earlier], doc[later]))
    }
    at = mentions_at(doc, heads, {earlier for earlier, _ in tied.values()})
    found = {mention: tuple(_before(head, tied, at)) for mention, head in heads.items() if head in tied}
    return {mention: before for mention, before in found.items() if before}


def mentions_at(doc: Doc, heads: Mapping[str, int], meant: Collection[int]) -> dict[int, list[str]]:
    """The mentions at each head token; at those that are `meant`, whoever is named beside the word comes first."""
    at = defaultdict[int, list[str]](list)
    for mention, head in heads.items():
        at[head].append(mention)
    beside = {
        i: [
            m
            for near in _beside(doc[i])
            if i not in at or (names_person(near) and doc[i].ent_type_ != "PERSON")
            for m in at.get(near.i, ())
        ]
        for i in meant
    }
    for i, mentions in beside.items():
        at[i] = mentions + at[i]
    return at


def _before(head: int, tied: Mapping[int, tuple[int, float]], at: Mapping[int, list[str]]) -> list[Antecedent]:
    sure, found = 1.0, list[Antecedent]()
    while head in tied:
        head, score = tied[head]
        sure = min(sure, score)
        found += [Antecedent(mention, round(100 * sure)) for mention in at.get(head, ())]
    return found


def _goes_on(earlier: Token, later: Token) -> bool:
    """Whether who speaks in one sentence is taken for the "he" who speaks in the next."""
    follows = earlier.sent.end == later.sent.start or earlier.doc[earlier.sent.end : later.sent.start].text.isspace()
    return follows and later.lower_ in _ONE and speaks(later) and speaks(earlier)


def speaks(token: Token) -> bool:
    """Whether a sentence reports words of whom it has as a subject."""
    if token.dep_ != "nsubj":
        return False
    verbs = [token.head, *(verb for verb in token.head.children if verb.dep_ == "conj" and token in subjects(verb))]
    return any(verb.dep_ == "parataxis" or any(child.dep_ in _SAYS for child in verb.children) for verb in verbs)


def _beside(token: Token) -> list[Token]:
    """The words that may be the heads of the same expression: "spokesman" and "Lind" of "its spokesman, Eva Lind"."""
    above = [token.head] if token.dep_ in _BESIDE else []
    below = [child for child in token.children if child.dep_ in _BESIDE]
    return [*above, *below, *(last for child in below for last in child.children if last.dep_ == "flat")]


def names_person(token: Token) -> bool:
    """ "Another Democrat, Eva Lind": a person's name that tells who the noun before it is."""
    return token.ent_type_ == "PERSON" and token.dep_ in {"appos", "flat"}
