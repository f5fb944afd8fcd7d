"""Who somebody is said to be: the words beside a name that describe its bearer, by a sentence's tree.

"Eva Lind, a lawyer in Tyre", "the lawyer Eva Lind", "Eva Lind is a lawyer": an apposition, what stands before the name, or a copula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.question.otherwords import holds
from kg.extract.question.phrases import descendants_without
from kg.extract.question.questions import Mention

_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "miss"})
_BEFORE = frozenset({"nmod:desc", "compound", "nmod", "nmod:unmarked"})
_CLAUSES = frozenset({"acl:relcl", "parataxis", "advcl", "conj", "cc", "punct", "appos"})
_BESIDE = 2  # characters: a comma and a blank
_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is asked for: somebody by IRIs, whom any words may describe; or nobody, and all of the words (lemmas) and entities must."""

    people: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    entities: tuple[frozenset[str], ...] = ()


def is_described(doc: Doc, mentions: Sequence[Mention], wanted: Wanted) -> bool:
    """Whether a sentence, read by itself, says who somebody is; `mentions`: who stands where in it."""
    names = list(_names(mentions, wanted))
    return any(_fits(name, phrase, mentions, wanted) for name in names for phrase in (*_phrases(doc, name), *_called(doc, name, mentions)))


def _called(doc: Doc, name: Mention, mentions: Sequence[Mention]) -> Iterator[list[Token]]:
    """What is known to stand for the same one right beside the name ("the President of Norland Eva Lind"), whatever the parse is."""
    for other in mentions:
        apart = max(name.start - other.end, other.start - name.end)
        if other.entity & name.entity and not other.is_pronoun and 0 <= apart <= _BESIDE:
            yield [token for token in doc if other.start <= token.idx < other.end]


def _names(mentions: Sequence[Mention], wanted: Wanted) -> Iterator[Mention]:
    for mention in mentions:
        if mention.kind == "Person" and not mention.is_pronoun and (not wanted.people or mention.entity & wanted.people):
            yield mention


def _phrases(doc: Doc, name: Mention) -> Iterator[list[Token]]:
    """What describes whoever is named."""
    head = _head(doc, name)
    if head is None or head.pos_ != "PROPN":
        return
    yield from (_phrase(child) for child in head.children if child.dep_ == "appos")
    if before := [child for child in head.children if child.dep_ in _BEFORE and child.i < head.i]:
        yield list({t.i: t for t in (*_run(head), *(t for child in before for t in _phrase(child)))}.values())
    if head.dep_ == "appos" or _is_bare(head):
        yield _phrase(head.head, *([head] if head.dep_ != "appos" else ()))
    if head.dep_ == "nsubj":  # "A member of parliament, Eva Lind said …": a parse that makes two subjects of it
        yield from (_phrase(c) for c in head.head.children if c.dep_ == "nsubj" and _stands_right_before(c, head))
    if head.dep_ == "nsubj" and head.head.pos_ in _NOUNS and any(c.dep_ == "cop" for c in head.head.children):
        yield _phrase(head.head, head)


def _is_bare(name: Token) -> bool:
    """ "The envoy to Suland Eva Lind": a name that the parse hangs on the noun before it with no preposition."""
    hangs = name.dep_ in {"nmod", "flat", "nmod:unmarked"} and name.head.pos_ == "NOUN" and name.head.i < name.i
    return hangs and not any(child.dep_ == "case" for child in name.children)


def _run(head: Token) -> list[Token]:
    """The nouns and adjectives right before a name, whatever the parse hangs them on ("Norland Prime Minister")."""
    found = list[Token]()
    while head.i > 0 and (head := head.nbor(-1)).pos_ in {"NOUN", "PROPN", "ADJ"}:
        found.append(head)
    return found


def _stands_right_before(phrase: Token, name: Token) -> bool:
    """Whether only a comma is between them."""
    last = max(token.i for token in phrase.subtree if not token.is_punct)
    between = name.doc[last + 1 : name.left_edge.i]
    return last < name.i and len(between) == 1 and between.text == ","


def _head(doc: Doc, name: Mention) -> Token | None:
    """The token of the name's last words on which the others hang; a description may stand in the mention too."""
    inside = [t for t in doc if name.start <= t.idx < name.end]
    heads = [t for t in inside if t.head == t or t.head not in inside]
    return heads[0] if len(heads) == 1 else None


def _phrase(head: Token, *but: Token) -> list[Token]:
    return descendants_without(head, [*but, *(c for c in head.children if c.dep_ in _CLAUSES)])


def _fits(name: Mention, phrase: Sequence[Token], mentions: Sequence[Mention], wanted: Wanted) -> bool:
    nouns = [t for t in phrase if t.pos_ in _NOUNS and t.lower_ not in _TITLES and not name.start <= t.idx < name.end]
    if wanted.people:
        return any(t.pos_ == "NOUN" for t in nouns) or len(nouns) > 1
    there = [m for m in mentions if any(m.start <= t.idx < m.end for t in phrase)]
    return all(holds(phrase, word) for word in wanted.words) and all(any(m.entity & who for m in there) for who in wanted.entities)
