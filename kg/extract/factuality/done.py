"""Infinitives that tell of what was done: two-way and one-way implicatives whose word is no verb alone (Karttunen 1971; 2012).

"It took them two days to reach the port", "had the nerve to refuse", "was one of 15 states to sign", "the deadliest storm to hit the
coast": each is so where the clause itself is past and plainly said.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.tree import modality
from kg.extract.tree.holders import is_somebody
from kg.extract.tree.syntax import children, is_passive, preposition
from kg.extract.tree.tense import has_modal, is_infinitive, morphological_tense
from kg.lexicon import Lexicon
from kg.model import Tense

FIRSTS = {"first", "second", "third", "last", "latest", "only", "youngest", "oldest"}
# "the tenth country to sign", "the 21st to leave"
_ORDINAL = re.compile(r"\d*(?:1st|2nd|3rd|\dth)|(?:[a-z]+-)?(?:fourth|fifth|sixth|eighth|ninth|[a-z]+(?:[nrd]|teen|tie)th|twelfth)")
# what is praised or blamed as something to do is not done: "the best time to leave"
_JUDGING = {"best", "worst", "easiest", "hardest", "safest", "cheapest", "fastest", "simplest"}
TAKEN = "taken-to-do"  # word class: what somebody took, and did with it what the infinitive says
HAD = "had-to-do"  # word class: what somebody had who did what the infinitive says
FOR_A_TASK = "for-a-task"  # word class: who is there to do it, and need not have done it
_SPANS = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "while", "long", "moment", "time"}
_SPENDING = {"take", "need", "require"}
_PARTS = {"one", "some", "few", "several", "many", "most", "two", "three", "four", "five"}


def is_of_first(infinitive: Token, lexicon: Lexicon) -> bool:
    """ "The first president to visit Cuba", "the tenth to sign", "the deadliest storm to hit the coast", "one of 15 states to sign"."""
    noun = infinitive.head
    if infinitive.dep_ != "acl":
        return False
    ranks = (noun, *children(noun, "amod"))
    if any(c.lower_ in FIRSTS or (c.tag_ in {"JJ", "NN", "RB"} and _ORDINAL.fullmatch(c.lower_)) for c in ranks):
        return True
    if is_passive(infinitive) or not _is_past(clause_of(noun)):
        return False  # "one of the matters to be discussed"
    most = any(c.tag_ == "JJS" and c.lower_ not in _JUDGING for c in ranks)
    return (most and bool(children(infinitive, "obj"))) or _is_one_of_them(noun, lexicon)


def clause_of(noun: Token) -> Token:
    """The clause that says who the first was: "was the first to go", "sent tanks, the first to be seen there"."""
    clause = noun if children(noun, "cop") else noun.head
    while clause.dep_ in {"appos", "obj", "obl", "nmod"} and clause.pos_ in {"NOUN", "PROPN"} and not children(clause, "cop"):
        clause = clause.head
    return clause


def time_of_first(noun: Token) -> Tense:
    """ "Was the first president to visit Cuba": he did when that was so; "will be the first to visit it": he will."""
    clause = clause_of(noun)
    if has_modal(clause):
        return "future"  # "would send tanks to Kyiv, the first to be sent there"
    tense = morphological_tense(clause)
    return "past" if tense == "present" else tense  # "the third to be impeached is on trial"


def told_as_done(infinitive: Token, lexicon: Lexicon) -> Token | None:
    """The verb in the past whose object makes what the infinitive says done: "took two days to reach it", "had the nerve to refuse".

    Where that verb is negated ("did not take the time to ask"), what the infinitive says was not done.
    """
    if not is_infinitive(infinitive):
        return None
    if infinitive.dep_ == "acl" and infinitive.head.dep_ == "obj":
        thing, verb = infinitive.head, infinitive.head.head
        member = {"take": TAKEN, "see": TAKEN, "have": HAD}.get(verb.lemma_.lower())
        done = member is not None and thing.lemma_.lower() in lexicon.classes.get(member, frozenset())
        done = done or _is_forced(infinitive, thing)
    else:
        verb = infinitive.head
        around = (*children(verb, "obj", "obl:unmarked", "advmod"), *children(infinitive, "obl:unmarked"))
        spans = [c for c in around if c.lemma_.lower() in _SPANS and c.i < infinitive.i]
        done = verb.lemma_.lower() in _SPENDING and bool(spans) and infinitive.dep_ in {"csubj", "advcl", "xcomp", "ccomp"}
        done = done and modality.negation(verb, lexicon) is None  # "did not take long to reach it": reached all the same, or left open
    return verb if done and _is_past(verb) else None


def _is_forced(infinitive: Token, choice: Token) -> bool:
    """ "Had no choice but to resign": resigned."""
    none = choice.lemma_.lower() in {"choice", "option", "alternative"} and modality.no_word(choice) is not None
    return none and any(c.lower_ == "but" for c in infinitive.children)


def _is_past(clause: Token) -> bool:
    return not has_modal(clause) and not is_infinitive(clause) and morphological_tense(clause) == "past"


def _is_one_of_them(noun: Token, lexicon: Lexicon) -> bool:
    """ "Was one of 15 states to sign", "was among the ministers to resign"; "one of two candidates to lead it" need not lead it."""
    if noun.tag_ == "CD" or noun.lower_ in _PARTS:  # the infinitive hangs on the one or on the many
        noun = next((c for c in children(noun, "nmod") if preposition(c) == "of"), noun)
    part = noun.dep_ == "nmod" and preposition(noun) == "of" and (noun.head.tag_ == "CD" or noun.head.lower_ in _PARTS)
    among = preposition(noun) == "among" and bool(children(noun, "cop"))
    doers = is_somebody(noun, lexicon) and noun.lemma_.lower() not in lexicon.classes.get(FOR_A_TASK, frozenset())
    return (part or among) and doers and noun.tag_ in {"NNS", "NNPS"}
