"""Who does it: whoever stands at the actor slots, carries the deed, owns up to it, launched it, or wrote it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.event.draft import DONE_TO, Draft
from kg.extract.event.participants import agentive, conducting, held, responsible, with_mates, without_doubles
from kg.extract.event.slots import DOING, PERFORMING, SPEECH, SUPPORT, slots, steps, supporting_verb
from kg.extract.mention.mentions import Candidates
from kg.extract.tree.arguments import arguments
from kg.extract.tree.deeds import names_event
from kg.extract.tree.enhanced import OWNING_UP, RESPONSIBILITY, objects, owning_up, subjects
from kg.extract.tree.holders import is_document, voices
from kg.extract.tree.modality import no_word
from kg.extract.tree.plans import planning
from kg.extract.tree.syntax import children, conjuncts, first_conjunct, is_passive, possessors, preposition
from kg.extract.tree.tags import PLACES
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

MEASURES = {"SANCTION", "COERCE", "AID", "CONCEDE", "COOPERATE", "MOBILIZE"}  # what is done by deciding it
OWN = {"its", "their", "his", "her"}  # the doer's own deed, where his verb only carries it: "launched its raid"
STATE = {"in", "on", "at"}  # before a noun that tells what somebody is doing: "are in talks", "is at war"
OCCASION = {"after", "following", "during", "at", "in"}
CAUSING = {"cause", "commit", "perpetrate", "inflict", "carry"}
SIGNS = {"placard", "banner", "sign", "poster", "flag"}
BEARING = {"carry", "wave", "hold", "bear", "hoist", "brandish", "raise", "display", "unfurl"}
DOUBLES = {"twin", "double", "triple"}  # "twin bombings": two of them, and nobody's
SENDING = {"send", "write", "issue", "release", "publish", "sign", "post", "make", "address"}


def actors_of(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """Who does it; [] where nobody is named. Sets `draft.impersonal` where the sentence names a doer that cannot be one."""
    if held(draft):
        return []
    carried = carriers_subject(draft.trigger, lexicon, draft.type)
    carried = carried if all(t.lower_ in OWN for t in possessors(draft.trigger)) else []  # "discussed our support": ours
    if able := [t for t in carried if agentive(t, candidates)]:
        return without_doubles(able)
    planners = [t for c in children(draft.trigger, "acl") if c.tag_ == "VB" and draft.trigger.pos_ == "NOUN" for t in planning(c)]
    if able := [c for t in planners for c in conjuncts(t) if preposition(t) == "of" and agentive(c, candidates)]:
        return without_doubles(able)  # "the refusal of the court to hear him"
    behind: list[Token] = []
    doer = False
    for tokens in slots(draft, "actor", lexicon):
        tokens = [b for t in tokens for b in _bearers(t)]
        able = with_mates([t for t in tokens if agentive(t, candidates) and t.lemma_ not in DOUBLES], tokens, candidates)
        if able:
            draft.impersonal = draft.impersonal and not _is_in_subject(able[0], draft.trigger)
            return [] if is_scene(able[0], draft) else without_doubles(able)
        doer = True
        draft.by_text = draft.by_text or any(t.lemma_.lower() in lexicon.classes.get("text", NONE) for t in tokens)
        owners = [owner for t in tokens for owner in responsible(t, lexicon, candidates)]
        owners = [t for t in owners if draft.type not in DONE_TO or t.tag_ != "PRP$"]  # whose "its" is decides nobody's guilt
        behind = behind or owners
        behind = behind or [c for t in tokens for c in _launchers(t, lexicon, candidates)]
        behind = behind or [c for t in tokens for c in _adopters(t, lexicon, candidates)]
        behind = behind or [t for t in tokens if _crewed(t, lexicon)]
        draft.impersonal = draft.impersonal or not any(_stands_for_somebody(t, lexicon) for t in tokens)
    if draft.trigger.pos_ in {"NOUN", "PROPN", "ADJ"}:
        draft.impersonal = False
        return []
    behind = behind or _by_attack(draft, lexicon, candidates) or ([] if doer else _moved(draft, lexicon, candidates))
    behind = [t for t in behind if not is_scene(t, draft)]
    behind = behind if doer or behind else _attackers(draft, lexicon, candidates) or _writers(draft, lexicon, candidates)
    draft.impersonal = doer and draft.impersonal and not behind
    return behind


def _bearers(token: Token) -> list[Token]:
    """ "Farmers waved banners demanding land": whoever holds up what is written asks for it."""
    borne = token.dep_ == "obj" and token.lemma_.lower() in SIGNS and token.head.lemma_.lower() in BEARING
    return (arguments(token.head).at("nsubj") or [token]) if borne else [token]


def _is_in_subject(token: Token, verb: Token) -> bool:
    """Somebody in the subject: of "security forces deployed" the forces, whatever stands before them."""
    return any(s == token or s.is_ancestor(token) for s in children(first_conjunct(verb), "nsubj"))


def _moved(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """ "Troops were deployed": who moves, where nobody is told to have sent them."""
    moving = draft.type == "MOBILIZE" or (draft.type == "RETREAT" and draft.mode == "withdraw")
    if not moving or not is_passive(draft.trigger):
        return []
    armed = lexicon.classes.get("armed", NONE) | lexicon.classes.get("troops", NONE)
    moved = [c for t in objects(draft.trigger) for c in conjuncts(t)]
    amounts = lexicon.classes.get("measure", NONE)  # "tens of thousands of demonstrators"
    units = [m for t in moved for m in (t, *arguments(t).at("of")) if m.lemma_.lower() in armed - amounts]
    return without_doubles([t for t in units if agentive(t, candidates) and not any(c.tag_ == "WRB" for c in t.subtree)])


def carriers_subject(noun: Token, lexicon: Lexicon, event_type: str) -> list[Token]:
    """Who "launched", "made" or "is planning" the deed that a noun names; who "announced" a measure of his own."""
    outer = noun.head.head if noun.dep_ == "nmod" and noun.head.dep_ == "obj" else noun.head
    if preposition(noun) == "including" and outer.pos_ == "VERB" and outer.lemma_.lower() in CAUSING:
        return arguments(outer).at("nsubj")  # "caused destruction including atrocities"
    if event_type == "ASSAULT" and (owned := _owned_up(noun)):
        return owned
    words = event_type in SPEECH and preposition(noun) == "on"  # "was on the recommendation of the council": the council's
    if noun.pos_ == "NOUN" and preposition(noun) in STATE and children(noun, "cop") and event_type not in MEASURES and not words:
        return arguments(noun).at("nsubj")  # "are in talks with Chad"
    if event_type == "CONSULT" and _is_occasion(noun):
        return arguments(noun.head).at("nsubj")  # "said after a meeting with Chad's envoy"
    verb = supporting_verb(noun, lexicon) if noun.pos_ == "NOUN" else None
    if verb is None:
        return []
    lemma = verb.lemma_.lower()
    performs = event_type in MEASURES and lemma in lexicon.classes.get(PERFORMING, NONE)
    if lemma in lexicon.classes.get(SUPPORT, NONE) and lemma not in lexicon.classes.get(DOING, NONE) and not performs:
        return []  # "stopped the attack": another's
    return arguments(verb).at("nsubj")


def _is_occasion(noun: Token) -> bool:
    """A meeting with somebody after, during or at which somebody does something; not another's ("after his envoy's talks with")."""
    at = noun.pos_ == "NOUN" and noun.dep_ == "obl" and preposition(noun) in OCCASION
    return at and noun.head.pos_ == "VERB" and not is_passive(noun.head) and bool(arguments(noun).heads("with")) and not possessors(noun)


