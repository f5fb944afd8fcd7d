"""How near a sentence is to the matter of a question: the sentences that name both sides of it, and those beside them."""

from __future__ import annotations

from collections.abc import Sequence

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
    beside = {(article, order + step) for article, order in matter for step in (-1, 0, 1)}
    kept = (hit for hit in found if places.get(hit.sentence) in (matter if hit.relation == MATTER else beside))
    return [hit if places[hit.sentence] in matter else hit._replace(direct=False) for hit in kept]
