"""Interviews and transcripts: each paragraph that a speaker's label opens, and those behind it in which he goes on, are his own words.

"((Ann Roe)) We found it by chance.", "Ann Roe: …", then "AR: …": a label is a name in double brackets or before a colon, or its initials;
two of them make an interview. Paragraphs that only ask are nobody's statements, and whom initials stand for a name before them tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.quotes import paragraphs
from kg.extract.report import Report
from kg.extract.statement.labels import APPENDED, is_speaker
from kg.extract.tree.syntax import cover, is_clause, text_of
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE
from kg.model import Span

_BRACKETED = re.compile(r"\s*(?P<label>\(\(\s*(?P<name>[^()\n]{2,50}?)\s*\)\)\s*:?)\s*(?=\S)")
_NAMED = re.compile(r"\s*:?\s*(?P<label>(?P<name>[A-Z][^\n:()\"“”]{1,48}?)\s?:)\s+(?=\S)")
_INITIALS = re.compile(r"\s*(?P<label>(?P<name>[A-Z]{2,3}))\s+(?=[A-Z][a-z']*\b)")
_OWN = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me)\b")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
FEWEST = 2  # labels of an interview
LONGEST = 5  # words of a label


@dataclass(slots=True)
class Label:
    """A label of a paragraph: whom it names, its own words and where they end."""

    who: Token
    span: Span
    end: int


def turns(doc: Doc, lexicon: Lexicon) -> list[Report]:
    """One direct report for each turn in which somebody who is named tells something; none in a text that is no interview."""
    text = text_of(doc)
    places = paragraphs(text)
    labels = _labels(doc, places, lexicon)
    if len(labels) < FEWEST or not any(text[p.start : p.end].rstrip().endswith("?") for p in places):
        return []
    spoken = (_turn(doc, places, n, label, labels, lexicon) for n, label in labels.items() if label is not None)
    return [report for report in spoken if report is not None]


def _labels(doc: Doc, places: list[Span], lexicon: Lexicon) -> dict[int, Label | None]:
    """Paragraph -> its label; None for one that names nobody who is known ("((WN))", "QUESTION:")."""
    text = text_of(doc)
    marked = sum(_BRACKETED.match(text, p.start, p.end) is not None for p in places) >= FEWEST
    found: dict[int, Label | None] = {}
    named: dict[str, Token] = {}
    for n, place in enumerate(places):
        match = _BRACKETED.match(text, place.start, place.end) or _NAMED.match(text, place.start, place.end)
        match = match or (_INITIALS.match(text, place.start, place.end) if marked else None)
        if match is None:
            continue
        words = _words(doc, *match.span("name"))
        if not words or len(words) > LONGEST:
            continue
        name = match["name"]
        known = named.get(name.upper()) or named.get(words[-1].lower_)
        if known is None and len(words) == 1 and name.isupper() and len(name) < LONGEST:
            known = _of_initials(doc, name, place.start)
        bracketed = match.re is _BRACKETED
        if known is None and match.re is _INITIALS:
            continue
        if known is None and len(words) > 1 and (is_speaker(words, lexicon) or bracketed):
            known = next((t for t in words if t.head not in words), words[-1])
            named[words[-1].lower_] = known
            named["".join(t.text[0] for t in words if t.text[:1].isupper())] = known
        if known is not None or bracketed or name.isupper():
            found[n] = Label(known, Span(*match.span("label" if bracketed else "name")), match.end()) if known is not None else None
    return found


def _of_initials(doc: Doc, initials: str, before: int) -> Token | None:
    """The last word of the one person's name before a place whose words begin with the letters."""
    names = {e.text: e for e in doc.ents if e.label_ == "PERSON" and e.end_char <= before}
    meant = [e for e in names.values() if "".join(w[0] for w in e.text.split() if w[:1].isupper()) == initials]
    return meant[0].root if len({e.text for e in meant}) == 1 else None


def _turn(doc: Doc, places: list[Span], n: int, label: Label, labels: dict[int, Label | None], lexicon: Lexicon) -> Report | None:
    """The report of a turn up to the next label, question or heading; behind the last label only as long as he speaks of himself."""
    text = text_of(doc)
    if _only_asks(text[label.end : places[n].end]):
        return None
    end, last = places[n].end, n == max(labels)
    for m in range(n + 1, len(places)):
        paragraph = text[places[m].start : places[m].end].rstrip()
        own = _OWN.search(paragraph) is not None
        if m in labels or paragraph.endswith("?") or not _SENTENCE_END.search(paragraph) or (last and not own):
            break
        if any(note in paragraph.lower() for note in lexicon.classes.get(APPENDED, NONE)):
            break
        end = places[m].end
    words = _words(doc, label.end, end)
    content, heads = cover(words), [t for t in words if is_clause(t) and (t.head == t or t.head not in words)]
    if content is None or not heads:
        return None
    whole = Span(content.start, max(content.end, len(text[:end].rstrip())))
    mark, name = _mark(label, text), _name(label, text)
    return Report(whole, "direct", cue_span=mark, sources=[label.who], source_span=name, head=heads[0], turn=True)


def _only_asks(words: str) -> bool:
    """Whether the last sentence is a question: what an interviewer says before it leads to it."""
    return words.rstrip("\"”’') \n").endswith("?")


def _mark(label: Label, text: str) -> Span | None:
    """The colon of a label, or the bracket that closes it; bare initials have neither."""
    at = text.find(":", label.span.start, label.end)
    last = label.span.start + len(text[label.span.start : label.span.end].rstrip())
    return Span(at, at + 1) if at >= 0 else Span(last - 1, last) if text[last - 1] == ")" else None


def _name(label: Label, text: str) -> Span:
    """The name in a label, without brackets and colon."""
    words = text[label.span.start : label.span.end]
    start = label.span.start + len(words) - len(words.lstrip("( "))
    return Span(start, label.span.start + len(words.rstrip("): ")))


def _words(doc: Doc, start: int, end: int) -> list[Token]:
    span = doc.char_span(start, end, alignment_mode="contract")
    return [t for t in span if not t.is_space] if span is not None else []


def without_questions(found: list[Report], spoken: list[Report], text: str) -> Iterator[Report]:
    """What labels lead in, in an interview without its questions: who asks tells nothing."""
    for report in found:
        if not spoken or not _only_asks(text[report.content.start : report.content.end]):
            yield report
