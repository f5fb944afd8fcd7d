"""A parse put right where punctuation says more than the parser saw; done once, before anything is read from the tree."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.attaching import attach
from kg.extract.holders import is_somebody
from kg.extract.joining import join
from kg.extract.misdrawn import redraw, speaks
from kg.extract.pairs import join_pairs, part_names
from kg.extract.regrouping import regroup, unite
from kg.extract.rows import draw_rows
from kg.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, is_passive, preposition
from kg.extract.unbent import unbend
from kg.lexicon import Lexicon

AMOUNTS = {"score", "dozen", "hundred", "thousand", "number"}
DAYS = {"DATE", "TIME"}
NAMED = {"GPE", "PERSON", "ORG"}
PERSONAL = {"he", "she", "it", "they"}
FINITE = {"VBD", "VBZ", "VBP"}


def mend(doc: Doc, lexicon: Lexicon) -> None:
    """What the parse is known to miss, each thing in a function of its own. Changes the tree and the names of the Doc."""
    _counts(doc)
    join_pairs(doc)
    part_names(doc)
    regroup(doc, lexicon)
    _mend_subjects(doc)
    _mend_close(doc)
    _mend_participles(doc, lexicon)
    _mend_agents(doc)
    _mend_cited(doc)
    unbend(doc, lexicon)
    redraw(doc, lexicon)
    _mend_coordination(doc)
    unite(doc, lexicon)
    _along_with(doc)
    join(doc, lexicon)
    attach(doc, lexicon)
    draw_rows(doc, lexicon)
    _beyond_full_stop(doc)
    for verb in doc:
        if verb.dep_ == "conj" and _is_inserted(verb, lexicon):
            verb.dep_ = "parataxis"
            for further in [c for c in children(verb, "conj") if _goes_on(c, verb)]:
                further.head = verb.head
    _mend_frames(doc)
    for verb in [token for token in doc if token.dep_ == "conj" and token.tag_ in FINITE]:
        if (outer := _said_besides(verb, lexicon)) is not None:
            verb.head = outer
    _mend_finite(doc)
    _mend_present(doc)
    _mend_terms(doc)
    for verb in [token for token in doc if token.dep_ == "acl:relcl" and token.tag_ in {"VBD", "VBN"}]:
        _mend_apposition(verb)


def _mend_subjects(doc: Doc) -> None:
    """A clause has one subject: of two the one behind the verb is its object, or goes with its preposition; of two before it, with a
    clause without subject between them, the first is that clause's ("Lee has agreed, the speaker said")."""
    for verb in [token for token in doc if token.pos_ == "VERB"]:
        found = children(verb, "nsubj")
        if len(found) != 2:
            continue
        first, second = found
        if verb.i < first.i and second.ent_type_ == "PERSON" and second.left_edge.i == first.i + 1:
            first.head, first.dep_ = second, "nmod:desc"  # "commented Liberal Democrat Ann Roe"
            continue
        if first.i < verb.i < second.i:
            if preposition(second) is not None:
                second.dep_ = "obl"
            elif not children(verb, "obj", "aux:pass") and preposition(first) is None:
                second.dep_ = "obj"
        between = [c for c in children(verb, "ccomp") if first.i < c.i < second.i < verb.i]
        if between and not children(between[0], *SUBJECTS, *PASSIVE_SUBJECTS, "expl"):
            first.head = between[0]


def _mend_close(doc: Doc) -> None:
    """ "…, people close to the talks said": who is close to something closes nothing, where the saying lacks a subject."""
    for close in [t for t in doc if t.lower_ == "close" and t.dep_ == "ccomp" and t.i + 1 < len(doc) and t.nbor(1).lower_ == "to"]:
        who, said = children(close, "nsubj"), close.head
        if len(who) == 1 and close.i < said.i == close.right_edge.i + 1 and not children(said, *SUBJECTS):
            who[0].head, who[0].dep_ = said, "nsubj"
            close.head, close.dep_, close.pos_, close.tag_ = who[0], "amod", "ADJ", "JJ"


def _mend_participles(doc: Doc, lexicon: Lexicon) -> None:
    """ "Urged them to send more, warning that …": behind a comma the form in -ing is a participle, whatever it is taken for."""
    for word in [t for t in doc if t.tag_ == "VB" and t.dep_ == "advcl" and t.lower_.endswith("ing") and t.i > t.sent.start]:
        stems = (word.lower_[:-3], word.lower_[:-3] + "e", word.lower_[:-4])
        stem = next((one for one in stems if any(c.pos == "VERB" for c in lexicon.cues_for(one))), None)
        if stem is not None and word.nbor(-1).text == "," and word.lemma_.lower() == word.lower_:
            word.tag_, word.lemma_ = "VBG", stem


