"""Clauses that the sentence itself says are not so, or are only to be: "it is a myth that …", "no truth in reports that …", "it is time …".

The parse may call such a clause a relative one, or the content of a noun; what tells is the noun, or what is said of the noun.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree import modality
from kg.extract.tree.modality import Effect, rule
from kg.extract.tree.syntax import children, preposition
from kg.extract.tree.tense import is_infinitive
from kg.lexicon import Lexicon
from kg.model import FactualityCue

TRUTH = {"truth", "substance", "basis", "foundation", "merit"}
_SUBJECTS = {"nsubj", "nsubj:pass"}
_HIGH = {"high", "about"}
_GAPS = {"nsubj", "nsubj:pass", "obj", "iobj", "obl"}


def refuted(clause: Token, lexicon: Lexicon) -> FactualityCue | None:
    """What says that a clause is not so: "it is a myth that …", "the story that … is a hoax", "there is no truth in reports that …"."""
    noun = clause.head
    if not _is_content(clause):
        return None
    if _is_said_of_it(noun):
        return _negative(modality.effect_of(noun, lexicon, "complement"))
    judged = noun.head if noun.dep_ in _SUBJECTS else _behind(clause) if noun.dep_ == "ROOT" else None
    if judged is not None and modality.negation(judged, lexicon) is None:
        return _negative(modality.effect_of(judged, lexicon, "subject"))
    none = modality.no_word(noun.head) if noun.dep_ == "nmod" and noun.head.lemma_.lower() in TRUTH else None
    return rule("NobodyDoes", none) if none is not None and preposition(noun) in {"in", "to", "for", "behind"} else None


def only_due(clause: Token) -> bool:
    """ "It is time they left", "it is high time that they left": they have not."""
    noun = clause.head
    plain = all(c.lower_ in _HIGH for c in children(noun, "amod", "advmod")) and not children(noun, "det")
    return _is_content(clause) and noun.lower_ == "time" and plain and _is_said_of_it(noun)


def _is_content(clause: Token) -> bool:
    """A finite clause under a noun that has no place for the noun in it: "the report that he left", not "the report that he wrote"."""
    if clause.dep_ not in {"acl", "acl:relcl", "ccomp", "csubj"} or clause.head.pos_ not in {"NOUN", "PROPN"} or is_infinitive(clause):
        return False
    return not any(w.tag_ in {"WDT", "WP", "WP$", "WRB"} and w.dep_ in _GAPS for w in clause.subtree)


def _behind(clause: Token) -> Token | None:
    """The "false" of "reports that they left are false" where a parse takes the reports for the whole."""
    return next((c for c in children(clause.head, "ccomp", "appos", "acl") if c.i > clause.right_edge.i and children(c, "cop")), None)


def _is_said_of_it(noun: Token) -> bool:
    """ "It is a myth …"."""
    return bool(children(noun, "cop")) and any(s.lower_ == "it" for s in children(noun, "expl", "nsubj"))


def _negative(effect: Effect | None) -> FactualityCue | None:
    return effect.cue if effect is not None and effect.polarity == "negative" else None
