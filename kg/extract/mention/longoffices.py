"""Whose a long office is: "the director for emergencies Paul Okoro", "Commissioner for Trade Eva Lind", "the charity's director in Chad,
Marie Dupont" are each one person, whatever the parse hangs the name on and wherever the reader begins it."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.extract.tree.syntax import children, preposition
from kg.lexicon import Lexicon

PORTFOLIOS = frozenset(
    {"competition", "trade", "finance", "defence", "defense", "justice", "health", "education", "energy", "environment", "agriculture",
     "transport", "culture", "labour", "labor", "interior", "tourism", "industry", "science", "sport", "sports", "immigration",
     "development", "economy", "commerce", "security", "enlargement", "migration", "employment", "fisheries", "housing", "planning",
     "budget", "information", "communications", "affairs", "relations", "operations", "emergencies", "sales"}
)  # fmt: skip
"""Nouns for what an office is over, which a reader may take for the first word of a name."""
OVER = frozenset({"for", "of", "in", "at"})
ASTRAY = frozenset({"nmod", "flat", "appos", "compound", "nmod:unmarked", "nmod:desc"})
LONGEST = 4  # tokens of a name


def join_long_offices(doc: Doc, lexicon: Lexicon) -> None:
    """Makes the name of a person behind a long office an apposition of it. Changes the tree and the names of the Doc."""
    _part_portfolios(doc, lexicon)
    people = lexicon.classes.get("person", frozenset())
    for name in (ent for ent in doc.ents if ent.label_ == "PERSON" and ent.start > 2):
        office = _office_of(name, people) or _office_before_comma(name, people)
        if office is not None:
            _put_beside(office, name)


def _is_office(noun: Token, people: frozenset[str]) -> bool:
    """A word for one person that is no name: "director", "ex-leader"."""
    lemma = noun.lemma_.lower().removeprefix("ex-").removeprefix("co-")
    return noun.tag_ in {"NN", "NNP"} and noun.ent_type_ in {"", "TITLE"} and lemma in people and not children(noun, "appos", "flat")


def _part_portfolios(doc: Doc, lexicon: Lexicon) -> None:
    """ "Commissioner for *Competition Neelie Kroes*", "*Commissioner for Competition Neelie Kroes*": what it is over, and who holds it."""
    people = lexicon.classes.get("person", frozenset())
    held = {ent.start: name for ent in doc.ents if (name := _holder(ent, people)) is not None}
    doc.set_ents([held.get(ent.start, ent) for ent in doc.ents])
    for name in held.values():
        office, matter = doc[name.start - 3], doc[name.start - 1]
        _put_beside(office, name)
        matter.head, matter.dep_ = office, "nmod"
        doc[name.start - 2].head = matter


def _holder(ent: Span, people: frozenset[str]) -> Span | None:
    """The name at the end of what was taken for one, behind an office and what it is over."""
    doc = ent.doc
    for at in range(max(ent.start, 2), ent.end - 2):
        office = doc[at - 2]
        over = doc[at - 1].lower_ in OVER and doc[at].lower_ in PORTFOLIOS
        over = over and office.lemma_.lower() in people and office.tag_ in {"NN", "NNP"}
        whose = doc[at + 1 : ent.end]
        named = len(whose) < LONGEST and all(t.tag_ == "NNP" and t.text[:1].isupper() for t in whose)
        if over and named and ent.label_ in {"ORG", "PERSON"} and (at - 2 >= ent.start or at == ent.start):
            return Span(doc, at + 1, ent.end, "PERSON")
    return None


def _office_of(name: Span, people: frozenset[str]) -> Token | None:
    """The noun whose phrase with "for", "of" or "in" ends right before a name that hangs on it or on a word of the phrase."""
    root, last = name.root, name[0].nbor(-1)
    over = next((a for a in (last, *last.ancestors) if a.dep_ == "nmod" and preposition(a) in OVER and a.i < name.start), None)
    if over is None or preposition(root) is not None or root.dep_ not in ASTRAY | {"nsubj"}:
        return None
    office = over.head
    near = office.i < over.i and _is_office(office, people) and over.i - office.i < 7
    near = near and not (over.tag_ == "NN" and over.lemma_.lower() in people)  # "the mother of victim Ann Roe"
    hangs = root.head in {office, over, last} or over.head == root
    return office if near and hangs and not any(t.text == "," for t in office.doc[office.i : name.start]) else None


def _office_before_comma(name: Span, people: frozenset[str]) -> Token | None:
    """The director of "the charity's director in Chad, *Marie Dupont*, told …", where a parse makes two people of it."""
    root = name.root
    held, before = root.head, name[0].nbor(-1)
    office = held.head if held.dep_ == "nmod" and preposition(held) in OVER else held
    mates = {*children(office, "cc", "conj"), *children(held, "cc", "conj"), *children(root, "cc", "conj")}
    alone = root.dep_ == "conj" and mates == {root}
    closed = name.end < len(name.doc) and name.doc[name.end].text == ","
    return office if alone and closed and before.text == "," and _is_office(office, people) and office.dep_ != "conj" else None


def _put_beside(office: Token, name: Span) -> None:
    first = name[0]
    for token in name:
        for child in [c for c in token.children if c not in name]:
            child.head = office
        token.head, token.dep_ = first, "flat"
    first.head, first.dep_ = office, "appos"


__all__ = ["join_long_offices"]
