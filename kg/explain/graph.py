"""What the graph says of a few things, fetched by questions of the folder: one round trip for all things of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kg.explain.nouns import Source
from kg.query import Question, bind, load
from kg.results import Row
from kg.store import Store
from kg.vocab import NG, NIF, PROV, RDF, RDFS, SCHEMA

_SPAN = re.compile(r"(.*)#offset_(\d+)_(\d+)")


def rows(store: Store, question: str, **values: str | Sequence[str]) -> tuple[Row, ...]:
    """Rows of a question of `queries/`."""
    return store.query(bind(_question(question), values)).rows


@cache
def _question(name: str) -> Question:
    return load(name)


def value(row: Row, name: str) -> str | None:
    return row[name].value if name in row else None


def article_of(span: str) -> str:
    """The article that a span is of."""
    return span.partition("#")[0]


def offsets(span: str) -> tuple[int, int]:
    """Begin and end, as the IRI of a span says them."""
    found = _SPAN.fullmatch(span)
    assert found is not None, span
    return int(found[2]), int(found[3])


class Said:
    """Properties and values of the things fetched so far."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._values: dict[str, dict[str, list[str]]] = {}

    def fetch(self, things: Iterable[str]) -> None:
        """Ask about what was not asked about before; claims bring those they are embedded in along."""
        new = sorted(set(things) - self._values.keys())
        self._values.update((thing, {}) for thing in new)
        for row in rows(self.store, "described", asked=new) if new else ():
            values = self._values.setdefault(row["thing"].value, {}).setdefault(row["property"].value, [])
            if row["value"].value not in values:
                values.append(row["value"].value)

    def all(self, thing: str, property: str) -> list[str]:
        """Values, sorted; a property without a namespace is one of ours."""
        return self._values.get(thing, {}).get(property if ":" in property else NG + property, [])

    def one(self, thing: str, property: str) -> str | None:
        return next(iter(self.all(thing, property)), None)

    def is_a(self, thing: str, of_class: str) -> bool:
        return NG + of_class in self.all(thing, RDF + "type")

    def things(self, of_class: str) -> list[str]:
        return [thing for thing in self._values if self.is_a(thing, of_class)]

    def of_these(self, things: Iterable[str], *properties: str) -> list[str]:
        """Values of the properties of all the things, each once."""
        return list(dict.fromkeys(found for thing in things for name in properties for found in self.all(thing, name)))

    def words(self, span: str) -> str | None:
        return self.one(span, NIF + "anchorOf")


def source_of(said: Said, article: str) -> Source:
    """The article, if it has been fetched, and its publisher."""
    publisher = said.one(article, SCHEMA + "publisher")
    name = said.one(article, "publisherName") or (said.one(publisher, RDFS + "label") if publisher else None)
    url = said.one(article, PROV + "specializationOf") or said.one(article, SCHEMA + "url")
    return Source(article, said.one(article, SCHEMA + "headline"), name, said.one(article, SCHEMA + "datePublished"), url)
