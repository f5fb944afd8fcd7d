"""Who fills which place of a predicate, read off a UD tree: passives, control, relative clauses, participles and coordination undone.

Universal Dependencies v2 labels (de Marneffe et al. 2021); trees as the UD English treebanks draw them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.model import Span

SUBJECTS = {"nsubj", "csubj", "nsubj:outer"}
PASSIVE_SUBJECTS = {"nsubj:pass", "csubj:pass"}
CLAUSES = {"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj", "csubj:pass", "csubj:outer"}
ADJUNCTS = {"obl", "obl:unmarked", "obl:agent", "nmod", "nmod:unmarked"}
PRENOMINAL = {"amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat", "advmod", "goeswith", "det:predet"}
# verbs whose infinitive is done by their object, not by their subject ("urged Iran to stop")
OBJECT_CONTROL_EXCEPTIONS = {"promise", "threaten", "vow", "pledge"}
# verbs that cannot do without whom they let or make do it: a headline that names nobody names him first ("Chad ordered to pay")
OBJECT_CONTROL = {
    "allow", "permit", "order", "force", "urge", "tell", "oblige", "compel", "instruct", "enable", "authorise", "authorize", "invite",
    "ask", "persuade", "convince", "encourage", "press", "pressure", "support", "help", "assist", "train", "equip",
}  # fmt: skip
NAMELESS = OBJECT_CONTROL - {"ask", "press", "help", "assist", "support", "train"}  # "asked to leave", "helped to win": of oneself as well
# verbs that name whom they ask under a preposition
ASKED_THROUGH = {"call": {"on", "upon"}, "rely": {"on"}, "count": {"on"}, "prevail": {"on", "upon"}, "appeal": {"to"}, "plead": {"with"}}
# whose object, a plan or decision, is another's; and whose object is the subject's own even where it is "the decision"
OF_ANOTHERS_PLAN = {
    "back", "support", "oppose", "reject", "condemn", "criticise", "criticize", "denounce", "welcome", "block", "halt", "thwart",
    "foil", "stop", "praise", "applaud", "endorse", "approve", "defend", "question", "protest", "discuss", "review", "hail", "resist",
    "prevent", "attack", "slam", "blast", "decry", "see", "await", "follow", "report", "describe", "cite", "quote", "give", "grant", "deny",
}  # fmt: skip
OWNING = {
    "have", "make", "take", "reach", "launch", "begin", "start", "continue", "get", "use", "lose", "need", "reserve", "retain",
    "want", "carry",
    "announce", "sign", "lead", "mount", "pursue", "resume", "intensify", "undertake", "exercise", "possess", "lack", "join", "reaffirm",
}  # fmt: skip
RESPONSIBILITY = {"responsibility", "credit", "blame", "guilt", "involvement", "complicity"}
OWNING_UP = {"claim", "take", "admit", "accept", "assume", "acknowledge", "confess"}  # what is of oneself
KEEPING = {"prevent", "stop", "keep", "ban", "bar", "prohibit", "discourage", "deter", "dissuade", "restrain", "block", "hinder", "exclude"}
STATES = {"GPE", "NORP"}
BLAMING = {"of", "for", "from", "against", "into", "as"}
AMOUNTS = {"MONEY", "QUANTITY", "PERCENT", "DATE", "TIME"}
CALLS = {"call", "appeal", "order", "plea", "pressure", "instruction", "invitation"}  # to do something oneself
NOT_HE = {"i", "we", "you", "they"}  # never the subject of a verb in -s
ADVERBIAL_RELATIVES = {"where", "when", "why", "how"}
RELATIVES = {"who", "which", "that", "whom", "whose"}


def text_of(doc: Doc) -> str:
    """`doc.text`, put together once; spaCy does it anew each time it is asked, which makes long texts slow."""
    if "text" not in doc.user_data:
        doc.user_data["text"] = doc.text
    text: str = doc.user_data["text"]
    return text


def children(token: Token, *labels: str) -> list[Token]:
    """Dependents with one of the labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it: "Russia, Iran and Syria"."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"}:
            found += conjuncts(child)
        elif child.dep_ == "appos" and child.ent_type_ == "PERSON" and child.i > token.i and child.left_edge.nbor(-1).text != ",":
            found += conjuncts(child)[1:]  # "the candidate Ted Roe and his wife"
    return found


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


