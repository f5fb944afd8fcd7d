"""Relations -> quads of the graph of relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.ids import digest
from kg.relate.index import Held, Pair
from kg.relate.origins import Traced
from kg.shape import terms
from kg.shape.terms import TYPE, ng
from kg.vocab import ID

RELATIONS = f"{ID}relations"  # the named graph of all that is derived from several articles
_GRAPH = NamedNode(RELATIONS)

# kind of the items -> (class of the link between two, property from one to the other)
LINKS: dict[str, tuple[str, str | None]] = {
    "wording": ("CopyLink", "nearDuplicateOf"),
    "text": ("CopyLink", "nearDuplicateOf"),
    "event": ("EventLink", "sameEventAs"),
    "deed": ("DeedLink", "sameDeedAs"),
    "bearer": ("IdentityLink", "sameEntityAs"),
    "entity": ("IdentityLink", None),
}


def pair_quads(kind: str, pairs: Iterable[Pair]) -> Iterator[Quad]:
    """Each pair as a link with score and reasons, and as a triple each way for questions that want no reasons.

    Bearers of a name that are taken for one have that triple; entities that may be one all the same are only candidates.
    """
    for pair in pairs:
        link_class, property = LINKS["deed" if "SameDeed" in pair.reasons else kind]
        me, one, other = NamedNode(f"{ID}link/{digest(link_class, pair.one, pair.other)}"), NamedNode(pair.one), NamedNode(pair.other)
        if property is not None:
            yield Quad(one, ng(property), other, _GRAPH)
            yield Quad(other, ng(property), one, _GRAPH)
        yield Quad(me, TYPE, ng(link_class), _GRAPH)
        yield Quad(me, ng("relates"), one, _GRAPH)
        yield Quad(me, ng("relates"), other, _GRAPH)
        yield Quad(me, ng("confidence"), terms.integer(pair.score), _GRAPH)
        for reason in pair.reasons:
            yield Quad(me, ng("reason"), ng(reason), _GRAPH)


def wording_quads(held: Iterable[tuple[str, Held]]) -> Iterator[Quad]:
    """Which sentence has which wording."""
    return (Quad(NamedNode(one.place), ng("wording"), NamedNode(one.iri), _GRAPH) for _, one in held)


def origin_quads(traced: Iterable[Traced], *, before: bool) -> Iterator[Quad]:
    """The origins that claims had, or those that they have."""
    for one in traced:
        for origin in one.before if before else one.after:
            yield Quad(NamedNode(one.claim), ng("origin"), NamedNode(origin), _GRAPH)
