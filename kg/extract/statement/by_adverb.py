"""What "reportedly" and "allegedly" say: the clause that they stand in."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.report import Report, make_report, reporting_words, words_of_cue
from kg.extract.statement.matters import CIRCUMSTANCES
from kg.extract.statement.meant import straddled
from kg.extract.statement.naming import nominal
from kg.extract.statement.remarks import before_semicolon
from kg.extract.tree.syntax import SUBJECTS, children, descendants, is_clause
from kg.lexicon import Lexicon
from kg.model import Span


def by_adverb(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """ "reportedly", "allegedly": the clause it stands in, as somebody's words who is not named."""
    if token.pos_ != "ADV" or token.dep_ != "advmod" or not is_clause(token.head):
        return []
    if token.head.dep_ in {"acl", "amod"} and not children(token.head, *SUBJECTS, "nsubj:pass"):
        return []  # "Roe, reportedly known as the Lion": of whom it is said stands outside
    if token.head.dep_ == "conj" and not children(token.head, *SUBJECTS, "nsubj:pass", "expl") and token.head.head.i < token.i:
        return []  # "it began in May but has reportedly grown"
    for cue, _ in reporting_words(token, lexicon, {"ADV"}):
        others = [c for c in children(token.head, "conj") if children(c, *SUBJECTS, "nsubj:pass", "aux", "cop")]  # "…, but the mayor …"
        if token.i == token.sent.start:  # "Reportedly, two were killed and five were hurt"
            others = [c for c in others if any(j.lower_ != "and" for j in children(c, "cc")) or _is_told_by_another(c)]
        said = descendants(token.head, without=[token, *others])
        said = [t for t in said if (t.dep_ != "cc" or t.head not in others) and not (t.dep_ == "cc" and t.head == token.head)]
        if token.head.tag_ == "VBG" and any(m.i + 1 == token.i for m in children(token.head, "mark")):
            said = [t for t in said if t.i > token.i]  # "charged for allegedly selling it"
        if token.head.dep_ == "acl:relcl" and token.head.head.pos_ in {"NOUN", "PROPN"}:  # "the rifles he allegedly used"
            noun = token.head.head
            said = [*(t for t in nominal(noun, token.head) if t.i <= noun.i), *said]
        if token.head.dep_ == "advcl":
            led = {m.i for m in children(token.head, "mark") if m.lower_ in CIRCUMSTANCES}  # "after it reportedly fell"
            said = [t for t in said if t.i not in led]
        said = before_semicolon(said)
        report = make_report(said, quoted, cue=token, cue_span=words_of_cue(token, None), word=cue, head=token.head)
        if report is not None:
            report.gap = straddled(said, token)
        return [report] if report else []
    return []


def _is_told_by_another(clause: Token) -> bool:
    """ "Reportedly he was ill, and *a friend said* he had left": what somebody says of it is no rumour."""
    return bool(children(clause, "ccomp")) and any(s.pos_ in {"NOUN", "PROPN"} for s in children(clause, *SUBJECTS))
