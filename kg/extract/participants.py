"""Who can take part in an event, and who does: the words at a pattern's slots, and those who stand behind a deed or a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.draft import Draft
from kg.extract.holders import is_document, voices
from kg.extract.matching import AGENTS, names_deed, names_event
from kg.extract.mentions import Candidates
from kg.extract.syntax import (
    OWNING_UP,
    RESPONSIBILITY,
    Arguments,
    arguments,
    children,
    conjuncts,
    first_conjunct,
    is_passive,
    objects,
    owning_up,
    planning,
    possessors,
    preposition,
    subjects,
    subjects_or_patients,
)
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

DIRECTIONS = {"to", "against", "with", "for", "from", "into", "on"}
DOING = "doing"  # those of them whose subject does the deed: "launched a raid", not "stopped a raid"
SUPPORT = "light"  # word class of verbs that only carry a noun: have talks, impose sanctions, launch an attack
PERFORMING = "performing"  # verbs of deciding, which do what they are said of
MEASURES = {"SANCTION", "COERCE", "AID", "CONCEDE", "COOPERATE", "MOBILIZE"}  # what is done by deciding it
PLACES = {"GPE", "LOC"}
# people told by whom they belong to: "an associate of Navalny" is not Navalny
RELATED = {
    "associate",
    "acquaintance",
    "colleague",
    "cousin",
    "nephew",
    "niece",
    "uncle",
    "aunt",
    "widow",
    "friend",
    "lover",
    "heir",
    "namesake",
}
AGAINST = re.compile(r"(?:anti|pro|non)(?:-|$)")
THINGS = ("place", "property", "territory", "troops")  # word classes
SHARED = ("relations", "talks", "agreement")  # word classes: what two have with each other
DONE_TO = {"ASSAULT", "COERCE", "SANCTION"}
WITHOUT_MEANS = {"ACCUSE", "CONSULT", "PROTEST"}  # done by words or in person: "a raft of accusations"
OWN = {"its", "their", "his", "her"}  # the doer's own deed, where his verb only carries it: "launched its raid"
BEARING, UNDER = "bearing", {"come", "be", "remain", "stay", "live"}  # word class; verbs with "under" before what is suffered
OWNING = {"nmod:poss", "obl:agent", "obl"}
MEASURE_WORDS = ("sanction", "restriction", "agreement", "warfare")  # word classes
OWN_DEEDS = ("text", "request-word", "allegation", "own-deed")  # word classes: what is of somebody he does
CAUSING = {"cause", "commit", "perpetrate", "inflict", "carry"}
SENDING = {"send", "write", "issue", "release", "publish", "sign", "post", "make", "address"}
SPEECH = {"REQUEST", "AGREE", "ACCUSE", "THREATEN", "REJECT"}  # "considers a proposal": another's


def steps(tokens: list[Token], path: str, lexicon: Lexicon) -> list[Token]:
    """Tokens at the end of a slot's path ("obj.possessive")."""
    for step in path.split("."):
        tokens = [t for token in tokens for t in _place(token, step, lexicon)]
    return tokens


def _place(token: Token, step: str, lexicon: Lexicon) -> list[Token]:
    args = arguments(token)
    found = [t for t in args.at(step) if step != "modifier" or _names_somebody(t)]
    carrier = supporting_verb(token, lexicon) if not found and token.pos_ in {"NOUN", "PROPN"} else None
    if carrier is not None and step not in {"obj", "possessive", "modifier", "of"}:
        found = arguments(carrier).at(step)
    if not found and step == "by" and (bearer := bearing(token, lexicon)) is not None:
        found = arguments(bearer).at(step)
    return found or (_attached_low(args, step, lexicon) if step in DIRECTIONS else [])


def bearing(noun: Token, lexicon: Lexicon) -> Token | None:
    """The predicate whose subject suffers what a noun names: "is facing shelling", "came under attack", "is under siege"."""
    first = first_conjunct(noun)
    verb = first.head
    if noun.pos_ != "NOUN" or (verb.pos_ == "VERB" and is_passive(verb)):
        return None
    if first.dep_ == "obj" and verb.lemma_.lower() in lexicon.classes.get(BEARING, NONE):
        return verb
    if preposition(first) != "under":
        return None
    return first if children(first, "cop") else verb if first.dep_ == "obl" and verb.lemma_.lower() in UNDER else None