def _mend_cited(doc: Doc) -> None:
    """ "Reuters reported, citing three sources, that the ship sank": behind the comma the clause is what the first verb reports."""
    for clause in [t for t in doc if t.dep_ in {"acl:relcl", "acl"} and t.head.head.lower_ in {"citing", "quoting"}]:
        citing = clause.head.head
        that = next((m for m in children(clause, "mark") if m.lower_ == "that" and m.nbor(-1).text == ","), None)
        told = that is not None and that.i < clause.i and bool(children(clause, *SUBJECTS, *PASSIVE_SUBJECTS))
        if told and citing.dep_ == "advcl" and not children(citing.head, "ccomp", "obj"):
            clause.head, clause.dep_ = citing.head, "ccomp"


def _mend_agents(doc: Doc) -> None:
    """ "Was reported missing by the police": who does it belongs to the verb, not to what is said of the subject."""
    for noun in [t for t in doc if t.dep_ == "obl" and preposition(t) == "by" and t.ent_type_ not in DAYS]:
        state, verb = noun.head, noun.head.head
        if state.dep_ == "xcomp" and state.tag_ == "JJ" and state.i == verb.i + 1 and noun.left_edge.i == state.i + 1 and is_passive(verb):
            noun.head, noun.dep_ = verb, "obl:agent"


def _said_besides(verb: Token, lexicon: Lexicon) -> Token | None:
    """The "said" of "said it was opposed and warned the others": who says so of himself goes on to speak, in the writer's words."""
    clause = verb.head
    outer = clause.head
    subjects = children(clause, *SUBJECTS, *PASSIVE_SUBJECTS)
    held = clause.tag_ in {"VBZ", "VBP"}  # "has stated that it shows so and asked them …": two tenses
    own = len(subjects) == 1 and (subjects[0].lower_ in PERSONAL or _speechless(subjects[0], verb, lexicon, held))
    past = outer.tag_ == verb.tag_ or (held and verb.tag_ == "VBD" and any(a.lower_ in {"has", "have"} for a in children(outer, "aux")))
    alike = clause.dep_ == "ccomp" and outer.i < clause.i and past and own
    if not alike or children(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "aux:pass", "cop"):
        return None
    return outer if speaks(outer, lexicon) and speaks(verb, lexicon) else None


def _mend_apposition(verb: Token) -> None:
    """ "Ann Lee, a nurse killed in the raid": the nurse is she, and was killed; a clause of its own would have its relative pronoun."""
    subjects = children(verb, *SUBJECTS)
    if len(subjects) != 1 or children(verb, "obj", "aux", "aux:pass", "ccomp", "xcomp", "mark"):
        return
    if any(t.pos_ != "ADV" for t in verb.doc[subjects[0].i + 1 : verb.i]):
        return
    noun, name = subjects[0], verb.head
    start = next(t for t in noun.subtree if t.dep_ != "punct")
    apart = start.i > 0 and start.nbor(-1).text == "," and start.lower_ in {"a", "an", "the"}
    if apart and noun.pos_ == "NOUN" and name.pos_ == "PROPN" and name.i < start.i:
        noun.head, noun.dep_ = name, "appos"
        verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"


def _mend_finite(doc: Doc) -> None:
    """ "Said they should leave, and called for calm": a past tense goes on with no infinitive, but with the past tense above it."""
    for verb in [token for token in doc[1:] if token.dep_ == "advcl" and token.tag_ == "VBD"]:
        clause, outer = verb.head, verb.head.head  # "stated that it was fair, urged calm, and accused others"
        bare = not children(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "aux:pass", "cop", "mark", "advmod") and verb.nbor(-1).text == ","
        if bare and clause.dep_ == "ccomp" and outer.tag_ == "VBD" and outer.i < clause.i < verb.i:
            verb.head, verb.dep_ = outer, "conj"
    for verb in [token for token in doc if token.dep_ == "conj" and token.tag_ in {"VBD", "VBN"}]:
        clause = verb.head
        bare = clause.tag_ == "VB" and clause.dep_ in {"xcomp", "ccomp", "acl", "advcl"} and not children(clause, "aux:pass")
        if _is_or_done(verb):  # "told to leave or even fined"
            verb.tag_ = "VBN"
            continue
        if not bare or children(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "aux:pass", "cop"):
            continue
        above = next((t for t in clause.ancestors if t.tag_ == "VBD" and t.i < clause.i and t.sent == verb.sent), None)
        if above is not None:
            verb.head, verb.tag_ = above, "VBD"


