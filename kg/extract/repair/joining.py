"""What belongs together in a list, and which noun an infinitive is of, where kinds of words say more than the parser saw."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.tree.holders import is_somebody
from kg.extract.tree.plans import RANKS
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, is_to_clause, preposition
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

PERSON, BODIES = "person", ("armed", "body")  # word classes
INFINITIVE_NOUN = "infinitive-noun"  # word class: "mission", "bid", "right"
COUNTED = ("nummod", "nmod:poss")
PLACES = {"GPE", "LOC", "NORP"}
NAMED = {"GPE", "ORG", "NORP"}


def join(doc: Doc, lexicon: Lexicon) -> None:
    """Puts members of lists and infinitives where they belong. Changes the tree of the Doc."""
    for token in doc:
        if token.tag_ == "VBN" and (subject := _of_past_tense(token)) is not None:
            token.tag_, subject.dep_ = "VBD", "nsubj"
        if token.dep_ == "conj" and (field := _second_field(token, lexicon)) is not None:
            _give_name_back(token, field)
        elif token.dep_ == "conj" and _belongs_above(token, lexicon):
            token.head = token.head.head
        elif token.dep_ == "conj" and _is_description(token):
            token.dep_ = "appos"
        elif token.dep_ == "conj" and (verb := _infinitive_above(token)) is not None:
            token.head, token.tag_ = verb, "VB"
        elif token.dep_ == "conj" and (verb := _past_above(token) or _aside_above(token)) is not None:
            token.head = verb
        elif token.dep_ == "ccomp" and _is_what_it_is_called(token):
            token.dep_ = "xcomp"
        elif token.dep_ == "ccomp" and (verb := _saying_before(token, lexicon)) is not None:
            verb.head, verb.dep_, token.head = token.head, "advcl", verb
        elif token.dep_ == "nmod" and (verb := _described(token)) is not None:
            token.head, token.dep_ = verb, "obl:agent"
        elif token.dep_ == "acl:relcl" and (name := _named_agent(token)) is not None:
            token.head = name
        elif token.dep_ == "nsubj" and (name := _name_before_comma(token)) is not None:
            token.head, token.dep_ = name, "conj"
        elif token.dep_ == "nsubj" and (place := _place_in_front(token)) is not None:
            for case in children(token, "case"):
                case.head = place
            place.head, place.dep_ = token.head, "obl"
        elif token.dep_ == "appos" and _is_listed(token):
            token.dep_ = "conj"
        elif token.dep_ == "appos" and _is_name_of(token, token.head.head, lexicon):
            _name(token, token.head.head)
        elif token.tag_ == "VB" and (noun := _noun_before(token, lexicon) or _noun_agreed_to(token, lexicon)) is not None:
            token.head, token.dep_ = noun, "acl"
        elif token.dep_ == "acl" and token.tag_ == "VB" and (verb := _verb_of_aim(token, lexicon)) is not None:
            token.head, token.dep_ = verb, "advcl"


def _belongs_above(other: Token, lexicon: Lexicon) -> bool:
    """ "The mayor of Lagos and the governor": somebody goes with somebody, not with the place that the first one is of."""
    noun = other.head
    if noun.dep_ != "nmod" or children(other, "case") or not (_is_person(other, lexicon) and _is_person(noun.head, lexicon)):
        return False
    apart = bool(children(other, *COUNTED)) or other.ent_type_ == "PERSON" or any(d.lower_ in {"a", "an"} for d in children(other, "det"))
    if _is_person(noun, lexicon) or noun.lemma_.lower() in lexicon.classes.get("measure", NONE):
        return False
    body = noun.ent_type_ == "ORG" or any(noun.lemma_.lower() in lexicon.classes.get(name, NONE) for name in BODIES)
    return apart or (not body and bool(children(other, "det")))  # "a spokesman for the army and the president" may be of both


def _second_field(name: Token, lexicon: Lexicon) -> Token | None:
    """The "Transport" of "Minister of Works and Transport Eva Lind", which the parse joins as "Works and Eva Lind"."""
    office, field = name.head.head, name.nbor(-1) if name.i else name
    told = office.pos_ in {"NOUN", "PROPN"} and name.head.dep_ == "nmod" and _is_person(office, lexicon)
    titled = field.lemma_.lower() in lexicon.classes.get(PERSON, NONE) or field.ent_type_ in {"TITLE", "PERSON", "NORP", "GPE"}
    right = field.dep_ == "compound" and field.pos_ == "PROPN" and field.head == name and field.i > 0 and field.nbor(-1).dep_ == "cc"
    return field if name.ent_type_ == "PERSON" and told and right and not titled else None


def _give_name_back(name: Token, field: Token) -> None:
    works = name.head
    for word in children(name, "cc"):
        word.head = field
    field.head, field.dep_ = works, "conj"
    name.head, name.dep_ = works.head, "appos"


def _is_person(token: Token, lexicon: Lexicon) -> bool:
    if token.ent_type_ in PLACES | {"ORG"}:
        return False
    return token.ent_type_ in {"PERSON", "TITLE"} or (token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.classes.get(PERSON, NONE))


def _is_listed(second: Token) -> bool:
    """ "The UK, the Global Coalition and the Government", "two hotels, a station and a school": an apposition has a comma behind it and is
    one where it tells of one; a member of a list need not."""
    first = second.head
    later = [c for c in children(first, "conj") if c.i > second.i]
    if first.tag_ == "NNS" and second.tag_ == "NN" and later:
        return any(d.lower_ in {"a", "an"} for d in children(second, "det"))
    definite = any(d.lower_ == "the" for d in children(second, "det"))
    if first.ent_type_ not in NAMED or second.pos_ != "PROPN" or not definite:
        return False
    if not later:  # "the UN, the European Union, Chad and Mali"
        own = children(second, "conj")
        return second.ent_type_ in NAMED and len(own) > 1 and all(c.ent_type_ in NAMED for c in own)
    joint = children(later[0], "cc")
    return bool(joint) and joint[0].i == second.right_edge.i + 1


def _is_description(last: Token) -> bool:
    """ "Eva Lind, a lawyer, writer, and a candidate for mayor": of a list that describes somebody named the last is no second one."""
    name = last.head
    if not _is_bare(last) or last.ent_type_ not in {"", "TITLE"}:
        return False
    named = [a for a in children(name, "appos") if a.ent_type_ == "PERSON"]
    if not children(last, "det") and any(last.i < a.i for a in named):
        return True  # "the president and counsel of the firm, Eva Lind": of two offices that one name follows
    before = [a for a in children(name, "appos") if name.i < a.i < last.i and a.pos_ == "NOUN"]
    listed = len(before) > 1 or any(children(a, "conj") for a in before) or (bool(before) and not children(last, "det"))
    return name.ent_type_ == "PERSON" and listed


def _is_bare(noun: Token) -> bool:
    """A noun for one that is neither "the" one nor counted."""
    return noun.tag_ in {"NN", "NNP"} and not children(noun, *COUNTED) and all(d.lower_ in {"a", "an"} for d in children(noun, "det"))


def _name(name: Token, person: Token) -> None:
    """Gives the name to the person, and where that is the second of two offices to both."""
    if person.dep_ == "conj" and _is_bare(person) and not children(person, "det"):
        person.dep_, person = "appos", person.head
    name.head = person


def _is_name_of(name: Token, person: Token, lexicon: Lexicon) -> bool:
    """ "A spokeswoman for the agency, Eva Lind": the name is hers, not the agency's."""
    body = name.head
    another = not _is_person(body, lexicon) or body.ent_type_ == "PERSON"  # "a critic of Ann Lee, Bo Roe": no name is another's
    told = body.dep_ == "nmod" and another and _is_person(person, lexicon)
    first = name.left_edge
    apart = "," in {first.text, first.nbor(-1).text if first.i > 0 else ""}  # "supporters of former star Ann Lee" have no name
    return name.ent_type_ == "PERSON" and told and apart and not children(person, "appos", "flat")


