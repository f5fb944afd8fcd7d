"""What a reporting word takes as its content: a clause, a quotation, an infinitive, a matter, a clause after a preposition.

A word has the constructions that its entry in the lexicon names (`ng:takes`), tried here from the fullest to the barest.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.extract.additions import says_more
from kg.extract.holders import is_somebody
from kg.extract.matching import names_event
from kg.extract.meant import Content, absolute, fronted, of_somebody, quoted_after, subject_meant, trailing
from kg.extract.subjectless import addressees, day_of_saying, is_bare, left_behind, lost_subject, relative_subject, strayed
from kg.extract.syntax import (
    RELATIVES,
    SUBJECTS,
    arguments,
    children,
    descendants,
    is_clause,
    is_passive,
    preposition,
)
from kg.lexicon import Cue, Lexicon

QUOTE_MARKS = "\"“”‘'"
UNTOLD = {"when", "where", "why", "how", "whether", "if"}
ASKING = {"ask", "wonder", "inquire", "enquire", "question", "query"}
ACTORS = "actor"  # word class
INFORMANTS = "informant"  # word class
DENYING = "/cue-deny"
QUOTING = {"quote", "cite"}
CONTRASTS = {"while", "whereas", "whilst"}
NAMED = {"PERSON", "ORG", "GPE", "WEAPON", "VEHICLE"}
CIRCUMSTANCES = {"while", "as", "after", "when", "before", "since", "because", "although", "though"}
_ASKED = {"advcl": ("obl",)}  # "called on people to protest"
_PREDICATED = {"as", "for", "over", "of"}  # "criticised him for it", "described it as a step"


def content_of(token: Token, cue: Cue, particle: Token | None, lexicon: Lexicon) -> Content | None:
    """What is said, thought or meant; None where the verb has nothing of the kind here."""
    found: Content | None = None
    if "both" in cue.takes:
        both = of_somebody(token, particle) if particle is not None else None
        return both and (before_remark(both[0], both[1], lexicon), both[1])
    if particle is not None and (found := _after_preposition(token, particle, lexicon)) is not None:
        clause = is_clause(found[1]) and ("to" in cue.takes or not is_infinitive(found[1]))  # "went to vote on Sunday to elect …"
        return found if clause or cue.takes & {"np", "any"} else None
    if particle is not None and particle.dep_ in {"case", "mark"} and children(token, "obj"):
        return None
    if cue.takes & {"that", "quote"}:
        found = _clause(token, lexicon) or _through_document(token, lexicon) or _parenthetical(token)
        found = found if "that" in cue.takes or (found is not None and _in_quotation(found[0])) else None
    if found is None and "quote" in cue.takes and cue.kind == "speech":
        found = quoted_after(token)
    if found is None and "to" in cue.takes:
        found = _infinitive(token, cue, lexicon)
    if found is None and cue.takes & {"np", "matter", "named", "any"}:
        found = _matter(token, cue, lexicon)
    return found


# ---------------------------------------------------------------- clauses


def _clause(token: Token, lexicon: Lexicon) -> Content | None:
    """ "said that …", "…, he said": a finite clause, on its side of the verb."""
    clauses = [c for c in children(token, "ccomp") if not is_infinitive(c)] or _believed(token) or _asked_whether(token) or strayed(token)
    clauses += [c for c in children(token, "conj") if clauses and any(m.lower_ == "that" for m in children(c, "mark"))]
    clauses += [c for c in children(token, "conj") if clauses and _goes_on_said(token, clauses[-1], c)]
    clauses = [c for c in clauses if (c.i < token.i or not _apart(token, c)) and not is_bare(token, c) and not _tells_which(token, c)]
    after = [c for c in clauses if c.i > token.i]
    if after and len(after) < len(clauses) and not _is_quotation(clauses[0]):
        clauses = after  # "The news is out: ministers said they would go": what stands before a colon is the writer's
    if not clauses:
        return None
    told = {t.i for t in (*addressees(token, clauses[0]), *day_of_saying(token, clauses[0]))}
    others = [token, *left_behind(token), *(c for clause in clauses for c in children(clause, "conj") if _is_held(c, lexicon))]
    tokens = beside(token, [t for c in clauses for t in descendants(c, without=others) if t.i not in told], clauses)
    tokens = [*lost_subject(token, clauses[0]), *relative_subject(token, clauses[0]), *tokens]
    quoted = any(t.text in QUOTE_MARKS for t in token.doc[token.i + 1 : token.i + 4])
    if clauses[0].i > token.i and not quoted and not any(m.lower_ == "that" for m in children(clauses[0], "mark")):
        tokens = [*fronted(token), *tokens]
    tokens = from_opening([*tokens, *trailing(token, tokens, lexicon)], clauses[0], token)
    return closing(before_remark(tokens, clauses[0], lexicon), clauses[0]), clauses[0]


def _believed(token: Token) -> list[Token]:
    """ "It is believed the gate fell", with the clause as the subject proper."""
    stands = any(c.lower_ == "it" for c in children(token, "expl", "nsubj:pass"))
    return [c for c in children(token, "csubj:pass", "csubj") if stands and c.i > token.i and not is_infinitive(c)]


def _goes_on_said(word: Token, said: Token, clause: Token) -> bool:
    """ "Said that it was late, but they should go on": a second clause of a speech in the past, put back like the first one."""
    put_back = any(a.lower_ in {"should", "would"} for a in children(clause, "aux"))
    who = any(s.pos_ == "PRON" for s in children(clause, *SUBJECTS))
    follows = word.tag_ == "VBD" and word.i < said.i < clause.left_edge.i <= said.right_edge.i + 2
    return follows and put_back and who and clause not in said.children


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


def before_remark(tokens: list[Token], head: Token, lexicon: Lexicon) -> list[Token]:
    """Tokens without a last ", adding that …" or ", citing …": who speaks says more, it is not what he said before."""
    later = (
        t
        for t in tokens
        if t.i > head.i
        and (says_more(t, lexicon) or _another_speaks(t, lexicon) or _stands_apart(t) or _goes_on_outside(t) or _is_denied_in(t, lexicon))
    )
    first = next((t.left_edge.i for t in later if not _in_marks(tokens, t)), None)
    return tokens if first is None else [t for t in tokens if t.i < first]


def _stands_apart(word: Token) -> bool:
    """ "… was closed; the army opened …": a clause of its own behind a semicolon, without a "that" that would make it said."""
    first = word.left_edge
    before = first if first.text == ";" else first.doc[max(0, first.i - 1)]
    own = word.dep_ == "parataxis" and bool(children(word, "nsubj", "nsubj:pass")) and not children(word, "mark", "cc")
    return own and before.text == ";"


def _is_denied_in(word: Token, lexicon: Lexicon) -> bool:
    """ "Was accused of the raid which Brook denied": the denial is no part of what is denied."""
    denies = any(c.iri.endswith(DENYING) for c in lexicon.cues_for(word.lemma_.lower()))
    return word.dep_ == "acl:relcl" and denies and bool(children(word, "nsubj")) and any(o.lower_ == "which" for o in children(word, "obj"))


def _goes_on_outside(word: Token) -> bool:
    """ "Said he had won, but offered no proof": a second verb in the tense of the saying, not of what is said, is the speaker's deed."""
    first = word.head
    if word.dep_ != "conj" or first.dep_ != "ccomp" or word.tag_ != "VBD" or first.head.tag_ != "VBD" or first.head.i > first.i:
        return False
    but = any(c.lower_ == "but" for c in children(word, "cc"))
    alone = not children(word, *SUBJECTS, "nsubj:pass", "aux", "aux:pass", "cop", "mark")
    return but and alone and bool(children(first, "aux", "aux:pass"))


