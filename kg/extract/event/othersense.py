"""Words of an event that mean something else in their construction: "met him at school", "insist on going", "calls him, a butcher, …".

The patterns of the lexicon ask what stands around a word; what these rules ask for (a gerund, a possessive of one's own, a passive that
is denied, a result told in passing) no list of words says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from kg.extract.event.draft import Draft
from kg.extract.event.noblow import NO_BLOW, TOLD_OF_ANYBODY
from kg.extract.event.pledges import DANGERS, is_no_offer
from kg.extract.tree.arguments import arguments
from kg.extract.tree.enhanced import objects
from kg.extract.tree.modality import is_condition, is_negated
from kg.extract.tree.syntax import children, first_conjunct, is_passive, preposition
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

ACQUAINTANCE = "acquaintance"  # word class: whom one meets for life
SCHOOLING = "schooling"  # word class: what one does when one gets to know somebody
ANYBODY = {"anybody", "anyone", "everybody", "everyone", "whoever", "someone", "somebody"}
LETTING = {"allow", "let", "permit"}
DOOMING = {"condemn", "sentence", "doom"}
ALIKE = {"as", "so", "that", "less", "too"}  # adverbs
VISITING = {"trip", "visit", "tour", "flight", "meeting", "event"}
LIFTING = {"lift", "end", "ease", "remove", "drop", "relax", "scrap", "revoke", "rescind", "overturn", "repeal", "waive", "suspend"}
STAYING = {"stay", "halt", "postpone", "delay", "defer", "suspend", "stop", "block", "put"}  # put off
STAYED = {"stay", "postponement", "delay", "halt", "suspension", "moratorium", "reprieve"}
LIFTED = {"lifting", "end", "easing", "removal", "relaxation", "repeal", "suspension"}
BACKING = {"support", "backing", "demand", "call", "request", "plan", "mandate", "appeal", "proposal"}
LEAVING = {"pull", "withdraw", "resign", "quit", "boycott", "refuse", "cancel", "suspend", "recall", "leave", "close", "skip"}
HEAVEN = {"god", "allah", "heaven", "fate", "destiny"}
OBLIGED = {"will", "would", "shall", "should", "must", "'ll", "’ll"}


def means_else(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether the word of an event says something else here."""
    rules = any(rule(draft) for rule in (*_BY_FORM, *NO_BLOW)) or any(rule(draft, lexicon) for rule in _BY_WORDS)
    return rules or is_no_offer(draft, lexicon)


def _is_getting_to_know(draft: Draft, lexicon: Lexicon) -> bool:
    """ "First met him at age ten", "whom she met while studying", "met the best of friends": no talks."""
    verb = draft.trigger
    if draft.type != "CONSULT" or verb.lemma_ != "meet" or verb.pos_ != "VERB":
        return False
    when = [c for c in children(verb, "advcl") if any(m.lower_ in {"while", "when"} for m in children(c, "mark", "advmod"))]
    learning = any(c.lemma_.lower() in lexicon.classes.get(SCHOOLING, NONE) for c in when)
    young = any(o.lemma_.lower() in {"age", "school", "college", "university"} for o in children(verb, "obl"))
    return learning or young or any(o.lemma_.lower() in lexicon.classes.get(ACQUAINTANCE, NONE) for o in objects(verb))


def _is_naming(draft: Draft) -> bool:
    """ "Calls the president, a “butcher”, …", "we were not called": nobody is said to have telephoned."""
    verb = draft.trigger
    if draft.mode != "phone" or verb.lemma_ != "call" or verb.pos_ != "VERB":
        return False
    return is_passive(verb) or any(t.is_quote for o in objects(verb) for c in children(o, "appos", "conj") for t in c.children)


def _is_for_oneself(draft: Draft) -> bool:
    """ "Defended his record": nobody else is backed."""
    verb = draft.trigger
    if draft.type != "SUPPORT" or verb.lemma_ != "defend" or is_passive(verb):
        return False
    return any(p.pos_ == "PRON" and p.lower_ != "whose" for o in objects(verb) for p in children(o, "nmod:poss"))


def _is_calling_names(draft: Draft) -> bool:
    """ "Called him a “liar” for having hugged her": asks for nothing."""
    verb = draft.trigger
    return draft.type == "REQUEST" and verb.lemma_ == "call" and any(c.pos_ in {"NOUN", "PROPN"} for c in children(verb, "xcomp"))


def _is_persisting(draft: Draft) -> bool:
    """ "Insist on going": they go, and ask nobody; "insisted on their leaving" asks."""
    verb = draft.trigger
    own = [c for c in children(verb, "advcl", "obl") if c.tag_ == "VBG" and any(m.lower_ == "on" for m in children(c, "mark", "case"))]
    return draft.type == "REQUEST" and verb.lemma_ == "insist" and any(not children(c, "nsubj", "nmod:poss", "aux:pass") for c in own)