def _verb_of_aim(infinitive: Token, lexicon: Lexicon) -> Token | None:
    """ "Marched in defiance of the guards to demand reforms": an aim, which is of whoever marches, not of somebody named on the way."""
    noun = infinitive.head
    ranked = any(c.lower_ in RANKS for c in children(noun, "amod")) or children(noun, "cop")
    if noun.dep_ != "nmod" or ranked or preposition(noun) == "for" or not children(infinitive, "mark"):
        return None
    if not (_is_person(noun, lexicon) or any(noun.lemma_.lower() in lexicon.classes.get(name, NONE) for name in BODIES)):
        return None
    above = next((a for a in noun.ancestors if a.pos_ == "VERB" or a.lemma_.lower() in lexicon.classes.get(INFINITIVE_NOUN, NONE)), None)
    return above if above is not None and above.pos_ == "VERB" else None


def _place_in_front(subject: Token) -> Token | None:
    """ "In Turkey Minister Roe met …": a subject has no preposition; the place behind it is where."""
    case = next(iter(children(subject, "case")), None)
    if case is None or case.i != subject.left_edge.i or subject.ent_type_ != "PERSON":
        return None
    place = case.nbor()
    return place if place.ent_type_ == "GPE" and place.dep_ == "compound" and subject.is_ancestor(place) else None


