"""Whose a plan is ("its plan to send", "the Chadian bid to retake"): who would do what the infinitive behind a noun says."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.syntax import children, possessors, preposition

# whose object, a plan or decision, is another's; and whose object is the subject's own even where it is "the decision"
OF_ANOTHERS_PLAN = {
    "back", "support", "oppose", "reject", "condemn", "criticise", "criticize", "denounce", "welcome", "block", "halt", "thwart",
    "foil", "stop", "praise", "applaud", "endorse", "approve", "defend", "question", "protest", "discuss", "review", "hail", "resist",
    "survive", "escape", "boycott", "prevent", "attack", "slam", "blast", "decry", "see", "await", "follow", "report", "describe", "cite",
    "quote", "give", "grant", "deny",
}  # fmt: skip
OWNING = {
    "have", "make", "take", "reach", "launch", "begin", "start", "continue", "get", "use", "lose", "need", "reserve", "retain",
    "want", "carry",
    "announce", "sign", "lead", "mount", "pursue", "resume", "intensify", "undertake", "exercise", "possess", "lack", "join", "reaffirm",
}  # fmt: skip
PROTESTS = {"strike", "walkout", "stoppage", "protest", "demonstration", "march", "sit-in", "demo"}
AMOUNTS = {"MONEY", "QUANTITY", "PERCENT", "DATE", "TIME"}
CALLS = {  # to do something oneself
    "call", "appeal", "order", "plea", "pressure", "instruction", "invitation", "proposal", "demand", "request", "recommendation",
}  # fmt: skip
RANKS = {"first", "last", "only", "latest", "next", "second", "third"}


def planning(verb: Token) -> list[Token]:
    """ "Its plan to send", "the Chadian bid to retake", "the refusal of the court to hear": who is told to plan what an infinitive says."""
    noun, start = verb.head, verb.left_edge.i
    if noun.lemma_.lower() in CALLS:
        return []  # "a Chadian call to stop": others are to stop
    behind = [c for c in children(noun, "nmod") if preposition(c) in {"of", "by", "from"} and c.right_edge.i == start - 1]
    behind = [c for c in behind if c.pos_ in {"NOUN", "PROPN", "PRON"} and c.ent_type_ not in AMOUNTS]
    before = [c for c in children(noun, "amod", "compound", "nmod:unmarked") if c.ent_type_ in {"NORP", "GPE", "ORG"}]
    return possessors(noun) or behind or _ranked(noun) or before


def is_own_plan(noun: Token) -> bool:
    """ "Announced plans to strike", "met in a bid to end it"; who backs or welcomes the decision to strike need not strike."""
    verb = noun.head
    definite = any(d.lower_ in {"the", "that", "those", "this", "these"} for d in children(noun, "det"))
    if noun.dep_ == "obl":
        return preposition(noun) in {"in", "with", "under", "on"} and not definite
    if noun.dep_ != "obj" or verb == noun or verb.lemma_.lower() in OF_ANOTHERS_PLAN:
        return noun.lemma_.lower() in CALLS and noun.dep_ == "obj"  # "rejected a call to stop": it was to stop
    return not definite or verb.lemma_.lower() in OWNING


def _ranked(noun: Token) -> list[Token]:
    """ "She was the first mayor to speak": of whom the noun is said does it; "the first mayor to speak left": he himself."""
    if not any(c.lower_ in RANKS for c in children(noun, "amod")):
        return []
    return children(noun, "nsubj") if children(noun, "cop") else [noun]


def is_called_for(verb: Token) -> bool:
    """ "Called a march", "announced a strike", "plans a protest": it is still to be held."""
    ahead = verb.pos_ == "VERB" and verb.lemma_ in {"call", "announce", "plan"} and not children(verb, "compound:prt")
    return ahead and any(c.lemma_.lower() in PROTESTS for c in children(verb, "obj", "nsubj:pass"))
