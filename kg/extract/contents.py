"""What a reporting word takes as its content: a clause, a quotation, an infinitive, a matter, a clause after a preposition.

A word has the constructions that its entry in the lexicon names (`ng:takes`), tried here from the fullest to the barest.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.additions import says_more
from kg.extract.astray import clause_behind_phrase, told_clause, with_its_rest
from kg.extract.holders import is_somebody
from kg.extract.inserted import beside, parenthetical
from kg.extract.matters import NAMED, is_actor, matter
from kg.extract.meant import Content, fronted, of_somebody, quoted_after, subject_meant, trailing
from kg.extract.remarks import QUOTE_MARKS, before_remark, closing, without_occasion
from kg.extract.subjectless import ADDRESSING, addressees, day_of_saying, is_bare, left_behind, lost_subject, relative_subject, strayed
from kg.extract.syntax import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    children,
    descendants,
    is_clause,
    is_passive,
    preposition,
)
from kg.lexicon import Cue, Lexicon

UNTOLD = {"when", "where", "why", "how", "whether", "if"}
_PUT_BACK, _OPEN = {"should", "would"}, {"had", "could", "may", "might"}
RUINING = "ruining"  # word class: "kill", "destroy"
ASKING = {"ask", "wonder", "inquire", "enquire", "question", "query"}
_ASKED = {"advcl": ("obl",)}  # "called on people to protest"


def content_of(token: Token, cue: Cue, particle: Token | None, lexicon: Lexicon) -> Content | None:
    """What is said, thought or meant; None where the verb has nothing of the kind here."""
    found: Content | None = None
    if any(_says_only_be(c) for c in children(token, "ccomp")):
        return None
    if "both" in cue.takes:
        both = of_somebody(token, particle) if particle is not None else None
        return both and (before_remark(both[0], both[1], lexicon), both[1])
    if particle is not None and (found := _after_preposition(token, particle, lexicon)) is not None:
        clause = is_clause(found[1]) and ("to" in cue.takes or not is_infinitive(found[1]))  # "went to vote on Sunday to elect …"
        return found if clause or cue.takes & {"np", "any"} else None
    if particle is not None and particle.dep_ in {"case", "mark"} and children(token, "obj"):
        return None
    if cue.takes & {"that", "quote"}:
        found = _clause(token, lexicon) or _through_document(token, lexicon) or parenthetical(token)
        found = found if "that" in cue.takes or (found is not None and _in_quotation(found[0])) else None
    if found is None and "quote" in cue.takes and cue.kind == "speech":
        found = quoted_after(token)
    if found is None and "to" in cue.takes:
        found = _infinitive(token, cue, lexicon)
    if found is None and cue.takes & {"np", "matter", "named", "any"}:
        found = matter(token, cue, lexicon)
    return found


# ---------------------------------------------------------------- clauses


def _clause(token: Token, lexicon: Lexicon) -> Content | None:
    """ "said that …", "…, he said": a finite clause, on its side of the verb."""
    clauses = [c for c in children(token, "ccomp") if not is_infinitive(c)] or _believed(token) or _asked_whether(token) or strayed(token)
    clauses = clauses or told_clause(token) or clause_behind_phrase(token)
    clauses += [c for c in children(token, "conj") if clauses and _is_that_clause(c)]
    clauses += [c for c in children(token, "conj") if clauses and _goes_on_said(token, clauses[-1], c)]
    clauses = [c for c in clauses if (c.i < token.i or not _apart(token, c)) and not is_bare(token, c) and not _tells_which(token, c)]
    clauses = [c for c in clauses if not (children(token, "obj") and token.i < c.i and _is_led_by_saying(c, lexicon))]
    clauses = [c for c in clauses if not any(m.lower_ in {"although", "though"} and m.i > token.i for m in children(c, "mark"))]
    clauses = [c for c in clauses if (len(clauses) < 2 or not _is_dateline(c)) and not _is_second_tale(token, c)]
    after = [c for c in clauses if c.i > token.i]
    if after and len(after) < len(clauses) and not _is_quotation(clauses[0]):
        clauses = after  # "The news is out: ministers said they would go": what stands before a colon is the writer's
    if not clauses:
        return None
    told = {t.i for t in (*addressees(token, clauses[0]), *day_of_saying(token, clauses[0]))}
    held = [c for clause in clauses for c in children(clause, "conj") if is_passive(token) and _is_held(c, lexicon)]
    others = [token, *left_behind(token), *held]
    tokens = beside(token, [t for c in clauses for t in descendants(c, without=others) if t.i not in told], clauses)
    tokens = [*lost_subject(token, clauses[0]), *relative_subject(token, clauses[0]), *tokens]
    opening = next((t.i for t in clauses[0].subtree if not t.is_punct), clauses[0].i)
    quoted = any(t.text in QUOTE_MARKS for t in token.doc[token.i + 1 : max(token.i + 4, opening)])
    lower = next((t.text[0].islower() for t in token.doc[token.i + 1 : token.i + 6] if t.is_alpha), False)  # "If so, he said, “we go”"
    if clauses[0].i > token.i and (not quoted or lower) and not any(m.lower_ == "that" for m in children(clauses[0], "mark")):
        tokens = [*fronted(token), *tokens]
    tokens += with_its_rest(token, clauses[-1]) + _outcome(token, clauses[0], lexicon)
    tokens = from_opening([*tokens, *trailing(token, tokens, lexicon)], clauses[0], token)
    return closing(before_remark(tokens, clauses[0], lexicon), clauses[0]), clauses[0]


def _is_second_tale(word: Token, clause: Token) -> bool:
    """The "recovers" of "indicates a tighter race as Roe gains and Brook recovers": a finite verb behind an object, whose subject a parse
    gives to another clause."""
    finite = clause.tag_ in {"VBZ", "VBP", "VBD"} and not children(clause, *SUBJECTS, *PASSIVE_SUBJECTS, "expl", "mark", "csubj")
    given = [o for o in children(word, "obj") if word.i < o.i < clause.i]
    apart = any(t.dep_ in {"advcl", "acl:relcl"} and t.head == word for o in given for t in clause.doc[o.i : clause.i])
    return finite and bool(given) and apart and word.lemma_.lower() not in ADDRESSING


def _is_dateline(name: Token) -> bool:
    """The "OSLO" of "OSLO — The bridge was shut, officials said", which a parse may make a clause of its own."""
    opens = name.left_edge.i == name.sent.start and name.ent_type_ in {"GPE", "LOC", "ORG"}
    return opens and not children(name, "cop", *SUBJECTS) and name.pos_ == "PROPN"


def _is_that_clause(clause: Token) -> bool:
    """ "…, but *that* the raids had to stop first", whatever a parse calls the "that"."""
    joint = children(clause, "cc")
    behind = bool(joint) and joint[-1].i + 1 < clause.i and joint[-1].nbor().lower_ == "that"
    return any(m.lower_ == "that" for m in children(clause, "mark")) or (behind and bool(children(clause, *SUBJECTS, *PASSIVE_SUBJECTS)))


def _outcome(token: Token, clause: Token, lexicon: Lexicon) -> list[Token]:
    """The "killing ten" of "The rocket hit a hotel, officials said, *killing ten*": the rocket did, not the officials."""
    if clause.i > token.i or not lexicon.classes.get(RUINING):
        return []
    parts = [c for c in children(token, "advcl") if c.i > token.i and c.tag_ == "VBG" and c.i > 0 and c.nbor(-1).text == ","]
    return [t for c in parts if c.lemma_.lower() in lexicon.classes[RUINING] for t in descendants(c)]


def _is_led_by_saying(clause: Token, lexicon: Lexicon) -> bool:
    """ "Rejects the claims, *arguing it is so*": the arguing leads in the clause, whatever a parse makes of it."""
    first = clause.left_edge
    return first.tag_ == "VBG" and first.i > 0 and first.nbor(-1).text == "," and says_more(first, lexicon)


def _believed(token: Token) -> list[Token]:
    """ "It is believed the gate fell", with the clause as the subject proper."""
    stands = any(c.lower_ == "it" for c in children(token, "expl", "nsubj:pass"))
    return [c for c in children(token, "csubj:pass", "csubj") if stands and c.i > token.i and not is_infinitive(c)]


def _goes_on_said(word: Token, said: Token, clause: Token) -> bool:
    """ "Said that it was late, but they should go on", "said it was shut and the road had been flooded": a second clause of a speech in the
    past, put back like the first one."""
    helped = {a.lower_ for a in children(clause, "aux")}
    subjects = children(clause, *SUBJECTS, *PASSIVE_SUBJECTS)
    put_back = bool(helped & _PUT_BACK) and any(s.pos_ == "PRON" for s in subjects)
    before = bool(helped & (_PUT_BACK | _OPEN)) and bool(subjects) and not any(c.lower_ == "but" for c in children(clause, "cc"))
    follows = word.i < said.i < clause.left_edge.i <= said.right_edge.i + 2 and clause not in said.children
    if follows and subjects and word.i < clause.i and subjects[0].i > 0 and _opens_quotation(subjects[0]):
        return True  # "says it has failed, and “we are going to change it”"
    if follows and subjects and _joined_without_comma(clause) and not _is_anothers(clause, subjects):
        return True  # "said the road was shut and the bridge was not"
    return word.tag_ == "VBD" and follows and (put_back or before)


def _opens_quotation(subject: Token) -> bool:
    """The "we" or "I" that a quotation opens with."""
    return subject.lower_ in {"we", "i"} and subject.nbor(-1).text in QUOTE_MARKS


def _joined_without_comma(clause: Token) -> bool:
    joint = children(clause, "cc")
    return bool(joint) and joint[0].lower_ == "and" and joint[0].i > 0 and not joint[0].nbor(-1).is_punct


def _is_anothers(clause: Token, who: list[Token]) -> bool:
    """ "Said it was late and the mayor accused them": what a second one says or does with a content of its own."""
    return bool(children(clause, "ccomp")) and any(s.pos_ != "PRON" for s in who)


def _tells_which(word: Token, clause: Token) -> bool:
    """ "No firm was found that is willing": the clause tells which firm; its "that" is its subject."""
    opening = clause.left_edge
    return is_passive(word) and clause.i > word.i and opening.tag_ == "WDT" and opening.head == clause and opening.dep_ in SUBJECTS


def _apart(word: Token, clause: Token) -> bool:
    """ "…, the mayor said; the army closed …": what stands behind a semicolon goes on in the writer's words."""
    before = clause.left_edge.i - 1
    return (before > word.i and word.doc[before].text == ";") or clause.left_edge.text == ";"


