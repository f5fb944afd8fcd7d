"""Names that the reader cut into pieces: where the words from the first to the last piece are the name of one organisation of the authority
("Islamic State of Iraq and the Levant" is neither "Islamic" nor Iraq, "France 24" not France). And names that it took for one, where the
authority has both and not the whole ("India and Pakistan")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.authority import Authority

SHORTEST, WITH_NUMBER, LONGEST = 3, 2, 9  # tokens
TAKEN_FOR, BOTH = {"ORG", "GPE", "LOC"}, {"Place", "Organisation"}
INSIDE = {"of", "for", "and", "on", "in", "the", "&"}  # words in lower case that such a name holds


def mend_names(doc: Doc, authority: Authority) -> None:
    """Makes each such run of tokens one name of the Doc, and two of what is two. Changes `doc.ents`."""
    whole = list(_whole_names(doc, authority))
    if whole:
        kept = [e for e in doc.ents if not any(e.start < w.end and w.start < e.end for w in whole)]
        doc.set_ents([*kept, *whole])
    parted = {ent.start: parts for ent in doc.ents if ent.label_ in TAKEN_FOR and (parts := _two(ent, authority))}
    if parted:
        doc.set_ents([part for ent in doc.ents for part in parted.get(ent.start, [ent])])


def _two(name: Span, authority: Authority) -> list[Span]:
    """The names before and behind an "and", each of one state or organisation."""
    at = next((t.i for t in name if t.lower_ == "and" and name.start < t.i < name.end - 1), None)
    if at is None or authority.named(name.text):
        return []
    parts = [(name.start, at), (at + 1, name.end)]
    known = [authority.named(name.doc[a:b].text) for a, b in parts]
    if any(len(iris) != 1 for iris in known):
        return []
    kinds = [authority.entities[iris[0]].kind for iris in known]
    return [Span(name.doc, a, b, "GPE" if kind == "Place" else "ORG") for (a, b), kind in zip(parts, kinds, strict=True) if kind in BOTH]


def _whole_names(doc: Doc, authority: Authority) -> Iterator[Span]:
    end = 0
    for token in doc:
        if token.i < end or not _is_capital(token):
            continue
        found = next((s for s in (*_runs(token), *_with_faith(token, authority)) if _is_cut(s) and _is_known(s, authority)), None)
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


def _with_faith(first: Token, authority: Authority) -> Iterator[Span]:
    """ "Islamic State", "Muslim Brotherhood": two words of which the first was taken for the name of a people, and is of no state."""
    people = first.ent_type_ == "NORP" and authority.demonym(first.text) is None
    if people and first.i + 1 < first.sent.end and _is_capital(first.nbor()):
        yield Span(first.doc, first.i, first.i + 2, "ORG")


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
