"""Whose words are worth a statement: somebody who can speak and who did, said or thought in earnest.

"Anyone who says so", "the families deserve to know who fired" and "the use of force suggests" report nobody's words. What a speaker
only wants or favours in somebody else's mouth ("he said they plan to leave") is told by that somebody; the inner source stands
behind nothing there, so no statement is made of it.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.factuality import factuality
from kg.extract.matching import names_event
from kg.extract.report import Report
from kg.extract.syntax import RELATIVES, children, is_clause
from kg.lexicon import Lexicon

ACTORS = "actor"  # word class
WISHES = {"attitude", "intention"}  # as nouns ("its plan to leave") they state nothing
MENTAL = {"thought", "perception", "attitude", "intention"}
ANYBODY = {"anyone", "anybody", "everyone", "everybody", "nobody", "one", "none", "whoever", "noone", "nothing", "anything"}
DEMONSTRATIVE = {"this", "that", "these"}
NUMBERS = {"DATE", "TIME", "MONEY", "QUANTITY"}


def holds(report: Report, lexicon: Lexicon) -> bool:
    """Whether a report stands by itself: its source can speak, and is told to have said or thought so."""
    return all(can_speak(s, lexicon) for s in report.sources) and _is_real(report, lexicon)


def can_speak(source: Token, lexicon: Lexicon) -> bool:
    """Somebody, or a document; not a deed, a time or nobody in particular."""
    if source.pos_ == "PRON":
        return source.lower_ not in ANYBODY and (source.lower_ not in DEMONSTRATIVE or source.lower_ in RELATIVES)
    if source.ent_type_:
        return source.ent_type_ not in NUMBERS
    if source.pos_ != "NOUN":
        return True
    lemma = source.lemma_.lower()
    actors = lexicon.classes.get(ACTORS, frozenset())
    says = lemma in actors or lemma.rpartition("-")[2] in actors or any(c.kind == "document" for c in lexicon.cues_for(lemma))
    return says or not (names_event(source, lexicon) or source.dep_ == "obl:agent")  # "judged by twelve metrics"


def _is_real(report: Report, lexicon: Lexicon) -> bool:
    """A thought counts where it is told to be so; words are reported all the same ("he may say that …")."""
    cue, word = report.cue, report.word
    if cue is None or word is None:
        return True
    if cue.pos_ == "NOUN":
        return word.kind not in WISHES
    return cue.pos_ != "VERB" or word.kind not in MENTAL or _is_told(cue, lexicon)


def _is_told(cue: Token, lexicon: Lexicon) -> bool:
    """Whether the saying or thinking itself is told as done, not as wanted, possible or aimed at."""
    told = factuality(cue, lexicon)
    aim = cue.dep_ in {"acl", "advcl"} and any(m.lower_ == "to" for m in children(cue, "mark"))
    return told.certainty in {"certain", "probable"} and told.tense != "future" and not aim


def _is_matter(report: Report) -> bool:
    """A bare matter spoken of, not a clause: "discussed the plan"."""
    return report.head is not None and not is_clause(report.head)


def settled(found: list[Report], lexicon: Lexicon) -> list[Report]:
    """Reports tied to what holds them, without those in another's words that claim nothing; what they held is held by their holder."""
    gone = {id(r) for r in found if r.within is not None and not _claims(r, lexicon)}
    kept = [r for r in found if id(r) not in gone]
    for report in kept:
        while report.within is not None and id(report.within) in gone:
            report.within = report.within.within
        while report.continues is not None and id(report.continues) in gone:
            report.continues = report.continues.continues
    return kept


def _claims(report: Report, lexicon: Lexicon) -> bool:
    """Whether a report inside another's words says that something is so, or speaks in earnest of a matter."""
    if not report.asserting:
        return False
    bare = report.cue is not None and report.cue.pos_ == "VERB" and _is_matter(report)
    return not bare or (report.cue is not None and _is_told(report.cue, lexicon))
