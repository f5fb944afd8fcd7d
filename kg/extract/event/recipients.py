"""To whom it is done: people and bodies, those behind a thing, for deeds on the ground places and things too."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.extract.event.actors import is_scene
from kg.extract.event.bystanders import (
    is_bare_place,
    is_medium,
    is_mourned,
    is_near,
    is_one_of_theirs,
    is_origin,
    is_quoted,
    is_shown,
    is_spot,
)
from kg.extract.event.draft import DONE_TO, Draft
from kg.extract.event.letting import captors, hands_over, is_charged, is_left, is_let_go, is_made_to
from kg.extract.event.participants import THINGS, agentive, held, is_about, is_own_deed, responsible, with_mates, without_doubles
from kg.extract.event.slots import SHARED, bearing, slots, undergoers
from kg.extract.mention.mentions import Candidates
from kg.extract.tree.arguments import arguments
from kg.extract.tree.deeds import names_deed
from kg.extract.tree.enhanced import objects, subjects
from kg.extract.tree.heads import is_headcount
from kg.extract.tree.syntax import children, conjuncts, first_conjunct, is_clause, possessors, preposition
from kg.extract.tree.tags import PLACES
from kg.lexicon import Entry, Lexicon
from kg.lexicon.words import NONE

# what is done to places and things as well as to people
ON_THINGS = {"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST", "CONSULT", "COOPERATE"}
OWN_THING = {"its", "their", "our", "my"}  # "closed its borders" is done to nobody but oneself
BEFALLING = {"become", "be", "win", "lose", "die"}
CONDITIONS = {"if", "unless"}
WHERE = {"in", "near", "inside", "outside", "around", "across", "throughout"}
NEVER = {"DATE", "TIME", "MONEY", "QUANTITY", "WEAPON", "VEHICLE"}
ASKING = {"REQUEST", "THREATEN", "x-STATE"}
SAYING = "x-STATE"
WARNING = ("threat", "warn", "caution", "vow", "ultimatum")
ANOTHERS = {"REJECT", "ACCUSE", "SUPPORT", "PROTEST"}  # "rejected his offer": what is another's
CHARGING = {"accuse", "suspect", "charge", "indict", "acquit"}  # what is done to a person
MOVING = {"withdraw", "pull", "host", "station", "deploy", "send", "keep", "move", "remove", "use", "build", "develop", "test", "acquire",
          "mobilise", "mobilize"}  # fmt: skip


def addressed(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """To whom a saying goes for which the lexicon has only a reporting word: "encouraged its allies to sign", "told reporters that …"."""
    pos, lemma = draft.trigger.pos_, draft.trigger.lemma_.lower()
    slots_of = lexicon.default_role(pos, draft.type, "recipient")
    if draft.type == SAYING:
        told = lemma in lexicon.classes.get("telling", NONE)
        slots_of = ("iobj", "obj") if told else ("iobj", "to") if lemma in lexicon.classes.get("telling-to", NONE) else ("iobj",)
    entry = Entry(iri="", lemma=lemma, pos=pos, type=draft.type, recipient=slots_of)
    found = recipients_of(replace(draft, entry=entry), {}, lexicon, candidates)
    content = {draft.matter.i} if draft.matter is not None else set()
    found = [t for t in found if draft.type != SAYING or not _is_of_thing(t, draft, lexicon)]
    return [t for t in found if t.i not in content and t.i not in {a.i for a in draft.actors}]


def _is_of_thing(token: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Announced the transfer of the club to the city": to whom goes what is spoken of; not "made a statement to reporters"."""
    phrase = first_conjunct(token)
    thing = phrase.head
    lemma = thing.lemma_.lower()
    spoken = any(lemma in lexicon.classes.get(name, NONE) for name in ("text", "request-word"))
    spoken = spoken or any(cue.pos == "NOUN" for cue in lexicon.cues_for(lemma))
    return phrase.dep_ == "nmod" and thing != draft.trigger and thing.pos_ == "NOUN" and not spoken


