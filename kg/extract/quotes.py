"""Quotation marks: which stretches of a text stand between them, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span

_OPEN, _CLOSE = {"“", "„", "«", "``"}, {"”", "»"}
_PLAIN = {'"', "''", '""'}  # two single marks are how some wires write a double one
_SINGLE_OPEN = re.compile(r"(?<![\w'’‘.])['‘](?=[A-Za-z])(?!(?:em|til|tis|twas|cause|round|bout|n)\b)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])['’](?![\w'’])")
# the end of a sentence before another one; not the point of "Mr." or "U.S."
_SENTENCE = re.compile(r"(?<=[a-z0-9)\]]{2})(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bGov)(?<!\bRep)[.!?](?=\s+[A-Z])")
_MARK = re.compile('``|\'\'|"{2}(?!")|[“„«”»"]')


def paragraphs(text: str) -> list[Span]:
    """Paragraphs: lines, as news texts set one paragraph a line; blank lines separate as well."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def quotations(text: str) -> list[Span]:
    """Spans between quotation marks, marks included.

    A quotation left open at the end of its paragraph ends there (the convention for speech over several paragraphs: each opens anew,
    only the last closes). A mark that opens a paragraph, never closes and is not taken up by the next paragraph is a slip, no quotation.
    So with one that opens inside a paragraph: what is quoted ends with its first sentence, for all behind it may be the writer's.
    Marks inside a quotation, single or doubled, belong to it.
    """
    places = paragraphs(text)
    found: list[Span] = []
    for place, following in zip(places, [*places[1:], None][: len(places)], strict=True):
        spans = list(_in_paragraph(text, place))
        spans = sorted([*spans, *_single(text, place, spans)], key=lambda s: s.start)
        whole = len(spans) == 1 and spans[0] == place and not _closes(text, place)
        goes_on = following is not None and text[following.start] in _OPEN | _PLAIN
        if not whole or goes_on or _is_taken_up(text, places, place):
            found += spans if goes_on or _is_taken_up(text, places, place) else [_first_sentence(text, s, place) for s in spans]
    return found


def _first_sentence(text: str, span: Span, place: Span) -> Span:
    """Of a quotation that is never closed the first sentence; any other is whole."""
    is_open = span.end == place.end and not _closes(text, span)
    end = _SENTENCE.search(text, span.start + 1, span.end) if is_open else None
    return span if end is None else Span(span.start, end.end())


def _closes(text: str, place: Span) -> bool:
    return text[place.start + 1 : place.end].rstrip()[-1:] in _CLOSE | _PLAIN or text[place.start + 2 : place.end].rstrip().endswith("''")


def _is_taken_up(text: str, places: list[Span], place: Span) -> bool:
    """Whether the paragraph before opens with a mark as well: speech over paragraphs whose last mark was forgotten."""
    before = places[places.index(place) - 1] if places.index(place) else None
    return before is not None and text[before.start] in _OPEN | _PLAIN


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    opened: int | None = None
    doubled = False
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        sign = mark.group()
        if opened is None and sign in _OPEN | _PLAIN and not _is_inch(text, mark.start()) and not _is_stray(text, mark):
            opened, doubled = mark.start(), sign == '""'
        elif opened is not None and doubled == (sign == '""') and sign in _CLOSE | _PLAIN and mark.end() - opened > 2:
            yield Span(opened, mark.end())
            opened = None
    if opened is not None and paragraph.end - opened > 2:
        yield Span(opened, paragraph.end)


def _single(text: str, paragraph: Span, double: list[Span]) -> Iterator[Span]:
    """Stretches between single marks outside the double ones ('a farce', ‘It is late,’). The mark of "the workers' vote" closes one only
    where none behind it does."""
    end = paragraph.start
    for mark in _SINGLE_OPEN.finditer(text, paragraph.start, paragraph.end):
        if mark.start() < end or any(q.start <= mark.start() < q.end for q in double):
            continue
        border = min((q.start for q in double if q.start > mark.start()), default=paragraph.end)
        closing = list(_SINGLE_CLOSE.finditer(text, mark.end(), border))
        opening = next((m.start() for m in _SINGLE_OPEN.finditer(text, mark.end(), border)), border)
        near = [m for m in closing if m.start() < opening] or closing[:1]
        plain = [m for m in near if text[m.start() - 1] != "s" or not text[m.end() : m.end() + 2].strip().isalpha()]
        if near:
            end = (plain or near)[0].end()
            yield Span(mark.start(), end)


def _is_stray(text: str, mark: re.Match[str]) -> bool:
    """A plain mark right behind a word and before a blank opens nothing: it closes what was never opened."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (
        mark.group() in _PLAIN
        and (before.isalnum() or before in set(".,!?"))
        and before != ""
        and (after.isspace() or after in set(".,;:"))
    )


def _is_inch(text: str, at: int) -> bool:
    """'12"' is a length."""
    return text[at] == '"' and at > 0 and text[at - 1].isdigit() and (at + 1 == len(text) or not text[at + 1].isalpha())


def covered(span: Span, quoted: list[Span]) -> float:
    """Share of a span's characters that stand in quotation marks."""
    inside = sum(max(0, min(span.end, q.end) - max(span.start, q.start)) for q in quoted)
    return inside / (span.end - span.start)
