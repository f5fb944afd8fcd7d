"""Clauses whose verb a parse gives to the wrong word: "…, a claim Bari called false", "a firm it accused of lying", "showed men firing"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.statement.remarks import VERDICTS
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, preposition
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

_ARGUMENTS = {"obj", "nsubj", "nsubj:pass"}


def unbend(doc: Doc, lexicon: Lexicon) -> None:
    """Hang them where they belong. Changes the tree of the Doc."""
    for second in [t for t in doc if t.dep_ == "ccomp"]:
        _mend_verdict(second, lexicon)
    for verb in [t for t in doc if t.pos_ == "VERB"]:
        _mend_accuser(verb)
        _mend_shown(verb)
        _mend_charge(verb, lexicon)
    for number in [t for t in doc if t.tag_ == "CD"]:
        _mend_some_of(number)


def _mend_verdict(second: Token, lexicon: Lexicon) -> None:
    """ "The road is shut, officials said, a claim Bari called false": Bari says so of what was said before; it is no second thing said."""
    said = [c for c in children(second.head, "ccomp") if c.i < second.head.i < second.i] if second.dep_ == "ccomp" else []
    noun = second if second.pos_ == "NOUN" else next((o for o in children(second, "obj") if o.i < second.i), None)
    if not said or noun is None or noun.lemma_.lower() not in lexicon.classes.get(VERDICTS, NONE):
        return
    first = next(t for t in noun.subtree if not t.is_punct)
    if first.lower_ in {"a", "an"} and first.nbor(-1).text == ",":
        noun.head, noun.dep_ = said[0], "appos"
        if second != noun:
            second.head, second.dep_ = noun, "acl:relcl"


def _mend_accuser(verb: Token) -> None:
    """ "Two firms it accused of lying": a past tense with no auxiliary has no passive subject."""
    bare = verb.tag_ == "VBD" and verb.dep_ == "acl:relcl" and not children(verb, "aux", "aux:pass", "obj")
    for who in children(verb, *PASSIVE_SUBJECTS) if bare else []:
        if who.i < verb.i and who.tag_ not in {"WDT", "WP"}:
            who.dep_ = "nsubj"


def _mend_shown(verb: Token) -> None:
    """ "The film shows men firing": the men fire."""
    firing = [c for c in children(verb, "ccomp") if c.tag_ == "VBG" and not children(c, *SUBJECTS, *PASSIVE_SUBJECTS, "mark")]
    for who in children(verb, "iobj") if len(firing) == 1 else []:
        if verb.i < who.i and who.right_edge.i + 1 == firing[0].left_edge.i:
            who.head, who.dep_ = firing[0], "nsubj"


def _mend_charge(verb: Token, lexicon: Lexicon) -> None:
    """ "Was accused by two groups of lying": they accuse him of that; it does not tell which groups."""
    agents = children(verb, "obl:agent")
    charges = any("both" in c.takes and c.particle == "of" for c in lexicon.cues_for(verb.lemma_.lower()))
    if len(agents) != 1 or not charges or any(preposition(c) == "of" for c in verb.children):
        return
    for part in children(agents[0], "nmod", "acl"):
        if part.left_edge.lower_ == "of" and part.right_edge.i == agents[0].right_edge.i:
            part.head, part.dep_ = verb, "obl" if part.dep_ == "nmod" else "advcl"


def _mend_some_of(number: Token) -> None:
    """ "Killed three of its citizens": citizens, three of them."""
    parts = [
        c for c in children(number, "nmod") if preposition(c) == "of" and c.tag_ in {"NNS", "NNPS"} and children(c, "det", "nmod:poss")
    ]
    part = parts[0] if len(parts) == 1 else None
    case = next(iter(children(part, "case")), None) if part is not None else None
    if part is None or case is None or number.lower_ == "one" or number.dep_ not in _ARGUMENTS or case.i != number.i + 1:
        return
    others = [c for c in number.children if c.i < number.i or c.i > part.i]
    part.head, part.dep_ = number.head, number.dep_
    number.head, number.dep_ = part, "nummod"
    case.head, case.dep_ = number, "fixed"
    for word in (c for c in others if c.dep_ not in {"advmod", "amod"}):
        word.head = part
