"""Trees of sayings put right, where commas, tenses and the order of words say more than the parser saw."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, preposition
from kg.extract.tree.tags import FINITE_TAGS
from kg.lexicon import Lexicon

NAMED = {"GPE", "PERSON", "ORG"}
_PRESENT = {"VBZ", "VBP"}


def redraw(doc: Doc, lexicon: Lexicon) -> None:
    """Each thing in a function of its own. Changes the tree of the Doc."""
    _whole_names(doc)
    for mark in [token for token in doc if token.tag_ == "POS"]:
        _owned(mark)
    for noun in [token for token in doc if token.tag_ == "NNS" and token.lower_.endswith("s")]:
        _reports_after_all(noun, lexicon)
    for verb in [token for token in doc if token.tag_ == "VBZ" and token.dep_ == "acl:relcl" and speaks(token, lexicon)]:
        _over_clause(verb)
    for verb in [token for token in doc if token.pos_ == "VERB"]:
        _active_after_all(verb, lexicon)
        _second_thing(verb)
    for verb in [token for token in doc if token.pos_ == "VERB" and token.tag_ in FINITE_TAGS and speaks(token, lexicon)]:
        _beside_subject(verb)
        _subject_of_clause(verb)
        _inverted(verb)
        _echo(verb)
        _nested(verb, lexicon)
        _told_beside(verb)
        _that_of_time(verb)
        _beside_said(verb)
        _in_present(verb)


def speaks(verb: Token, lexicon: Lexicon) -> bool:
    """A verb of the lexicon's words of speech."""
    return any(c.kind == "speech" and c.pos == "VERB" for c in lexicon.cues_for(verb.lemma_.lower()))


def _whole_names(doc: Doc) -> None:
    """ "According to the *Conference of Mayors* it rained": what stands in a name is of the name."""
    for name in [e for e in doc.ents if e.label_ in {"ORG", "GPE"} and len(e) > 2]:
        inside = {t.i for t in name}
        tops = [t for t in name if t.head.i not in inside or t.head == t]
        for top in tops[1:]:
            led = preposition(top) == "of" and top.left_edge.i == tops[0].right_edge.i + 1
            if led and tops[0].i < top.i and not any(tops[0] == a for a in top.subtree):
                top.head, top.dep_ = tops[0], "nmod"


def _owned(mark: Token) -> None:
    """ "Welcomes the board’s *summary*": a noun without a preposition right behind an object in the genitive is what that object has."""
    owner = mark.head
    while owner.dep_ in {"nmod", "flat"} and owner.head.i < owner.i:
        owner = owner.head
    if owner.dep_ != "obj" or owner.right_edge != mark or owner.head.i > owner.i:
        return
    for thing in (c for c in owner.head.children if c.i > mark.i and c.pos_ == "NOUN" and c.dep_ in {"obl", "obj", "conj"}):
        if thing.left_edge.i == mark.i + 1 and not children(thing, "case", "det", "cc"):
            thing.dep_ = "obj"
            owner.head, owner.dep_ = thing, "nmod:poss"
            return


def _reports_after_all(noun: Token, lexicon: Lexicon) -> None:
    """ "The agency *reports* Bari has agreed": a plural with a subject in the singular and a finite clause right behind it is a verb."""
    who = [s for s in children(noun, "nsubj") if s.i < noun.i and s.tag_ in {"NN", "NNP", "NNPS"}]
    if not who or noun.dep_ not in {"ROOT", "conj", "ccomp", "parataxis"} or children(noun, "cop", "det", "amod", "case", "nmod:poss"):
        return
    told = [c for c in children(noun, "acl", "acl:relcl", "ccomp") if c.left_edge.i == noun.i + 1]
    led = bool(told) and bool(children(told[0], *SUBJECTS, *PASSIVE_SUBJECTS))
    if led and any(c.pos == "VERB" and "that" in c.takes for c in lexicon.cues_for(noun.lemma_.lower())):
        noun.tag_, noun.pos_ = "VBZ", "VERB"
        told[0].dep_ = "ccomp"


