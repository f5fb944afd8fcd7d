"""Reporting words with which nothing is reported: deeds ("welcomed aboard"), names ("bin Said"), remarks to the reader ("worth noting")."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.statement.astray import QUOTING
from kg.extract.statement.meant import Content
from kg.extract.tree.holders import is_somebody
from kg.extract.tree.syntax import children, is_clause, is_passive, preposition
from kg.lexicon import Lexicon

_ABOARD = {"aboard", "home", "back", "inside"}
_DOOMING = {"condemn", "sentence"}
_GRANTED = {"permission", "visa", "entry", "access", "bail", "asylum", "parole", "permit", "passage", "leave", "clearance", "licence",
            "application", "injunction", "treatment", "citizenship", "request", "motion", "petition", "appeal", "bid"}  # fmt: skip
_COUNSEL = {"team", "lawyer", "attorney", "barrister", "counsel", "solicitor", "army", "troop", "soldier", "militia"}  # defend by deeds
_MEASURED = {"data", "figure", "number", "result", "sample", "rate", "price", "score", "genome", "image"}  # compared by measuring
_NOTING, _BIDDING = {"mention", "note", "stress", "emphasise", "emphasize", "add", "say", "remember", "point"}, {"should", "must"}
_RESCUERS = {"emergency", "911", "9", "999", "112", "ambulance", "paramedics", "hotline", "helpline"}
COURTESIES = "courtesy"  # word class
_NAMED_BEFORE = {"PROPN"}


def is_failure(verb: Token) -> bool:
    """ "Failed to inform residents that …": nobody said it."""
    return verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ == "VB" and verb.head.lemma_.lower() in {"fail", "neglect", "forget"}


def is_name(verb: Token) -> bool:
    """ "Sultan Said", "Qaboos bin Said": a verb with a capital behind a name, in a sentence that has verbs without."""
    if verb.i == verb.sent.start or not verb.text[:1].isupper() or verb.is_upper:
        return False
    before = verb.nbor(-1)
    others = [t for t in verb.sent if t.pos_ in {"VERB", "AUX", "NOUN"} and t != verb and t.is_alpha]
    return before.pos_ in _NAMED_BEFORE and bool(others) and sum(t.text.islower() for t in others) > len(others) / 2


def is_remark(verb: Token) -> bool:
    """ "It is worth noting that …", "important to note that …": the writer tells the reader what to mind."""
    alone = verb.tag_ in {"VB", "VBG"} and verb.dep_ in {"csubj", "csubj:pass"} and not children(verb, "nsubj", "aux")
    supposed = verb.tag_ == "VB" and verb.i < verb.head.i and any(m.lower_ == "to" for m in children(verb, "mark"))
    turn = supposed or any(c.lower_ == "it" for c in children(verb.head, "expl"))  # "to say it was bad is too little"
    return (alone and turn) or _is_to_be_noted(verb)


def is_definition(verb: Token) -> bool:
    """ "Downing Street refers to the office of the premier": what a name stands for, which it does not say of itself."""
    stands = verb.lemma_.lower() == "refer" and verb.tag_ in {"VBZ", "VBP"} and not is_passive(verb)
    names = children(verb, "nsubj") if stands else []
    judged = any(t.lower_ == "as" for t in verb.doc[verb.i : verb.sent.end])
    return bool(names) and not judged and all(s.pos_ == "PROPN" and s.ent_type_ != "PERSON" for s in names)


def _is_to_be_noted(verb: Token) -> bool:
    """ "It should be mentioned that …", "it is to be noted that …"."""
    it = any(c.lower_ == "it" for c in children(verb, "expl", "nsubj:pass", "nsubj"))
    bidden = any(a.lower_ in _BIDDING for a in children(verb, "aux")) or any(m.lower_ == "to" for m in children(verb, "mark"))
    return verb.lemma_.lower() in _NOTING and bool(children(verb, "aux:pass")) and it and bidden


def is_done(verb: Token, content: Content) -> bool:
    """ "Welcomed the crew aboard", "condemned her to wait": done to somebody."""
    lemma = verb.lemma_.lower()
    if lemma == "welcome" and not is_clause(content[1]):
        aboard = any(a.lower_ in _ABOARD for a in children(verb, "advmod", "compound:prt"))
        return aboard or any(preposition(o) in {"into", "to", "aboard"} for o in children(verb, "obl") if o.i > verb.i)
    if lemma == "call" and any(t.lower_ in _RESCUERS for o in children(verb, "obj") for t in (o, o.nbor() if o.i + 1 < len(o.doc) else o)):
        return True  # "called emergency 911"
    judged = bool(children(verb, "obj")) and bool(children(verb, "xcomp"))
    if lemma == "call" and content[1].pos_ == "PROPN" and verb.dep_ == "acl:relcl" and not judged:
        return True  # "what locals call the Red House"
    if lemma in {"deny", "refuse"} and (_is_granted(content[1]) or (children(verb, "aux:pass") and children(verb, "obj"))):
        return True  # "denied him permission to go", "were denied seats"
    if lemma == "defend":
        before = [verb.head] if verb.dep_ == "acl" else children(verb, "nsubj")
        return any(n.lemma_.lower() in _COUNSEL for n in before)  # "a legal team defending the detainee"
    if lemma in _DOOMING:
        doomed = [c for c in children(verb, "advcl", "xcomp", "obl") if c.i > content[1].i]
        return any(m.lower_ == "to" for c in doomed for m in children(c, "mark", "case"))
    measured = lemma in {"compare", "liken"} and any(o.lemma_.lower() in _MEASURED for o in children(verb, "obj"))
    bare = [
        o
        for o in children(verb, "obl")
        if o.tag_ == "NNS" and preposition(o) in {"to", "with"} and not children(o, "det") and not o.ent_type_
    ]
    return (
        (lemma == "compare" and bool(bare))
        or measured
        or (lemma == "compare" and verb.tag_ == "VBN" and verb.dep_ == "advcl" and not children(verb, "nsubj:pass", "obj"))
    )


def _is_granted(noun: Token) -> bool:
    """What one gets or is refused: a visa, funding *for* a wall (who denies funding *of* a militia has said something)."""
    lemma = noun.lemma_.lower()
    return lemma in _GRANTED or (lemma == "funding" and any(preposition(c) == "for" for c in children(noun, "nmod")))


def is_no_telling(verb: Token, content: Content) -> bool:
    """ "Put rings on birds, noting which came back", "want to see how much is learned", "adds to the consensus that it is so": what is
    recorded, what is to be found out, what others hold."""
    lemma, head = verb.lemma_.lower(), content[1]
    first = next((t for t in content[0] if not t.is_punct), head)
    if lemma == "note" and verb.tag_ == "VBG" and first.lower_ in {"which", "who", "whose", "whether"}:
        return True
    if lemma == "want" and head.lemma_.lower() in {"see", "learn", "find"}:
        asked = [t.lower_ for c in children(head, "ccomp") for t in c.subtree if t.i < c.i]
        return bool({"how", "what", "whether", "if", "which", "who"} & set(asked))
    added = [o for o in children(verb, "obl") if verb.i < o.i < first.i and preposition(o) == "to"]
    return lemma == "add" and bool(added) and first.lower_ == "that" and added[0].pos_ == "NOUN"


def is_courtesy(content: Content, lexicon: Lexicon) -> bool:
    """ "Expressed our condolences", "sent his congratulations": nothing is said that could be so or not so."""
    return content[1].lemma_.lower() in lexicon.classes.get(COURTESIES, frozenset()) and not is_clause(content[1])


def is_past_wish(verb: Token) -> bool:
    """ "He wanted to go to Greece": a story's wish; who "wants to raise taxes" stands for that."""
    return verb.lemma_.lower() == "want" and verb.tag_ not in {"VBZ", "VBP"}


def is_quoted_saying(verb: Token) -> bool:
    """ "Was quoted as saying …": the saying reports, the quoting has nothing of its own."""
    as_saying = (m for c in children(verb, "advcl") if c.tag_ == "VBG" for m in children(c, "mark"))
    return verb.lemma_.lower() in QUOTING and is_passive(verb) and any(m.lower_ == "as" for m in as_saying)


def is_asked_for(noun: Token, lexicon: Lexicon) -> bool:
    """The statement of "demands a statement that …": nobody has made it."""
    asks = any(c.act == "REQUEST" and c.pos == "VERB" for c in lexicon.cues_for(noun.head.lemma_.lower()))
    return noun.dep_ == "obj" and asks and is_somebody_asking(noun.head, lexicon)


def is_somebody_asking(verb: Token, lexicon: Lexicon) -> bool:
    return any(is_somebody(s, lexicon) for s in children(verb, "nsubj"))
