"""Entities of a question and of an answer by name, as far as the graph knows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.ask.findings import ask
from kg.ask.question import Named
from kg.model import Entity
from kg.store import Store
from kg.vocab import ID, NG

_LOCAL = ID + "ent/"  # ids of entities that the authority does not know: the graph is asked by name
_ANY_WEAPON = frozenset({"weapon", "weapons", "weaponry", "arms", "armaments", "munitions"})


class Names:
    """Looks each thing up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._iris: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, str] = {}
        self._members: dict[str, frozenset[str]] = {}
        self._weapons: list[tuple[str, str]] | None = None

    def resolve(self, named: Named) -> tuple[str, ...]:
        """IRIs under which the graph knows an entity of the question, its own at least; a kind of weapon stands for its kinds too."""
        iri = named.entity.iri
        if iri not in self._iris:
            others: Iterable[str] = ()
            if named.entity.kind == "Weapon":
                others = self._kinds_of(named.entity.name)
            elif iri.startswith(_LOCAL):
                others = self._called(named.entity)
            merged = (row["into"].value for row in ask(self._store, "merged-into", entity=iri))
            self._iris[iri] = tuple(dict.fromkeys((iri, *others, *merged)))
        return self._iris[iri]

    def _called(self, entity: Entity) -> list[str]:
        """Who has just this name; else the one person whose family name it is, where there is one alone."""
        rows = ask(self._store, "entities-called", name=entity.name)
        exact = sorted({row["entity"].value for row in rows if row["label"].value.casefold() == entity.name.casefold()})
        people = sorted({row["entity"].value for row in rows if row["kind"].value == "Person"})
        return exact or (people if entity.kind == "Person" and len(people) == 1 else [])

    def _kinds_of(self, name: str) -> list[str]:
        if self._weapons is None:
            rows = ask(self._store, "things", **{"class": [NG + "Weapon"]})
            self._weapons = [(row["entity"].value, row["name"].value.casefold()) for row in rows]
        words = name.casefold().split()
        any_kind = len(words) == 1 and words[0] in _ANY_WEAPON
        wanted = " ".join(words).rstrip("s") if words[-1] in _ANY_WEAPON else words[-1].rstrip("s")
        return sorted(iri for iri, other in self._weapons if any_kind or wanted in other)

    def of(self, iri: str) -> str:
        """What an entity is called; its IRI where the graph has no label for it."""
        if iri not in self._names:
            rows = ask(self._store, "names", entity=iri)
            self._names[iri] = min((row["name"].value for row in rows), default=iri)
        return self._names[iri]

    def mostly_in(self, one: str, others: Sequence[str]) -> bool:
        """Whether most states that are known as members of one organisation are members of one of the others."""
        mine = self._states(one)
        theirs = frozenset[str]().union(*(self._states(other) for other in others))
        return 2 * len(mine & theirs) > len(mine)

    def _states(self, organization: str) -> frozenset[str]:
        if organization not in self._members:
            rows = ask(self._store, "members", organization=organization)
            self._members[organization] = frozenset(row["state"].value for row in rows)
        return self._members[organization]
