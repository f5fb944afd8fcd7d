"""What a verb or adjective reports, without what only frames it: the agency in brackets, the name between a quotation and its "said"."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from kg.extract.report import Report, make_report, words_of_cue
from kg.extract.statement.meant import Content, day_inside, straddled
from kg.extract.statement.naming import nominal, source_span
from kg.extract.statement.remarks import before_second
from kg.extract.statement.speakers import after_quotation
from kg.extract.statement.speech import touches
from kg.extract.tree.syntax import cover, descendants
from kg.lexicon import Cue
from kg.model import Span


def unframed(token: Token, cue: Cue, particle: Token | None, content: Content, who: list[Token], quoted: list[Span]) -> Report | None:
    """The report of a reporting word, its particle, its content and who speaks; None where of the content no words are left."""
    said, head = _without_dateline(_without_frame(content[0], token, quoted)), content[1]
    said = [t for t in before_second(said, token, head) if t.dep_ != "compound:prt" or t.i != token.i + 1]  # "pointed *out* it was shut"
    said = [*said, *_last_words(said)] if head.i > token.i else said
    who = [t for t in who if t.i not in {c.i for c in said}]
    named = {t.i for w in who for t in nominal(w, token)} if head.i > token.i else set()
    report = make_report(
        [t for t in said if t.i not in named], quoted, cue=token, cue_span=words_of_cue(token, particle), word=cue, sources=who, head=head
    )
    if report is not None:
        report.source_span = source_span(who, token)
        report.gap = _frame_inside(report, token, head) or straddled(said, token) or day_inside(said)
        if report.source_span and report.gap is None and touches(report.source_span, report.content):
            report.source_span = cover(who[:1])
    return report


def _last_words(said: list[Token]) -> list[Token]:
    """The "next May" of "announced a retreat effective *next May*", which a parse hangs on the announcing."""
    last = max(said, key=lambda t: t.i, default=None)
    rest = list(last.doc[last.i + 1 : last.sent.end]) if last is not None else []
    dated = last is not None and last.lower_ == "effective"
    return list(takewhile(lambda t: t.ent_type_ in {"DATE", "TIME"}, rest)) if dated else []


def _without_dateline(said: list[Token]) -> list[Token]:
    """What is said without the agency in brackets that opens a sentence ("(CNN) Two men …")."""
    words = sorted(said, key=lambda t: t.i)
    opens = len(words) > 3 and words[0].text == "(" and words[2].text == ")" and words[0].i in {words[0].sent.start, 0}
    return [t for t in said if t.i > words[2].i] if opens and words[1].ent_type_ in {"ORG", ""} and words[1].text.isupper() else said


def _without_frame(said: list[Token], cue: Token, quoted: list[Span]) -> list[Token]:
    """What a quotation says, without the name between it and its "said", which a parse may hang on the quotation."""
    last = max((q for q in quoted if q.end <= cue.idx), key=lambda q: q.end, default=None)
    if last is None or not said or said[0].idx < last.start or not after_quotation(cue, quoted):
        return said
    between = [t for t in cue.doc[said[0].i : cue.i] if t.idx >= last.end]
    clause = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in between)
    return said if clause else [t for t in said if t.idx < last.end or t.i > cue.i]


def _frame_inside(report: Report, cue: Token, head: Token) -> Span | None:
    """The ", he said on Friday," that stands inside its own content."""
    frame = cover(descendants(cue, without=[head]))
    inside = frame is not None and report.content.start < frame.start and frame.end < report.content.end
    return frame if inside and head not in cue.subtree else None
