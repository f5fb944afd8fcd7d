"""A UD tree and its words: dependents and coordination, case markers, passives, clauses, stretches of text.

Universal Dependencies v2 labels (de Marneffe et al. 2021); trees as the UD English treebanks draw them. Who fills which place of a
predicate is read in `kg.extract.tree.enhanced` and `kg.extract.tree.arguments`.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.model import Span

SUBJECTS = {"nsubj", "csubj", "nsubj:outer"}
PASSIVE_SUBJECTS = {"nsubj:pass", "csubj:pass"}
PRENOMINAL = {"amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat", "advmod", "goeswith", "det:predet"}
PREMODIFIERS = {"compound", "amod", "nmod:desc", "nmod:unmarked"}  # what tells of which kind a noun is, or whose it is without an ending
# verbs that cannot do without whom they let or make do it: a headline that names nobody names him first ("Chad ordered to pay")
OBJECT_CONTROL = {
    "allow", "permit", "order", "force", "urge", "tell", "oblige", "compel", "instruct", "enable", "authorise", "authorize", "invite",
    "ask", "persuade", "convince", "encourage", "press", "pressure", "support", "help", "assist", "train", "equip",
}  # fmt: skip
NAMELESS = OBJECT_CONTROL - {"ask", "press", "help", "assist", "support", "train"}  # "asked to leave", "helped to win": of oneself as well
TOLD_OF = {"report", "believe", "fear", "presume", "think", "suspect", "confirm", "find", "leave"}  # ... hijacked, wounded
ANYBODY = {"those", "anyone", "anybody", "everyone", "everybody", "whoever", "whomever"}
WHOEVER = {"anyone", "anybody", "whoever", "whomever"}
PEOPLE = {"people", "persons", "individuals", "countries", "states", "nations", "governments"}  # said of nobody where nothing stands before
RELATIVES = {"who", "which", "that", "whom", "whose"}


def text_of(doc: Doc) -> str:
    """`doc.text`, put together once; spaCy does it anew each time it is asked, which makes long texts slow."""
    if "text" not in doc.user_data:
        doc.user_data["text"] = doc.text
    text: str = doc.user_data["text"]
    return text


def text_before(token: Token) -> str:
    """The word before; nothing before the first (`Token.nbor` raises there, and a text may begin or be cut off anywhere)."""
    return token.nbor(-1).text if token.i else ""


def text_after(token: Token) -> str:
    """The word behind; nothing behind the last."""
    return token.nbor().text if token.i + 1 < len(token.doc) else ""


def children(token: Token, *labels: str) -> list[Token]:
    """Dependents with one of the labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it: "Russia, Iran and Syria"."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"} and preposition(child) != "alongside":
            found += [] if is_left_out(child) else conjuncts(child)
        elif child.dep_ == "appos" and child.ent_type_ == "PERSON" and child.i > token.i and child.left_edge.nbor(-1).text != ",":
            found += conjuncts(child)[1:]  # "the candidate Ted Roe and his wife"
        elif child.dep_ == "flat" and child.i > token.i and token.tag_ == "NNS":
            found += [t for t in conjuncts(child)[1:] if t.ent_type_ == "PERSON"]  # "leaders A. K. Roy and Sunil Das"
    return found


def is_left_out(member: Token) -> bool:
    """ "Chad, not Sudan", "Chad but not Sudan", "Chad rather than Sudan": named as one who is not meant."""
    joined = {c.lower_ for c in children(member, "cc", "advmod", "case")}
    rather = any(c.lower_ in {"rather", "instead"} and children(c, "fixed") for c in member.children)
    return rather or ("not" in joined and not joined & {"only", "just", "merely", "also"} and not _is_not_only(member))


def _is_not_only(member: Token) -> bool:
    """ "Not only Sudan", "not just Sudan": he is meant as well."""
    return any(t.lower_ in {"only", "just", "merely", "simply", "least"} for t in member.doc[member.left_edge.i : member.i])


def first_conjunct(token: Token) -> Token:
    """The token that carries the whole coordination's place in the sentence."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def preposition(token: Token) -> str | None:
    """Lower-case case marker of a phrase, fixed parts joined ("according to"); None without one."""
    for child in token.children:
        if child.dep_ == "case" and child.text.lower() not in {"'s", "’s", "'", "’"}:
            fixed = [part.text.lower() for part in child.children if part.dep_ == "fixed"]
            return " ".join([child.text.lower(), *fixed])
    return None


STANDING = {"stand", "remain", "get"}
"""Verbs beside a participle that is passive: "stands accused of", "remains detained", "got arrested"."""


def is_passive(verb: Token) -> bool:
    """A passive clause, with or without its auxiliary ("weapons supplied by Iran")."""
    if any(child.dep_ in {"aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"} for child in verb.children):
        return True
    if _is_headline_passive(verb):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux"):
        return False
    stands = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in STANDING and not children(verb, "obj")
    return stands or verb.dep_ in {"acl", "amod"} or is_told_of_subject(verb) or (verb.dep_ == "conj" and _goes_on_passive(verb))


def is_told_of_subject(verb: Token) -> bool:
    """ "Two aid workers were reported kidnapped", "was reported as hijacked": what is said to have been done to the subject."""
    told = verb.head != verb and verb.head.lemma_.lower() in TOLD_OF and bool(children(verb.head, "aux:pass"))
    as_such = verb.dep_ == "advcl" and any(m.lower_ == "as" for m in children(verb, "mark", "case"))
    return told and (verb.dep_ == "xcomp" or as_such) and not children(verb, *SUBJECTS, "obj")


def _is_headline_passive(verb: Token) -> bool:
    """ "Chad ordered to pay damages": nobody to be ordered but the subject, whatever tense the parse sees."""
    shared = verb.dep_ == "conj" and verb.lemma_.lower() in OBJECT_CONTROL and is_passive(verb.head)  # "was called and asked to leave"
    nameless = shared or verb.lemma_.lower() in NAMELESS
    bare = verb.tag_ in {"VBN", "VBD"} and nameless and not children(verb, "obj", "iobj", "ccomp", "aux")
    asked = [c for c in children(verb, "xcomp") if c.tag_ == "VB" and children(c, "mark")]
    named = [s for c in (verb, *asked) for s in children(c, *SUBJECTS) if s.i > verb.i]  # the parse calls the object a subject
    return bare and bool(asked) and not named


def _goes_on_passive(verb: Token) -> bool:
    """ "was arrested and charged": a second participle without auxiliary, subject or object of its own shares the first one's."""
    first = verb.head
    bare = not children(verb, *SUBJECTS, "obj", "ccomp")
    return bare and first.tag_ == "VBN" and bool(children(first, "aux:pass"))