def _is_or_done(verb: Token) -> bool:
    """A past form that "or" joins, with nothing that it is done to: a participle."""
    return any(c.lower_ == "or" for c in children(verb, "cc")) and not children(verb, "obj", "ccomp", "xcomp", *SUBJECTS)


def _mend_present(doc: Doc) -> None:
    """ "We are concerned, and call on all to stop": no order and no infinitive goes on from a present tense, but a present tense."""
    for verb in [token for token in doc if token.dep_ == "conj" and token.tag_ == "VB"]:
        first = verb.head
        helping = children(first, "aux", "aux:pass", "cop")
        present = first.tag_ == "VBP" or any(a.tag_ == "VBP" for a in helping)
        told = children(first, *SUBJECTS, *PASSIVE_SUBJECTS) and not any(a.tag_ == "MD" for a in helping) and not children(first, "mark")
        if present and told and not children(verb, *SUBJECTS, "aux", "mark"):
            verb.tag_ = "VBP"


def _mend_terms(doc: Doc) -> None:
    """ "Condemn in the strongest terms the attack": what stands bare behind the terms is the object that the verb lacks."""
    for terms in [token for token in doc if token.lemma_.lower() == "term" and token.dep_ == "obl" and preposition(token) == "in"]:
        verb = terms.head
        if verb.pos_ != "VERB" or terms.i < verb.i or children(verb, "obj", "ccomp"):
            continue
        bare = [c for c in (*children(terms, "appos"), *children(verb, "obl")) if c.i > terms.i and preposition(c) is None]
        things = [c for c in bare if c.ent_type_ not in DAYS and terms.nbor().text != ","]
        if things:
            things[0].head, things[0].dep_ = verb, "obj"


def _speechless(subject: Token, verb: Token, lexicon: Lexicon, apart: bool) -> bool:
    """ "Said that the deal was bad, and called for a vote": behind a comma or else set apart, of a thing that cannot call for anything."""
    joint = children(verb, "cc")
    comma = apart or (joint[0] if joint else verb).nbor(-1).text == ","
    return comma and subject.pos_ == "NOUN" and not subject.ent_type_ and not is_somebody(subject, lexicon)


def _mend_coordination(doc: Doc) -> None:
    """ "The minister and President Li" are two; "killed 12 and wounded 30" has two verbs."""
    for token in doc:
        if token.dep_ == "appos" and token.left_edge.dep_ == "cc":
            token.dep_ = "conj"
        elif token.tag_ in {"VBN", "VBD"}:
            _second_deed(token)
        elif token.dep_ == "conj" and token.ent_type_ in NAMED:
            _second_half(token)


def _second_half(name: Token) -> None:
    """ "Visited Turkey on Monday and Oman on Tuesday": a name that the parse joins to a day goes with the name before that day."""
    day = name.head
    if day.ent_type_ not in DAYS or not day.dep_.startswith("obl"):
        return
    case = preposition(name)  # "travelled to Chad on Monday and to Mali on Tuesday"
    alike = [o for o in children(day.head, "obl") if preposition(o) == case] if case else children(day.head, "obj")
    first = [o for o in alike if o.ent_type_ == name.ent_type_ and o.i < day.i]
    if first:
        name.head = first[-1]


def _counts(doc: Doc) -> None:
    """ "15 were wounded", "killed 30 people": a number that somebody or something is counted by is no date."""
    for number in [t for t in doc[:-1] if t.tag_ == "CD" and t.dep_ != "nummod" and t.nbor().tag_ in {"NNS", "NNPS"}]:
        if number.head == number.nbor().head and not list(number.children):
            number.head, number.dep_ = number.nbor(), "nummod"  # "30 Britons were killed"
    alone = {e.root.i for e in doc.ents if e.label_ in DAYS and len(e) == 1 and e.root.pos_ == "NUM" and _counts_people(e.root)}
    if alone:
        doc.set_ents([e for e in doc.ents if e.root.i not in alone])


def _counts_people(number: Token) -> bool:
    if len(number.text) == 4 and number.text.startswith(("19", "20")):
        return False  # a year
    alone = number.dep_ in {"nsubj:pass", "obj"} and number.head.pos_ == "VERB"
    return alone or (number.dep_ == "nummod" and number.head.ent_type_ == "" and number.head.dep_ in {"nsubj:pass", "obj"})


