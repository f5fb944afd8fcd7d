"""What a second verb goes on with, by its tense: "said they should leave, and called for calm".

A parse hangs it on the verb right before it; its form, the comma and what its subject can do tell which verb above that it joins.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.repair.misdrawn import speaks
from kg.extract.tree.additions import CLOSING
from kg.extract.tree.holders import is_document, is_somebody
from kg.extract.tree.subjectless import ADDRESSING
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, text_before
from kg.extract.tree.tags import FINITE_TAGS
from kg.lexicon import Lexicon

PERSONAL = {"he", "she", "it", "they"}
ADDRESSED = ADDRESSING | {"ask", "urge"}


def go_on(doc: Doc, lexicon: Lexicon) -> None:
    """Every second verb under the one that it goes on from. Changes the tree of the Doc."""
    for verb in [token for token in doc if token.dep_ == "conj" and token.tag_ in FINITE_TAGS]:
        if (outer := _said_besides(verb, lexicon)) is not None:
            verb.head = outer
    _told_by_first(doc)
    _behind_frame(doc)
    _past_behind_comma(doc)
    _past_behind_infinitive(doc)
    _present(doc)


def _said_besides(verb: Token, lexicon: Lexicon) -> Token | None:
    """The "said" of "said it was opposed and warned the others": who says so of himself goes on to speak, in the writer's words."""
    clause = verb.head
    outer = clause.head
    subjects = children(clause, *SUBJECTS, *PASSIVE_SUBJECTS)
    held = clause.tag_ in {"VBZ", "VBP"}  # "has stated that it shows so and asked them …": two tenses
    closed = _is_closed(verb) and not speaks(clause, lexicon)  # "said he had called it "a shame" and warned them": either may have
    own = closed or (len(subjects) == 1 and (subjects[0].lower_ in PERSONAL or _speechless(subjects[0], verb, lexicon, held)))
    perfect = any(a.lower_ in {"has", "have"} for a in children(outer, "aux"))
    past = outer.tag_ == verb.tag_ or ((held or closed) and verb.tag_ in {"VBD", "VBN"} and (perfect or outer.tag_ == "VBD"))
    alike = clause.dep_ == "ccomp" and outer.i < clause.i and past and own
    if not alike or children(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "aux:pass", "cop"):
        return None
    return outer if speaks(outer, lexicon) and (speaks(verb, lexicon) or _asks(verb, lexicon)) else None


def _is_closed(verb: Token) -> bool:
    """ "Said Iran "lied to us" and urged them to act": it stands behind the end of a quotation, of which its clause is a part."""
    joint = children(verb, "cc")
    return bool(joint) and text_before(joint[0]) in CLOSING and joint[0].i + 1 == verb.i


def _asks(verb: Token, lexicon: Lexicon) -> bool:
    """ "Asked the judge to …": somebody is spoken to."""
    return verb.lemma_ in ADDRESSED and any(is_somebody(o, lexicon) for o in children(verb, "obj", "iobj"))


def _told_by_first(doc: Doc) -> None:
    """ "Admitted *that it was late*, but said nobody was hurt": a that-clause right behind the first verb is the first verb's."""
    for clause in [token for token in doc if token.dep_ == "ccomp" and token.i < token.head.i and token.head.dep_ == "conj"]:
        first = clause.head.head
        led = any(m.lower_ == "that" and m.i == first.i + 1 for m in children(clause, "mark"))
        if first.pos_ == "VERB" and led and first.i < clause.left_edge.i and not children(first, "ccomp", "obj"):
            clause.head = first


def _behind_frame(doc: Doc) -> None:
    """ "Two are cousins, the sheriff said, *and a third is at large*": behind a frame the clause goes on with what stands before it."""
    for clause in [token for token in doc if token.dep_ == "ccomp" and token.head.dep_ == "parataxis" and token.head.i < token.i]:
        frame, first = clause.head, clause.head.head
        joint = next((c for c in children(clause, "cc") if c.i == clause.left_edge.i or c.i == clause.left_edge.i + 1), None)
        apart = joint is not None and joint.i == frame.i + 2 and joint.nbor(-1).text == "," and children(frame, *SUBJECTS)
        if apart and first.i < frame.i and children(clause, *SUBJECTS, *PASSIVE_SUBJECTS, "expl"):
            clause.head, clause.dep_ = first, "conj"