def _another_speaks(word: Token, lexicon: Lexicon) -> bool:
    """ "…, while the mayor wrote that …": what another says besides is set beside the saying, not said."""
    contrast = word.dep_ == "advcl" and any(m.lower_ in CONTRASTS for m in children(word, "mark"))
    speaks = any(c.kind == "speech" and c.pos == "VERB" for c in lexicon.cues_for(word.lemma_.lower()))
    return contrast and speaks and bool(children(word, "nsubj")) and bool(children(word, "ccomp", "obj", "xcomp"))


def _in_marks(tokens: list[Token], word: Token) -> bool:
    """Whether a word stands in a quotation that the tokens open before it."""
    return sum(t.text in QUOTE_MARKS and t.text != "'" for t in tokens if t.i < word.i) % 2 == 1


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


def closing(tokens: list[Token], head: Token) -> list[Token]:
    """Tokens without a last ", which …": what follows a comma and is not in quotation marks is as a rule the writer's own remark."""
    inside = {t.i for t in tokens}
    with_others = [noun.left_edge for t in tokens if t.i > head.i and t.head.i in inside and (noun := absolute(t)) is not None]
    for first in (t for t in with_others if t.text == "," or t.nbor(-1).text == ","):
        tokens = [t for t in tokens if t.i < first.i]  # ", with some papers claiming …"
        inside = {t.i for t in tokens}
    for clause in (t for t in tokens if t.dep_ == "acl:relcl" and t.head.i in inside):
        part = descendants(clause)
        first = part[0]
        remark = first.i > 0 and (first.text == "," or first.nbor(-1).text == ",") and not any(t.text in QUOTE_MARKS for t in part)
        rest = [t for t in tokens if t.i > part[-1].i and not t.is_punct]
        if remark and not rest and head.i < first.i and any(t.lower_ in {"which", "who", "whose", "whom"} for t in part[:4]):
            return [t for t in tokens if t.i < first.i]
    return tokens


