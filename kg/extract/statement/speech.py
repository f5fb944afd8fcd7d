"""A quotation is one speaker's from mark to mark: reports widened to the whole of it, and the halves round a frame put together.

`"A. B," he said. "C."` is one statement with two halves: the parse gives the verb only B. What stands between the marks cannot be
anybody else's words, whatever the parse says.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.report import Report, kind_of
from kg.extract.tree.syntax import text_of
from kg.lexicon import Lexicon
from kg.model import QuoteKind, Span

SPOKEN = {"speech", "thought", "document"}
_INNER = {"'", "‘", '"', "“"}
_MARKS = "\"“”„«»'`"
_FRAME = 60  # code points behind a quotation among which a "he said" is looked for
_WORDS_BEFORE_SAID = 4
_LEADING = {"", "a", "an", "the", "as", "of"}
_WHERE = {"on", "in", "at", "during", "via", "through", "to", "by", "from", "outside", "before"}
_FINITE, _SUBJECT = {"VBD", "VBZ", "VBP", "MD"}, {"nsubj", "nsubj:pass", "csubj", "expl"}
_LONGEST_NAME = 5  # words
_FOOTNOTE = re.compile(r"(?:\.?\[(?:\d{1,3}|citation needed)?\]?)+$")
_JOINED = re.compile(r",\s+(?:and|but|or|yet|because|so|that)\s*$")  # "A," he said, but "B"


def whole_quotations(doc: Doc, quoted: list[Span], found: list[Report], lexicon: Lexicon) -> list[Report]:
    """The reports, those over quotations widened to whole ones with both halves; the rest as they were."""
    whole = [_widened(report, quoted, text_of(doc)) if _speaks(report, quoted) else report for report in found]
    return [with_both_halves(r, quoted, whole, doc, lexicon) if _speaks(r, quoted) else r for r in whole]


def _speaks(report: Report, quoted: list[Span]) -> bool:
    """A report of words whose cue stands outside quotation marks."""
    spoken = report.word is None or report.word.kind in SPOKEN
    return spoken and report.cue_span is not None and not any(q.start < report.cue_span.start < q.end for q in quoted)


def told_kind(report: Report, quoted: list[Span], text: str) -> QuoteKind:
    """The kind of a report among all quotations: what a speaker tells of another ("“The minister asked for talks”, he said") is indirect,
    marks of his own left aside; and a name in marks (the ship "Ada Brook") makes nobody's words."""
    if report.turn:
        return report.kind
    place = report.cue_span
    around = [q for q in quoted if place is not None and q.start < place.start < q.end]
    if around and report.cue is not None:
        own = text[report.content.start : report.content.end].lstrip()[:1] in _INNER
        return report.kind if own else "indirect"
    inside = [q for q in quoted if touches(q, report.content)]
    if report.kind == "indirect" and not inside and _is_left_open(text[report.content.start : report.content.end]):
        return "direct"
    if report.kind == "direct" and inside and report.gap is None and _has_own_words(text[report.content.start : inside[0].start]):
        return "mixed"  # "described him as “a force”", "called Roe “a force”"
    return "indirect" if report.kind == "mixed" and all(_is_name(text[q.start : q.end]) for q in inside) else report.kind


def _is_left_open(words: str) -> bool:
    """Words behind an opening mark that nothing closes."""
    return words[:1] in {'"', "“"} and not any(mark in words[1:] for mark in '"“”')


def _has_own_words(before: str) -> bool:
    """Whether more than a "that", an article or a stray mark stands before a quotation."""
    return any(word.strip(",:;()[]").lower() not in _LEADING for word in before.split())


def without_markup(content: Span, text: str) -> Span:
    """The content without the "]]" of a picture before it."""
    rest = text[content.start : content.end].removeprefix("]]")
    start = content.end - len(rest.lstrip()) if len(rest) < content.end - content.start else content.start
    return Span(start, content.end)


def without_footnote(content: Span, text: str) -> Span:
    """The content without the half of a footnote's mark that it ends in ("… of the operation.[2")."""
    mark = _FOOTNOTE.search(text, content.start, content.end)
    return Span(content.start, mark.start()) if mark is not None and mark.start() > content.start else content