def _owned_up(noun: Token) -> list[Token]:
    """ "The group claimed the bombing", "claimed responsibility for it": whose deed it is by his own word, where no other is named."""
    place, verb = noun.head, noun.head
    told = [c for c in children(noun, "acl", "acl:relcl") if c.lemma_.lower() == "claim" and is_passive(c)]
    told += [v for v in (*children(noun, "acl:relcl"), *children(noun.head, "advcl:relcl")) if v.i > noun.i and _owns_up_to_which(v)]
    if told:  # "attacks claimed by the group", "an attack for which the group claimed responsibility"
        return [c for clause in told for t in subjects(clause) for c in conjuncts(t) if not _is_nobody(c)]
    if noun.dep_ == "nmod" and preposition(noun) in {"for", "in"}:
        doers = [c for t in owning_up(place) for c in conjuncts(t)]
    else:
        own = noun.dep_ in {"obj", "nsubj:pass"} and verb.lemma_.lower() == "claim" and verb.pos_ == "VERB"
        claimed = [c for c in children(noun, "acl") if c.lemma_.lower() == "claim" and is_passive(c)]  # "attacks claimed by the group"
        doers = arguments(verb).at("nsubj") if own else [d for c in claimed for d in arguments(c).at("nsubj")]
    doers = [d for d in doers if not _is_nobody(d)]
    return doers if not (possessors(noun) or arguments(noun).heads("by")) else []


