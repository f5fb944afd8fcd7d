"""What a reporting adjective says: "was confident that …", "is ready to …", "is opposed to the deal"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.report import Report, reporting_words
from kg.extract.statement.contents import content_of
from kg.extract.statement.thatclauses import that_clause
from kg.extract.statement.unframed import unframed
from kg.extract.tree.enhanced import subjects
from kg.extract.tree.holders import is_somebody
from kg.extract.tree.syntax import children, is_passive, is_to_clause
from kg.lexicon import Lexicon
from kg.model import Span

_ASSURED = {"certain", "sure", "likely"}


def by_adjective(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """ "was confident that …", "is ready to …", "is opposed to the deal"."""
    if token.pos_ != "ADJ" and not (token.pos_ == "VERB" and children(token, "cop", "aux:pass")):
        return []
    if token.lemma_.lower() in _ASSURED and any(is_to_clause(c) for c in children(token, "xcomp", "ccomp", "advcl")):
        return []  # "is certain to win": others are sure of it
    who = [s for s in token.children if s.dep_.startswith("nsubj") and s.tag_ != "EX" and s.lower_ != "it"]
    if token.dep_ == "ccomp" and all(s.tag_ == "WDT" for s in who):
        who = []  # "no firm was found that is ready to pay"
    if not who and token.dep_ in {"conj", "xcomp"} and not _is_made(token):
        who = subjects(token)
    for cue, particle in reporting_words(token, lexicon, {"ADJ"}) if who else ():
        if (announced := _announced(token, lexicon, who, quoted)) is not None:
            return [announced]
        content = content_of(token, cue, particle, lexicon)
        if content is not None and not (cue.kind == "attitude" and is_somebody(content[1], lexicon)):  # "worried about the people"
            report = unframed(token, cue, particle, content, who, quoted)
            return [report] if report else []
    return []


def _announced(token: Token, lexicon: Lexicon, who: list[Token], quoted: list[Span]) -> Report | None:
    """ "I am pleased to announce that it will reopen": said by saying so."""
    verb = next((c for c in children(token, "xcomp") if is_to_clause(c) and c.i > token.i), None)
    now = any(c.tag_ in {"VBP", "VBZ"} for c in children(token, "cop")) and all(w.lower_ in {"i", "we"} for w in who)
    if verb is None or not now:
        return None
    word = next((c for c, p in reporting_words(verb, lexicon, {"VERB"}) if p is None and c.kind == "speech" and "that" in c.takes), None)
    content = that_clause(verb, lexicon) if word is not None else None
    report = unframed(token, word, None, content, who, quoted) if word is not None and content is not None else None
    if report is not None and report.cue_span is not None:
        report.cue_span = Span(report.cue_span.start, verb.idx + len(verb))
    return report


def _is_made(word: Token) -> bool:
    """ "Make sure that …"; "the convoy was hit, making it clear that …": of what was done to somebody he makes nothing clear."""
    verb = word.head
    if word.dep_ != "xcomp" or verb.lemma_.lower() != "make":
        return False
    above = verb.head if verb.tag_ == "VBG" and verb.dep_ == "advcl" else verb
    inside = [
        c for c in children(above, "ccomp") if c.i < verb.i and c.right_edge.i + 2 >= verb.left_edge.i
    ]  # "found that it was hit, making …"
    return word.lower_ in {"sure", "certain"} or (above != verb and any(is_passive(c) for c in (above, *inside)))