def _is_name(quote: str) -> bool:
    """Words with capitals alone, and no full stop or comma before the closing mark."""
    words = quote.strip(_MARKS).split()
    return 0 < len(words) < _LONGEST_NAME and all(w[:1].isupper() or w.isdigit() for w in words) and words[-1][-1].isalnum()


def _widened(report: Report, quoted: list[Span], text: str) -> Report:
    """The content with the whole of each quotation it reaches into; without the frame, where that is at its edge."""
    frame = report.cue_span
    assert frame is not None
    content = report.content
    for quote in quoted:
        if (touches(quote, content) or _goes_into(content, quote, frame, text)) and not (quote.start <= frame.start < quote.end):
            content = Span(min(content.start, quote.start), max(content.end, quote.end))
            if quote.start == content.start and quote.end <= frame.start and not closed(text, quote) and _pauses(text, quote):
                content = quote
                break
    if content == report.content:
        return report
    return replace(report, content=content, kind=kind_of(content, quoted))


def without_medium(report: Report, quoted: list[Span], doc: Doc) -> Span:
    """The content without the "on the air" of "said on the air “It is over.”": where it is said, before a quotation that is a sentence."""
    content = report.content
    whole = [q for q in quoted if content.start < q.start < content.end <= q.end and report.cue_span is not None]
    own = doc.char_span(content.start, whole[0].start, alignment_mode="contract") if len(whole) == 1 else None
    if own is None or report.cue_span is None or report.cue_span.end > content.start or not len(own):
        return content
    opening = text_of(doc)[whole[0].start : whole[0].end].lstrip(_MARKS)[:1]
    words = [t for t in own if not t.is_space]
    plain = bool(words) and words[0].lower_ in _WHERE and not any(t.tag_ in _FINITE or t.dep_ in _SUBJECT for t in words)
    apart = words[-1].text == "," and text_of(doc)[: content.start].rstrip().endswith(",")  # "told her, in French, “they are gone”"
    return Span(whole[0].start, content.end) if plain and (opening.isupper() or apart) else content


def before_medium(report: Report, quoted: list[Span], doc: Doc) -> Span:
    """The content without the "on the air" of "saying, “It is over!” on the air": where it is said, behind a whole sentence."""
    content, text = report.content, text_of(doc)
    first = next((q for q in quoted if q.start == content.start and q.end < content.end), None)
    own = doc.char_span(first.end, content.end, alignment_mode="contract") if first is not None else None
    if first is None or own is None or report.cue_span is None or report.cue_span.end > content.start or not len(own):
        return content
    words = [t for t in own if not t.is_space]
    sentence = text[first.start : first.end].lstrip(_MARKS)[:1].isupper() and _last(text, first) in set(".!?")
    plain = bool(words) and words[0].lower_ in _WHERE and not any(t.tag_ in _FINITE or t.dep_ in _SUBJECT or t.is_punct for t in words)
    return first if plain and sentence else content


def _goes_into(content: Span, quote: Span, frame: Span, text: str) -> bool:
    """Whether a quotation stands right behind a content that a parse breaks off there ("because the mayor did “… not see it”")."""
    between = text[content.end : quote.start]
    behind = frame.end <= content.start and content.end < quote.start and not between.strip() and "\n" not in between
    return behind and text[content.end - 1].isalnum()


def with_both_halves(report: Report, quoted: list[Span], found: list[Report], doc: Doc, lexicon: Lexicon) -> Report:
    """`"A," he said. "B."`: the content over both halves, the frame as a gap."""
    content, frame = report.content, report.cue_span
    assert frame is not None
    first = max((q for q in quoted if q.end <= frame.start), key=lambda q: q.end, default=None)
    second = min((q for q in quoted if q.start >= frame.end), key=lambda q: q.start, default=None)
    if first is None or second is None or not (touches(content, first) or touches(content, second)):
        return report
    who = report.source_span
    if who is not None and who.start <= first.start and first.end <= who.end:
        return report  # "A notice headed “Ann Roe 1951-2014” states: “…”"
    others = [r for r in found if r is not report and not _within(r.cue_span, first) and not _within(r.cue_span, second)]
    free = [half for half in (first, second) if not touches(content, half)]
    if (
        not _goes_on(first, second, doc)
        or _adds(doc, Span(frame.end, second.start), lexicon)
        or _has_frame(doc, second, lexicon)
        or any(touches(r.content, half) for r in others for half in free)
    ):
        return report
    whole = Span(min(content.start, first.start), max(content.end, second.end))
    return replace(report, content=whole, gap=Span(first.end, second.start), kind=kind_of(first, quoted))


