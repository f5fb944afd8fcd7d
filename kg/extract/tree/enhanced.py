"""Subjects and objects that a UD tree leaves out: passives, control, relative clauses, participles and coordination undone.

These are the enhanced dependencies of Universal Dependencies (Schuster and Manning 2016: propagated conjuncts, controlled subjects,
antecedents of relative pronouns), read off the basic tree.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.plans import is_own_plan, planning
from kg.extract.tree.syntax import (
    OBJECT_CONTROL,
    PASSIVE_SUBJECTS,
    RELATIVES,
    SUBJECTS,
    children,
    first_conjunct,
    is_passive,
    is_told_of_subject,
    possessors,
    preposition,
)

# verbs whose infinitive is done by their object, not by their subject ("urged Iran to stop")
OBJECT_CONTROL_EXCEPTIONS = {"promise", "threaten", "vow", "pledge"}
# verbs that name whom they ask under a preposition
ASKED_THROUGH = {"call": {"on", "upon"}, "rely": {"on"}, "count": {"on"}, "prevail": {"on", "upon"}, "appeal": {"to"}, "plead": {"with"}}
RESPONSIBILITY = {"responsibility", "credit", "blame", "guilt", "involvement", "complicity"}
OWNING_UP = {"claim", "take", "admit", "accept", "assume", "acknowledge", "confess"}  # what is of oneself
KEEPING = {"prevent", "stop", "keep", "ban", "bar", "prohibit", "discourage", "deter", "dissuade", "restrain", "block", "hinder", "exclude"}
BLAMING = {"of", "for", "from", "against", "into", "as"}
CHARGING = {"charge", "credit", "reproach", "task", "entrust"}  # with a deed of theirs
COUNTRIES = {"country", "nation", "state", "kingdom", "republic"}
REACHING = {"enter", "reach", "leave"}
BARGAINING = {"negotiate", "bargain", "talk", "lobby"}
NOT_HE = {"i", "we", "you", "they"}  # never the subject of a verb in -s
ADVERBIAL_RELATIVES = {"where", "when", "why", "how"}


def _own_subjects(verb: Token) -> list[Token]:
    if is_passive(verb):
        agents = [c for c in children(verb, "obl:agent") if preposition(c) in {"by", None}] or _at_hands_of(verb)
        later = [c for c in children(verb, "conj") if _in_a_row(verb, c) and c.tag_ == verb.tag_]  # "bombed and killed by aircraft"
        return agents or [a for c in later for a in children(c, "obl:agent")]
    own = _single([s for s in verb.children if s.dep_ in SUBJECTS], verb)
    if verb.dep_ == "ccomp":
        return [s for s in own if not _jumps(s, verb.head, own)]
    return own or [s for c in children(verb, "ccomp") for s in children(c, *SUBJECTS) if _jumps(s, verb, children(c, *SUBJECTS))]


def _at_hands_of(verb: Token) -> list[Token]:
    """ "Killed at the hands of the militia"."""
    hands = [c for c in children(verb, "obl") if c.lower_ == "hands" and preposition(c) == "at"]
    return [c for hand in hands for c in children(hand, "nmod") if preposition(c) == "of"]


def _single(subjects: list[Token], verb: Token) -> list[Token]:
    """A clause has one subject: of several, the last before the verb that is no time ("the envoy Thursday condemned")."""
    who = [s for s in subjects if s.ent_type_ not in {"DATE", "TIME"}]
    subjects = who or subjects
    before = [s for s in subjects if s.i < verb.i and s.dep_ == "nsubj"]
    return before[-1:] if len(before) > 1 or (before and len(subjects) > 1) else subjects


def _jumps(subject: Token, verb: Token, subjects: list[Token]) -> bool:
    """ "The leaders, …, said they were ready": a parse that gives the clause both subjects; the one before the verb is the verb's."""
    return subject.i < verb.i and any(verb.i < other.i for other in subjects) and not children(verb, *SUBJECTS)


