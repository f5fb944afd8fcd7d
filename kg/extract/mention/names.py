"""Names that the pipeline sees, as candidates: without what stands around them, and longer where the authority knows the longer name."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.authority import Authority
from kg.extract.mention.candidate import Candidate
from kg.extract.mention.phrases import without_note
from kg.extract.mention.titles import of_field
from kg.extract.tree.syntax import text_of
from kg.model import Form, Span

ARTICLES = {"the", "a", "an"}


def name_of(ent: DocSpan, authority: Authority, sentence_of: Mapping[int, int]) -> Candidate | None:
    """The candidate of a span of the pipeline; None where nothing but blanks is in it. `sentence_of`: number of the sentence by token."""
    tokens = _trimmed(ent)
    if not tokens:
        return None
    tokens = of_field(tokens) if ent.label_ == "TITLE" else _lengthened(tokens, ent.label_, authority)
    span = without_note(text_of(ent.doc), Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    form: Form = "nominal" if ent.label_ == "TITLE" else "name"
    return Candidate(span, ent.label_, form, ent.root.i, sentence_of[ent.root.i])


def _trimmed(ent: DocSpan) -> list[Token]:
    tokens = [t for t in ent if not t.is_space]
    while tokens and (tokens[0].lower_ in ARTICLES or tokens[0].is_punct) and len(tokens) > 1:
        tokens.pop(0)
    while tokens and (tokens[-1].lower_ in {"'s", "’s", "'", "’"} or (tokens[-1].is_punct and tokens[-1].text != ".")):
        tokens.pop()
    return tokens


def _lengthened(tokens: list[Token], label: str, authority: Authority) -> list[Token]:
    """ "Korean" after "North", "USA" before "Today": the longer name where the authority knows it."""
    return _with_word_behind(tokens, label, authority) or _with_word_before(tokens, label, authority) or tokens


def _with_word_behind(tokens: list[Token], label: str, authority: Authority) -> list[Token]:
    """The "Today" of "USA Today" with what it makes an organisation; [] where it makes none."""
    doc, last = tokens[-1].doc, tokens[-1]
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if label != "GPE" or after is None or not after.is_title or after.sent != last.sent:
        return []
    found = authority.named(text_of(doc)[tokens[0].idx : after.idx + len(after)])
    return [*tokens, after] if len(found) == 1 and authority.entities[found[0]].kind == "Organisation" else []


def _with_word_before(tokens: list[Token], label: str, authority: Authority) -> list[Token]:
    """The "North" of "North Korean" with what it makes a longer name; [] where it makes none."""
    doc, first, last = tokens[0].doc, tokens[0], tokens[-1]
    before = doc[first.i - 1] if first.i > 0 else None
    if label not in {"NORP", "GPE"} or before is None or not before.is_title:
        return []
    if before.lower_ in ARTICLES or before.ent_type_ not in {"", "LOC", "NORP", label} or before.sent != first.sent:
        return []
    longer = text_of(doc)[before.idx : last.idx + len(last)]
    return [before, *tokens] if authority.demonym(longer) or authority.named(longer) else []
