"""A large store made of a small one: `python -m benchmarks.large SMALL LARGE [--sentences 100000]`.

Every article of the store SMALL is copied as often as it takes, and with it what only its article speaks of (its sentences, mentions,
events, claims, and people and things that no other article names). Each copy has IRIs and an address of its own, is published some days
earlier than the one before, and has other digits and, in one place out of three, other words of the same length, drawn from the words of
all articles: so copies are no copies of one dispatch, words are as frequent as they were, and offsets hold. Who and what several articles
name is shared: those named most are named as often more. Relations between articles are copied with them. What is copied is what questions
see, the default graph, and the articles' texts; the rest of the articles' own graphs, which only the originals have, would make the store
twice as large and no question slower. The tree of a copied sentence is that of the original, lemmas of other words made the same way.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.errors import StoreError
from kg.ids import digest, text_digest
from kg.pipeline import Reader
from kg.sentences import follow, heads, keep_trees, sentences_of, tree
from kg.store import open_store
from kg.vocab import ID, NG, NIF, PROV, RDF, SCHEMA, XSD

Fact = tuple[NamedNode, NamedNode, NamedNode | Literal, NamedNode | DefaultGraph]

DAYS = 7  # by which a copy is older than the one before
CHANGED = 1 / 3  # of the words
_SENTENCE = NamedNode(NG + "Sentence")
_SEEN = DefaultGraph()
_DATE = NamedNode(XSD + "date")
_TYPE = NamedNode(RDF + "type")
_DIGEST, _TEXT, _ANCHOR = NamedNode(NG + "textDigest"), NamedNode(NIF + "isString"), NamedNode(NIF + "anchorOf")
_HEADLINE = NamedNode(SCHEMA + "headline")
_ADDRESS = NamedNode(PROV + "specializationOf")
_OWN = re.compile(re.escape(ID) + r"(?:article|ev|cl|quote|cue|ent)/[^#/]+")
_PLACE = re.compile(r"(.*)#offset_(\d+)_(\d+)")
_SHARED = frozenset({ID + "relations", ID + "identities", ID + "versions", ID + "notes"})
_PLAIN = re.compile(r"\b[a-z]{5,}\b|[1-9]")  # words that are no names, and digits


def facts(small: Path) -> list[Fact]:
    """All of the small store, its default graph too; each term is one object however often it comes."""
    terms: dict[object, object] = {}
    found = []
    for quad in Store.read_only(str(small)):
        parts = (quad.subject, quad.predicate, quad.object, quad.graph_name)
        found.append(tuple(terms.setdefault(part, part) for part in parts))
    return found  # type: ignore[return-value]


def own(found: Sequence[Fact]) -> set[NamedNode]:
    """What only one article speaks of, and the articles themselves: what a copy gets anew."""
    graphs: dict[str, set[str]] = {}
    for subject, _, value, graph in found:
        if isinstance(graph, NamedNode) and graph.value not in _SHARED:
            for term in (subject, value):
                if isinstance(term, NamedNode) and (stem := _OWN.match(term.value)):
                    graphs.setdefault(stem[0], set()).add(graph.value.partition("/withdrawn")[0].partition("/corrected")[0])
    mine = {stem for stem, there in graphs.items() if len(there) == 1}
    terms = {term for fact in found for term in (fact[0], fact[2], fact[3]) if isinstance(term, NamedNode)}
    return {term for term in terms if (stem := _OWN.match(term.value)) and stem[0] in mine}


class Copy:
    """Copy number `number` of everything; `texts` by article, `words` by length."""

    def __init__(self, number: int, mine: set[NamedNode], texts: Mapping[str, str], words: Mapping[int, Sequence[str]]) -> None:
        self._number = number
        self._named = {term: NamedNode(_OWN.sub(lambda hit: self._anew(hit[0]), term.value, count=1)) for term in mine}
        self._rng = random.Random(number)
        self._words = words
        self._texts = {article: self._changed(text) for article, text in texts.items()}

    def _anew(self, iri: str) -> str:
        stem, _, local = iri.rpartition("/")
        return f"{stem}/{digest(local, self._number)}"

    def _changed(self, text: str) -> str:
        """The text with other digits and words, at the same offsets."""
        return _PLAIN.sub(lambda hit: self._other(hit[0]), text)

    def _other(self, word: str) -> str:
        if word.isdigit():
            return str((int(word) - 1 + self._number) % 9 + 1)
        return self._rng.choice(self._words[len(word)]) if self._rng.random() < CHANGED and len(word) in self._words else word

    def quads(self, found: Sequence[Fact]) -> Iterator[Quad]:
        """The copy of all facts that are not of shared things alone."""
        anew = self._named.get
        for subject, property, value, graph in found:
            if (graph == _SEEN or property == _TEXT) and (subject in self._named or value in self._named):
                there = anew(graph, graph) if isinstance(graph, NamedNode) else graph
                yield Quad(anew(subject, subject), property, self._value(subject, property, value), there)

    def _value(self, subject: NamedNode, property: NamedNode, value: NamedNode | Literal) -> NamedNode | Literal:
        if isinstance(value, NamedNode):
            return NamedNode(f"{value.value}?copy={self._number}") if property == _ADDRESS else self._named.get(value, value)
        return self._literal(subject.value, property, value) if subject in self._named else value

    def _literal(self, subject: str, property: NamedNode, value: Literal) -> Literal:
        if property in (_TEXT, _ANCHOR):
            return Literal(self.text(subject))
        if property == _DIGEST:
            return Literal(f"sha256:{text_digest(self.text(subject))}")
        if property == _HEADLINE:
            return Literal(self._changed(value.value))
        if value.datatype == _DATE:
            return Literal((dt.date.fromisoformat(value.value) - dt.timedelta(DAYS * self._number)).isoformat(), datatype=_DATE)
        return value

    def text(self, subject: str) -> str:
        """That of an article, or of a stretch of one."""
        place = _PLACE.fullmatch(subject)
        return self._texts[place[1]][int(place[2]) : int(place[3])] if place else self._texts[subject]


def by_length(texts: Iterable[str]) -> dict[int, list[str]]:
    """The words of the texts that are no names, as often as they come, by their length."""
    found = defaultdict[int, list[str]](list)
    for text in texts:
        for word in _PLAIN.findall(text):
            found[len(word)].append(word)
    return found


@dataclass(slots=True)
class Carried:
    """The trees that the small store has from a reader, for the texts of copies too."""

    tree_fingerprint: str
    trees: dict[str, bytes] = field(default_factory=dict)  # by text

    def packets(self, texts: Sequence[str]) -> list[bytes]:
        """As `kg.sentences.Treed` has it."""
        return [self.trees[text] for text in texts]

    def take(self, small: Path) -> dict[str, bytes]:
        """Those of the small store; gives them by the IRI of the sentence. Raises StoreError where one lacks."""
        found = {}
        with open_store(small, read_only=True) as store:
            for iri, text in (one for head in heads(store) for one in sentences_of(store, head.article)):
                packet = tree(store, self.tree_fingerprint, text)
                if packet is None:
                    raise StoreError(f"{small} has not the trees of all its sentences by this reader: run kg build on its articles again")
                found[iri] = self.trees[text] = packet
        return found


def make(small: Path, large: Path, sentences: int, carried: Carried) -> dict[str, float]:
    """Fill the folder `large`; how many sentences and copies there are, and the seconds that it took."""
    began = time.perf_counter()
    packets = carried.take(small)
    found = facts(small)
    mine = own(found)
    texts = {subject.value: value.value for subject, property, value, _ in found if property == _TEXT}
    words = by_length(texts.values())
    there = len({subject for subject, property, value, _ in found if property == _TYPE and value == _SENTENCE})
    copies = max(1, -(-sentences // there))
    store = Store(str(large))
    store.bulk_extend(Quad(*fact) for fact in found)
    for number in range(1, copies):
        copy = Copy(number, mine, texts, words)
        store.bulk_extend(copy.quads(found))
        carried.trees |= {copy.text(iri): packet for iri, packet in packets.items()}
    store.flush()
    store.optimize()  # a store that a build made article by article is kept compact by the engine; one of bulk loads is not: a third slower
    made = sum(1 for _ in store.quads_for_pattern(None, _TYPE, _SENTENCE, _SEEN))
    return {"sentences": made, "copies": copies, "quads": len(store), "seconds": round(time.perf_counter() - began, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("small", type=Path, help="a store that `kg build` made")
    parser.add_argument("large", type=Path, help="a folder that does not exist")
    parser.add_argument("--sentences", type=int, default=100_000)
    options = parser.parse_args()
    if options.large.exists():
        parser.error(f"{options.large} is there already")
    carried = Carried(Reader().tree_fingerprint)
    print(make(options.small, options.large, options.sentences, carried))
    with open_store(options.large) as store:  # as `kg build` does at its end
        follow(store)
        keep_trees(store, carried)


if __name__ == "__main__":
    main()
