"""What is coordinated with what, put right: "killed 12 and wounded 30", "the minister and President Li", "Hassan, along with Omar"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.tree.holders import is_somebody
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, preposition
from kg.extract.tree.tags import TIMES
from kg.lexicon import Lexicon

AMOUNTS = {"score", "dozen", "ten", "hundred", "thousand", "number"}
NAMED = {"GPE", "PERSON", "ORG"}


def coordinate(doc: Doc, lexicon: Lexicon) -> None:
    """ "The minister and President Li" are two; "killed 12 and wounded 30" has two verbs."""
    for token in doc:
        if token.dep_ == "conj" and token.tag_ == "NN":
            _second_office(token, lexicon)
        if token.dep_ == "appos" and token.left_edge.dep_ == "cc":
            token.dep_ = "conj"
        elif token.tag_ in {"VBN", "VBD"}:
            _second_deed(token)
            _second_clause(token)
        elif token.tag_ == "CD" and token.dep_ in {"appos", "conj"}:
            _further_crowd(token)
        elif token.dep_ == "conj" and token.ent_type_ in NAMED:
            _past_apposition(token)
            _second_half(token)


def _further_crowd(number: Token) -> None:
    """ "Marches of 20 thousand protesters in Lyon, 5 thousand in Nice, and 40 thousand in Metz": each number is of more people."""
    before, behind = number.left_edge, number.nbor() if number.i + 1 < len(number.doc) else number
    while before.i > number.sent.start and before.dep_ in {"cc", "punct"}:
        before = before.nbor()
    joint = before.nbor(-1) if before.i > number.sent.start else before
    if joint.text not in {",", "and"} or behind.lower_ != "in":
        return
    counted = [t for t in number.sent if t.i < before.i and t.tag_ == "NNS" and children(t, "nummod")]
    crowds = [t for t in counted if any(preposition(c) == "in" for c in children(t, "nmod"))]
    if crowds:
        number.head, number.dep_ = crowds[-1], "conj"


def _second_office(noun: Token, lexicon: Lexicon) -> None:
    """ "Ruiz, head of the clinic and an adviser to the court, said": what a name is told to be between two commas may be two things."""
    joint = next((c for c in children(noun, "cc") if c.lower_ == "and"), None)
    name = noun.head
    while name.dep_ in {"nmod", "appos", "conj"} and not _is_named_before(name):
        name = name.head
    office = next((a for a in children(name, "appos") if name.i < a.i < noun.i and a.tag_ in {"NN", "NNP"}), None)
    if joint is None or office is None or not _is_named_before(name) or joint.nbor(-1).text == "," or office.ent_type_ == "PERSON":
        return
    last = max(t.i for t in noun.subtree if not t.is_punct)
    apart = last + 1 < len(noun.doc) and noun.doc[last + 1].text == "," and children(noun, "det", "amod", "nmod:poss")
    if apart and is_somebody(noun, lexicon) and is_somebody(office, lexicon) and not any(t.ent_type_ == "PERSON" for t in noun.subtree):
        noun.head = office


def _is_named_before(name: Token) -> bool:
    """A person's name with a comma right behind."""
    last = max((t.i for t in name.subtree if t.dep_ == "flat" or t == name), default=name.i)
    return name.ent_type_ == "PERSON" and last + 1 < len(name.doc) and name.doc[last + 1].text == ","


def _past_apposition(name: Token) -> None:
    """ "Roe, his chief of staff, and Doe, then a clerk, were convicted": behind a comma a second person goes with the first, not with what
    he is told to be."""
    noun = name.head
    first = noun.head
    told = noun.dep_ == "appos" and noun.pos_ == "NOUN" and not noun.ent_type_ and first.ent_type_ == name.ent_type_ == "PERSON"
    joint = next((c for c in name.children if c.dep_ == "cc"), None)
    if told and joint is not None and joint.i > 0 and joint.nbor(-1).text == "," and first.i < noun.i < name.i:
        name.head = first


def _second_half(name: Token) -> None:
    """ "Visited Turkey on Monday and Oman on Tuesday": a name that the parse joins to a day goes with the name before that day."""
    day = name.head
    if day.ent_type_ not in TIMES or not day.dep_.startswith("obl"):
        return
    case = preposition(name)  # "travelled to Chad on Monday and to Mali on Tuesday"
    alike = [o for o in children(day.head, "obl") if preposition(o) == case] if case else children(day.head, "obj")
    first = [o for o in alike if o.ent_type_ == name.ent_type_ and o.i < day.i]
    if first:
        name.head = first[-1]


