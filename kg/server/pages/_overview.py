"""What the first page says of the graph, and questions to begin with that its articles can answer."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ask.families import load
from kg.sentences import Extent, extent, heads, speaks_of
from kg.server.pages._articles import Heading
from kg.server.pages._rows import rows, same_rows
from kg.server.pages._words import NO_TYPE
from kg.store import Store
from kg.vocab import UNTYPED

NEWEST = 8
EXAMPLES = 4
SPEAKERS = 12


@dataclass(frozen=True, slots=True)
class Overview:
    """How much there is: (number, of what, address of the page that lists them or None), the span of days, the newest articles."""

    counts: tuple[tuple[int, str, str | None], ...]
    span: tuple[str, str] | None
    newest: tuple[Heading, ...]


def overview(store: Store) -> Overview:
    """Counts and the newest articles."""
    there = extent(store, UNTYPED) or _extent(store)
    counts = (
        (there.articles, "articles", "/sources"),
        (there.sentences, "sentences", None),
        (there.claims, _claims(there.untyped), None),
        (there.entities, "people, places and bodies", None),
    )
    return Overview(counts, (there.first, there.last) if there.first and there.last else None, _newest(store))


def _extent(store: Store) -> Extent:
    """As the graph itself counts it, where the index beside it does not know all yet."""
    [row] = same_rows(store, "counts")
    articles, sentences, claims, untyped, entities = (int(row[name]) for name in ("articles", "sentences", "claims", "untyped", "entities"))
    return Extent(articles, sentences, claims, untyped, entities, row.get("first"), row.get("last"))


def _newest(store: Store) -> tuple[Heading, ...]:
    iris = [head.article for head in heads(store, NEWEST)]
    known = {row["article"]: Heading.of(row) for row in (rows(store, "article", article=iris) if iris else [])}
    return tuple(known[iri] for iri in iris if iri in known)


def _claims(untyped: int) -> str:
    """What the number of claims counts."""
    return f"claims, {untyped:,} of them of {NO_TYPE}" if untyped else "claims, each with its sentence"


def examples(store: Store) -> tuple[str, ...]:
    """Questions about those who are quoted most, and what they speak of most: no speaker and no matter comes twice."""
    told, seen = list[str](), set[str]()
    for speaker, about, _ in speaks_of(store, SPEAKERS, "Person", ("Place", "Organisation")) or ():
        if speaker[:1].isupper() and not seen & {speaker, about}:
            seen |= {speaker, about}
            told.append(f"What did {speaker} say about {_called(about)}?")
    return tuple(told[:EXAMPLES])


def _called(name: str) -> str:
    """With its article where the name takes one ("the United States"), as the questions' own data has it."""
    return f"the {name}" if name in load().with_article else name
