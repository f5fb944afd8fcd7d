"""What stands at the slots of a pattern ("obj.possessive"): the places of its trigger, of the verb that carries it, and of the thing."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.event.draft import DONE_TO, Draft
from kg.extract.tree.arguments import Arguments, arguments
from kg.extract.tree.enhanced import subjects_or_patients
from kg.extract.tree.holders import is_somebody
from kg.extract.tree.syntax import children, conjuncts, first_conjunct, is_passive, possessors, preposition
from kg.extract.tree.tags import AGENTS, FINITE_TAGS
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

OF_NOBODY = {"revenue", "tax", "income", "economy", "dollar", "currency", "market", "stock", "soil", "history", "culture"}
"""What states have and nobody does: "US tax revenue" is no deed of theirs."""
RESIDENTS = {"refugee", "migrant", "student", "worker", "slave", "child", "youth", "prisoner", "asylum", "squatter", "tenant", "miner"}
CAPTIVES, HANDOVERS = {"prisoner", "hostage", "detainee", "captive"}, {"release", "exchange", "swap", "freeing"}
DWELLINGS = {"camp", "shelter", "centre", "center", "hostel", "dormitory", "home", "house", "residence", "settlement", "quarter", "village"}
"""Of whom "refugee" in "raided a refugee camp" tells no more than what kind of camp it is."""
DIRECTIONS = {"to", "against", "with", "for", "from", "into", "on"}
SUPPORT = "light"  # word class of verbs that only carry a noun: have talks, impose sanctions, launch an attack
DOING = "doing"  # those of them whose subject does the deed: "launched a raid", not "stopped a raid"
PERFORMING = "performing"  # verbs of deciding, which do what they are said of
SHARED = ("relations", "talks", "agreement")  # word classes: what two have with each other
TALKING = {"discuss", "debate", "study", "examine", "explore", "review", "negotiate"}
QUARREL = "quarrel"  # word class: what one has with another ("the standoff with Iran")
BEARING, UNDER = "bearing", {"come", "be", "remain", "stay", "live"}  # word class; verbs with "under" before what is suffered
SPEECH = {"REQUEST", "AGREE", "ACCUSE", "THREATEN", "REJECT"}  # "considers a proposal": another's


def steps(tokens: list[Token], path: str, lexicon: Lexicon) -> list[Token]:
    """Tokens at the end of a slot's path ("obj.possessive")."""
    for step in path.split("."):
        if step == "nsubj" and path.startswith("advcl."):  # "called for them to go"; not "called for it after the state had raised prices"
            tokens = [t for t in tokens if t.tag_ not in {*FINITE_TAGS, "VBN"} and not children(t, "aux")]  # "attacked by Chad, it asked"
        tokens = [t for token in tokens for t in _place(token, step, lexicon)]
    return tokens


def _place(token: Token, step: str, lexicon: Lexicon) -> list[Token]:
    args = arguments(token)
    found = [t for t in args.at(step) if step != "modifier" or _names_somebody(t)]
    carrier = supporting_verb(token, lexicon) if not found and token.pos_ in {"NOUN", "PROPN"} else None
    if carrier is not None and step not in {"obj", "possessive", "modifier", "of"}:
        found = arguments(carrier).at(step)
    if not found and step == "by" and (bearer := bearing(token, lexicon)) is not None:
        found = arguments(bearer).at(step) or [t for t in arguments(bearer).at("from") if is_somebody(t, lexicon)]  # "under attack from"
    low = _attached_low(args, step, lexicon) if step in DIRECTIONS and not found else []
    return found or [t for t in low if step != "from" or t.i > token.i]  # "a yacht from the islands was seized": not from them


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
    """ "Israeli", "government" before a noun; never a plain adjective ("military aid"), nor what is moved ("troop withdrawals")."""
    if modifier.lower_ == "troop":
        return False
    around = modifier.doc[max(0, modifier.left_edge.i - 1) : modifier.i], modifier.doc[modifier.i + 1 : modifier.right_edge.i + 2]
    quoted = all(any(t.is_quote for t in side) for side in around)
    lemma, whole = modifier.lemma_.lower(), modifier.head.lemma_.lower()
    if lemma == "press" and whole in {"credential", "credentials", "card", "accreditation"}:
        return False
    if (lemma in RESIDENTS and whole in DWELLINGS) or (lemma in CAPTIVES and whole in HANDOVERS):
        return False
    numbered = any(any(sign.isdigit() for sign in c.text) for c in children(modifier, "flat"))  # "a Boeing 737 aircraft"
    numbered = numbered or bool(children(modifier, "nummod")) or modifier.head.lemma_.lower() in OF_NOBODY  # "the two party system"
    return not quoted and not numbered and (modifier.ent_type_ in AGENTS or modifier.pos_ in {"NOUN", "PROPN"})  # "the "Open Sky" law"


def _attached_low(args: Arguments, preposition: str, lexicon: Lexicon) -> list[Token]:
    """ "deliveries of drones to Russia", "$2 million in aid to Fiji", "the ban imposed on Chad": what hangs on the thing or on the doer."""
    things = [t for place in ("obj", "of", "by") for t in args.at(place)]
    if preposition == "with":  # "supports ties with Chad": with whom they are is what the thing is, unless the pattern asks for it
        things = [t for t in things if not any(t.lemma_.lower() in lexicon.classes.get(name, NONE) for name in (*SHARED, QUARREL))]
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
    if verb.pos_ != "VERB" or noun.dep_ not in {"obj", "nsubj:pass"} or _is_made_something(noun):
        return None
    lemma = verb.lemma_.lower()
    called = bool(children(verb, "xcomp"))  # "made the lifting of it a condition": said of it, not done
    carries = lemma in lexicon.classes.get(SUPPORT, frozenset()) and not called
    planned = [e for e in lexicon.embedders_for(lemma) if e.pos == "VERB" and e.tense == "future" and e.polarity != "negative"]
    own = any("object" in e.scope for e in planned) and not (lemma in TALKING and _is_blow(noun, lexicon))
    asks = any(e.pos == "VERB" and e.type == "REQUEST" for e in lexicon.entries_for(lemma))  # "demanded the withdrawal": another's
    said = asks or any(e.pos == "NOUN" and e.type in SPEECH for e in lexicon.entries_for(noun.lemma_.lower()))
    return verb if carries or (own and not said) else None


def _is_blow(noun: Token, lexicon: Lexicon) -> bool:
    """ "Discussed air strikes": whoever may carry them out."""
    return any(e.pos == "NOUN" and e.type in DONE_TO for e in lexicon.entries_for(noun.lemma_.lower()))


def _is_made_something(noun: Token) -> bool:
    """ "Made the lifting of the ban a condition": what is called something is not done by saying so."""
    return noun.head.lemma_.lower() == "make" and any(c.i > noun.i and c.pos_ in {"NOUN", "ADJ"} for c in children(noun.head, "xcomp"))


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
