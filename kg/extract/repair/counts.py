"""Numbers that somebody or something is counted by, where the names make dates of them: "15 were wounded", "killed 30 people"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.tree.tags import TIMES


def count(doc: Doc) -> None:
    """ "15 were wounded", "killed 30 people": a number that somebody or something is counted by is no date."""
    for number in [t for t in doc[:-1] if t.tag_ == "CD" and t.dep_ != "nummod" and t.nbor().tag_ in {"NNS", "NNPS"}]:
        if number.head == number.nbor().head and not list(number.children):
            number.head, number.dep_ = number.nbor(), "nummod"  # "30 Britons were killed"
    alone = {e.root.i for e in doc.ents if e.label_ in TIMES and len(e) == 1 and e.root.pos_ == "NUM" and _counts_people(e.root)}
    if alone:
        doc.set_ents([e for e in doc.ents if e.root.i not in alone])


def _counts_people(number: Token) -> bool:
    if len(number.text) == 4 and number.text.startswith(("19", "20")):
        return False  # a year
    alone = number.dep_ in {"nsubj:pass", "obj"} and number.head.pos_ == "VERB"
    return alone or (number.dep_ == "nummod" and number.head.ent_type_ == "" and number.head.dep_ in {"nsubj:pass", "obj"})