def _goes_on(first: Span, second: Span, doc: Doc) -> bool:
    """Whether only the frame stands between two quotations of a paragraph: nothing but "…, he said in Paris. …"."""
    between = text_of(doc)[first.end : second.start]
    if "\n" in between or closed(text_of(doc), first) or not _pauses(text_of(doc), first) or not between.strip():
        return False
    return (between.rstrip()[-1] in ".,;:—–-" or _JOINED.search(between) is not None) and not crosses_sentence(
        doc, Span(first.end, first.end + len(between.rstrip()) - 1)
    )


def _has_frame(doc: Doc, quote: Span, lexicon: Lexicon) -> bool:
    """Whether a quotation that pauses has a "he said" of its own behind it."""
    if not _pauses(text_of(doc), quote):
        return False
    behind = list(doc.char_span(quote.end, min(quote.end + _FRAME, len(text_of(doc))), alignment_mode="contract") or ())
    line = next((n for n, t in enumerate(behind) if "\n" in t.text), len(behind))
    words = [t for t in behind[:line] if not t.is_space][:_WORDS_BEFORE_SAID]
    if _last(text_of(doc), quote) != "," and words and words[0].text[:1].isupper() and words[0].pos_ != "PROPN":
        return False  # "…?” The paper says": another sentence
    return any(t.pos_ == "VERB" and any(c.kind == "speech" and c.pos == "VERB" for c in lexicon.cues_for(t.lemma_.lower())) for t in words)


def _adds(doc: Doc, between: Span, lexicon: Lexicon) -> bool:
    """ "…," he said, adding later, "…": a second saying leads in the second half."""
    inside = doc.char_span(between.start, between.end, alignment_mode="contract")
    words = [t for t in inside if not t.is_space and not t.is_quote] if inside is not None else []
    return bool(words) and words[-1].text in {",", ":"} and any(t.tag_ == "VBG" and _leads_in(t.lemma_.lower(), lexicon) for t in words)


def _leads_in(lemma: str, lexicon: Lexicon) -> bool:
    """A verb of speech behind which a quotation stands: adding, saying; not: referring, pointing."""
    return any(c.pos == "VERB" and c.particle is None and "quote" in c.takes and c.kind == "speech" for c in lexicon.cues_for(lemma))


def crosses_sentence(doc: Doc, span: Span) -> bool:
    """Whether a full stop, question or exclamation mark stands in a stretch of text; the points of "Mr." and "U.S." are none."""
    inside = doc.char_span(span.start, span.end, alignment_mode="contract")
    return inside is not None and any(t.text in {".", "!", "?"} for t in inside)


def closed(text: str, quote: Span) -> bool:
    """A quotation that ends with a full stop: no "he said" follows it in its sentence."""
    return _last(text, quote) == "."


def _last(text: str, quote: Span) -> str:
    """The last sign of what is quoted, before all closing marks."""
    return text[quote.start : quote.end].rstrip("\"”»'’ ")[-1:]


def _pauses(text: str, quote: Span) -> bool:
    """A quotation that a frame may follow: it ends with a comma, a dash, a question or an exclamation."""
    return _last(text, quote) in set(",?!—–-…") or text[quote.end : quote.end + 1] == ","


def touches(a: Span, b: Span) -> bool:
    """Whether two spans share a place."""
    return a.start < b.end and b.start < a.end


def _within(a: Span | None, b: Span) -> bool:
    return a is not None and b.start <= a.start and a.end <= b.end
