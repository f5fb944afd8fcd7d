"""Quotations that no reporting word governs: they belong to whoever speaks around them.

A sentence in quotation marks after "…, he said." is his as well, so is a paragraph of quotation after one in which he speaks, and one that
"read from the statement:" announces. Where nobody, or more than one, speaks around it, the quotation has no source: to name a wrong
speaker is worse than none. It is not the newspaper's all the same.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from kg.extract.quotes import covered, paragraphs
from kg.extract.report import Report, reporting_word, words_of_cue
from kg.extract.statement.labels import before_colon
from kg.extract.statement.naming import source_span
from kg.extract.statement.sayers import can_speak
from kg.extract.statement.speech import closed, crosses_sentence, touches, with_both_halves
from kg.extract.tree.enhanced import subjects
from kg.extract.tree.modality import is_condition
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, is_clause, is_passive, text_of
from kg.lexicon import Lexicon
from kg.model import Span

NEAR = 100  # code points between a quotation and the "he said" that follows it
_ANNOUNCES = re.compile(r"[:,]\s*$")
_POINTS_ON = re.compile(r"\b(?:this|these|the following)\s+(?:\w+\s*){1,3},$", re.IGNORECASE)
_POINTED = 60  # code points
_CLOSING = ('"', "”", "»", "''")
_WHEN = {"after", "when", "while", "before", "since", "once", "because", "although", "though"}
SPOKEN = {"speech", "document"}
NAMES = {"PERSON", "ORG", "GPE"}


def loose_quotations(doc: Doc, quoted: list[Span], found: list[Report], lexicon: Lexicon) -> list[Report]:
    """A report for each quoted clause that the reports found so far do not cover; its speaker from the same paragraph or the one before."""
    loose: list[Report] = []
    places = paragraphs(text_of(doc))
    for quote in quoted:
        known = [*found, *loose]
        rest = _uncovered(quote, known)
        if rest is None or covered(quote, [r.content for r in known]) > 0.5 or not _is_speech(doc, quote) or _is_supposed(doc, quote):
            continue
        report = _attributed(doc, rest, quote, quoted, known, places, lexicon)
        if report.cue is None and (not _tells(doc, quote) or (not report.sources and _is_part_of_clause(doc, quote))):
            continue
        if report.continues is None or not _taken_on(report.continues, rest, doc):
            loose.append(report)
    return loose


def _attributed(doc: Doc, rest: Span, quote: Span, quoted: list[Span], found: list[Report], places: list[Span], lexicon: Lexicon) -> Report:
    if (labelled := before_colon(doc, quote, lexicon)) is not None:
        return labelled
    report = Report(rest, "direct", head=_head_in(doc, rest))
    here = next((n for n, p in enumerate(places) if p.start <= quote.start < p.end), 0)
    cue = _announcing(doc, places[here], quote, quoted, lexicon)
    if cue is None and here and places[here].start == quote.start:
        cue = _announcing(doc, places[here - 1], quote, quoted, lexicon)
    if cue is not None:
        word = reporting_word(cue, lexicon, {"VERB"})
        report.cue, report.sources = cue, _outside(cue, quoted)
        report.word, report.cue_span = (word[0], words_of_cue(cue, word[1])) if word else (None, None)
        report.source_span = source_span(report.sources, cue)
        return with_both_halves(report, quoted, found, doc, lexicon)
    if _led_in(doc, quote) and (named := _by_noun(doc, quote, lexicon)) is not None:
        report.cue, report.sources = named, subjects(named)
        report.cue_span, report.source_span = words_of_cue(named, None), source_span(report.sources, named)
        return report
    speaker = _speaker(text_of(doc), quote, quoted, found, places, here)
    if speaker is not None and _is_sentence(_tokens(doc, quote)):  # within a clause of the writer's it tells whose it is
        report.continues = speaker
        report.sources, report.source_span, report.cue_span = speaker.sources, speaker.source_span, speaker.cue_span
    return report


def _taken_on(speech: Report, rest: Span, doc: Doc) -> bool:
    """Whether a quotation goes on right where the speech stopped, with its frame alone between them: then it is made a part of it."""
    between = text_of(doc)[speech.content.end : rest.start]
    if speech.kind != "direct" or speech.cue_span is None or rest.start < speech.content.end:
        return False
    if speech.gap is None and speech.content.end <= speech.cue_span.start < rest.start:
        if crosses_sentence(doc, Span(speech.content.end, speech.content.end + len(between.rstrip()) - 1)):
            return False
        speech.gap = Span(speech.content.end, rest.start)
    elif between.strip():
        return False
    speech.content = Span(speech.content.start, rest.end)
    return True


def _led_in(doc: Doc, quote: Span) -> bool:
    """A colon right before it, or a comma behind "this" or "the following" word ("left this farewell, “…”")."""
    before = text_of(doc)[: quote.start].rstrip()
    if before.endswith(",") and _is_sentence_long(_tokens(doc, quote)):
        return True  # "extended an invitation to her, “we have always …”"
    return before.endswith(":") or _POINTS_ON.search(before[-_POINTED:]) is not None


def _is_supposed(doc: Doc, quote: Span) -> bool:
    """Words that a condition puts into somebody's mouth: "Had I said “…”", "if he says “…”"."""
    head = _head_in(doc, quote)
    verb = head.head if head is not None and head.dep_ in {"ccomp", "obj", "xcomp", "parataxis"} else None
    return verb is not None and not quote.start <= verb.idx < quote.end and is_condition(verb)


