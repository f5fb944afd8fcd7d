"""Whose account it is that somebody passes on: "According to the police, says the BBC, four were hurt" is the BBC's word about the word of
the police. A parse makes the frame a part of what the police said, or its root."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.quotes import covered
from kg.extract.report import Report, kind_of, words_of_cue
from kg.extract.statement.frames import frame_behind
from kg.extract.tree.syntax import cover
from kg.lexicon import Lexicon
from kg.model import Span


def passed_on(found: list[Report], lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """The reports, with each "According to …, says …, …" as one within the other, the frame outside of what the first named said."""
    result = list(found)
    for inner in found:
        if (teller := _teller_behind(inner, found)) is not None and inner.cue_span is not None:
            clause = min(inner.content, teller.content, key=lambda s: s.end)
            inner.content, inner.gap, inner.bearer = Span(teller.content.start, clause.end), None, teller.cue
            teller.content = Span(inner.cue_span.start, clause.end)
            continue
        frame = _frame_of(inner, lexicon)
        if frame is None or inner.cue is None or inner.source_span is None:
            continue
        verb, name = frame
        rest = [t for t in verb.doc[name[-1].i + 1 : verb.sent.end] if t.idx < inner.content.end and not t.is_space]
        said, whole = cover(rest[1:]), cover([inner.cue, *rest])
        if said is None or whole is None or covered(whole, quoted) > 0:
            continue
        inner.content, inner.gap = said, None
        result = [r for r in result if r.cue != verb]
        result.append(
            Report(
                whole, kind_of(whole, quoted), cue=verb, cue_span=words_of_cue(verb, None), sources=name[-1:], source_span=cover(name),
                head=inner.head, gap=cover([verb, *name]),
            )
        )  # fmt: skip
    return result


def _teller_behind(inner: Report, found: list[Report]) -> Report | None:
    """The report of "According to the police, four were hurt, *the BBC reported*": its clause is what the police said."""
    cue, who = inner.cue, inner.source_span
    if cue is None or who is None or cue.lower_ != "according" or cue.i != cue.sent.start:
        return None
    behind = [
        r for r in found if r.cue is not None and r.cue.sent == cue.sent and r.word is not None and r.word.kind == "speech" and r.sources
    ]
    return next((r for r in behind if _frames(r, who.end)), None)


def _frames(report: Report, end: int) -> bool:
    """Whether a finite saying stands behind its own content, which begins behind the place, with nobody between but who says it."""
    own, who, head = report.content, report.source_span, report.head
    if report.cue is None or report.cue_span is None or who is None or head is None or report.kind != "indirect" or report.gap is not None:
        return False
    after = end < own.start and own.end < min(report.cue_span.start, who.start)
    return after and head.dep_ == "ccomp" and head.head == report.cue and report.cue.tag_ in {"VBD", "VBZ", "VBP"}


def _frame_of(report: Report, lexicon: Lexicon) -> tuple[Token, list[Token]] | None:
    """The word of saying right behind the words that name the source and their comma, and whom it names in turn."""
    cue, who = report.cue, report.source_span
    if cue is None or who is None or cue.lower_ != "according" or cue.i != cue.sent.start:
        return None
    last = next((t for t in reversed(cue.sent) if t.idx < who.end and not t.is_space), cue)
    behind = cue.doc[last.i + 1 : last.i + 3]
    if len(behind) < 2 or behind[0].text != "," or behind[1].sent != cue.sent:
        return None
    return frame_behind(behind[1], lexicon)
