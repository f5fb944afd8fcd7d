"""Clauses that a parse left without a word of theirs: "expects *the offer* will help", "ordered *the mayor* remain in custody".

Between a reporting word and its clause stands a noun phrase that may be the object of the one or the subject of the other; parses err
both ways. A finite clause has a subject: one that has none takes the phrase right before it, and whoever was told something is no part
of what he was told.
"""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from kg.extract.tree.syntax import PASSIVE_SUBJECTS, RELATIVES, SUBJECTS, children, descendants

_TAKEN = {"obj", "iobj", "nsubj", "nsubj:pass"}
_ADDRESSEES = {"obj", "iobj", "obl", "obl:agent", "obl:unmarked", "vocative", "dislocated", "dep"}
ADDRESSING = {
    "tell", "inform", "remind", "assure", "reassure", "notify", "advise", "warn", "persuade", "convince", "brief", "update", "alert",
}  # fmt: skip
SPOKEN_IN = {"interview", "statement", "speech", "briefing", "conference", "tweet", "letter", "post", "address", "message", "testimony",
             "article", "column", "essay", "op-ed", "email", "e-mail", "sermon", "broadcast", "video", "podcast"}  # fmt: skip
_LASTING = {"since", "until", "between", "by", "within"}
_WHEN = {"earlier", "later", "yesterday", "today", "afterwards"}
PERCEIVING = {"see", "watch", "hear", "witness", "feel", "notice", "observe"}


def lost_subject(word: Token, clause: Token) -> list[Token]:
    """The noun phrase that stands right before a finite clause without a subject, and that the parse gives the reporting word."""
    if clause.tag_ == "VBG" and not children(clause, "aux"):
        return []
    own = [s for s in children(clause, *SUBJECTS, *PASSIVE_SUBJECTS, "expl") if not _is_led(s)]
    if own or any(m.lower_ != "to" for m in children(clause, "mark")):
        return []
    if word.i < clause.i and any(o.i < clause.i for o in children(clause, "obj", "iobj")):
        return []  # "told the press a search had found …": a parse calls the subject an object
    firsts = {clause.left_edge.i} | ({clause.i} if clause.i < word.i else set())
    phrases = [c for c in children(word, *_TAKEN) if c.i < clause.i and (c.i < word.i) == (clause.i < word.i)]
    bare = [c for c in children(word, "obl") if word.i < c.i < clause.i and not children(c, "case") and c.ent_type_ not in {"DATE", "TIME"}]
    near = [p for p in (*phrases, *bare) if any(_stands_before(p, first) for first in firsts)]
    if clause.i < word.i and not any(clause.i < c.i < word.i for c in children(word, *SUBJECTS)):
        return []  # "…, died, the ministry said" has a speaker of its own; "The envoy, who said so, …" has not
    return descendants(near[-1]) if near else []


def _is_led(subject: Token) -> bool:
    """The "due to the strike" of "reported *the firm* due to the strike has closed", which a parse calls the subject."""
    led = any(c.i < subject.i and c.lower_ in {"due", "despite", "because"} for c in children(subject, "case"))
    return led and subject.tag_ in {"NN", "NNS"}


def relative_subject(word: Token, clause: Token) -> list[Token]:
    """The "which" of "a plan which she said was dead"; without one what the relative clause hangs on ("a plan she said was dead")."""
    if word.dep_ != "acl:relcl" or clause.i < word.i:
        return []
    if clause.tag_ in {"VB", "VBG"} and not children(clause, "aux") and (clause.tag_ == "VBG" or word.left_edge.lower_ != "who"):
        return []  # but "rebels *who* the army says use it"
    if children(clause, *SUBJECTS, *PASSIVE_SUBJECTS, "expl", "mark") or not children(word, *SUBJECTS):
        return []
    first = next((t for t in word.doc[word.left_edge.i : word.i] if not t.is_punct), word)
    if first.lower_ in {"which", "that", "who"}:
        return [first] if first not in children(word, *SUBJECTS) else []
    noun = word.head
    if first.i != noun.i + 1 or noun.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return []
    return [t for t in descendants(noun, without=[word, *children(noun, "case", "cc")]) if t.i <= noun.i]


