"""What the first page says of the graph, and questions to begin with that its articles can answer."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ask.families import load
from kg.server.pages._articles import Heading
from kg.server.pages._rows import Plain, rows, same_rows
from kg.server.pages._words import NO_TYPE
from kg.store import Store

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
    [row] = same_rows(store, "counts")
    counts = (
        (int(row["articles"]), "articles", "/sources"),
        (int(row["sentences"]), "sentences", None),
        (int(row["claims"]), _claims(int(row["untyped"])), None),
        (int(row["entities"]), "people, places and bodies", None),
    )
    newest = tuple(Heading.of(one) for one in same_rows(store, "newest")[:NEWEST])
    return Overview(counts, (row["first"], row["last"]) if "first" in row else None, newest)


def _claims(untyped: int) -> str:
    """What the number of claims counts."""
    return f"claims, {untyped:,} of them of {NO_TYPE}" if untyped else "claims, each with its sentence"


def examples(store: Store) -> tuple[str, ...]:
    """Questions about those who are quoted most, and what they speak of most: no speaker and no matter comes twice."""
    speakers = [row["speaker"] for row in same_rows(store, "quoted-most")]
    names = {row["thing"]: row["label"] for row in _people(store, speakers)}
    found = rows(store, "talks-of", speaker=list(names)[:SPEAKERS]) if names else []
    matters = {row["thing"]: row["label"] for row in rows(store, "label", thing=sorted({row["about"] for row in found}))} if found else {}
    told, seen = list[str](), set[str]()
    for row in sorted(found, key=lambda row: (-int(row["said"]), names[row["speaker"]], matters.get(row["about"], ""))):
        if row["about"] in matters and not seen & {row["speaker"], row["about"]}:
            seen |= {row["speaker"], row["about"]}
            told.append(f"What did {names[row['speaker']]} say about {_called(matters[row['about']])}?")
    return tuple(told[:EXAMPLES])


def _people(store: Store, speakers: list[str]) -> list[Plain]:
    """Who of the speakers is a person with a name, in their order."""
    by_iri = {row["thing"]: row for row in (rows(store, "label", thing=speakers) if speakers else [])}
    known = (by_iri[iri] for iri in speakers if iri in by_iri)
    return [row for row in known if row.get("kind") == "Person" and row["label"][:1].isupper()]


def _called(name: str) -> str:
    """With its article where the name takes one ("the United States"), as the questions' own data has it."""
    return f"the {name}" if name in load().with_article else name
