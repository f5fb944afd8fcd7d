"""Referring words: the names, noun phrases and pronouns of a Doc that can stand for somebody or something, each by its head word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

PRONOUNS = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "i"), **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "you"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"), **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"), **dict.fromkeys(("we", "us", "our", "ours", "ourselves", "'s"), "we"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "'em"), "they"), **dict.fromkeys(("here", "there"), "there"),
    **dict.fromkeys(("this", "that"), "this"), **dict.fromkeys(("these", "those"), "these"),
}  # fmt: skip
"""Pronouns by their kind; "there" stands for a place only as an adverb."""
KINDS = ("", "i", "you", "he", "she", "it", "we", "they", "there", "this", "these", "other")
FORMS = ("pronoun", "name", "nominal")
NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "EVENT", "OTHER"})
NO_ONE = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "TITLE"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
INNER = frozenset({"compound", "flat", "goeswith", "fixed", "nmod:desc", "reparandum", "punct", "case", "discourse"})
WITHIN = frozenset({"amod", "flat"})
"""What stands so belongs to a name or tells of what kind something is, and refers to nothing by itself: of such words 98 in 100 are no
mention in GUM."""
STANDING = frozenset({
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos", "root", "ROOT", "dep",
})  # fmt: skip
BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "advmod", "det:predet", "nmod:unmarked"})
CORE = frozenset({"amod", "compound", "nummod", "nmod:desc", "flat", "nmod:unmarked"})
OUTER = frozenset({
    "case", "cc", "conj", "punct", "parataxis", "cop", "nsubj", "nsubj:pass", "nsubj:outer", "aux", "advcl", "ccomp", "mark", "discourse",
    "vocative", "expl", "obl", "dislocated", "advcl:relcl", "orphan", "list", "dep", "cc:preconj", "appos",
})  # fmt: skip
"""Relations to a noun of what is no part of its phrase."""
INDEFINITE = frozenset({"a", "an", "another", "some", "any", "no", "every", "each", "many", "several", "few", "most", "all", "more", "one"})
DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such"})


@dataclass(frozen=True, slots=True)
class Referring:
    """Words that can refer. Token indices: `head`; `start` to before `end` the whole phrase; `core` the words that name or describe,
    without determiners; `owner` what stands in the genitive before it, or -1. `kind` is one of `KINDS`, `form` one of `FORMS`."""

    head: int
    start: int
    end: int
    form: str
    kind: str
    label: str
    core: tuple[int, ...]
    determiner: str
    owner: int


def referring(doc: Doc) -> list[Referring]:
    """All candidates in the order of their head words, one for each head word."""
    names = {ent.root.i: (ent.start, ent.end, ent.label_) for ent in doc.ents if ent.label_ in NAMED}
    return [found for token in doc if (found := _candidate(token, names.get(token.i))) is not None]


def _candidate(token: Token, name: tuple[int, int, str] | None) -> Referring | None:
    tag = token.tag_
    if tag == "PRP" or tag == "PRP$" or (tag in {"DT", "RB"} and token.lower_ in PRONOUNS):
        return _pronoun(token)
    if token.dep_ in WITHIN:
        return None
    if name is not None and (tag in NOUNS or token.ent_type_ in {"PERSON", "ORG", "GPE", "LOC"}):
        core = tuple(t.i for t in token.doc[name[0] : name[1]] if not t.is_punct and t.lower_ not in {"the", "'s", "’s"})
        return _phrase(token, "name", name[2], core or (token.i,))
    if token.ent_type_ in NO_ONE and token.ent_type_ != "TITLE":
        return None
    if tag in NOUNS and token.dep_ not in INNER:
        return _phrase(token, "name" if tag in {"NNP", "NNPS"} else "nominal", token.ent_type_, _core(token))
    if token.dep_ in STANDING and (tag in {"CD", "JJ", "JJS", "DT", "FW", "POS", "HYPH"} or token.pos_ == "PROPN"):
        return _phrase(token, "nominal", token.ent_type_, _core(token))
    return None


def _pronoun(token: Token) -> Referring | None:
    kind = PRONOUNS.get(token.lower_.replace("’", "'"), "other")
    if (token.tag_ == "DT" and token.dep_ == "det") or (token.tag_ == "RB" and (kind != "there" or token.dep_ == "expl")):
        return None
    return Referring(token.i, token.i, token.i + 1, "pronoun", kind, "", (), "", -1)


def _core(token: Token) -> tuple[int, ...]:
    inside = {token.i, *(c.i for c in token.children if c.dep_ in CORE and not c.is_punct)}
    first, last = min(inside), max(inside)
    return tuple(i for i in range(first, last + 1) if i == token.i or token.doc[i].tag_ not in {"POS", "HYPH", ",", "DT", "PRP$", "SYM"})


def _phrase(token: Token, form: str, label: str, core: tuple[int, ...]) -> Referring:
    start, end = _edges(token)
    determiner, owner = "", -1
    for child in token.lefts:
        if child.dep_ in {"det", "nummod"} and not determiner:
            determiner = (
                "a"
                if child.lower_ in INDEFINITE
                else "this"
                if child.lower_ in DEMONSTRATIVE
                else "the"
                if child.lower_ == "the"
                else "number"
                if child.dep_ == "nummod"
                else ""
            )
        elif child.dep_ == "nmod:poss":
            owner = child.i
    return Referring(token.i, min(start, core[0]), max(end, core[-1] + 1), form, "", label, core, determiner, owner)


def _edges(token: Token) -> tuple[int, int]:
    start, end = token.i, token.i + 1
    for child in token.children:
        if child.dep_ not in OUTER:
            start, end = min(start, child.left_edge.i), max(end, child.right_edge.i + 1)
    return start, end


def ancestors(token: Token, most: int) -> Iterator[int]:
    """Heads above the token, nearest first, at most so many."""
    for count, head in enumerate(token.ancestors):
        if count == most:
            return
        yield head.i
