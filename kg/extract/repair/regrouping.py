"""Which words make one phrase for somebody: titles before names, group genitives, one person told by two nouns, a name before its verb."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.tree.deeds import names_event
from kg.extract.tree.holders import is_somebody
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, preposition
from kg.extract.tree.tags import FINITE_TAGS, PLACES
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

GOVERNING = ("body", "realm", "of-state")  # word classes: whose deed "the Government of Iraq's decision" is
SPOKEN = ("text", "request-word", "happening", "approval", "anger")  # word classes, besides the nouns for events
SUBORDINATE = {"acl:relcl", "aux", "cop", "aux:pass"}
BEFORE = {"det", "nmod:desc", "compound", "amod"}
CHARGING = {"accuse", "suspect", "convict", "acquit", "inform", "warn", "remind", "notify", "deprive", "rob", "strip", "assure"}
NAMED = {"GPE", "ORG", "PERSON", "LOC", "NORP"}
# adjectives of somebody, never of what a clause says
FELT = {"willing", "unwilling", "ready", "prepared", "unprepared", "able", "unable", "keen", "eager", "reluctant", "determined",
        "committed", "concerned", "worried", "hopeful", "opposed"}  # fmt: skip
# what one is or was beside what one is called first
LATELY = {"current", "former", "then", "ex", "longtime", "long-time", "onetime", "one-time", "now", "erstwhile", "outgoing", "retired"}


def regroup(doc: Doc, lexicon: Lexicon) -> None:
    """Puts the words together that stand for one. Changes the tree of the Doc."""
    for token in doc:
        if token.dep_ == "expl" and token.lower_ == "it" and token.head.lemma_.lower() in FELT:
            token.dep_ = "nsubj"  # "it is willing to leave": somebody is
        elif token.dep_ == "nsubj" and (name := _name_behind(token)) is not None:
            token.head, token.dep_ = name, "nmod:desc"
        elif token.dep_ in {"nmod", "appos"} and _is_described(token):
            _take_place(token)
        elif token.dep_ == "obl" and (name := _name_listed(token)) is not None:
            token.head, token.dep_ = name, "conj"
        elif token.dep_ == "conj" and (noun := _forces_behind(token)) is not None:
            _put_before(token, noun)
        elif token.dep_ == "conj" and (noun := _owned_behind(token)) is not None:
            _join_owned(token, noun)
        elif token.dep_ == "nmod" and _is_charge(token):
            _give_charge(token)
        elif token.dep_ == "nmod" and (owner := _group_owner(token, lexicon)) is not None:
            _give_owner(token, owner)
        elif token.tag_ == "POS" and token.head.dep_ == "nmod" and (deed := _deed_behind(token, lexicon)) is not None:
            _own_it(token, deed)
        elif token.dep_ in {"parataxis", "conj", "acl:relcl", "dep"} and (name := _verbless(token)) is not None:
            _give_subject(token, name)


def unite(doc: Doc, lexicon: Lexicon) -> None:
    """Makes one of two nouns that tell of one person. Changes the tree of the Doc."""
    for token in doc:
        if token.dep_ == "conj" and _is_same_person(token, lexicon):
            token.dep_ = "appos"


def _name_behind(title: Token) -> Token | None:
    """ "Majority Leader Bill Roe called": of two subjects side by side the first is what the second is called."""
    if title.right_edge.i + 1 >= len(title.doc) or title.pos_ not in {"NOUN", "PROPN"} or title.ent_type_ == "PERSON":
        return None
    name = title.right_edge.nbor()
    person = name.ent_type_ == "PERSON" and name.dep_ == "nsubj" and name.head == title.head and name.left_edge == name
    return name if person and title.i == title.right_edge.i and title.tag_ in {"NN", "NNP"} else None


def _is_described(name: Token) -> bool:
    """The name of "the conservative The Times said", where the adjective before it is made the subject."""
    word = name.head
    beside = word.tag_ in {"JJ", "VBN"} and name.left_edge.i == word.i + 1 and name.ent_type_ in {"ORG", "PERSON", "GPE"}
    return beside and word.dep_ in {*SUBJECTS, *PASSIVE_SUBJECTS, "obj", "iobj", "obl", "conj"} and preposition(name) is None


def _take_place(name: Token) -> None:
    word = name.head
    name.dep_, name.head = word.dep_, word.head
    for part in list(word.children):
        part.head = name
    word.head, word.dep_ = name, "amod"


def _name_listed(name: Token) -> Token | None:
    """The second of "The League, banned in May, and the Front", which the parse gives to the clause between; it has no preposition."""
    clause = name.head
    edge = next(t for t in name.subtree if t.dep_ != "punct")
    joined = edge.dep_ == "cc" and edge.lower_ == "and" and preposition(name) is None
    first = clause.head
    described = clause.dep_ in {"acl", "acl:relcl"} and first.i < clause.i < name.i and first.ent_type_ in NAMED
    named = name.ent_type_ in NAMED or any(c.ent_type_ in NAMED for c in children(name, "nmod:poss", "appos"))
    return first if joined and described and named else None


def _is_charge(matter: Token) -> bool:
    """The "terrorism" of "accused Chad of terrorism", which the parse makes Chad's."""
    whom = matter.head
    verb = whom.head
    told = verb.lemma_.lower() in CHARGING and whom.dep_ == "obj" and verb.i < whom.i < matter.i and preposition(matter) == "of"
    other = any("of" in {m.lower_ for m in children(c, "mark", "case")} for c in verb.children)
    return told and not other and whom.ent_type_ in NAMED and matter.ent_type_ not in NAMED and matter.pos_ == "NOUN"


