"""What there is to review, and what it could be corrected to."""

from __future__ import annotations

from collections.abc import Iterator

from kg import authority
from kg.query import bind, load
from kg.results import Row
from kg.store import Store
from kg.vocab import FA, FACTUALITY


def claims(
    store: Store, *, article: str | None = None, entity: str | None = None, certainty: str | None = None, unreviewed: bool = False
) -> list[Row]:
    """Rows of the question claims-to-review, the newest article first, each claim once, with the first sentence it rests on.

    certainty: certain, probable, possible or unknown, whatever the polarity. unreviewed: only those that nobody has accepted.
    """
    values = {"article": article, "entity": entity}
    sure = sorted({FA + code for (name, _), code in FACTUALITY.items() if name == certainty})
    given: dict[str, str | list[str]] = {name: value for name, value in values.items() if value is not None}
    found = store.query(bind(load("claims-to-review"), given | ({"factuality": sure} if certainty else {}))).rows
    once = {row["claim"].value: row for row in reversed(found)}
    return [row for row in found if once[row["claim"].value] is row and not (unreviewed and "accepted" in row)]


def mentions(store: Store, sentence: str) -> list[Row]:
    """Rows of the question sentence-mentions: whom and what the sentence names, in its order."""
    return list(store.query(bind(load("sentence-mentions"), {"sentence": sentence})).rows)


def entities(store: Store, name: str) -> list[tuple[str, str]]:
    """IRI and name of what is called just so, in the graph and in the authority; else of what has it as the end of its name."""
    found = sorted({*_in_graph(store, name), *_in_authority(name)}, key=lambda one: (one[1], one[0]))
    exact = [one for one in found if one[1].casefold() == name.strip().casefold()]
    return exact or found


def _in_graph(store: Store, name: str) -> Iterator[tuple[str, str]]:
    for row in store.query(bind(load("entities-named"), {"name": name})).rows:
        yield row["entity"].value, row["label"].value


def _in_authority(name: str) -> Iterator[tuple[str, str]]:
    known = authority.load()
    for iri in known.named(name):
        if (entity := known.entity(iri)) is not None:
            yield iri, entity.name
