"""What stands beside an answer: how surely its sentences say it, who else says so independently, and who says otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.server.pages._articles import Heading
from kg.server.pages._bearing import AGAINST, Bearing, bearing
from kg.server.pages._rows import Plain, rows
from kg.store import Store

DENIALS = 8  # sentences that say otherwise, at most


@dataclass(frozen=True, slots=True)
class Sure:
    """How a claim presents its event."""

    factuality: str
    tense: str | None
    conditional: bool
    speaker: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A sentence that presents an event of the answer the other way round, or is found to contradict what the answer cites."""

    text: str
    sentence: str
    factuality: str
    heading: Heading


@dataclass(frozen=True, slots=True)
class Beside:
    """By claim: how sure it is, and the names of its independent origins, its own among them; and what says otherwise."""

    sure: Mapping[str, Sure]
    origins: Mapping[str, tuple[str, ...]]
    otherwise: tuple[Otherwise, ...]


def beside(store: Store, claims: Sequence[str], cited: Sequence[str], told_first: Collection[str]) -> Beside:
    """What the graph has beside the claims of an answer; sentences (IRIs) that the answer cites itself are not told again.

    told_first: those of the claims that are the answer itself; what only bears on the question is not disputed here.
    """
    own = {row["claim"]: row for row in _asked(store, "margin", claim=claims)}
    around = _around(store, own)
    disputed = [claim for claim in own if claim in told_first]
    otherwise = {other: row["factuality"] for claim in disputed for other, row in around[claim].items() if _denies(row, own[claim])}
    alike = {claim: [other for other, row in rows_.items() if _agrees(row, own[claim])] for claim, rows_ in around.items()}
    against = [one for some in bearing(store, disputed).values() for one in some if one.relation in AGAINST]
    told = [*_otherwise(store, otherwise, cited), *_against(against, otherwise, cited)][:DENIALS]
    return Beside({claim: _sure(row) for claim, row in own.items()}, _origins(store, alike), tuple(told))


def _asked(store: Store, question: str, **values: Sequence[str]) -> list[Plain]:
    """Rows, none where there is nothing to ask about."""
    return rows(store, question, **values) if all(values.values()) else []


def _around(store: Store, own: Mapping[str, Plain]) -> dict[str, dict[str, Plain]]:
    """By claim: all claims on its event, or on one that is found to be the same."""
    same: dict[str, set[str]] = {row["event"]: {row["event"]} for row in own.values()}
    for row in _asked(store, "same-events", event=sorted(same)):
        same[row["event"]].add(row["same"])
    on: dict[str, dict[str, Plain]] = defaultdict(dict)
    for row in _asked(store, "claims-on", event=sorted(set().union(*same.values()))):
        on[row["event"]][row["claim"]] = row
    return {claim: {other: said for event in sorted(same[row["event"]]) for other, said in on[event].items()} for claim, row in own.items()}


def _sure(row: Plain) -> Sure:
    return Sure(row["factuality"], row.get("tense"), row.get("conditional") == "true", row.get("speaker", "not named"))


def _denies(one: Plain, other: Plain) -> bool:
    """Whether one says that it is so and the other that it is not: the last letter of FactBank's codes tells."""
    return {one["factuality"][-1:], other["factuality"][-1:]} == {"p", "m"}


def _agrees(one: Plain, other: Plain) -> bool:
    return one["factuality"] == other["factuality"]


def _origins(store: Store, alike: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    by_claim: dict[str, set[str]] = defaultdict(set)
    for row in _asked(store, "origins-of", claim=sorted({other for some in alike.values() for other in some})):
        by_claim[row["claim"]].add(row["origin"])
    found = {claim: set[str]().union(*(by_claim[other] for other in some)) for claim, some in alike.items()}
    labels = {row["thing"]: row["label"] for row in _asked(store, "label", thing=sorted(set[str]().union(*found.values())))}
    return {claim: tuple(sorted(labels.get(origin, origin) for origin in some)) for claim, some in found.items()}


def _against(found: Sequence[Bearing], told: Mapping[str, str], cited: Sequence[str]) -> list[Otherwise]:
    """What contradicts a claim of the answer in another way than by presenting its event the other way round: by another number, say."""
    once = {one.sentence: one for one in found if one.claim not in told and one.sentence not in cited}
    return [Otherwise(once[iri].text, iri, once[iri].factuality, once[iri].heading) for iri in sorted(once)]


def _otherwise(store: Store, claims: Mapping[str, str], cited: Sequence[str]) -> tuple[Otherwise, ...]:
    found = {row["sentence"]: row for row in _asked(store, "sentences-of", thing=sorted(claims)) if row["sentence"] not in cited}
    kept = [found[sentence] for sentence in sorted(found)][:DENIALS]
    heads = {row["article"]: Heading.of(row) for row in _asked(store, "article", article=sorted({row["article"] for row in kept}))}
    return tuple(Otherwise(row["text"], row["sentence"], claims[row["thing"]], heads[row["article"]]) for row in kept)