def _over_clause(verb: Token) -> None:
    """ "The agency *reports* Bari has agreed": a verb without words of its own between a noun and a name that a parse gives to that noun is
    no relative clause; it reports what the name does."""
    who = verb.head
    clause = who.head
    names = [c for c in who.children if c.i > verb.i and c.left_edge.i == verb.i + 1 and c.pos_ == "PROPN" and not children(c, "case")]
    if list(verb.children) or who.dep_ != "nsubj" or who.i != verb.i - 1 or not names or clause.i < verb.i:
        return
    before = [c for c in clause.children if c.i < who.i]
    verb.dep_, verb.head = clause.dep_, verb if clause.head == clause else clause.head
    for word in (who, *before):
        word.head = verb
    names[0].head, names[0].dep_ = clause, "nsubj"
    clause.head, clause.dep_ = verb, "ccomp"


def _active_after_all(verb: Token, lexicon: Lexicon) -> None:
    """ "A number of senators *condemned* the act": a participle without an auxiliary that has an object was a past tense. Who is told,
    offered or denied something has an object in the passive too."""
    subjects = [s for s in children(verb, *PASSIVE_SUBJECTS) if s.i < verb.i]
    bare = verb.tag_ == "VBN" and verb.dep_ in {"ROOT", "ccomp", "conj"} and not children(verb, "aux", "aux:pass", "obl:agent")
    judging = any(c.kind == "attitude" and c.pos == "VERB" for c in lexicon.cues_for(verb.lemma_.lower()))
    if bare and judging and len(subjects) == 1 and any(o.i > verb.i for o in children(verb, "obj")):
        verb.tag_, subjects[0].dep_ = "VBD", "nsubj"


def _second_thing(verb: Token) -> None:
    """ "Reported a rise on Monday, and a *fall* on Friday": a noun goes with the object, not with the verb."""
    objects = [o for o in children(verb, "obj") if o.i > verb.i]
    for noun in [c for c in children(verb, "conj") if objects and c.i > objects[-1].i and c.pos_ == "NOUN"]:
        if not children(noun, *SUBJECTS, "cop", "obj", "aux", "mark", "advcl") and children(noun, "det", "nummod", "amod"):
            noun.head = objects[-1]


def _subject_of_clause(verb: Token) -> None:
    """ "*The goal*, Roe explained, was to win": of two subjects before a frame the first is the clause's behind it, which has none."""
    who, said = children(verb, "nsubj"), [c for c in children(verb, "ccomp") if c.i > verb.i]
    if len(who) != 2 or not said or not who[0].i < who[1].i < verb.i or children(said[0], *SUBJECTS, *PASSIVE_SUBJECTS, "expl"):
        return
    before, behind = who[1].left_edge.i - 1, verb.i + 1
    if verb.doc[before].text == "," and behind < len(verb.doc) and verb.doc[behind].text == ",":
        who[0].head = said[0]


def _echo(verb: Token) -> None:
    """ "She said “…,” *she said*": the second frame only says so again."""
    for first in [c for c in children(verb, "ccomp") if c.i < verb.i and c.lemma_ == verb.lemma_ and c.tag_ == verb.tag_]:
        own, again = children(first, *SUBJECTS), children(verb, *SUBJECTS)
        if own and again and own[0].i < first.i and own[0].lower_ == again[0].lower_ and again[0].pos_ == "PRON":
            for said in [c for c in children(verb, "ccomp") if c != first]:
                said.head = first
            first.head, first.dep_ = (first, "ROOT") if verb.head == verb else (verb.head, verb.dep_)
            verb.head, verb.dep_ = first, "parataxis"


def _told_beside(verb: Token) -> None:
    """ "Smith told the paper *he believed* it": a clause right behind whom it is told is told, though a parse sets it beside."""
    if children(verb, "ccomp", "xcomp") or not children(verb, *SUBJECTS):
        return
    told = [c for c in children(verb, "obj", "iobj") if c.i > verb.i]
    end = told[-1].right_edge.i if told else verb.i
    beside = [*children(verb, "parataxis"), *(children(verb.head, "parataxis") if verb.dep_ == "parataxis" else [])]
    for clause in [c for c in beside if c.tag_ in FINITE_TAGS and c.left_edge.i == end + 1]:
        if children(clause, *SUBJECTS, *PASSIVE_SUBJECTS, "expl") and not clause.left_edge.is_punct:
            clause.head, clause.dep_ = verb, "ccomp"