def _second_deed(verb: Token) -> None:
    """ "Killed 12 and wounded 30", "killed ten and injured scores of others": the participle that the parse hangs on the first object is
    a second verb; before a number or an amount it describes nobody."""
    thing = verb if verb.dep_ == "conj" else verb.head
    first = thing.head
    if verb.dep_ == "conj" and first.dep_ == "nummod" and first.i < verb.i < first.head.i and _joined(verb):
        _counted_twice(first, verb)
        return
    if verb.dep_ == "conj" and first.dep_ == "obl" and verb.tag_ == "VBD" and _joined(verb) and children(verb, "obj"):
        if first.head.tag_ == "VBD" and first.head.i < first.i:  # "labelled him as a threat and levied a fine"
            verb.head = first.head
        return
    if thing.dep_ != "conj" or first.dep_ != "obj" or first.pos_ not in {"NOUN", "PROPN", "NUM"} or first.head.pos_ != "VERB":
        return
    if verb.dep_ == "conj" and children(verb, "obj"):
        verb.head = first.head
    elif (
        verb.dep_ == "amod" and _joined(verb) and (thing.lemma_.lower() in AMOUNTS or any(n.i > verb.i for n in children(thing, "nummod")))
    ):
        joint = [c for c in children(thing, "cc") if c.i < verb.i]
        verb.head, verb.dep_, verb.pos_ = first.head, "conj", "VERB"
        thing.head, thing.dep_ = verb, "obj"
        for word in joint:
            word.head = verb


def _counted_twice(number: Token, verb: Token) -> None:
    """ "Killed one and injured eight people": the first number is whom the first verb is done to, the people are the second's."""
    people = number.head
    if people.dep_ != "obj" or people.head.tag_ not in {"VBD", "VBN", "VB"} or not any(n.i > verb.i for n in children(people, "nummod")):
        return
    first = people.head
    number.head, number.dep_ = first, "obj"
    verb.head, verb.dep_, verb.tag_, verb.pos_ = first, "conj", first.tag_, "VERB"
    people.head, people.dep_ = verb, "obj"


def _second_clause(verb: Token) -> None:
    """ "Chad leads the mission and Mali has pledged troops": what the parse joins to the object before is the subject of a verb that has
    no "and" of its own."""
    if verb.dep_ != "conj" or verb.head.i > verb.i or children(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "cc", "expl", "mark"):
        return
    auxiliary = [c for c in children(verb, "aux", "aux:pass") if c.i < verb.i]
    start = min(auxiliary, key=lambda t: t.i, default=verb)
    name = start.nbor(-1) if start.i > 0 else start
    joined = name.dep_ == "conj" and verb.head.i < name.head.i < name.i and name.right_edge.i == start.i - 1 and children(name, "cc")
    finite = start.tag_ in {"VBD", "VBZ", "VBP", "MD"} and name.pos_ in {"PROPN", "PRON", "NOUN"}
    if joined and finite and name.head.head == verb.head and name.head.dep_ in {"obj", "obl", "obl:agent"}:
        for word in children(name, "cc"):
            word.head = verb
        name.head, name.dep_ = verb, "nsubj:pass" if any(a.dep_ == "aux:pass" for a in auxiliary) else "nsubj"


def add_companions(doc: Doc) -> None:
    """ "Hassan, along with Omar, was hanged": two, whatever the parse hangs the second on; right behind the first and before the verb."""
    for token in doc[2:]:
        if token.lower_ != "with" or token.nbor(-1).lower_ not in {"along", "together"} or token.nbor(-2).text != ",":
            continue
        second = token.head
        phrase = second.head if second.head.lower_ in {"along", "together"} else second
        first = next((s for s in phrase.head.children if s.dep_ in SUBJECTS | PASSIVE_SUBJECTS and s.right_edge.i <= token.i - 2), None)
        first = first if phrase.dep_ == "obl" else phrase.head
        borne = [o for o in phrase.head.children if o.dep_ == "obj" and o.right_edge.i == token.i - 3]
        if phrase.dep_ == "obl" and borne and second.pos_ in {"NOUN", "PROPN"}:  # "kidnapped the reporters, along with their driver"
            second.head, second.dep_ = borne[0], "conj"
            token.nbor(-1).head, token.nbor(-1).dep_ = second, "cc"
            continue
        if first is not None and second.pos_ in {"NOUN", "PROPN"} and first.dep_ in SUBJECTS | PASSIVE_SUBJECTS and first.i < token.i:
            second.head, second.dep_ = first, "conj"
            token.nbor(-1).head, token.nbor(-1).dep_ = second, "cc"  # it joins, as "and" does


def _joined(verb: Token) -> bool:
    return verb.i > 0 and verb.nbor(-1).dep_ == "cc"