def is_infinitive(clause: Token) -> bool:
    """A clause with "to": what is wanted, asked or planned, not what is so."""
    finite = any(a.tag_ in {"VBZ", "VBP", "VBD"} for a in children(clause, "aux:pass", "cop"))  # "are to be sold"
    return any(m.lower_ == "to" for m in children(clause, "mark")) and not children(clause, "aux") and not finite


def _parenthetical(token: Token) -> Content | None:
    """ "The deal, he said, is dead", "as he put it": the clause that the frame hangs on."""
    inverted = is_inverted(token)
    framed = any(s.dep_ in SUBJECTS for s in token.children) and not children(token, "obj", "ccomp", "xcomp")
    if token.head == token or not (inverted or framed):
        return None
    as_clause = token.dep_ == "advcl" and any(m.lower_ == "as" for m in children(token, "mark", "advmod"))
    if not (token.dep_ == "parataxis" or as_clause or _is_bare_relative(token)) or not _set_off(token.left_edge):
        return None
    clause = token.head
    while not is_clause(clause) and clause.head != clause:
        clause = clause.head
    return around(token, descendants(clause, without=[token]), clause), clause


def is_inverted(token: Token) -> bool:
    """ "“…,” said Ada Brook": a name right behind a verb that stands right behind a quotation, though the parse calls it an object."""
    behind = token.i > 0 and token.nbor(-1).text in QUOTE_MARKS and not children(token, *SUBJECTS)
    return behind and any(o.pos_ == "PROPN" and o.left_edge.i == token.i + 1 for o in children(token, "obj"))


def _is_bare_relative(token: Token) -> bool:
    """A relative clause without "which" or "that"; set off by a comma it is a frame ("The deal, he told me, is dead")."""
    return token.dep_ == "acl:relcl" and not any(t.tag_ in {"WDT", "WP", "WP$", "WRB"} for t in token.subtree if t.i < token.i)


def around(cue: Token, tokens: list[Token], head: Token) -> list[Token]:
    """Tokens of a clause round a frame inside it ("The deal, he said, is dead"); of one beside it, its side."""
    before = any(t.i < cue.left_edge.i and not t.is_punct for t in tokens)
    after = any(t.i > cue.right_edge.i and not t.is_punct for t in tokens)
    return tokens if before and after and head.i > cue.i and not any(t.text in QUOTE_MARKS for t in tokens) else beside(cue, tokens, [head])


