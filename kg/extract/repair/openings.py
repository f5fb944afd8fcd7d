"""What opens a sentence ends at its comma: the subject behind "With Rome telling ships to leave Libya, …" is the main verb's, and the hour
behind "According to witnesses, …" is told by them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, preposition
from kg.extract.tree.tags import FINITE_TAGS, TIMES

_HANGING = {"conj", "appos", "nmod:unmarked", "obl:unmarked"}
_HOURS = {"p.m.", "a.m.", "pm", "am"}


def close_openings(doc: Doc) -> None:
    """Give main verbs without a subject the one behind the comma of what opens their sentence, and accounts their hour."""
    for token in doc:
        if token.dep_ == "advcl" and token.i < token.head.i:
            _subject_behind(token)
        elif token.dep_ == "nmod" and token.i > token.head.i and preposition(token.head) == "according to":
            _hour_of_account(token)
            _rest_of_clause(token)


def _subject_behind(clause: Token) -> None:
    """ "With Rome telling ships to keep away from Libya, *Greek owners* have changed their routes"."""
    verb = clause.head
    led = any(m.lower_ in {"with", "as", "after", "because", "since", "when"} for m in children(clause, "mark"))
    finite = verb.tag_ in FINITE_TAGS or bool(children(verb, "aux"))
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "expl")
    if not led or own or not finite or verb.dep_ != "ROOT" or not children(clause, *SUBJECTS, *PASSIVE_SUBJECTS):
        return
    behind = [t for t in clause.subtree if t.i > clause.i and t.dep_ in _HANGING and t.pos_ in {"NOUN", "PROPN"} and _opens(t)]
    last = max((t.i for t in clause.subtree if not t.is_punct), default=clause.i)
    first = next((t for t in behind if max(w.i for w in t.subtree if not w.is_punct) == last), None)
    if first is not None and first.dep_ == "conj" and children(first, "cc"):
        return
    if first is not None:
        first.head, first.dep_ = verb, "nsubj:pass" if children(verb, "aux:pass") else "nsubj"


def _opens(noun: Token) -> bool:
    first = next(t for t in noun.subtree if not t.is_punct)
    return first.i > 0 and first.nbor(-1).text == "," and preposition(noun) is None


def _rest_of_clause(part: Token) -> None:
    """ "One child was, according to the guards, *among the dead*": between two commas the account interrupts the verb."""
    account, verb = part.head, part.head.head
    first = next(t for t in part.subtree if not t.is_punct)
    opening = account.left_edge.i - 1 if account.left_edge.text != "," else account.left_edge.i
    interrupted = verb.lemma_ == "be" and opening == verb.i + 1 and verb.doc[opening].text == ","
    if interrupted and first.nbor(-1).text == "," and preposition(part) is not None:
        part.head, part.dep_ = verb, "obl"


def _hour_of_account(time: Token) -> None:
    """ "According to witnesses, *at around 7.45 p.m.*, the plane caught fire"."""
    first = next(t for t in time.subtree if not t.is_punct)
    dated = time.ent_type_ in TIMES or any(t.lower_ in _HOURS for t in time.subtree)
    timed = dated and first.nbor(-1).text == "," and preposition(time) in {"at", "in", "on", "around"}
    account, clause = time.head, time.head.head
    if timed and account.dep_ == "obl" and time.i < clause.i:
        time.head, time.dep_ = clause, "obl"
