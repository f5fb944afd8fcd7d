"""Words that somebody said and nobody is named for. They stay somebody else's than the newspaper's, and no claim is made of them.

A quotation without a speaker, a verb of saying whose subject was not understood, "the revelation that …" of nobody: whose they are stands
in the text as a rule, and was missed. Only where English has a way of naming nobody ("is said to", "was accused of", "allegedly",
"there are rumours that") is it the text itself that leaves the source out.
"""

from __future__ import annotations

from kg.extract.report import Report
from kg.extract.tree.syntax import is_passive
from kg.lexicon import Lexicon

HEARSAY = "hearsay"  # word class
CHARGED = "ACCUSE"


def vouched(found: list[Report], lexicon: Lexicon) -> list[Report]:
    """The reports of which claims are made, each within the nearest of them that holds it."""
    kept = [r for r in found if is_vouched(r, lexicon)]
    told = {id(r) for r in kept}
    for report in kept:
        while report.within is not None and id(report.within) not in told:
            report.within = report.within.within
    return kept


def is_vouched(report: Report, lexicon: Lexicon) -> bool:
    """Whether somebody is named for the words, or the text says that they are nobody's in particular."""
    cue = report.cue
    if report.sources or report.source_span is not None:
        return True
    if cue is None:
        return False
    if cue.pos_ == "NOUN":
        charged = report.word is not None and report.word.act == CHARGED
        return charged or cue.lemma_.lower() in lexicon.classes.get(HEARSAY, frozenset())
    return cue.pos_ == "ADV" or is_passive(cue)
