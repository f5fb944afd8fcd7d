"""Names, nouns and clauses that the parse hangs on a neighbour of which they cannot be, by what kinds of words the two are."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.extract.tree.deeds import names_deed, names_event
from kg.extract.tree.heads import is_part
from kg.extract.tree.holders import is_document, is_somebody
from kg.extract.tree.syntax import OBJECT_CONTROL, PREMODIFIERS, SUBJECTS, children, first_conjunct, preposition
from kg.extract.tree.tags import PLACES
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

NAMED = {"PERSON", "ORG", "GPE"}
PLACE_NOUNS = ("place", "territory", "realm")  # word classes
RUINING = "ruining"  # word class: "kill", "destroy"
UNDER = {"nmod", "obl", "obl:unmarked", "obj", "acl", "acl:relcl", "appos"}
SOMEBODYS, BODIES = {"who", "whom"}, {"party", "ministry", "agency", "company", "movement", "commission", "council", "government"}
THINGS = {"which", "that"}


def attach(doc: Doc, lexicon: Lexicon) -> None:
    """Puts each where it belongs. Changes the tree of the Doc."""
    for holder in [token for token in doc if token.dep_ == "conj" and _is_holder(token)]:
        _part_from_field(holder)
    for token in doc:
        if token.dep_ == "acl:relcl" and (noun := _meant_by_relative(token, lexicon)) is not None:
            token.head = noun
        elif token.dep_ in {"conj", "appos"} and (noun := _listed_with(token, lexicon)) is not None:
            token.head, token.dep_ = noun, "conj"
        elif token.dep_ == "conj" and (name := _name_before(token)) is not None:
            token.head = name
        elif token.dep_ == "conj" and (place := _place_before(token, lexicon)) is not None:
            token.head = place
        elif token.dep_ == "conj" and (title := _title_behind(token)) is not None:
            _give_field(token, title)
        elif token.tag_ == "VBD" and token.dep_ in {"conj", "advcl"} and (verb := _goes_on_from(token)) is not None:
            token.head, token.dep_ = verb, "conj"
        elif token.tag_ == "POS" and (thing := _owned(token)) is not None:
            _own(token.head, thing)
        elif token.dep_ == "nsubj" and _is_apposed(token):
            clause = token.head
            token.head, token.dep_, clause.head = clause.head, "appos", token
            clause.tag_, clause.dep_ = "VBN", "acl"
        elif token.dep_ == "xcomp" and (verb := _ordering(token)) is not None:
            token.head = verb
        elif token.dep_ == "nsubj" and _is_inside(token):
            clause = token.head
            token.head, token.dep_, clause.head = clause.head, "nmod", token
        elif token.dep_ == "case" and token.head.dep_ == "nmod:desc" and token.head.head.dep_ not in SUBJECTS:
            token.head = token.head.head  # "of the farmer Joe Rook"
        elif token.dep_ == "nsubj" and _is_behind_clause(token):
            _give_back(token)
        elif token.dep_ == "nsubj" and _is_asked(token):
            token.dep_ = "obj"
        elif token.dep_ == "nmod" and (verb := _passive_above(token, lexicon)) is not None:
            token.head, token.dep_ = verb, "obl:agent"
        elif token.dep_ in PREMODIFIERS and token.ent_type_ in PLACES and (verb := _told_where(token)) is not None:
            token.head, token.dep_ = verb, "obl"


def _is_place(noun: Token, lexicon: Lexicon) -> bool:
    words = (lexicon.classes.get(name, NONE) for name in PLACE_NOUNS)
    return noun.ent_type_ in PLACES or (not noun.ent_type_ and any(noun.lemma_.lower() in members for members in words))


# ---------------------------------------------------------------- relative clauses


def _meant_by_relative(verb: Token, lexicon: Lexicon) -> Token | None:
    """ "A guard in the country who died", "a candidate of the party, who said", "attacks in Tyre which killed": nor does a place kill."""
    place = verb.head
    words = {c.lower_ for c in children(verb, *SUBJECTS, "nsubj:pass", "obj")}
    if (place.ent_type_ == "ORG" or place.lemma_ in BODIES) and words & SOMEBODYS and place.i < verb.i:
        return next((a for a in _above(place)[:1] if is_somebody(a, lexicon) and _agree(a, verb)), None)
    if not _is_place(place, lexicon) or place.i > verb.i:
        return None
    if words & SOMEBODYS:
        return next((a for a in _above(place) if is_somebody(a, lexicon) and not _is_place(a, lexicon)), None)
    if words & THINGS and verb.lemma_.lower() in lexicon.classes.get(RUINING, NONE) and not children(verb, "aux:pass"):
        return next((a for a in _above(place) if _is_attack(a, lexicon)), None)
    return None


def _agree(noun: Token, verb: Token) -> bool:
    """One person, or several, who does what the verb says: a noun without a name whose number is the verb's."""
    form = next((a.tag_ for a in children(verb, "aux", "cop", "aux:pass") if a.tag_ in {"VBZ", "VBP"}), verb.tag_)
    return noun.tag_ in {"NN", "NNS"} and not noun.ent_type_ and (noun.tag_, form) not in {("NN", "VBP"), ("NNS", "VBZ")}