def _name_before_comma(name: Token) -> Token | None:
    """ "Fined Ann Lee and Bo Roe, freezing their funds": a participle behind a comma has no subject there; the name goes with the other."""
    verb, joint = name.head, name.left_edge.i - 1
    if name.left_edge.dep_ == "cc":
        joint = name.left_edge.i
    apart = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i > 0 and verb.nbor(-1).text == "," and name.i < verb.i
    if not apart or joint < 1 or name.doc[joint].lower_ != "and" or not name.ent_type_:
        return None
    before = name.doc[joint - 1]
    above = next((t for t in (before, *before.ancestors) if t.dep_ in {"obj", "obl", "nmod"}), None)
    return above if above is not None and above.ent_type_ == name.ent_type_ and above.i < name.i else None


def _infinitive_above(verb: Token) -> Token | None:
    """ "To greet those who fought and thank our ally": a bare form goes on with the infinitive, not with the past tense between."""
    past = verb.head
    if verb.tag_ not in {"VB", "VBP"} or past.tag_ != "VBD" or children(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "cop"):
        return None
    return next((a for a in past.ancestors if a.tag_ == "VB" and a.i < past.i), None)


def _past_above(verb: Token) -> Token | None:
    """ "Urged them to stop, and accused others": a past tense goes on with the past tense above, not with an infinitive under it."""
    infinitive = verb.head
    if verb.tag_ != "VBD" or infinitive.tag_ != "VB" or not any(m.lower_ == "to" for m in children(infinitive, "mark")):
        return None
    if children(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "aux:pass"):
        return None
    return next((a for a in infinitive.ancestors if a.tag_ == "VBD" and a.pos_ == "VERB" and a.i < infinitive.i), None)


def _aside_above(verb: Token) -> Token | None:
    """ "Accused them, commenting on a letter offering talks, and pointing to …": behind a comma the participle goes on with the one that is
    set off by a comma as well, not with the one that tells which letter."""
    first, joint = verb.head, children(verb, "cc")
    apart = bool(joint) and joint[0].i > 0 and joint[0].nbor(-1).text == ","
    if not apart or verb.tag_ != "VBG" or first.tag_ != "VBG" or first.dep_ != "acl" or first.nbor(-1) != first.head:
        return None
    return next((a for a in first.ancestors if a.tag_ == "VBG" and a.dep_ == "advcl" and a.nbor(-1).text == ","), None)


def _is_what_it_is_called(noun: Token) -> bool:
    """ "Calling the test “a clear violation”": a noun without a verb or subject of its own is no clause."""
    bare = noun.tag_ in {"NN", "NNS", "JJ"} and not children(noun, *SUBJECTS, *PASSIVE_SUBJECTS, "cop", "aux", "mark", "expl")
    given = any(noun.head.i < o.i < noun.left_edge.i for o in children(noun.head, "obj"))
    return bare and given and not any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in noun.subtree)


