"""Parts of a sentence's tree: who stands where about a predicate, its clause, a phrase and what stands close to its head."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from spacy.tokens import Token

from kg.extract.question.selves import whose_words
from kg.extract.tree.arguments import arguments
from kg.extract.tree.syntax import conjuncts, descendants, is_passive, preposition

Place = Literal["subject", "object", "other"]
Gap = Literal["body", "state", "thing", "day", "place", "number", "reason"]  # what must fill the place that is asked for

_LIGHT = frozenset({"make", "give", "pay", "take", "have", "hold", "launch", "conduct", "carry", "issue", "stage", "lead", "reach"})
_CLAUSES = ("xcomp", "ccomp", "advcl")
_CLOSE = frozenset({"compound", "amod", "nmod:poss", "appos", "flat", "nmod:desc", "nmod:unmarked", "name"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_REASONS = frozenset({"because", "since", "over", "for", "after", "due to", "because of", "amid", "following", "in response to", "citing"})
_CONTRARY = {
    "for": {"against"},
    "against": {"for"},
    "from": {"to", "into"},
    "to": {"from"},
    "into": {"from", "out of"},
    "with": {"without"},
}
_COUNTS = frozenset(
    {"dozen", "ten", "score", "hundred", "thousand", "million", "billion", "number", "majority", "handful", "group", "pair"}
)
_RATES = frozenset({"per", "a", "an"})  # "17,000 miles per hour" is no day
_TIMES = frozenset({"DATE", "TIME"})
_LENGTHS = frozenset({"foot", "inch", "kilometer", "kilometre", "km", "meter", "metre", "mile", "yard"})  # some are taken for days
_NO_REASONS = {  # what stands behind such a word and tells no reason: "left for Norland", "over 300 people", "after three weeks"
    "for": _TIMES | {"GPE", "LOC", "FAC", "MONEY", "CARDINAL", "QUANTITY", "PERCENT"},
    "over": _TIMES | {"MONEY", "CARDINAL", "QUANTITY", "PERCENT"},
}
_SHORTLY = frozenset({"shortly", "soon", "long"})  # after


def heads_at(predicate: Token, place: Place) -> list[Token]:
    """The heads in a place of a sentence's predicate, coordination expanded. A noun's subject is its possessor, who does it ("by"), or
    whoever does the verb that it is the object of ("paid a visit"); its object stands under a preposition."""
    places = arguments(predicate).places
    is_verb = predicate.pos_ in {"VERB", "AUX"}
    names = {
        "subject": {"nsubj", "possessive", "by"} | (set() if is_verb else {"modifier", "of"}),
        "object": set(places) - {"nsubj", "possessive", *_CLAUSES} - ({"by"} if is_passive(predicate) else set()),
        "other": set(places) - {"nsubj", "possessive"},
    }[place]
    if place == "subject" and is_verb and not is_passive(predicate):
        names -= {"by"}
    found = [head for name in names & places.keys() for head in places[name]]
    if place == "subject" and not is_verb and not found and predicate.dep_ == "obj" and predicate.head.lemma_.lower() in _LIGHT:
        found = list(arguments(predicate.head).places.get("nsubj", []))
    if place == "subject" and is_passive(predicate) and not found:
        found = _by_behind(predicate)
    found += [one for head in found for one in whose_words(head)] if place == "subject" else []
    return list({c.i: c for head in found for c in conjuncts(head)}.values())


def _by_behind(verb: Token) -> list[Token]:
    """ "Was replaced as leader by Lind": who does it, where a parse hangs that on what somebody is said to be."""
    called = [c for head in verb.children if head.dep_ in {"obl", "conj"} and preposition(head) == "as" for c in conjuncts(head)]
    return [c for one in called for c in one.children if c.dep_ == "nmod" and preposition(c) == "by"]


def objects_of(predicate: Token) -> list[Token]:
    """Whom or what it is done to, without a preposition; a clause counts ("said that …")."""
    places = arguments(predicate).places
    found = [head for name in ("obj", "iobj", "ccomp", "xcomp") for head in places.get(name, [])]
    return [c for head in found for c in conjuncts(head)]


def clause(predicate: Token) -> list[Token]:
    """The tokens of a predicate's own clause: its subtree without its subject and without clauses of another's doing."""
    cut = [t for t in predicate.subtree if t != predicate and t.dep_ in {"acl:relcl", "parataxis", "advcl:relcl"}]
    cut += [t for t in predicate.children if t.dep_ in {"nsubj", "nsubj:pass", "csubj"}]
    cut += [t for t in predicate.children if t.dep_ == "conj" and t.pos_ in {"VERB", "AUX"}]
    return descendants_without(predicate, cut)


def descendants_without(token: Token, cut: Iterable[Token]) -> list[Token]:
    """A subtree in text order, without the subtrees of some of its tokens."""
    return descendants(token, tuple(cut))


def is_possessor(token: Token, head: Token) -> bool:
    """Whether it stands under the head as whose that is."""
    while token not in (head, token.head):
        if token.dep_ == "nmod:poss":
            return True
        token = token.head
    return False


def phrase_of(head: Token) -> list[Token]:
    """A phrase without relative clauses."""
    return descendants_without(head, [t for t in head.subtree if t.dep_ in {"acl:relcl", "parataxis"} and t != head])


def core_of(head: Token) -> list[Token]:
    """The head with what stands close to it: parts of its name, adjectives, possessor, apposition, number."""
    found, stack = list[Token](), [head]
    while stack:
        token = stack.pop()
        found.append(token)
        stack += [c for c in token.children if c.dep_ in _CLOSE or c.dep_ == "nummod"]
        stack += [c for c in token.children if c.dep_ == "nmod" and preposition(c) == "of" and token.lemma_.lower() in _COUNTS]
    return found


def is_contrary(token: Token, predicate: Token, asked: str | None) -> bool:
    """Whether it stands under a preposition that says the contrary of the one asked ("voted for", not "against")."""
    if asked not in _CONTRARY:
        return False
    while token not in (predicate, token.head):
        if preposition(token) in _CONTRARY[asked]:
            return True
        token = token.head
    return False


def is_adjunct(token: Token, gap: Gap, predicate: Token) -> bool:
    """Whether it tells the day, the place or the reason of what a predicate says; its head stands in the predicate's clause."""
    if gap == "day":
        unit = token.head if token.dep_ == "nummod" else token
        return token.ent_type_ in _TIMES and preposition(token) not in _RATES and unit.lemma_.lower() not in _LENGTHS
    if gap == "place":  # "in Tyre", or what is visited
        return token.ent_type_ in _PLACES and (preposition(token) is not None or token.dep_ == "obj")
    marks = {c.lower_ for c in token.children if c.dep_ == "mark"} | {preposition(token) or ""}
    told = {mark for mark in marks & _REASONS if token.ent_type_ not in _NO_REASONS.get(mark, _TIMES)}
    return bool(told) and not _is_measured(token) and not _is_under_noun(token, predicate)


def _is_measured(token: Token) -> bool:
    """ "Two years after it had begun", "shortly after the vote": that tells when alone."""
    marks = [c for c in token.children if c.dep_ in {"mark", "case"} and c.lower_ == "after"]
    before = [t for mark in marks if mark.i > mark.sent.start for t in [mark.nbor(-1)]]
    return any(t.lower_ in _SHORTLY or (t.ent_type_ in _TIMES and t.dep_ == "obl:unmarked") for t in before)


def _is_under_noun(token: Token, predicate: Token) -> bool:
    """Whether a clause that belongs to a noun holds it, but not the predicate ("an oak named after Lind")."""
    while token not in (predicate, token.head):
        if token.dep_ in {"acl", "acl:relcl"}:
            return True
        token = token.head
    return False
