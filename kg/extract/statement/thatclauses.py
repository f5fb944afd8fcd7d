"""The finite clause that a word of saying or thinking takes: "said that …", "…, he said", "it is believed the gate fell".

Of the clauses that hang on the word those are taken that it tells, without what a parse only hangs there too.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.statement.astray import clause_behind_phrase, told_clause, with_its_rest
from kg.extract.statement.closing import closing
from kg.extract.statement.infinitives import is_held
from kg.extract.statement.inserted import beside
from kg.extract.statement.meant import Content, fronted, trailing
from kg.extract.statement.remarks import FELT, KEEPING_SILENT, QUOTE_MARKS, before_remark
from kg.extract.tree.additions import says_more
from kg.extract.tree.subjectless import ADDRESSING, addressees, day_of_saying, is_bare, left_behind, lost_subject, relative_subject, strayed
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, descendants, is_passive, is_to_clause
from kg.lexicon import Lexicon

UNTOLD = {"when", "where", "why", "how", "whether", "if"}
_PUT_BACK = {"should", "would"}
_CONTRASTS = {"although", "though", "while", "whereas"}
_OPEN = {"had", "could", "may", "might"}
RUINING = "ruining"  # word class: "kill", "destroy"
ASKING = {"ask", "wonder", "inquire", "enquire", "question", "query"}


def that_clause(token: Token, lexicon: Lexicon) -> Content | None:
    """ "said that …", "…, he said": a finite clause, on its side of the verb."""
    clauses = _told(token, lexicon)
    if not clauses:
        return None
    if _lacks_subject(token, clauses[0]) or _is_subject_alone(token, clauses[0]):
        return None
    addressed = {t.i for t in (*addressees(token, clauses[0]), *day_of_saying(token, clauses[0]))}
    held = [c for clause in clauses for c in children(clause, "conj") if is_passive(token) and is_held(c, lexicon)]
    others = [token, *left_behind(token), *held]
    tokens = beside(token, [t for c in clauses for t in descendants(c, without=others) if t.i not in addressed], clauses)
    tokens = [*lost_subject(token, clauses[0]), *relative_subject(token, clauses[0]), *tokens]
    if _takes_what_is_fronted(token, clauses[0]):
        tokens = [*fronted(token, lexicon), *tokens]
    tokens += with_its_rest(token, clauses[-1]) + _outcome(token, clauses[0], lexicon)
    tokens = _behind_colon(token, tokens)
    tokens += _aim_behind(token, clauses, tokens)
    tokens = from_opening([*tokens, *trailing(token, tokens, lexicon)], clauses[0], token)
    return closing(before_remark(tokens, clauses[0], lexicon), clauses[0]), clauses[0]


def _lacks_subject(word: Token, clause: Token) -> bool:
    """ "Posted findings estimating the number of cases *may exceed a thousand*": a finite clause whose subject a parse gives to another
    word says nothing of anybody."""
    finite = clause.tag_ == "VB" and any(a.tag_ == "MD" for a in children(clause, "aux"))
    own = children(clause, *SUBJECTS, *PASSIVE_SUBJECTS, "expl", "mark") or lost_subject(word, clause) or relative_subject(word, clause)
    return finite and word.i < clause.left_edge.i and word.dep_ != "acl:relcl" and not own and clause.left_edge.tag_ == "MD"


def _is_subject_alone(word: Token, clause: Token) -> bool:
    """The "phony" of "said the “phony” Roe *attacked* him", of which a parse makes a clause without its verb."""
    behind = [c for c in children(word, "conj") if c.tag_ in {"VBD", "VBZ", "VBP"} and c.left_edge.i == clause.right_edge.i + 1]
    bare = clause.pos_ in {"NOUN", "ADJ", "PROPN"} and not children(clause, "cop", *SUBJECTS, "aux")
    return bare and clause.i > word.i and any(not children(c, *SUBJECTS, *PASSIVE_SUBJECTS, "cc") for c in behind)


def _aim_behind(word: Token, clauses: list[Token], said: list[Token]) -> list[Token]:
    """The "to see if it held" of "The rail would be tested, Roe said, *to see if it held*": of the test, which nobody else does."""
    last = clauses[-1]
    if last.i > word.i or word.i + 1 >= len(word.doc) or word.nbor().text != "," or any(t.text in QUOTE_MARKS for t in said):
        return []
    aims = [c for c in children(word, "ccomp", "advcl", "xcomp") if c.left_edge.i in {word.i + 1, word.i + 2} and is_to_clause(c)]
    return descendants(aims[0]) if aims and any(a.lower_ in {"would", "will"} for a in children(last, "aux")) else []


def _behind_colon(word: Token, tokens: list[Token]) -> list[Token]:
    """ "The letter is blunt: “We go,” it said": what stands before the colon is the writer's; a quotation and its frame stand behind it."""
    before = [t for t in tokens if t.i < word.i]
    colon = next((t.i for t in before if t.text == ":" and t.i + 1 < len(t.doc) and t.nbor().text in {*QUOTE_MARKS, "``", "''"}), None)
    plain = colon is not None and len(before) == len(tokens) and not any(t.text in {'"', "“", "``"} for t in before if t.i < colon)
    return [t for t in tokens if t.i > colon] if plain and colon is not None else tokens