def _above(noun: Token) -> list[Token]:
    """Nouns before it that it hangs on, nearest first; of what hangs on a verb the verb's object."""
    found: list[Token] = []
    token = noun
    while token.dep_ in UNDER and token.head != token:
        if token.head.pos_ in {"VERB", "AUX"}:
            found += [o for o in children(token.head, "obj") if o.i < noun.i]
        elif token.head.i < noun.i:
            found += [*_touching(token), token.head]
        token = token.head
    return found


def _touching(clause: Token) -> list[Token]:
    """The noun right before a clause that the parse hangs on a noun further up."""
    start = clause.left_edge
    before = start.nbor(-1) if start.i > 0 else start
    nearer = clause.dep_.startswith("acl") and before != clause.head and before.pos_ == "NOUN" and clause.head.is_ancestor(before)
    return [before] if nearer else []


def _is_attack(noun: Token, lexicon: Lexicon) -> bool:
    entries = lexicon.entries_for(noun.lemma_.lower())
    return noun.pos_ == "NOUN" and any(e.pos == "NOUN" and e.type == "ASSAULT" for e in entries)


# ---------------------------------------------------------------- lists


def _listed_with(noun: Token, lexicon: Lexicon) -> Token | None:
    """ "Firms working in Tyre, teachers at its schools and students": people stand in no row with a place, but with the people who are
    told to be there."""
    place = noun.head
    people = noun.pos_ == "NOUN" and not noun.ent_type_ and _are_people(noun, lexicon)
    if not people or place.ent_type_ not in PLACES or not children(place, "case") or children(noun, "case"):
        return None
    row = [*noun.subtree, *(c for c in children(place, "conj") if c != noun)]
    if not any(children(member, "cc") for member in row):
        return None
    clause = next((a for a in _above(place) if a.pos_ in {"NOUN", "PROPN"}), None)
    return clause if clause is not None and (_are_people(clause, lexicon) or clause.ent_type_ in NAMED - PLACES) else None


def _are_people(noun: Token, lexicon: Lexicon) -> bool:
    """A plural noun for people or bodies."""
    return noun.tag_ in {"NNS", "NNPS"} and is_somebody(noun, lexicon)


def _place_before(other: Token, lexicon: Lexicon) -> Token | None:
    """ "The assault on Tyre and a part of Sidon": a place goes with the place before it, not with the deed."""
    deed = other.head
    of = [c for c in children(other, "nmod") if preposition(c) == "of" and c.ent_type_ in PLACES | {"PERSON"}]
    part = bool(of) and is_part(other, lexicon)
    if not (part or _is_place(other, lexicon)) or children(other, "case") or not names_deed(deed, lexicon) or _is_place(deed, lexicon):
        return None
    places = [c for c in children(deed, "nmod") if deed.i < c.i < other.i and children(c, "case") and c.right_edge.i < other.left_edge.i]
    return places[-1] if places else None


def _name_before(name: Token) -> Token | None:
    """ "Nominated a ticket of Ann Lee for president and Bo Roe for deputy": a name goes with a name, not with the verb."""
    verb = name.head
    if name.ent_type_ not in NAMED or verb.pos_ != "VERB" or name.i < verb.i or children(name, "nsubj", "cop", "case"):
        return None
    return next((t for t in reversed(name.doc[verb.i + 1 : name.left_edge.i]) if _is_alike(t, name, verb)), None)


