"""What is still to come though no future tense says so: what is due, arranged for a day ahead, or would be by a bill or plan."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.holders import is_somebody
from kg.extract.tree.syntax import children, preposition
from kg.extract.tree.tense import has_modal, is_finite, is_perfect, morphological_tense
from kg.lexicon import Lexicon

AHEAD = {"tomorrow", "tonight", "soon", "shortly"}
BRINK = {"verge", "brink", "cusp", "point", "threshold", "eve"}
UNITS = {"minute", "hour", "day", "week", "month", "year"}


def is_of_draft(clause: Token, lexicon: Lexicon) -> bool:
    """ "A bill that would ban it", "the deal, which would free them": what something not yet in force would do."""
    subject = next(iter(children(clause, "nsubj")), None)
    led = clause.dep_ == "acl:relcl" and subject is not None and subject.lower_ in {"that", "which"}
    return led and not is_perfect(clause) and not is_somebody(clause.head, lexicon)


def is_due(token: Token) -> bool:
    """ "Was due to resign in May": still to come when that was so, whatever the parse makes of "due to"."""
    due = [c for c in children(token, "case", "mark") if c.lower_ == "due" and any(f.lower_ == "to" for f in children(c, "fixed"))]
    return bool(due) and bool(children(token, "cop", "aux"))


def is_ahead(token: Token) -> bool:
    """A present tense with a time to come: "they meet tomorrow", "leaves next week", "is moving in two months"."""
    going = token.tag_ == "VBG"
    around = children(token, "advmod", "obl", "obl:unmarked", "nmod:unmarked")
    when = [c for c in around if c.lower_ in AHEAD or _is_next(c) or (going and _is_span_from_now(c))]
    return bool(when) and is_finite(token) and not has_modal(token) and morphological_tense(token) == "present"


def is_of_day_ahead(noun: Token) -> bool:
    """ "Tomorrow's meeting", "next week's summit"."""
    days = children(noun, "nmod:poss", "compound", "nmod:unmarked") if noun.pos_ == "NOUN" else []
    return any(c.lower_ in AHEAD or _is_next(c) for c in days)


def is_within_reach(participle: Token) -> bool:
    """ "On the verge of attacking", "on the point of leaving", "within hours of taking it": not done yet."""
    noun = participle.head
    led = any(m.lower_ == "of" for m in children(participle, "mark"))
    if participle.tag_ != "VBG" or participle.dep_ not in {"acl", "advcl"} or not led:
        return False
    lemma, case = noun.lemma_.lower(), preposition(noun)
    return (lemma in BRINK and case in {"on", "at"}) or (lemma in UNITS and case == "within")


def is_arranged_in_vain(token: Token) -> bool:
    """ "Was to have met them on Friday": arranged, and as a rule it came to nothing (Quirk et al. 1985, 4.48)."""
    to = next((c for c in children(token, "mark") if c.lower_ == "to"), None)
    be = any(c.tag_ == "VBD" and c.lemma_ == "be" and to is not None and c.i < to.i for c in children(token, "aux", "cop", "aux:pass"))
    return be and is_perfect(token)


def is_bare_predicate(token: Token) -> bool:
    """ "All they have to do is sign": named as what is to be done."""
    return token.tag_ == "VB" and any(c.tag_ in {"VBZ", "VBP"} for c in children(token, "cop"))


def _is_span_from_now(noun: Token) -> bool:
    """ "In two weeks", "in about a month"."""
    counted = any(c.dep_ == "nummod" or c.lower_ in {"a", "an"} for c in noun.children)
    return noun.lemma_.lower() in UNITS and counted and preposition(noun) == "in"


def _is_next(noun: Token) -> bool:
    """ "Next week", "the coming months"."""
    return noun.ent_type_ == "DATE" and any(c.lower_ in {"next", "coming"} for c in children(noun, "amod"))


def may_shift(verb: Token) -> bool:
    """ "Would leave when they voted": still to come; "will be the first visit since they left" is not."""
    return bool({a.lower_ for a in children(verb, "aux")} & {"would", "'d", "’d", "could", "might", "should"})