def _set_off(first: Token) -> bool:
    """A frame is set off by commas or dashes; a clause after a semicolon or full stop is no frame of the one before it."""
    marks = {first.text} | ({first.nbor(-1).text} if first.i > 0 else {","})
    if marks & {";", ".", ":"}:
        return False
    return first.is_sent_start is True or first.is_punct or first.i == 0 or first.nbor(-1).is_punct


def beside(cue: Token, tokens: Iterable[Token], clauses: list[Token]) -> list[Token]:
    """Tokens of clauses round a "…, he said in Paris, …": the first one's side, and the other side where that has speech too."""
    head = clauses[0]
    frame = {t.i for t in descendants(cue, without=clauses)}
    kept = [t for t in tokens if t.i not in frame]
    near = [t for t in kept if (t.i < cue.i) == (head.i < cue.i)]
    far = [t for t in kept if (t.i < cue.i) != (head.i < cue.i)]
    if head.i > cue.i:  # "what he said was a lie": only a relative word is fronted
        return [t for t in far if t.lower_ in RELATIVES and t.i == cue.left_edge.i] + near
    quoted = any(t.text in QUOTE_MARKS for t in near)
    goes_on = any(t.text in QUOTE_MARKS for t in far) if quoted else any(is_clause(t) for t in far)
    return near + far if goes_on else near


# ---------------------------------------------------------------- infinitives, matters, prepositions


def _infinitive(token: Token, cue: Cue, lexicon: Lexicon) -> Content | None:
    """ "plans to leave", "urged Iran to stop" (with the one who is to do it), "proposed doing away with it"."""
    found = [c for c in children(token, "xcomp", "ccomp") if c.tag_ in {"VB", "VBG"} or any(m.lower_ == "to" for m in children(c, "mark"))]
    if not found and cue.act == "REQUEST":
        found = _asked_to(token, lexicon)
    if not found:
        return None
    doer = subject_meant(token) if is_passive(token) else []
    if not is_passive(token):
        asked = [o for o in children(token, "obj", "iobj", *_ASKED.get(found[0].dep_, ())) if token.i < o.i < found[0].i]
        doer += [t for o in asked for t in descendants(o) if t.dep_ != "case" or t.head != o]
    others = [c for part in found for c in children(part, "conj") if _is_held(c, lexicon)]
    if is_passive(token) and not doer and token.dep_ == "conj":
        return None  # "is held to be old and is thought to be rare": of whom it is said stands too far off
    tokens = [t for part in found for t in descendants(part, without=[token, *others])]
    return before_remark([*doer, *tokens, *trailing(token, tokens, lexicon)], found[0], lexicon), found[0]


def _asked_to(token: Token, lexicon: Lexicon) -> list[Token]:
    """The "release" of "urged the council to release the list", where a parse takes it for an aim."""
    asked = [o for o in children(token, "obj", "iobj", "obl") if o.i > token.i and (is_somebody(o, lexicon) or o.pos_ == "PROPN")]
    aims = [c for c in children(token, "advcl") if is_infinitive(c)]
    return [c for c in aims if any(o.right_edge.i == c.left_edge.i - 1 for o in asked)][:1]


def _is_held(verb: Token, lexicon: Lexicon) -> bool:
    """A second "is thought to …", which a parse hangs on what the first one says."""
    thought = any(c.kind == "thought" and c.pos == "VERB" for c in lexicon.cues_for(verb.lemma_.lower()))
    return thought and bool(children(verb, "aux:pass")) and bool(children(verb, "xcomp", "ccomp"))


