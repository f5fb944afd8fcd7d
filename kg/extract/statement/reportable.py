"""Whether a report stands by itself: its source can speak, and is told to have said, thought or meant so in earnest.

What is only asked about, left over to do, aimed at or called by a name is nobody's statement.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.factuality.earnest import WISHES, is_real
from kg.extract.report import Report
from kg.extract.statement.sayers import can_mean, can_speak, takes_a_stand
from kg.extract.tree.deeds import names_event
from kg.extract.tree.holders import is_document, is_somebody
from kg.extract.tree.plans import RANKS
from kg.extract.tree.syntax import children, is_clause, is_of_anybody, is_to_clause
from kg.lexicon import Lexicon

WITHHELD = "withheld"  # word class
BESPEAKING = "bespeaking"  # word class
VOTING, VOTED_ON = "voting-body", "put-to-vote"  # word classes
_DETAILS = {"detail", "reason", "date", "figure", "number", "information", "comment", "specific", "explanation", "interview", "answer"}
_SHOWN = {"show", "film", "series", "episode", "movie", "programme", "program", "play", "plan", "deal", "agreement", "bill", "proposal"}
_AT_COURT = {"lawsuit", "suit", "case", "petition", "indictment", "injunction"}
_FEW = 4  # words
THINGS = {"it", "this", "that", "which", "these"}


def stands_by_itself(report: Report, lexicon: Lexicon) -> bool:
    """Whether a report stands by itself: its source can speak, and is told to have said or thought so.

    Over a clause nearly anything says or shows ("the vote showed that …"); who asks, promises or favours must be somebody.
    """
    if (
        _is_asked(report)
        or _is_left_over(report)
        or _is_aim(report)
        or _is_bare(report, lexicon)
        or _is_fact(report, lexicon)
        or _is_silence(report, lexicon)
        or (report.cue is not None and is_of_anybody(report.cue))
        or _is_vote(report, lexicon)
        or _is_tabled(report, lexicon)
    ):
        return False
    if report.word is not None and report.word.iri.endswith("/cue-begin") and not all(is_somebody(s, lexicon) for s in report.sources):
        return False  # "The chapter opens: “…”"
    if report.cue is not None and report.cue.lemma_ == "see" and not all(map(_can_see, report.sources)):
        return False  # "The show sees three men move in"
    if report.word is not None and _is_told_of(report) and _is_plain_antecedent(report, lexicon):
        return False
    senses = report.word is not None and report.word.kind == "perception"  # "galaxies see stars fall in"
    speaks = can_speak if report.says_so and not senses else takes_a_stand
    if not (_is_accordingly(report) or all(speaks(s, lexicon) for s in report.sources)) or not is_real(report, lexicon):
        return False
    meant = report.word is not None and (report.word.kind in WISHES or report.word.act == "AGREE")
    return not meant or all(can_mean(s, lexicon) for s in report.sources)


def _can_see(source: Token) -> bool:
    named = source.pos_ != "NOUN" or source.tag_ == "NNS" or source.ent_type_ in {"PERSON", "ORG", "GPE"}
    return named or source.lemma_.lower() not in _SHOWN


def _is_asked(report: Report) -> bool:
    """ "How does it compare to the other?": a matter that a question speaks of is not told of."""
    cue = report.cue
    to_come = report.head is not None and is_to_clause(report.head)  # "How are they planning to handle it?"
    if cue is None or cue.dep_ != "ROOT" or report.kind != "indirect" or not (report.is_matter or to_come) or not report.sources:
        return False
    inverted = any(a.i < report.sources[0].i for a in children(cue, "aux", "cop"))
    return inverted and any(t.text.startswith("?") for t in cue.sent[-2:])


def _is_left_over(report: Report) -> bool:
    """ "More than the troops are willing to do", "the goal it pledged to reach": of what is to be done only the verb stands here."""
    cue, head = report.cue, report.head
    if cue is None or head is None or report.kind != "indirect" or not is_to_clause(head):
        return False
    compared = cue.dep_ == "advcl" and any(m.lower_ in {"than", "as"} for m in children(cue, "mark"))
    inside = compared or cue.dep_ in {"acl:relcl", "advcl:relcl"}
    bare = all(c.dep_ in {"mark", "punct", "advmod", "aux"} for c in head.children)
    return inside and bare


def _is_bare(report: Report, lexicon: Lexicon) -> bool:
    """ "Endorsed Roe", "offered protection": by a name or one word nobody has stated anything; the deed stands for itself. What a
    preposition leads in is a matter: "warned of famine"."""
    if report.kind != "indirect" or report.head is None or report.word is None or report.word.takes & {"named", "both"}:  # "called him one"
        return False
    span = report.head.doc.char_span(report.content.start, report.content.end)
    words = [t for t in span if not t.is_punct] if span is not None else []
    if report.is_matter and words and words[0].pos_ == "ADP" and report.head.ent_type_ in {"DATE", "TIME"}:
        return True  # "has been reported over the past ten years"
    if report.is_matter and not report.sources and len(words) < _FEW and report.head.pos_ == "NOUN":
        return True  # "a fire was reported"
    names = report.head.pos_ in {"PROPN", "PRON"} or is_somebody(report.head, lexicon)
    return (len(words) == 1 and (names or report.word.particle is None)) or (len(words) == 2 and names and report.is_matter)


def _is_fact(report: Report, lexicon: Lexicon) -> bool:
    """ "It underscores the need for rules": a deed told of before, which says nothing; a study told of before may show that it is so."""
    cue = report.cue
    if cue is None or cue.lemma_.lower() not in lexicon.classes.get(BESPEAKING, frozenset()) or report.kind == "direct":
        return False
    before = cue.doc[max(0, cue.sent.start - 1)].sent.start
    written = not report.is_matter and any(is_document(t, lexicon) for t in cue.doc[before : cue.i])
    return any(s.lower_ in THINGS for s in report.sources) and not written


def _is_silence(report: Report, lexicon: Lexicon) -> bool:
    """ "Declined to comment": nothing was said."""
    cue = report.cue
    if cue is None or cue.pos_ != "VERB" or report.word is None or report.word.act != "REJECT":
        return False
    silent = [c for c in children(cue, "xcomp", "ccomp") if c.lemma_.lower() in {"give", "provide", "offer"}]
    if any(o.lemma_.lower() in _DETAILS for c in silent for o in children(c, "obj")):
        return True  # "refused to give details"
    refused = {c.lemma_.lower() for c in children(cue, "xcomp", "ccomp")}
    return bool(refused & lexicon.classes.get(WITHHELD, frozenset()))


def _is_vote(report: Report, lexicon: Lexicon) -> bool:
    """ "Voters rejected the proposal", "was rejected by the Senate": a decision, of a thing or somebody, which says nothing of it."""
    cue, head = report.cue, report.head
    if cue is None or head is None or report.word is None or not report.word.iri.endswith("cue-refuse") or report.kind != "indirect":
        return False
    judged = any(m.lower_ == "as" for c in children(cue, "obl", "advcl", "xcomp") for m in children(c, "case", "mark"))
    if cue.lemma_.lower() in {"dismiss", "reject"} and head.lemma_.lower() in _AT_COURT and not judged:
        return True  # "Judge Roe dismissed the lawsuit"
    bodies, matters = (lexicon.classes.get(name, frozenset()) for name in (VOTING, VOTED_ON))
    if head.ent_type_ == "PERSON":
        return True
    return head.lemma_.lower() in matters and bool(report.sources) and all(s.lemma_.lower() in bodies for s in report.sources)


def _is_tabled(report: Report, lexicon: Lexicon) -> bool:
    """ "The resolution was proposed by Chad": a paper put before others; of what it is about nothing is said."""
    cue, head = report.cue, report.head
    if cue is None or head is None or cue.lemma_.lower() != "propose" or head.i > cue.i or report.kind != "indirect":
        return False
    about = [c for c in head.children if c.dep_ in {"nmod", "acl", "acl:relcl"} and c != cue]
    return head.lemma_.lower() in lexicon.classes.get(VOTED_ON, frozenset()) and not about


def _is_told_of(report: Report) -> bool:
    """A word of denying, or the "reported" of "the deal, first reported by Reuters"."""
    cue, word = report.cue, report.word
    by = cue is not None and cue.dep_ == "acl" and cue.tag_ == "VBN" and bool(children(cue, "obl:agent"))
    return word is not None and (word.iri.endswith("cue-deny") or (by and word.kind == "speech" and word.act is None))


def _is_plain_antecedent(report: Report, lexicon: Lexicon) -> bool:
    """ "Disputes about deliveries, which Israel denied": what is denied is said before, and not the noun right before "which"."""
    cue, head = report.cue, report.head
    if cue is not None and cue.dep_ == "acl":
        return head == cue.head
    if cue is None or cue.dep_ != "acl:relcl" or head is None or is_clause(head) or head.i > cue.i:
        return False
    said = any(c.pos == "NOUN" and c.kind == "speech" for c in lexicon.cues_for(head.lemma_.lower()))
    return not said and not names_event(head, lexicon)


def _is_accordingly(report: Report) -> bool:
    """ "According to its polling": a deed of somebody's that tells something."""
    named = all(s.pos_ == "NOUN" and not s.ent_type_ and bool(children(s, "nmod:poss", "det")) for s in report.sources)
    return report.cue is not None and report.cue.lower_ == "according" and bool(report.sources) and named


def _is_aim(report: Report) -> bool:
    """ "Fired to defend the car", "a duty to urge them to stop": what is done in order to speak of a bare matter or to ask for something,
    or what somebody has a duty or a right to say, is not said."""
    cue = report.cue
    if cue is None or cue.pos_ != "VERB" or not is_to_clause(cue) or report.kind != "indirect":
        return False
    return (cue.dep_ == "advcl" and report.is_matter) or (cue.dep_ == "acl" and not report.says_so and not _is_ranked(cue))


def _is_ranked(cue: Token) -> bool:
    """ "The first to call for a truce" called for it."""
    return any(c.lower_ in RANKS for c in (cue.head, *children(cue.head, "amod")))
