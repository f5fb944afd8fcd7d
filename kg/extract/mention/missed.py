"""Names that the reader took for none: what is written like one and is the name of one organisation that the authority knows."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

from kg.authority import Authority
from kg.extract.tree.syntax import text_of

SHORTEST = 3  # letters of an acronym


def missed(doc: Doc, taken: Container[int], authority: Authority) -> Iterator[list[Token]]:
    """The tokens of each: two or more nouns with capitals, or an acronym. `taken`: indices of the tokens that are in a name already."""
    for run in _runs(doc, taken):
        words = text_of(doc)[run[0].idx : run[-1].idx + len(run[-1])]
        telling = len(run) > 1 or (words.isupper() and len(words) >= SHORTEST)
        found = authority.named(words) if telling else ()
        if len(found) == 1 and authority.entities[found[0]].kind == "Organisation":
            yield run


def _runs(doc: Doc, taken: Container[int]) -> Iterator[list[Token]]:
    """Neighbouring nouns with a capital in one sentence, outside of every name."""
    run: list[Token] = []
    for token in doc:
        free = token.pos_ in {"NOUN", "PROPN"} and token.text[:1].isupper() and token.i not in taken
        if run and not (free and token.sent == run[0].sent):
            yield run
            run = []
        if free:
            run.append(token)
    if run:
        yield run
