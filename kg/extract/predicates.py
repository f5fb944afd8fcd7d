"""The factuality of every predicate, coded as an event or not: verbs, copular clauses, event nouns (CONTRACT.md, `predicates`)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract.claims import holder
from kg.extract.factuality import factuality
from kg.extract.matching import names_event
from kg.extract.report import Report
from kg.lexicon import Lexicon
from kg.model import Predicate, Span


def predicates(doc: Doc, lexicon: Lexicon, reports: list[Report], coded: set[int]) -> Iterator[Predicate]:
    """Each predicate of a Doc, in text order."""
    for token in doc:
        if token.i in coded or is_predicate(token, lexicon):
            span = Span(token.idx, token.idx + len(token))
            report = holder(span, [r for r in reports if r.cue != token])
            yield Predicate(span, factuality(token, lexicon, border=report.cue if report else None))


def is_predicate(token: Token, lexicon: Lexicon) -> bool:
    """A verb that is no auxiliary, the head of a copular clause, or a noun that names something happening."""
    if token.pos_ == "VERB":
        return token.dep_ not in {"aux", "aux:pass", "case", "mark", "fixed"}
    if any(child.dep_ == "cop" for child in token.children):
        return True
    return token.pos_ == "NOUN" and names_event(token, lexicon)