def _past_behind_comma(doc: Doc) -> None:
    """ "Stated that it was fair, urged calm, and accused others": a bare past tense goes on with the one that tells the clause."""
    for verb in [token for token in doc[1:] if token.dep_ == "advcl" and token.tag_ == "VBD"]:
        clause, outer = verb.head, verb.head.head
        bare = not children(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "aux:pass", "cop", "mark", "advmod") and verb.nbor(-1).text == ","
        if bare and clause.dep_ == "ccomp" and outer.tag_ == "VBD" and outer.i < clause.i < verb.i:
            verb.head, verb.dep_ = outer, "conj"


def _past_behind_infinitive(doc: Doc) -> None:
    """ "Said they should leave, and called for calm": a past tense goes on with no infinitive, but with the past tense above it."""
    for verb in [token for token in doc if token.dep_ == "conj" and token.tag_ in {"VBD", "VBN"}]:
        clause = verb.head
        bare = clause.tag_ == "VB" and clause.dep_ in {"xcomp", "ccomp", "acl", "advcl"} and not children(clause, "aux:pass")
        if _is_or_done(verb):  # "told to leave or even fined"
            verb.tag_ = "VBN"
            continue
        if not (bare or _is_past_behind_modal(verb)) or children(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "aux:pass", "cop"):
            continue
        above = next((t for t in clause.ancestors if t.tag_ == "VBD" and t.i < clause.i and t.sent == verb.sent), None)
        if above is not None:
            verb.head, verb.tag_ = above, "VBD"


def _is_past_behind_modal(verb: Token) -> bool:
    """ "Told them it "cannot be judged here" and called for calm": behind a passive with a modal a participle would share its auxiliary, so
    that only an object, or the end of the quotation, tells a past tense."""
    clause = verb.head
    modal = clause.dep_ == "ccomp" and any(a.tag_ == "MD" for a in children(clause, "aux"))
    return modal and (_is_closed(verb) or (verb.tag_ == "VBD" and bool(children(verb, "obj", "ccomp"))))


def _is_or_done(verb: Token) -> bool:
    """A past form that "or" joins, with nothing that it is done to: a participle."""
    return any(c.lower_ == "or" for c in children(verb, "cc")) and not children(verb, "obj", "ccomp", "xcomp", *SUBJECTS)


def _present(doc: Doc) -> None:
    """ "We are concerned, and call on all to stop": no order and no infinitive goes on from a present tense, but a present tense."""
    for verb in [token for token in doc if token.dep_ == "conj" and token.tag_ == "VB"]:
        first = verb.head
        helping = children(first, "aux", "aux:pass", "cop")
        present = first.tag_ == "VBP" or any(a.tag_ == "VBP" for a in helping)
        told = children(first, *SUBJECTS, *PASSIVE_SUBJECTS) and not any(a.tag_ == "MD" for a in helping) and not children(first, "mark")
        if present and told and not children(verb, *SUBJECTS, "aux", "mark"):
            verb.tag_ = "VBP"


def _speechless(subject: Token, verb: Token, lexicon: Lexicon, apart: bool) -> bool:
    """ "Said that the deal was bad, and called for a vote": behind a comma or else set apart, of a thing that cannot call for anything; and
    "said that the taps were illegal and asked the judge …", of one that cannot ask anybody."""
    joint = children(verb, "cc")
    comma = apart or (joint[0] if joint else verb).nbor(-1).text == "," or (_asks(verb, lexicon) and not is_document(subject, lexicon))
    return comma and subject.pos_ == "NOUN" and not subject.ent_type_ and not is_somebody(subject, lexicon)
