"""Claims: who presents each event, and how; what only a quoted source says is that source's claim, inside the report of the speech."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg import ids
from kg.extract.disputes import denied_by, disputed
from kg.extract.event.events import Draft
from kg.extract.event.when import time_of
from kg.extract.factuality.factuality import presented
from kg.extract.parts import Parts
from kg.extract.report import Report, Reports
from kg.extract.statement.nesting import tells
from kg.extract.statement.unvoiced import unvoiced
from kg.extract.tree.modality import effect_of, no_word
from kg.extract.tree.syntax import children, first_conjunct
from kg.extract.tree.tense import deed_by, is_aim, is_finite, morphological_tense
from kg.model import Claim, Entity, Factuality, FactualityCue, Span, Statement
from kg.vocab import NG

MEANS, DISPUTING = "means", "disputing"  # word classes


def holder(span: Span, reports: Reports, but: Callable[[Report], bool]) -> Report | None:
    """The innermost statement in whose content a span stands and whose source stands behind what it says; none that `but` is true of."""
    found = [r for r in reports.around(span) if r.asserting and r.holds(span) and not but(r)]
    return min(found, key=lambda r: r.content.end - r.content.start, default=None)


def claims_of(parts: Parts, statements: list[Statement], event_ids: dict[int, str], statement_ids: dict[int, str]) -> list[Claim]:
    """One claim per event, ids c1, c2, …, in the order of the events; behind it what others say of the same event."""
    claim_ids = {key: f"c{number[1:]}" for key, number in event_ids.items()}
    by_id = {s.id: s for s in statements}
    made: dict[int, Claim] = {}
    reports = Reports(parts.reports)
    for draft in parts.drafts:
        report = _report_of(draft, reports, parts)
        unvouched = report is not None and id(report) not in statement_ids
        while report is not None and id(report) not in statement_ids:  # nobody is named for it: told, as open, by whoever tells the words
            report = report.within
        speech = parts.speech.get(id(report)) if report else None
        statement = by_id.get(statement_ids.get(id(report), "")) if report else None
        told, cues = presented(draft.trigger, parts.lexicon, report)
        if draft.type == "PROTEST" and is_aim(draft.trigger):  # "walked out to protest the cuts": done by walking out
            told, cues = presented(draft.trigger.head, parts.lexicon, report)
        else:
            told, cues = _aimed(draft.trigger, told, cues, parts)
        if (told.certainty == "certain" and _is_laid_to(report, parts)) or unvouched:
            told, cues = unheard(told), (*cues, FactualityCue(_span(draft.trigger), NG + "SaidByAnother"))
        if (none := unvoiced(report)) is not None:
            told, cues = unheard(told), (*cues, FactualityCue(_span(none), NG + "NobodyDoes"))
        if draft.denied and told.polarity == "negative":
            told = replace(told, polarity="positive")  # "did not agree": a refusal, and it is one
        if told.tense in {"present", "future"} and _is_over(draft, parts):  # "is held, despite a court clearing him in 2004"
            told = replace(told, tense="past")
        if no_word(draft.trigger) is not None and told.certainty != "unknown":  # "there is no evidence that …"
            told = replace(told, polarity="negative")
        made[id(draft)] = Claim(
            id=claim_ids[id(draft)], event=event_ids[id(draft)],
            source=_source(report, statement, parts), factuality=told,
            evidence=_evidence(draft, report, parts), statement=statement.id if statement else None,
            cue=(report.cue_span or _mark(report)) if report else None,
            embedded_in=claim_ids[id(speech)] if speech is not None and speech is not draft else None,
            cues=cues,
        )  # fmt: skip
    claims = _doubted(made)
    return list(_of_each(claims, _denials(claims, parts, statement_ids, by_id), by_id))


def _of_each(claims: list[Claim], denials: dict[str, Claim], statements: dict[str, Statement]) -> Iterator[Claim]:
    """The claims, and behind each what others say of the same event: those who said it together with the source, and who denies it; as
    c1.1, c1.2, …"""
    for claim in claims:
        yield claim
        also = statements[claim.statement].also if claim.statement is not None else ()
        others = [*(replace(claim, source=iri) for iri in also), *([denials[claim.id]] if claim.id in denials else ())]
        yield from (replace(other, id=f"{claim.id}.{n}") for n, other in enumerate(others, 1))


def _denials(claims: list[Claim], parts: Parts, statement_ids: dict[int, str], statements: dict[str, Statement]) -> dict[str, Claim]:
    """By the id of a claim: what is said of its event by somebody who rejects what others tell of it."""
    found: dict[str, Claim] = {}
    said = {claim.event: claim for claim in claims}
    for draft, claim in zip(parts.drafts, claims, strict=True):
        report = disputed(draft.trigger, parts.reports, parts.lexicon)
        statement = statements.get(statement_ids.get(id(report), ""))
        if report is None or statement is None or statement.entity is None or draft is parts.speech.get(id(report)):
            continue
        speech = said.get(statement.event or "")
        if claim.statement != statement.id and not (speech is not None and doubted(speech.factuality)):
            found[claim.id] = denied_by(claim, report, statement, statement.entity, speech.id if speech is not None else None)
    return found


def _aimed(trigger: Token, told: Factuality, cues: tuple[FactualityCue, ...], parts: Parts) -> tuple[Factuality, tuple[FactualityCue, ...]]:
    """What something is done for need not come about; what something is used for is done while it is used."""
    if told.certainty != "certain":
        return told, cues
    using = deed_by(trigger, parts.lexicon.classes.get(MEANS, frozenset()))
    if using is None:
        above = effect_of(first_conjunct(trigger).head, parts.lexicon, "complement")
        if above is not None and above.certainty == "certain" and above.particle:  # "went on to ask for help": asked
            return told, cues
        unsure = replace(told, certainty="unknown", tense="future")
        return (unsure, (*cues, FactualityCue(_span(trigger), NG + "InfinitiveToCome"))) if is_aim(trigger) else (told, cues)
    blamed = using.tag_ == "VBG" and any(m.lower_ == "of" for m in children(using, "mark"))  # "accused of using rebels to attack it"
    own = is_finite(using) or blamed or using.dep_ not in {"xcomp", "ccomp", "advcl", "acl"} or told.tense != "future"
    tense = "none" if using.tag_ in {"VBZ", "VBP"} else "past" if blamed else morphological_tense(using)  # "use it to attack": often
    return (replace(told, tense=tense) if own and told.tense == "future" else told), cues


def _is_over(draft: Draft, parts: Parts) -> bool:
    """Whether the event's own date lies before the day of publication, whatever the verb that it hangs on shows."""
    time, published = time_of(draft, parts), parts.article.published
    verb = draft.trigger.tag_ in {"VBG", "VBN"} or draft.trigger.pos_ == "NOUN"
    return verb and time is not None and time.end is not None and published is not None and time.end < published


