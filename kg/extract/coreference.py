"""Antecedents: for each mention the earlier ones that the reader takes to mean the same, as sure as the weakest link between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.extract.syntax import subjects
from kg.model import Antecedent

GROUP = "coreference"
"""Where the bundled reader puts its chains (`doc.spans`); another pipeline has none, and rules alone decide then."""

_LIKELY = 0.5  # what a link must come to where who speaks goes on speaking
_OPEN = 0.4  # a link of less is not looked at
_ONE = frozenset({"he", "she"})
_PERSONAL = frozenset({"he", "him", "his", "she", "her"})
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
    for later, earlier in _speakers(doc):
        if later not in tied:
            tied[later] = (earlier, sure)
    at = _mentions_at(doc, heads, {earlier for earlier, _ in tied.values()})
    found = {mention: tuple(_before(head, tied, at)) for mention, head in heads.items() if head in tied}
    return {mention: before for mention, before in found.items() if before}


def likely(doc: Doc, heads: Mapping[str, int]) -> dict[str, tuple[Antecedent, ...]]:
    """For "he" and "she" in all their forms what the reader takes them to mean first, however sure it is; for linking to weigh."""
    told = doc.spans[GROUP].attrs["links"] if GROUP in doc.spans else []
    weighed = {later: (earlier, float(score)) for later, earlier, score in told if score >= _OPEN and doc[later].lower_ in _PERSONAL}
    at = _mentions_at(doc, heads, {earlier for earlier, _ in weighed.values()})
    return {
        mention: tuple(Antecedent(other, round(100 * weighed[head][1])) for other in at[weighed[head][0]])
        for mention, head in heads.items() if head in weighed
    }  # fmt: skip


def _mentions_at(doc: Doc, heads: Mapping[str, int], meant: Collection[int]) -> dict[int, list[str]]:
    """The mentions at each head token; at those that are `meant`, whoever is named beside the word comes first."""
    at = defaultdict[int, list[str]](list)
    for mention, head in heads.items():
        at[head].append(mention)
    beside = {i: [m for near in _beside(doc[i]) if i not in at or _names(near) for m in at.get(near.i, ())] for i in meant}
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
    return follows and later.lower_ in _ONE and _speaks(later) and _speaks(earlier)


def _speaks(token: Token) -> bool:
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


def _names(token: Token) -> bool:
    """ "Another Democrat, Eva Lind": a person's name that tells who the noun before it is."""
    return token.ent_type_ == "PERSON" and token.dep_ in {"appos", "flat"}


def _is_named(token: Token) -> bool:
    """A person's name, or a noun with one beside it ("the police chief, Eva Lind, said")."""
    return token.ent_type_ == "PERSON" or any(_names(near) for near in _beside(token))


def _speakers(doc: Doc) -> Iterator[tuple[int, int]]:
    """ "Roe said …. He added …": each "he" with which a sentence begins and goes on to speak, with who spoke in the sentence before."""
    for before, sent in pairwise(doc.sents):
        first = next((t for t in sent[:3] if t.pos_ not in {"ADV", "PUNCT", "SPACE", "CCONJ"}), None)
        if first is None or first.lower_ not in _ONE or not _speaks(first):
            continue
        speakers = [t for t in before if _speaks(t) and (_is_named(t) or t.lower_ == first.lower_)]
        people = [t for t in speakers if t.head.dep_ in {"root", "ROOT"}]
        if len(people) == 1:
            yield first.i, people[0].i
