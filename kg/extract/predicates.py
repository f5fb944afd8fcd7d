"""The factuality of every predicate, coded as an event or not: verbs, copular clauses, event nouns (CONTRACT.md, `predicates`)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract.claims import holder, unheard
from kg.extract.factuality.factuality import factuality
from kg.extract.report import Report, Reports
from kg.extract.tree.deeds import names_event
from kg.extract.tree.modality import effect_of
from kg.lexicon import Lexicon
from kg.model import Predicate, Span

HAPPENINGS = "happening"


def predicates(doc: Doc, lexicon: Lexicon, reports: list[Report], coded: set[int]) -> Iterator[Predicate]:
    """Each predicate of a Doc, in text order; a copula stands for its clause, with its adjective where that has one."""
    index = Reports(reports)
    for token in doc:
        if token.i in coded or is_predicate(token, lexicon):
            span = Span(token.idx, token.idx + len(token))
            report = holder(span, index, but=lambda r, cue=token: r.cue == cue)  # type: ignore[misc]
            own = factuality(token, lexicon, report)
            yield Predicate(span, unheard(own) if _is_doubted(report, lexicon, index) else own)


def _is_doubted(report: Report | None, lexicon: Lexicon, reports: Reports) -> bool:
    """Whether the words of a report were not said, or are asked for; "I would say that", "he may know that" are ways of saying it."""
    if report is None or report.cue is None or report.cue_span is None:
        return False
    effect = effect_of(report.cue, lexicon, "complement")
    said = factuality(report.cue, lexicon, holder(report.cue_span, reports, but=lambda r: r is report))
    return (said.polarity == "negative" or said.certainty == "unknown") and not (effect and effect.certainty == "certain")


def is_predicate(token: Token, lexicon: Lexicon) -> bool:
    """A verb that is no auxiliary, a copula, the adjective of a copular clause, or a noun that names something happening."""
    if token.dep_ == "cop":
        return True
    if token.pos_ == "VERB":
        return token.dep_ not in {"aux", "aux:pass", "mark", "fixed"}  # "including", "following" stand as case
    if token.pos_ == "AUX":
        return token.dep_ not in {"aux", "aux:pass", "case", "mark", "fixed", "cop"}
    if token.pos_ == "ADJ":
        return any(child.dep_ == "cop" for child in token.children)
    return token.pos_ == "NOUN" and (names_event(token, lexicon) or token.lemma_.lower() in lexicon.classes.get(HAPPENINGS, ()))