def _presses_nobody(draft: Draft) -> bool:
    """ "Did not put any pressure on the court": it may have been asked all the same."""
    verb = draft.trigger
    pressed = [o for o in objects(verb) if o.lemma_.lower() == "pressure"] if draft.type == "REQUEST" else []
    none = any(c.lower_ in {"no", "n't", "not", "never"} for t in (verb, *pressed) for c in children(t, "advmod", "det", "neg"))
    return bool(pressed) and none


def _is_lesser_sentence(draft: Draft) -> bool:
    """ "Did not give them the longest sentence": but another."""
    verb = draft.trigger
    denied = draft.mode == "convict" and any(c.lower_ in {"not", "n't", "never"} for c in children(verb, "advmod", "neg"))
    how = [a for o in objects(verb) for a in children(o, "amod", "compound")]
    return denied and any(a.tag_ == "JJS" or a.lower_ in {"maximum", "full"} for a in how)


def _is_dooming(draft: Draft) -> bool:
    """ "Condemned many women to go in secret": drove them to it."""
    verb = draft.trigger
    return draft.type == "ACCUSE" and verb.lemma_ in DOOMING and any(_is_to(c) for c in children(verb, "xcomp", "advcl"))


def _is_comparison(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Are not as sceptical of Chad": less than others, which does not deny it."""
    word = draft.trigger
    felt = draft.type == "ACCUSE" and draft.entry is not None and draft.entry.pos == "ADJ"
    return felt and is_negated(word, lexicon) and any(c.lower_ in ALIKE for c in children(word, "advmod"))


def _is_under_condition(draft: Draft) -> bool:
    """ "If people think twice because they are concerned about it": a mood that is part of what is supposed."""
    felt = draft.type == "ACCUSE" and draft.entry is not None and draft.entry.pos == "ADJ"
    return felt and any(is_condition(a) for a in (draft.trigger, *draft.trigger.ancestors))


def _is_no_leave(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Cannot allow them to win", "declared a disaster, allowing the state to act": a stand against them, a result; no concession."""
    verb = first_conjunct(draft.trigger)
    if draft.type != "CONCEDE" or draft.trigger.lemma_ not in LETTING:
        return False
    refused = is_negated(draft.trigger, lexicon) and any(a.tag_ == "MD" for a in children(verb, "aux"))
    return refused or (draft.trigger.tag_ == "VBG" and verb.dep_ == "advcl" and not children(verb, "mark"))


def _is_unmoved(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Will not be intimidated by them": says that one stands firm, not that they do not threaten."""
    daunted = draft.entry is not None and draft.entry.iri.endswith("intimidate")
    return daunted and is_passive(draft.trigger) and is_negated(draft.trigger, lexicon)


def _is_of_anybody(draft: Draft) -> bool:
    """ "Anybody who has talks in secret", "allows someone to sue": nobody in particular, and nothing that has happened."""
    if draft.type == "x-STATE" and draft.actors and all(any(d.lower_ == "no" for d in children(t, "det")) for t in draft.actors):
        return True  # "no group claimed responsibility"
    return draft.type not in TOLD_OF_ANYBODY and bool(draft.actors) and all(t.lower_ in ANYBODY for t in draft.actors)


def _is_reckoning_to_come(draft: Draft) -> bool:
    """ "People would be held accountable", "must be held responsible": nobody has charged them yet."""
    verb = first_conjunct(draft.trigger)
    held = draft.entry is not None and draft.entry.iri.endswith("hold-accountable")
    return held and any(a.lower_ in OBLIGED for a in children(verb, "aux"))


def _is_called_off(draft: Draft) -> bool:
    """ "His trip to Chad, which was cancelled": by nobody, and perhaps for the weather."""
    if draft.mode == "discontinue" and draft.particle is not None and draft.particle.lower_ == "short":
        return any(o.lemma_.lower() in VISITING for o in objects(draft.trigger))  # "cut short his visit"
    told = draft.mode == "discontinue" and is_passive(draft.trigger) and not draft.actors
    return told and any(o.lemma_.lower() in VISITING for o in objects(draft.trigger))


def _is_to_blame(draft: Draft) -> bool:
    """ "The airline was to blame": blames nobody; it is said to be at fault."""
    verb = draft.trigger
    passive = any(a.lower_ == "be" for a in children(verb, "aux:pass"))
    return draft.type == "ACCUSE" and verb.lemma_ == "blame" and verb.tag_ == "VB" and not passive and not objects(verb) and _is_to(verb)


def _is_defence_claimed(draft: Draft) -> bool:
    """ "Those they claim to be defending": it is claimed that they protect them."""
    verb = draft.trigger
    claimed = verb.dep_ == "xcomp" and verb.tag_ == "VBG" and verb.head.lemma_ in {"claim", "pretend", "purport"}
    return draft.type == "SUPPORT" and verb.lemma_ == "defend" and claimed


def _is_gathering(draft: Draft) -> bool:
    """ "They gathered outside the court": who they are does not say that they came to confer."""
    gather = draft.mode == "multilateral" and draft.trigger.lemma_ in {"gather", "assemble"}
    return gather and all(t.pos_ == "PRON" for t in draft.actors)


def _is_alert(draft: Draft) -> bool:
    """ "Issued a warning of a terrorist threat": warns of others, and threatens nobody."""
    warnings = [t for t in (draft.trigger, *objects(draft.trigger)) if t.lemma_.lower() in {"warning", "alert"}]
    told = [c.lemma_.lower() for t in warnings for c in children(t, "nmod") if preposition(c) in {"of", "about"}]
    return draft.type == "THREATEN" and any(lemma in DANGERS for lemma in told)


def _is_opponent(draft: Draft) -> bool:
    """ "Countries opposed to the plan": they oppose it, and are not opposed."""
    verb = draft.trigger
    return verb.lemma_ == "oppose" and verb.tag_ == "VBN" and first_conjunct(verb).dep_ == "acl" and bool(arguments(verb).heads("to"))


def _is_way(draft: Draft) -> bool:
    """ "Were kicked out of the country": expelled, and not beaten. "As they traveled by bus": no visit to anybody."""
    verb = draft.trigger
    out = draft.mode == "beat" and verb.lemma_ in {"kick", "throw"} and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in {"out", "off"}
    going = draft.mode == "visit" and verb.lemma_ in {"travel", "go", "fly", "head", "return"}
    return out or (going and bool(draft.actors) and all(t.lower_ == "they" for t in draft.actors))


def _is_sent_against(draft: Draft) -> bool:
    """ "Sent drones against oil fields": no help to anybody; what is given *to* somebody against drones is."""
    around = arguments(draft.trigger)
    return draft.type == "AID" and draft.trigger.pos_ == "VERB" and bool(around.heads("against")) and not around.heads("to")


def _is_lifted(draft: Draft) -> bool:
    """ "Lifted a ban on the party", "the lifting of sanctions": told of the measure only that it ends."""
    noun = first_conjunct(draft.trigger)
    measure = draft.type in {"COERCE", "SANCTION"} and noun.pos_ == "NOUN"
    ended = noun.dep_ in {"obj", "nsubj:pass"} and noun.head.lemma_.lower() in LIFTING
    return measure and (ended or (noun.dep_ == "nmod" and noun.head.lemma_.lower() in LIFTED))


def _is_stayed(draft: Draft) -> bool:
    """ "Stayed the execution of Walter Dunn", "a stay of execution": he has not been put to death."""
    noun = first_conjunct(draft.trigger)
    put_off = noun.dep_ in {"obj", "nsubj:pass"} and noun.head.lemma_.lower() in STAYING
    by_noun = noun.dep_ == "nmod" and noun.head.lemma_.lower() in STAYED
    return draft.mode == "execute" and noun.pos_ == "NOUN" and (put_off or by_noun)


def _is_to(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(m.lower_ == "to" for m in children(clause, "mark"))


def _is_of_a_cause(draft: Draft) -> bool:
    """ "Blamed the crash on bad weather": accuses nobody."""
    return draft.type == "ACCUSE" and draft.trigger.lemma_ == "blame" and draft.trigger.pos_ == "VERB" and not draft.recipients


def _is_wished_for(draft: Draft) -> bool:
    """ "Its support for the deployment of troops": none are deployed yet."""
    noun = first_conjunct(draft.trigger)
    backed = noun.pos_ == "NOUN" and noun.dep_ == "nmod" and preposition(noun) == "for"
    return draft.type in {"MOBILIZE", "RETREAT", "COOPERATE"} and backed and noun.head.lemma_.lower() in BACKING


def _is_out_of_protest(draft: Draft) -> bool:
    """ "Will pull out its monitors to protest irregularities": no march."""
    verb = draft.trigger
    return draft.mode == "demo" and verb.lemma_ == "protest" and _is_to(verb) and verb.dep_ == "advcl" and verb.head.lemma_ in LEAVING


def _is_by_heaven(draft: Draft) -> bool:
    """ "Only God will remove me", "God punished Haiti": a way of speaking."""
    return any(t.lower_ in HEAVEN for t in draft.actors)


_BY_FORM: Iterable[Callable[[Draft], bool]] = (
    _is_by_heaven,
    _is_naming,
    _is_calling_names,
    _is_for_oneself,
    _is_persisting,
    _presses_nobody,
    _is_lesser_sentence,
    _is_dooming,
    _is_under_condition,
    _is_of_anybody,
    _is_reckoning_to_come,
    _is_called_off,
    _is_defence_claimed,
    _is_to_blame,
    _is_lifted,
    _is_stayed,
    _is_gathering,
    _is_way,
    _is_of_a_cause,
    _is_wished_for,
    _is_out_of_protest,
    _is_alert,
    _is_opponent,
    _is_sent_against,
)
_BY_WORDS: Iterable[Callable[[Draft, Lexicon], bool]] = (
    _is_getting_to_know,
    _is_comparison,
    _is_no_leave,
    _is_unmoved,
)
