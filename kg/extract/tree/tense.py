"""Tense as the verb's form shows it: its own, that of its auxiliaries, or for participles and nouns that of the verb they hang on."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from kg.extract.tree.syntax import children
from kg.extract.tree.tags import FINITE_TAGS
from kg.model import Tense

AUXILIARIES = ("aux", "aux:pass", "cop")
FUTURE = {"will", "shall", "'ll", "’ll", "wo"}
PERFECT = {"have", "has", "had", "'ve", "’ve", "having"}


def is_finite(token: Token) -> bool:
    """A verb with a tense of its own; a modal gives none ("may go")."""
    return token.tag_ in FINITE_TAGS or any(a.tag_ in FINITE_TAGS for a in children(token, *AUXILIARIES))


def has_modal(token: Token) -> bool:
    return any(a.tag_ == "MD" for a in children(token, *AUXILIARIES))


def is_infinitive(token: Token) -> bool:
    """ "to send", "to be sent"; with a finite be ("is to send") as well."""
    marked = any(m.lower_ == "to" for m in children(token, "mark"))
    return marked and (token.tag_ == "VB" or any(a.tag_ == "VB" for a in children(token, *AUXILIARIES)) or token.pos_ != "VERB")


def is_perfect(token: Token) -> bool:
    """ "to have sent", "having sent", "may have sent"."""
    return any(a.lower_ in PERFECT for a in children(token, "aux"))


def morphological_tense(token: Token) -> Tense:
    """Tense by the verb's own form and auxiliaries; of a participle or noun, that of the verb it hangs on.

    What hangs on a verb in the future need not be in the future ("he will repay the debt"): that is for the caller to know.
    """
    current = token
    for _ in range(6):
        own = _own_tense(current)
        if own is not None:
            return "none" if own == "future" and current != token else own
        if current.head == current:
            break
        current = current.head
    return "none"


def _own_tense(token: Token) -> Tense | None:
    auxiliaries = children(token, *AUXILIARIES)
    words = {a.lower_ for a in auxiliaries}
    if words & FUTURE:
        return "future"
    if any(a.tag_ == "MD" for a in auxiliaries) and not words & PERFECT:
        return "none"
    if words & PERFECT or token.tag_ == "VBD" or any(a.tag_ == "VBD" for a in auxiliaries):
        return "past"
    headline = token.tag_ == "NNS" and token.pos_ == "VERB"  # "Office requests rerun": taken for a plural
    if headline or token.tag_ in FINITE_TAGS or any(a.tag_ in FINITE_TAGS for a in auxiliaries):
        return "present"
    if token.tag_ == "VBN" and (token.dep_ in {"acl", "amod"} or (not auxiliaries and children(token, "nsubj"))):
        return "past"  # "Chad last tested it in May": taken for a participle
    return None


def is_aim(token: Token) -> bool:
    """ "Fired to defend the car", "meet to coordinate their work": what something is done for; whether it comes to it is not told."""
    first = _first(token)
    if first.dep_ in {"xcomp", "ccomp"} and token.tag_ == "VB" and not is_finite(token) and not has_modal(token):
        return is_aim(first.head)  # "the time to let them join"
    return first.dep_ == "advcl" and is_infinitive(first) and token.tag_ == "VB" and not is_perfect(token)


def deed_by(token: Token, means: Collection[str]) -> Token | None:
    """The verb of "uses the hall to store arms": what something is used for is done with it; None where the way is not told so."""
    first = _first(token)
    under = first.dep_ in {"advcl", "xcomp"} and is_infinitive(first) and token.tag_ == "VB"
    if not under or first.head.pos_ != "VERB" or first.head.lemma_.lower() not in means:
        return None
    return first.head if children(first.head, "obj") or first.head.dep_ == "acl:relcl" else None  # "used to" is no use


def _first(token: Token) -> Token:
    """Of "to meet and talk" the first, whose place the second shares."""
    own = children(token, "nsubj", "nsubj:pass", "aux", "mark")
    return token.head if token.dep_ == "conj" and not own and token.head.tag_ == token.tag_ else token