def _told(token: Token, lexicon: Lexicon) -> list[Token]:
    """The heads of the clauses that the word tells, of all that a parse hangs on it."""
    clauses = [c for c in children(token, "ccomp") if not is_to_clause(c)] or _believed(token) or _asked_whether(token) or strayed(token)
    clauses = clauses or told_clause(token) or clause_behind_phrase(token)
    clauses += [c for c in children(token, "conj") if clauses and _is_that_clause(c)]
    clauses += [c for c in children(token, "conj") if clauses and _goes_on_said(token, clauses[-1], c)]
    clauses += _hung_above(token, clauses[-1]) if clauses else []
    clauses += _main_of_inverted(clauses[-1]) if clauses else []
    clauses = _without_apart(token, clauses)
    clauses = [c for c in clauses if (c.i < token.i or not _apart(token, c)) and not is_bare(token, c) and not _tells_which(token, c)]
    clauses = [c for c in clauses if not (children(token, "obj") and token.i < c.i and _is_led_by_saying(c, lexicon))]
    clauses = [c for c in clauses if not any(m.lower_ in {"although", "though"} and m.i > token.i for m in children(c, "mark"))]
    clauses = [c for c in clauses if (len(clauses) < 2 or not _is_dateline(c)) and not _is_second_tale(token, c)]
    after = [c for c in clauses if c.i > token.i]
    if len(after) < len(clauses):  # "…, they said on Monday — a charge with a long history"
        own = (*SUBJECTS, *PASSIVE_SUBJECTS, "expl", "mark", "cop")
        after = [c for c in after if children(c, *own) or _is_quotation(c) or c.pos_ == "VERB"]
        clauses = [c for c in clauses if c.i < token.i or c in after]
    named = [c for c in after[:-1] if c.pos_ == "PROPN" and not children(c, "cop", *SUBJECTS) and any(t.ent_type_ for t in c.subtree)]
    clauses = [c for c in clauses if c not in named or token.lemma_.lower() not in ADDRESSING]  # "told *Orbit News* the port is shut"
    after = [c for c in after if c in clauses]
    if after and len(after) < len(clauses) and not _is_quotation(clauses[0]):
        return after  # "The news is out: ministers said they would go": what stands before a colon is the writer's
    return clauses


def _takes_what_is_fronted(token: Token, clause: Token) -> bool:
    """Whether a clause behind the word takes along what stands before it; a quotation or a "that" begins where it begins."""
    opening = next((t.i for t in clause.subtree if not t.is_punct), clause.i)
    mark = next((t.i for t in token.doc[token.i + 1 : max(token.i + 4, opening)] if t.text in QUOTE_MARKS), None)
    first = token.doc[(token.i if mark is None else mark) + 1 :][:5]
    lower = next((t.text[0].islower() for t in first if t.is_alpha), False)  # "If so, he said, “we go”"
    return clause.i > token.i and (mark is None or lower) and not any(m.lower_ == "that" for m in children(clause, "mark"))


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
    return [c for c in children(token, "csubj:pass", "csubj") if stands and c.i > token.i and not is_to_clause(c)]


