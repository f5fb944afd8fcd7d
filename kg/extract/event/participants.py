"""Who can take part in an event: who can act, who stands behind a deed or a thing, and with what it is done."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.event.draft import DONE_TO, Draft
from kg.extract.event.slots import DOING, OF_NOBODY, PERFORMING, SHARED, SUPPORT, slots
from kg.extract.mention.mentions import Candidates
from kg.extract.tree.arguments import arguments
from kg.extract.tree.deeds import names_deed, names_event
from kg.extract.tree.enhanced import objects, subjects
from kg.extract.tree.syntax import children, conjuncts, first_conjunct, is_passive, possessors, preposition
from kg.extract.tree.tags import AGENTS
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

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
BETWEEN = {"broker", "mediate"}  # "a deal brokered by Chad" is no deal of Chad's
AGAINST = re.compile(r"(?:anti|pro|non)(?:-|$)")
THINGS = ("place", "property", "territory", "troops")  # word classes
LEAVINGS = {"withdrawal", "pullout", "departure", "exit", "secession", "retreat", "evacuation", "expulsion"}  # theirs, from a place
DONE_TO_THINGS = {"shooting", "downing", "shootdown", "hijacking", "sinking", "destruction", "bombing", "seizure"}  # ... of a jet
WITHOUT_MEANS = {"ACCUSE", "CONSULT", "PROTEST"}  # done by words or in person: "a raft of accusations"
OWNING = {"nmod:poss", "obl:agent", "obl"}
FAITHS = {"catholic", "roman catholic", "christian", "muslim", "islamic", "jewish", "hindu", "buddhist", "sikh", "protestant", "orthodox"}
EMBLEMS = {"symbol", "cross", "crucifix", "headscarf", "scarf", "veil", "holiday", "festival", "faith", "religion", "belief"}  # no deeds
MEASURE_WORDS = ("sanction", "restriction", "agreement", "warfare", "talks", "proceeding", "attack")  # word classes
OWN_DEEDS = ("text", "request-word", "allegation", "own-deed")  # word classes: what is of somebody he does


def agentive(token: Token, candidates: Candidates) -> bool:
    """Somebody who can act: a name of the right kind, a role noun, a personal pronoun."""
    candidate = candidates.at(token)
    if token.dep_ == "nmod" and is_imagined(token):
        return False
    if (token.is_lower and token.tag_ == "JJ" and token.ent_type_ == "NORP") or _asks(token) or _is_turned_against(token):
        return False  # "democratic reforms", "anti-government protests"
    if candidates.is_mere_kind(token) or (token.lemma_ == "number" and any(c.lower_ == "the" for c in children(token, "det"))):
        return False  # "the Muslim north"; "the number of soldiers" is a figure
    if token.lemma_ == "other" and token.dep_ == "conj" and not agentive(token.head, candidates):
        return False  # "condemned the raid and others"
    return candidate is not None and (candidate.label in AGENTS or candidate.form == "pronoun")


def with_mates(able: list[Token], tokens: list[Token], candidates: Candidates) -> list[Token]:
    """Those who can act, and whoever stands in one list with one of them and is known to be of some sector ("miners and the governor")."""
    lists = {first_conjunct(t).i for t in able}
    return [t for t in tokens if t in able or (first_conjunct(t).i in lists and _is_people(t, candidates) and not _is_turned_against(t))]


def _is_people(noun: Token, candidates: Candidates) -> bool:
    """A noun of some sector; "loved ones", "the injured ones"."""
    ones = noun.tag_ == "NNS" and noun.lower_ == "ones" and bool(children(noun, "amod", "acl", "acl:relcl", "nmod"))
    return ones or candidates.has_sector(noun)


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
    before = [t for t in before if not candidates.is_mere_kind(t) and token.lemma_.lower() not in OF_NOBODY]
    before = [t for t in before if t.lemma_.lower() not in FAITHS or token.lemma_.lower() not in EMBLEMS]
    before = [t for n, t in enumerate(before) if not any(_touches(t, later) for later in before[n + 1 :])]
    building = token.lemma_.lower() in lexicon.classes.get("place", NONE)
    before = [t for t in before if not building or t.pos_ == "PROPN" or t.ent_type_ == "NORP"]  # "a police station"
    befell = undergone and not arguments(token).heads("of")  # "his detention" is not his doing
    owners = ([] if befell else possessors(token)) or before  # "the union's DMCA notice" is the union's
    deed = names_event(token, lexicon) or any(token.lemma_.lower() in lexicon.classes.get(name, frozenset()) for name in ("text", *THINGS))
    behind = {"by", "from"} if deed and not (owners and token.lemma_.lower() in LEAVINGS) else {"by"}
    behind |= {"between", "among"} if any(token.lemma_.lower() in lexicon.classes.get(name, NONE) for name in SHARED) else set()
    behind |= {"of"} if deed and (is_own_deed(token, lexicon) or not names_deed(token, lexicon)) else set()
    owners += [c for c in token.children if c.dep_ == "nmod" and preposition(c) in behind and not is_imagined(c)]
    return [
        *(c for t in owners for c in conjuncts(t) if t.ent_type_ in AGENTS or (t.dep_ in OWNING and agentive(t, candidates))),
        *conducting(token, lexicon, candidates),
    ]


def is_imagined(token: Token) -> bool:
    """ "Against the idea of a united Ireland": a state as it might be."""
    return token.ent_type_ == "GPE" and any(d.lower_ in {"a", "an"} for d in children(token, "det")) and bool(children(token, "amod"))


def conducting(deed: Token, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """ "A raid conducted by the army", "died in a raid, reportedly conducted by the army": whoever the clause says did it."""
    doing = [c for c in children(deed, "acl", "acl:relcl", "advcl") if is_passive(c) and _does(c, lexicon) and c.lemma_ not in BETWEEN]
    doing = [c for c in doing if not any(lexicon.embedders_for(a.lower_) for a in children(c, "advmod"))]  # "allegedly carried out by"
    doers = [s for c in doing for s in subjects(c)]
    return [c for t in doers for c in conjuncts(t) if t.ent_type_ in AGENTS or (t.dep_ in OWNING and agentive(t, candidates))]


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


def without_doubles(tokens: list[Token]) -> list[Token]:
    """ "the Revolutionary United Front (RUF)", "a spokesman, Li Wei": one participant, whatever the parse calls the second name."""
    kept: list[Token] = []
    for token in tokens:
        if not kept or not _same(kept[-1], token):
            kept.append(token)
        elif token.ent_type_ in {"PERSON", "ORG"} and kept[-1].ent_type_ not in {"PERSON", "ORG"} and not _are_counted(kept[-1]):
            kept[-1] = token
    return kept


def _are_counted(noun: Token) -> bool:
    """ "Two aides to the ayatollah, Ali Roe": several are not the one name that stands behind them."""
    return noun.tag_ == "NNS" and bool(children(noun, "nummod")) and bool(children(noun, "nmod"))


def _same(first: Token, second: Token) -> bool:
    """In brackets, in apposition, right behind it, or the only other member of a list without "and"."""
    edge = second.left_edge
    if edge.dep_ == "cc":
        return False
    bracketed = edge.text == "(" or (edge.i > 0 and second.doc[edge.i - 1].text == "(")
    touching = edge.i == first.i + 1 and second.dep_ != "conj"
    listed = second.dep_ == "conj" and second.head.i == first.i and not children(second, "cc", "conj") and not children(first, "cc")
    states = first.ent_type_ == second.ent_type_ == "GPE"  # "Chad, Mali sign"
    alone = listed and not states and len(children(first, "conj")) == 1
    alone &= first.dep_ != "conj" or bool(second.ent_type_)  # "A and B, C, and D"
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
    if draft.type == "ASSAULT" and draft.trigger.pos_ == "VERB":  # "downed 34 drones"; not "fired missiles", whose place is its own
        own = {t.i for found in slots(draft, "instrument", lexicon) for t in found}
        hit |= {t.i for t in arguments(draft.trigger).at("obj") if t.i not in own}
    if draft.trigger.pos_ == "NOUN" and draft.trigger.lemma_.lower() in DONE_TO_THINGS:
        hit |= {t.i for t in arguments(draft.trigger).at("of")}
    if draft.type == "REQUEST" and any(children(draft.trigger, "xcomp", "ccomp", "advcl")):  # "ordered aircraft to help": who is to do it
        hit |= {t.i for t in arguments(draft.trigger).at("obj")}
    if draft.type in DONE_TO:
        hit |= {t.i for t in tokens if t.ent_type_ == "VEHICLE" and draft.trigger.pos_ == "VERB" and is_object(t, draft.trigger)}
    hit |= {t.i for t in tokens if any(m.lower_ == "while" for m in children(t, "mark", "case"))}  # "killed while in a car"
    return [t for t in unique.values() if t.i not in hit and (c := candidates.at(t)) and c.label in {"WEAPON", "VEHICLE"}]


def held(draft: Draft) -> list[Token]:
    """ "The crew are in custody": those who are told to be where one is held."""
    noun = draft.trigger
    told = draft.mode == "arrest" and noun.pos_ == "NOUN" and bool(children(noun, "cop")) and preposition(noun) in {"in", "under"}
    return [c for s in children(noun, "nsubj") for c in conjuncts(s)] if told else []


def is_object(noun: Token, verb: Token) -> bool:
    """Whether the noun is what the verb is done to, in whatever form ("staged a rally", "a rally staged by …")."""
    return any(o.i == noun.i for o in objects(verb))
