"""Offices that the reader took for a name together with whose they are: "the U.S. Secretary of State" is no organisation, and "U.N.
Secretary-General Antonio Guterres" is an organisation, an office and a person. They are parted where the authority knows that office
of that state or organisation."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from kg.authority import Authority

READ_AS = {"ORG", "PERSON"}


def part_offices(doc: Doc, authority: Authority) -> None:
    """Makes names of the Doc that hold an office what they are: whose office, TITLE and, behind it, PERSON. Changes `doc.ents`."""
    parted = {ent.start: parts for ent in doc.ents if ent.label_ in READ_AS and (parts := _parts(ent, authority))}
    if parted:
        doc.set_ents([part for ent in doc.ents for part in parted.get(ent.start, [ent])])


def _parts(ent: Span, authority: Authority) -> list[Span]:
    """Whose office, the office, and who holds it; nothing where the authority has no such office."""
    for end, owner, place in _owners(ent, authority):
        for last in range(ent.end, end, -1):
            behind = ent.doc[last : ent.end]
            if _is_a_name(behind) and authority.offices_named(ent.doc[end:last].text, owner):
                parts = [Span(ent.doc, ent.start, end, place), Span(ent.doc, end, last, "TITLE"), Span(ent.doc, last, ent.end, "PERSON")]
                return [part for part in parts if len(part)]
    return []


def _is_a_name(words: Span) -> bool:
    """Whether they are written as one, "Ki-moon" as well."""
    return all(token.text[:1].isupper() or not token.is_alpha or token.nbor(-1).text == "-" for token in words)


def _owners(ent: Span, authority: Authority) -> Iterator[tuple[int, str, str]]:
    """(end, IRI, label) of the states and organisations that the name begins with, the longest name first."""
    for end in range(ent.end - 1, ent.start, -1):
        found = authority.named(ent.doc[ent.start : end].text)
        if len(found) == 1:
            yield end, found[0], "GPE" if authority.entities[found[0]].kind == "Place" else "ORG"