def _asked_whether(token: Token) -> list[Token]:
    """ "Was asked by reporters if it would leave", "did not say when it would": what a parse may take for a condition or a time."""
    if any(c.lower_ in {"not", "n't", "n’t", "never"} for c in children(token, "advmod")) and not is_passive(token):
        return [c for c in children(token, "advcl") if c.i > token.i and c.left_edge.lower_ in UNTOLD and not children(token, "obj")]
    if token.lemma_.lower() not in ASKING:
        return []
    return [c for c in children(token, "advcl") if c.i > token.i and any(m.lower_ in {"if", "whether"} for m in children(c, "mark"))]


def from_opening(tokens: list[Token], clause: Token, word: Token) -> list[Token]:
    """Tokens of a clause from its "that" on, where that stands behind the word that leads it in ("said on Monday that")"""
    opening = next((c.i for c in children(clause, "mark") if word.i < c.i < clause.i and c.lower_ == "that"), 0)
    return [t for t in tokens if t.i >= opening]


def _through_document(token: Token, lexicon: Lexicon) -> Content | None:
    """ "Said in a statement that …", where the parse hangs the clause on the statement."""
    if children(token, "obj", "ccomp"):
        return None
    for noun in children(token, "obl"):
        near = noun.i > token.i and not any(t.is_punct for t in noun.doc[token.i : noun.i])  # ", in a sign that …" is the writer's
        if near and preposition(noun) in _said_in(noun) and lexicon.cues_for(noun.lemma_.lower()):
            clause = next((c for c in children(noun, "acl", "ccomp") if any(m.lower_ == "that" for m in children(c, "mark"))), None)
            if clause is not None:
                return before_remark(from_opening(descendants(clause), clause, token), clause, lexicon), clause
    return None