def _stands_before(phrase: Token, first: int) -> bool:
    """Right before, but for the comma that closes an apposition and for adverbs of the clause."""
    between = phrase.doc[phrase.right_edge.i + 1 : first]
    return phrase.right_edge.i < first and all(t.text == "," for t in between) and len(between) < 2


def addressees(word: Token, clause: Token) -> list[Token]:
    """The "reporters" of "told reporters talks would open" where the parse hangs them on the clause."""
    if word.lemma_.lower() not in ADDRESSING or clause.i < word.i or children(clause, "mark"):
        return []
    first = [c for c in children(clause, *_ADDRESSEES) if c.left_edge.i == word.i + 1 and c.i < clause.i]
    told = [c for c in first if not children(c, "case") and c.ent_type_ not in {"DATE", "TIME"}]
    return [t for c in told for t in descendants(c)] or _name_before_subject(word, clause)


def _name_before_subject(word: Token, clause: Token) -> list[Token]:
    """The news agency of "told Agence France-Presse arson has been used", which a parse makes a part of the subject."""
    if two := _first_of_two(word, clause):
        return two
    first = word.nbor() if word.i + 1 < clause.i else word
    name = first.head
    if first.lower_ == "her" and name.tag_ == "NNP" and name.i == first.i + 1 and name.dep_ in {*SUBJECTS, *PASSIVE_SUBJECTS}:
        return [first]  # "told her Roe was ill"
    named = list(takewhile(lambda t: t.ent_type_ in {"ORG", "PERSON"}, word.doc[word.i + 1 : clause.i]))
    if not named:
        return []
    whose = [s for s in children(clause, *SUBJECTS, *PASSIVE_SUBJECTS) if s.left_edge == named[0] and s.i > named[-1].i and not s.ent_type_]
    own = any(c.pos_ == "PART" or c.dep_ == "case" for t in named for c in t.children)
    return named if whose and not own else []


def _first_of_two(word: Token, clause: Token) -> list[Token]:
    """The "the press" of "told the press a search had begun": of two noun phrases side by side the first is told."""
    first = list(word.doc[word.i + 1 : clause.i])
    end = next((n for n, t in enumerate(first) if n > 1 and t.pos_ in {"DET", "PRON"}), 0)
    phrase = first[:end]
    named = bool(phrase) and phrase[0].pos_ == "DET" and phrase[-1].pos_ == "NOUN"
    return phrase if named and all(t.pos_ in {"ADJ", "NOUN", "PROPN"} for t in phrase[1:]) else []


def day_of_saying(word: Token, clause: Token) -> list[Token]:
    """The "on Monday" of "announced on Monday the port was safe", the "in an interview" of "said in an interview he would go": what stands
    between a reporting word and its clause tells when and where it was said."""
    first = clause.left_edge
    if clause.i < word.i or first.i == 0 or first.nbor(-1).is_punct or children(clause, "mark"):
        return []
    if first.lower_ in _WHEN and first.head == clause and children(clause, *SUBJECTS, *PASSIVE_SUBJECTS, "expl"):
        return [first]  # "said earlier he might go"
    if first.lower_ in _LASTING:
        return []  # "say since May, two have died"
    around = [c for c in children(clause, "obl", "obl:unmarked") if c.left_edge == first]
    days = [c for c in around if c.ent_type_ in {"DATE", "TIME"} or (c.lemma_.lower() in SPOKEN_IN and children(clause, *SUBJECTS))]
    return [t for c in days for t in descendants(c)]


