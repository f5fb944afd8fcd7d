"""Tense as the verb's form shows it: its own, that of its auxiliaries, or for participles and nouns that of the verb they hang on."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.syntax import children
from kg.model import Tense

FINITE = {"VBD", "VBP", "VBZ"}
AUXILIARIES = ("aux", "aux:pass", "cop")
FUTURE = {"will", "shall", "'ll", "’ll", "wo"}
PERFECT = {"have", "has", "had", "'ve", "’ve", "having"}


def is_finite(token: Token) -> bool:
    """A verb with a tense of its own; a modal gives none ("may go")."""
    return token.tag_ in FINITE or any(a.tag_ in FINITE for a in children(token, *AUXILIARIES))


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
    if token.tag_ in FINITE or any(a.tag_ in FINITE for a in auxiliaries):
        return "present"
    if token.tag_ == "VBN" and token.dep_ in {"acl", "amod"}:
        return "past"
    return None


def is_past_aim(token: Token) -> bool:
    """ "Fired to defend the car": what something past was done for; whether it came to it is not told."""
    head = token.head
    return token.dep_ == "advcl" and is_infinitive(token) and is_finite(head) and morphological_tense(head) == "past"