def _antecedent(token: Token, clause: Token) -> Token:
    """What a relative pronoun stands for: the noun its clause hangs on."""
    if token.lower_ in RELATIVES and clause.dep_ in {"acl:relcl", "acl"}:
        return referent(clause.head)
    return token


def referent(noun: Token) -> Token:
    """ "France is the state that …": of a noun that is said of somebody, that somebody."""
    if noun.dep_ == "appos" and noun.tag_ == "NN" and noun.head.pos_ == "PROPN" and noun.head.i < noun.i:
        return _country_of(noun)  # "the League, a party banned in May"
    said_of = children(noun, "nsubj") if children(noun, "cop") else []
    among = preposition(noun) == "among"  # "the members were among the others arrested"
    return said_of[0] if said_of and (among or said_of[0].pos_ == "PROPN") else noun


def _country_of(noun: Token) -> Token:
    """Who is told to be what an apposition says: the name before it; of "Oslo, Norway, the country that …" the second."""
    behind = [c for c in children(noun.head, "appos", "nmod:unmarked", "nmod") if c.ent_type_ == "GPE" and noun.head.i < c.i < noun.i]
    return behind[-1] if noun.lemma_ in COUNTRIES and noun.head.ent_type_ == "GPE" and behind else noun.head


def _relative_clause(token: Token) -> Token | None:
    """The relative clause a token's clause is, going up through coordination."""
    verb = first_conjunct(token)
    return verb if verb.dep_ == "acl:relcl" else None


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of who does it: the subject, the by-agent, or whoever a participle, infinitive or second verb shares it with."""
    if depth > 8:
        return []
    own = _own_subjects(verb)
    if own:
        return [_antecedent(s, first_conjunct(verb)) for s in own]
    if is_passive(verb):
        return []
    return _shared_subjects(verb, depth)


def _shared_subjects(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if head == verb:
        return []
    if verb.tag_ == "VB" and (told := _for_phrase(verb)):
        return told
    if verb.dep_ == "conj":
        shared = subjects_or_patients(head, depth + 1)
        return shared if verb.tag_ != "VBZ" or not all(s.lower_ in NOT_HE for s in shared) else []
    if verb.tag_ == "VBG" and (own := [d for o in children(head, "obj") for d in owning_up(o)]) and children(verb, "mark"):
        return own  # "takes credit for ordering it"
    if verb.tag_ == "VBG" and ((blamed := _blamed(verb)) or _is_kept_from(verb)):
        return blamed
    if verb.dep_ in {"advcl", "acl"} and verb.tag_ == "VBG" and head.lemma_.lower() == "join" and "in" in _marks(verb):
        return [*subjects_or_patients(head, depth + 1), *objects(head)]  # "joined Chad in imposing sanctions"
    if verb.dep_ == "xcomp":
        return controller(verb, depth)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and {m.lower_ for m in children(verb, "mark")} & {"for", "of", "in"}:
        return possessors(head) or owning_up(head)  # "takes credit for ordering it": who does, not the credit
    if verb.dep_ in {"acl", "amod"} and verb.tag_ == "VBG":
        return _beyond_comma(verb, depth) or [referent(head)]
    if verb.dep_ == "acl" and verb.tag_ == "VB" and head.dep_ == "obj" and head.head.lemma_.lower() in OBJECT_CONTROL:
        return [head]  # "urged the opposition to stop": the parse hangs the infinitive on whom it asks
    if verb.dep_ == "acl" and verb.tag_ == "VB":
        return planning(verb) or (subjects_or_patients(head.head, depth + 1) if is_own_plan(head) else [])
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and head.lemma_.lower() in OBJECT_CONTROL and (helped := children(head, "obj")):
        return helped  # "supports the rebels to defend the town"
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and head.lemma_ in BARGAINING and "with" in map(preposition, children(head, "obl")):
        return []  # "offered to negotiate with the West to lift sanctions": either of them may
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and (nearer := _of_relative_clause(verb)):
        return nearer
    if verb.dep_ == "advcl" and (verb.tag_ in {"VBG", "VB"} or any(a.lower_ == "having" for a in children(verb, "aux"))):
        return subjects_or_patients(head, depth + 1)
    if verb.dep_ in {"acl", "acl:relcl"} and any(a.lower_ == "having" for a in children(verb, "aux")):
        return _above_having(verb)
    return []


def owning_up(noun: Token) -> list[Token]:
    """ "Claims responsibility", "responsibility was claimed by": who says that a deed is his, for the noun behind whose "for" it stands."""
    verb = noun.head
    mine = noun.lemma_.lower() in RESPONSIBILITY and noun.dep_ in {"obj", "nsubj:pass"} and verb.lemma_.lower() in OWNING_UP
    return subjects(verb) if mine else []


def _beyond_comma(verb: Token, depth: int) -> list[Token]:
    """ "Imposed sanctions on the minister, freezing his funds": behind a comma it goes on with whoever the clause tells of."""
    noun, start = first_conjunct(verb.head), verb.left_edge.i
    apart = start > 0 and verb.doc[start - 1].text == "," and verb.dep_ == "acl"
    if not apart or noun.dep_ not in {"obl", "nmod"} or verb.head.right_edge.i > verb.right_edge.i:
        return []
    above = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
    return subjects_or_patients(above, depth + 1) if above is not None and not is_passive(above) else []


def _of_relative_clause(verb: Token) -> list[Token]:
    """ "Lind made him envoy, which he was until May, leaving in protest": behind a relative clause with a subject of its own it is his."""
    comma = verb.left_edge.i if verb.left_edge.text == "," else verb.left_edge.i - 1
    if comma < 1 or verb.doc[comma].text != ",":
        return []
    clauses = [one for one in verb.head.subtree if one.dep_ == "acl:relcl" and verb.head.i < one.i < comma]
    return [s for clause in clauses[-1:] for s in clause.children if s.dep_ == "nsubj" and s.tag_ == "PRP"]


def _above_having(verb: Token) -> list[Token]:
    """ "The union leads the effort to help, having paid …": of a noun right before it, else of the clause's subject."""
    if verb.head.i == verb.left_edge.i - 1:
        return [referent(verb.head)]
    named = ([s for s in a.children if s.dep_ in SUBJECTS | PASSIVE_SUBJECTS] for a in verb.ancestors)
    return next((found for found in named if found), [])