def _is_sentence_long(words: list[Token]) -> bool:
    """Quoted words with a subject and its finite verb."""
    inside = {t.i for t in words}
    return any(s.i in inside for t in words if is_clause(t) for s in children(t, *SUBJECTS, *PASSIVE_SUBJECTS))


def _by_noun(doc: Doc, quote: Span, lexicon: Lexicon) -> Token | None:
    """The verb of "she made the following comment: …", whose object is a noun of speech; its subject speaks."""
    end = len(text_of(doc)[: quote.start].rstrip())
    before = [t for t in _tokens(doc, Span(max(0, end - 200), end)) if not t.is_punct]
    sentence = [t for t in before if t.sent == before[-1].sent] if before else []
    for noun in reversed(sentence):
        said = noun.pos_ == "NOUN" and any(c.pos == "NOUN" for c in lexicon.cues_for(noun.lemma_.lower()))
        if said and noun.dep_ in {"obj", "obl"} and noun.head.pos_ == "VERB" and not is_passive(noun.head):
            who = subjects(noun.head)
            return noun.head if who and all(can_speak(w, lexicon) for w in who) else None
    return None


def _uncovered(quote: Span, found: list[Report]) -> Span | None:
    start = max([quote.start, *(r.content.end for r in found if r.content.start <= quote.start < r.content.end)])
    return Span(start, quote.end) if quote.end - start > 3 else None


def _tokens(doc: Doc, span: Span) -> list[Token]:
    inside = doc.char_span(span.start, span.end, alignment_mode="expand")
    return [t for t in inside if not t.is_space] if inside is not None else []


def _is_speech(doc: Doc, quote: Span) -> bool:
    """A clause in quotation marks; a word, name or title in them ("the so-called "axis"", "Gone With the Wind") is not speech."""
    tokens = _tokens(doc, quote)
    words = [t for t in tokens if t.is_alpha and len(t) > 3]
    title = len(words) > 1 and all(t.text[0].isupper() for t in words)
    return len(tokens) > 4 and not title and any(is_clause(t) for t in tokens)


def _tells(doc: Doc, quote: Span) -> bool:
    """Quoted words that say something by themselves; of a mere phrase ("were "ready to go" at once") nobody can tell who used it."""
    tokens = _tokens(doc, quote)
    told = (t for t in tokens if is_clause(t) and any(s in tokens for s in children(t, *SUBJECTS, *PASSIVE_SUBJECTS, "expl")))
    return any(t.tag_ != "VBG" or children(t, "aux", "cop") for t in told) or _is_sentence(tokens)


