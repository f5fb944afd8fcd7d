"""Statements: source, cue and content of what the text reports somebody to say or think (PARC's three spans; Pareti 2012).

Ways in: a reporting verb, adjective or noun over a clause, infinitive or matter (`by_verb`, `by_adjective`, `by_noun`, here beside);
"according to"; "in the view of" (`by_view`); "reportedly" (`by_adverb`); a name before a colon (`labels`), in an interview
(`turns`); and quotation marks that no reporting word governs (`loose`).
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.quotes import quotations
from kg.extract.report import Report, Reports, kind_of
from kg.extract.statement.according import according
from kg.extract.statement.accounts import passed_on
from kg.extract.statement.by_adjective import by_adjective
from kg.extract.statement.by_adverb import by_adverb
from kg.extract.statement.by_noun import by_noun
from kg.extract.statement.by_verb import by_verb
from kg.extract.statement.by_view import by_view
from kg.extract.statement.frames import framed
from kg.extract.statement.labels import labelled
from kg.extract.statement.loose import loose_quotations
from kg.extract.statement.nesting import holder_of, one_per_content, without_carriers, without_echoes, without_naming, without_rings
from kg.extract.statement.reportable import stands_by_itself
from kg.extract.statement.settling import settled
from kg.extract.statement.speech import before_medium, told_kind, whole_quotations, without_footnote, without_markup, without_medium
from kg.extract.statement.turns import turns, without_questions
from kg.extract.tree.holders import voices
from kg.extract.tree.syntax import text_of
from kg.lexicon import Lexicon
from kg.model import Span

SELF = {"i", "we", "you", "me", "us"}
NOBODYS = {"you", "your", "our", "my"}  # "reiterated our commitment to peace": the speaker's, said by his own words


def reports(doc: Doc, lexicon: Lexicon) -> list[Report]:
    """All statements of a Doc, in order of their contents, nested ones tied to what holds them."""
    quoted = quotations(text_of(doc))
    found = _by_words(doc, lexicon, quoted)
    found += (spoken := turns(doc, lexicon))
    found += without_questions(labelled(doc, lexicon, found), spoken, text_of(doc))
    found = whole_quotations(doc, quoted, found, lexicon)
    found += loose_quotations(doc, quoted, found, lexicon)
    for report in found:
        _trim(report, doc, quoted)
    found.sort(key=lambda r: (r.content.start, -r.content.end))
    index = Reports(found)
    for report in found:
        report.within = holder_of(report, index)
    kept = settled(found, lexicon)
    for report in kept:
        report.sources = [t for s in report.sources for t in voices(s, lexicon)]
    return kept


def _by_words(doc: Doc, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """What reporting words report, each content once."""
    found: list[Report] = []
    for token in doc:
        for way in (by_verb, by_adjective, by_noun, by_adverb, by_view):
            found += way(token, lexicon, quoted)
        if token.lower_ == "according":
            found += according(token, lexicon, quoted)
    found = passed_on(found, lexicon, quoted)
    told = {r.cue.i for r in found if r.cue is not None and (_is_named_whole(r) or r.cue.pos_ != "VERB")}
    frames = [frame for token in doc if token.i not in told and (frame := framed(token, lexicon, quoted)) is not None]
    seen = {frame.cue for frame in frames}
    found = [*(r for r in found if r.cue is None or r.cue not in seen), *frames]
    found = one_per_content([r for r in found if _attributes(r, quoted) and stands_by_itself(r, lexicon)])
    return without_naming(without_carriers(without_rings(without_echoes(found))))


def _trim(report: Report, doc: Doc, quoted: list[Span]) -> None:
    """Takes off the content what is no part of it ("on the air", half of a footnote's mark); how it is quoted follows from the rest."""
    whole = report.content
    report.content = without_medium(report, quoted, doc)
    report.content = without_footnote(without_markup(before_medium(report, quoted, doc), text_of(doc)), text_of(doc))
    if report.content != whole:
        report.kind = kind_of(report.content, quoted)
    report.kind = told_kind(report, quoted, text_of(doc))


def _is_named_whole(report: Report) -> bool:
    """A source that does not begin with the "and" of a list whose first member a parse gives to what is said."""
    return bool(report.sources) and report.sources[0].left_edge.dep_ != "cc"


def _attributes(report: Report, quoted: list[Span]) -> bool:
    """Whether anybody is reported: not the reader ("you know"), nor a speaker's "I think" or wishes inside his own quotation."""
    own = report.sources[0].lower_ if report.sources else None
    if own in NOBODYS:
        return False
    cue = report.cue_span
    if cue is None or not any(q.start < cue.start < q.end for q in quoted):
        return True
    return own is not None and own not in SELF and report.asserting
