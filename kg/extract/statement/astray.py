"""Words of a saying that a parse hangs on another word: a that-clause behind whom it is told, the rest of a matter, the name before "said".

Each looks for what stands in its place in the sentence, whatever it hangs on, and where the kinds of words leave no second reading.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.deeds import names_deed
from kg.extract.tree.holders import is_document, is_somebody
from kg.extract.tree.subjectless import ADDRESSING, SPOKEN_IN
from kg.extract.tree.syntax import (
    PASSIVE_SUBJECTS,
    RELATIVES,
    SUBJECTS,
    children,
    descendants,
    is_clause,
    is_passive,
    preposition,
    text_before,
)
from kg.extract.tree.tags import FINITE_TAGS
from kg.lexicon import Lexicon
from kg.lexicon.words import NONE

_HUNG = {"advcl", "ccomp", "acl", "acl:relcl", "parataxis", "appos"}
_OF_THE_MATTER = {"by", "behind", "of", "about", "for", "against", "between", "over", "from", "towards", "toward", "due to"}
_PLACED = {"in", "at", "on", "near"}
_DUE = {"by", "before", "within", "until"}  # "promised a release before May"
_AMOUNTS = {"PERCENT", "MONEY", "QUANTITY"}
_PERIODS = {"decade", "year", "month", "week", "century"}
_SPANNING = {"since", "until", "between"}  # "reported ten deaths since May": no time of saying
_TOLD_OF = {"report", "predict", "forecast", "show", "depict"}  # "reported two cases in the port": where it is, not where it is said
_TELLING_BY_INFINITIVE = ("telling-by-infinitive", "infinitive-noun")  # word classes: "bill", "law"; "plan", "request"
_VOICING = "voicing"  # word class: "expressed shock *at the arrest*"
_STRIVING = "striving"  # word class: "support for Chad *in the fight* against it"
_FORETELLING = {"predict", "forecast", "expect", "foresee", "anticipate"}
QUOTING = {"quote", "cite"}
_QUOTING_REACH = 12  # tokens of "quoted by the state news agency as"
_ADDRESSING_DEEDS = ADDRESSING | {
    "urge", "warn", "tell", "ask", "praise", "thank", "criticise", "criticize", "condemn", "blame", "accuse", "call", "defend", "attack",
    "promise", "threaten", "welcome", "reject", "dismiss", "congratulate", "hail", "denounce", "reassure", "invite", "assure", "appeal",
}  # fmt: skip
_RECEIVING = {"receive", "get", "obtain"}
_MAIL = {"email", "e-mail", "mail", "call", "text", "note", "fax", "reply", "response", "answer", "voicemail"}
_JOURNALS = {"journal", "magazine", "newspaper"}
_MEDIA = {"television", "radio", "telephone", "phone", "fax", "post", "text", "video", "loudspeaker", "satellite", *_MAIL}
_SUITS = {"suit", "lawsuit", "complaint", "petition", "appeal", "motion", "claim"}


def clause_behind_phrase(word: Token) -> list[Token]:
    """The "how firms hide it" of "shows in detail *how firms hide it*", which a parse may hang on the phrase before it."""
    if children(word, "obj", "ccomp", "xcomp", "iobj"):
        return []
    for noun in (c for c in children(word, "obl") if c.i > word.i):
        behind = [
            c for c in children(noun, "acl", "acl:relcl") if c.left_edge.i == noun.i + 1 and c.left_edge.lower_ in {"how", "why", "whether"}
        ]
        if behind and children(behind[0], *SUBJECTS, *PASSIVE_SUBJECTS):
            return behind[:1]
    return []


def told_clause(word: Token) -> list[Token]:
    """The that-clause of "told the paper, which broke it, *that* …" and "briefed reporters *that* …", be it hung on whom it is told."""
    if word.lemma_.lower() not in ADDRESSING or children(word, "ccomp", "xcomp"):
        return []
    told = [c for c in children(word, "obj", "iobj", "obl:agent") if c.i > word.i]
    told += [c for c in children(word, "obl", "obl:unmarked") if told and c.i > told[0].i and c.ent_type_ in {"DATE", "TIME"}]
    for clause in (t for c in told for t in c.subtree if t.dep_ in _HUNG and is_clause(t)):
        first = next((t for t in clause.subtree if not t.is_punct), clause)
        who = children(clause, *SUBJECTS, *PASSIVE_SUBJECTS, "expl")
        near = clause.head.pos_ not in {"VERB", "AUX"} or (
            first.i > 0 and first.nbor(-1).text == ","
        )  # "told a woman who said that …": said by her
        if first.lower_ == "that" and first not in who and who and near and first.dep_ in {"mark", "det"} and first.i > told[0].i:
            return [clause]
    return []


def with_its_rest(word: Token, clause: Token) -> list[Token]:
    """The "to fight it" of "explained how important it is *to fight it*", which a parse hangs on the explaining."""
    waits = any(c.lower_ == "it" for c in children(clause, "expl")) and not children(clause, "csubj", "ccomp", "xcomp")
    rest = [c for c in children(word, "xcomp", "advcl") if c.tag_ == "VB" and c.left_edge.i == clause.right_edge.i + 1]
    return descendants(rest[0]) if waits and rest and clause.i > word.i else []


def rest_of_matter(word: Token, said: list[Token], lexicon: Lexicon) -> list[Token]:
    """The "by guards" of "described cruelty *by guards*", right behind a matter, though the parse hangs it on the word; not when, where
    or to whom it is said."""
    last = max((t.i for t in said), default=word.i)
    places = _OF_THE_MATTER | (_PLACED if word.lemma_.lower() in _TOLD_OF else set())
    striving = lexicon.classes.get(_STRIVING, NONE)
    found: list[Token] = []
    for part in (c for c in children(word, "obl", "advcl", "acl") if c.i > word.i):
        tokens = descendants(part)
        case = preposition(part) if part.dep_ == "obl" else None
        told = case == "at" and any(m.lower_ == "that" for c in children(part, "acl", "ccomp") for m in children(c, "mark"))
        told = told or (case == "at" and word.lemma_.lower() in lexicon.classes.get(_VOICING, NONE) and names_deed(part, lexicon))
        led = (
            case in places
            or (case in _SPANNING and part.ent_type_ in {"DATE", "TIME"})
            or of_the_time(word, part, case)
            or (case == "at" and any(t.ent_type_ in _AMOUNTS for t in part.subtree))  # "showed support at one percent"
            or (case == "in" and part.lemma_.lower() in striving)
            or told
            or (case == "at" and part.lemma_ == "hand")  # "killings at the hands of soldiers"
        )  # "concern at the fact that …"
        if last <= word.i or tokens[0].i != last + 1 or not led:
            continue
        dated = part.ent_type_ in {"DATE", "TIME"} and case not in _SPANNING and not of_the_time(word, part, case)
        if dated or part.lemma_.lower() in SPOKEN_IN or part.dep_ == "obl:agent":
            break
        if (case == "by" and part.lemma_.lower() in _MEDIA) or (case == "in" and part.lemma_.lower() in _JOURNALS):
            break  # "announced the change by telephone", "reported it in the journal Nature"
        found += tokens
        last = tokens[-1].i
    return found or _foretold(word, last)


def of_the_time(word: Token, part: Token, case: str | None) -> bool:
    """ "Promised a release *before May*", "marvelled at the growth *in the last decade*": a term set for what is promised, and a time too
    long for a saying."""
    promised = word.lemma_.lower() in {"promise", "pledge", "vow", "guarantee", *_FORETELLING}
    dated = any(t.ent_type_ in {"DATE", "TIME"} for t in part.subtree)
    long = part.lemma_.lower() in _PERIODS and any(a.lower_ in {"last", "past"} for a in children(part, "amod"))
    spans = long and case in {"in", "over", "during"} and bool(children(part, "det"))
    return (promised and case in _DUE and dated) or (spans and (part.lemma_ in {"decade", "century"} or part.tag_ == "NNS"))


def _foretold(word: Token, last: int) -> list[Token]:
    """ "Predict landfall *on Saturday*": when, right behind what is foretold, is foretold."""
    if word.lemma_.lower() not in _FORETELLING:
        return []
    days = [c for c in children(word, "obl", "obl:unmarked") if c.ent_type_ in {"DATE", "TIME"} and c.left_edge.i == last + 1]
    return [t for c in days for t in descendants(c)]


def deed_of_matter(word: Token, noun: Token, lexicon: Lexicon) -> list[Token]:
    """The "to ban it" of "proposed a bill last week *to ban it*", a time away from its noun, where a parse makes it what the proposing is
    for."""
    named = any(noun.lemma_.lower() in lexicon.classes.get(name, NONE) for name in _TELLING_BY_INFINITIVE)
    if behind := [c for c in children(word, "advcl", "xcomp") if _is_to_be_done(c, noun)]:
        return descendants(behind[0]) if word.lemma_ in {"announce", "reveal", "unveil"} else []
    if noun.i < word.i or not (named or (word.lemma_.lower() == "propose" and not is_somebody(noun, lexicon))):
        return []
    for part in (c for c in children(word, "advcl", "xcomp") if c.i > noun.right_edge.i and c.tag_ == "VB"):
        between = word.doc[noun.right_edge.i + 1 : part.left_edge.i]
        marked = part.left_edge.lower_ == "to" and not children(part, *SUBJECTS)
        if marked and all(t.ent_type_ in {"DATE", "TIME"} or t.head.ent_type_ in {"DATE", "TIME"} for t in between):
            return descendants(part)
    return []


def _is_to_be_done(clause: Token, noun: Token) -> bool:
    """The "to be opened" of "announced a plant in Bari *to be opened in May*", right behind the noun."""
    marked = clause.tag_ == "VBN" and is_passive(clause) and clause.left_edge.lower_ == "to"
    return marked and not children(clause, *SUBJECTS) and clause.left_edge.i == noun.right_edge.i + 1


def second_that(word: Token, matter: Token) -> list[Token]:
    """The "that …" of "announced a merger, and, to the surprise of many, *that it would close*": a clause beside the matter."""
    joined = [c for c in (*children(word, "conj"), *children(matter, "conj")) if c.i > matter.i and is_clause(c)]
    return [t for c in joined if any(m.lower_ == "that" for m in children(c, "mark")) for t in descendants(c)]


def named_right_before(word: Token, lexicon: Lexicon) -> list[Token]:
    """The "experts" of "the ten million experts say it costs": the subject of a finite verb that a parse leaves without one."""
    if word.tag_ not in FINITE_TAGS or word.i == word.sent.start or is_passive(word) or children(word, *SUBJECTS, "expl", "aux"):
        return []
    before = _outside_brackets(word)
    before = before.head if before.dep_ == "flat" else before
    while before.dep_ == "nmod" and children(before, "case") and before.head.i < before.i and before.head.pos_ in {"NOUN", "PROPN"}:
        before = before.head  # "the envoy for Chad said"
    before = with_name_before(before, lexicon)
    if (
        before.pos_ not in {"NOUN", "PROPN"}
        or not is_somebody(before, lexicon)
        or (before.dep_ in {*SUBJECTS, "obl"} and before.head.i < word.i)
    ):
        return []
    plural = before.tag_ in {"NNS", "NNPS"} and word.tag_ != "VBZ"
    return [before] if plural or (before.tag_ in {"NN", "NNP"} and word.tag_ in {"VBZ", "VBD"} and before.ent_type_) else []


def with_name_before(office: Token, lexicon: Lexicon) -> Token:
    """The name of "Responding to the report *Ann Lee*, the envoy to Chad said", which a parse puts beside the report: who is told of by the
    office right behind it; the noun itself elsewhere."""
    first = next((t for t in office.subtree if not t.is_punct), office)
    comma = first.nbor(-1) if first.i > 0 else office
    last = comma.nbor(-1) if comma.text == "," and comma.i > 0 else office
    name = last.head if last.dep_ == "flat" else last
    noun = name.head
    led = name.ent_type_ == "PERSON" and name.dep_ == "appos" and noun.pos_ == "NOUN" and noun.i == name.left_edge.i - 1
    return name if led and not is_somebody(noun, lexicon) and name.i < office.i else office


def _outside_brackets(word: Token) -> Token:
    """The token before a word, or before the brackets that stand there ("Roe (R-IN) said")."""
    before = word.nbor(-1)
    opening = next((t for t in reversed(word.doc[word.sent.start : word.i]) if t.text == "("), None) if before.text == ")" else None
    return opening.nbor(-1) if opening is not None and opening.i > word.sent.start else before


def by_letter(word: Token, lexicon: Lexicon) -> list[Token]:
    """The letter of "was sent a letter, asking for …", the reply of "got an email reply saying …": who gets it says nothing."""
    beside = word.tag_ == "VBG" and word.dep_ == "advcl"
    got = beside and is_passive(word.head) and not children(word.head, "obl:agent")
    received = beside and word.head.lemma_ in _RECEIVING and "," not in {word.left_edge.text, text_before(word)}
    papers = [o for o in children(word.head, "obj") if is_document(o, lexicon) or (received and _carries_words(o, lexicon))]
    return papers[:1] if got or received else []


def given_to(word: Token, lexicon: Lexicon) -> list[Token]:
    """The email of "sent an email to staff *that* claimed …": a thing that says so, not those to whom it was given."""
    led = any(s.lower_ in {"that", "which"} for s in children(word, "nsubj")) and word.dep_ == "acl:relcl"
    receiver = word.head
    if not led or preposition(receiver) != "to" or receiver.dep_ not in {"obl", "nmod"} or receiver.ent_type_ in {"ORG", "GPE"}:
        return []
    things = [receiver.head] if receiver.dep_ == "nmod" else children(receiver.head, "obj")
    return [t for t in things if t.i < receiver.i and (is_document(t, lexicon) or _carries_words(t, lexicon))][:1]


def _carries_words(noun: Token, lexicon: Lexicon) -> bool:
    """ "An email response", "a call": something said or written that one gets."""
    words = [noun, *children(noun, "compound")]
    spoken = any(c.pos == "NOUN" and c.kind == "speech" for w in words for c in lexicon.cues_for(w.lemma_.lower()))
    return spoken or any(w.lemma_.lower() in SPOKEN_IN | _MAIL for w in words)


def by_suit(word: Token) -> list[Token]:
    """Northwind of "asked to move it to Bari, where *Northwind filed a lawsuit*, claiming …": who sues claims what the suit is about."""
    if word.tag_ != "VBG" or word.dep_ != "advcl" or word.i < 2 or word.nbor(-1).text != ",":
        return []
    verbs = [t for t in word.head.subtree if t.pos_ == "VERB" and t.i < word.i and children(t, *SUBJECTS)]
    suing = [v for v in verbs for o in children(v, "obj") if o.lemma_.lower() in _SUITS and o.right_edge.i == word.i - 2]
    return [s for s in children(suing[-1], *SUBJECTS) if s.lower_ not in RELATIVES][:1] if suing else []


def quoted_one(word: Token) -> list[Token]:
    """The envoy of "the envoy is quoted by the paper saying …", and of "the envoy urged them to leave, quoted by the paper as saying …"."""
    if aside := _quoted_aside(word):
        return aside
    active = word.tag_ == "VBG" and word.dep_ == "advcl" and word.head.lemma_.lower() in QUOTING and not is_passive(word.head)
    if active and (before := [o for o in children(word.head, "obj") if o.right_edge.i == word.i - 1]):
        return before  # "the paper quoted the envoy saying …"
    quoted = word.tag_ == "VBG" and word.dep_ == "advcl" and word.head.lemma_.lower() in QUOTING and is_passive(word.head)
    return children(word.head, "nsubj:pass") if quoted else []


def _quoted_aside(word: Token) -> list[Token]:
    """Who speaks in "Roe praised his men, *quoted by the paper as* saying …": whose words the main verb tells as well."""
    before = word.doc[max(word.sent.start, word.i - _QUOTING_REACH) : word.i]
    if word.tag_ != "VBG" or len(before) < 4 or before[-1].lower_ != "as":
        return []
    quoted = next((t for t in reversed(before) if t.tag_ == "VBN" and t.lemma_.lower() in QUOTING), None)
    if quoted is None or quoted.i == word.sent.start or quoted.nbor(-1).text != "," or quoted.dep_ not in {"acl", "advcl"}:
        return []
    verb = next((a for a in quoted.ancestors if a.tag_ in FINITE_TAGS), None)
    told = verb is not None and verb.lemma_.lower() in _ADDRESSING_DEEDS and not is_passive(verb)
    return [s for s in children(verb, "nsubj") if s.lower_ not in RELATIVES][:1] if told and verb is not None else []


def of_outer_participle(word: Token) -> Token | None:
    """The "welcoming" of "issued a paper welcoming plans to expand, and *calling for* bases", where a parse joins the second participle to
    the infinitive; None elsewhere."""
    if word.tag_ != "VBG" or word.dep_ != "conj" or word.head.tag_ != "VB":
        return None
    return next((a for a in word.ancestors if a.tag_ == "VBG" and a.dep_ in {"acl", "advcl"} and a.i < word.i), None)


def by_whose_account(word: Token) -> list[Token]:
    """The teacher of "According to the teacher, the pupils are glad, *saying* …": a participle goes on with whose words those are."""
    if (
        word.tag_ != "VBG"
        or word.dep_ != "advcl"
        or word.left_edge.i == 0
        or "," not in {word.left_edge.text, word.left_edge.nbor(-1).text}
    ):
        return []
    sources = [c for c in children(word.head, "obl") if c.i < word.i and preposition(c) == "according to"]
    return sources[:1] if children(word.head, *SUBJECTS, *PASSIVE_SUBJECTS) else []