def _matter(token: Token, cue: Cue, lexicon: Lexicon) -> Content | None:
    """ "rejected the offer", "called it a mistake", "criticised him for leaving"; not "offered drones"."""
    found = [o for o in arguments(token).heads("obj") if o != token]
    if cue.iri.endswith(DENYING) and found and _goes_on_from_all(token, found[0], lexicon):
        return None
    if found and found[0].lower_ in {"what", "which", "that", "who", "whom"}:  # "what he called a mistake"
        found = children(token, "xcomp")
    if not found and "named" in cue.takes:
        found = [c for c in children(token, "xcomp") if c.i > token.i and c.pos_ in {"NOUN", "PROPN"}]  # "calls Rome a disgrace"
    if not found or not any(_can_be_said(o, cue, lexicon) for o in found) or _is_nothing(token, found[0], cue, lexicon):
        return None
    if is_passive(token) and (said := [c for c in token.children if c.i > token.i and _completes(c)]):
        found = said[:1]  # "has been described by him as a mistake"
        return [*subject_meant(token), *descendants(said[0])], said[0]
    head = found[0]
    case = children(head, "case")
    aside = [c for m in found for c in m.children if c.i > m.i and _is_circumstance(c, lexicon)]
    tokens = [t for m in found for t in descendants(m, without=[token, *case, *aside])]
    after = [] if head.i < token.i else [c for c in token.children if c.i > head.i and _completes(c)]
    after += _second_object(token) if "named" in cue.takes and not after else []
    tokens = [t for t in tokens if (t.i < token.i) == (head.i < token.i)] + [t for c in after for t in descendants(c)]
    if "named" in cue.takes and not _is_named(token, tokens):
        return None
    saying = next((c for c in after if c.tag_ == "VBG" and any(m.lower_ == "as" for m in children(c, "mark"))), head)
    tokens = before_remark(tokens, head, lexicon)
    return (closing(tokens, head), saying) if any(t.pos_ not in {"PRON", "DET", "PUNCT"} for t in tokens) else None


def _is_nothing(token: Token, noun: Token, cue: Cue, lexicon: Lexicon) -> bool:
    """Objects with which nothing is said: "announced no plans", "loves Rome", "citing officials", and the "aim" of "took aim"."""
    unsaid = cue.kind == "speech" and any(a.tag_ == "MD" for a in children(token, "aux"))  # "would reveal the price"
    if unsaid or any(d.lower_ == "no" for d in children(noun, "det")) or (cue.particle is not None and noun.lower_ == cue.particle):
        return True
    judged = any(c.i > token.i and _completes(c) for c in token.children)
    if cue.act == "REQUEST" and is_somebody(noun, lexicon) and "any" not in cue.takes:
        return True  # "asked the mayor"
    if cue.kind == "attitude" and not judged:
        return noun.pos_ in {"PROPN", "PRON"}
    informant = noun.lemma_.lower() in lexicon.classes.get(INFORMANTS, frozenset()) or is_somebody(noun, lexicon)
    return token.lemma_.lower() in QUOTING and not judged and informant


def _goes_on_from_all(token: Token, antecedent: Token, lexicon: Lexicon) -> bool:
    """ "Captured two soldiers, which the army denied": said of the whole clause; the noun before the comma cannot be denied."""
    pronoun = next((o for o in children(token, "obj") if o.lower_ in RELATIVES), None)
    if token.dep_ == "acl:relcl" and antecedent.pos_ == "PROPN":
        return True
    if pronoun is None or token.dep_ != "acl:relcl" or token.left_edge.i == 0 or token.left_edge.nbor(-1).text != ",":
        return token.dep_ == "acl:relcl" and token.left_edge.text == "," and not _can_be_denied(antecedent, lexicon)
    return not _can_be_denied(antecedent, lexicon)


def _can_be_denied(noun: Token, lexicon: Lexicon) -> bool:
    return names_event(noun, lexicon) or any(c.pos == "NOUN" for c in lexicon.cues_for(noun.lemma_.lower()))


def _is_circumstance(child: Token, lexicon: Lexicon) -> bool:
    """What a parse hangs on the matter, but tells of the saying: "in his speech", "as the news spread"."""
    if child.dep_ in {"advcl", "acl"}:
        return any(m.lower_ in CIRCUMSTANCES for m in children(child, "mark"))
    spoken = any(c.kind == "speech" and c.pos == "NOUN" for c in lexicon.cues_for(child.lemma_.lower()))
    owned = bool(children(child, "nmod:poss")) or any(d.lower_ in {"a", "an"} for d in children(child, "det"))
    return spoken and owned and child.dep_ in {"nmod", "obl"} and preposition(child) in {"in", "during", "on"}