def _said_in(noun: Token) -> set[str]:
    """Prepositions before a document in which the speaker says it; of a report one may only speak ("commented on reports that …")."""
    return (
        {"in", "at", "during"}
        if noun.lemma_.lower() in {"report", "claim", "allegation", "rumour", "rumor"}
        else {"in", "on", "at", "during"}
    )


def _in_quotation(tokens: list[Token]) -> bool:
    """Whether words stand in quotation marks from their beginning or to their end."""
    edges = [tokens[0], tokens[-1], tokens[0].doc[max(0, tokens[0].i - 1)], tokens[-1].doc[min(tokens[-1].i + 1, len(tokens[-1].doc) - 1)]]
    return any(t.text in QUOTE_MARKS for t in edges)


def _is_quotation(clause: Token) -> bool:
    """A clause that opens with a quotation mark, not one with a quoted word in it."""
    first = clause.left_edge
    return first.text in QUOTE_MARKS or (first.i > 0 and first.nbor(-1).text in QUOTE_MARKS and not first.nbor(-1).whitespace_)


def is_infinitive(clause: Token) -> bool:
    """A clause with "to": what is wanted, asked or planned, not what is so; nor what a headline announces ("Chad to leave, envoy says")."""
    marks = {m.lower_ for m in children(clause, "mark")}
    finite = any(a.tag_ in {"VBZ", "VBP", "VBD"} for a in children(clause, "aux:pass", "cop"))  # "are to be sold"
    announced = bool(children(clause, "nsubj")) and "for" not in marks
    return "to" in marks and not children(clause, "aux") and not finite and not announced


