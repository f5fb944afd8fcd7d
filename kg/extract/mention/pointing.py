"""Whom the build of the sentences lets a "he" or "she" mean: who goes on speaking, whom the text goes on to tell of, whose clause it is."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span, Token

from kg.extract.mention.coreference import GROUP, mentions_at, names_person, speaks
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children
from kg.link.hints import Hint
from kg.model import Antecedent

PERSONAL = frozenset({"he", "him", "his", "she", "her"})
OPEN = 0.4
"""A link of less is not looked at."""
BEFORE_SUBJECT = frozenset({"ADV", "PUNCT", "SPACE", "CCONJ"})
MAIN = frozenset({"root", "ROOT"})
CLAUSES = frozenset({"ccomp", "advcl", "xcomp", "acl", "acl:relcl", "conj"})


def hints(doc: Doc, heads: Mapping[str, int]) -> dict[str, Hint]:
    """What there is to say of each "he" and "she", by mention. `heads`: the head token of each mention."""
    read = {later: (earlier, float(score)) for later, earlier, score in _links(doc) if score >= OPEN and doc[later].lower_ in PERSONAL}
    pointed = {i: _pointed(doc[i]) for i in heads.values() if doc[i].lower_ in PERSONAL}
    meant = {earlier for earlier, _ in read.values()} | {i for tokens in pointed.values() for i in tokens if i >= 0}
    at = mentions_at(doc, heads, meant)
    found: dict[str, Hint] = {}
    for mention, head in heads.items():
        if head in pointed:
            earlier, score = read.get(head, (-1, 0.0))
            reader = tuple(Antecedent(other, round(100 * score)) for other in at.get(earlier, ()))
            found[mention] = Hint(reader, *(tuple(at.get(i, ())) for i in pointed[head]))
    return found


def _links(doc: Doc) -> list[tuple[int, int, float]]:
    found: list[tuple[int, int, float]] = doc.spans[GROUP].attrs["links"] if GROUP in doc.spans else []
    return found


def _pointed(pronoun: Token) -> tuple[int, int, int]:
    """Head tokens of the speaker, the subject and the owner (`Hint`); -1 for none."""
    before = _sentence_before(pronoun)
    speaker = subject = None
    if before is not None and pronoun.dep_ in SUBJECTS:
        told = _subject_of(before)
        spoke = [t for t in before if speaks(t) and t.head.dep_ in MAIN | {"parataxis"} and _is_one(t)]
        if speaks(pronoun) and pronoun.head.dep_ in MAIN | {"parataxis"}:
            speaker = spoke[0] if len(spoke) == 1 else told if not spoke else None
        if told is not None and _opens(pronoun) and _is_known(told):
            subject = told
    own = _own(pronoun)
    return _at(speaker), _at(subject), _at(own)


def _at(token: Token | None) -> int:
    return -1 if token is None else token.i


def _sentence_before(token: Token) -> Span | None:
    start = token.sent.start
    while start > 0 and token.doc[start - 1].is_space:
        start -= 1
    return token.doc[start - 1].sent if start > 0 else None


def _is_one(token: Token) -> bool:
    """A person's name, a noun that can be one person, or the pronoun for one."""
    named = token.ent_type_ in {"PERSON", "TITLE"} or any(names_person(c) for c in token.children)
    return named or token.lower_ in {"he", "she"} or (token.tag_ == "NN" and not token.ent_type_)


def _is_known(token: Token) -> bool:
    """Named, or spoken of as "the" one; of "another son" the text does not go on to tell."""
    return token.pos_ != "NOUN" or any(names_person(c) or (c.dep_ == "det" and c.lower_ == "the") for c in token.children)


def _subject_of(sent: Span) -> Token | None:
    """Of whom a sentence tells."""
    found = children(sent.root, *SUBJECTS, *PASSIVE_SUBJECTS)
    return found[0] if len(found) == 1 and _is_one(found[0]) and not children(found[0], "conj") else None


def _opens(pronoun: Token) -> bool:
    """The subject of its sentence, at the beginning of it or behind a phrase that says when."""
    first = next((t for t in pronoun.sent if t.pos_ not in BEFORE_SUBJECT), pronoun)
    return first.i == pronoun.i and pronoun.head.dep_ in MAIN


def _own(pronoun: Token) -> Token | None:
    """The subject of a possessive's clause; of another pronoun that of the clause that its own depends on."""
    clause = next((a for a in pronoun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if pronoun.tag_ != "PRP$" and clause is not None:
        clause = clause.head if clause.dep_ in CLAUSES and clause.head.pos_ == "VERB" else None
    found = [s for s in children(clause, *SUBJECTS, *PASSIVE_SUBJECTS) if s.i < pronoun.i] if clause is not None else []
    return found[0] if len(found) == 1 and pronoun not in found[0].subtree and _is_one(found[0]) else None
