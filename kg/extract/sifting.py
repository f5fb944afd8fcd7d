"""Which of the events found stand on their own: no background nouns, no attributes, no second name for one deed."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.draft import Draft
from kg.extract.modality import is_negated, is_question, opening_of_condition
from kg.extract.participants import is_object
from kg.extract.syntax import children, conjuncts, first_conjunct, is_clause, is_passive, objects, preposition, subjects, tells_apart
from kg.extract.tense import FINITE, is_infinitive
from kg.lexicon import Lexicon

_SCORE = re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b")  # of a game
MAIN = {"ROOT", "root", "ccomp", "parataxis"}
ON_THE_GROUND = {"ASSAULT", "PROTEST"}  # told by their place alone: "an explosion in Beirut"
SPOKEN = {"AGREE", "REJECT", "THREATEN"}  # one's own doing announced: done to whom the doing is
WORDS = {"REQUEST", "AGREE", "ACCUSE", "THREATEN", "REJECT"}  # an offer or demand that is refused is refused to whoever made it
OF_OTHERS = {"ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "x-STATE", "x-CONSIDER"}  # told of a deed that is an event itself
DONE_TO = {"ASSAULT", "COERCE", "SANCTION"}
HOSTILE = {"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"}
NAMES = {"PERSON", "ORG", "GPE", "LOC", "NORP", "VEHICLE", "WEAPON"}  # labels; not a number
ASKED = {"REQUEST", "ACCUSE"}  # another's doing: said to or of its doer
PURPOSES = {"advcl", "acl", "xcomp"}
NEEDING = {"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "AID", "COOPERATE", "CONSULT", "THREATEN", "MOBILIZE"}  # told of somebody
WORRIES = {"concern", "fear", "worry", "alarm", "doubt"}
ANXIOUS = {"concern", "concerned", "alarm", "alarmed", "worried", "worry", "troubled", "disturbed", "shocked", "upset"}
PARTNERS = {"PERSON", "ORG", "GPE", "NORP", "TITLE"}  # labels of those one can agree with; not "agreed to buy ten jets"
WELL_MEANT = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}  # what is agreed on with or for somebody


def without_doubles(found: dict[int, Draft]) -> dict[int, Draft]:
    """ "impose sanctions": verb and noun announce one event; the verb stays. So does the outer of "used gas to disperse"."""
    dropped: set[int] = set()
    for draft in found.values():
        noun = draft.trigger
        if noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        for verb in (noun.head, *children(noun, "acl", "acl:relcl")):
            other = found.get(verb.i)
            if other and other is not draft and is_object(noun, verb) and (other.type == draft.type or _says_both(other, draft)):
                dropped.add(noun.i)
                other.mode = other.mode or (draft.mode if other.type == draft.type else None)
    return {i: d for i, d in found.items() if i not in dropped}


def _says_both(verb: Draft, noun: Draft) -> bool:
    """ "Signed a deal", "broke off talks": the pattern of the verb asks for this very noun; what is condemned or asked for is apart."""
    listed = verb.entry is not None and noun.trigger.lemma_.lower() in verb.entry.objects
    signed = (verb.type, noun.type) in {("SUPPORT", "AGREE"), ("ACCUSE", "REJECT")}  # "signed the pact", "voiced its objection"
    return listed and (signed or (verb.type not in {*OF_OTHERS, "SUPPORT", "CONCEDE", "RETREAT"} and noun.type not in WORDS))


def sifted(found: dict[int, Draft], lexicon: Lexicon) -> dict[int, Draft]:
    """The events that stand; run after their places are filled."""
    for draft in found.values():
        _agreed_on(draft)
        inherit(draft)
    merged = {i: d for i, d in found.items() if not _is_purpose(d, found) and not _is_told_again(d, found)}
    matters = {id(d.topic) for d in merged.values() if d.topic is not None}
    kept = {i: d for i, d in merged.items() if _stands(d, lexicon) and (id(d) in matters or not _in_passing(d))}
    ids = {id(d) for d in kept.values()}
    for draft in kept.values():
        if draft.topic is not None and id(draft.topic) not in ids:
            draft.topic = None
    return kept


def inherit(draft: Draft) -> None:
    """ "threatened to attack X", "refused to meet X", "rejected X's offer": X; "demanded that X withdraw": X."""
    topic = draft.topic
    if topic is None:
        return
    if draft.type == "REQUEST" and topic.trigger == draft.matter and topic.trigger.pos_ == "NOUN" and topic.actors:
        draft.recipients = []  # "demanded the withdrawal of the troops from X": of those who are to withdraw
    if draft.type == "CONCEDE" and topic.type in WORDS and not draft.recipients:
        draft.recipients = [t for t in topic.actors if t.i not in {a.i for a in draft.actors}]
    noun = topic.trigger == draft.matter and topic.trigger.pos_ == "NOUN"
    if topic.type in HOSTILE and ((draft.type == "SUPPORT" and topic.trigger == draft.matter) or (draft.type == "REJECT" and noun)):
        draft.recipients = [t for t in topic.actors if t.i not in {a.i for a in draft.actors}]  # "welcomed the raid on X": not X
        return
    if draft.type == "ACCUSE" and topic.type in HOSTILE and topic.trigger == draft.matter:
        suffering = {t.i for t in topic.recipients} - {t.i for t in topic.actors}
        draft.recipients = [t for t in draft.recipients if t.i not in suffering]  # "condemned the raid on the town": not the town
    within = draft.type in SPOKEN and all(topic.trigger.is_ancestor(t) for t in draft.recipients)
    if draft.recipients and not within:
        return
    taken = {t.i for t in draft.actors}
    sides = [topic.recipients, topic.actors] if draft.type in SPOKEN else [topic.actors] if draft.type in ASKED else []
    if topic.type in WORDS and draft.type in SPOKEN:
        sides.reverse()
    if draft.type in SPOKEN and (_under_words(topic, draft) or _in_clause_below(topic, draft)):
        sides = []  # "rejected the charge that police had fired at them": not them
    if draft.type == "AGREE" and topic.type not in WELL_MEANT:
        sides = []  # "agreed to arrest the gang": not with the gang
    reached = [[t for t in side if t.i not in taken and _free(t)] for side in sides]
    draft.recipients = next((side for side in reached if side), draft.recipients)


def _under_words(topic: Draft, draft: Draft) -> bool:
    """ "The charge that police had fired at them": a deed told by what the event is about, and not that itself."""
    matter = draft.matter
    return matter is not None and matter.pos_ == "NOUN" and topic.trigger.pos_ == "VERB" and topic.trigger.head == matter


def _in_clause_below(topic: Draft, draft: Draft) -> bool:
    """ "Declined to comment on whether the state would act": it is about tells of a deed by another, in a clause of its own."""
    verb = topic.trigger
    return verb != draft.matter and verb.pos_ == "VERB" and bool(children(verb, "nsubj")) and verb.dep_ in {"advcl", "ccomp", "acl"}


def _agreed_on(draft: Draft) -> None:
    """ "Agreed to target individuals": whom a deed is to be done to has agreed to nothing; he stays where it is done for or with him."""
    clause, topic = draft.matter, draft.topic
    if draft.type != "AGREE" or clause is None or clause.pos_ != "VERB" or (topic is not None and topic.type in WELL_MEANT):
        return
    draft.recipients = [
        t for t in draft.recipients if not clause.is_ancestor(t) or (topic is None and t.ent_type_ in PARTNERS and t.pos_ == "PROPN")
    ]


def _free(token: Token) -> bool:
    return token.pos_ != "PRON" or token.lower_ in {"him", "her", "them", "us", "me"}


def protest_of(verb: Token, event_type: str, found: dict[int, Draft]) -> Draft | None:
    """The protest that a demand or complaint is the purpose of."""
    verb = first_conjunct(verb)
    outer = found.get(verb.head.i)
    told = outer is not None and outer.type == "PROTEST" and verb.head != verb and verb.dep_ in PURPOSES
    return outer if told and event_type in {"REQUEST", "ACCUSE", "REJECT", "PROTEST"} else None


def _is_purpose(draft: Draft, found: dict[int, Draft]) -> bool:
    """What protesters demand or denounce is the matter of their protest; a deed told again as its own purpose is one deed."""
    verb = first_conjunct(draft.trigger)
    outer = found.get(verb.head.i)
    if outer is None or outer is draft or verb.dep_ not in PURPOSES:
        return False
    if protest_of(draft.trigger, draft.type, found) is not None:
        outer.recipients = outer.recipients or [t for t in draft.recipients if t.i not in {a.i for a in outer.actors}]
        outer.matter, outer.theme = outer.matter or draft.matter, outer.theme or draft.theme
        return True
    same = outer.type == draft.type and verb.dep_ in {"advcl", "xcomp"} and {t.i for t in draft.actors} <= {t.i for t in outer.actors}
    others = {t.i for t in draft.recipients} - {t.i for t in draft.actors}  # "spoke with him to discuss it": each other
    if same and (not others or not outer.recipients or others == {t.i for t in outer.recipients}):
        outer.recipients = outer.recipients or draft.recipients
        return True
    return False


def _is_told_again(draft: Draft, found: dict[int, Draft]) -> bool:
    """ "went on strike in protest against X", "killed ten in an attack": a noun of the same kind under the verb names the same deed."""
    noun = draft.trigger
    outer = found.get(noun.head.i)
    if outer is None or outer is draft or outer.type != draft.type or noun.pos_ != "NOUN" or noun.dep_ not in {"obl", "obl:agent", "obj"}:
        return False
    if preposition(noun) not in {"in", "during", "with", "by", None} or {t.i for t in draft.actors} - {t.i for t in outer.actors}:
        return False
    outer.recipients = outer.recipients or draft.recipients
    outer.instruments = outer.instruments or draft.instruments
    return True


def _stands(draft: Draft, lexicon: Lexicon) -> bool:
    trigger = draft.trigger
    if _attributive(trigger) or (draft.type in WORDS and tells_apart(trigger)):
        return False
    if draft.impersonal and draft.type not in ON_THE_GROUND:
        return False
    if draft.type == "ASSAULT" and not draft.actors and trigger.pos_ == "VERB" and is_negated(trigger, lexicon):
        return False  # "no one was hurt in the blast": the blast was
    if _is_bare_aim(draft) or _is_notion(draft, lexicon) or _is_interview(draft, lexicon):
        return False
    if draft.type in DONE_TO and not is_question(trigger) and _is_able(trigger):
        return False  # "the bomblets can kill civilians", "an official can be removed": what may befall anybody
    if draft.type == "AGREE" and draft.matter is not None and draft.matter.dep_ != "xcomp" and _is_asked_about(draft.matter):
        return False  # "do not agree on how it works": an opinion
    if draft.mode == "beat" and _SCORE.search(trigger.sent.text):
        return False  # "beat her 6-2, 6-4"
    if _is_supposed_mood(draft, lexicon):
        return False
    if _is_bare_participle(draft) or _is_no_complaint(draft, lexicon) or _helps_nobody(draft, lexicon):
        return False
    if draft.type == "x-CONSIDER" and draft.matter is None:
        return False  # "considering how late it is"
    if draft.mode == "destroy" and not draft.actors and trigger.pos_ != "NOUN" and not any(t.ent_type_ in NAMES for t in draft.recipients):
        return False  # "houses were damaged": by whatever it was
    asked = trigger.sent.text.rstrip().endswith("?")  # who did it, or to whom, may be what is asked
    if not asked and not draft.recipients and (draft.mode == "convict" or (draft.type == "SUPPORT" and trigger.pos_ == "NOUN")):
        return False  # "with support from donors": of whom?
    if not asked and (_is_one_sided(draft) or _loses_subject(draft)):
        return False
    if draft.actors or any(t.lower_ != "you" for t in draft.recipients) or (draft.by_text and draft.type == "REQUEST"):
        return True
    if trigger.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return trigger.pos_ != "ADJ" and draft.type in ON_THE_GROUND and bool(draft.places)
    return (asked or draft.type not in NEEDING) and first_conjunct(trigger).dep_ in MAIN and _says_whom(draft)


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


def _is_one(token: Token) -> bool:
    """One person or body, and nobody beside."""
    return token.lower_ == "it" or (token.tag_ in {"NN", "NNP"} and not conjuncts(token)[1:])


def _loses_subject(draft: Draft) -> bool:
    """ "Some criticise the pact", "I am honoured by the trust": of somebody, or something, that is there in the sentence and no actor. Who
    asks for him ("who criticised the pact?") means an act all the same."""
    verb = draft.trigger
    if verb.pos_ != "VERB" or draft.type not in WORDS | WELL_MEANT or draft.by_text or draft.actors:
        return False
    felt = (
        children(verb, "nsubj", "nsubj:pass") if draft.entry is not None and draft.entry.pos == "ADJ" else []
    )  # "those on board are ready"
    if verb.tag_ in FINITE and not is_passive(verb) and not subjects(verb):
        return True  # "a post in which thanked his supporters"
    return any(s.tag_ != "WP" for s in (*felt, *subjects(verb))) or (draft.mode == "resign" and is_passive(verb))  # "the seat was vacated"


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
    if draft.type != "AID" or draft.trigger.pos_ != "VERB" or draft.recipients:
        return False
    if draft.trigger.lemma_.lower() in lexicon.classes.get("budgeting", frozenset()):
        return True
    given = lexicon.classes.get("aid-goods", frozenset())
    heads = [t for o in objects(draft.trigger) for t in (o, *children(o, "nmod", "amod", "compound"))]
    return not any(t.lemma_.lower() in given or t.ent_type_ in {"MONEY", "WEAPON"} for t in heads)


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
    return worried and any(t.lemma_.lower() in lexicon.classes.get("mishap", frozenset()) for t in draft.trigger.subtree)


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


def _in_passing(draft: Draft) -> bool:
    """ "the talks with Syria": a noun that nobody is said to do, in the background of what else is told; war and unrest are told so."""
    noun = draft.trigger.pos_ in {"NOUN", "PROPN"} and draft.type not in ON_THE_GROUND
    return noun and not draft.actors


def _says_whom(draft: Draft) -> bool:
    """Of "the ceasefire was broken" the lexicon knows that it is done to somebody; of "the threat must be met" it does not."""
    entry = draft.entry
    particular = entry is not None and bool(entry.objects or entry.obliques or entry.complements or entry.complement)
    return any(t.pos_ == "PRON" for t in subjects(draft.trigger)) or (particular and bool(objects(draft.trigger)))


def _attributive(trigger: Token) -> bool:
    """ "the ousted president", "visiting King Abdullah": told to say who is meant, not that it happened."""
    return trigger.pos_ in {"VERB", "ADJ"} and first_conjunct(trigger).dep_ in {"amod", "compound", "nmod:poss"}