def _give_charge(matter: Token) -> None:
    whom = matter.head
    beside = [c for c in (*children(whom, "conj"), *children(whom.head, "conj")) if c.i > matter.i and c.pos_ == "NOUN"]
    for other in [c for c in beside if c.left_edge.i == matter.right_edge.i + 1]:
        other.head = matter  # "of terrorism and other crimes"
    matter.head, matter.dep_ = whom.head, "obl"


def _forces_behind(place: Token) -> Token | None:
    """The "forces" of "the government and Tigray forces", of which the parse makes a list of three."""
    if place.ent_type_ not in {"GPE", "NORP", "LOC"} or place.i + 1 >= len(place.doc) or list(children(place, "conj", "nmod", "det")):
        return None
    noun = place.nbor()
    listed = noun.dep_ == "conj" and noun.head in {place.head, place} and noun.tag_ == "NNS" and noun.left_edge == noun
    return noun if listed and children(place, "cc") and not children(noun, "cc") else None


def _put_before(place: Token, noun: Token) -> None:
    joint, first = children(place, "cc"), place.head
    noun.head = first
    place.head, place.dep_ = noun, "compound"
    for word in joint:
        word.head = noun


def _owned_behind(owner: Token) -> Token | None:
    """The "powers" of "Iran and the Union's powers met", where the parse joins Iran and the Union, and makes two subjects."""
    verb, mark = owner.head.head, next((c for c in owner.children if c.tag_ == "POS"), None)
    if mark is None or mark.i != owner.right_edge.i or owner.head.dep_ not in SUBJECTS:
        return None
    return next((t for t in verb.children if t.dep_ == owner.head.dep_ and t.i > mark.i and t.left_edge.i == mark.i + 1), None)


def _join_owned(owner: Token, noun: Token) -> None:
    first = owner.head
    joint = children(owner, "cc")
    owner.head, owner.dep_ = noun, "nmod:poss"
    noun.head, noun.dep_ = first, "conj"
    for word in joint:
        word.head = noun


def _group_owner(deed: Token, lexicon: Lexicon) -> Token | None:
    """The "Government" of "the Government of Iraq's decision", of which the parse makes the government of Iraq's decision."""
    owner = deed.head
    place = next(iter(children(deed, "nmod:poss")), None)
    if place is None or place.ent_type_ not in PLACES or deed.pos_ != "NOUN" or owner.i > deed.i:
        return None
    of = next((c for c in children(deed, "case") if c.lower_ == "of"), None)
    if of is None or of.i != owner.i + 1 or place.left_edge.i not in {of.i, of.i + 1, of.i + 2}:
        return None
    governs = owner.ent_type_ == "TITLE" or any(owner.lemma_.lower() in lexicon.classes.get(name, NONE) for name in GOVERNING)
    return owner if governs and _is_done(deed, lexicon) else None


