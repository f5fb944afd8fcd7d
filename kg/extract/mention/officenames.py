"""Whose an office is: "President of Peru Ana Solar" is one person, whatever the parse hangs the name on, wherever the reader begins it."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.authority import Authority
from kg.extract.tree.syntax import preposition

_ASTRAY = {"nmod", "flat", "appos", "compound", "nmod:unmarked"}


def name_holders(doc: Doc, authority: Authority) -> None:
    """Makes the name of a person behind "President of Peru" an apposition of the office. Changes the tree and the names of the Doc."""
    _part_states(doc, authority)
    for name in (ent for ent in doc.ents if ent.label_ == "ORG" and ent.start > 0):
        _beside_noun(name)
    for name in (ent for ent in doc.ents if ent.label_ == "PERSON" and ent.start > 2):
        place = doc[name.start - 1]
        title = place.head
        of_state = place.ent_type_ in {"GPE", "LOC"} and place.dep_ == "nmod" and preposition(place) == "of" and title.ent_type_ == "TITLE"
        root = name.root
        if of_state and title.i < place.i and root.head in {title, place} and root.dep_ in _ASTRAY and preposition(root) is None:
            _put_behind(title, name)
        elif of_state and title.i < place.i and root.head == title.head and title.head.pos_ == "VERB" and preposition(root) is None:
            title.head, title.dep_ = root, "nmod:desc"  # "welcomed Prime Minister of Estonia Kaja Kallas": made somebody something


def _beside_noun(name: Span) -> None:
    """ "On flag carrier Air Chad": a bare name right behind a noun under the same verb says which one is meant."""
    noun, root = name[0].nbor(-1), name.root
    bare = root.dep_ == noun.dep_ == "obl" and root.head == noun.head and preposition(root) is None and preposition(noun) is not None
    if bare and noun.tag_ == "NN" and not noun.ent_type_ and root.left_edge.i == name.start:
        root.head, root.dep_ = noun, "appos"


def _put_behind(title: Token, name: Span) -> None:
    first = name[0]
    for token in name:
        for child in [c for c in token.children if c not in name]:
            child.head = first
        token.head, token.dep_ = first, "flat"
    first.head, first.dep_ = title, "appos"


def _part_states(doc: Doc, authority: Authority) -> None:
    """ "Minister of Estonia Kaja Kallas", where the reader has the state begin the person's name."""
    names = []
    for ent in doc.ents:
        before = doc[ent.start - 2 : ent.start] if ent.start > 1 else doc[0:0]
        office = len(before) == 2 and before[0].ent_type_ == "TITLE" and before[1].lower_ == "of"
        found = authority.named(ent[0].text) if office and ent.label_ in {"PERSON", "ORG"} and len(ent) == 3 else ()
        if len(found) == 1 and authority.entities[found[0]].ontology_class == "State":
            names += [Span(doc, ent.start, ent.start + 1, "GPE"), Span(doc, ent.start + 1, ent.end, "PERSON")]
        else:
            names.append(ent)
    if len(names) > len(doc.ents):
        doc.set_ents(names)


__all__ = ["name_holders"]
