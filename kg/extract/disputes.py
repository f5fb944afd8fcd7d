"""What somebody denies by rejecting what others say of it: "Iran rejected reports that it had sent missiles" is, of Iran, that it has not.

To the reports it is so, to the newspaper it is open (kg.extract.factuality.governing); whoever rejects them says that it is not so.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.extract.report import Report
from kg.extract.tree.modality import is_negated
from kg.extract.tree.syntax import children, first_conjunct, is_to_clause, preposition
from kg.lexicon import Lexicon
from kg.model import Claim, Factuality, FactualityCue, Span, Statement

HEARSAY, ALLEGED = "hearsay", "allegation"  # word classes
DENYING = "cue-deny"
REJECTING = frozenset({"dismiss", "reject"})
LEGAL = frozenset({"charge", "complaint", "criticism"})  # a judge who dismisses charges has not said that it is not so
CLAUSES = frozenset({"acl", "ccomp", "advcl"})
MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would", "'ll", "’ll", "'d", "’d"})


def disputed(trigger: Token, reports: list[Report], lexicon: Lexicon) -> Report | None:
    """The statement by which somebody who is known or described denies a deed of which he rejects what is told; None where nobody does,
    or where what is told leaves it open or denies it itself."""
    told = _told_in(trigger)
    words = lexicon.classes.get(HEARSAY, frozenset()) | (lexicon.classes.get(ALLEGED, frozenset()) - LEGAL)
    if told is None or told.lemma_.lower() not in words or told.dep_ != "obj" or is_negated(told.head, lexicon):
        return None
    if is_negated(trigger, lexicon) or any(a.lower_ in MODALS for a in (*children(trigger, "aux"), *children(told.head, "aux"))):
        return None
    return next((one for one in reports if one.cue == told.head and one.sources and _denies(one)), None)


def denied_by(claim: Claim, report: Report, statement: Statement, source: str, speech: str | None) -> Claim:
    """The same deed as whoever denies it presents it; `speech`: the claim that he does so."""
    assert report.cue is not None
    assert report.word is not None
    cue = Span(report.cue.idx, report.cue.idx + len(report.cue))
    return replace(
        claim, source=source, factuality=Factuality("certain", "negative", claim.factuality.tense, conditional=False),
        statement=statement.id, cue=report.cue_span, embedded_in=speech, cues=(FactualityCue(cue, report.word.iri),),
    )  # fmt: skip


def _told_in(trigger: Token) -> Token | None:
    """The noun for what is told: "reports that troops had landed", "reports of the landing"."""
    if trigger.pos_ == "NOUN":
        return trigger.head if trigger.dep_ == "nmod" and preposition(trigger) == "of" else None
    clause = first_conjunct(trigger)
    finite = clause.dep_ in CLAUSES and not is_to_clause(clause) and any(m.lower_ == "that" for m in children(clause, "mark"))
    return clause.head if finite else None


def _denies(report: Report) -> bool:
    assert report.cue is not None
    word = report.word
    return word is not None and (word.iri.endswith(DENYING) or (word.act == "REJECT" and report.cue.lemma_.lower() in REJECTING))