def _is_alike(token: Token, name: Token, verb: Token) -> bool:
    return token.ent_type_ == name.ent_type_ and token.dep_ in {"obj", "obl", "nmod", "conj"} and verb.is_ancestor(token)


def _is_behind_clause(name: Token) -> bool:
    """ "The League, a party banned in May, and the Front, …, were alone": a name behind "and" is no subject of the clause before it."""
    verb, edge = name.head, next(t for t in name.subtree if t.dep_ != "punct")
    clause = verb.dep_ in {"acl", "acl:relcl"} and verb.i < name.i and verb.tag_ in {"VBN", "VBD"}
    alone = clause and not any(s.i < verb.i for s in children(verb, *SUBJECTS, "nsubj:pass"))
    return alone and edge.dep_ == "cc" and edge.lower_ == "and" and bool(name.ent_type_) and verb.head.ent_type_ == name.ent_type_


def _give_back(name: Token) -> None:
    verb = name.head
    name.head, name.dep_ = verb.head, "conj"
    verb.tag_, verb.dep_ = "VBN", "acl"


def _is_holder(name: Token) -> bool:
    """The "Samir Haddad" of "Minister of Works and Transport Samir Haddad", where all is read as one name."""
    field, office = name.nbor(-1) if name.i else name, name.head.head
    last = field.dep_ == "conj" and field.head == name.head and bool(children(field, "cc"))
    named = name.tag_ == "NNP" and bool(children(name, "flat")) and not children(name, "cc", "case", "det")
    return last and named and office.ent_type_ == "TITLE" and office.i < name.head.i


def _part_from_field(name: Token) -> None:
    doc, end = name.doc, name.right_edge.i + 1
    name.head, name.dep_ = name.head.head, "appos"
    around = [e for e in doc.ents if e.start < end and e.end > name.i]
    fields = [Span(doc, e.start, name.i, e.label_) for e in around if e.start < name.i]
    doc.set_ents([*(e for e in doc.ents if e not in around), *fields, Span(doc, name.i, end, "PERSON")])


def _title_behind(field: Token) -> Token | None:
    """The "Minister" of "Works and Bridges Minister Eva Lind", of which the parse makes two in a row."""
    if field.i + 2 >= len(field.doc) or field.tag_ not in {"NNP", "NNPS"} or field.ent_type_ in NAMED:
        return None
    title = field.nbor()
    named = title.ent_type_ == "TITLE" and title.dep_ in PREMODIFIERS and title.nbor().ent_type_ == "PERSON"
    return title if named and title.head != field and not children(field, "det") else None


def _give_field(field: Token, title: Token) -> None:
    first, name = first_conjunct(field), title.head
    while name.ent_type_ == "PERSON" and name.dep_ == "flat" and name.head.ent_type_ == "PERSON":
        name = name.head
    if first.ent_type_ not in NAMED and name.head == first and name.dep_ == "flat":  # the name heads it all
        name.dep_, name.head, first.dep_ = first.dep_, first.head if first.head != first else name, "compound"
        first.head = title
        title.head = name
    field.head, field.dep_ = title, "compound"


def _owned(mark: Token) -> Token | None:
    """The "resignation" of "asked for adviser Joe Rook's resignation", where a parse hangs both on the verb."""
    owner = mark.head
    if owner.dep_ not in UNDER or mark.i + 1 >= len(mark.doc):
        return None
    thing = next((t for t in mark.doc[mark.i + 1 :] if t.left_edge.i == mark.i + 1 and t.head == owner.head), None)
    return thing if thing is not None and thing.pos_ == "NOUN" and not children(thing, "case") else None


def _own(owner: Token, thing: Token) -> None:
    for case in children(owner, "case"):
        if case.i < owner.i:
            case.head = thing
    thing.dep_, owner.dep_, owner.head = owner.dep_, "nmod:poss", thing


