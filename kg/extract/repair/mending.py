"""A parse put right where punctuation says more than the parser saw; done once, before anything is read from the tree."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.repair.attaching import attach
from kg.extract.repair.coordinated import add_companions, coordinate
from kg.extract.repair.counts import count
from kg.extract.repair.crowds import give_to_crowds
from kg.extract.repair.joining import join
from kg.extract.repair.misdrawn import redraw
from kg.extract.repair.openings import close_openings
from kg.extract.repair.pairs import join_pairs, part_names
from kg.extract.repair.regrouping import regroup, unite
from kg.extract.repair.resumed import resume
from kg.extract.repair.rows import draw_rows
from kg.extract.repair.secondverbs import go_on
from kg.extract.repair.unbent import unbend
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, is_passive, preposition
from kg.extract.tree.tags import TIMES
from kg.lexicon import Lexicon


def mend(doc: Doc, lexicon: Lexicon) -> None:
    """What the parse is known to miss, each thing in a function of its own. Changes the tree and the names of the Doc."""
    count(doc)
    join_pairs(doc)
    part_names(doc)
    regroup(doc, lexicon)
    close_openings(doc)
    _one_subject(doc)
    _close_to(doc)
    _participles(doc, lexicon)
    _agents(doc)
    _asked(doc)
    _reasons(doc)
    _cited(doc)
    unbend(doc, lexicon)
    redraw(doc, lexicon)
    coordinate(doc, lexicon)
    unite(doc, lexicon)
    add_companions(doc)
    join(doc, lexicon)
    attach(doc, lexicon)
    give_to_crowds(doc, lexicon)
    draw_rows(doc, lexicon)
    _beyond_full_stop(doc)
    resume(doc, lexicon)
    go_on(doc, lexicon)
    _in_terms(doc)
    _apposition(doc)


def _one_subject(doc: Doc) -> None:
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


def _close_to(doc: Doc) -> None:
    """ "…, people close to the talks said": who is close to something closes nothing, where the saying lacks a subject."""
    for close in [t for t in doc if t.lower_ == "close" and t.dep_ == "ccomp" and t.i + 1 < len(doc) and t.nbor(1).lower_ == "to"]:
        who, said = children(close, "nsubj"), close.head
        if len(who) == 1 and close.i < said.i == close.right_edge.i + 1 and not children(said, *SUBJECTS):
            who[0].head, who[0].dep_ = said, "nsubj"
            close.head, close.dep_, close.pos_, close.tag_ = who[0], "amod", "ADJ", "JJ"


def _participles(doc: Doc, lexicon: Lexicon) -> None:
    """ "Urged them to send more, warning that …": behind a comma the form in -ing is a participle, whatever it is taken for."""
    for word in [t for t in doc if t.lower_.endswith("ing") and t.i > t.sent.start and (_is_infinitive_form(t) or _is_noun_form(t))]:
        stems = (word.lower_[:-3], word.lower_[:-3] + "e", word.lower_[:-4])
        stem = next((one for one in stems if any(c.pos == "VERB" for c in lexicon.cues_for(one))), None)
        if stem is not None and word.nbor(-1).text == "," and word.lemma_.lower() == word.lower_:
            word.tag_, word.pos_, word.lemma_ = "VBG", "VERB", stem
            above = next((a for a in word.ancestors if a.pos_ == "VERB"), None)
            if word.dep_ in {"appos", "conj"} and above is not None:
                word.head, word.dep_ = above, "advcl"
                for part in children(word, "nmod"):
                    part.dep_ = "obl"


def _is_infinitive_form(word: Token) -> bool:
    return word.tag_ == "VB" and word.dep_ == "advcl"


def _is_noun_form(word: Token) -> bool:
    """ "Urged them to keep talking, *warning* of a war": a bare noun that stands as a clause does, or before what a warning is of."""
    bare = word.tag_ == "NN" and not children(word, "det", "amod", "nmod:poss", "compound", "case", "cop")
    led = word.i + 1 < len(word.doc) and word.nbor().lower_ in {"of", "that", "against"}
    apart = word.dep_ in {"acl", "appos"} or (word.dep_ == "conj" and not children(word, "cc", "conj") and word.nbor(-1).text == ",")
    return bare and (word.dep_ == "advcl" or (apart and led))


def _asked(doc: Doc) -> None:
    """ "Urged both sides *to* keep talking": who stands between a verb and the "to" of its infinitive is the verb's."""
    for verb in [t for t in doc if t.tag_ == "VB" and t.dep_ in {"xcomp", "ccomp"} and t.head.pos_ == "VERB" and t.head.i < t.i]:
        to = next((m.i for m in children(verb, "mark") if m.lower_ == "to"), None)
        for who in (o for o in children(verb, "obj", "iobj") if to is not None and verb.head.i < o.i < to):
            if not children(verb.head, "obj", "iobj"):
                who.head, who.dep_ = verb.head, "obj"


