"""Why the graph says so: of a claim, an event, a statement, a sentence or a mention, the words, entries, rules and facts behind it; of a
person or an organisation, why what several articles name is taken for one.

Everything comes from the store by a few SPARQL queries (any SPARQL 1.1 endpoint will do); the files of the lexicon and the authority
only add where an entry or a fact stands and what it says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.errors import BadQuery
from kg.explain.events import event_of, in_article
from kg.explain.graph import Said, article_of, offsets, rows, source_of
from kg.explain.identity import identity_of
from kg.explain.links import ROLES, links_in
from kg.explain.naming import resolve
from kg.explain.nouns import (
    ClaimWhy,
    Cue,
    Explanation,
    Identity,
    IdentityWhy,
    Link,
    LinkWhy,
    Mark,
    Passage,
    Place,
    Source,
    StatementWhy,
    Step,
)
from kg.explain.where import place_of
from kg.store import Store
from kg.vocab import FA, FACTUALITY, GAF, NIF, RDFS, SCHEMA

__all__ = [
    "ClaimWhy", "Cue", "Explanation", "Identity", "IdentityWhy", "Link", "LinkWhy", "Mark", "Passage", "Place", "Source", "StatementWhy",
    "Step", "explain",
]  # fmt: skip

_SCALE = {code: pair for pair, code in reversed(FACTUALITY.items())}
# property of an event -> what its words are in the sentence; the first kind that a stretch has is the one it is marked with
_MARKED = {GAF + "denotedBy": "trigger", **ROLES, "timeMention": "time"}


def explain(store: Store, name: str) -> Explanation:
    """Why the graph says what `name` names: an IRI, a prefixed name, or an id as tables print it (id:cl/1a2b3c4d…).

    Raises BadQuery for a name that is none, or that nothing in the store has.
    """
    iri, said = resolve(store, name), Said(store)
    said.fetch([iri])
    iri = _linked(said, iri)
    kind = _kind(said, iri)
    if kind == "entity":
        return Explanation(iri, kind, identities=(identity_of(said, iri),))
    claims = [iri] if kind == "claim" else [row["claim"].value for row in rows(store, "claims-at", at=iri)] if kind != "mention" else []
    said.fetch(claims)
    _fetch_around(said, iri)
    sentences = said.of_these(said.things("Claim"), "evidence") + [s for s in (iri, *_sentences_of(said, iri)) if said.is_a(s, "Sentence")]
    links = links_in(said, sentences)
    found = _links(said, iri, kind, links)
    shared = sorted({(one.link.entity, one.article.iri) for one in found if one.link.entity and one.link.across})
    return Explanation(
        iri=iri,
        kind=kind,
        claims=tuple(sorted((_claim(said, claim, links) for claim in claims), key=_by_place)),
        statements=(_statement(said, iri),) if kind == "statement" else (),
        links=found,
        identities=tuple(identity_of(said, entity, article) for entity, article in shared) if kind == "mention" else (),
    )


def _linked(said: Said, iri: str) -> str:
    """Of a link between two that are one, or may be, whom it is about: the entity, or the first of two; anything else is itself."""
    if not said.is_a(iri, "IdentityLink"):
        return iri
    one = said.all(iri, "relates")[0]
    said.fetch([one])
    entity = said.one(one, "takenFor") or one
    said.fetch([entity])
    return entity


def _kind(said: Said, iri: str) -> str:
    kinds = {"Claim": "claim", "Event": "event", "Quotation": "statement", "Sentence": "sentence", "Mention": "mention"}
    found = next((kind for name, kind in kinds.items() if said.is_a(iri, name)), None)
    if found is None and said.all(iri, "kind"):
        return "entity"
    if found is None:
        what = "is no claim, event, statement, sentence, mention or entity" if said.all(iri, RDFS + "label") else "is not in the store"
        raise BadQuery(f"{iri} {what}; `kg query acts` and other questions give the IRIs of claims")
    return found


def _fetch_around(said: Said, iri: str) -> None:
    """In three rounds: what the claims point at; what that points at; and the spans, articles and names of it all."""
    claims = said.things("Claim")
    said.fetch(said.of_these(claims, "content", "quotation", "factualityCue", "evidence", "source", "cue"))
    events, quotations = said.things("Event"), said.things("Quotation")
    said.fetch(said.of_these(events, "topic", "quantity", *_MARKED))
    said.fetch(
        [
            *said.of_these(said.things("FactualityCue"), "cueSpan"), *said.of_these(said.things("Quantity"), "quantitySpan"),
            *said.of_these(quotations, "cue", "sourceSpan", "contentSpan", "speaker"), *_sentences_of(said, iri),
            *(article_of(span) for span in [iri, *said.of_these(claims, "evidence")] if "#offset_" in span),
        ]
    )  # fmt: skip
    spans = said.of_these(quotations, "contentSpan") if said.is_a(iri, "Quotation") else []
    said.fetch([*said.of_these(spans, NIF + "sentence"), *map(article_of, spans)])
    said.fetch(said.of_these(said.things("Article"), SCHEMA + "publisher"))


def _sentences_of(said: Said, iri: str) -> list[str]:
    return said.all(iri, NIF + "sentence") or said.of_these(said.all(iri, "contentSpan"), NIF + "sentence")


def _by_place(claim: ClaimWhy) -> tuple[str, int, str]:
    return claim.article.iri, claim.sentences[0].start, claim.iri


# ---------------------------------------------------------------- claims


def _claim(said: Said, claim: str, links: Iterable[Link]) -> ClaimWhy:
    evidence = sorted(said.all(claim, "evidence"), key=offsets)
    article, event = article_of(evidence[0]), said.all(claim, "content")[0]
    chain = [claim]
    while (outer := said.one(chain[-1], "embeddedIn")) is not None and outer not in chain:
        chain.append(outer)
    steps = tuple(_step(said, link) for link in reversed(chain))
    roles = _roles(said, event)
    within = [replace(link, roles=tuple(roles.get(link.mention, ()))) for link in links if _inside(link.mention, evidence)]
    marks = _marks(said, event, article, steps[-1], said.one(claim, "cue"))
    passages = tuple(_passage(said, sentence, marks) for sentence in evidence)
    return ClaimWhy(claim, source_of(said, article), passages, event_of(said, event, article), steps, tuple(within))


def _step(said: Said, claim: str) -> Step:
    source, event = said.one(claim, "source") or "", said.one(claim, "content") or ""
    code = (said.one(claim, "factuality") or "").removeprefix(FA)
    certainty, polarity = _SCALE[code]
    quotation, cue = said.one(claim, "quotation"), said.one(claim, "cue")
    entry = said.one(quotation, "lexicalEntry") if quotation else None
    return Step(
        claim=claim, source=source, name=said.one(source, RDFS + "label") or source, reports=said.one(event, RDFS + "label") or "",
        factuality=code, certainty=certainty, polarity=polarity, tense=said.one(claim, "tense") or "none",
        conditional=bool(said.all(claim, "conditional")), cue=said.words(cue) if cue else None,
        said_by=place_of(entry) if entry else None, quote_kind=said.one(quotation, "quoteKind") if quotation else None,
        cues=tuple(sorted((_cue(said, node) for node in said.all(claim, "factualityCue")), key=lambda c: (c.start, c.entry.iri))),
    )  # fmt: skip


def _cue(said: Said, node: str) -> Cue:
    span, entry = said.one(node, "cueSpan") or "", said.one(node, "lexicalEntry") or ""
    return Cue(said.words(span) or "", *offsets(span), place_of(entry))


def _roles(said: Said, event: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, role in ROLES.items():
        for mention in said.all(event, name):
            found.setdefault(mention, []).append(role)
    return found


def _inside(span: str, sentences: Iterable[str]) -> bool:
    start, end = offsets(span)
    return any(article_of(span) == article_of(s) and offsets(s)[0] <= start and end <= offsets(s)[1] for s in sentences)


# ---------------------------------------------------------------- words


def _marks(said: Said, event: str, article: str, step: Step, cue: str | None) -> list[Mark]:
    found = [(span, kind) for name, kind in _MARKED.items() for span in in_article(said, event, name, article)]
    found += [(cue, "cue")] if cue else []
    found += [(span, "quantity") for node in said.all(event, "quantity") for span in in_article(said, node, "quantitySpan", article)]
    words = [Mark(*offsets(span), kind, said.words(span) or "") for span, kind in found]
    return words + [Mark(one.start, one.end, "factuality", one.words) for one in step.cues]


def _passage(said: Said, sentence: str, marks: Iterable[Mark] = ()) -> Passage:
    start, end = offsets(sentence)
    inside = sorted({mark for mark in marks if start <= mark.start and mark.end <= end}, key=lambda m: (m.start, -m.end, m.kind))
    return Passage(sentence, start, end, said.words(sentence) or "", tuple(inside))


# ---------------------------------------------------------------- statements and mentions


def _statement(said: Said, iri: str) -> StatementWhy:
    content, cue, words = (said.one(iri, name) for name in ("contentSpan", "cue", "sourceSpan"))
    speaker, entry = said.one(iri, "speaker"), said.one(iri, "lexicalEntry")
    assert content is not None
    spans = [(content, "content"), *((span, kind) for span, kind in ((words, "source"), (cue, "cue")) if span)]
    marks = [Mark(*offsets(span), kind, said.words(span) or "") for span, kind in spans]
    return StatementWhy(
        iri=iri, article=source_of(said, article_of(content)),
        sentences=tuple(_passage(said, s, marks) for s in sorted(said.all(content, NIF + "sentence"), key=offsets)),
        kind=said.one(iri, "quoteKind") or "", source_words=said.words(words) if words else None, speaker=speaker,
        name=said.one(speaker, RDFS + "label") if speaker else None, cue=said.words(cue) if cue else None,
        entry=place_of(entry) if entry else None, content=said.words(content) or "", within=said.one(iri, "within"),
    )  # fmt: skip


def _links(said: Said, iri: str, kind: str, links: Iterable[Link]) -> tuple[LinkWhy, ...]:
    """The one mention that was asked about; of a sentence all of them."""
    wanted = [link for link in links if link.mention == iri or (kind == "sentence" and _inside(link.mention, [iri]))]
    sentences = [iri] if kind == "sentence" else sorted(said.all(iri, NIF + "sentence"), key=offsets)
    return tuple(
        LinkWhy(
            source_of(said, article_of(link.mention)),
            tuple(_passage(said, s, [Mark(link.start, link.end, "mention", link.words)]) for s in sentences),
            link,
        )
        for link in wanted
    )
