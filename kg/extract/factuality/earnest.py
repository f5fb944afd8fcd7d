"""Whether a saying or thinking is told as done: not denied, wanted, aimed at or made a condition, and not left open.

"Anyone who says so", "the families deserve to know who fired" and "the use of force suggests" report nobody's words.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.factuality.factuality import factuality
from kg.extract.report import Report
from kg.extract.tree.additions import refused
from kg.extract.tree.holders import is_somebody
from kg.extract.tree.modality import is_condition, negation
from kg.extract.tree.syntax import children, first_conjunct, is_clause, is_to_clause
from kg.lexicon import Lexicon

WISHES = {"attitude", "intention"}  # as nouns ("its plan to leave") they state nothing
BODIES = {"ORG", "GPE"}  # labels of names whose bearers hold views of record
MENTAL = {"thought", "perception", "attitude", "intention"}
QUESTIONS = {"how", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why", "if"}


def is_real(report: Report, lexicon: Lexicon) -> bool:
    """A thought, a matter spoken of or an infinitive counts where it is told to be so; clauses are reported all the same ("he may say
    that …"), but for a condition ("if he says that …")."""
    cue, word = report.cue, report.word
    if cue is None or word is None:
        return True
    if cue.pos_ == "NOUN":
        return word.kind not in WISHES
    if cue.pos_ != "VERB":
        return True
    denied = negation(cue, lexicon) is not None or factuality(cue, lexicon).polarity == "negative"
    if denied and (report.is_matter or (is_left_open(report) and not keeps_silent(report, lexicon))):
        return False
    if is_condition(first_conjunct(cue)) or _is_unmade(cue, lexicon):
        return False
    return word.kind not in MENTAL or is_told(cue, lexicon) or is_view_of_body(report)


def is_view_of_body(report: Report) -> bool:
    """ "The Pentagon believes that …": what a state or a body that is named holds to be so is told of as its words are."""
    thinks = report.word is not None and report.word.kind == "thought" and report.cue is not None and report.cue.pos_ == "VERB"
    return thinks and bool(report.sources) and all(s.ent_type_ in BODIES and s.pos_ == "PROPN" for s in report.sources)


def _is_unmade(cue: Token, lexicon: Lexicon) -> bool:
    """ "Failed to adopt a resolution demanding a truce": those who did not adopt it demand nothing."""
    paper = cue.head
    made = cue.dep_ == "acl" and cue.tag_ == "VBG" and paper.dep_ == "obj" and paper.head.pos_ == "VERB"
    return made and factuality(paper.head, lexicon).polarity == "negative"


def is_left_open(report: Report) -> bool:
    """ "Did not say whether it would close", "has yet to explain why": what is asked in the content is not answered."""
    head = report.head
    if head is None or report.kind == "direct":
        return False
    words = [m for c in (head, *head.children) for m in (c, *children(c, "det", "mark", "advmod", "case")) if m.i < head.i]
    return any(w.lower_ in QUESTIONS for w in words if w.i == min(t.i for t in head.subtree))


def keeps_silent(report: Report, lexicon: Lexicon) -> bool:
    """ "The club did not say whether it would close": somebody who is named tells nothing of a question that is named as well."""
    if report.word is None or report.word.kind != "speech" or report.head is None or report.cue is None:
        return False
    denied = negation(report.cue, lexicon) is not None or refused(report.cue, lexicon) is not None  # not: "has yet to explain why"
    named = bool(report.sources) and all(is_somebody(s, lexicon) and s.lower_ != "it" for s in report.sources)
    return denied and named and is_clause(report.head) and not is_to_clause(report.head)


def is_told(cue: Token, lexicon: Lexicon, within: Report | None = None) -> bool:
    """Whether the saying or thinking itself is told as done by whoever tells it, not as wanted, possible or aimed at."""
    told = factuality(cue, lexicon, within)
    aim = cue.dep_ in {"acl", "advcl"} and any(m.lower_ == "to" for m in children(cue, "mark"))
    return told.certainty in {"certain", "probable"} and told.tense != "future" and not aim
