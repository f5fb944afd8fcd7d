"""The one arrow of extraction: an article and its parse go in, an Extraction comes out. The parts are made elsewhere and tied here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.authority import Authority
from kg.extract.claims import claims_of, not_said
from kg.extract.dates.times import times
from kg.extract.event.entries import entries_of
from kg.extract.event.events import Draft, clause_of, drafts
from kg.extract.event.illocution import act_of
from kg.extract.event.other import OTHER, clause_words, is_somebody, others
from kg.extract.event.political import keep_politics
from kg.extract.event.quantities import quantities_of
from kg.extract.event.recipients import addressed
from kg.extract.event.standins import apart_from_doer, stand_ins, with_speakers
from kg.extract.event.telling import inherit
from kg.extract.event.unseen import name_unseen
from kg.extract.event.when import time_of
from kg.extract.mention.coreference import antecedents
from kg.extract.mention.cutnames import mend_names
from kg.extract.mention.cutoffices import part_offices
from kg.extract.mention.longnames import lengthen_names
from kg.extract.mention.longoffices import join_long_offices
from kg.extract.mention.mentions import Candidates
from kg.extract.mention.officenames import name_holders
from kg.extract.mention.pointing import hints
from kg.extract.parts import Parts
from kg.extract.predicates import predicates
from kg.extract.repair.mending import mend
from kg.extract.report import Report, words_of_cue
from kg.extract.statement.sayings import speech_events
from kg.extract.statement.statements import reports
from kg.extract.statement.unvouched import vouched
from kg.extract.tree.holders import named
from kg.extract.tree.modality import is_negated
from kg.extract.tree.syntax import conjuncts
from kg.lexicon import Lexicon
from kg.link import link
from kg.link.papers import publisher
from kg.model import Article, Claim, Entity, Event, Extraction, Sentence, Span, Statement

SPEAKING_FOR_STATES = {"GOV", "MIL", "SPY", "COP"}  # sectors whose people act in the name of their state


def extract(article: Article, doc: Doc, authority: Authority, lexicon: Lexicon) -> Extraction:
    """What an article says. `doc` is its parse (`doc.text` is `article.text`); raises ValueError where it is not."""
    if doc.text != article.text:
        raise ValueError(f"the parse of {article.source or article.iri} has another text than the article")
    mend_names(doc, authority)
    lengthen_names(doc, lexicon)
    name_holders(doc, authority)
    part_offices(doc, authority)
    join_long_offices(doc, lexicon)
    mend(doc, lexicon)
    name_unseen(doc, lexicon)
    candidates = Candidates(doc, authority, lexicon)
    found_reports = reports(doc, lexicon)
    found = drafts(doc, lexicon, candidates)
    speech = speech_events(found_reports, found, lexicon)
    for draft in (d for d in found if d.entry is None and not d.recipients):
        draft.recipients = addressed(draft, lexicon, candidates)
        inherit(draft, lexicon)
    found += list(others(doc, found, found_reports))
    found.sort(key=lambda draft: draft.trigger.i)
    sentences, sentence_of = _sentences(doc)
    parts = Parts(
        article=article, doc=doc, lexicon=lexicon, publisher=in_state(publisher(article, authority), authority), sentences=sentences,
        sentence_of=sentence_of, drafts=found, reports=found_reports, speech=speech,
        times=times(doc, article.published),
    )  # fmt: skip
    _use(parts, candidates)
    parts.mentions = candidates.mentions()
    parts.mention_ids = candidates.id_of(parts.mentions)
    parts.linked = link(article, parts.mentions, authority, antecedents(doc, candidates.heads), hints(doc, candidates.heads))
    parts.mentions = list(parts.linked.mentions)
    parts.by_id = {m.id: m for m in parts.mentions}
    apart_from_doer(parts)
    parts.stand_ins = stand_ins(parts, with_speakers(parts))
    keep_politics(parts)
    parts.drafts = sorted([*parts.drafts, *others(doc, parts.drafts, parts.reports)], key=lambda draft: draft.trigger.i)
    return _extraction(parts, authority)


def in_state(entity: Entity, authority: Authority) -> Entity:
    """The entity with the state of its country, where the authority has one with that code."""
    return entity if entity.country is None else replace(entity, state=authority.state_of(entity.country))


def _sentences(doc: Doc) -> tuple[list[Sentence], dict[int, int]]:
    """Sentences without outer blanks; a token of blanks alone belongs to the sentence before it."""
    sentences: list[Sentence] = []
    place: dict[int, int] = {}
    for sent in doc.sents:
        kept = [t for t in sent if not t.is_space]
        if kept:
            sentences.append(Sentence(Span(kept[0].idx, kept[-1].idx + len(kept[-1]))))
        place.update({t.i: max(0, len(sentences) - 1) for t in sent})
    return sentences, place


def _use(parts: Parts, candidates: Candidates) -> None:
    """Keeps a mention of everybody who takes part; a participant that cannot be one is dropped."""
    for draft in parts.drafts:
        for role in ("actors", "recipients", "instruments", "places"):
            kept: dict[int, Token] = {}
            for token in getattr(draft, role):
                if draft.type == OTHER and not is_somebody(token, candidates):
                    continue
                candidate = candidates.use(token)
                if candidate:
                    kept.setdefault(candidate.head, parts.doc[candidate.head])
            setattr(draft, role, list(kept.values()))
        taken = {t.i for t in draft.actors}
        if not (draft.entry and draft.entry.mutual):
            draft.recipients = [t for t in draft.recipients if t.i not in taken]
    for report in parts.reports:
        used = [candidates.use(named(token)) for token in report.sources]
        for other in (c for token in report.sources for c in conjuncts(token)[1:]):
            candidates.use(other)
        others = [candidates.use(named(token)) for token in _with(report)]
        report.sources = [parts.doc[c.head] for c in used if c]
        report.together = [parts.doc[c.head] for c in others if c]


def _with(report: Report) -> list[Token]:
    """Those named beside a source, in the words that name it: "the mayor *and the governor* said"."""
    span = report.source_span
    if span is None or not report.sources:
        return []
    first = report.sources[0]
    beside = [*conjuncts(first)[1:], *(conjuncts(named(first))[1:] if named(first) != first else [])]  # "the rivals Northwind and Orbit"
    return [t for t in beside if span.start <= t.idx < span.end]


# ---------------------------------------------------------------- drafts -> Extraction


def _extraction(parts: Parts, authority: Authority) -> Extraction:
    assert parts.linked is not None
    event_ids = {id(d): f"e{n}" for n, d in enumerate(parts.drafts, 1)}
    told = vouched(parts.reports, parts.lexicon)
    statement_ids = {id(r): f"s{n}" for n, r in enumerate(told, 1)}
    entity_of = {m.id: m.entity for m in parts.mentions}
    statements = [_statement(r, parts, statement_ids, event_ids, entity_of) for r in told]
    claims = _grounded(claims_of(parts, statements, event_ids, statement_ids), parts)
    by_event = {c.event: c.factuality for c in claims}
    events = [_event(d, parts, event_ids, entity_of, authority) for d in parts.drafts]
    acts = [act_of(e, d, events, by_event, entity_of, parts.lexicon) for e, d in zip(events, parts.drafts, strict=True)]
    events = [replace(act, entries=entries_of(act, draft, parts)) for act, draft in zip(acts, parts.drafts, strict=True)]
    entities = {e.iri: in_state(e, authority) for e in [*parts.linked.entities, *parts.extra.values()]}
    return Extraction(
        article=parts.article, publisher=parts.publisher, sentences=tuple(parts.sentences), mentions=tuple(parts.mentions),
        entities=tuple(entities.values()), memberships=tuple(parts.linked.memberships), events=tuple(events),
        statements=tuple(statements), claims=tuple(claims), times=tuple(parts.times),
        predicates=tuple(predicates(parts.doc, parts.lexicon, parts.reports, {d.trigger.i for d in parts.drafts if d.type != OTHER})),
    )  # fmt: skip


def _grounded(claims: list[Claim], parts: Parts) -> list[Claim]:
    """Every report ends at the publisher: of speeches that stand in each other's words, a slip of the parse, the first is told by nobody
    but the publisher, and not as certain."""
    by_id = {c.id: c for c in claims}
    for claim in claims:
        chain = [claim.id]
        while (outer := by_id[chain[-1]].embedded_in) is not None and outer not in chain:
            chain.append(outer)
        if outer is not None:
            told = by_id[outer]
            doubt = replace(told.factuality, certainty="unknown", polarity="positive")
            cues = not_said(told, told)
            by_id[outer] = replace(
                told, source=parts.publisher.iri, factuality=doubt, statement=None, cue=None, embedded_in=None, cues=cues
            )
    return list(by_id.values())


def _mention_ids(tokens: list[Token], parts: Parts) -> tuple[str, ...]:
    ids = (parts.mention_ids[t.i] for t in tokens if t.i in parts.mention_ids)
    return tuple(dict.fromkeys(other for i in ids for other in parts.stand_ins.get(i, (i,))))


def _statement(
    report: Report, parts: Parts, statement_ids: dict[int, str], event_ids: dict[int, str], entity_of: dict[str, str | None]
) -> Statement:
    speakers = [entity for m in _mention_ids(report.sources, parts) if (entity := entity_of[m])]
    others = [entity for m in _mention_ids(report.together, parts) if (entity := entity_of[m])] if speakers else []
    speech = parts.speech.get(id(report))
    return Statement(
        id=statement_ids[id(report)], content=report.content, kind=report.kind, source=report.source_span, cue=report.cue_span,
        entity=speakers[0] if speakers else None, within=statement_ids[id(report.within)] if report.within else None,
        event=event_ids[id(speech)] if speech else None, entry=report.word.iri if report.word else None,
        also=tuple(sorted({*speakers[1:], *others} - {speakers[0]})) if speakers else (), gap=_frame(report, parts.article.text),
    )  # fmt: skip


def _frame(report: Report, text: str) -> Span | None:
    """The frame inside a content, where both halves are there, without the blanks round it."""
    gap, content = report.gap, report.content
    if gap is None or not (content.start < gap.start and gap.end < content.end):
        return None
    words = text[gap.start : gap.end]
    start, end = gap.start + len(words) - len(words.lstrip()), gap.start + len(words.rstrip())
    return Span(start, end) if start < end else None


def _event(draft: Draft, parts: Parts, event_ids: dict[int, str], entity_of: dict[str, str | None], authority: Authority) -> Event:
    actors = _distinct(_mention_ids(draft.actors, parts), parts, entity_of)
    recipients = _distinct(_mention_ids(_others(draft, parts, entity_of), parts), parts, entity_of)
    return Event(
        id=event_ids[id(draft)], type=draft.type, mode=draft.mode, trigger=draft.span, sentence=parts.sentence_of[draft.trigger.i],
        actors=actors, recipients=recipients, instruments=_mention_ids(draft.instruments, parts),
        places=_mention_ids(draft.places, parts), acting_for=_acting_for(actors, parts, entity_of, authority), theme=draft.theme,
        topic=event_ids[id(draft.topic)] if draft.topic is not None and id(draft.topic) in event_ids else None,
        time=time_of(draft, parts), clause=clause_of(draft.trigger), label=_label(draft, parts),
        quantities=quantities_of(draft, parts.lexicon),
    )  # fmt: skip


def _others(draft: Draft, parts: Parts, entity_of: dict[str, str | None]) -> list[Token]:
    """The recipients without a pronoun that means the doer himself ("complained about his clothing")."""
    doers = {entity_of[m] for m in _mention_ids(draft.actors, parts)} - {None}
    mutual = draft.entry is not None and draft.entry.mutual
    return [t for t in draft.recipients if mutual or t.pos_ != "PRON" or not any(entity_of[m] in doers for m in _mention_ids([t], parts))]


def _distinct(ids: tuple[str, ...], parts: Parts, entity_of: dict[str, str | None]) -> tuple[str, ...]:
    """One mention of each entity, the longest: "the minister, Luigi Rossi" is one participant however the parse draws it."""

    def length(mention: str) -> int:
        span = parts.by_id[mention].span
        return span.end - span.start

    best: dict[str, str] = {}
    for mention in ids:
        key = entity_of[mention] or mention
        if key not in best or length(mention) > length(best[key]):
            best[key] = mention
    return tuple(best.values())


def _label(draft: Draft, parts: Parts) -> str:
    """Actors, trigger (with its auxiliaries where they deny it) and recipients in the words of the text: a reading aid, not a claim."""
    if draft.type == OTHER:
        return clause_words(draft.trigger)
    text = parts.article.text

    def words(tokens: list[Token]) -> str:
        spans = [parts.by_id[i].span for i in _mention_ids(tokens, parts)]
        return " and ".join(" ".join(text[s.start : s.end].split()) for s in spans)

    denied = is_negated(draft.trigger, parts.lexicon)
    span = words_of_cue(draft.trigger, None) if denied else draft.span
    trigger = " ".join(text[span.start : span.end].split())
    label = " ".join(part for part in (words(draft.actors), trigger, words(draft.recipients)) if part)
    return f"not so: {label}" if denied and span == draft.span else label  # "neither side signed": the no is no auxiliary


def _acting_for(actors: tuple[str, ...], parts: Parts, entity_of: dict[str, str | None], authority: Authority) -> tuple[str, ...]:
    """Whom the actors speak or act for: the state or organisation of the office they hold, as of the article's date."""
    assert parts.linked is not None
    entities = {e.iri: e for e in parts.linked.entities}
    behind: dict[str, None] = {}
    for mention, iri in ((m, entity_of[m]) for m in actors):
        entity = entities.get(iri or "")
        if entity is None or entity.ontology_class == "State":
            continue
        terms = [t for t in parts.linked.memberships if t.member == iri and (entity.kind == "Person" or t.represents)]
        behind.update(dict.fromkeys(t.represents or t.organization for t in terms))
        if terms:
            continue
        state = authority.state_of(entity.country) if entity.country and entity.sector in SPEAKING_FOR_STATES else None
        behind.update(dict.fromkeys([state] if state else _alliance_in(mention, parts, entities)))
    return tuple(behind)


def _alliance_in(mention_id: str, parts: Parts, entities: Mapping[str, Entity]) -> list[str]:
    """ "the leaders of the alliance", "G7 foreign ministers": the organisation of states that a description of people names."""
    whole = parts.by_id[mention_id]
    if whole.form != "nominal" or whole.label not in {"PERSON", "TITLE"}:
        return []
    inside = [m for m in parts.mentions if m is not whole and whole.span.start <= m.span.start and m.span.end <= whole.span.end]
    return [e.iri for m in inside if (e := entities.get(m.entity or "")) and e.ontology_class == "IntergovernmentalOrganization"]