def is_clause(token: Token) -> bool:
    """A token that heads a clause: a verb, or a nominal with a copula."""
    return token.pos_ in {"VERB", "AUX"} or any(child.dep_ in {"cop", "nsubj", "nsubj:pass"} for child in token.children)


def is_to_clause(clause: Token) -> bool:
    """A clause with "to": what is wanted, asked or planned, not what is so; nor what a headline announces ("Chad to leave, envoy says")."""
    marks = {m.lower_ for m in children(clause, "mark")}
    finite = any(a.tag_ in {"VBZ", "VBP", "VBD"} for a in children(clause, "aux:pass", "cop"))  # "are to be sold"
    announced = bool(children(clause, "nsubj")) and "for" not in marks
    return "to" in marks and not children(clause, "aux") and not finite and not announced


def is_bare_that(clause: Token) -> bool:
    """ "Reports *Iran sent arms*": a clause that says what its noun tells, without "that" (`kg.nlp.bareclauses`)."""
    behind = clause.dep_ == "acl" and clause.head.tag_ in {"NN", "NNS"} and clause.left_edge.i == clause.head.i + 1
    subject = any(s.tag_ not in {"WP", "WDT"} for s in children(clause, "nsubj", "nsubj:pass"))
    finite = {clause.tag_, *(a.tag_ for a in children(clause, "aux", "aux:pass", "cop"))} & {"VBD", "VBZ", "VBP", "MD"}
    asked_which = children(clause.head, "det", "nmod:poss")
    return behind and subject and bool(finite) and not children(clause, "mark") and not asked_which


def tells_apart(verb: Token) -> bool:
    """ "People refusing to pay can be fined": a participle that tells of which people a rule speaks, not that anybody does so."""
    noun = verb.head
    general = noun.head.tag_ in {"VBZ", "VBP"} or any(a.tag_ == "MD" for a in children(noun.head, "aux"))
    bare = noun.tag_ == "NNS" and not noun.ent_type_ and not children(noun, "det", "nmod:poss", "nummod", "amod", "compound")
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and bare and general and verb.i == noun.i + 1


def is_of_anybody(verb: Token) -> bool:
    """ "Those who reject the accord", "any state that attacks", "whoever attacks", "any arms supplied to them": of whoever does so or
    whatever is done, at no time; nobody is said to do it."""
    clause = first_conjunct(verb)
    if clause.dep_ == "acl" and clause.tag_ in {"VBN", "VBG"}:
        return clause.head.lower_ in WHOEVER or any(c.lower_ == "any" for c in children(clause.head, "det"))
    if verb.tag_ in {"VBP", "VBZ"} and any(t.lower_ == "whoever" for t in (clause.head, *children(clause, "nsubj"))):
        return True
    if clause.dep_ != "acl:relcl" or verb.tag_ not in {"VBP", "VBZ"} or is_passive(verb):
        return False
    noun, before = clause.head, {c.lower_ for c in children(clause.head, "det")}
    anybody = noun.lower_ in ANYBODY or bool(before & {"any", "every", "each", "no"})
    bare = noun.lower_ in PEOPLE and all(c.i > noun.i for c in noun.children if c.dep_ not in {"case", "punct", "cc"})
    gap = any(s.lower_ in RELATIVES for s in children(clause, *SUBJECTS))
    return gap and (anybody or bare)


def possessors(noun: Token) -> list[Token]:
    """ "Iran's", "its" before a noun."""
    return children(noun, "nmod:poss")


def descendants(token: Token, without: Iterable[Token] = ()) -> list[Token]:
    """Tokens of a subtree in text order, the subtrees of `without` cut off."""
    cut = {t.i for t in without}
    found: list[Token] = []
    stack = [token]
    while stack:
        current = stack.pop()
        found.append(current)
        stack += [child for child in current.children if child.i not in cut]
    return sorted(found, key=lambda t: t.i)


def cover(tokens: Iterable[Token]) -> Span | None:
    """Smallest span over the tokens, outer blanks and commas left out; None where nothing is left."""
    kept = sorted((t for t in tokens if not t.is_space), key=lambda t: t.i)
    while kept and kept[0].text in {",", ";", ":", "-", "–", "—", "."}:
        kept.pop(0)
    while kept and kept[-1].text in {",", ";", ":", "-", "–", "—", "."}:
        kept.pop()
    if not kept:
        return None
    return Span(kept[0].idx, kept[-1].idx + len(kept[-1]))
