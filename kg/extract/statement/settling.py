"""Reports once it is known which stands inside which: those in another's words that claim nothing are taken out.

What a speaker only wants or favours in somebody else's mouth ("he said they plan to leave") is told by that somebody; the inner source
stands behind nothing there, so no statement is made of it.
"""

from __future__ import annotations

from kg.extract.factuality.earnest import MENTAL, is_left_open, is_told, is_view_of_body, keeps_silent
from kg.extract.factuality.factuality import factuality
from kg.extract.report import Report
from kg.extract.statement.sayers import is_known
from kg.extract.tree.syntax import RELATIVES, first_conjunct, is_to_clause, text_of
from kg.lexicon import Lexicon

OWN = {"i", "we"}  # a speaker's "I think" is his own words, no report
CHARGES = {"cue-deny", "cue-accuse", "cue-accuse-of", "cue-accusation-noun", "cue-denial-noun"}
_MARKS = "\"“”'‘’"


def settled(found: list[Report], lexicon: Lexicon) -> list[Report]:
    """Reports tied to what holds them, without those in another's words that claim nothing; what they held is held by their holder."""
    gone = {id(r) for r in found if not (_is_done(r, lexicon) if r.within is None else _claims(r, lexicon))}
    kept = [r for r in found if id(r) not in gone]
    for report in kept:
        while report.within is not None and id(report.within) in gone:
            report.within = report.within.within
        while report.continues is not None and id(report.continues) in gone:
            report.continues = report.continues.continues
    return kept


def _is_done(report: Report, lexicon: Lexicon) -> bool:
    """Of what the writer himself reports: words are reported all the same ("may say that …"); a matter spoken of, a deed asked for or
    promised, and an answer to a question only where it is told as done."""
    cue = report.cue
    if cue is None or cue.pos_ != "VERB" or report.word is None or report.kind == "direct" or report.continues is not None:
        return True
    if first_conjunct(cue).dep_ == "xcomp" and is_to_clause(first_conjunct(cue)) and factuality(cue, lexicon).tense == "future":
        return False  # "is expected to say that …": nothing has been said yet
    if report.word.kind in MENTAL and not is_told(cue, lexicon):
        return False
    open_still = is_left_open(report) and not (keeps_silent(report, lexicon) and factuality(cue, lexicon).polarity == "negative")
    return (report.says_so and not open_still) or is_told(cue, lexicon)


def _claims(report: Report, lexicon: Lexicon) -> bool:
    """Whether a report inside another's words tells of somebody else who said that something is so, or who accused or denied.

    What somebody in there asks, promises, discusses or favours is told by the outer speaker: its event stands for it.
    """
    if not report.asserting:
        return False
    if report.cue is None or report.word is None:
        return True
    mental = report.word.kind in MENTAL and report.sources and report.within is not None and report.within.word is not None
    of_record = is_view_of_body(report) and factuality(report.cue, lexicon, report.within).polarity == "positive"
    if mental and not of_record:
        return False  # "said they know that …": what others have in mind is for the speaker to tell; a paper reports it
    if any(s.lower_ in OWN for s in report.sources) or not all(is_known(s, lexicon) for s in report.sources):
        return False
    if _quoted(report.within) and any(s.pos_ == "PRON" and s.lower_ not in RELATIVES for s in report.sources):
        return False  # whom "he" in somebody's quotation means stands in words that the quotation leaves out
    return (report.says_so or _charges(report)) and (report.cue.pos_ != "VERB" or is_told(report.cue, lexicon, report.within))


def _quoted(report: Report | None) -> bool:
    if report is None or report.kind == "indirect" or report.head is None:
        return False
    words = text_of(report.head.doc)[report.content.start : report.content.end]
    return report.kind == "direct" or (words.startswith("that ") and words[5:6] in _MARKS and words[-1] in _MARKS)  # said that "…"


def _charges(report: Report) -> bool:
    """What is denied or charged is a claim in any form."""
    return report.word is not None and report.word.iri.rpartition("/")[2] in CHARGES