# ---------------------------------------------------------------- infinitives, matters, prepositions


def _infinitive(token: Token, cue: Cue, lexicon: Lexicon) -> Content | None:
    """ "plans to leave", "urged Iran to stop" (with the one who is to do it), "proposed doing away with it"."""
    found = [c for c in children(token, "xcomp", "ccomp") if c.tag_ in {"VB", "VBG"} or any(m.lower_ == "to" for m in children(c, "mark"))]
    found = [c for c in found if c.i > token.i] or found
    if not found and cue.act == "REQUEST":
        found = _asked_to(token, lexicon)
    if not found or _is_bare_be(found[0]):
        return None
    doer = subject_meant(token) if is_passive(token) else []
    if not is_passive(token):
        asked = [o for o in children(token, "obj", "iobj", *_ASKED.get(found[0].dep_, ())) if token.i < o.i < found[0].i]
        doer += [t for o in asked for t in descendants(o) if t.dep_ != "case" or t.head != o]
    others = [c for part in found for c in children(part, "conj") if _is_held(c, lexicon)]
    if is_passive(token) and not doer and (token.dep_ == "conj" or token.head.lower_ in {"what", "whatever"}):
        return None  # "is held to be old and is thought to be rare", "what is believed to be a plane": of whom it is said stands far off
    tokens = [t for part in found for t in descendants(part, without=[token, *others])]
    tokens = without_occasion(tokens, found[0]) if cue.act == "REQUEST" else tokens
    return before_remark([*doer, *tokens, *trailing(token, tokens, lexicon)], found[0], lexicon), found[0]


