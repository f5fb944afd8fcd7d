"""Which of the events found stand on their own: no background nouns, no attributes, nothing that is told of nobody."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.event.doubling import is_purpose, is_told_again
from kg.extract.event.draft import DONE_TO, Draft
from kg.extract.event.othersense import means_else
from kg.extract.event.telling import HOSTILE, WELL_MEANT, WORDS, agreed_on, foretold, inherit, turned
from kg.extract.tree.enhanced import objects, subjects
from kg.extract.tree.modality import is_negated, is_question, opening_of_condition
from kg.extract.tree.syntax import children, conjuncts, first_conjunct, is_clause, is_of_anybody, is_passive, tells_apart
from kg.extract.tree.tags import FINITE_TAGS
from kg.extract.tree.tense import is_infinitive
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

_SCORE = re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b")  # of a game
MAIN = {"ROOT", "root", "ccomp", "parataxis"}
ON_THE_GROUND = {"ASSAULT", "PROTEST"}  # told by their place alone: "an explosion in Beirut"
BEFALLING = "befalling"  # word class
NAMES = {"PERSON", "ORG", "GPE", "LOC", "NORP", "VEHICLE", "WEAPON"}  # labels; not a number
GRANTED = {"AGREE", "CONCEDE", "AID"}
NEEDING = {"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "AID", "COOPERATE", "CONSULT", "THREATEN", "MOBILIZE"}  # told of somebody
HINDERING = {"stall", "derail", "hinder", "impede", "thwart", "stymie", "oppose", "obstruct", "delay"}
JOINING = {"join", "accede"}
WORRIES = {"concern", "fear", "worry", "alarm", "doubt"}
ANXIOUS = {"concern", "concerned", "alarm", "alarmed", "worried", "worry", "troubled", "disturbed", "shocked", "upset"}


def sifted(found: dict[int, Draft], lexicon: Lexicon) -> dict[int, Draft]:
    """The events that stand; run after their places are filled."""
    for draft in found.values():
        turned(draft, lexicon)
        agreed_on(draft)
        foretold(draft)
        inherit(draft, lexicon)
    merged = {i: d for i, d in found.items() if not is_purpose(d, found) and not is_told_again(d, found)}
    matters = {id(d.topic) for d in merged.values() if d.topic is not None}
    kept = {i: d for i, d in merged.items() if _stands(d, lexicon) and (id(d) in matters or not _in_passing(d, lexicon))}
    ids = {id(d) for d in kept.values()}
    for draft in kept.values():
        if draft.topic is not None and id(draft.topic) not in ids:
            draft.topic = None
    return kept


def _stands(draft: Draft, lexicon: Lexicon) -> bool:
    trigger = draft.trigger
    if _attributive(trigger) or is_of_anybody(trigger) or (draft.type in WORDS and tells_apart(trigger)):
        return False
    if draft.impersonal and draft.type not in ON_THE_GROUND:
        return False
    if draft.by_text and draft.type in GRANTED and not is_question(trigger):
        return False  # "the bill does not offer couples the same rights", "would fund the government": what a rule gives
    if draft.type == "REJECT" and is_passive(trigger) and not draft.actors and trigger.lemma_.lower() in HINDERING:
        return False  # "the talks have been stalled"; "extremists opposed to it" whose doer is not found
    if draft.type == "THREATEN" and _endangers(trigger, draft):
        return False
    if draft.type == "SUPPORT" and trigger.dep_ == "acl" and trigger.lemma_.lower() in JOINING:
        return False  # "its bid to join the union"
    if draft.type == "ASSAULT" and not draft.actors and trigger.pos_ == "VERB" and is_negated(trigger, lexicon):
        return False  # "no one was hurt in the blast": the blast was
    if _is_bare_aim(draft) or _is_notion(draft, lexicon) or _is_interview(draft, lexicon) or means_else(draft, lexicon):
        return False
    done_to = draft.type in DONE_TO or (draft.type == "AID" and is_passive(trigger))
    if done_to and not is_question(trigger) and _is_able(trigger):
        return False  # "the bomblets can kill civilians", "an official can be removed": what may befall anybody
    if not is_question(trigger) and _is_enabled(draft, lexicon):
        return False
    if draft.type == "AGREE" and draft.matter is not None and draft.matter.dep_ != "xcomp" and _is_asked_about(draft.matter):
        return False  # "do not agree on how it works": an opinion
    if draft.mode in {"beat", "expel"} and _SCORE.search(trigger.sent.text):
        return False  # "beat her 6-2, 6-4"
    if _is_supposed_mood(draft, lexicon):
        return False
    if _is_bare_participle(draft) or _is_no_complaint(draft, lexicon) or _helps_nobody(draft, lexicon):
        return False
    if draft.type == "x-CONSIDER" and draft.matter is None:
        return False  # "considering how late it is"
    named = [t for t in draft.recipients if t.ent_type_ in NAMES and not (t.ent_type_ == "VEHICLE" and t.pos_ == "NOUN")]
    if draft.mode == "destroy" and not draft.actors and trigger.pos_ != "NOUN" and not named:
        return False  # "houses were damaged": by whatever it was
    asked = trigger.sent.text.rstrip().endswith("?")  # who did it, or to whom, may be what is asked
    found_so = draft.mode == "convict" and not (draft.entry is not None and draft.entry.complements)  # "ruled the law unconstitutional"
    if not asked and not draft.recipients and (found_so or (draft.type == "SUPPORT" and trigger.pos_ == "NOUN")):
        return False  # "with support from donors": of whom?
    if not asked and (_is_one_sided(draft) or _loses_subject(draft, lexicon)):
        return False
    if draft.actors or any(t.lower_ != "you" for t in draft.recipients) or (draft.by_text and draft.type == "REQUEST"):
        return True
    if trigger.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return trigger.pos_ != "ADJ" and draft.type in ON_THE_GROUND and bool(draft.places)
    return (asked or draft.type not in NEEDING) and first_conjunct(trigger).dep_ in MAIN and _says_whom(draft)


def _endangers(verb: Token, draft: Draft) -> bool:
    """ "Said it threatens the peace process": what a thing puts at risk, and nobody threatens to do."""
    told = verb.lemma_ == "threaten" and bool(objects(verb)) and not children(verb, "xcomp", "ccomp", "advcl", "obl")
    return told and bool(draft.actors) and all(t.lower_ in {"it", "this", "that", "which"} for t in draft.actors) and not draft.recipients


def _is_one_sided(draft: Draft) -> bool:
    """ "Chad talks", "the Syria negotiations": what takes two, with one, is told of a matter."""
    mutual = draft.entry is not None and draft.entry.mutual and draft.trigger.pos_ in {"NOUN", "PROPN"} and draft.type not in ON_THE_GROUND
    joined = any(
        c.ent_type_ == "GPE" and "-" in f"{c.text}{c.doc[c.i + 1 : c.i + 2].text}"
        for c in children(draft.trigger, "compound", "amod", "nmod")
    )
    if joined and draft.entry is not None and draft.entry.mutual:
        return True  # "the UK-France summit": two in one word
    sides = {t.i: t for t in (*draft.actors, *draft.recipients)}
    if draft.trigger.lemma_ == "meet" and draft.trigger.pos_ == "VERB" and not draft.recipients and not objects(draft.trigger):
        return len(sides) == 1 and all(_is_one(t) for t in sides.values())  # "the senate will meet"
    return mutual and len(sides) == 1 and all(t.tag_ != "NNS" for t in sides.values())


def _is_asked_about(clause: Token) -> bool:
    """ "How it works", "whether to go"."""
    return is_clause(clause) and any(c.tag_ in {"WRB", "WP", "WDT"} or c.lower_ == "whether" for c in clause.children)


def _is_able(verb: Token) -> bool:
    """ "Can kill", "can injure and kill"."""
    own = children(verb, "aux") or ([] if children(verb, "nsubj") else children(first_conjunct(verb), "aux"))
    return any(a.lower_ == "can" for a in own)


def _is_enabled(draft: Draft, lexicon: Lexicon) -> bool:
    """ "A device which allows users to call", "a law that lets police detain them": what a thing or a paper makes possible for anybody."""
    verb = first_conjunct(draft.trigger)
    verb = verb.head if verb.pos_ == "NOUN" and verb.dep_ == "obj" else verb  # "lets users make calls"
    lets = verb.head
    if verb.dep_ not in {"xcomp", "ccomp", "advcl"} or not is_infinitive(verb) or lets.pos_ != "VERB":
        return False
    if lets.lemma_.lower() not in lexicon.classes.get("enabling", frozenset()):
        return False
    named = (lets.head,) if lets.dep_ in {"acl", "acl:relcl"} else ()  # "a device allowing users to call"
    by = [t for t in subjects(lets) if t.tag_ != "WDT"] or list(named)
    return bool(by) and not any(_is_somebody(t, lexicon) for t in by)


def _is_somebody(token: Token, lexicon: Lexicon) -> bool:
    """Whether it names somebody who can act, or stands for him."""
    kinds = [lexicon.classes.get(name, frozenset()) for name in ("person", "body", "armed", "crowd")]
    return token.pos_ in {"PRON", "PROPN"} or token.ent_type_ in NAMES or any(token.lemma_.lower() in kind for kind in kinds)


def _is_one(token: Token) -> bool:
    """One person or body, and nobody beside."""
    return token.lower_ == "it" or (token.tag_ in {"NN", "NNP"} and not conjuncts(token)[1:])


def _loses_subject(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Some criticise the pact", "I am honoured by the trust": of somebody, or something, that is there in the sentence and no actor. Who
    asks for him ("who criticised the pact?") means an act all the same."""
    verb = draft.trigger
    if verb.pos_ != "VERB" or draft.type not in WORDS | WELL_MEANT or draft.by_text or draft.actors:
        return False
    felt = (
        children(verb, "nsubj", "nsubj:pass") if draft.entry is not None and draft.entry.pos == "ADJ" else []
    )  # "those on board are ready"
    if verb.tag_ in FINITE_TAGS and not is_passive(verb) and not subjects(verb):
        return True  # "a post in which thanked his supporters"
    alone = lexicon.classes.get("by-itself", NONE)
    if draft.type == "RETREAT" and subjects(verb) and all(t.lemma_.lower() in alone for t in subjects(verb)):
        return False  # "a truce came into force in Yemen"
    undergoing = {t.i for t in draft.recipients}  # "Saddam stood trial": it is done to him
    doing = (*felt, *(t for t in subjects(verb) if t.i not in undergoing), *children(verb, "csubj"))
    return any(s.tag_ != "WP" for s in doing) or (draft.mode == "resign" and is_passive(verb))  # "the seat was vacated"