def recipients_of(draft: Draft, found: dict[int, Draft], lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """To whom it is done: people and bodies, those behind a thing, for deeds on the ground places and things too."""
    things: list[Token] = []
    taken = {t.i for t in draft.actors}
    if len(draft.actors) > 1 and any(t.lower_ == "each" and children(t, "fixed", "amod") for t in objects(draft.trigger)):
        draft.entry = replace(draft.entry, mutual=True) if draft.entry is not None else None
        return list(draft.actors)  # "accused each other"
    if who := [t for t in undergoers(draft, lexicon) if agentive(t, candidates)] or held(draft):
        return who
    for tokens in slots(draft, "recipient", lexicon):
        good = [t for t in tokens if candidates.at(t) and t.i not in taken and t.ent_type_ not in {"DATE", "TIME"}]
        good = [t for t in good if not is_shown(t, lexicon) and not (draft.type in ANOTHERS and _undergoes(t, draft, lexicon))]
        good = [t for t in good if not is_made_to(t, draft) and not is_charged(t, draft)]
        good = [t for t in good if not _is_handed_over(t, draft, lexicon) and not is_medium(t, lexicon) and not is_left(t, draft)]
        good = [t for t in good if not is_one_of_theirs(t, draft) and not is_quoted(t, draft) and not is_bare_place(t, draft, lexicon)]
        good = [t for t in good if not is_near(t, draft) and not is_spot(t, draft) and not is_mourned(t, draft) and not is_origin(t, draft)]
        good = [h for t in good if not _is_scene_of(t, draft, lexicon) for h in _having(t, draft, lexicon)]
        if draft.type == "REQUEST" and (let := [t for t in good if is_let_go(t, draft, lexicon)]):
            good = [t for t in good if t not in let] + [h for t in let for h in captors(t)]
        people = [t for t in good if (agentive(t, candidates) and t.lower_ != "it" and not _own(t, draft)) or _is_asked(t, draft, lexicon)]
        counted = draft.type == "ASSAULT" or draft.mode == "arrest"
        people += [t for t in good if (counted and is_headcount(t)) or _is_taken(t, draft, lexicon)]
        if accused := [c for t in people for c in _accused_before(t, draft)]:
            return without_doubles(accused)
        if people:
            people = with_mates(people, [t for t in good if t.i not in found], candidates)
            return without_doubles(_with_things(people, good, draft, found))
        behind = [o for t in good for o in responsible(t, lexicon, candidates) if o.i not in taken and not _own(o, draft)]
        behind = [o for o in behind if draft.trigger.lemma_ != "vow" or o.dep_ not in {"compound", "amod"}]  # "vowed to keep a US presence"
        concrete = [t for t in good if t.i not in found and not is_clause(t) and draft.type in ON_THINGS and _thing(t, lexicon)]
        concrete = concrete or [t for t in good if _is_taken_part_in(t, draft)]
        if draft.type == "ASSAULT" and behind and len(good) > 1:
            concrete = concrete or [t for t in good if t.pos_ == "NOUN" and t.i not in found]  # "stormed hotels and a Jewish centre"
        if behind and not (concrete and draft.type in {"ASSAULT", "COERCE", "RETREAT"}):
            return behind
        things = things or concrete
    noun = draft.trigger.pos_ == "NOUN"
    things = (
        things
        or _suffering(draft, candidates)
        or _struck(draft, lexicon, candidates)
        or [t for t in children(draft.trigger, "compound") if noun and is_scene(t, draft)]
    )
    return things or (_warned(draft, candidates) if draft.type == "THREATEN" else [])


def _accused_before(token: Token, draft: Draft) -> list[Token]:
    """ "Made a complaint to the police against the driver": who is accused, not to whom it is told."""
    against = [c for c in children(token, "nmod") if preposition(c) == "against"] if draft.type == "ACCUSE" else []
    return [c for t in against for c in conjuncts(t)] if preposition(first_conjunct(token)) == "to" else []


def _is_handed_over(token: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Agreed to buy aircraft", "is ready to send personnel": what changes hands, which is nobody to agree with."""
    phrase = first_conjunct(token)
    verb = phrase.head
    if verb.lemma_ == "join" and token.lower_ == "forces":
        return True  # "agreed to join forces"
    beside = (*children(verb, "obl"), *children(token, "nmod"))
    if draft.type == "AGREE" and phrase.dep_ == "obj" and hands_over(verb) and any(preposition(c) == "to" for c in beside):
        return token.ent_type_ in PLACES  # "agreed to hand over the town of Tyre to Chad"
    handed = phrase.dep_ == "obj" and verb != draft.trigger and verb.lemma_.lower() in lexicon.classes.get("transfer", NONE)
    armed = token.ent_type_ in {"WEAPON", "VEHICLE"} or any(
        token.lemma_.lower() in lexicon.classes.get(n, NONE) for n in ("troops", "armed")
    )
    if draft.type in {"AGREE", "REJECT", "THREATEN", "x-CONSIDER"} and armed and verb.lemma_.lower() in MOVING:
        return True  # "threatened to withdraw his fighters"
    if draft.type == "REJECT" and phrase.dep_ in {"obj", "obl"} and preposition(phrase) is None and hands_over(verb):
        return True  # "refused to hand over a suspect"
    return draft.type in {"AGREE", "REJECT", "THREATEN"} and handed and token.ent_type_ not in {"PERSON", "GPE", "NORP"}


def _with_things(people: list[Token], tokens: list[Token], draft: Draft, found: dict[int, Draft]) -> list[Token]:
    """ "Stormed two hotels and a Jewish centre": whatever stands in one list with somebody, where it is done to things as well."""
    if draft.type != "ASSAULT":
        return people
    lists = {first_conjunct(t).i for t in people}
    listed = [t for t in tokens if t in people or (t.pos_ == "NOUN" and first_conjunct(t).i in lists and preposition(t) not in WHERE)]
    return [t for t in listed if t in people or (t.i not in found and not t.lower_.endswith("ing"))]  # "an officer and drink-driving"


def _is_scene_of(token: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Carried out atrocities in Tyre", "the attacks near Tyre": where it was, which is nobody's suffering it."""
    phrase = first_conjunct(token)
    case = preposition(phrase)
    if case == "over" and token.ent_type_ in PLACES:
        return phrase.left_edge.i > 0 and "all" in {phrase.left_edge.lower_, phrase.left_edge.nbor(-1).lower_}  # "all over the US"
    if draft.type == "ASSAULT" and case == "at" and token.lemma_.lower() in lexicon.classes.get("gathering", NONE):
        return True  # "a shooting at a wedding"
    written = case == "in" and token.lemma_.lower() in lexicon.classes.get("text", NONE)
    place = token.ent_type_ in PLACES or token.lemma_.lower() in lexicon.classes.get("realm", NONE)
    return draft.type == "ASSAULT" and ((case in WHERE and place) or written)


def _having(token: Token, draft: Draft, lexicon: Lexicon) -> list[Token]:
    """ "A woman whose eye was injured", "broke his arm": who has the part of the body."""
    if draft.type != "ASSAULT" or token.lemma_.lower() not in lexicon.classes.get("body-part", NONE):
        return [token]
    clause = first_conjunct(draft.trigger)
    return [clause.head if t.lower_ == "whose" and clause.dep_ == "acl:relcl" else t for t in possessors(token)] or [token]


def _is_asked(token: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Urged islanders to move", "asked control to return": who is asked to do something is somebody, whatever word stands for him."""
    verb, phrase = draft.trigger, first_conjunct(token)
    told = phrase.dep_ in {"obj", "iobj", "nsubj:pass"} or (phrase.dep_ == "obl" and preposition(phrase) in {"to", "on", "upon"})
    asks = draft.type in ASKING and verb.pos_ == "VERB" and told and phrase.head == verb
    active = [
        c
        for c in children(verb, "xcomp", "advcl")
        if c.i > phrase.i and c.tag_ == "VB" and children(c, "mark") and not children(c, "aux:pass", "cop")
    ]
    if not asks or not active:
        return False
    named = token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in NEVER and not names_deed(token, lexicon)
    return named or token.lower_ == "it"


def _is_taken(token: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """ "The arrest of a rubber tapper": who is arrested or abducted is somebody, whatever noun stands for him."""
    phrase = first_conjunct(token)
    verb = draft.trigger
    told_of = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head == phrase  # "an attache accused of spying"
    of_it = preposition(phrase) == "of" if verb.pos_ == "NOUN" else phrase.dep_ in {"obj", "nsubj:pass"} and phrase.head == verb
    one = token.tag_ in {"NN", "NNS"} and not token.ent_type_ and bool(children(token, "det", "nummod", "amod", "compound"))
    personal = draft.mode in {"arrest", "abduct", "convict", "expel"} or verb.lemma_ in CHARGING
    taken = personal and (told_of or (phrase.head == verb and of_it)) and one
    return taken and not _thing(token, lexicon) and not names_deed(token, lexicon)


def _undergoes(token: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Endorsed an audit of the bank", "condemned the Iraq invasion": to whom the deed that is spoken of is done, not whose it is."""
    phrase = first_conjunct(token)
    if draft.mode == "investigate" and any(t.lemma_.lower() in lexicon.classes.get("allegation", NONE) for t in (token, phrase.head)):
        return True  # "is looking into Iraqi allegations": not into Iraq
    if preposition(phrase) == "with" and draft.entry is not None and not any(slot.endswith(".with") for slot in draft.entry.recipient):
        things = [t.lemma_.lower() for t in objects(draft.trigger) if t.i < phrase.i]
        return any(thing in lexicon.classes.get(name, NONE) for thing in things for name in SHARED)  # "supports relations with Chad"
    deed = phrase.head
    while deed.dep_ == "compound":
        deed = deed.head  # "the Beirut port explosion"
    if is_about(phrase, lexicon) or _befell(phrase, draft, lexicon):
        return True
    if deed == draft.trigger or deed.pos_ != "NOUN" or is_own_deed(deed, lexicon):
        return False
    scene = phrase.dep_ == "compound" and phrase.ent_type_ in PLACES and not phrase.text.replace(".", "").isupper()
    changed = phrase.dep_ == "compound" and deed.lemma_.lower() in lexicon.classes.get("undergone", NONE)  # "Senate reform"
    return changed or (names_deed(deed, lexicon) and (scene or (phrase.dep_ == "nmod" and preposition(phrase) == "of")))


def _befell(owner: Token, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Criticised his detention", "welcomed her deportation": whom the deed befell, not who did it."""
    owned = owner.dep_ == "nmod:poss" and owner.head != draft.trigger and owner.head.pos_ == "NOUN"
    return owned and owner.head.lemma_.lower() in lexicon.classes.get("undergone", NONE) and not arguments(owner.head).heads("of")


def _suffering(draft: Draft, candidates: Candidates) -> list[Token]:
    """ "Its occupation by the rebels": beside whoever does it, the possessor is whom it is done to."""
    noun = draft.trigger
    doers = [t for t in arguments(noun).at("by") if t in draft.actors] if noun.pos_ == "NOUN" and draft.type in DONE_TO else []
    return [t for p in possessors(noun) for t in conjuncts(p) if doers and agentive(t, candidates)]


def _is_taken_part_in(token: Token, draft: Draft) -> bool:
    """ "Co-operate with the investigation", "donated to the Future of Tyre": a deed, or a body that has but a name."""
    phrase = first_conjunct(token)
    if draft.type == "COOPERATE":
        return preposition(phrase) == "with" and phrase.head == draft.trigger and bool(children(token, "det", "nmod:poss"))
    called = token.tag_ in {"NNP", "NNPS"} and not token.ent_type_
    return draft.type == "AID" and called and preposition(phrase) == "to" and draft.trigger.pos_ == "VERB"


def _struck(draft: Draft, lexicon: Lexicon, candidates: Candidates) -> list[Token]:
    """ "The town was levelled by shelling", "faces shelling": what the verb is done to by a deed that a noun names, or who suffers it."""
    noun = draft.trigger
    ruined = noun.dep_ == "obl:agent" and noun.head.lemma_.lower() in lexicon.classes.get("ruining", NONE)
    bearer = bearing(noun, lexicon)
    if draft.type != "ASSAULT" or noun.pos_ != "NOUN" or not (ruined or bearer is not None):
        return []
    suffering = objects(noun.head) if bearer is None else children(bearer, "nsubj") or subjects(bearer)
    who = [c for o in suffering for c in conjuncts(o)]
    return [t for t in who if agentive(t, candidates) or _thing(t, lexicon)]


def _warned(draft: Draft, candidates: Candidates) -> list[Token]:
    """ "threatened to strike unless Chad withdrew": whose doing the threat is to bring about or to stop."""
    if not draft.trigger.lemma_.lower().startswith(WARNING):
        return []  # "if they enter, the police reserve the right to shoot"
    clauses = [draft.trigger, *children(draft.trigger, "xcomp", "ccomp")]
    conditions = [c for clause in clauses for c in children(clause, "advcl") if any(m.lower_ in CONDITIONS for m in children(c, "mark"))]
    taken = {t.i for t in draft.actors}
    conditions = [c for c in conditions if c.lemma_.lower() not in BEFALLING]  # "if Roe does not become president": others decide
    who = [t for c in conditions for s in children(c, "nsubj") for t in conjuncts(s)]
    return [t for t in who if agentive(t, candidates) and t.pos_ != "PRON" and t.i not in taken]


def _own(token: Token, draft: Draft) -> bool:
    """ "Ghana closed its borders", "reduced their forces": the possessive is the doer himself."""
    if token.dep_ != "nmod:poss" or draft.trigger.pos_ != "VERB":
        return False
    one = len(draft.actors) == 1 and draft.actors[0].tag_ in {"NN", "NNP"} and draft.actors[0].ent_type_ in {"PERSON", "ORG"}
    if token.lower_ == "their" and draft.type in ANOTHERS and one:
        return False  # "the court rejected their appeal"
    return token.lower_ in OWN_THING or (token.lower_ in {"his", "her", "your"} and draft.type not in ANOTHERS)


def _thing(token: Token, lexicon: Lexicon) -> bool:
    lemma = token.lemma_.lower()
    return token.ent_type_ in PLACES or any(lemma in lexicon.classes.get(name, frozenset()) for name in THINGS)
