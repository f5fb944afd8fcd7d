"""Denials of all that a clause before them says: "The army shelled the town, *which it denies*", "…, *something he has denied*".

The noun before the comma is not what is denied, though a parse hangs the relative clause on it: one denies that something is so.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.statement.meant import Content
from kg.extract.statement.remarks import DENYING
from kg.extract.tree.deeds import names_event
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, RELATIVES, SUBJECTS, children, is_clause, is_to_clause
from kg.extract.tree.tags import FINITE_TAGS
from kg.lexicon import Cue, Lexicon

_CLAUSES = {"acl:relcl", "advcl:relcl", "acl", "advcl"}
_PRESENT = {"VBZ", "VBP"}
_HELPING = ("aux", "aux:pass", "cop")


def denied_clause(token: Token, cue: Cue, lexicon: Lexicon) -> Content | None:
    """The clause before ", which it denies"; None where it cannot be told which clause that is."""
    if not cue.iri.endswith(DENYING) or token.dep_ not in _CLAUSES or not children(token, *SUBJECTS) or children(token, "ccomp", "xcomp"):
        return None
    if token.tag_ not in _PRESENT and not any(a.tag_ in _PRESENT and a.lemma_ == "have" for a in children(token, "aux")):
        return None  # "applied for a visa, which the embassy denied"
    first = token.left_edge
    first = first.nbor() if first.text == "," else first
    something = token.head if token.head.lower_ == "something" and token.head.i == first.i - 1 else None
    first = something or first
    which = first.lower_ == "which" and [o.i for o in children(token, "obj")] == [first.i]
    if first.i == 0 or first.nbor(-1).text != "," or not (which or something) or _goes_on(token):
        return None
    clause = _clause_above(something.head if something else token.head, first)
    if clause is None or (token.head.pos_ == "NOUN" and something is None and _is_said(token.head, lexicon)):
        return None
    if clause.tag_ == "VBG" and not children(clause, *_HELPING):
        words = [t for t in clause.subtree if clause.i <= t.i < first.i - 1] if _is_accused_of(clause, lexicon) else []
    else:
        led = {t.i for m in children(clause, "mark", "cc", "advmod:emph") if m.i < clause.i for t in m.subtree}
        words = [t for t in clause.subtree if t.i < first.i - 1 and t.i not in led and not t.is_space]
        words = words if _stands_alone(clause) and not _holds_another(words, clause, lexicon) else []
    together = bool(words) and words[-1].i == first.i - 2
    return (words, clause) if together else None


def _goes_on(token: Token) -> bool:
    """ "…, which Oslo has denied *them*": what is not given, not what is not so."""
    return any(c.i > token.i for c in children(token, "obj", "iobj"))


def _is_said(noun: Token, lexicon: Lexicon) -> bool:
    """ "A report on the raid, which it denies": the noun itself can be denied."""
    return names_event(noun, lexicon) or any(c.pos == "NOUN" for c in lexicon.cues_for(noun.lemma_.lower()))


def _holds_another(words: list[Token], clause: Token, lexicon: Lexicon) -> bool:
    """Whether there are two clauses that may be denied, or the one tells what somebody says or thinks."""
    told = any(c.pos == "VERB" and c.kind in {"speech", "thought"} for c in lexicon.cues_for(clause.lemma_.lower()))
    return told or any(t != clause and t.dep_ not in _HELPING and is_clause(t) and not is_to_clause(t) for t in words)


def _clause_above(word: Token, first: Token) -> Token | None:
    """The nearest clause that holds a word before the comma."""
    while not is_clause(word) and word.head != word:
        word = word.head
    while word.dep_ == "conj" and word.pos_ == "VERB" and not children(word, *SUBJECTS, *PASSIVE_SUBJECTS):
        word = word.head
    return word if is_clause(word) and word.i < first.i else None


def _stands_alone(clause: Token) -> bool:
    """A finite clause with a subject that is no relative pronoun, and no condition or time of another one."""
    finite = any(t.tag_ in FINITE_TAGS for t in (clause, *children(clause, *_HELPING)))
    who = children(clause, *SUBJECTS, *PASSIVE_SUBJECTS)
    told = clause.dep_ in {"ROOT", "ccomp", "conj", "parataxis"}
    return finite and told and bool(who) and all(s.lower_ not in RELATIVES for s in who)


def _is_accused_of(clause: Token, lexicon: Lexicon) -> bool:
    """The "arming rebels" of "accuses Oslo of arming rebels"."""
    above = clause.head if clause.head.pos_ == "VERB" else clause.head.head
    return any(c.act == "ACCUSE" and c.pos == "VERB" and "both" in c.takes for c in lexicon.cues_for(above.lemma_.lower()))
