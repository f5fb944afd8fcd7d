"""Names that introduce or sign words: "Kirby: no talks with Tehran" (headlines, transcripts), "“…” ― Jane Doe" (pull quotes), and
"The minister said:" over a paragraph of his words without quotation marks (press releases)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract.quotes import covered, paragraphs, quotations
from kg.extract.report import Report, kind_of, reporting_word, words_of_cue
from kg.extract.statement.astray import named_right_before, with_name_before
from kg.extract.statement.naming import source_span
from kg.extract.tree.enhanced import subjects
from kg.extract.tree.holders import is_document, is_somebody
from kg.extract.tree.syntax import children, cover, is_clause, is_passive, text_of
from kg.lexicon import Lexicon
from kg.model import Span

SPEAKERS = {"PERSON", "ORG", "TITLE", "NORP"}
LONGEST = 6  # tokens of a name before its colon
LONGEST_LABEL = 30  # code points: "KIRBY: …"
APPENDED = "appended"  # word class
HEADINGS = "heading"  # word class
_APART = 3  # line ends between paragraphs of one speech, at most
_LEAD_IN = 80  # code points before a quotation among which its label is looked for
LEAD = 8  # tokens before a colon among which its verb is looked for
_OWN = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")
_SIGNED = re.compile(r"[\"”]\s*(?P<dash>[―—–-]{1,2})\s*(?=\S)")


def labelled(doc: Doc, lexicon: Lexicon, found: list[Report]) -> list[Report]:
    """A report for each paragraph that a name and a colon open, and each quotation that a dash and a name close."""
    quoted = quotations(text_of(doc))
    made: list[Report] = []
    for paragraph in paragraphs(text_of(doc)):
        opened = _opened(doc, paragraph, quoted, lexicon)
        for report in [opened] if opened is not None else _signed(doc, paragraph):
            if covered(report.content, [r.content for r in found]) >= 0.9:
                continue
            report.kind = kind_of(report.content, quoted)
            made.append(report)
    return made + list(_led_in(doc, lexicon, quoted))


def _led_in(doc: Doc, lexicon: Lexicon, quoted: list[Span]) -> Iterator[Report]:
    """The paragraph after "The minister said:", and those behind it as long as somebody speaks of himself in them."""
    text, places = text_of(doc), paragraphs(text_of(doc))
    for n, place in enumerate(places[:-1]):
        rest = places[n + 1 :]
        if not text[place.start : place.end].rstrip().endswith(":") or covered(rest[0], quoted) > 0:
            continue
        report = _speech_before(_tokens(doc, place.start, place.end), _tokens(doc, rest[0].start, rest[0].end), lexicon)
        if report is not None:
            name = report.sources[0].doc[report.sources[0].i : report.sources[0].right_edge.i + 1]
            last = next((t.text for t in reversed(name) if t.pos_ in {"PROPN", "NOUN"}), name[0].text)
            report.content = Span(rest[0].start, _end_of_own_words(text, rest, quoted, last, lexicon.classes.get(APPENDED, frozenset())))
            yield report


def _end_of_own_words(text: str, places: list[Span], quoted: list[Span], name: str, appended: frozenset[str]) -> int:
    """End of the last paragraph that is still his: those behind it go on, as a press release gives a whole speech."""
    end = places[0].end
    for n, place in enumerate(places[1:], 1):
        if covered(place, quoted) > 0 or not _goes_on(text[place.start : place.end], name, appended):
            break
        if text[places[n - 1].end : place.start].count("\n") > _APART:
            break
        end = place.end
    return end


def _goes_on(words: str, name: str, appended: frozenset[str]) -> bool:
    """A paragraph of sentences that does not speak of the speaker, and is no heading, label or note of whoever put out the text."""
    if any(note in words.lower() for note in appended):
        return False
    whole = words.rstrip()[-1:] in ".!?" and ":" not in words[:LONGEST_LABEL]
    return _OWN.search(words) is not None or (whole and name not in words)


def _speech_before(lead: list[Token], words: list[Token], lexicon: Lexicon) -> Report | None:
    """The verb right before the colon, with its subject; None where it says something of its own already."""
    for verb in reversed(lead[-LEAD:]):
        found = reporting_word(verb, lexicon, {"VERB"}) if verb.pos_ == "VERB" else None
        if found is None or found[0].kind != "speech":
            continue
        named = subjects(verb) or named_right_before(verb, lexicon)
        who = [s for s in (with_name_before(t, lexicon) for t in named) if is_somebody(s, lexicon) or is_document(s, lexicon)]
        roots = [t for t in words if is_clause(t) and (t.head == t or t.head not in words)]
        if not who or not roots or is_passive(verb) or children(verb, "ccomp", "xcomp", "obj"):
            return None
        content = Span(words[0].idx, words[-1].idx + len(words[-1]))
        return Report(
            content, "indirect", cue=verb, cue_span=words_of_cue(verb, None), word=found[0], sources=who[:1],
            source_span=source_span(who[:1], verb), head=roots[0],
        )  # fmt: skip
    return None


def _tokens(doc: Doc, start: int, end: int) -> list[Token]:
    span = doc.char_span(start, end, alignment_mode="contract")
    return [t for t in span if not t.is_space] if span is not None else []


def _opened(doc: Doc, paragraph: Span, quoted: list[Span], lexicon: Lexicon) -> Report | None:
    tokens = [t for t in _tokens(doc, paragraph.start, paragraph.end) if t.text not in '"“']
    colon = next((n for n, t in enumerate(tokens[: LONGEST + 1]) if t.text == ":"), 0)
    name, rest = tokens[:colon], tokens[colon + 1 :]
    if not name or len(rest) < 3 or not is_speaker(name, lexicon) or not any(t.pos_ in {"VERB", "AUX"} for t in rest):
        return None
    if sum((t.text == "(") - (t.text == ")") for t in name) > 0 or any("(" in t.text[1:] for t in name):
        return None  # "Jan Lind(Arabic: …)": how a name is written
    if any(before_colon(doc, q, lexicon) is not None for q in quoted if tokens[colon + 1].idx < q.start < paragraph.end):
        return None  # a dialogue in one paragraph: each of its quotations is somebody's
    return _report(name, rest, Span(tokens[colon].idx, tokens[colon].idx + 1))


def before_colon(doc: Doc, quote: Span, lexicon: Lexicon) -> Report | None:
    """The speaker of "…. Jane Doe (Leeds): “…”" and of each line of a dialogue: the name between the last mark and the colon."""
    lead = _tokens(doc, max(0, quote.start - _LEAD_IN), quote.start)
    if not lead or lead[-1].text != ":":
        return None
    name: list[Token] = []
    depth = 0
    for token in reversed(lead[:-1]):
        depth += (token.text == ")") - (token.text == "(")
        if depth == 0 and token.is_punct and token.text not in {"(", "-", "–"}:
            break
        if depth == 0 and token.text != "(":
            name.insert(0, token)
    words = _tokens(doc, quote.start, quote.end)
    bare = [t for t in name if t.lower_ != "of"]  # "Secretary of the Navy Ann Roe: “…”"
    if not bare or len(bare) > LONGEST or not words or name[-1].ent_type_ not in SPEAKERS or not is_speaker(bare, lexicon):
        return None
    report = _report(name, words, Span(lead[-1].idx, lead[-1].idx + 1))
    if report is not None:
        report.content, report.kind = quote, "direct"
    return report


def is_speaker(name: list[Token], lexicon: Lexicon) -> bool:
    """A name of somebody, or a noun for a document ("Poll: …")."""
    if any(t.pos_ in {"VERB", "AUX", "ADP"} for t in name) or name[-1].lower_ in lexicon.classes.get(HEADINGS, frozenset()):
        return False
    if all(t.is_upper and t.is_alpha and t.ent_type_ not in {"GPE", "LOC"} for t in name):  # "KIRBY: …", in transcripts
        return True
    return name[-1].ent_type_ in SPEAKERS or any(c.kind == "document" for c in lexicon.cues_for(name[-1].lemma_.lower()))


def _report(name: list[Token], rest: list[Token], mark: Span) -> Report | None:
    content, source = cover(rest), cover(name)
    if content is None or source is None:
        return None
    head = next((t for t in name if t.head not in name), name[-1])
    roots = [t for t in rest if t.head == t or t.head not in rest]
    return Report(content, "indirect", cue_span=mark, sources=[head], source_span=source, head=roots[0])


def _signed(doc: Doc, paragraph: Span) -> Iterator[Report]:
    """Each quotation of a paragraph with the name that signs it: pull quotes side by side have one each."""
    start, text = paragraph.start, text_of(doc)
    for mark in _SIGNED.finditer(text, paragraph.start, paragraph.end):
        opening = min((n for n in (text.find(sign, start, mark.start()) for sign in '"“') if n >= 0), default=start)
        name, rest = _tokens(doc, mark.end(), paragraph.end), _tokens(doc, opening, mark.start() + 1)
        person = list(_leading_name(name))
        start = mark.end()
        report = _report(person, rest, Span(*mark.span("dash"))) if person and rest else None
        if report is not None:
            report.content = Span(report.content.start, max(report.content.end, mark.start() + 1))
            yield report


def _leading_name(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.ent_type_ not in SPEAKERS:
            return
        yield token