def _is_part_of_clause(doc: Doc, quote: Span) -> bool:
    """ "Borne out by “Oh, it was the others”": words that stand behind a preposition as a noun would are mimicked; nobody said them."""
    opening = doc.char_span(quote.start, quote.end, alignment_mode="expand")
    before = doc[opening.start - 1] if opening is not None and opening.start > 0 else None
    return before is not None and before.pos_ == "ADP" and before.lower_ not in {"as", "that", "like"} and not before.is_punct


def _is_sentence(tokens: list[Token]) -> bool:
    """Quoted words that are sentences of their own, from capital letter to full stop ("Not at all.")."""
    words = [t for t in tokens if not t.is_quote]
    starts = tokens[0].is_sent_start or (bool(words) and words[0].is_sent_start)
    return bool(starts) and words[-1].text in {".", "!", "?"}


def _head_in(doc: Doc, span: Span) -> Token | None:
    tokens = [t for t in _tokens(doc, span) if not t.is_punct]
    outside = [t for t in tokens if not span.start <= t.head.idx < span.end or t.head == t]
    return next((t for t in outside if is_clause(t)), tokens[0] if tokens else None)


# ---------------------------------------------------------------- who speaks there


def _speaker(text: str, quote: Span, quoted: list[Span], found: list[Report], places: list[Span], here: int) -> Report | None:
    """The last who spoke before it in its paragraph; for a quotation that opens one, the only speaker of the paragraph before. Nobody where
    it stops at a comma before the end of its paragraph: then a frame of its own stands behind it, though it was not understood."""
    if quote.end < places[here].end and text[quote.start : quote.end].rstrip("\"”»'’ ").endswith(","):
        return None
    if quote.start > places[here].start:
        spoken = _speaking(places[here], quoted, found, before=quote.start)
        return max(spoken, key=lambda r: r.cue_span.start if r.cue_span else 0, default=None)
    if here and (goes_on := _unclosed(text, quoted, found, places[here - 1])) is not None:
        return goes_on
    before = _speaking(places[here - 1], quoted, found, before=quote.start) if here else []
    names = {_name(r) for r in before}
    told = [r for r in before if r.kind != "indirect" or r.head is None or is_clause(r.head)]  # not: "claiming damages"
    return told[-1] if len(names) == 1 and told else None


def _unclosed(text: str, quoted: list[Span], found: list[Report], before: Span) -> Report | None:
    """The speech whose quotation the paragraph before leaves open: it goes on in this one, which opens with a mark anew."""
    left_open = next((q for q in quoted if before.start <= q.start and q.end == before.end), None)
    if left_open is None or text[: left_open.end].rstrip().endswith(_CLOSING):
        return None
    speech = [r for r in found if r.sources and r.kind == "direct" and touches(r.content, left_open) and r.content.end == left_open.end]
    return speech[-1] if len({_name(r) for r in speech}) == 1 else None


def _speaking(paragraph: Span, quoted: list[Span], found: list[Report], before: int) -> list[Report]:
    """Reports of speech in a paragraph that start before a place, those inside quotations left out."""
    return [
        r for r in found
        if r.sources and r.cue_span and not _signs(r) and (r.word is None or r.word.kind in SPOKEN) and r.content.start < before
        and paragraph.start <= r.cue_span.start < paragraph.end and not _inside(r.cue_span.start, quoted)
    ]  # fmt: skip


def _signs(report: Report) -> bool:
    """A name behind a dash signs the quotation before it, and no other beside it."""
    behind = report.source_span is not None and report.source_span.start >= report.content.end
    return report.cue is None and report.continues is None and behind


def _name(report: Report) -> str:
    return report.sources[0].lower_


def _inside(place: int, quoted: list[Span]) -> bool:
    return any(q.start < place < q.end for q in quoted)