def _is_done(noun: Token, lexicon: Lexicon) -> bool:
    """A noun for what somebody does or says."""
    spoken = any(noun.lemma_.lower() in lexicon.classes.get(name, NONE) for name in SPOKEN)
    return names_event(noun, lexicon) or spoken


def _deed_behind(mark: Token, lexicon: Lexicon) -> Token | None:
    """The "assault" of "the Government of Chad's assault", where the parse puts government and assault side by side under one verb."""
    place, owner = mark.head, mark.head.head
    governs = owner.ent_type_ == "TITLE" or any(owner.lemma_.lower() in lexicon.classes.get(name, NONE) for name in GOVERNING)
    if place.ent_type_ not in PLACES or preposition(place) != "of" or not governs or owner.dep_ not in {"obj", "nsubj", "iobj", "obl"}:
        return None
    beside = [t for t in owner.head.children if t.i > mark.i and t.left_edge.i == mark.i + 1 and t.dep_ in {"obj", "nsubj", owner.dep_}]
    return next((t for t in beside if t.pos_ == "NOUN" and not children(t, "det", "case") and _is_done(t, lexicon)), None)


def _own_it(mark: Token, deed: Token) -> None:
    owner = mark.head.head
    deed.dep_ = owner.dep_
    for case in children(owner, "case"):
        case.head = deed
    owner.head, owner.dep_, mark.head = deed, "nmod:poss", owner


def _give_owner(deed: Token, owner: Token) -> None:
    place = children(deed, "nmod:poss")[0]
    of = next(c for c in children(deed, "case") if c.lower_ == "of")
    deed.dep_, deed.head = owner.dep_, owner.head if owner.head != owner else deed
    for case in children(owner, "case"):
        case.head = deed
    owner.head, owner.dep_ = deed, "nmod:poss"
    of.head = place
    place.head, place.dep_ = owner, "nmod"
    for mark in [c for c in place.children if c.tag_ == "POS"]:
        mark.head = owner


def _is_same_person(second: Token, lexicon: Lexicon) -> bool:
    """ "His grandson and current head of the firm": a bare noun for what one is now or was before tells more of the first."""
    first = second.head
    alike = first.tag_ == "NN" == second.tag_ and not first.ent_type_ and second.ent_type_ != "PERSON"
    bare = not children(second, "det", "nmod:poss", "nummod", "case", "conj", "appos", "flat")
    if not (alike and bare and is_somebody(first, lexicon) and is_somebody(second, lexicon)):
        return False
    told = children(first, "det", "nmod:poss") and not children(first, "cc:preconj")
    return bool(told) and any(c.lower_ in LATELY for c in children(second, "amod", "advmod", "compound"))


def _verbless(verb: Token) -> Token | None:
    """ "Ann Lee, of the party that won, said": the name at the top of a sentence, under which a finite verb without a subject hangs."""
    name = verb.sent.root
    if verb.tag_ not in FINITE_TAGS or name.ent_type_ not in NAMED or name.pos_ != "PROPN" or name.i > verb.i or preposition(name):
        return None
    if children(name, "cop", *SUBJECTS, *PASSIVE_SUBJECTS) or children(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "expl", "mark", "cc"):
        return None
    between = verb.doc[name.i + 1 : verb.left_edge.i]
    finite = [t for t in between if t.tag_ in FINITE_TAGS and t.dep_ not in SUBORDINATE]
    started = all(t.is_punct or t.dep_ in BEFORE for t in verb.doc[verb.sent.start : name.i])
    alone = verb.dep_ != "conj" or verb.head.pos_ != "VERB"
    return name if started and alone and not finite and any(t.text == "," for t in between) else None


def _give_subject(verb: Token, name: Token) -> None:
    verb.head, verb.dep_ = verb, "ROOT"
    name.head, name.dep_ = verb, "nsubj"
    for mark in [c for c in name.children if c.dep_ == "punct" and c.i > verb.i]:
        mark.head = verb