def _names_somebody(modifier: Token) -> bool:
    """ "Israeli", "government" before a noun; never a plain adjective ("military aid")."""
    around = modifier.doc[max(0, modifier.left_edge.i - 1) : modifier.i], modifier.doc[modifier.i + 1 : modifier.right_edge.i + 2]
    quoted = all(any(t.is_quote for t in side) for side in around)
    return not quoted and (modifier.ent_type_ in AGENTS or modifier.pos_ in {"NOUN", "PROPN"})  # "the "Open Sky" law"


def _attached_low(args: Arguments, preposition: str, lexicon: Lexicon) -> list[Token]:
    """ "deliveries of drones to Russia", "$2 million in aid to Fiji", "the ban imposed on Chad": what hangs on the thing or on the doer."""
    things = [t for place in ("obj", "of", "by") for t in args.at(place)]
    if preposition == "with":  # "supports ties with Chad": with whom they are is what the thing is, unless the pattern asks for it
        things = [t for t in things if not any(t.lemma_.lower() in lexicon.classes.get(name, NONE) for name in SHARED)]
    within = ("of", "in", "for") if preposition == "from" else ("of", "in")  # "asked for help for the search from Chad"
    parts = [t for thing in things for place in within for t in arguments(thing).at(place)]
    carriers = [
        c for thing in things for c in children(thing, "acl") if is_passive(c) and c.lemma_.lower() in lexicon.classes.get(SUPPORT, NONE)
    ]
    found = ([t for head in heads for t in arguments(head).at(preposition)] for heads in (things, carriers, parts))
    return next((tokens for tokens in found if tokens), [])


