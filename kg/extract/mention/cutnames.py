"""Names that the reader cut into pieces: where the words from the first to the last piece are the name of one organisation of the authority
("Islamic State of Iraq and the Levant" is neither "Islamic" nor Iraq, "France 24" not France)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.authority import Authority

SHORTEST, WITH_NUMBER, LONGEST = 3, 2, 9  # tokens
INSIDE = {"of", "for", "and", "on", "in", "the", "&"}  # words in lower case that such a name holds


def mend_names(doc: Doc, authority: Authority) -> None:
    """Makes each such run of tokens one name of the Doc. Changes `doc.ents`."""
    whole = list(_whole_names(doc, authority))
    if whole:
        kept = [e for e in doc.ents if not any(e.start < w.end and w.start < e.end for w in whole)]
        doc.set_ents([*kept, *whole])


def _whole_names(doc: Doc, authority: Authority) -> Iterator[Span]:
    end = 0
    for token in doc:
        if token.i < end or not _is_capital(token):
            continue
        found = next((s for s in _runs(token) if _is_cut(s) and _is_known(s, authority)), None)
        if found is not None:
            end = found.end
            yield found


def _runs(first: Token) -> Iterator[Span]:
    """Runs of a sentence from this token on that are written like a long name, the longest first."""
    doc, last = first.doc, first.i
    ends = []
    while last < min(first.i + LONGEST, first.sent.end) and (_is_big(doc[last]) or doc[last].lower_ in INSIDE):
        if _is_big(doc[last]) and last - first.i + 1 >= (WITH_NUMBER if doc[last].is_digit else SHORTEST):
            ends.append(last + 1)
        last += 1
    return (Span(doc, first.i, end, "ORG") for end in reversed(ends))


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _is_big(token: Token) -> bool:
    return _is_capital(token) or token.is_digit


def _is_cut(run: Span) -> bool:
    """No name that is all of it, or that goes on before or behind it."""
    over = [e for e in run.doc.ents if e.start < run.end and run.start < e.end]
    return all(run.start <= e.start and e.end <= run.end and (e.end - e.start) < len(run) for e in over)


def _is_known(run: Span, authority: Authority) -> bool:
    found = authority.named(run.text)
    return len(found) == 1 and authority.entities[found[0]].kind == "Organisation"


__all__ = ["mend_names"]