def strayed(word: Token) -> list[Token]:
    """The clause right behind a reporting word that has nothing else to say, though a parse hangs it on another verb: "…, warning *that it
    would close*", "…, saying *it was late*"."""
    if children(word, "obj", "ccomp", "xcomp", "obl", "advcl") or word.i + 1 >= word.sent.end:
        return []
    begins = max([word.i, *(p.i for p in children(word, "compound:prt"))]) + 1
    if begins >= word.sent.end:
        return []
    first = word.doc[begins]
    clause = next((t for t in first.sent if t.left_edge == first and t.dep_ in {"ccomp", "advcl"} and t.head.i < word.i), None)
    if clause is None or clause.head == word or clause.i < word.i or not children(clause, *SUBJECTS, *PASSIVE_SUBJECTS):
        return []
    return [clause] if all(m.lower_ == "that" for m in children(clause, "mark")) else []


def is_bare(word: Token, clause: Token) -> bool:
    """ "Saw the tower fall": what is seen to happen, told with an infinitive without "to"; nothing is said to be so."""
    if word.lemma_.lower() not in PERCEIVING or clause.tag_ not in {"VB", "VBP"} or children(clause, "mark", "aux", "cop"):
        return False
    one = {"it", "he", "she", "him", "her"}
    return clause.tag_ == "VB" or any(s.tag_ in {"NN", "NNP"} or s.lower_ in one for s in children(clause, "nsubj"))


def finite_after_all(token: Token) -> list[Token]:
    """The subject of "Rossi often accused the bank …", where a parse takes the past tense for a participle: no auxiliary, but an object."""
    if token.tag_ != "VBN" or children(token, "aux", "aux:pass", "obl:agent") or token.dep_ not in {"ROOT", "ccomp", "conj"}:
        return []
    framed = any(c.i < token.i and children(c, *SUBJECTS, *PASSIVE_SUBJECTS) for c in children(token, "ccomp"))  # "…, the group added."
    active = framed or any(o.i > token.i for o in children(token, "obj"))
    return [s for s in children(token, "nsubj:pass", "nsubj") if active and s.i < token.i]


def left_behind(token: Token) -> list[Token]:
    """ "Prices fell, *a study* shows": the subject of a frame behind its clause, which a parse gives to the clause as a second one."""
    if token.tag_ not in {"VBZ", "VBP", "VBD"} or children(token, *SUBJECTS):
        return []
    before = [c for c in children(token, "ccomp") if c.i < token.i]
    seconds = [s for c in before for s in children(c, "nsubj") if s.i > c.i and s.right_edge.i == token.i - 1]
    return [s for s in seconds if s.left_edge.i > 0 and "," in {s.left_edge.text, s.left_edge.nbor(-1).text}]


def turned(token: Token) -> list[Token]:
    """ "Said *her husband* had told her …": what a parse calls an object, though it stands before a verb with its auxiliary between."""
    helped = [a for a in children(token, "aux") if a.tag_ in {"VBD", "VBZ", "VBP", "MD"}]
    before = [c for c in children(token, "iobj", "obj") if helped and c.i < helped[0].i and c.lower_ not in RELATIVES]
    return before if token.dep_ == "ccomp" else []


def named_before(token: Token) -> list[Token]:
    """ "…, and in a reaction to the news Minister Ada Brook said": the name right before a second verb, which a parse hangs on the news."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    if token.dep_ != "conj" or token.tag_ not in {"VBD", "VBZ"} or (before.ent_type_ != "PERSON" and before.ent_type_ != "ORG"):
        return []
    name = before
    while name.dep_ in {"flat", "appos", "compound"} and name.head.ent_type_ and token.head.i < name.head.i < token.i:
        name = name.head
    return [name] if name.dep_ == "appos" and not children(name, "case") else []


def of_predicate(token: Token) -> list[Token]:
    """Of whom a noun is said with which a participle stands: "*He* is a critic, saying …", "*It* is at the top, suggesting …"."""
    apart = token.left_edge.i > 0 and "," in {token.left_edge.text, token.left_edge.nbor(-1).text}
    said_of = token.dep_ == "acl" and token.tag_ == "VBG" and apart and bool(children(token.head, "cop"))
    return children(token.head, "nsubj") if said_of else []
