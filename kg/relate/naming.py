"""Who is who, brought up to date: before anything else is related, because who takes part says which events are one.

Only families of names that an article of the batch has or had are looked at. What is found goes into a graph of its own
(kg/decisions/identities.py), and beside the graphs of the articles that it concerns, with what was decided on them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Quad

from kg.decisions.desk import Desk
from kg.decisions.identities import Identity, bearer_iri, quads
from kg.decisions.writing import DECISIONS
from kg.relate import families
from kg.relate.entities import Bearer, profiles
from kg.relate.facts import Print, Reading
from kg.relate.identity import identify
from kg.relate.index import Index
from kg.relate.writing import pair_quads
from kg.store import Store
from kg.store.projection import corrected, withdrawn
from kg.versions import Versions
from kg.vocab import NG


def name_anew(store: Store, index: Index, articles: Collection[str], bearers: Iterable[Bearer]) -> set[str]:
    """Make these the bearers of names in the articles; the articles in which somebody is taken for another entity than before."""
    touched = families.replace_bearers(index, articles, bearers)
    drop, add, moved, with_them = set[Quad](), set[Quad](), set[str](), set[str]()
    for family in sorted(touched):
        before, after = families.found(index, family), identify(families.bearers(index, family))
        families.note(index, family, after)
        drop.update(_quads(before))
        add.update(_quads(after))
        moved |= {one.article for one in before.identities ^ after.identities if one.is_other}
        if before.identities != after.identities:
            with_them |= {one.article for one in before.identities | after.identities}
    store.apply(drop=drop - add, add=add - drop)
    return moved | with_them if store.content(DECISIONS) else moved  # a merger of one of them may be of others now


def write_down(store: Store, articles: Iterable[str]) -> None:
    """What was found and decided, beside the graphs of the articles."""
    wanted = sorted(articles)
    if not wanted:
        return
    desk, versions = Desk.of(store), Versions(store)
    for article in wanted:
        store.apply(replace=desk.beside(article, store.content(article), versions.of(article)))


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
    yield from pair_quads("bearer", found.merged)
    yield from pair_quads("entity", found.candidates)
