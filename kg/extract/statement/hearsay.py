"""What one source tells of another's words: "Some believe that they did it, *according to the paper*" has the paper tell of the belief."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.syntax import SUBJECTS, children
from kg.lexicon import Lexicon


def is_source_named(word: Token, lexicon: Lexicon) -> bool:
    """ "…, according to the paper", behind what somebody else believes."""
    led = word.dep_ == "obl" and any(c.dep_ == "case" and c.lower_ == "according" for c in word.children)
    return led and told_of_belief(finite_above(word.head), word, lexicon)


def finite_above(clause: Token) -> Token:
    """The clause that an infinitive is of ("were *ordered* to fire"); that of a participle stands alone ("fled, claiming *to be ill*")."""
    return finite_above(clause.head) if clause.dep_ == "xcomp" and not _is_beside(clause.head) else clause


def _is_beside(verb: Token) -> bool:
    return verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl"}


def told_of_belief(clause: Token, part: Token, lexicon: Lexicon) -> bool:
    """ "Some believe that they did it, according to the paper": the paper tells of the belief as well. A paper that says so, according to
    another one, has it from there."""
    first = part.left_edge
    said = clause.dep_ == "ccomp" or (clause.dep_ == "xcomp" and _is_beside(clause.head))
    apart = first.i > clause.i and "," in {first.text, first.nbor(-1).text} and said and clause.head.i < clause.i
    words = [c for c in lexicon.cues_for(clause.head.lemma_.lower()) if c.pos == "VERB" and "that" in c.takes]
    who = children(clause.head, *SUBJECTS)
    person = any(s.ent_type_ == "PERSON" or s.lower_ in {"he", "she"} for s in who)  # "Roe said it was late, according to Reuters"
    if _is_beside(clause.head) and not who:  # "fled, saying it was late, according to Reuters"
        return apart and bool(words) and all(t.is_punct or t in part.subtree for t in part.doc[part.left_edge.i : part.sent.end])
    return apart and bool(words) and bool(who) and (person or all(c.kind == "thought" for c in words))