def _saying_before(clause: Token, lexicon: Lexicon) -> Token | None:
    """ "Rejects the claims, arguing most of it is new": the clause right behind the participle is what that says, not what is rejected."""
    first = clause.left_edge
    word = first.nbor(-1) if first.i > 0 else first
    free = clause.head in {word.head, word.head.head}
    if not free or word.tag_ != "VBG" or word.dep_ not in {"acl", "advcl"} or word.i < 2 or word.nbor(-1).text != ",":
        return None
    says = any("that" in c.takes and c.pos == "VERB" and c.particle is None for c in lexicon.cues_for(word.lemma_.lower()))
    bare = not children(word, "ccomp", "obj", "xcomp") and bool(children(clause, *SUBJECTS, *PASSIVE_SUBJECTS))
    return word if says and bare and clause.head.i < word.i else None


def _described(name: Token) -> Token | None:
    """ "Described as “a fast track to the station” by Ada Brook": behind the closing mark the name tells who described it so."""
    case = next((c for c in children(name, "case") if c.lower_ == "by"), None)
    if case is None or case.i == 0 or case.nbor(-1).text not in {'"', "”", "''"} or not name.ent_type_:
        return None
    verb = next((a for a in name.ancestors if a.tag_ == "VBN"), None)
    passive = verb is not None and (verb.dep_ == "acl" or bool(children(verb, "aux:pass")))
    return verb if verb is not None and passive and not children(verb, "obl:agent") else None


def _of_past_tense(verb: Token) -> Token | None:
    """The subject of "The study not only documented faster losses, but …": with an object behind it and no auxiliary no participle."""
    if verb.dep_ not in {"ROOT", "ccomp"} or children(verb, "aux", "aux:pass", "cop", "obl:agent") or not children(verb, "obj"):
        return None
    before = [s for s in children(verb, "nsubj:pass") if s.i < verb.i]
    behind = all(o.i > verb.i for o in children(verb, "obj"))
    return before[0] if len(before) == 1 and behind and verb.lower_.endswith("ed") else None


def _named_agent(clause: Token) -> Token | None:
    """ "A speech to the leaders by Ann Lee, who called for calm": the name of a person right before the "who" is meant."""
    first = clause.left_edge if clause.left_edge.text != "," else clause.left_edge.nbor()
    if first.lower_ != "who" or first.i < 2 or first.nbor(-1).text != ",":
        return None
    last = first.nbor(-2)
    name = last.head if last.dep_ == "flat" else last
    beside = name.head == clause.head and name.i > clause.head.i and bool(children(name, "case"))
    return name if beside and name.ent_type_ == "PERSON" else None


def _noun_before(verb: Token, lexicon: Lexicon) -> Token | None:
    """ "Spoke about the mission to recapture the city": the infinitive right behind a noun that takes one is its own."""
    to = next((m for m in children(verb, "mark") if m.lower_ == "to"), None)
    if verb.dep_ != "advcl" or to is None or to.i != verb.left_edge.i or to.i == 0:
        return None
    noun = to.nbor(-1)
    takes = noun.pos_ == "NOUN" and noun.lemma_.lower() in lexicon.classes.get(INFINITIVE_NOUN, NONE)
    return noun if takes and verb.head.is_ancestor(noun) and preposition(noun) != "in" else None


def _noun_agreed_to(verb: Token, lexicon: Lexicon) -> Token | None:
    """The "bill" of "agreed to a bill on Monday to end it": a verb that has its "to" already has no infinitive beside it; whom one appeals
    to is to do it himself."""
    held = [o for o in children(verb.head, "obl") if verb.head.i < o.i < verb.i and preposition(o) == "to" and o.pos_ == "NOUN"]
    noun = next(iter(held), None)
    is_told = verb.dep_ == "xcomp" and is_to_clause(verb) and noun is not None and not noun.ent_type_ and not is_somebody(noun, lexicon)
    return noun if is_told and not children(verb.head, "obj") else None
