"""The decisions of a store, and what they make of its articles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pyoxigraph import NamedNode, Quad, Triple

from kg.decisions.effect import Links, Merger, Steps, take
from kg.decisions.fingerprints import is_same_text, of_claim, of_claim_in_words, of_mention, words_of_claim
from kg.decisions.identities import Identities, Identity
from kg.decisions.model import Decision, Thing
from kg.decisions.sheet import Sheet, value
from kg.decisions.writing import DECISIONS, decisions
from kg.model import Entity
from kg.shape.terms import IS_STRING, OF_URL, TYPE, ng
from kg.store import Store
from kg.store.projection import corrected, withdrawn
from kg.vocab import NG


class Desk:
    """All decisions, read once, those that hold by what they are about, and who was found to be who; `merged`: entities, as those who
    decided knew them, that are made one with others."""

    def __init__(self, found: Iterable[Decision], identities: Identities) -> None:
        self.decisions = list(found)
        self.identities = identities
        holding = [one for one in self.decisions if one.in_force]
        self._links = [one for one in holding if one.kind in ("relink", "split")]
        self._rejections = [one for one in holding if one.kind == "reject"]
        mergers = [one for one in holding if one.kind == "merge"]
        self.merged = frozenset(iri for one in mergers if one.described is not None for iri in (one.about, one.described.iri))
        self._mergers = _mergers(mergers, identities.taken(self.merged))

    @classmethod
    def of(cls, store: Store) -> Desk:
        return cls(decisions(quad.triple for quad in store.content(DECISIONS)), Identities(store))

    def beside(self, article: str, quads: Iterable[Quad], versions: Collection[str]) -> dict[str, list[Quad]]:
        """What is to stand beside an article's graph: what is withdrawn from it, and what stands in its place; mostly nothing.

        versions: IRIs of the versions of its text, its own among them, so that what was decided about one of them holds for all.
        """
        before = {quad.triple for quad in quads if quad.predicate != IS_STRING}
        after = self._after(article, before, versions, self.identities.of(article))
        gone, come = before - after, after - before
        beside = {withdrawn(article): gone, corrected(article): come}
        return {graph: [_quad(triple, graph) for triple in some] for graph, some in beside.items()}

    def _after(self, article: str, before: set[Triple], versions: Collection[str], identities: Sequence[Identity]) -> set[Triple]:
        if not (self._links or self._rejections or self._mergers or identities):
            return before
        sheet = Sheet(before)
        take(sheet, article, replace(self._steps(sheet, article, versions), identities=identities))
        return sheet.triples()

    def _steps(self, sheet: Sheet, article: str, versions: Collection[str]) -> Steps:
        here = {article, *versions}, sheet.value(article, OF_URL)
        links = [(one, [thing for thing in one.things if _stands(thing, *here)]) for one in self._links]
        claims = [thing for one in self._rejections for thing in one.things if _stands(thing, *here)]
        mentions = _Known(sheet, ng("form"), [of_mention]) if any(things for _, things in links) else None
        known = _Known(sheet, TYPE, [of_claim, of_claim_in_words], NG + "Claim") if claims else None
        return Steps(
            [made for one, things in links if mentions and things for made in _made(one, [i for t in things for i in mentions.like(t)])],
            list(self._mergers.values()),
            sorted({iri for thing in claims if known for iri in known.like(thing) if _still_says(sheet, thing, iri)}),
        )


class _Known:
    """The claims or the mentions of an article, by IRI and by fingerprint."""

    def __init__(self, sheet: Sheet, property: NamedNode, of: Sequence[Callable[[Sheet, str], str]], kind: str | None = None) -> None:
        iris = {
            value(triple.subject) for triple in sheet.triples() if triple.predicate == property and kind in (None, value(triple.object))
        }
        self._iris = iris
        self._prints: dict[str, list[str]] = {}
        for iri in sorted(self._iris):
            for print_ in of:
                self._prints.setdefault(print_(sheet, iri), []).append(iri)

    def like(self, thing: Thing) -> list[str]:
        """The thing itself; in another version of the text, what is taken to say the same."""
        return [thing.iri] if thing.iri in self._iris else self._prints.get(thing.fingerprint, [])


def _still_says(sheet: Sheet, thing: Thing, claim: str) -> bool:
    """Whether it is the claim that was decided on, or rests on the same sentence, be it a little edited."""
    return claim == thing.iri or is_same_text(words_of_claim(sheet, claim), thing.words)


def _stands(thing: Thing, versions: Collection[str], address: str | None) -> bool:
    return thing.article in versions or (address is not None and thing.address == address)


def _made(decision: Decision, mentions: list[str]) -> Iterator[Links]:
    if mentions and decision.described is not None:
        yield Links(tuple(dict.fromkeys(mentions)), decision.described, decision.iri)


def _mergers(found: Iterable[Decision], taken: Mapping[str, str]) -> Mapping[str, Merger]:
    """By the entity that is another one; where that is yet another, at once to the last. A circle leads nowhere and is left.

    taken: entities of one article that are taken for others now, perhaps since it was decided on them.
    """
    direct = dict[str, Entity]()
    for one in found:
        if one.described is not None:
            into = replace(one.described, iri=taken.get(one.described.iri, one.described.iri))
            direct[taken.get(one.about, one.about)] = into
    direct = {old: into for old, into in direct.items() if into.iri != old}
    mergers = {}
    for old in direct:
        seen, last = {old}, direct[old]
        while last.iri in direct and last.iri not in seen:
            seen.add(last.iri)
            last = direct[last.iri]
        if last.iri not in seen:
            mergers[old] = Merger(old, last)
    return mergers


def _quad(triple: Triple, graph: str) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph))