def _is_nobody(doer: Token) -> bool:
    """ "No group has claimed the bombing", "has not been claimed by any group"."""
    return no_word(doer) is not None or any(d.lower_ in {"any", "either"} for d in children(doer, "det"))


def _owns_up_to_which(verb: Token) -> bool:
    which = any(c.tag_ == "WDT" and preposition(c) == "for" for c in children(verb, "obl"))
    return which and any(o.lemma_.lower() in RESPONSIBILITY for o in children(verb, "obj")) and verb.lemma_.lower() in OWNING_UP


def _by_attack(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """ "Launched an attack that killed ten": who does the attack does what it does."""
    attacks = [t for t in arguments(draft.trigger).at("nsubj") if draft.type == "ASSAULT" and _is_attack(t, lexicon)]
    attacks = [t for t in attacks if t.dep_ != "nsubj:pass" or not _owned_up(t)]  # "the attack, which killed ten, was claimed by …"
    doers = [c for t in attacks for c in carriers_subject(t, lexicon, draft.type) if agentive(c, candidates)]
    return without_doubles(doers)


def _attackers(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """ "Ten were killed in a raid by the army", "in an Israeli air strike": who is behind the attack that they were killed in."""
    dying = draft.trigger.lemma_.lower() in lexicon.classes.get("dying", NONE)
    if draft.type != "ASSAULT" or not (dying or is_passive(draft.trigger)):
        return []
    attacks = [t for p in ("in", "during") for t in arguments(draft.trigger).at(p) if _is_attack(t, lexicon)]
    at = {step: steps(attacks, step, lexicon) for step in ("by", "possessive", "modifier")}
    found = ([t for t in tokens if agentive(t, candidates)] for tokens in at.values())
    doers = next((tokens for tokens in found if tokens), [o for t in at["by"] for o in responsible(t, lexicon, candidates)])
    doers = doers or [o for t in (*attacks, *(draft.trigger for _ in attacks[:1])) for o in conducting(t, lexicon, candidates)]
    if any(_is_of_same(v, d) for v in _victims(draft) for d in doers if preposition(d) is None):
        return []  # "Chadians and Libyans were killed during the Libyan offensive": the Libyans were not, by their own
    return without_doubles([t for t in doers if not is_scene(t, draft)])


def _victims(draft: Draft) -> list[Token]:
    return [c for t in objects(draft.trigger) or subjects(draft.trigger) for c in conjuncts(t)]


def _is_of_same(victim: Token, doer: Token) -> bool:
    """Whether two words are of one people: "Israelis", "the Israeli offensive"."""
    return victim.ent_type_ == doer.ent_type_ == "NORP" and victim.lower_.rstrip("s") == doer.lower_.rstrip("s")


def _writers(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """ "In a letter by the mayor, all were urged to leave": who writes asks."""
    if draft.type not in SPEECH or not is_passive(draft.trigger):
        return []
    texts = [t for t in arguments(draft.trigger).at("in") if is_document(t, lexicon)]
    sent = [s for t in texts for c in children(t, "acl") if is_passive(c) and c.lemma_.lower() in SENDING for s in subjects(c)]
    writing = [*sent, *(v for t in texts for v in voices(t, lexicon) if v not in texts)]
    return [t for who in writing for t in conjuncts(who) if agentive(t, candidates)]


def _is_attack(noun: Token, lexicon: Lexicon) -> bool:
    entries = lexicon.entries_for(noun.lemma_.lower())
    one = noun.pos_ == "NOUN" and noun.lemma_ not in {"violence", "unrest"}  # "died in Sudanese violence": of nobody in particular
    return one and any(e.pos == "NOUN" and e.type == "ASSAULT" and not e.mutual for e in entries)


def is_scene(modifier: Token, draft: Draft) -> bool:
    """ "The Baghdad crackdown", "the Sana'a bombings": where it was; "the Israeli raid" and "the US raid" have doers."""
    scene = modifier.ent_type_ in PLACES and modifier.pos_ == "PROPN" and not modifier.text.replace(".", "").isupper()
    placed = [c for c in children(modifier, "compound") if c.ent_type_ in PLACES]  # "the Tyre province raid"
    scene = scene or (modifier.pos_ == "NOUN" and bool(placed))
    noun = modifier.head
    while noun.dep_ == "compound" and noun.pos_ == "NOUN":  # "the Madrid train bombings"
        noun = noun.head
    deed = noun == draft.trigger or (noun.head == draft.trigger and noun.dep_ in {"obl", "nsubj"})
    deed = deed or (draft.trigger.dep_ == "acl:relcl" and draft.trigger.head == noun)  # "the Bali attack that killed ten"
    return scene and modifier.dep_ == "compound" and deed and draft.type in DONE_TO


def _crewed(token: Token, lexicon: Lexicon) -> bool:
    """ "Israeli helicopters": a part of somebody's forces."""
    lemma = token.lemma_.lower()
    manned = lemma in lexicon.classes.get("troops", NONE) and lemma not in lexicon.classes.get("missile", NONE)
    return token.pos_ in {"NOUN", "PROPN"} and manned


def _launchers(token: Token, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """ "Chad launched missiles targeting troops": who sends a weapon does what it does."""
    sent = token.dep_ == "obj" and token.head.lemma_.lower() in lexicon.classes.get("launching", NONE)
    weapon = candidates.at(token) if sent else None
    if weapon is None or weapon.label not in {"WEAPON", "VEHICLE"}:
        return []
    return [t for t in arguments(token.head).at("nsubj") if agentive(t, candidates)]


def _adopters(token: Token, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """ "The Council passed a resolution calling for calm": who makes a text his own asks for what it asks for."""
    verb = token.head
    adopted = token.dep_ in {"obj", "nsubj:pass"} and verb.lemma_.lower() in lexicon.classes.get("adopting", NONE)
    if not adopted or token.lemma_.lower() not in lexicon.classes.get("text", NONE):
        return []
    return [t for t in arguments(verb).at("nsubj") if agentive(t, candidates)]


def _stands_for_somebody(token: Token, lexicon: Lexicon) -> bool:
    """A deed or a text ("the resolution calls on …", "the raid killed …"), or a word that refers back ("which", "this")."""
    lemma = token.lemma_.lower()
    deed = lemma in lexicon.classes.get("text", NONE) or lemma in lexicon.classes.get("by-itself", NONE) or names_event(token, lexicon)
    return token.pos_ in {"PRON", "DET", "NUM"} or deed
