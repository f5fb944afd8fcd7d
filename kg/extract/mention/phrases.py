"""The words of a phrase as it stands for somebody: head, what stands before it, and an of-phrase behind it."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from kg.extract.tree.syntax import PRENOMINAL, children, cover, descendants, first_conjunct, preposition
from kg.model import Span

MODIFYING = {"amod", "compound", "nmod:unmarked"}
PLACES = frozenset({"GPE", "LOC", "NORP"})
ALIKE = {"GPE": PLACES, "LOC": PLACES, "NORP": PLACES, "ORG": frozenset({"ORG"}), "PERSON": frozenset({"PERSON"})}
BEHIND = {"general", "elect", "designate", "emeritus"}  # adjectives behind their noun: "attorneys general"
TELLING = {"acl", "acl:relcl", "nmod"}
WHERE = {
    "near",
    "inside",
    "outside",
    "along",
    "behind",
    "aboard",
    "around",
    "beside",
    "within",
    "such as",
    "including",
    "like",
}  # of a phrase that tells them apart, or names some of them
NOTE = re.compile(r"[.,;:]?(?:\[\d+\]?)+$")
WHOEVER = {"anyone", "everyone", "someone", "anybody", "everybody", "somebody"}
SENT = {"ambassador", "envoy", "adviser", "advisor", "assistant", "aide", "representative", "delegate", "emissary", "counsel", "counsellor"}
ANSWERS = {"response", "turn", "return", "reply", "retaliation", "revenge", "reaction", "protest", "part", "general", "particular"}
OF_IT = {"of", "from", "in", "at", "for"}  # prepositions of a phrase that says which one is meant


def noun_phrase(head: Token) -> list[Token]:
    """Base noun phrase without determiner: prenominal modifiers, head, and a following of/from/in phrase without its clauses."""
    kept = [head]
    for child in head.children:
        if (child.i < head.i and child.dep_ in PRENOMINAL and child.tag_ not in {"PRP$", "WP$"}) or child.dep_ in {
            "flat",
            "goeswith",
            "fixed",
        }:
            kept += descendants(child)
        elif child.dep_ == "amod" and child.i == head.i + 1 and child.lower_ in BEHIND:
            kept.append(child)
        elif child.dep_ == "nmod" and child.i > head.i and preposition(child) in _behind(head) and not _is_in_answer(child):
            kept += [t for t in child.children if t.dep_ in {"case", "det", "cc:preconj"}] + noun_phrase(child) + _beside(child)
    kept = [t for t in kept if t.dep_ != "punct" or head.left_edge.i < t.i < head.i]
    return _contiguous(sorted(set(kept), key=lambda t: t.i), head)


def _beside(noun: Token) -> list[Token]:
    """ "Citizens of Chad and Mali": what stands in a row with the noun behind a preposition, where it is of its kind."""
    if noun.ent_type_ not in ALIKE and noun.pos_ != "NOUN":
        return []
    found: list[Token] = []
    for other in children(noun, "conj"):
        if not _is_like(noun, other):
            break
        found += [c for c in other.children if c.dep_ in {"cc", "punct", "det"} and c.i < other.i] + noun_phrase(other)
    return found


def _is_like(noun: Token, other: Token) -> bool:
    """Two names of one sort, a name and a plural ("Chad and other states"), or two plain nouns of which none is counted or determined."""
    if children(other, "case", "nmod:poss") or (noun.ent_type_ == "ORG" and any(c.lower_ == "or" for c in children(other, "cc"))):
        return False  # "the Atomic Energy Agency, or IAEA"
    if children(noun, "cc:preconj") and other.ent_type_ in ALIKE:
        return True  # "of either the regime or Russia"
    if noun.ent_type_ in ALIKE:
        return other.ent_type_ in ALIKE[noun.ent_type_] or (not other.ent_type_ and other.tag_ == "NNS" and bool(children(other, "amod")))
    plain = other.pos_ == "NOUN" and not other.ent_type_ and not noun.ent_type_
    return plain and not children(other, "det", "nummod") and not children(noun, "det")


def _is_in_answer(noun: Token) -> bool:
    """ "Police in response fired": how or why it is done, which says of nobody who he is."""
    bare = not any(c.i < noun.i and c.dep_ != "case" for c in noun.children)
    return bare and noun.lemma_.lower() in ANSWERS and preposition(noun) == "in"


def _behind(head: Token) -> set[str]:
    """Prepositions of what says which one is meant; "to" of an office ("ambassador to the United Nations")."""
    return OF_IT | {"to"} if head.ent_type_ == "TITLE" or head.lemma_.lower() in SENT else OF_IT


def without_note(text: str, span: Span) -> Span:
    """The span without the number of a footnote at its end ("al-Freiji.[2")."""
    note = NOTE.search(text[span.start : span.end])
    return Span(span.start, span.start + note.start()) if note is not None and note.start() > 0 else span


def tells_which(token: Token) -> bool:
    """ "Those who fled", "anyone with information": a word that stands for nobody but with what is told behind it."""
    return token.lower_ in {"those", *WHOEVER} and any(c.i > token.i and c.dep_ in TELLING for c in token.children)


def whole_phrase(doc: Doc, span: Span, is_deed: Callable[[Token], bool]) -> Span:
    """The phrase that a mention heads as it stands in its sentence: with article, possessor, what stands before it, of-phrases and the
    apposition right behind it ("the Grand Mufti of Egypt, Shawki Allam"), and of a name before a noun the phrase of that noun ("Iraqi
    warplanes", not "a US offer": `is_deed` says that of a noun); the mention itself where nothing is to be added."""
    inside = doc.char_span(span.start, span.end, alignment_mode="expand")
    if inside is None:
        return span
    head = inside.root
    if head.dep_ == "conj" and (first := first_conjunct(head)).dep_ in MODIFYING and head.i < first.head.i:
        head = first  # "British" of "US and British forces"
    if _shares(head):
        head = head.head
    if head.dep_ in MODIFYING and head.i < head.head.i and head.head.pos_ == "NOUN" and not is_deed(head.head):
        head = head.head  # "Iranian" of "52 Iranian sites": what is done to them is done to Iran
    if head.dep_ == "appos" and _is_told_before(head) and not _lists_names(head):
        head = head.head  # "the group Hamas", "a spokeswoman for the agency, Eva Lind"
    elif head.dep_ == "flat" and head.head.i < inside.start and head.head.sent == head.sent:
        head = head.head  # "the Crime Commissioner Bo Roe", where the office heads the name
    have = {t.i for t in inside}
    tokens = [*inside, *(t for t in _around(head, have) if t.sent == head.sent)]
    run = cover(_contiguous(sorted(set(tokens), key=lambda t: t.i), head))
    return span if run is None else Span(min(run.start, span.start), max(run.end, span.end))


def _lists_names(name: Token) -> bool:
    """ "Its rivals Chad and Mali": each is one by himself."""
    return any(c.ent_type_ for c in children(name, "conj"))


def _is_told_before(name: Token) -> bool:
    """A person's name behind a noun that says who he is, or a name that follows such a noun without a comma."""
    noun, start = name.head, name.left_edge
    person = name.ent_type_ == "PERSON" and noun.tag_ in {"NN", "NNP"}
    touching = start.i == noun.i + 1 and not start.is_punct
    titled = noun.ent_type_ == "TITLE" and person and not start.is_punct  # "former Mayor of London Ann Roe"
    return name.i > noun.i and (noun.pos_ == "NOUN" or titled) and preposition(name) is None and (person or touching)


def _around(head: Token, have: set[int]) -> list[Token]:
    found = [t for c in head.children if tells_which(head) and c.i > head.i and c.dep_ in TELLING for t in c.subtree]
    for child in head.children:
        before = child.i < head.i and (child.dep_ in PRENOMINAL or child.dep_ == "det")
        of_it = child.dep_ == "nmod" and child.i > head.i and preposition(child) in _behind(head) and not _is_in_answer(child)
        if _shares(child):
            found += [t for t in descendants(child) if t.i < _end_of_shared(child)]
        elif child.i in have or before or child.dep_ in {"flat", "goeswith", "fixed"}:
            found += [t for t in descendants(child) if t.dep_ not in {"cc:preconj"}] if child.i not in have else _around(child, have)
        elif of_it or (child.dep_ == "nmod" and child.i > head.i and preposition(child) in WHERE):
            found += [t for c in child.children if c.dep_ in {"case", "det"} for t in c.subtree]
            found += [child, *_around(child, have), *_beside(child)]
        elif child.dep_ == "amod" and child.i == head.i + 1 and children(child, "obl"):
            found += list(child.subtree)  # "people familiar with the talks"
        elif child.dep_ in {"appos", "nmod:desc"}:
            found += [*(c for c in child.children if c.dep_ in {"punct", "cc"}), child, *_around(child, have)]
            found += [t for other in _also_called(child) for t in (*children(other, "cc", "punct"), other, *_around(other, have))]
    return found


def _shares(second: Token) -> bool:
    """ "The government and people of Chad": what stands behind the second of two bare nouns is of both, wherever the parse hangs it."""
    first = second.head
    alike = second.dep_ == "conj" and second.pos_ == first.pos_ == "NOUN" and not children(second, "det", "nmod:poss", "nummod", "conj")
    of = [c for noun in (first, second) for c in children(noun, "nmod") if preposition(c) == "of"] if alike else []
    return len(of) == 1 and of[0].ent_type_ in PLACES and of[0].left_edge.i == second.i + 1


def _end_of_shared(second: Token) -> int:
    return max(c.right_edge.i for noun in (second.head, second) for c in children(noun, "nmod") if preposition(c) == "of") + 1


def _also_called(noun: Token) -> list[Token]:
    """ "An actress and activist": what else somebody is told to be in the same breath."""
    if noun.head.tag_ == "NNS":  # "the crew, the pilot and his mate"
        return [t for c in children(noun, "conj") for t in c.subtree]
    alike = [c for c in children(noun, "conj") if noun.pos_ == c.pos_ == "NOUN" and not c.ent_type_ and noun.tag_ == c.tag_]
    return [c for c in alike if not children(c, "case", "appos", "flat", "nmod:poss")]


def _begins(doc: Doc, first: int) -> bool:
    """ "At least 30 people": what says how the number is meant belongs to it; "for-profit schools"."""
    return doc[first : first + 2].text.lower() in {"at least", "at most", "up to"} or doc[first + 1 : first + 2].text == "-"


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """The run of neighbouring tokens around the head (commas and hyphens inside allowed)."""
    have = {t.i for t in tokens}
    doc = head.doc
    first = last = head.i

    def joins(i: int) -> bool:
        return 0 <= i < len(doc) and (i in have or (doc[i].is_punct and doc[i].text in {"-", "–", ",", "'", "’"}))

    while joins(first - 1):
        first -= 1
    while joins(last + 1):
        last += 1
    while first < head.i and (first not in have or (doc[first].pos_ in {"CCONJ", "ADP"} and not _begins(doc, first))):
        first += 1
    while last > head.i and (last not in have or doc[last].dep_ in {"case", "det"}):
        last -= 1
    return list(doc[first : last + 1])