def is_passive(verb: Token) -> bool:
    """A passive clause, with or without its auxiliary ("weapons supplied by Iran")."""
    if any(child.dep_ in {"aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"} for child in verb.children):
        return True
    if _is_headline_passive(verb):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux"):
        return False
    return verb.dep_ in {"acl", "amod"} or (verb.dep_ == "conj" and _goes_on_passive(verb))


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
        return noun.head  # "the League, a party banned in May"
    said_of = children(noun, "nsubj") if children(noun, "cop") else []
    among = preposition(noun) == "among"  # "the members were among the others arrested"
    return said_of[0] if said_of and (among or said_of[0].pos_ == "PROPN") else noun


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
    if verb.dep_ == "xcomp":
        return _controller(verb, depth)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and {m.lower_ for m in children(verb, "mark")} & {"for", "of", "in"}:
        return possessors(head) or owning_up(head)  # "takes credit for ordering it": who does, not the credit
    if verb.dep_ in {"acl", "amod"} and verb.tag_ == "VBG":
        return _beyond_comma(verb, depth) or [referent(head)]
    if verb.dep_ == "acl" and verb.tag_ == "VB" and head.dep_ == "obj" and head.head.lemma_.lower() in OBJECT_CONTROL:
        return [head]  # "urged the opposition to stop": the parse hangs the infinitive on whom it asks
    if verb.dep_ == "acl" and verb.tag_ == "VB":
        return planning(verb) or (subjects_or_patients(head.head, depth + 1) if _is_own_plan(head) else [])
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and head.lemma_.lower() in OBJECT_CONTROL and (helped := children(head, "obj")):
        return helped  # "supports the rebels to defend the town"
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


def _above_having(verb: Token) -> list[Token]:
    """ "The union leads the effort to help, having paid …": of a noun right before it, else of the clause's subject."""
    if verb.head.i == verb.left_edge.i - 1:
        return [referent(verb.head)]
    named = ([s for s in a.children if s.dep_ in SUBJECTS | PASSIVE_SUBJECTS] for a in verb.ancestors)
    return next((found for found in named if found), [])


def planning(verb: Token) -> list[Token]:
    """ "Its plan to send", "the Chadian bid to retake", "the refusal of the court to hear": who is told to plan what an infinitive says."""
    noun, start = verb.head, verb.left_edge.i
    if noun.lemma_.lower() in CALLS:
        return []  # "a Chadian call to stop": others are to stop
    behind = [c for c in children(noun, "nmod") if preposition(c) in {"of", "by", "from"} and c.right_edge.i == start - 1]
    behind = [c for c in behind if c.pos_ in {"NOUN", "PROPN", "PRON"} and c.ent_type_ not in AMOUNTS]
    before = [c for c in children(noun, "amod", "compound", "nmod:unmarked") if c.ent_type_ in {"NORP", "GPE", "ORG"}]
    return possessors(noun) or behind or _ranked(noun) or before


def _is_own_plan(noun: Token) -> bool:
    """ "Announced plans to strike", "met in a bid to end it"; who backs or welcomes the decision to strike need not strike."""
    verb = noun.head
    definite = any(d.lower_ in {"the", "that", "those", "this", "these"} for d in children(noun, "det"))
    if noun.dep_ == "obl":
        return preposition(noun) in {"in", "with", "under", "on"} and not definite
    if noun.dep_ != "obj" or verb == noun or verb.lemma_.lower() in OF_ANOTHERS_PLAN:
        return noun.lemma_.lower() in CALLS and noun.dep_ == "obj"  # "rejected a call to stop": it was to stop
    return not definite or verb.lemma_.lower() in OWNING