def _reasons(doc: Doc) -> None:
    """ "Explained why it had been late": the clause is explained, and "why" stands in it."""
    for why in [t for t in doc if t.lower_ in {"why", "how"} and t.dep_ == "obj" and t.head.i < t.i and t.head.pos_ == "VERB"]:
        clauses = children(why, "advcl:relcl", "acl:relcl")
        if len(clauses) == 1 and clauses[0].i > why.i and not children(why.head, "ccomp"):
            clauses[0].head, clauses[0].dep_ = why.head, "ccomp"
            why.head, why.dep_ = clauses[0], "advmod"


def _cited(doc: Doc) -> None:
    """ "Reuters reported, citing three sources, that the ship sank": behind the comma the clause is what the first verb reports."""
    for clause in [t for t in doc if t.dep_ in {"acl:relcl", "acl"} and t.head.head.lower_ in {"citing", "quoting"}]:
        citing = clause.head.head
        that = next((m for m in children(clause, "mark") if m.lower_ == "that" and m.nbor(-1).text == ","), None)
        told = that is not None and that.i < clause.i and bool(children(clause, *SUBJECTS, *PASSIVE_SUBJECTS))
        if told and citing.dep_ == "advcl" and not children(citing.head, "ccomp", "obj"):
            clause.head, clause.dep_ = citing.head, "ccomp"


def _agents(doc: Doc) -> None:
    """ "Was reported missing by the police": who does it belongs to the verb, not to what is said of the subject."""
    for noun in [t for t in doc if t.dep_ == "obl" and preposition(t) == "by" and t.ent_type_ not in TIMES]:
        state, verb = noun.head, noun.head.head
        if state.dep_ == "xcomp" and state.tag_ == "JJ" and state.i == verb.i + 1 and noun.left_edge.i == state.i + 1 and is_passive(verb):
            noun.head, noun.dep_ = verb, "obl:agent"


def _apposition(doc: Doc) -> None:
    for verb in [token for token in doc if token.dep_ == "acl:relcl" and token.tag_ in {"VBD", "VBN"}]:
        _as_apposition(verb)


def _as_apposition(verb: Token) -> None:
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


def _in_terms(doc: Doc) -> None:
    """ "Condemn in the strongest terms the attack": what stands bare behind the terms is the object that the verb lacks."""
    for terms in [token for token in doc if token.lemma_.lower() == "term" and token.dep_ == "obl" and preposition(token) == "in"]:
        verb = terms.head
        if verb.pos_ != "VERB" or terms.i < verb.i or children(verb, "obj", "ccomp"):
            continue
        bare = [c for c in (*children(terms, "appos"), *children(verb, "obl")) if c.i > terms.i and preposition(c) is None]
        things = [c for c in bare if c.ent_type_ not in TIMES and terms.nbor().text != ","]
        if things:
            things[0].head, things[0].dep_ = verb, "obj"


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