def _is_named(token: Token, tokens: list[Token]) -> bool:
    """Whether it is said what something is called: by a complement, an apposition or words in quotation marks."""
    judged = any(m.lower_ == "as" for c in children(token, "obl", "advcl") if c.i > token.i for m in children(c, "case", "mark"))
    complement = judged or bool(children(token, "xcomp", "iobj") or _second_object(token))
    named = any(t.dep_ in {"appos", "xcomp"} or t.text in QUOTE_MARKS for t in tokens)
    return complement or named


def _second_object(token: Token) -> list[Token]:
    """The "mistake" of "called the vote a mistake", where a parse makes it one more object or a phrase without a preposition."""
    first = children(token, "obj")[:1]
    later = children(token, "obj", "obl") if first else []
    return [c for c in later if c.i > first[0].i and not children(c, "case") and c.ent_type_ not in {"DATE", "TIME"}][:1]


def _completes(child: Token) -> bool:
    """ "called it *a mistake*", "as a mistake", "for leaving"."""
    if child.dep_ == "xcomp":
        return True
    return child.dep_ in {"obl", "advcl"} and any(m.lower_ in _PREDICATED for m in children(child, "case", "mark"))


def _can_be_said(noun: Token, cue: Cue, lexicon: Lexicon) -> bool:
    """A noun phrase that can be said, not handed over: an event or an abstract ("condemned the coordination"; not "offered drones")."""
    if noun.lower_ in RELATIVES or noun.dep_ == "expl":
        return False
    if cue.takes & {"any", "named"}:
        return True
    if noun.pos_ != "NOUN" or noun.ent_type_ in NAMED or _is_somebody(noun, lexicon):
        return False
    if "matter" in cue.takes:
        return not _is_somebody(noun, lexicon)
    quoted = noun.left_edge.i > 0 and noun.doc[noun.left_edge.i - 1].text in QUOTE_MARKS
    return names_event(noun, lexicon) or (quoted and "quote" in cue.takes)  # "offering “a check on power”": whoever calls it so


def _after_preposition(token: Token, particle: Token, lexicon: Lexicon) -> Content | None:
    """ "called for talks", "accused Iran of lying", "called on Iran to stop": what the word's own preposition leads in."""
    part = particle.head
    if part == token or part.head != token or particle.dep_ not in {"case", "mark"}:
        return None
    if (is_passive(token) and any(token.i < c.i < part.i for c in children(token, "xcomp"))) or _goes_on_apposition(part, token):
        return None  # "was called a fraud for selling it"; "asked Ada Brook, the moderator for the debate, to …"
    if any(c.i > part.i and not is_infinitive(c) for c in children(token, "ccomp")):
        return None  # "agreed with the mayor that …": what is said is the clause
    if any(o.pos_ == "NOUN" and o.ent_type_ not in NAMED and o.i < part.i and not _is_somebody(o, lexicon) for o in children(token, "obj")):
        return None  # "called an election for May" calls for nothing
    if part.ent_type_ in {"DATE", "TIME"} or (part.pos_ == "PRON" and not list(part.rights)):
        return None  # "ruled on Thursday", "boasted about it"
    wanted = [c for c in children(token, "xcomp", "ccomp", "advcl") if c.i > part.i and is_infinitive(c)]
    tokens = [t for p in [part, *wanted[:1]] for t in descendants(p, without=[token]) if t.i > particle.i]
    return (tokens, (wanted or [part])[0]) if tokens else None


def _goes_on_apposition(part: Token, token: Token) -> bool:
    """Whether a phrase stands right behind an apposition to the object, to which it belongs whatever the parse says."""
    beside = [a for o in children(token, "obj", "iobj") for a in children(o, "appos")]
    return any(a.right_edge.i == part.left_edge.i - 1 for a in beside)


def _is_somebody(noun: Token, lexicon: Lexicon) -> bool:
    return noun.lemma_.lower() in lexicon.classes.get(ACTORS, frozenset())