RANKS = {"first", "last", "only", "latest", "next", "second", "third"}


def _ranked(noun: Token) -> list[Token]:
    """ "She was the first mayor to speak": of whom the noun is said does it; "the first mayor to speak left": he himself."""
    if not any(c.lower_ in RANKS for c in children(noun, "amod")):
        return []
    return children(noun, "nsubj") if children(noun, "cop") else [noun]


def _for_phrase(verb: Token) -> list[Token]:
    """ "called for both sides to meet", "called on them to meet": the phrase right before the infinitive does it."""
    start = verb.left_edge.i
    asking = ASKED_THROUGH.get(verb.head.lemma_.lower(), set())
    return [c for c in verb.head.children if preposition(c) in {"for", *asking} and c.right_edge.i == start - 1]


def _blamed(verb: Token) -> list[Token]:
    """ "accused the rebels of violating", "arrested for staging", "kept them from leaving": done by whom it is said of."""
    marks = {m.lower_ for m in children(verb, "mark")}
    if (
        verb.dep_ not in {"advcl", "ccomp", "xcomp"}
        or not marks & {"of", "for", "from", "against", "into", "as"}
        or verb.head.pos_ not in {"VERB", "ADJ"}
    ):
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
    return subjects(verb, depth)


def _controller(verb: Token, depth: int) -> list[Token]:
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
        if verb.dep_ in {"conj", "xcomp"} and verb.head != verb:
            return subjects_or_patients(verb.head, depth + 1)
        return children(verb, "obj")
    own = children(verb, "obj") or _shared_objects(verb)
    if own:
        return [_antecedent(o, first_conjunct(verb)) for o in own]
    clause = _relative_clause(verb)
    if clause is not None and any(c.lower_ in ADVERBIAL_RELATIVES for c in children(verb, "advmod")):
        return []  # "the city where he met them"
    if clause is not None and [s for s in verb.children if s.dep_ in SUBJECTS]:
        subject_is_gap = any(s.lower_ in RELATIVES for s in verb.children if s.dep_ in SUBJECTS)
        return [] if subject_is_gap else [clause.head]
    return []


def _shared_objects(verb: Token) -> list[Token]:
    """ "Charged or convicted nine people", "condemned and rejected the attack": what stands behind two verbs in a row is of both."""
    if verb.dep_ == "conj" and verb.head.dep_ != "conj" and _in_a_row(verb.head, verb):
        return [o for o in children(verb.head, "obj") if o.i > verb.i]
    second = [c for c in children(verb, "conj") if _in_a_row(verb, c)]
    alike = [c for c in second if c.tag_ == verb.tag_ or {c.tag_, verb.tag_} == {"VBN", "VBD"}]
    return [o for c in alike for o in children(c, "obj") if not is_passive(verb)][:1]


def _in_a_row(first: Token, second: Token) -> bool:
    """Two verbs with nothing but "and" or "or" between them."""
    return second.i - first.i == 2 and second.nbor(-1).dep_ == "cc" and second.pos_ == "VERB" == first.pos_


def tells_apart(verb: Token) -> bool:
    """ "People refusing to pay can be fined": a participle that tells of which people a rule speaks, not that anybody does so."""
    noun = verb.head
    general = noun.head.tag_ in {"VBZ", "VBP"} or any(a.tag_ == "MD" for a in children(noun.head, "aux"))
    bare = noun.tag_ == "NNS" and not noun.ent_type_ and not children(noun, "det", "nmod:poss", "nummod", "amod", "compound")
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and bare and general and verb.i == noun.i + 1


def possessors(noun: Token) -> list[Token]:
    """ "Iran's", "its" before a noun."""
    return children(noun, "nmod:poss")