def supporting_verb(noun: Token, lexicon: Lexicon) -> Token | None:
    """The verb that carries an event noun ("launched an attack", "is considering deliveries"): its subject is the noun's doer."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun.dep_ not in {"obj", "nsubj:pass"}:
        return None
    lemma = verb.lemma_.lower()
    carries = lemma in lexicon.classes.get(SUPPORT, frozenset())
    planned = [e for e in lexicon.embedders_for(lemma) if e.pos == "VERB" and e.tense == "future" and e.polarity != "negative"]
    own = any("object" in e.scope for e in planned)
    asks = any(e.pos == "VERB" and e.type == "REQUEST" for e in lexicon.entries_for(lemma))  # "demanded the withdrawal": another's
    said = asks or any(e.pos == "NOUN" and e.type in SPEECH for e in lexicon.entries_for(noun.lemma_.lower()))
    return verb if carries or (own and not said) else None


def carriers_subject(noun: Token, lexicon: Lexicon, event_type: str) -> list[Token]:
    """Who "launched", "made" or "is planning" the deed that a noun names; who "announced" a measure of his own."""
    outer = noun.head.head if noun.dep_ == "nmod" and noun.head.dep_ == "obj" else noun.head
    if preposition(noun) == "including" and outer.pos_ == "VERB" and outer.lemma_.lower() in CAUSING:
        return arguments(outer).at("nsubj")  # "caused destruction including atrocities"
    if event_type == "ASSAULT" and (owned := _owned_up(noun)):
        return owned
    verb = supporting_verb(noun, lexicon) if noun.pos_ == "NOUN" else None
    if verb is None:
        return []
    lemma = verb.lemma_.lower()
    performs = event_type in MEASURES and lemma in lexicon.classes.get(PERFORMING, NONE)
    if lemma in lexicon.classes.get(SUPPORT, NONE) and lemma not in lexicon.classes.get(DOING, NONE) and not performs:
        return []  # "stopped the attack": another's
    return arguments(verb).at("nsubj")


def _owned_up(noun: Token) -> list[Token]:
    """ "The group claimed the bombing", "claimed responsibility for it": whose deed it is by his own word, where no other is named."""
    place, verb = noun.head, noun.head
    told = [c for c in children(noun, "acl", "acl:relcl") if c.lemma_.lower() == "claim" and is_passive(c)]
    told += [v for v in (*children(noun, "acl:relcl"), *children(noun.head, "advcl:relcl")) if v.i > noun.i and _owns_up_to_which(v)]
    if told:  # "attacks claimed by the group", "an attack for which the group claimed responsibility"
        return [c for clause in told for t in subjects(clause) for c in conjuncts(t)]
    if noun.dep_ == "nmod" and preposition(noun) in {"for", "in"}:
        doers = [c for t in owning_up(place) for c in conjuncts(t)]
    else:
        own = noun.dep_ in {"obj", "nsubj:pass"} and verb.lemma_.lower() == "claim" and verb.pos_ == "VERB"
        claimed = [c for c in children(noun, "acl") if c.lemma_.lower() == "claim" and is_passive(c)]  # "attacks claimed by the group"
        doers = arguments(verb).at("nsubj") if own else [d for c in claimed for d in arguments(c).at("nsubj")]
    return doers if not (possessors(noun) or arguments(noun).heads("by")) else []


def _owns_up_to_which(verb: Token) -> bool:
    which = any(c.tag_ == "WDT" and preposition(c) == "for" for c in children(verb, "obl"))
    return which and any(o.lemma_.lower() in RESPONSIBILITY for o in children(verb, "obj")) and verb.lemma_.lower() in OWNING_UP


def slots(draft: Draft, role: str, lexicon: Lexicon) -> Iterator[list[Token]]:
    """What stands at each slot of a role, slot by slot."""
    for slot in getattr(draft.entry, role):
        own = {draft.trigger.i, draft.particle.i if draft.particle is not None else -1}  # "took them hostage"
        tokens = [t for t in _at_slot(draft, slot, lexicon) if t.i not in own]
        if role == "actor" and slot in {"possessive", "modifier"} and any(t in tokens for t in undergoers(draft, lexicon)):
            continue
        if slot == "modifier" and role == "actor" and draft.entry is not None and draft.entry.mutual:
            tokens = [t for t in tokens if t.ent_type_ in AGENTS]  # "police co-operation", "security talks": of that kind
        if tokens:
            yield tokens


def undergoers(draft: Draft, lexicon: Lexicon) -> list[Token]:
    """ "The mayor's assassination", "his arrest": whom a deed is called after that it is done to, where no "of" says otherwise."""
    noun = draft.trigger
    if noun.pos_ == "VERB" and draft.type == "ASSAULT":  # "ordered the mayor's killing"
        noun = next((o for o in children(noun, "obj")), noun)
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in lexicon.classes.get("undergone", NONE) or arguments(noun).at("of"):
        return []
    named = [c for c in children(noun, "compound") if c.ent_type_ == "PERSON"]  # "the Kennedy assassination"
    return [c for p in possessors(noun) or named for c in conjuncts(p)]


def _at_slot(draft: Draft, slot: str, lexicon: Lexicon) -> list[Token]:
    """ "Israel is opposed", "is prepared": of a participle read as an adjective the surface subject feels it."""
    if slot == "nsubj" and draft.entry is not None and draft.entry.pos == "ADJ" and is_passive(draft.trigger):
        return [c for s in subjects_or_patients(draft.trigger) for c in conjuncts(s)]
    return steps([draft.trigger], slot, lexicon)


def agentive(token: Token, candidates: Candidates) -> bool:
    """Somebody who can act: a name of the right kind, a role noun, a personal pronoun."""
    candidate = candidates.at(token)
    if (token.is_lower and token.tag_ == "JJ" and token.ent_type_ == "NORP") or _asks(token) or _is_turned_against(token):
        return False  # "democratic reforms", "anti-government protests"
    if token.lemma_ == "other" and token.dep_ == "conj" and not agentive(token.head, candidates):
        return False  # "condemned the raid and others"
    return candidate is not None and (candidate.label in AGENTS or candidate.form == "pronoun")


def with_mates(able: list[Token], tokens: list[Token], candidates: Candidates) -> list[Token]:
    """Those who can act, and whoever stands in one list with one of them and is known to be of some sector ("miners and the governor")."""
    lists = {first_conjunct(t).i for t in able}
    return [t for t in tokens if t in able or (first_conjunct(t).i in lists and candidates.has_sector(t) and not _is_turned_against(t))]


def _is_turned_against(token: Token) -> bool:
    """ "Anti-government protests": what they are against, whether one word or three."""
    parted = token.i > 1 and token.nbor(-1).text == "-" and AGAINST.fullmatch(token.nbor(-2).lower_) is not None
    return token.dep_ in {"amod", "compound"} and (parted or AGAINST.match(f"{token.lower_}!") is not None)


def _asks(token: Token) -> bool:
    """ "((Radio One)) What do you think of it?": the label of who speaks in an interview takes no part in what he says."""
    start, end = token.left_edge.i, len(token.doc)
    around = range(max(1, start - 1), min(start + 2, end))
    return any(token.doc[i].text in {"((", "("} and token.doc[i - 1].text in {"(", "(("} for i in around)


def responsible(token: Token, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """Who stands behind a thing or deed: "Russia's attack", "Israeli settlement policy", "the decision by Ankara"."""
    if token.lemma_.lower() in RELATED:
        return []
    before = [t for t in arguments(token).heads("modifier") if t.dep_ != "nmod:desc"] if token.pos_ not in {"VERB", "AUX"} else []
    undergone = token.lemma_.lower() in lexicon.classes.get("undergone", NONE)  # "Senate reform"
    before = [t for t in before if not is_about(t, lexicon) and not (undergone and t.dep_ == "compound")]
    before = [t for t in before if t.ent_type_ in {"GPE", "NORP"} or (t.ent_type_ in AGENTS and token.tag_ in {"NN", "NNS"})]
    before = [t for n, t in enumerate(before) if not any(_touches(t, later) for later in before[n + 1 :])]
    building = token.lemma_.lower() in lexicon.classes.get("place", NONE)
    owners = possessors(token) + [t for t in before if not building or t.pos_ == "PROPN" or t.ent_type_ == "NORP"]  # "a police station"
    deed = names_event(token, lexicon) or any(token.lemma_.lower() in lexicon.classes.get(name, frozenset()) for name in ("text", *THINGS))
    behind = {"by", "from"} if deed else {"by"}
    behind |= {"between", "among"} if any(token.lemma_.lower() in lexicon.classes.get(name, NONE) for name in SHARED) else set()
    behind |= {"of"} if deed and (is_own_deed(token, lexicon) or not names_deed(token, lexicon)) else set()
    owners += [c for c in token.children if c.dep_ == "nmod" and preposition(c) in behind]
    owners += [s for c in children(token, "acl", "acl:relcl") if is_passive(c) and _does(c, lexicon) for s in subjects(c)]
    return [c for t in owners for c in conjuncts(t) if t.ent_type_ in AGENTS or (t.dep_ in OWNING and agentive(t, candidates))]


def _touches(first: Token, second: Token) -> bool:
    """ "A Crimean Ukrainian base": of two peoples without "and" between them the nearer one's."""
    return first.ent_type_ == second.ent_type_ == "NORP" and first.i + 1 == second.i


