"""Several people of one name: an answer on all of them says so, and does not look as if it were on one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from kg.ask.findings import ask
from kg.store import Store
from kg.vocab import ID, NG

_LOCAL = ID + "ent/"  # whom the authority knows, it tells apart


def namesakes(store: Store, about: Sequence[Sequence[str]]) -> Iterator[str]:
    """What is to be said where the name of one asked about (`about`: the IRIs of each) is that of several people, by all that is known."""
    for group in about:
        local = sorted({iri for iri in group if iri.startswith(_LOCAL)})
        people = _people(store, local) if len(local) > 1 else {}
        for name, some in sorted(people.items()):
            if (count := _count(store, some)) > 1:
                yield f"the answer is on {count} people called {name}: `kg query namesakes` shows them"


def _people(store: Store, entities: Sequence[str]) -> dict[str, set[str]]:
    """The persons among entities, by name."""
    found = defaultdict[str, set[str]](set)
    for row in ask(store, "names", entity=entities):
        if row["class"].value == NG + "Person":
            found[row["name"].value].add(row["entity"].value)
    return found


def _count(store: Store, people: Collection[str]) -> int:
    """How many they are, where those that are taken for one count once."""
    joined = defaultdict[str, set[str]](set)
    for row in ask(store, "merged-into", entity=sorted(people)):
        joined[row["entity"].value].add(row["into"].value)
        joined[row["into"].value].add(row["entity"].value)
    left, count = set(people), 0
    while left:
        count += 1
        group = border = {left.pop()}
        while border:
            border = {other for one in border for other in joined[one]} - group
            group = group | border
        left -= group
    return count
