"""The factuality of every predicate, coded as an event or not: verbs, copular clauses, event nouns (CONTRACT.md, `predicates`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract.claims import holder
from kg.extract.factuality import factuality
from kg.extract.statements import Report
from kg.lexicon import Lexicon
from kg.model import Predicate, Span

# endings of nouns made from verbs; the lexicon adds the others
_DEVERBAL = re.compile(r"(?:tion|sion|ment|ance|ence|al|ure|ing|age|ry)$")


def predicates(doc: Doc, lexicon: Lexicon, reports: list[Report], coded: set[int]) -> Iterator[Predicate]:
    """Each predicate of a Doc, in text order."""
    for token in doc:
        if token.i in coded or is_predicate(token, lexicon):
            span = Span(token.idx, token.idx + len(token))
            report = holder(span, [r for r in reports if r.cue is not token])
            yield Predicate(span, factuality(token, lexicon, border=report.cue if report else None))


def is_predicate(token: Token, lexicon: Lexicon) -> bool:
    """A verb that is no auxiliary, the head of a copular clause, or a noun that names something happening."""
    if token.pos_ == "VERB":
        return token.dep_ not in {"aux", "aux:pass", "case", "mark", "fixed"}
    if any(child.dep_ == "cop" for child in token.children):
        return True
    if token.pos_ != "NOUN":
        return False
    lemma = token.lemma_.lower()
    return bool(lexicon.entries_for(lemma) or lexicon.embedders_for(lemma)) or bool(_DEVERBAL.search(lemma) and len(lemma) > 6)