def _outside(cue: Token, quoted: list[Span]) -> list[Token]:
    """Subjects that stand in no quotation; a parse may give a frame the last noun of the quotation for one more."""
    found = [s for s in subjects(cue) if not _inside(s.idx, quoted)]
    found = found or [s for s in children(cue, "nsubj") if not _inside(s.idx, quoted)][:1]
    named = cue.dep_ == "amod" and cue.tag_ == "VBD" and cue.head.i > cue.i and cue.head.ent_type_ in NAMES
    return found or ([cue.head] if named else [])  # "“…,” tweeted Ann Lee", where the parse makes her a tweeted one


def _is_of_subject(quote: Span, verb: Token) -> bool:
    """ "The policy, known as “don't ask”, led to …": what is quoted belongs to the words that name the subject, and is not said by it."""
    return any(s.left_edge.idx <= quote.start and quote.end <= s.right_edge.idx + len(s.right_edge) + 1 for s in subjects(verb))


def _tells_when(verb: Token, quote: Span) -> bool:
    """ "After the case *closed*, Roe extended an invitation, “…”": a circumstance, in which the quotation does not stand."""
    marked = verb.dep_ == "advcl" and any(m.lower_ in _WHEN for m in children(verb, "mark", "advmod") if m.i < verb.i)
    return marked and verb.head.i > verb.i and not any(quote.start <= t.idx < quote.end for t in verb.subtree)


def _another_between(verb: Token, quote: Span) -> bool:
    """ "Quoted him as saying so, though the Herald *translated* it as: “…”": a later verb with a named subject leads in the words."""
    later = (t for t in verb.sent if verb.i < t.i and t.idx < quote.start and t.tag_ in {"VBD", "VBZ", "VBP"})
    return any(s.pos_ in {"NOUN", "PROPN"} and s.i > verb.i for t in later for s in children(t, "nsubj"))


def _reach(doc: Doc, paragraph: Span, quote: Span) -> Span | None:
    """Where a verb may stand that announces the quotation: since the last full stop before it, and shortly after it; None where the
    paragraph before the quotation ends with a full stop."""
    opening = doc.char_span(quote.start, quote.end, alignment_mode="expand")
    start = quote.start
    for token in reversed(doc[: opening.start]) if opening is not None else ():
        if token.idx < paragraph.start or token.text in {".", "!", "?"}:
            break
        start = token.idx
    end = min(paragraph.end, quote.end + NEAR)
    return Span(start, end) if start < end else None


def _announcing(doc: Doc, paragraph: Span, quote: Span, quoted: list[Span], lexicon: Lexicon) -> Token | None:
    """The verb of "Kirby read from the statement: …" right before a quotation, or of "… she said" right after it."""
    text = text_of(doc)
    reach = _reach(doc, paragraph, quote)
    for token in _tokens(doc, reach) if reach is not None else ():
        if token.pos_ != "VERB" or _inside(token.idx, quoted) or is_passive(token):
            continue
        if token.lemma_ == "add" and token.tag_ == "VB" and children(token, "obj"):
            continue  # "tried to add the question, “Are you a citizen?”": put on a list
        if token.tag_ == "VBN" and any(a.tag_ == "VBG" for a in children(token, "aux")):
            continue  # "a “chance to face it,” having questioned herself for years"
        word = reporting_word(token, lexicon, {"VERB"})
        if word is None or word[0].kind != "speech" or not _outside(token, quoted) or _is_of_subject(quote, token):
            continue
        if _tells_when(token, quote):
            continue
        if token.idx < quote.start:
            between = text[token.idx + len(token) : quote.start]
            if _another_between(token, quote):
                continue
            if _ANNOUNCES.search(between) and not crosses_sentence(doc, Span(token.idx, quote.start)):
                return token
        elif (
            token.idx - quote.end < NEAR
            and not _is_part_of_clause(doc, quote)
            and not closed(text, quote)
            and not crosses_sentence(doc, Span(quote.end, token.idx))
        ):
            return token
    return None