def _goes_on_said(word: Token, said: Token, clause: Token) -> bool:
    """ "Said that it was late, but they should go on", "said it was shut and the road had been flooded": a second clause of a speech in the
    past, put back like the first one."""
    helped = {a.lower_ for a in children(clause, "aux")}
    subjects = children(clause, *SUBJECTS, *PASSIVE_SUBJECTS)
    put_back = bool(helped & _PUT_BACK) and any(s.pos_ == "PRON" for s in subjects)
    before = bool(helped & (_PUT_BACK | _OPEN)) and bool(subjects) and not any(c.lower_ == "but" for c in children(clause, "cc"))
    follows = word.i < said.i < clause.left_edge.i <= said.right_edge.i + 2 and clause not in said.children
    if follows and not subjects and _is_of_speaker(word, said, clause, helped):
        return True
    if follows and subjects and word.i < clause.i and subjects[0].i > 0 and _opens_quotation(subjects[0]):
        return True  # "says it has failed, and “we are going to change it”"
    if follows and subjects and _is_quoted_on(word, said, clause):
        return True  # "said “all may run” but this is “one of the top races”"
    if follows and subjects and _joined_without_comma(clause) and not (_is_anothers(clause, subjects) or _is_done_beside(said, clause)):
        return True  # "said the road was shut and the bridge was not"
    if follows and subjects and clause.lemma_ == said.lemma_ != "be" and any(c.lower_ == "and" for c in children(clause, "cc")):
        return True  # "said the one began in 1977, and the other began in 1982"
    return word.tag_ == "VBD" and follows and (put_back or before)


def _is_of_speaker(word: Token, said: Token, clause: Token, helped: set[str]) -> bool:
    """ "Said she was tired, *but would go on*", "said he has made films, *but grew tired* of them": more that somebody tells of himself,
    put back, or felt by nobody else; not "but would not say when"."""
    own = any(s.pos_ == "PRON" for s in children(said, *SUBJECTS, *PASSIVE_SUBJECTS))
    silent = clause.lemma_ in KEEPING_SILENT and any(n.lower_ in {"not", "n't"} for n in children(clause, "advmod"))
    past = word.tag_ == "VBD" or any(a.lower_ == "had" for a in children(word, "aux"))
    felt = clause.lemma_ in FELT and (clause.tag_ == "VBD" or clause.tag_ == word.tag_ == "VBZ") and not helped
    return own and not silent and ((past and "would" in helped) or felt) and any(c.dep_ == "cc" for c in clause.children)


def _is_quoted_on(word: Token, said: Token, clause: Token) -> bool:
    """A second clause, in the present and with words in quotation marks, behind a quotation that was said in the past."""
    now = clause.tag_ in {"VBZ", "VBP"} or any(a.tag_ in {"VBZ", "VBP"} for a in children(clause, "cop", "aux"))
    marks = [t.i for t in clause.subtree if t.text in {'"', "“"} and t.i > clause.left_edge.i]
    return word.tag_ == "VBD" and now and _is_quotation(said) and bool(marks) and not children(clause, "ccomp") and len(marks) != 1


def _hung_above(word: Token, said: Token) -> list[Token]:
    """A second clause of what is said, which a parse hangs on a verb above the word, or on the word as one of its own: "left, claiming that
    it was late *and the road had been shut*", "members who feel that it ends, *and that this is a pity*", "suggested they wait, *and then
    ask*"."""
    above = [a for a in word.ancestors if a.pos_ in {"VERB", "AUX", "NOUN", "ADJ"} and a.i < word.i] if word.dep_ != "ROOT" else []
    behind = [c for a in above for c in children(a, "conj") if word.i < said.i < c.left_edge.i <= said.right_edge.i + 2]
    led = any(m.lower_ == "that" for m in children(said, "mark"))
    seconds = [c for c in behind if (led and _is_that_clause(c)) or _is_put_back(c)][:1]
    bare = [c for c in children(word, "conj") if c.tag_ == "VB" and not children(c, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "mark")]
    listed = said.tag_ in {"VB", "VBP"} and word.tag_ in {"VBD", "VBZ", "VBG"} and said.i > word.i
    return seconds or [c for c in bare if listed and said.i < c.i and c.left_edge.i <= said.right_edge.i + 2][:1]


