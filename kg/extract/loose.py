"""Quotations that no reporting word governs: they belong to whoever speaks around them.

A sentence in quotation marks after "…, he said." is his as well, so is a paragraph of quotation after one in which he speaks, and one that
"read from the statement:" announces. Where nobody speaks around it, the quotation has no source; it is not the newspaper's all the same.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from kg.extract.quotes import covered, paragraphs
from kg.extract.report import Report, reporting_word, source_span, words_of_cue
from kg.extract.syntax import is_clause, is_passive, subjects
from kg.lexicon import Lexicon
from kg.model import Span

NEAR = 60  # code points between a quotation and the "he said" that follows it
_ANNOUNCES = re.compile(r"[:,]\s*$")


def loose_quotations(doc: Doc, quoted: list[Span], found: list[Report], lexicon: Lexicon) -> list[Report]:
    """A report for each quoted clause that the reports found so far do not cover; its speaker from the same paragraph or the one before."""
    loose: list[Report] = []
    places = paragraphs(doc.text)
    for quote in quoted:
        rest = _uncovered(quote, found)
        if rest is None or covered(quote, [r.content for r in found]) > 0.5 or not _is_speech(doc, quote):
            continue
        outside = [r for r in [*found, *loose] if not _inside(r.cue_span, quoted)]
        loose.append(_attributed(doc, rest, quote, outside, places, lexicon, quoted))
    return loose


def _inside(span: Span | None, quoted: list[Span]) -> bool:
    """ "I told them", said in a quotation, reports no other quotation."""
    return span is not None and any(q.start <= span.start and span.end <= q.end for q in quoted)


def _attributed(doc: Doc, rest: Span, quote: Span, found: list[Report], places: list[Span], lexicon: Lexicon, quoted: list[Span]) -> Report:
    report = Report(rest, "direct", head=_head_in(doc, rest))
    here = next((n for n, p in enumerate(places) if p.start <= quote.start < p.end), 0)
    for paragraph in places[max(0, here - 1) : here + 1][::-1]:
        cue = _announcing(doc, paragraph, quote, lexicon, quoted)
        if cue is not None:
            word = reporting_word(cue, lexicon, {"VERB"})
            report.cue, report.sources = cue, subjects(cue)
            report.word, report.cue_span = (word[0], words_of_cue(cue, word[1])) if word else (None, None)
            report.source_span = source_span(report.sources, cue)
            return report
        speaker = _speaker(quote, found, paragraph)
        if speaker is not None:
            report.continues = speaker
            report.sources, report.source_span, report.cue_span = speaker.sources, speaker.source_span, speaker.cue_span
            return report
    return report


def _uncovered(quote: Span, found: list[Report]) -> Span | None:
    start = max([quote.start, *(r.content.end for r in found if r.content.start <= quote.start < r.content.end)])
    return Span(start, quote.end) if quote.end - start > 3 else None


def _tokens(doc: Doc, span: Span) -> list[Token]:
    inside = doc.char_span(span.start, span.end, alignment_mode="expand")
    return [t for t in inside if not t.is_space] if inside is not None else []


def _is_speech(doc: Doc, quote: Span) -> bool:
    """A clause in quotation marks; a word or name in them ("the so-called "axis"") is not speech."""
    tokens = _tokens(doc, quote)
    return len(tokens) > 4 and any(is_clause(t) for t in tokens)


def _head_in(doc: Doc, span: Span) -> Token | None:
    tokens = [t for t in _tokens(doc, span) if not t.is_punct]
    outside = [t for t in tokens if not span.start <= t.head.idx < span.end or t.head == t]
    return next((t for t in outside if is_clause(t)), tokens[0] if tokens else None)


def _speaker(quote: Span, found: list[Report], paragraph: Span) -> Report | None:
    """The last one who speaks in a paragraph before the quotation, else the one named right after it."""
    said = [
        r for r in found
        if r.sources and (r.word is None or r.word.kind in {"speech", "document"}) and r.cue_span
        and paragraph.start <= r.cue_span.start < paragraph.end
    ]  # fmt: skip
    before = [r for r in said if r.content.start < quote.start]
    if before:
        return max(before, key=lambda r: r.content.start)
    return next((r for r in said if r.cue_span and 0 <= r.cue_span.start - quote.end < NEAR), None)


def _announcing(doc: Doc, paragraph: Span, quote: Span, lexicon: Lexicon, quoted: list[Span]) -> Token | None:
    """The verb of "Kirby read from the statement: …" right before a quotation, or of "… she said" right after it."""
    text = doc.text
    for token in _tokens(doc, paragraph):
        if token.pos_ != "VERB" or any(q.start <= token.idx < q.end for q in quoted) or is_passive(token) or not subjects(token):
            continue
        word = reporting_word(token, lexicon, {"VERB"})
        if word is None or word[0].kind != "speech":
            continue
        if token.idx < quote.start:
            between = text[token.idx + len(token) : quote.start]
            if _ANNOUNCES.search(between) and not re.search(r"[.!?]\s", between):
                return token
        elif token.idx - quote.end < NEAR and not re.search(r"[.!?]\s", text[quote.end : token.idx]):
            return token
    return None
