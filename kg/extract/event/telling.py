"""What an event has from the deed that it tells of: whom a threat, a demand, an agreement or a condemnation is directed to."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.event.draft import Draft
from kg.extract.event.participants import is_about
from kg.extract.tree.enhanced import objects
from kg.extract.tree.modality import is_negated, is_question
from kg.extract.tree.syntax import children, preposition
from kg.extract.tree.tags import AGENTS
from kg.lexicon import Lexicon

ASSENTING = "assenting"  # word class
OPINION = {"of", "with"}  # before what one approves of or agrees with
SPEAKING = {"comment", "say", "tell", "speak", "disclose", "answer", "elaborate", "specify", "speculate", "identify", "name"}
GIVING = {"provide", "give", "offer", "release", "reveal", "divulge"}
DETAILS = {"detail", "information", "figure", "name", "reason", "specific", "identity", "explanation", "estimate", "number", "date"}
SPOKEN = {"AGREE", "REJECT", "THREATEN"}  # one's own doing announced: done to whom the doing is
WORDS = {"REQUEST", "AGREE", "ACCUSE", "THREATEN", "REJECT"}  # an offer or demand that is refused is refused to whoever made it
HOSTILE = {"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"}
ASKED = {"REQUEST", "ACCUSE"}  # another's doing: said to or of its doer
PAYING = {"pay", "repay", "tell", "inform", "give", "sell", "join"}  # done to whoever is agreed with
WELL_MEANT = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}  # what is agreed on with or for somebody


def inherit(draft: Draft, lexicon: Lexicon) -> None:
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
    if draft.type == "REJECT" and draft.trigger.lemma_ == "deny" and topic.type in HOSTILE:
        suffering = {t.i for t in topic.recipients}
        draft.recipients = [t for t in draft.recipients if t.i not in suffering]  # "denied killing the guard": not to the guard
        return
    if draft.type == "ACCUSE" and topic.type in HOSTILE and topic.trigger == draft.matter:
        suffering = {t.i for t in topic.recipients} - {t.i for t in topic.actors}
        draft.recipients = [t for t in draft.recipients if t.i not in suffering]  # "condemned the raid on the town": not the town
    if draft.type == "THREATEN" and draft.recipients and {t.i for t in draft.recipients} <= {t.i for t in topic.actors}:
        return  # "warned Chad not to attack the town": Chad
    within = draft.type in SPOKEN and all(topic.trigger.is_ancestor(t) for t in draft.recipients)
    if draft.recipients and not within:
        return
    taken = {t.i for t in draft.actors}
    sides = [topic.recipients, topic.actors] if draft.type in SPOKEN else [topic.actors] if draft.type in ASKED else []
    if topic.type in WORDS and draft.type in SPOKEN:
        sides.reverse()
    if draft.type == "REJECT" and topic.type == "ACCUSE":
        sides = [topic.actors]  # "threw out the suit against the bank": not the bank
    if draft.type in SPOKEN and (_under_words(topic, draft) or _in_clause_below(topic, draft) or _is_beside(topic, draft)):
        sides = []  # "rejected the charge that police had fired at them": not them
    if draft.type == "AGREE" and topic.type not in WELL_MEANT:
        sides = []  # "agreed to arrest the gang": not with the gang
    if draft.type == "REJECT" and topic.type == "ACCUSE":
        sides = [topic.actors]  # "dismissed the allegations against him"
    if draft.type == "REJECT" and topic.type in HOSTILE | {"RETREAT"} and topic.trigger.pos_ == "NOUN" and not _is_near(topic, draft):
        sides = []  # "refused to hand over the man behind the raids on them", "to put a date on the withdrawal from the town"
    if draft.type == "AGREE" and (topic.mode == "third-party" or topic.type == "RETREAT"):
        sides = sides[:1] if topic.type == "RETREAT" else []  # "pledged to keep the truce brokered by Chad", "that they would leave"
    reached = [[t for t in side if t.i not in taken and _free(t) and not is_about(t, lexicon) and t not in topic.places] for side in sides]
    draft.recipients = next((side for side in reached if side), draft.recipients)


def turned(draft: Draft, lexicon: Lexicon) -> None:
    """ "Did not agree to the plan", "does not accept it": who denies his consent refuses; who does not approve *of* it, or agree *with* it,
    disapproves."""
    silent = draft.type == "REJECT" and draft.trigger.lemma_ in {"decline", "refuse"}
    if silent and draft.matter is not None and _is_telling(draft.matter):
        draft.type, draft.mode, draft.recipients = "x-STATE", None, []  # "declined to comment": nothing is refused to anybody
        return
    assents = draft.type in {"AGREE", "SUPPORT"} and draft.trigger.lemma_.lower() in lexicon.classes.get(ASSENTING, frozenset())
    if not assents or draft.trigger.pos_ != "VERB" or not is_negated(draft.trigger, lexicon) or is_question(draft.trigger):
        return
    words = [draft.matter.lemma_.lower()] if draft.matter is not None else []
    opinion = draft.type == "SUPPORT" and any(preposition(c) in OPINION for c in children(draft.trigger, "obl"))
    draft.type, draft.mode = ("ACCUSE", "disapprove") if opinion else ("REJECT", lexicon.mode_for("REJECT", words))
    draft.denied = True


def _is_telling(matter: Token) -> bool:
    """ "To comment", "to give details"."""
    return matter.lemma_ in SPEAKING or (matter.lemma_ in GIVING and any(o.lemma_.lower() in DETAILS for o in objects(matter)))


def foretold(draft: Draft) -> None:
    """ "Warned Tehran of an Israeli attack": whoever tells of what another may do threatens nobody."""
    topic = draft.topic
    if draft.type != "THREATEN" or draft.trigger.lemma_ not in {"warn", "caution", "warning"} or topic is None or not topic.actors:
        return
    own = {t.lower_[:4] for t in draft.actors}
    told_of = {t.lower_[:4] for t in topic.actors if t.pos_ != "PRON"}
    warned = {t.i for t in draft.recipients} & {t.i for t in topic.actors}  # "warned Chad not to attack"
    if told_of and not told_of & own and not warned:
        draft.type, draft.mode, draft.entry = "x-STATE", None, None


def _under_words(topic: Draft, draft: Draft) -> bool:
    """ "The charge that police had fired at them": a deed told by what the event is about, and not that itself."""
    matter = draft.matter
    return matter is not None and matter.pos_ == "NOUN" and topic.trigger.pos_ == "VERB" and topic.trigger.head == matter


def _is_near(topic: Draft, draft: Draft) -> bool:
    """Whether a noun tells of what is refused itself, or is its object."""
    return topic.trigger == draft.matter or (topic.trigger.dep_ == "obj" and topic.trigger.head == draft.matter)


def _in_clause_below(topic: Draft, draft: Draft) -> bool:
    """ "Declined to comment on whether the state would act": it is about tells of a deed by another, in a clause of its own."""
    verb = topic.trigger
    return verb != draft.matter and verb.pos_ == "VERB" and bool(children(verb, "nsubj")) and verb.dep_ in {"advcl", "ccomp", "acl"}


def _is_beside(topic: Draft, draft: Draft) -> bool:
    """ "Refused to put a date on the withdrawal from Mali": the deed is what the thing refused is on or about."""
    verb, noun = draft.matter, topic.trigger
    on = noun.dep_ in {"obl", "nmod"} and preposition(noun) in {"on", "about", "over"}
    return on and verb is not None and verb.pos_ == "VERB" and verb != noun and bool(children(verb, "obj"))


def agreed_on(draft: Draft) -> None:
    """ "Agreed to target individuals": whom a deed is to be done to has agreed to nothing; he stays where it is done for or with him."""
    clause, topic = draft.matter, draft.topic
    if draft.type != "AGREE" or clause is None or clause.pos_ != "VERB" or (topic is not None and topic.type in WELL_MEANT):
        return
    draft.recipients = [
        t for t in draft.recipients if not clause.is_ancestor(t) or (topic is None and t.ent_type_ in AGENTS and t.pos_ == "PROPN")
    ]
    if topic is None and clause.lemma_.lower() not in PAYING:  # "pledged to convert the museum": not the museum
        draft.recipients = [t for t in draft.recipients if not (t.dep_ == "obj" and t.head == clause)]


def _free(token: Token) -> bool:
    return token.pos_ != "PRON" or token.lower_ in {"him", "her", "them", "us", "me"}