def _marks(verb: Token) -> set[str]:
    return {m.lower_ for m in children(verb, "mark", "case")}


def _for_phrase(verb: Token) -> list[Token]:
    """ "called for both sides to meet", "called on them to meet": the phrase right before the infinitive does it."""
    start = verb.left_edge.i
    asking = ASKED_THROUGH.get(verb.head.lemma_.lower(), set())
    return [c for c in verb.head.children if preposition(c) in {"for", *asking} and c.right_edge.i == start - 1]


def _blamed(verb: Token) -> list[Token]:
    """ "accused the rebels of violating", "arrested for staging", "kept them from leaving": done by whom it is said of."""
    marks = {m.lower_ for m in children(verb, "mark")}
    told = marks & BLAMING or ("with" in marks and verb.head.lemma_.lower() in CHARGING)
    if verb.dep_ not in {"advcl", "ccomp", "xcomp"} or not told or verb.head.pos_ not in {"VERB", "ADJ"}:
        return []
    if verb.head.pos_ == "ADJ":  # "was critical of Chad for failing to leave", not "was sorry for failing"
        return [c for c in children(verb.head, "obl") if preposition(c) in {"of", "with", "at"} and c.i < verb.i]
    surface = children(verb.head, "nsubj:pass") if is_passive(verb.head) else children(verb.head, "obj") or children(verb.head, "iobj")
    return surface or objects(verb.head)


def _is_kept_from(verb: Token) -> bool:
    """ "It did not prevent from cooperating": who is kept from it would do it; whoever keeps him does not."""
    return verb.head.lemma_.lower() in KEEPING and any(m.lower_ == "from" for m in children(verb, "mark", "case"))