def _is_put_back(clause: Token) -> bool:
    """ "And millions had died": in the tense of what was said before, joined without a comma."""
    helped = {a.lower_ for a in children(clause, "aux")} & {"had", "would"}
    return bool(helped) and bool(children(clause, *SUBJECTS, *PASSIVE_SUBJECTS)) and _joined_without_comma(clause)


def _main_of_inverted(said: Token) -> list[Token]:
    """ "Said that should it fail, *they would go*": of a condition told by its word order the main clause stands behind the comma."""
    first = next((a for a in children(said, "aux", "cop") if a.lower_ in {"should", "had", "were"}), None)
    who = children(said, *SUBJECTS, *PASSIVE_SUBJECTS, "expl")
    if first is None or not who or first.i > who[0].left_edge.i or said.right_edge.i + 2 >= said.sent.end:
        return []
    behind = said.right_edge.i + (1 if said.right_edge.text == "," else 2)
    main = (t for t in said.sent if t.left_edge.i == behind and t.dep_ in {"parataxis", "conj", "ccomp", "ROOT", "advcl"} and t != said)
    return [t for t in main if children(t, *SUBJECTS, *PASSIVE_SUBJECTS, "expl")][:1]


def _without_apart(word: Token, clauses: list[Token]) -> list[Token]:
    """The clauses without those that another clause, set against the saying, leads in ("…, though the paper translated it as: …")."""
    quoted = word.lemma_ in {"say", "state"} and word.tag_ == "VBG"
    below = [c for told in clauses if quoted for c in children(told, "advcl") if c.i < told.i]
    contrasts = [c for c in (*children(word, "advcl"), *below) if any(m.lower_ in _CONTRASTS for m in children(c, "mark"))]
    first = min((c.left_edge.i for c in contrasts if c.i > word.i), default=len(word.doc))
    said = {t.i for c in clauses if c.i > word.i for t in c.subtree if not t.is_punct}
    return [c for c in clauses if c.i < first or any(word.i < i < first for i in said)]


def _opens_quotation(subject: Token) -> bool:
    """The "we" or "I" that a quotation opens with, and the "[i]t" of one cut out of a sentence."""
    cut = subject.nbor(-1).text == "[" and subject.i > 1 and "]" in subject.text and subject.nbor(-2).text in QUOTE_MARKS
    return cut or (subject.lower_ in {"we", "i"} and subject.nbor(-1).text in QUOTE_MARKS)


def _joined_without_comma(clause: Token) -> bool:
    joint = children(clause, "cc")
    return bool(joint) and joint[0].lower_ == "and" and joint[0].i > 0 and not joint[0].nbor(-1).is_punct


def _is_anothers(clause: Token, who: list[Token]) -> bool:
    """ "Said it was late and the mayor accused them": what a second one says or does with a content of its own."""
    return bool(children(clause, "ccomp")) and any(s.pos_ != "PRON" for s in who)


def _is_done_beside(said: Token, clause: Token) -> bool:
    """ "Replied they would attend and a million others *expressed* interest": done, behind what is to come."""
    to_come = any(a.lower_ in {"would", "will"} for a in children(said, "aux"))
    plain = clause.tag_ == "VBD" and clause.pos_ == "VERB" and not children(clause, "aux", "aux:pass", "cop", "mark")
    return to_come and plain and all(s.pos_ != "PRON" for s in children(clause, *SUBJECTS))


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


def _is_quotation(clause: Token) -> bool:
    """A clause that opens with a quotation mark, not one with a quoted word in it."""
    first = clause.left_edge
    return first.text in QUOTE_MARKS or (first.i > 0 and first.nbor(-1).text in QUOTE_MARKS and not first.nbor(-1).whitespace_)
