"""What the reader's page shows of an article: its text, and beside it what was taken from the chosen sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from kg.server.pages._articles import Heading
from kg.server.pages._bearing import Bearing, bearing
from kg.server.pages._decided import Decided, decided
from kg.server.pages._reasons import Reason, reasons
from kg.server.pages._rows import Plain, rows
from kg.server.pages._text import Named, Paragraph, Place, paragraphs
from kg.store import Store

ROLES = ("who", "for", "whom", "with", "where")


@dataclass(frozen=True, slots=True)
class Part:
    """Who takes part in an event: `role` is one of ROLES."""

    role: str
    entity: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as the margin tells it. `words` are those it rests on by part: trigger, cue, theme, time."""

    iri: str
    label: str
    type: str
    factuality: str
    speaker: str
    event: str | None = None
    mode: str | None = None
    tense: str | None = None
    conditional: bool = False
    quoted: bool = False  # somebody's words that the article reports, not the article's own
    when: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    standing: bool = True  # False: withdrawn by a decision
    reasons: tuple[Reason, ...] = ()
    decided: tuple[Decided, ...] = ()
    bearing: tuple[Bearing, ...] = ()  # claims elsewhere that contradict or support it


@dataclass(frozen=True, slots=True)
class Margin:
    """What was taken from one sentence."""

    place: str
    sentence: str
    text: str
    claims: tuple[Said, ...]
    names: tuple[Named, ...]
    corrected: Mapping[str, list[Decided]]  # decisions about mentions


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as its page shows it; `kinds` counts the entities named by kind, `claims` those that count, `untyped` those of no type."""

    heading: Heading
    paragraphs: tuple[Paragraph, ...]
    sentences: int
    claims: int
    untyped: int
    kinds: tuple[tuple[str, int], ...]
    margin: Margin | None


def reading(store: Store, article: str, chosen: str | None) -> Reading | None:
    """The page of an article; `chosen` is the place of a sentence (offset_0_122). None where the store has no such article."""
    heads = rows(store, "article", article=article)
    if not heads:
        return None
    sentences = rows(store, "article-sentences", article=article)
    on = _claims_by_place(rows(store, "article-claims", article=article))
    mentions = [_named(row) for row in rows(store, "article-mentions", article=article)]
    untyped = {row["claim"] for row in rows(store, "untyped-claims", article=article)}
    places = [_place(row, on, untyped) for row in sentences]
    margin = _margin(store, article, chosen, sentences, on, mentions) if chosen else None
    kinds = Counter({m.entity: m.kind for m in mentions}.values())
    shown = paragraphs(_text(store, article, sentences), places, mentions)
    standing = {claim for said in on.values() for claim, stands in said.items() if stands}
    return Reading(
        Heading.of(heads[0]), tuple(shown), len(places), len(standing), len(standing & untyped), tuple(sorted(kinds.items())), margin
    )


def margin(store: Store, article: str, chosen: str) -> Margin | None:
    """What was taken from one sentence of an article, by itself."""
    sentences = rows(store, "article-sentences", article=article)
    on = _claims_by_place(rows(store, "article-claims", article=article))
    mentions = [_named(row) for row in rows(store, "article-mentions", article=article)]
    return _margin(store, article, chosen, sentences, on, mentions)


def _text(store: Store, article: str, sentences: Sequence[Plain]) -> str:
    """The stored text; without it (some exports leave it out) the sentences at their distances: what lies between is white space."""
    whole = rows(store, "article-text", article=article)
    if whole:
        return whole[0]["text"]
    parts, at = list[str](), 0
    for row in sentences:
        parts.append(" " * (int(row["begin"]) - at) + row["text"])
        at = int(row["end"])
    return "".join(parts)


def _claims_by_place(found: Iterable[Plain]) -> dict[str, dict[str, bool]]:
    """Claims by the place of their sentence, and whether each counts."""
    by_place: dict[str, dict[str, bool]] = {}
    for row in found:
        by_place.setdefault(row["sentence"].rpartition("#")[2], {})[row["claim"]] = row["standing"] == "true"
    return by_place


def _place(row: Plain, on: Mapping[str, Mapping[str, bool]], untyped: Set[str]) -> Place:
    begin, end = int(row["begin"]), int(row["end"])
    said = on.get(f"offset_{begin}_{end}", {})
    standing = {claim for claim, stands in said.items() if stands}
    return Place(begin, end, len(standing), len(said) - len(standing), bool(standing) and standing <= untyped)


def _named(row: Plain) -> Named:
    method = row.get("method")
    return Named(
        row["mention"], int(row["begin"]), int(row["end"]), row["words"], row["entity"], row["kind"], row["name"], row["form"],
        None if method is None else method.rpartition("#")[2], row.get("confidence"),
    )  # fmt: skip


def _margin(
    store: Store, article: str, chosen: str, sentences: Iterable[Plain], on: Mapping[str, Mapping[str, bool]], mentions: Iterable[Named]
) -> Margin | None:
    row = next((row for row in sentences if f"offset_{row['begin']}_{row['end']}" == chosen), None)
    if row is None:
        return None
    begin, end = int(row["begin"]), int(row["end"])
    here = tuple(m for m in mentions if begin <= m.begin and m.end <= end)
    sentence, about = f"{article}#{chosen}", decided(store, article)
    why, elsewhere = reasons(store, sentence), bearing(store, [claim for claim, stands in on.get(chosen, {}).items() if stands])
    claims = (
        replace(said, reasons=why.get(said.iri, ()), decided=tuple(about.get(said.iri, ())), bearing=elsewhere.get(said.iri, ()))
        for said in _said(store, article, on.get(chosen, {}))
    )
    return Margin(chosen, sentence, row["text"], tuple(claims), here, {m.iri: about[m.iri] for m in here if m.iri in about})


def _said(store: Store, article: str, claims: Mapping[str, bool]) -> tuple[Said, ...]:
    """The claims in the order of their words, a reported one after that which reports it, withdrawn ones last."""
    standing = [claim for claim, stands in claims.items() if stands]
    gone = [claim for claim, stands in claims.items() if not stands]
    told = _standing(store, article, standing) if standing else []
    lost = [_withdrawn(row) for row in _once(rows(store, "withdrawn", claim=gone))] if gone else []
    return (*told, *lost)


def _standing(store: Store, article: str, claims: Sequence[str]) -> list[Said]:
    words: dict[str, dict[str, str]] = {}
    begins: dict[str, int] = {}
    for row in rows(store, "claim-words", claim=claims):
        if row["article"] == article:  # an event that other articles report too has words there as well
            words.setdefault(row["claim"], {}).setdefault(row["part"], row["words"])
            if row["part"] == "trigger":
                begins.setdefault(row["claim"], int(row["begin"]))
    parts: dict[str, list[Part]] = {}
    for row in rows(store, "participants", claim=claims):
        parts.setdefault(row["claim"], []).append(Part(row["role"], row["entity"], row["name"], row.get("kind", "Other")))
    for some in parts.values():
        some.sort(key=lambda part: ROLES.index(part.role))
    found = [_claim(row, words.get(row["claim"], {}), parts.get(row["claim"], [])) for row in _once(rows(store, "margin", claim=claims))]
    return sorted(found, key=lambda said: (said.quoted, begins.get(said.iri, 0), said.iri))


def _once(found: Iterable[Plain]) -> list[Plain]:
    """One row a claim: where an optional part gives several, the first in order of their words, so that it is always the same."""
    best: dict[str, Plain] = {}
    for row in sorted(found, key=lambda row: sorted(row.items())):
        best.setdefault(row["claim"], row)
    return list(best.values())


def _claim(row: Plain, words: Mapping[str, str], parts: Iterable[Part]) -> Said:
    return Said(
        iri=row["claim"], label=row.get("label", ""), type=row.get("type", ""), factuality=row["factuality"],
        speaker=row.get("speaker", "not named"), event=row["event"], mode=_mode(row), tense=row.get("tense"),
        conditional=row.get("conditional") == "true", quoted="outer" in row, when=_when(row), words=words, parts=tuple(parts),
    )  # fmt: skip


def _withdrawn(row: Plain) -> Said:
    return Said(
        iri=row["claim"], label=row.get("label", ""), type=row.get("type", ""), factuality=row["factuality"],
        speaker=row.get("speaker", "not named"), tense=row.get("tense"), conditional=row.get("conditional") == "true", standing=False,
    )  # fmt: skip


def _mode(row: Plain) -> str | None:
    """`…/plover/ACCUSE-disapprove` as a reader says it: disapprove."""
    mode, kind = (row.get(name, "").rpartition("/")[2] for name in ("mode", "type"))
    return mode.removeprefix(f"{kind}-").replace("-", " ") or None


def _when(row: Plain) -> str | None:
    if "day" in row:
        return row["day"]
    if "from" in row or "to" in row:
        return f"{row.get('from', '…')} to {row.get('to', '…')}"
    return f"by {row['latest']}; the text gives no day" if "latest" in row else None
