"""Several people of one name: an answer on all of them says so, and who of them each of its citations is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from kg.answers import Citation
from kg.ask.findings import ask
from kg.store import Store
from kg.vocab import ID, NG

_LOCAL = ID + "ent/"  # whom the authority knows, it tells apart
_NOMINAL = "nominal"


def namesakes(store: Store, about: Sequence[Sequence[str]], citations: Sequence[Citation] = ()) -> Iterator[str]:
    """What is to be said where the name of one asked about (`about`: the IRIs of each) is that of several people, by all that is known."""
    for group in about:
        local = sorted({iri for iri in group if iri.startswith(_LOCAL)})
        people = _people(store, local) if len(local) > 1 else {}
        for name, some in sorted(people.items()):
            if len(told := _apart(store, some)) > 1:
                each = "; ".join(_told(store, one, citations) for one in told)
                few = "too little beside the name says that"
                yield f"{few} {len(told)} people called {name} are one ({each}): `kg query namesakes` shows them"


def apart(store: Store, about: Sequence[str]) -> list[frozenset[str]]:
    """The several people, each with his entities, whose name one asked about (`about`: the IRIs) has; none where it is one person's."""
    local = sorted({iri for iri in about if iri.startswith(_LOCAL)})
    people = _people(store, local) if len(local) > 1 else {}
    groups = [group for _, some in sorted(people.items()) for group in _apart(store, some)]
    return groups if len(groups) > 1 else []


def _people(store: Store, entities: Sequence[str]) -> dict[str, set[str]]:
    """The persons among entities, by name."""
    found = defaultdict[str, set[str]](set)
    for row in ask(store, "names", entity=entities):
        if row["class"].value == NG + "Person":
            found[row["name"].value].add(row["entity"].value)
    return found


def _apart(store: Store, people: Collection[str]) -> list[frozenset[str]]:
    """The people they are, each with the entities that are taken for him, in the order of their IRIs."""
    joined = defaultdict[str, set[str]](set)
    for row in ask(store, "merged-into", entity=sorted(people)):
        joined[row["entity"].value].add(row["into"].value)
        joined[row["into"].value].add(row["entity"].value)
    left, found = set(people), list[frozenset[str]]()
    while left:
        group = border = {min(left)}
        while border:
            border = {other for one in border for other in joined[one]} - group
            group = group | border
        left -= group
        found.append(frozenset(group & {*people}))
    return found


def _told(store: Store, person: Collection[str], citations: Sequence[Citation]) -> str:
    """What tells one from the others: the longest words by which an article calls him, and the citations from articles that name him; where
    there are none, the article that has the words."""
    rows = ask(store, "called-as", entity=sorted(person))
    articles = {row["article"].value for row in rows}
    numbers = ", ".join(f"[{one.n}]" for one in citations if one.article in articles)
    nominal = [row for row in rows if row["form"].value == _NOMINAL]
    called = [(" ".join(row["words"].value.split()), row.get("title", row["article"]).value) for row in nominal]
    words, title = max(called, key=lambda some: (len(some[0]), some)) if called else ("", min(articles, default=""))
    who = f"“{words}”" if words else "of whom nothing else is said"
    return f"{who}, {numbers or f'not cited, in “{title}”'}"