def _that_of_time(verb: Token) -> None:
    """ "Admitted for the first *time that* it had sent them": what is said hangs on no time."""
    if children(verb, "ccomp", "obj"):
        return
    for time in [c for c in children(verb, "obl") if c.i > verb.i and (c.ent_type_ in {"DATE", "TIME"} or c.lemma_ == "time")]:
        for clause in [c for c in children(time, "acl", "acl:relcl", "ccomp", "advcl") if children(c, *SUBJECTS, *PASSIVE_SUBJECTS)]:
            if any(m.lower_ == "that" for m in children(clause, "mark", "advmod", "obj", "obl")):
                clause.head, clause.dep_ = verb, "ccomp"


def _beside_said(verb: Token) -> None:
    """ "The rocket hit a hotel, officials said, *killing* ten": of two clauses a bare participle behind a comma is not what is said."""
    said = children(verb, "ccomp")
    before = [c for c in said if c.i < verb.i and children(c, *SUBJECTS, *PASSIVE_SUBJECTS, "expl")]
    for later in [c for c in said if before and c.i > verb.i and c.tag_ == "VBG" and c.nbor(-1).text == ","]:
        if not children(later, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "mark"):
            later.dep_ = "advcl"


def _in_present(verb: Token) -> None:
    """ "Said it seeks a deal and *intends* to sell": a present tense goes on with what is said in it, not with a saying in the past."""
    said = [c for c in children(verb, "ccomp") if c.i > verb.i and (c.tag_ in _PRESENT or _helped(c))]
    if verb.tag_ != "VBD" or len(said) != 1:
        return
    for later in [c for c in children(verb, "conj") if c.i > said[0].right_edge.i and (c.tag_ in _PRESENT or _helped(c))]:
        if not children(later, *SUBJECTS, *PASSIVE_SUBJECTS, "expl"):
            later.head = said[0]


def _helped(verb: Token) -> bool:
    return any(a.tag_ in _PRESENT for a in children(verb, "aux", "aux:pass", "cop"))


def _beside_subject(verb: Token) -> None:
    """ "…, people *close* to the talks said": between a subject and its verb stands what they are, not what they say."""
    who = [s for s in children(verb, "nsubj") if s.i < verb.i]
    for word in [c for c in children(verb, "ccomp", "advcl", "xcomp") if who and who[-1].right_edge.i < c.i < verb.i]:
        bare = word.pos_ == "ADJ" and not children(word, *SUBJECTS, "cop", "mark")
        if bare and word.left_edge.i == who[-1].i + 1 and word.right_edge.i == verb.i - 1:
            word.head, word.dep_ = who[-1], "acl"


def _inverted(verb: Token) -> None:
    """ "Nine were hurt, *says Reuters*, and two …": the name between a word of saying behind a comma and the next mark says so."""
    if verb.i == verb.sent.start or verb.nbor(-1).text != "," or children(verb, *SUBJECTS, "aux", "xcomp") or not children(verb, "ccomp"):
        return
    for name in [c for c in children(verb, "obj", "iobj", "obl") if c.left_edge.i == verb.i + 1 and c.ent_type_ in NAMED]:
        last = max((t for t in name.subtree if not t.is_punct), key=lambda t: t.i)
        if last.i + 1 < len(verb.doc) and last.nbor().text in {",", "."} and preposition(name) is None:
            name.dep_ = "nsubj"


def _nested(verb: Token, lexicon: Lexicon) -> None:
    """ "The paper reported on Monday an envoy *said* …": without a comma between them the first word of saying holds the second."""
    before = [
        c for c in children(verb, "ccomp") if c.i < verb.i and c.tag_ in FINITE_TAGS and speaks(c, lexicon) and children(c, *SUBJECTS)
    ]
    if len(before) != 1 or children(before[0], "ccomp", "xcomp"):
        return
    outer, who = before[0], children(verb, *SUBJECTS)
    objects = children(outer, "obj")
    if not who and len(objects) == 1 and objects[0].right_edge.i == verb.i - 1:
        who, objects = objects, []
    if len(who) != 1 or objects or who[0].i < outer.i or any(t.is_punct for t in verb.doc[outer.i : who[0].left_edge.i + 1]):
        return
    who[0].head, who[0].dep_ = verb, "nsubj"
    outer.head, outer.dep_ = (outer, "ROOT") if verb.head == verb else (verb.head, verb.dep_)
    verb.head, verb.dep_ = outer, "ccomp"