def _is_interview(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Speaking to Ann Lee of the radio, he said …": where he said it, and no talks."""
    verb, outer = draft.trigger, draft.trigger.head
    framing = draft.type == "CONSULT" and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_.lower() in {"speak", "talk"}
    return framing and any(c.kind == "speech" for c in lexicon.cues_for(outer.lemma_.lower()))


def _is_notion(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Murder is the killing of a person": a noun for what nobody does to nobody in particular."""
    noun = draft.trigger.pos_ == "NOUN" and draft.type in HOSTILE and not draft.actors and not draft.places
    generic = lexicon.classes.get("generic-person", frozenset())
    return noun and bool(draft.recipients) and all(t.lemma_.lower() in generic and _is_any(t) for t in draft.recipients)


def _is_any(noun: Token) -> bool:
    """With "a", "any" or nothing before it; not "the man", "ten people"."""
    return all(c.lower_ in {"a", "an", "any", "another"} for c in children(noun, "det", "nummod", "nmod:poss", "amod", "acl", "acl:relcl"))


def _is_bare_aim(draft: Draft) -> bool:
    """ "An opportunity to deepen ties", "money to support them": an infinitive that nobody is said to do tells no event."""
    verb = first_conjunct(draft.trigger)
    active = draft.trigger.tag_ == "VB" and not is_passive(draft.trigger)
    if draft.type == "ASSAULT":
        return False  # "a plot to kill them" is told of them
    return active and not draft.actors and verb.dep_ in {"acl", "advcl", "xcomp", "ccomp"} and is_infinitive(verb)


def _helps_nobody(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Funded a project", "dispatched 30 vehicles": to nobody that is named, and neither money nor goods for people in need."""
    if draft.type == "AID" and draft.trigger.pos_ == "VERB" and any(_is_parcel(o) for o in objects(draft.trigger)):
        return True
    if draft.type != "AID" or draft.trigger.pos_ != "VERB" or draft.recipients:
        return False
    if draft.trigger.lemma_.lower() in lexicon.classes.get("budgeting", frozenset()):
        return True
    given = lexicon.classes.get("aid-goods", frozenset())
    heads = [t for o in objects(draft.trigger) for t in (o, *children(o, "nmod", "amod", "compound"))]
    return not any(t.lemma_.lower() in given or t.ent_type_ in {"MONEY", "WEAPON"} for t in heads)


def _is_parcel(thing: Token) -> bool:
    """ "The package was sent to his home", "delivered a bomb to the house"; not "a package of aid", "bombs"."""
    parcel = thing.lemma_ == "package" and not children(thing, "amod", "compound", "nmod", "nummod")
    return parcel or (thing.lower_ == "bomb" and thing.ent_type_ != "ORG")


def _is_no_complaint(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Took to the streets to celebrate", "expressed concern that the flood would spread": against nobody."""
    if draft.type == "PROTEST":
        aims = children(draft.trigger, "advcl", "xcomp")
        return any(c.lemma_.lower() in lexicon.classes.get("rejoicing", frozenset()) for c in aims)
    if draft.type == "ACCUSE" and draft.trigger.lemma_.lower() in ANXIOUS and is_negated(draft.trigger, lexicon):
        return True  # "are not concerned about the levees"
    worried = draft.type == "ACCUSE" and (
        draft.trigger.lemma_.lower() in ANXIOUS or any(o.lemma_.lower() in WORRIES for o in objects(draft.trigger))
    )
    if worried and any(t.lemma_.lower() in lexicon.classes.get("mishap", frozenset()) for t in draft.trigger.subtree):
        return True
    return worried and draft.matter is not None and not _is_somebodys_doing(draft, draft.matter, lexicon)


def _is_somebodys_doing(draft: Draft, matter: Token, lexicon: Lexicon) -> bool:
    """ "Concern about the raid", "about Chad's missiles", "that it would stop": not "about his health", "about the calculation"."""
    told = is_clause(matter) or draft.topic is not None or any(e.pos == "NOUN" for e in lexicon.entries_for(matter.lemma_.lower()))
    tells = any(t.i > matter.i and t.pos_ == "VERB" for t in matter.subtree)
    whose = (*draft.recipients, *children(matter, "nmod:poss", "nmod", "compound", "amod"))
    about = any(t.tag_ == "NNS" and _is_somebody(t, lexicon) for t in draft.recipients)  # "concerns about private schools"
    return told or tells or about or any(t.ent_type_ in NAMES for t in whose)


def _is_supposed_mood(draft: Draft, lexicon: Lexicon) -> bool:
    """ "If voters are unhappy with the parties": what somebody may feel, and nobody voices."""
    felt = draft.type == "ACCUSE" and draft.entry is not None and draft.entry.pos == "ADJ"
    return felt and opening_of_condition(first_conjunct(draft.trigger), lexicon) is not None


def _is_bare_participle(draft: Draft) -> bool:
    """ "…, ending a partnership": an active participle whose doer is nobody that can act."""
    verb = first_conjunct(draft.trigger)
    return (
        verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl"} and not draft.actors and not draft.by_text and draft.type not in ON_THE_GROUND
    )


def _in_passing(draft: Draft, lexicon: Lexicon) -> bool:
    """ "the talks with Syria": a noun that nobody is said to do, in the background of what else is told; war and unrest are told so."""
    noun = draft.trigger.pos_ in {"NOUN", "PROPN"} and draft.type not in ON_THE_GROUND
    predicate = bool(children(draft.trigger, "cop"))  # "is under investigation"
    return noun and not draft.actors and not predicate and not _befell_somebody(draft, lexicon)


def _befell_somebody(draft: Draft, lexicon: Lexicon) -> bool:
    """ "The arrest of Ann Lee", "her conviction": what was done to one who is named is told by its noun alone, by whomever it was done."""
    whose = children(draft.trigger, "det", "nmod:poss")
    definite = any(c.lower_ == "the" or c.dep_ == "nmod:poss" for c in whose)
    named = (c for t in draft.recipients for c in (t, *children(t, "appos", "nmod:desc", "flat")))
    told = draft.trigger.lemma_.lower() in lexicon.classes.get(BEFALLING, frozenset())
    return told and definite and any(c.ent_type_ == "PERSON" for c in named) and not _is_to_come(draft.trigger, lexicon)


def _is_to_come(noun: Token, lexicon: Lexicon) -> bool:
    """ "If the arrest of Ann Lee is confirmed", "her dismissal would anger them": told of what may be."""
    verb = noun
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    shall = any(a.tag_ == "MD" for a in children(verb, "aux"))
    return shall or opening_of_condition(first_conjunct(verb), lexicon) is not None


def _says_whom(draft: Draft) -> bool:
    """Of "the ceasefire was broken" the lexicon knows that it is done to somebody; of "the threat must be met" it does not."""
    entry = draft.entry
    particular = entry is not None and bool(entry.objects or entry.obliques or entry.complements or entry.complement)
    return any(t.pos_ == "PRON" for t in subjects(draft.trigger)) or (particular and bool(objects(draft.trigger)))


def _attributive(trigger: Token) -> bool:
    """ "the ousted president", "visiting King Abdullah": told to say who is meant, not that it happened."""
    return trigger.pos_ in {"VERB", "ADJ"} and first_conjunct(trigger).dep_ in {"amod", "compound", "nmod:poss"}
