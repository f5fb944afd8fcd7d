"""Who is who, brought up to date: before anything else is related, because who takes part says which events are one.

Only families of names that an article of the batch has or had are looked at. What is found goes into a graph of its own
(kg/decisions/identities.py), and beside the graphs of the articles that it concerns, with what was decided on them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from pyoxigraph import Quad

from kg.decisions.desk import Desk
from kg.decisions.identities import Identity, bearer_iri, quads
from kg.decisions.writing import DECISIONS
from kg.relate import facts, families
from kg.relate.entities import Bearer, profiles
from kg.relate.facts import Print, Reading
from kg.relate.identity import identify
from kg.relate.index import Index
from kg.relate.writing import pair_quads
from kg.store import Store
from kg.store.projection import corrected, withdrawn
from kg.versions import Versions
from kg.vocab import NG

_NOTHING: Mapping[str, Sequence[Quad]] = MappingProxyType({})


def name_anew(store: Store, index: Index, articles: Collection[str], bearers: Iterable[Bearer]) -> set[str]:
    """Make these the bearers of names in the articles; the articles in which somebody is taken for another entity than before."""
    touched = families.replace_bearers(index, articles, bearers)
    drop, add, moved, with_them = set[Quad](), set[Quad](), set[str](), set[str]()
    for family in sorted(touched):
        before, after = families.found(index, family), identify(families.bearers(index, family))
        if before == after:
            continue
        families.note(index, family, after)
        drop.update(_quads(before - after))
        add.update(_quads(after - before))
        moved |= {one.article for one in before.identities ^ after.identities if one.is_other}
        if before.identities != after.identities:
            with_them |= {one.article for one in before.identities | after.identities}
    store.apply(drop=drop - add, add=add - drop)
    return moved | with_them if store.content(DECISIONS) else moved  # a merger of one of them may be of others now


def write_down(store: Store, articles: Iterable[str], content: Mapping[str, Sequence[Quad]] = _NOTHING) -> dict[str, list[Quad]]:
    """What was found and decided, beside the graphs of the articles; what each counts as saying then, by article.

    content: their own graphs, of those that have been read already.
    """
    wanted = sorted(articles)
    if not wanted:
        return {}
    desk, versions, beside, amended = Desk.of(store), Versions(store), dict[str, list[Quad]](), dict[str, list[Quad]]()
    for article in wanted:
        own = content[article] if article in content else store.content(article)
        new = desk.beside(article, own, versions.of(article))
        amended[article] = facts.amended(own, new[withdrawn(article)], new[corrected(article)])
        beside |= new
    store.apply(replace=beside)
    return amended


def has_beside(store: Store) -> set[str]:
    """Articles beside which something stands."""
    ends = withdrawn(""), corrected("")
    return {graph.removesuffix(end) for graph in store.graphs() for end in ends if graph.endswith(end)}


def bearers_in(reading: Reading, print_: Print) -> Iterator[Bearer]:
    """Those in an article, as nobody has corrected it."""
    for known, profile in profiles(reading.named(), print_.day):
        iri = bearer_iri(known.iri, reading.article)
        yield Bearer(iri, known.iri, reading.article, known.ontology_class.removeprefix(NG), known.name, profile)


def _quads(found: families.Found) -> Iterator[Quad]:
    shown: list[Identity] = sorted(found.identities, key=lambda one: one.bearer)
    yield from quads(shown)
    yield from pair_quads("bearer", sorted(found.merged))
    yield from pair_quads("entity", sorted(found.candidates))