@dataclass(frozen=True, slots=True)
class Arguments:
    """Heads of dependents by place: "nsubj" "obj" "iobj" "xcomp" "ccomp" "advcl" "acl" "possessive" "modifier", or a preposition."""

    places: dict[str, list[Token]] = field(default_factory=dict)

    def at(self, place: str) -> list[Token]:
        """All heads at a place, coordination expanded; "with Chad and at the UN" has only Chad with it."""
        heads = [(token, c) for token in self.places.get(place, []) for c in conjuncts(token)]
        return [c for token, c in heads if c is token or preposition(token) is None or preposition(c) in {None, preposition(token)}]

    def heads(self, place: str) -> list[Token]:
        """First heads at a place."""
        return self.places.get(place, [])


def _obliques(token: Token, places: dict[str, list[Token]]) -> None:
    for child in token.children:
        if child.dep_ in ADJUNCTS:
            name = preposition(child) or ("by" if child.dep_ == "obl:agent" else None)
            if name:
                places.setdefault(name, []).append(child)
                first = name.split()[0]
                if first != name:
                    places.setdefault(first, []).append(child)


def _clausal(token: Token, places: dict[str, list[Token]]) -> None:
    for child in token.children:
        if child.dep_ in {"ccomp", "xcomp", "advcl", "acl"}:
            places.setdefault(child.dep_, []).append(child)
            marker = next((m.lower_ for m in child.children if m.dep_ == "mark"), None)
            if marker and marker not in {"to", "that"}:  # "accused Iran of sending", "warned against attacking"
                places.setdefault(marker, []).append(child)


def arguments(token: Token) -> Arguments:
    """What fills the places of a verb, or of a noun or adjective that announces an event."""
    places: dict[str, list[Token]] = {}
    _obliques(token, places)
    _clausal(token, places)
    if token.pos_ in {"VERB", "AUX"}:
        places["nsubj"] = subjects(token)
        places["obj"] = objects(token) or _raised_objects(token, places)
        places["iobj"] = children(token, "iobj")
        if token.dep_ == "conj":  # "condemned and rejected the attack by …": shared dependents stand on the last or first verb
            _share(token, places)
        return Arguments(places)
    places["possessive"] = possessors(token)
    before = children(token, "amod", "compound", "nmod:unmarked", "nmod:desc")
    plain = [t for t in before if t.pos_ == "ADJ" and not t.ent_type_]
    deeper = [c for adjective in plain for c in children(adjective, "compound", "amod") if c.ent_type_ in STATES]
    places["modifier"] = before + deeper  # "a United States military raid"
    if token.pos_ == "ADJ" and token.dep_ == "xcomp" and token.head.pos_ == "VERB":  # "stands ready to help"
        places["nsubj"] = _controller(token, 0)
    if token.pos_ == "ADJ" and token.dep_ == "conj" and children(token.head, "cop"):  # "are ready and willing to help"
        places["nsubj"] = children(token.head, *SUBJECTS)
    if any(child.dep_ in {"cop", "aux:pass"} for child in token.children):  # "is appalled by": whoever feels it
        places["nsubj"] = [s for s in token.children if s.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    return Arguments(places)


def _raised_objects(verb: Token, places: dict[str, list[Token]]) -> list[Token]:
    """ "warned Iran not to send", "warned Iran against it": whom the parse puts under the infinitive, or calls indirect."""
    infinitives = [c for c in places.get("ccomp", []) if any(m.dep_ == "mark" and m.lower_ == "to" for m in c.children)]
    return [s for c in infinitives for s in children(c, "nsubj")] or children(verb, "iobj")


def _share(verb: Token, places: dict[str, list[Token]]) -> None:
    first = first_conjunct(verb)
    if not places["obj"] and not places.get("ccomp") and not places.get("xcomp") and first != verb and verb.i < first.i:
        places["obj"] = objects(first)


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


def sentence_tokens(doc: Doc) -> Iterator[list[Token]]:
    """Tokens of each sentence without blanks."""
    for sent in doc.sents:
        kept = [t for t in sent if not t.is_space]
        if kept:
            yield kept
