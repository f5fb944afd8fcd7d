"""What supports or contradicts a claim, as the program found it between articles (kg.relate), with the sentence that says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.server.pages._articles import Heading
from kg.server.pages._rows import Plain, rows
from kg.store import Store

# the most telling relation of a pair first: who denies contradicts, too
RELATIONS = ("denied by", "denies", "corrected by", "corrects", "contradicts", "supports")
AGAINST = RELATIONS[:-1]
SHOWN = 12  # of one claim


@dataclass(frozen=True, slots=True)
class Bearing:
    """Another claim: how it bears on the first (one of RELATIONS), how it presents its event, who says it, and in which sentence."""

    relation: str
    claim: str
    factuality: str
    speaker: str
    text: str
    sentence: str
    heading: Heading


def bearing(store: Store, claims: Sequence[str]) -> Mapping[str, tuple[Bearing, ...]]:
    """By claim: what contradicts it, then what supports it; nothing for a claim that stands alone."""
    found = rows(store, "bears-on", claim=claims) if claims else []
    related: dict[str, dict[str, str]] = defaultdict(dict)
    for row in sorted(found, key=lambda row: (RELATIONS.index(row["relation"]), row["other"])):
        related[row["claim"]].setdefault(row["other"], row["relation"])
    shown = {claim: dict(list(others.items())[:SHOWN]) for claim, others in related.items()}
    said = _said(store, sorted({other for others in shown.values() for other in others}))
    made = {claim: tuple(_bearing(relation, *said[other]) for other, relation in others.items() if other in said)
            for claim, others in shown.items()}  # fmt: skip
    return {claim: some for claim, some in made.items() if some}


def _said(store: Store, others: Sequence[str]) -> dict[str, tuple[Plain, Plain, Heading]]:
    """By claim: how it is made, its sentence, and the article that this stands in."""
    if not others:
        return {}
    how = _first(rows(store, "margin", claim=others), "claim")
    sentences = _first(rows(store, "sentences-of", thing=others), "thing")
    articles = sorted({row["article"] for row in sentences.values()})
    heads = {row["article"]: Heading.of(row) for row in (rows(store, "article", article=articles) if articles else [])}
    return {one: (how[one], sentences[one], heads[sentences[one]["article"]]) for one in others if one in how and one in sentences}


def _first(found: Iterable[Plain], name: str) -> dict[str, Plain]:
    """One row for each value of `name`, the first in order of their words, so that it is always the same."""
    best: dict[str, Plain] = {}
    for row in sorted(found, key=lambda row: sorted(row.items())):
        best.setdefault(row[name], row)
    return best


def _bearing(relation: str, how: Plain, place: Plain, heading: Heading) -> Bearing:
    return Bearing(relation, how["claim"], how["factuality"], how.get("speaker", "not named"), place["text"], place["sentence"], heading)
