"""Two people with "and" between them, each with a title ("Chancellor A and French President B"), who the parse does not join.

The second title hangs on the first name then, or each of the two is a subject, or the first one is the subject of a clause further out.
Nothing but titles, peoples and states may stand between the "and" and the second name, so nobody else is in the way.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.extract.tree.syntax import SUBJECTS

BETWEEN = {"TITLE", "NORP", "GPE", "ORG"}
MOST_BETWEEN = 8
"""Words from the "and" to the second name: "Italian Deputy Prime Minister and Interior Minister" has seven."""


def join_pairs(doc: Doc) -> None:
    """Makes the second of two people a conjunct of the first, with his own title. Changes the tree of the Doc."""
    people = {span.end: span for span in doc.ents if span.label_ == "PERSON"}
    for second in people.values():
        joint = _joint(second)
        first = people.get(joint.i) if joint is not None else None
        if first is not None and joint is not None and first.sent == second.sent:
            _join(first.root, joint, second)


def _joint(name: Span) -> Token | None:
    """The "and" before a name, with nothing between but what stands before a name."""
    doc = name.doc
    for i in range(name.start - 1, max(name.start - 2 - MOST_BETWEEN, 0), -1):
        if doc[i].lower_ == "and":
            return doc[i]
        if doc[i].ent_type_ not in BETWEEN and not (doc[i].pos_ in ("ADJ", "NOUN", "PROPN") and doc[i].head.i > i):
            return None
    return None


def _join(first: Token, joint: Token, second: Span) -> None:
    """Joins where the tree shows one of the three slips, and leaves every other tree alone."""
    name, between = second.root, second.doc[joint.i + 1 : second.start]
    inside = {token.i for token in between} | {token.i for token in second}
    astray = [t for t in between if t.head.i not in inside and t.i != name.i and t.ent_type_ == "TITLE"]
    beside = name.dep_ == first.dep_ and name.head == first.head and not any(t.dep_ == "case" for t in name.children)
    outer = name.dep_ in SUBJECTS and first.dep_ in SUBJECTS and first.head.i > name.i and first.head != name.head
    if not (beside or outer or (astray and (name.head.i in inside or astray[0].head == first))):
        return
    if outer:
        first.head, first.dep_ = name.head, name.dep_
    if name.head.i in inside or beside or outer:
        name.head, name.dep_ = first, "conj"
    for title in astray:
        title.head, title.dep_ = name, "nmod:desc"
    joint.head = name


def part_names(doc: Doc) -> None:
    """Two names with a mere comma between them before a verb, and a noun before the first: "with his colleague, Roe, Doe said" is said by
    Doe, and Roe is the colleague. Changes the tree of the Doc."""
    for second in [token for token in doc if token.dep_ == "conj" and token.ent_type_ == "PERSON"]:
        first = second.head
        if first.ent_type_ != "PERSON" or first.dep_ not in SUBJECTS or any(t.dep_ in ("cc", "conj") for t in second.children):
            continue
        others = [t for t in first.children if t.dep_ in ("cc", "conj") and t != second]
        if others or first.i < 2 or doc[first.i - 1].text != "," or doc[second.i - 1].text != ",":
            continue
        noun = doc[first.i - 2]
        if noun.pos_ == "NOUN" and not noun.ent_type_ and noun.sent == first.sent:
            verb, relation = first.head, first.dep_
            first.head, first.dep_ = noun, "appos"
            second.head, second.dep_ = verb, relation


__all__ = ["join_pairs", "part_names"]
