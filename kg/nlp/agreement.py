"""Names that one text labels in two ways: the text's majority decides, and a storm's name or a site's address is no person's.

The labels are given sentence by sentence; within one article a name means one thing far more often than two (one sense per discourse,
Gale et al. 1992).
"""

from __future__ import annotations

from collections import Counter, defaultdict

from spacy.tokens import Doc, Span

UNSURE = frozenset({"PERSON", "ORG", "GPE", "LOC"})
"""Labels that are told apart by what a name is, not by how it is used."""
STORMS = frozenset({"typhoon", "hurricane", "cyclone", "storm"})
VOTES, SHARE = 2, 2.0
"""A label gives way to one that has at least so many votes, and so many times as many as it has itself."""


def agreed(doc: Doc, names: list[Span]) -> list[Span]:
    """The names of a Doc in their order, each with the label that it has most often in the text."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    storms = {name.text for name in names if _is_storm(doc, name)}
    for name in names:
        votes[name.text][name.label_] += 1
    return [_as(name, _thing(name, storms) or _label(name, votes[name.text])) for name in names]


def _thing(name: Span, storms: set[str]) -> str | None:
    """What a name is that the network takes for a person's, though no person can have it: a storm's, a site's ("Detik.com")."""
    if name.label_ != "PERSON":
        return None
    return "EVENT" if name.text in storms else "ORG" if len(name) == 1 and name[0].like_url else None


def _label(name: Span, votes: Counter[str]) -> str:
    best, count = max(((label, n) for label, n in votes.items() if label in UNSURE), key=lambda vote: vote[1], default=("", 0))
    beaten = name.label_ in UNSURE and count >= VOTES and count >= SHARE * votes[name.label_]
    return best if beaten else name.label_


def _is_storm(doc: Doc, name: Span) -> bool:
    return len(name) == 1 and name.start > 0 and doc[name.start - 1].lower_ in STORMS and doc[name.start - 1].sent == name[0].sent


def _as(name: Span, label: str) -> Span:
    return name if name.label_ == label else Span(name.doc, name.start, name.end, label)
