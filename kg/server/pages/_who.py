"""Who or what an entity is to the graph: its mentions with their sentences, what texts call it, who may be the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.review import decisions
from kg.sentences import days
from kg.server.pages._articles import Heading
from kg.server.pages._decided import Decided, decided_about
from kg.server.pages._rows import Plain, rows
from kg.store import Store

ON_A_PAGE = 50
CALLED = 12  # names shown
LOOKED_AT = 400  # mentions, the newest, whose words are counted
_BEGIN = re.compile(r"#offset_(\d+)_")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One mention in its sentence: `text` is that in three parts, the mention's words in the middle."""

    iri: str
    text: tuple[str, str, str]
    sentence: str
    heading: Heading
    method: str | None
    confidence: str | None


@dataclass(frozen=True, slots=True)
class Alike:
    """Another entity that was found to be the same, or may be: score of 0 to 100, and the reasons' names."""

    iri: str
    name: str
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """One page of an entity's mentions, the newest first; `called` counts what the newest `looked_at` of them call it."""

    called: tuple[tuple[str, int], ...]
    looked_at: int
    mentions: tuple[Mentioned, ...]
    number: int
    page: int
    pages: int
    alike: tuple[Alike, ...]
    decided: tuple[Decided, ...]


def who(store: Store, entity: str, page: int) -> Who:
    """In a worker: one page of what there is of an entity (IRI)."""
    everything = _mentions_of(store, entity)
    pages = max(1, -(-len(everything) // ON_A_PAGE))
    page = min(max(1, page), pages)
    shown = everything[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    looked = [row["mention"] for row in everything[:LOOKED_AT]]
    called = Counter(row["words"] for row in (rows(store, "mention-words", mention=looked) if looked else [])).most_common(CALLED)
    history = tuple(decided_about(decisions(store, entity)))
    return Who(
        tuple(called), len(looked), _mentions(store, shown), len(everything), page, pages, _alike(store, entity), history,
    )  # fmt: skip


def _mentions_of(store: Store, entity: str) -> list[Plain]:
    """All of them, the newest article first, in an article in the order of its words."""
    found = rows(store, "mentions-of", entity=entity)
    articles = {row["article"] for row in found}
    published = days(store, articles)
    return sorted(found, key=lambda row: (published.get(row["article"], ""), row["article"], -_begin(row["mention"])), reverse=True)


def _begin(mention: str) -> int:
    found = _BEGIN.search(mention)
    return int(found[1]) if found else 0


def _mentions(store: Store, shown: Sequence[Plain]) -> tuple[Mentioned, ...]:
    if not shown:
        return ()
    heads = {row["article"]: Heading.of(row) for row in rows(store, "article", article=sorted({row["article"] for row in shown}))}
    places: dict[str, Plain] = {}
    for row in sorted(rows(store, "mention-places", mention=[row["mention"] for row in shown]), key=lambda row: sorted(row.items())):
        places.setdefault(row["mention"], row)
    return tuple(_mentioned(places[row["mention"]], heads[row["article"]]) for row in shown if row["mention"] in places)


def _mentioned(place: Plain, heading: Heading) -> Mentioned:
    begin = int(place["begin"]) - int(place["start"])
    end, text, method = begin + len(place["words"]), place["text"], place.get("method")
    return Mentioned(
        place["mention"], (text[:begin], text[begin:end], text[end:]), place["sentence"], heading,
        None if method is None else method.rpartition("#")[2], place.get("confidence"),
    )  # fmt: skip


def _alike(store: Store, entity: str) -> tuple[Alike, ...]:
    reasons: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in rows(store, "may-be", entity=entity):
        reasons[row["other"], int(row["score"])].append(row["reason"].rpartition("#")[2])
    names = {row["thing"]: row["label"] for row in (rows(store, "label", thing=[iri for iri, _ in reasons]) if reasons else [])}
    return tuple(Alike(iri, names[iri], score, tuple(why)) for (iri, score), why in reasons.items() if iri in names)
