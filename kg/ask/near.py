"""How near a sentence is to the matter of a question: the sentences that name both sides of it, and those beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.ask.findings import Hit
from kg.ask.vocabulary import Names

MATTER = "matter"  # relation of claims on the matter itself: only a sentence that names it can make one


def near(names: Names, found: Sequence[Hit], party: Sequence[str], other: Sequence[str]) -> list[Hit]:
    """Hits whose sentence names a party together with one of the others (direct), or names a party beside such a sentence."""
    one, both = set(party), set(other)
    places: dict[str, tuple[str, int]] = {}
    ones, others = set[str](), set[str]()
    for entity, sentence, article, place in names.naming([*party, *other]):
        places[sentence] = article, place
        if entity in one:
            ones.add(sentence)
        if entity in both:
            others.add(sentence)
    matter = {places[sentence] for sentence in ones & others}
    kept = (hit for hit in found if _is_near(hit, places.get(hit.sentence), matter))
    return [hit if places[hit.sentence] in matter else replace(hit, direct=False) for hit in kept]


def _is_near(hit: Hit, place: tuple[str, int] | None, matter: set[tuple[str, int]]) -> bool:
    if place is None:
        return False
    article, order = place
    reach = (0,) if hit.relation == MATTER else (0, -1, 1)
    return any((article, order + step) in matter for step in reach)