def _second_deed(verb: Token) -> None:
    """ "Killed 12 and wounded 30", "killed ten and injured scores of others": the participle that the parse hangs on the first object is
    a second verb; before a number or an amount it describes nobody."""
    thing = verb if verb.dep_ == "conj" else verb.head
    first = thing.head
    if verb.dep_ == "conj" and first.dep_ == "obl" and verb.tag_ == "VBD" and _joined(verb) and children(verb, "obj"):
        if first.head.tag_ == "VBD" and first.head.i < first.i:  # "labelled him as a threat and levied a fine"
            verb.head = first.head
        return
    if thing.dep_ != "conj" or first.dep_ != "obj" or first.pos_ not in {"NOUN", "PROPN", "NUM"} or first.head.pos_ != "VERB":
        return
    if verb.dep_ == "conj" and children(verb, "obj"):
        verb.head = first.head
    elif (
        verb.dep_ == "amod" and _joined(verb) and (thing.lemma_.lower() in AMOUNTS or any(n.i > verb.i for n in children(thing, "nummod")))
    ):
        joint = [c for c in children(thing, "cc") if c.i < verb.i]
        verb.head, verb.dep_, verb.pos_ = first.head, "conj", "VERB"
        thing.head, thing.dep_ = verb, "obj"
        for word in joint:
            word.head = verb


def _beyond_full_stop(doc: Doc) -> None:
    """ "… is 25. Kos revealed …": a subject behind a full stop that the parse did not see belongs to the verb behind it."""
    for stop in doc[:-2]:
        subject = stop.nbor()
        if stop.text != "." or subject.is_sent_start or subject.dep_ not in SUBJECTS or subject.head.i > stop.i:
            continue
        verb = subject.nbor()
        if verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and not children(verb, *SUBJECTS, *PASSIVE_SUBJECTS):
            subject.head, verb.dep_ = verb, "parataxis"
            verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_


def _along_with(doc: Doc) -> None:
    """ "Hassan, along with Omar, was hanged": two, whatever the parse hangs the second on; right behind the first and before the verb."""
    for token in doc[2:]:
        if token.lower_ != "with" or token.nbor(-1).lower_ not in {"along", "together"} or token.nbor(-2).text != ",":
            continue
        second = token.head
        phrase = second.head if second.head.lower_ in {"along", "together"} else second
        first = next((s for s in phrase.head.children if s.dep_ in SUBJECTS | PASSIVE_SUBJECTS and s.right_edge.i <= token.i - 2), None)
        first = first if phrase.dep_ == "obl" else phrase.head
        if first is not None and second.pos_ in {"NOUN", "PROPN"} and first.dep_ in SUBJECTS | PASSIVE_SUBJECTS and first.i < token.i:
            second.head, second.dep_ = first, "conj"
            token.nbor(-1).head, token.nbor(-1).dep_ = second, "cc"  # it joins, as "and" does


def _joined(verb: Token) -> bool:
    return verb.i > 0 and verb.nbor(-1).dep_ == "cc"


def _is_inserted(verb: Token, lexicon: Lexicon) -> bool:
    """The "he told Roe" of "Iran opposed the war, he told Roe, and would not help": a frame within what it frames, not a second deed."""
    subjects = children(verb, *SUBJECTS)
    if len(subjects) != 1 or not speaks(verb, lexicon) or children(verb, "ccomp", "cc", "mark"):
        return False
    before = subjects[0].left_edge
    return verb.head.i < before.i < verb.i and before.i > 0 and before.nbor(-1).text == ","


def _mend_frames(doc: Doc) -> None:
    """ "The union would respond, he said, and was considering sanctions": what follows a frame set off by commas goes on with what is said.

    A second deed of the speaker has no comma before it ("…, he said and left"), or names him again. Changes the tree of the Doc.
    """
    for verb in [token for token in doc if token.dep_ == "conj"]:
        frame = verb.head
        said = _said_before(frame)
        if said is not None and _goes_on(verb, frame):
            verb.head = said


def _said_before(frame: Token) -> Token | None:
    """The clause before "…, he said", with the frame's subject between the two."""
    subjects = children(frame, *SUBJECTS)
    said = [clause for clause in children(frame, "ccomp") if clause.i < frame.i and children(clause, *SUBJECTS, *PASSIVE_SUBJECTS)]
    return said[0] if len(said) == 1 and len(subjects) == 1 and said[0].i < subjects[0].i < frame.i else None


def _goes_on(verb: Token, frame: Token) -> bool:
    """A finite verb without a subject of its own, joined by "and" or "but" right after the comma that closes the frame."""
    joint = children(verb, "cc")
    return (
        bool(joint)
        and joint[0].nbor(-1).text == ","
        and joint[0].nbor(-1).i > frame.i
        and not children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
        and bool(children(verb, "aux", "cop", "aux:pass"))
    )
