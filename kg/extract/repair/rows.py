"""Rows of nouns that the parse draws wrongly, and whoever stands behind a "by" or in front of "MP" and hangs on a neighbour."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.extract.tree.deeds import names_event
from kg.extract.tree.heads import is_part
from kg.extract.tree.holders import is_document, is_somebody
from kg.extract.tree.syntax import children, first_conjunct, is_passive, preposition
from kg.extract.tree.tags import PLACES
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

AFTER_NAMES = "after-names"  # word class: "MP" behind a name
STYLES = "style"  # word class: "Honourable" before a name
WITHOUT_OBJECT = "without-object"  # word class
NAMED = {"GPE", "ORG", "PERSON", "NORP"}
UNDER = {"nmod", "obl", "conj"}
GOVERNING = {"on", "at", "against", "with", "for", "from", "into", "to", "by"}  # prepositions that say who takes part


def draw_rows(doc: Doc, lexicon: Lexicon) -> None:
    """Puts each where it belongs. Changes the tree and the names of the Doc."""
    _drop_styles(doc, lexicon)
    for token in doc:
        if token.dep_ == "conj" and (noun := _described_by(token)) is not None:
            token.head, token.dep_ = noun, "amod"
        elif token.dep_ == "conj" and (first := _governed_alike(token)) is not None:
            token.head = first
        elif token.dep_ == "conj" and (place := _part_with(token, lexicon)) is not None:
            token.head = place
        elif token.dep_ == "conj" and (name := _listed_behind(token)) is not None:
            token.head = name
        elif token.dep_ == "nsubj" and (deed := _to_be_done(token)) is not None:
            token.head, deed.dep_ = deed, "ccomp"
        elif token.dep_ == "nsubj:pass" and _does_it(token, lexicon):
            token.dep_, token.head.tag_ = "nsubj", "VBD"
        elif token.dep_ == "compound" and (letters := _letters_behind(token, lexicon)) is not None:
            _head(token, letters)
        elif token.dep_ == "acl:relcl" and (verb := _goes_with(token)) is not None:
            token.head, token.dep_ = verb, "advcl"
        elif token.dep_ == "nmod" and (verb := _done_by(token, lexicon)) is not None:
            token.head, token.dep_ = verb, "obl:agent"


# ---------------------------------------------------------------- rows


def _described_by(participle: Token) -> Token | None:
    """The "ones" of "the friends and loved ones": a participle right before a noun in the same row says of what kind it is."""
    if participle.tag_ not in {"VBD", "VBN"} or participle.i + 1 >= len(participle.doc) or participle.head.pos_ not in {"NOUN", "PROPN"}:
        return None
    noun = participle.nbor()
    same_row = noun.pos_ == "NOUN" and noun.dep_ in {"conj", "obj"} and noun.head in {participle.head, participle}
    bare = all(c.dep_ in {"cc", "punct", "advmod"} or c == noun for c in participle.children)
    if not (same_row and bare and children(participle, "cc")):
        return None
    noun.head, noun.dep_ = participle.head, "conj"
    for mark in children(participle, "cc", "punct"):
        mark.head = noun
    return noun


def _governed_alike(second: Token) -> Token | None:
    """ "Aid to people inside Chad and to refugees": what has a preposition of its own stands in a row with what has the same one."""
    case, near = preposition(second), second.head
    if case not in GOVERNING or not children(second, "cc") or preposition(first_conjunct(near)) == case:
        return None
    above = near
    while above.dep_ in UNDER and above.head.i < above.i and above.head.pos_ in {"NOUN", "PROPN"}:
        above = above.head
        if preposition(above) == case and above.pos_ == second.pos_:
            return first_conjunct(above)
    return None


def _part_with(other: Token, lexicon: Lexicon) -> Token | None:
    """ "The capture of Tyre and other parts of Sidon Province": a part of a place goes with the place before it, not with the deed."""
    of = [c for c in children(other, "nmod") if preposition(c) == "of" and _is_named_place(c)]
    part = is_part(other, lexicon)
    if not of or not part or children(other, "case") or not names_event(other.head, lexicon):
        return None
    places = [c for c in children(other.head, "nmod") if other.head.i < c.i and c.right_edge.i < other.left_edge.i and _is_named_place(c)]
    return places[-1] if places else None


def _is_named_place(noun: Token) -> bool:
    """ "Tyre", or the "Province" of "Tyre Province"."""
    return noun.ent_type_ in PLACES or any(c.ent_type_ in PLACES and c.i < noun.i for c in children(noun, "compound"))


def _listed_behind(name: Token) -> Token | None:
    """ "The six parties, Chad, Mali, Togo and Niger": a name stands in a row with those that say who the parties are."""
    noun = name.head
    if noun.tag_ != "NNS" or noun.ent_type_ or name.ent_type_ not in NAMED or children(name, "case"):
        return None
    first = [c for c in children(noun, "appos") if noun.i < c.i < name.i and c.ent_type_ == name.ent_type_]
    return first[0] if first else None


# ---------------------------------------------------------------- names


def _letters_behind(name: Token, lexicon: Lexicon) -> Token | None:
    """The "MP" of "Ann Roe MP", where the parse makes the name a part of what stands behind it."""
    letters = name.head
    touching = name.ent_type_ == "PERSON" and letters.i == _end_of_name(name) + 1 and letters.ent_type_ != "PERSON"
    return letters if touching and letters.text in lexicon.classes.get(AFTER_NAMES, NONE) else None


def _end_of_name(name: Token) -> int:
    return max([name.i, *(c.i for c in children(name, "flat"))])


def _head(name: Token, letters: Token) -> None:
    """The name takes the place of the letters, and what hangs on them."""
    name.dep_ = letters.dep_
    if letters.head == letters:
        name.head = name
    else:
        name.head = letters.head
    letters.head, letters.dep_ = name, "flat"
    for child in [c for c in letters.children if c != name]:
        child.head = name


def _drop_styles(doc: Doc, lexicon: Lexicon) -> None:
    """ "The Right Honourable Ann Roe": no body is called so, nor does the name begin with it."""
    styles = lexicon.classes.get(STYLES, NONE)
    for name in [e for e in doc.ents if e.label_ != "PERSON" and e.end < len(doc) and doc[e.end].ent_type_ == "PERSON"]:
        if all(_is_style(t, styles) for t in name):
            _lead(doc[name.end], name)
            doc.set_ents([e for e in doc.ents if e.start != name.start])
    for name in [e for e in doc.ents if e.label_ == "PERSON" and _is_style(e[0], styles)]:
        first = next((t for t in name if not _is_style(t, styles)), None)
        if first is not None:
            _lead(first, Span(doc, name.start, first.i))
            doc.set_ents([*(e for e in doc.ents if e.start != name.start), Span(doc, first.i, name.end, "PERSON")])


def _is_style(word: Token, styles: frozenset[str]) -> bool:
    return word.lower_.rstrip(".") in styles


def _lead(name: Token, before: Span) -> None:
    """Makes the first word of a name the head of what stands before it, where that was the head."""
    head = before.root
    if name.head not in before:
        return
    name.dep_ = head.dep_
    name.head = head.head if head.head != head else name
    for child in [c for c in head.children if c != name]:
        child.head = name
    head.head, head.dep_ = name, "nmod:desc"


# ---------------------------------------------------------------- clauses


def _to_be_done(noun: Token) -> Token | None:
    """ "Has requested the president declare an emergency": who stands between such a verb and a bare one is to do it."""
    verb = noun.head
    bare = [c for c in children(verb, "xcomp", "ccomp") if c.tag_ == "VB" and noun.right_edge.i < c.left_edge.i]
    after = verb.pos_ == "VERB" and verb.tag_ != "VB" and verb.i < noun.left_edge.i and not children(verb, "obj", "iobj")
    return bare[0] if after and bare and not children(bare[0], "mark", "nsubj", "aux") else None


def _does_it(noun: Token, lexicon: Lexicon) -> bool:
    """ "Buddhists recently applied for recognition": a verb that takes no object, without an auxiliary, is no passive."""
    verb = noun.head
    bare = verb.tag_ in {"VBN", "VBD"} and not children(verb, "aux", "aux:pass", "obl:agent", "obj") and noun.i < verb.i
    return bare and verb.lemma_.lower() in lexicon.classes.get(WITHOUT_OBJECT, NONE)


def _goes_with(clause: Token) -> Token | None:
    """ "Shot by assailants in what the police call a raid": such a clause says how it was, and tells of nobody before it."""
    start = clause.left_edge
    what = [c for c in children(clause, "obl", "obj", "nsubj") if c.lower_ == "what" and c.i < clause.i]
    before = [t for w in what for t in children(w, "case") if t == start]
    verb = clause.head.head
    return verb if before and clause.head.dep_ in {"obl", "obl:agent", "obj"} and verb.pos_ == "VERB" else None


def _done_by(agent: Token, lexicon: Lexicon) -> Token | None:
    """ "Was seized on Monday, during a flight to Tyre by one man": who stands behind a "by" does what was done, where no word for
    something done or written stands between."""
    if preposition(agent) != "by" or (not is_somebody(agent, lexicon) and agent.tag_ not in {"NNP", "NNPS"}):
        return None
    noun = agent.head
    top = first_conjunct(noun)
    verb = top.head
    passive = verb.pos_ == "VERB" and bool(children(verb, "aux:pass")) and is_passive(verb) and not children(verb, "obl:agent")
    after = top.dep_ in {"obl", "obj"} and verb.i < top.i < agent.i
    written = is_document(noun, lexicon) or noun.lemma_.lower() in lexicon.classes.get("text", NONE)
    return verb if passive and after and not written and not names_event(noun, lexicon) else None