def _is_laid_to(report: Report | None, parts: Parts) -> bool:
    """ "Is accused of bombing", "disputed the version that he was jailed": what nobody who is named says, and others put to somebody."""
    if report is None or report.sources or report.cue is None or report.word is None:
        return False
    disputed = report.cue.pos_ == "NOUN" and report.cue.head.lemma_.lower() in parts.lexicon.classes.get(DISPUTING, frozenset())
    return disputed or report.word.act == "ACCUSE"


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _report_of(draft: Draft, reports: Reports, parts: Parts) -> Report | None:
    """The statement an event is told in; the cue of a statement stands outside that statement, and what is said by somebody in a matter
    that is spoken of ("dismissed Kyiv's claim") is told by whoever writes so."""
    speech = any(own is draft for own in parts.speech.values())
    return holder(draft.span, reports, but=lambda r: parts.speech.get(id(r)) is draft or (speech and not tells(r)))


def _mark(report: Report) -> Span:
    """A quotation that names no speaker is marked as somebody's words by its first quotation mark alone."""
    return Span(report.content.start, report.content.start + 1)


def _source(report: Report | None, statement: Statement | None, parts: Parts) -> str:
    if report is None:
        return parts.publisher.iri
    if statement is not None and statement.entity:
        return statement.entity
    words = parts.article.text[report.source_span.start : report.source_span.end] if report.source_span else "unnamed speaker"
    pronoun = len(report.sources) == 1 and report.sources[0].pos_ == "PRON"
    name = f"“{words.lower()}” (not resolved)" if pronoun else " ".join(words.split())
    iri = ids.entity_iri("Actor", name, None, f"{parts.article.iri}#{(report.source_span or report.content).start}")
    parts.extra[iri] = Entity(iri, "Other", name, "Actor")
    return iri


def _evidence(draft: Draft, report: Report | None, parts: Parts) -> tuple[int, ...]:
    """The event's sentence, and the one that names its speaker where that is another."""
    here = parts.sentence_of[draft.trigger.i]
    if report is None or report.cue_span is None:
        return (here,)
    start = report.cue_span.start
    there = next((n for n, s in enumerate(parts.sentences) if s.span.start <= start < s.span.end), here)
    return (here,) if there == here else (here, there)


def doubted(said: Factuality) -> bool:
    """Whether a speech event leaves open that the speaker stands behind its content."""
    return said.polarity == "negative" or said.certainty != "certain" or said.tense == "future"


def unheard(own: Factuality) -> Factuality:
    """What a content is to a source that has not said it: unknown."""
    return Factuality("unknown", "positive", own.tense, own.conditional)


def not_said(claim: Claim, outer: Claim) -> tuple[FactualityCue, ...]:
    """Cues of a content that its speaker was not heard to say: its own, those of the saying, and the words of the saying."""
    said = {FactualityCue(claim.cue, NG + "ContentNotSaid")} if claim.cue is not None else set()
    return tuple(sorted({*claim.cues, *outer.cues, *said}))


def _doubted(made: dict[int, Claim]) -> list[Claim]:
    """What somebody did not say, may say or is asked to say is not claimed by him: such contents are unknown for that source."""
    by_id = {c.id: c for c in made.values()}
    result: list[Claim] = []
    for claim in made.values():
        outer = by_id.get(claim.embedded_in or "")
        if outer is not None and doubted(outer.factuality):
            claim = replace(claim, factuality=unheard(claim.factuality), cues=not_said(claim, outer))
        result.append(claim)
    return result