def is_about(modifier: Token, lexicon: Lexicon) -> bool:
    """ "The Syria sanctions listings", "the Iran deal": what a measure is about, which is not whose it is; "US sanctions" are the US's."""
    named = modifier.dep_ == "compound" and modifier.tag_ == "NNP" and modifier.ent_type_ == "GPE"
    if not named or modifier.text.replace(".", "").isupper():
        return False
    words = [modifier.head, *(c for c in modifier.head.children if c.dep_ == "compound" and c.i > modifier.i)]
    return any(w.lemma_.lower() in lexicon.classes.get(name, NONE) for w in words for name in MEASURE_WORDS)


def is_own_deed(noun: Token, lexicon: Lexicon) -> bool:
    """A text, or a noun whose of-phrase is the doer ("the decision of the court")."""
    return any(noun.lemma_.lower() in lexicon.classes.get(name, NONE) for name in OWN_DEEDS)


def _does(participle: Token, lexicon: Lexicon) -> bool:
    """ "Crimes committed by the militia", "a ban imposed by Chad"; not "an attack condemned by the Council"."""
    return any(participle.lemma_.lower() in lexicon.classes.get(name, NONE) for name in (SUPPORT, DOING, PERFORMING))


# ---------------------------------------------------------------- actors


def actors_of(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """Who does it; [] where nobody is named. Sets `draft.impersonal` where the sentence names a doer that cannot be one."""
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
        able = with_mates([t for t in tokens if agentive(t, candidates)], tokens, candidates)
        if able:
            return [] if is_scene(able[0], draft) else without_doubles(able)
        doer = True
        draft.by_text = draft.by_text or any(t.lemma_.lower() in lexicon.classes.get("text", NONE) for t in tokens)
        owners = [owner for t in tokens for owner in responsible(t, lexicon, candidates)]
        owners = [t for t in owners if draft.type not in DONE_TO or t.tag_ != "PRP$"]  # whose "its" is decides nobody's guilt
        behind = behind or owners
        behind = behind or [c for t in tokens for c in _launchers(t, lexicon, candidates)]
        behind = behind or [t for t in tokens if _crewed(t, lexicon)]
        draft.impersonal = draft.impersonal or not any(_stands_for_somebody(t, lexicon) for t in tokens)
    if draft.trigger.pos_ in {"NOUN", "PROPN", "ADJ"}:
        draft.impersonal = False
        return []
    behind = behind or _by_attack(draft, lexicon, candidates)
    behind = behind if doer or behind else _attackers(draft, lexicon, candidates) or _writers(draft, lexicon, candidates)
    draft.impersonal = doer and draft.impersonal and not behind
    return behind


def _by_attack(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """ "Launched an attack that killed ten", "claimed the blast that killed ten": who does the attack does what it does."""
    attacks = [t for t in arguments(draft.trigger).at("nsubj") if draft.type == "ASSAULT" and _is_attack(t, lexicon)]
    doers = [c for t in attacks for c in carriers_subject(t, lexicon, draft.type) if agentive(c, candidates)]
    return without_doubles(doers)


def _attackers(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """ "Ten were killed in a raid by the army", "in an Israeli air strike": who is behind the attack that they were killed in."""
    if draft.type != "ASSAULT" or not is_passive(draft.trigger):
        return []
    attacks = [t for p in ("in", "during") for t in arguments(draft.trigger).at(p) if _is_attack(t, lexicon)]
    at = {step: steps(attacks, step, lexicon) for step in ("by", "possessive", "modifier")}
    found = ([t for t in tokens if agentive(t, candidates)] for tokens in at.values())
    doers = next((tokens for tokens in found if tokens), [o for t in at["by"] for o in responsible(t, lexicon, candidates)])
    return without_doubles([t for t in doers if not is_scene(t, draft)])


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
    return noun.pos_ == "NOUN" and any(e.pos == "NOUN" and e.type == "ASSAULT" and not e.mutual for e in entries)


def is_scene(modifier: Token, draft: Draft) -> bool:
    """ "The Baghdad crackdown", "the Sana'a bombings": where it was; "the Israeli raid" and "the US raid" have doers."""
    scene = modifier.ent_type_ in PLACES and modifier.pos_ == "PROPN" and not modifier.text.replace(".", "").isupper()
    placed = [c for c in children(modifier, "compound") if c.ent_type_ in PLACES]  # "the Tyre province raid"
    scene = scene or (modifier.pos_ == "NOUN" and bool(placed))
    deed = modifier.head == draft.trigger or (modifier.head.head == draft.trigger and modifier.head.dep_ in {"obl", "nsubj"})
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


def _stands_for_somebody(token: Token, lexicon: Lexicon) -> bool:
    """A deed or a text ("the resolution calls on …", "the raid killed …"), or a word that refers back ("which", "this")."""
    lemma = token.lemma_.lower()
    return token.pos_ in {"PRON", "DET", "NUM"} or lemma in lexicon.classes.get("text", frozenset()) or names_event(token, lexicon)


def without_doubles(tokens: list[Token]) -> list[Token]:
    """ "the Revolutionary United Front (RUF)", "a spokesman, Li Wei": one participant, whatever the parse calls the second name."""
    kept: list[Token] = []
    for token in tokens:
        if not kept or not _same(kept[-1], token):
            kept.append(token)
        elif token.ent_type_ in {"PERSON", "ORG"} and kept[-1].ent_type_ not in {"PERSON", "ORG"}:
            kept[-1] = token
    return kept


def _same(first: Token, second: Token) -> bool:
    """In brackets, in apposition, right behind it, or the only other member of a list without "and"."""
    edge = second.left_edge
    if edge.dep_ == "cc":
        return False
    bracketed = edge.text == "(" or (edge.i > 0 and second.doc[edge.i - 1].text == "(")
    touching = edge.i == first.i + 1 and second.dep_ != "conj"
    listed = second.dep_ == "conj" and second.head.i == first.i and not children(second, "cc", "conj") and not children(first, "cc")
    alone = listed and len(children(first, "conj")) == 1
    return bracketed or touching or alone or (second.dep_ == "appos" and second.head.i == first.i)


def instruments_of(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """Weapons that are sent, used or spoken of: the instrument slot, and any weapon among the objects."""
    if draft.type in WITHOUT_MEANS:
        return []
    tokens = [t for tokens in slots(draft, "instrument", lexicon) for t in tokens]
    if draft.trigger.pos_ == "VERB":
        tokens += arguments(draft.trigger).at("obj") + arguments(draft.trigger).at("with")
    else:
        tokens += arguments(draft.trigger).at("of") + arguments(draft.trigger).at("modifier")
    listed = tokens + [c for t in tokens for c in t.children if c.dep_ == "nmod" and preposition(c) in {"including", "such as", "like"}]
    unique = {t.i: t for u in listed for t in conjuncts(u)}
    hit = {t.i for t in draft.recipients}  # "the convoy was attacked": done to it, not with it
    if draft.type in DONE_TO:
        hit |= {t.i for t in tokens if t.ent_type_ == "VEHICLE" and draft.trigger.pos_ == "VERB" and is_object(t, draft.trigger)}
    return [t for t in unique.values() if t.i not in hit and (c := candidates.at(t)) and c.label in {"WEAPON", "VEHICLE"}]


def is_object(noun: Token, verb: Token) -> bool:
    """Whether the noun is what the verb is done to, in whatever form ("staged a rally", "a rally staged by …")."""
    return any(o.i == noun.i for o in objects(verb))