def subjects_or_patients(verb: Token, depth: int = 0) -> list[Token]:
    """The surface subject, whatever its role: what a second verb or an infinitive shares with the first."""
    surface = [s for s in verb.children if s.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    if surface:
        return [_antecedent(s, first_conjunct(verb)) for s in surface]
    if verb.dep_ == "conj" and depth < 8 and is_passive(verb) and verb.head != verb:
        return subjects_or_patients(verb.head, depth + 1)  # "fled but was tackled by a guard and arrested"
    return subjects(verb, depth)


def controller(verb: Token, depth: int) -> list[Token]:
    """Who does what an infinitive or adjective under another verb says: that verb's object, or its subject."""
    governor = verb.head
    patients = children(governor, "obj", "iobj")
    if patients and governor.lemma_ not in OBJECT_CONTROL_EXCEPTIONS and governor.pos_ == "VERB":
        return patients
    return subjects_or_patients(governor, depth + 1)


def objects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of what it is done to: object, passive subject, the noun a passive participle or an object relative describes."""
    if depth > 8:
        return []
    if is_passive(verb):
        found = [_antecedent(s, first_conjunct(verb)) for s in verb.children if s.dep_ in PASSIVE_SUBJECTS]
        if found:
            return found
        if verb.dep_ in {"acl", "amod"}:
            return [referent(verb.head) if verb.dep_ == "acl" else verb.head]  # "Roe was among those arrested"
        if verb.dep_ in {"conj", "xcomp"} or is_told_of_subject(verb):
            return subjects_or_patients(verb.head, depth + 1) if verb.head != verb else []
        return children(verb, "obj")
    own = children(verb, "obj") or _shared_objects(verb) or _behind_particle(verb)
    if own:
        return [_antecedent(o, first_conjunct(verb)) for o in own]
    clause = _relative_clause(verb)
    if clause is not None and any(c.lower_ in ADVERBIAL_RELATIVES for c in children(verb, "advmod")):
        return []  # "the city where he met them"
    if clause is not None and any(t.lower_ == "whose" or (t.lower_ == "which" and preposition(t)) for t in verb.subtree if t.i < verb.i):
        return []  # "Eritrea, whose troops fought", "the deal under which it agreed"
    if clause is not None and [s for s in verb.children if s.dep_ in SUBJECTS]:
        subject_is_gap = any(s.lower_ in RELATIVES for s in verb.children if s.dep_ in SUBJECTS)
        return [] if subject_is_gap else [clause.head]
    return []


def _behind_particle(verb: Token) -> list[Token]:
    """ "Handed over its weapons", "entered eastern Ghouta": a phrase right behind a particle or such a verb that the parse calls an
    adjunct, though it has no preposition."""
    bare = [c for c in children(verb, "obl", "obl:unmarked") if preposition(c) is None and c.ent_type_ not in {"DATE", "TIME"}]
    behind = {part.i for part in children(verb, "compound:prt")} | ({verb.i} if verb.lemma_ in REACHING else set())
    return [c for c in bare if c.left_edge.i - 1 in behind]


def _shared_objects(verb: Token) -> list[Token]:
    """ "Charged or convicted nine people", "condemned and rejected the attack": what stands behind two verbs in a row is of both."""
    if verb.dep_ == "conj" and verb.head.dep_ != "conj" and _in_a_row(verb.head, verb):
        return [o for o in children(verb.head, "obj") if o.i > verb.i]
    second = [c for c in children(verb, "conj") if _in_a_row(verb, c)]
    alike = [c for c in second if c.tag_ == verb.tag_ or {c.tag_, verb.tag_} == {"VBN", "VBD"}]
    return [o for c in alike for o in children(c, "obj") if not is_passive(verb)][:1]


def _in_a_row(first: Token, second: Token) -> bool:
    """Two verbs with nothing but "and" or "or" and an adverb of the second between them."""
    between = first.doc[first.i + 1 : second.i]
    joined = len(between) in {1, 2} and between[0].dep_ == "cc" and all(t.dep_ == "advmod" and t.head == second for t in between[1:])
    return joined and second.pos_ == "VERB" == first.pos_