def _says_only_be(clause: Token) -> bool:
    """ "Far from where the records say it would be": what it would be stands elsewhere."""
    return clause.lemma_ == "be" and all(c.dep_ in {"aux", "nsubj", "punct", "mark"} for c in clause.children)


def _is_bare_be(verb: Token) -> bool:
    """ "Was not where it was believed to be": nothing is said to be so."""
    return verb.lemma_ == "be" and all(c.dep_ in {"mark", "punct"} for c in verb.children)


def _asked_to(token: Token, lexicon: Lexicon) -> list[Token]:
    """The "release" of "urged the council to release the list", where a parse takes it for an aim."""
    asked = [o for o in children(token, "obj", "iobj", "obl") if o.i > token.i and (is_somebody(o, lexicon) or o.pos_ == "PROPN")]
    aims = [c for c in children(token, "advcl") if is_infinitive(c)]
    return [c for c in aims if any(o.right_edge.i == c.left_edge.i - 1 for o in asked)][:1]


def _is_held(verb: Token, lexicon: Lexicon) -> bool:
    """A second "is thought to …", which a parse hangs on what the first one says."""
    thought = any(c.kind == "thought" and c.pos == "VERB" for c in lexicon.cues_for(verb.lemma_.lower()))
    said = children(verb, "ccomp") or any(is_infinitive(c) for c in children(verb, "xcomp"))  # not "be held accountable"
    return thought and bool(children(verb, "aux:pass")) and bool(said)


def _after_preposition(token: Token, particle: Token, lexicon: Lexicon) -> Content | None:
    """ "called for talks", "accused Iran of lying", "called on Iran to stop": what the word's own preposition leads in."""
    part = particle.head
    if part == token or part.head != token or particle.dep_ not in {"case", "mark"}:
        return None
    if (is_passive(token) and any(token.i < c.i < part.i for c in children(token, "xcomp"))) or _goes_on_apposition(part, token):
        return None  # "was called a fraud for selling it"; "asked Ada Brook, the moderator for the debate, to …"
    if particle.i + 1 < len(token.doc) and particle.nbor().text == ",":
        return None  # "called for, among other things, a new law"
    if any(c.i > part.i and not is_infinitive(c) for c in children(token, "ccomp")):
        return None  # "agreed with the mayor that …": what is said is the clause
    if token.lemma_ == "call" and particle.lower_ == "for" and any(token.i < o.i < part.i for o in children(token, "obj")):
        return None  # "called the state for Roe"
    if any(o.pos_ == "NOUN" and o.ent_type_ not in NAMED and o.i < part.i and not is_actor(o, lexicon) for o in children(token, "obj")):
        return None  # "called an election for May" calls for nothing
    if part.ent_type_ in {"DATE", "TIME"} or (part.pos_ == "PRON" and not list(part.rights)):
        return None  # "ruled on Thursday", "boasted about it"
    wanted = [c for c in children(token, "xcomp", "ccomp", "advcl") if c.i > part.i and is_infinitive(c)]
    judged = [c for c in children(token, "obl", "advcl") if c.i > part.i and _is_as(c)]  # "referred to the vote as a farce"
    tokens = [t for p in [part, *(wanted[:1] or judged[:1])] for t in descendants(p, without=[token]) if t.i > particle.i]
    tokens = without_occasion(tokens, (wanted or [part])[0])
    return (tokens, (wanted or [part])[0]) if tokens else None


def _is_as(part: Token) -> bool:
    return any(m.lower_ == "as" for m in children(part, "case", "mark")) and not children(part, *SUBJECTS, "aux")


def _goes_on_apposition(part: Token, token: Token) -> bool:
    """Whether a phrase stands right behind an apposition to the object, to which it belongs whatever the parse says."""
    beside = [a for o in children(token, "obj", "iobj") for a in children(o, "appos")]
    return any(a.right_edge.i == part.left_edge.i - 1 for a in beside)