def _is_apposed(group: Token) -> bool:
    """ "The Front, a party banned in May, was …": whom a participle tells of stands beside the name, and has banned nobody."""
    verb, before = group.head, group.left_edge.nbor(-1) if group.left_edge.i else group
    alone = not children(verb, "obj", "iobj", "ccomp", "xcomp", "aux", "cop")
    referring = any(t.tag_ in {"WDT", "WP", "WRB"} for t in verb.children) or any(t.tag_ in {"WDT", "WP"} for t in group.subtree)
    return (
        verb.dep_ == "acl:relcl" and verb.tag_ == "VBD" and alone and not referring and before.text == "," and verb.head.i < before.i
        and verb.head.ent_type_ in NAMED and group.pos_ == "NOUN" and bool(children(group, "det"))
    )  # fmt: skip


# ---------------------------------------------------------------- verbs


def _ordering(deed: Token) -> Token | None:
    """ "The judge agreed and ordered the firm to turn them over": what the second verb asks of its object."""
    second = [c for c in children(deed.head, "conj") if c.i < deed.i and c.lemma_.lower() in OBJECT_CONTROL and not children(c, "xcomp")]
    asked = [v for v in second if any(v.i < o.i < deed.i for o in children(v, "obj", "iobj")) and children(deed, "mark")]
    return asked[-1] if asked else None


def _goes_on_from(verb: Token) -> Token | None:
    """ "He said that it was fair, urged them to stop the marches and accused the press": a verb in the past without a subject goes on from
    one in the past, not from the infinitive or the clause between."""
    first = first_conjunct(verb) if verb.dep_ == "conj" else verb
    bare = verb.dep_ == "conj" and verb.head.tag_ == "VB" and bool(children(first, "mark"))
    bare |= verb.dep_ == "conj" and verb.head.dep_ == "acl:relcl" and verb.head.tag_ in {"VBZ", "VBP"}  # "X, which Iran denies, and called"
    loose = verb.dep_ == "advcl" and bool(children(verb, "obj", "iobj", "ccomp")) and verb.head.i < verb.i
    own = children(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark") or any(c.tag_ == "WRB" for c in children(verb, "advmod"))
    if own or not (bare or loose) or verb.doc[verb.i - 1].text not in {",", "and", "but", "then", "also"}:
        return None
    above = [a for a in verb.ancestors if a.i < verb.i]
    return next((a for a in above if a.tag_ == "VBD" and a.pos_ == "VERB" and children(a, "nsubj") and a not in {verb.head}), None)


def _is_asked(noun: Token) -> bool:
    """ "Encouraged the envoy to look into it": who stands between such a verb and an infinitive is asked, whatever stands before it."""
    verb = noun.head
    infinitives = [c for c in children(verb, "xcomp") if c.tag_ == "VB" and noun.right_edge.i < c.i]
    asks = verb.lemma_.lower() in OBJECT_CONTROL and verb.i < noun.i and bool(infinitives) and not children(verb, "obj", "iobj")
    return asks and any(s.i < verb.i for s in children(verb, *SUBJECTS))


def _told_where(place: Token) -> Token | None:
    """ "In Turkey Minister Roe met …": the place behind a preposition that opens the sentence stands before no title, but says where."""
    before = place.nbor(-1) if place.i > place.sent.start else place
    if before.i != place.sent.start or before.lower_ not in {"in", "at", "near"} or place.nbor().ent_type_ not in {"TITLE", "PERSON"}:
        return None
    token = place.head
    while token.dep_ not in SUBJECTS and token.head != token and token.i > place.i:
        token = token.head
    if token.dep_ not in SUBJECTS or token.head.i < place.i:
        return None
    before.head, before.dep_ = place, "case"
    return token.head


def _passive_above(agent: Token, lexicon: Lexicon) -> Token | None:
    """ "Will be backed in this work by a team": who stands behind a "by" does what was done, where nothing in between was done or said."""
    noun = agent.head
    verb = noun.head
    if preposition(agent) != "by" or noun.dep_ != "obl" or not children(verb, "aux:pass") or children(verb, "obl:agent"):
        return None
    text = noun.lemma_.lower() in lexicon.classes.get("text", NONE) or is_document(noun, lexicon)
    return verb if not text and not names_event(noun, lexicon) and is_somebody(agent, lexicon) and verb.i < noun.i < agent.i else None


def _is_inside(firms: Token) -> bool:
    """ "Talks with firms working in Tyre": what has a preposition is no subject of the clause behind it, which tells of it."""
    verb = firms.head
    return verb.dep_ == "acl" and bool(children(firms, "case")) and verb.head.i < firms.i < verb.i
