"""Frames behind what they report that a parse does not see as such: "Brook has won the vote, CNN and Reuters have announced.", "…, reported
officials, with nine hurt". A name or noun for somebody and a word of saying stand between a comma and the end of the sentence, or the
next comma; what stands before the comma is said."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.quotes import covered
from kg.extract.report import Report, kind_of, reporting_words, words_of_cue
from kg.extract.statement.remarks import QUOTE_MARKS
from kg.extract.statement.unsaid import is_name
from kg.extract.tree.holders import is_document, is_somebody
from kg.extract.tree.subjectless import ADDRESSING
from kg.extract.tree.syntax import SUBJECTS, children, cover, is_clause, is_passive
from kg.extract.tree.tags import FINITE_TAGS
from kg.lexicon import Lexicon
from kg.model import Span

_NAMING = {"NOUN", "PROPN", "DET", "ADJ", "CCONJ", "ADP", "NUM", "PART"}
_LONGEST = 10  # tokens of a frame
_SHORTEST = 3  # tokens of what is said


def framed(token: Token, lexicon: Lexicon, quoted: list[Span]) -> Report | None:
    """The report of a frame that a word of saying closes or, before its subject, opens; None where it is in no such frame."""
    told_of = token.head if _is_quoted(token) else token
    helped = [c for c in told_of.children if c.dep_ in {"aux", "aux:pass"} and c.tag_ in FINITE_TAGS]
    passive = told_of == token and bool(children(token, "aux:pass"))
    if (
        token.pos_ != "VERB"
        or is_name(token)
        or passive
        or (token.tag_ not in FINITE_TAGS and not helped and not _is_plural_form(token))
        or token.lemma_.lower() in ADDRESSING
    ):
        return None
    word = next((c for c, p in reporting_words(token, lexicon, {"VERB"}) if p is None and c.kind == "speech" and "that" in c.takes), None)
    if word is None:
        return None
    first = helped[0] if helped else token
    who = _before(first, token) or (_behind(token) if not helped else [])
    named = who and all(t.pos_ in _NAMING for t in who) and who[-1].pos_ in {"NOUN", "PROPN"}
    heads = [t for t in who if t.head not in who or t.head == t] if named else []
    if not heads or not (is_somebody(heads[0], lexicon) or is_document(heads[0], lexicon)):
        return None
    said = _said(token, min(who[0].i, first.i))
    head = next((t for t in said if is_clause(t) and (t.head not in said or t.head == t)), None)
    rest = _goes_on(who[-1].i + 1, head) if head is not None and who[0].i > token.i else []
    span, frame = cover([*said, *rest]), cover([token, *who])
    if span is None or head is None or covered(span, quoted) > 0 or (head.tag_ == "VBG" and not children(head, "aux")):
        return None  # "Commenting on reports that it fell, Roe said: …"
    return Report(
        span, kind_of(span, quoted), cue=token, cue_span=words_of_cue(token, None), word=word, sources=heads[:1], source_span=cover(who),
        head=head, gap=frame if rest else None,
    )  # fmt: skip


def _is_plural_form(token: Token) -> bool:
    """The "say" of "…, say the guards", which a reader may take for an infinitive."""
    return token.tag_ == "VB" and token.i > 0 and token.nbor(-1).text == "," and not children(token, "mark", "aux", *SUBJECTS)


def frame_behind(verb: Token, lexicon: Lexicon) -> tuple[Token, list[Token]] | None:
    """The "says the BBC" of a frame set off by commas, with its verb first: the verb and the words that name who says it."""
    speaks = any(c.kind == "speech" and p is None and "that" in c.takes for c, p in reporting_words(verb, lexicon, {"VERB"}))
    who = _behind(verb) if verb.tag_ in FINITE_TAGS and speaks else []
    named = bool(who) and all(t.pos_ in _NAMING for t in who)
    return (verb, who) if named and (is_somebody(who[-1], lexicon) or is_document(who[-1], lexicon)) else None


def _goes_on(start: int, head: Token) -> list[Token]:
    """The "and will cost a lot" behind a frame: a second verb without a subject, joined to what stands before the frame."""
    rest = [t for t in head.doc[start : head.sent.end] if not t.is_space]
    joined = any(t.dep_ == "conj" and t.head == head and not children(t, *SUBJECTS, "nsubj:pass", "expl") for t in rest)
    return rest[1:] if joined and len(rest) > 1 and rest[0].text == "," and rest[1].dep_ == "cc" else []


def _is_quoted(token: Token) -> bool:
    """The "saying" of "…, the minister was quoted as saying by state media"."""
    under = token.head
    led = token.tag_ == "VBG" and any(m.lower_ == "as" for m in children(token, "mark"))
    return led and under.lemma_.lower() in {"quote", "cite"} and is_passive(under)


def _before(first: Token, token: Token) -> list[Token]:
    """The words between the last comma and the verb that ends the sentence."""
    rest = [t for t in token.doc[token.i + 1 : token.sent.end] if not t.is_space and not t.is_punct and t.ent_type_ not in {"DATE", "TIME"}]
    rest = [] if rest and rest[0].lower_ == "by" and _is_quoted(token) else rest
    start = next((t.i for t in reversed(token.doc[max(token.sent.start, first.i - _LONGEST) : first.i]) if t.text == ","), None)
    return list(token.doc[start + 1 : first.i]) if start is not None and not rest else []


def _behind(token: Token) -> list[Token]:
    """The words between a verb right behind a comma and the next comma or the end of the sentence."""
    if token.i == token.sent.start or token.nbor(-1).text != ",":
        return []
    following = token.doc[token.i + 1 : min(token.sent.end, token.i + 1 + _LONGEST)]
    end = next((t.i for t in following if t.text in {",", "."}), None)
    return list(token.doc[token.i + 1 : end]) if end is not None else []


def _said(token: Token, end: int) -> list[Token]:
    """The sentence up to the comma before a frame; empty where that is no clause."""
    words = [t for t in token.doc[token.sent.start : max(token.sent.start, end - 1)] if not t.is_space]
    told = any(t.tag_ in {*FINITE_TAGS, "MD"} for t in words)
    return words if told and len(words) >= _SHORTEST and not any(t.text in QUOTE_MARKS for t in words) else []
