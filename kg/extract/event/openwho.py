"""Who is named where another may be meant: a relative clause behind two nouns, a "they" behind police and a crowd."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.event.draft import Draft
from kg.extract.tree.enhanced import objects
from kg.extract.tree.syntax import children, conjuncts, first_conjunct, preposition
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

ARMED, CROWD = "armed", "crowd"  # word classes
THAT = {"that", "which"}
CROWDS = {"protester", "protestor", "demonstrator", "marcher", "striker", "rioter", "student", "crowd"}
SPEAKING_FOR = {"lawyer", "attorney", "spokesman", "spokeswoman", "spokesperson", "counsel", "agent", "adviser", "advisor", "aide", "team"}


def is_open(actor: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether the words leave open that he did it."""
    return _is_of_nearer_attack(actor, draft, lexicon) or _is_of_his_lawyers(actor, draft)


def _is_of_nearer_attack(actor: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Arrested two men in connection with an attack on a mosque that killed five": the attack killed them, whoever did it."""
    clause = first_conjunct(draft.trigger)
    if draft.type != "ASSAULT" or clause.dep_ != "acl:relcl" or clause.head not in conjuncts(actor):
        return False
    if not any(s.lower_ in THAT for s in children(clause, "nsubj")):
        return False
    nouns = [t for t in actor.doc[actor.i + 1 : clause.i] if t.pos_ == "NOUN"]
    return any(e.type == "ASSAULT" and e.pos == "NOUN" for t in nouns for e in lexicon.entries_for(t.lemma_.lower()))


def _is_of_his_lawyers(actor: Token, draft: Draft) -> bool:
    """ "Lawyers for Roe, who demanded guards": they, or he."""
    clause, name = first_conjunct(draft.trigger), first_conjunct(actor)
    behind = clause.dep_ == "acl:relcl" and clause.head == name and any(s.lower_ == "who" for s in children(clause, "nsubj"))
    return behind and preposition(name) == "for" and name.dep_ == "nmod" and name.head.lemma_.lower() in SPEAKING_FOR


def marching(draft: Draft, lexicon: Lexicon) -> list[Token]:
    """ "Police beat the protesters when they tried to march": of "they" behind police and a crowd the crowd, where one only is named."""
    verb = draft.trigger
    if draft.type != "PROTEST" or not draft.actors or any(t.lower_ != "they" for t in draft.actors):
        return draft.actors
    clause = draft.actors[0].head
    outer = clause.head
    armed = lexicon.classes.get(ARMED, NONE)
    if clause.dep_ not in {"advcl", "ccomp"} or not any(s.lemma_.lower() in armed for s in children(first_conjunct(outer), "nsubj")):
        return draft.actors
    before = [t for t in verb.sent if t.i < draft.actors[0].i and t.lemma_.lower() in CROWDS]
    suffering = {o.i for t in verb.sent if t.pos_ == "VERB" for o in objects(t)} | {t.i for t in before if t.dep_ == "obl"}
    return before if len(before) == 1 and before[0].i in suffering else []
