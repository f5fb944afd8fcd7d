"""Who is who, brought up to date: before anything else is related, because who takes part says which events are one.

Only families of names that an article of the batch has or had are looked at. What is found goes into a graph of its own
(kg/decisions/identities.py), and beside the graphs of the articles that it concerns, with what was decided on them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Quad

from kg.decisions.desk import Desk
from kg.decisions.identities import bearer_iri, quads
from kg.relate import facts
from kg.relate.entities import Bearer, profiles
from kg.relate.facts import Print, Reading
from kg.relate.families import replace_bearers
from kg.relate.identity import Found
from kg.relate.index import Index
from kg.relate.writing import pair_quads
from kg.store import Store
from kg.store.projection import corrected, withdrawn
from kg.versions import Versions
from kg.vocab import NG


def name_anew(store: Store, index: Index, articles: Collection[str], bearers: Iterable[Bearer]) -> set[str]:
    """Make these the bearers of names in the articles; the articles in which somebody is taken for another entity than before."""
    drop, add, moved, merged = set[Quad](), set[Quad](), set[str](), Desk.of(store).merged
    for before, after in replace_bearers(index, articles, bearers):
        drop.update(_quads(before - after))
        add.update(_quads(after - before))
        moved |= {one.article for one in before.identities ^ after.identities if one.is_other}
        if not merged.isdisjoint(one.bearer for one in before.identities ^ after.identities):
            moved |= {one.article for one in before.identities | after.identities}  # the merger of one of them may be of others now
    store.apply(drop=drop - add, add=add - drop)
    return moved


def write_down(store: Store, articles: Iterable[str]) -> dict[str, list[Quad]]:
    """What was found and decided, beside the graphs of the articles; what each counts as saying then, by article."""
    wanted = sorted(articles)
    if not wanted:
        return {}
    desk, versions, beside, amended = Desk.of(store), Versions(store), dict[str, list[Quad]](), dict[str, list[Quad]]()
    for article in wanted:
        own = store.content(article)
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


def _quads(found: Found) -> Iterator[Quad]:
    merged, candidates = found.links()
    yield from quads(sorted(found.identities, key=lambda one: one.bearer))
    yield from pair_quads("bearer", merged)
    yield from pair_quads("entity", candidates)
