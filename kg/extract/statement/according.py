"""Words that somebody is named for with "according to": the clause it hangs on, without it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.report import Report, make_report
from kg.extract.statement.hearsay import finite_above, told_of_belief
from kg.extract.statement.meant import between_commas
from kg.extract.statement.naming import nominal
from kg.extract.statement.overrun import end_of_source, who_by_name, without_comma
from kg.extract.statement.remarks import QUOTE_MARKS, before_remark
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, conjuncts, cover, descendants, is_clause, preposition, text_of
from kg.lexicon import Lexicon
from kg.model import Span

_FINITE, _RELATIVE = {"VBD", "VBZ", "VBP", "MD"}, {"WDT", "WP", "WP$"}
LONGEST_DAY = 7  # tokens of "late on Thursday evening," with its comma
ACCORDANCE = "accordance"  # word class
_SPEAKING = {"speaking", "writing", "testifying", "talking", "posting", "tweeting", "citing", "quoting"}
_LINKING = {"however", "meanwhile"}
_CIRCUMSTANCES = {"after", "before", "when", "since", "because", "until", "as", "if", "unless"}


def according(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """ "according to X": the clause it hangs on, without it. The parse has it as a preposition or as a participle."""
    if token.dep_ in {"case", "mark"}:
        phrase = token.head
        part = phrase
        if phrase.dep_ == "nsubj" and phrase.head.tag_ == "VBG" and not children(phrase.head, "aux"):
            part = phrase.head  # "according to a group tracking it": the participle is the source's
    else:
        part = token
        phrase = next((c for c in children(token, "obl") if preposition(c) == "to"), token)
    told_by = next((t for t in token.doc[token.i + 1 : token.i + 4] if t.lower_ != "to"), token)
    if phrase == token or part.head == part or phrase.i < token.i or told_by.tag_ in _RELATIVE:
        return []  # "a deal according to which the road is theirs"
    if phrase.lemma_.lower() in lexicon.classes.get(ACCORDANCE, frozenset()) and not phrase.ent_type_ and part.i > part.head.i:
        return []  # "gave up her title according to royal law"
    if any(t.lower_ == "each" for t in token.doc[max(0, token.i - 1) : token.i]):
        return []  # "will pay, each according to its means"
    clause = _inside_subject(part) or part.head
    clause = finite_above(clause) if told_of_belief(finite_above(clause), part, lexicon) else clause
    while clause.head != clause and told_of_belief(clause, part, lexicon):
        clause = clause.head
    while clause.head != clause and not _is_result(clause, part):
        inside = clause.left_edge.i < part.left_edge.i < clause.i and clause == part.head  # "a bill that will, according to him, cost …"
        if _is_told(clause) and (inside or _whole(clause)) and not _is_circumstance(clause, part):
            break
        clause = clause.head
    clause = _told_with(clause, part, lexicon)
    inner, outer = _told_through(clause, part, lexicon), clause
    clause = inner or clause
    to = next((t for t in phrase.doc[token.i : phrase.i] if t.lower_ == "to"), token)
    said = descendants(clause, without=[part, *_contrasts(clause, part)])
    said, beside = _after_apposition(said, clause, part)
    end = end_of_source(phrase, part, clause, lexicon)
    if end is not None:
        said = [*(t for t in part.subtree if t.i >= end), *(t for t in said if t.i >= end or t.i < part.left_edge.i)]
        beside = [t for t in phrase.doc[phrase.i : end] if t.i < clause.i]
        said.sort(key=lambda t: t.i)
    said = [t for t in said if t.i < part.left_edge.i] if _is_result(clause, part) else said
    said = _before_relative(_behind_that(_without_day(said, part), part), part)
    said = _behind_joint(_before_splice(said, clause, part), part)
    while said and (said[0].is_punct or said[0].dep_ == "cc" or said[0].lower_ in _LINKING) and said[0].text not in QUOTE_MARKS:
        said = said[1:]
    behind = all(t.is_punct or t in part.subtree for t in part.doc[part.i : part.sent.end])  # then all before it is told
    report = make_report(
        said if behind else before_remark(said, clause, lexicon), quoted, cue=token, cue_span=Span(token.idx, to.idx + len(to)),
        sources=who_by_name(beside) or conjuncts(phrase)[:1], head=clause,
    )  # fmt: skip
    if report is None:
        return []
    reported = clause.dep_ == "ccomp" and clause.head.i < part.i < clause.i  # "reports that, according to the guards, ten were hurt"
    report.bearer = outer if inner is not None else clause.head if reported else None
    named = [t for t in (*nominal(phrase, to), *beside) if t.i > to.i and (end is None or t.i < end)]
    told = [t for c in children(phrase, "acl:relcl") if _tells_more(c, lexicon) for t in descendants(c)]
    named = [t for t in named if t not in told]
    report.source_span = cover(without_comma(_before_addition(named, phrase)))
    report.gap = cover(descendants(part)) if clause not in part.subtree and said[0].i < part.left_edge.i < said[-1].i else None
    before = next((q for q in quoted if 0 <= part.left_edge.idx - q.end < 2), None)
    dashed = before is not None and text_of(token.doc)[: before.start].rstrip()[-1:] in {"—", "–"}
    if before is not None and (dashed or not report.content.start < before.end <= report.content.end):
        report.content, report.kind, report.gap = before, "direct", None  # "a book about the king—“a fraud” according to Brook"
    return [report]


def _is_result(clause: Token, part: Token) -> bool:
    """The "killing ten" of "The storm came on Monday, *killing ten* according to officials, and left": no comma before the source, so it
    tells of no more."""
    apart = clause.tag_ == "VBG" and clause.dep_ in {"advcl", "acl"} and clause.left_edge.i > 0
    first = part.left_edge.i
    near = clause.i < first and "," not in {t.text for t in clause.doc[clause.i : first + 1]}
    return apart and "," in {clause.left_edge.text, clause.left_edge.nbor(-1).text} and near


def _told_with(clause: Token, part: Token, lexicon: Lexicon) -> Token:
    """The clause whose whole the source tells: with "died" of "Ten died and six were rescued, according to the police", joined without a
    comma; the verb of "She led, according to the paper, the largest march", whose object a parse makes a clause."""
    above = clause.head
    apart = part.left_edge.i > 0 and "," in {part.left_edge.text, part.left_edge.nbor(-1).text}
    if above == clause or not apart:
        return clause
    own = next((t.i for t in clause.subtree if t not in part.subtree and not t.is_punct), clause.i)
    if clause.dep_ == "ccomp" and above.i < part.left_edge.i < own:
        return clause if _reports(above, lexicon) or not children(above, *SUBJECTS) else above
    last = all(t.is_punct or t in part.subtree for t in clause.doc[part.i : clause.sent.end])  # with a ", some of whom …"
    joined = clause.dep_ == "conj" and clause.i < part.i and _is_told(above) and _is_joined(clause)
    return above if joined and last else clause


def _is_joined(clause: Token) -> bool:
    """ "… and six were rescued": without a comma before the "and"."""
    joint = next((c for c in children(clause, "cc") if c.lower_ == "and"), None)
    return joint is not None and joint.i > 0 and not joint.nbor(-1).is_punct


def _reports(word: Token, lexicon: Lexicon) -> bool:
    return any(c.pos == "VERB" and "that" in c.takes for c in lexicon.cues_for(word.lemma_.lower()))


def _told_through(clause: Token, part: Token, lexicon: Lexicon) -> Token | None:
    """The "were hurt" of "According to the guards, *says the paper*, ten were hurt": who has it from the guards stands between commas."""
    said = [c for c in children(clause, "ccomp") if c.i > clause.i]
    speaks = any(c.kind == "speech" and c.pos == "VERB" for c in lexicon.cues_for(clause.lemma_.lower()))
    if not said or not speaks or part.i > clause.i or not children(clause, *SUBJECTS):
        return None
    return said[0] if between_commas(clause, [*children(clause, "obl", "advmod", "obl:unmarked"), *said]) else None


def _without_day(said: list[Token], part: Token) -> list[Token]:
    """ "Was found on Monday, according to the guards *on Thursday*", "According to the guards *late on Thursday*, it was found": the day
    behind the source is the saying's."""
    last = part.right_edge.i
    comma = next((t.i for t in part.doc[last + 1 : last + LONGEST_DAY] if t.text == ","), last)
    between = part.doc[last + 1 : comma]
    apart = "," in {part.right_edge.text, part.doc[last + 1 : last + 2].text}  # "According to the army, on Monday, …"
    dated = all(t.ent_type_ in {"DATE", "TIME"} or t.pos_ in {"ADP", "ADV"} for t in between)
    if said and not apart and last < said[0].i <= comma and dated:
        return [t for t in said if t.i > comma]
    tail = [t for t in said if t.i > last and not t.is_punct]
    day = bool(tail) and tail[0].i == last + 1 and all(t.ent_type_ in {"DATE", "TIME"} or t.pos_ == "ADP" for t in tail)
    return [t for t in said if t.i <= last] if day else said


def _before_relative(said: list[Token], part: Token) -> list[Token]:
    """Without the ", which likens it to another" behind the source, of which it tells, whatever a parse hangs it on."""
    rest = [t for t in said if t.i > part.right_edge.i and not t.is_punct]
    relative = bool(rest) and rest[0].tag_ in _RELATIVE and rest[0].i <= part.right_edge.i + 2
    return [t for t in said if t.i < part.left_edge.i] if relative else said


def _after_apposition(said: list[Token], clause: Token, part: Token) -> tuple[list[Token], list[Token]]:
    """What is said, and the words that tell who says it: of "According to Northwind, a firm that counts visits, Bari had ten" a parse may
    make the firm a subject; "speaking for the firm," behind the source is neither. Between the commas behind the source stands no verb
    of its own, behind them a subject with its verb."""
    opening = clause.doc[part.right_edge.i + 1] if part.right_edge.i + 1 < clause.i else part
    opening = part.right_edge if part.right_edge.text == "," else opening
    end = next((t.i for t in clause.doc[opening.i + 1 : clause.i] if t.text == ","), None)
    first = next((t.i for t in said if not t.is_punct), -1)
    if opening.text != "," or end is None or not opening.i < first < end:
        return said, []
    beside, rest = list(clause.doc[opening.i + 1 : end]), list(clause.doc[end + 1 : clause.i])
    told = [t for t in beside if t.tag_ in _FINITE and not any(w.tag_ in _RELATIVE for w in beside if w.i < t.i)]
    named = any(t.pos_ in {"NOUN", "PROPN", "PRON"} for t in rest) and not any(t.text == "," for t in rest)
    if beside and beside[0].tag_ == "VBG" and beside[0].lower_ in _SPEAKING and not told:
        return [t for t in said if t.i > end], []
    if beside[0].lower_ not in {"a", "an"} or told or not named or rest[0].tag_ in _RELATIVE:
        return said, []
    return [t for t in said if t.i > end], beside


def _before_splice(said: list[Token], clause: Token, part: Token) -> list[Token]:
    """ "Six dead according to the army, *it was put at ten by the police*", "It killed six according to the army, *it was the worst in
    years*": a clause of its own behind the source's comma is another statement."""
    before = [t for t in said if t.i < part.left_edge.i and not t.is_punct]
    rest = [t for t in said if t.i > part.right_edge.i and not t.is_space]
    comma = part.right_edge.text == "," or (bool(rest) and rest[0].text == ",")
    if not before or not comma or part.left_edge.nbor(-1).text == ",":
        return said
    own = any(s in rest for s in children(clause, *SUBJECTS, *PASSIVE_SUBJECTS)) and clause in rest
    named = [t for t in before if t.head == clause and t.dep_ in {"dislocated", "advcl", "parataxis"}]
    fragment = own and any(t.pos_ in {"NOUN", "NUM", "PROPN", "ADJ"} and not children(t, "case", "mark") for t in named)
    later = [c for c in children(clause, "parataxis") if c in rest and children(c, *SUBJECTS, *PASSIVE_SUBJECTS, "expl")]
    return [t for t in said if t.i < part.left_edge.i] if fragment or (clause in before and later) else said


def _tells_more(clause: Token, lexicon: Lexicon) -> bool:
    """ "According to Nordwire, *who reported that …*", "…, *some of whom were hurt*": no part of the name."""
    first = next(t for t in clause.subtree if not t.is_punct)
    opening = clause.doc[first.i : first.i + 4]
    some = first.nbor(-1).text == "," and any(t.lower_ == "of" and t.nbor().lower_ in {"whom", "which"} for t in opening)
    return some or (_reports(clause, lexicon) and bool(children(clause, "ccomp")))


def _before_addition(named: list[Token], phrase: Token) -> list[Token]:
    """ "Sent two ships, according to a statement, *as well as a crane*": behind a paper a thing is one more of what was told of."""
    added = [c for c in children(phrase, "conj") if c.left_edge.text == "," or any(j.lower_ == "as" for j in children(c, "cc"))]
    thing = [c for c in added if any(j.lower_ == "as" for j in children(c, "cc")) and c.pos_ == "NOUN" and not c.ent_type_]
    return [t for t in named if t.i < thing[0].left_edge.i] if thing and phrase.pos_ == "NOUN" else named


def _behind_that(said: list[Token], part: Token) -> list[Token]:
    """ "Reports that, according to the guards, *ten were hurt*": the "that" is of whoever reports."""
    before = [t for t in said if t.i < part.left_edge.i and not t.is_punct]
    return [t for t in said if t.i > part.right_edge.i] if before and all(t.lower_ == "that" and t.dep_ == "mark" for t in before) else said


def _contrasts(clause: Token, part: Token) -> list[Token]:
    """ "It is easy, according to Roe, *but nobody has done it*": behind the source the writer sets something against it."""
    later = [c for c in children(clause, "conj") if c.i > part.i > clause.i and children(c, "nsubj", "nsubj:pass", "expl")]
    return [c for c in later if any(j.lower_ == "but" for j in children(c, "cc"))]


def _behind_joint(said: list[Token], part: Token) -> list[Token]:
    """ "It is Kurdish and, according to Bari, *backs the rebels*": right behind an "and" the source tells of what follows alone."""
    before = [t for t in said if t.i < part.left_edge.i and not t.is_punct]
    rest = [t for t in said if t.i > part.right_edge.i and not t.is_punct]
    joined = bool(before) and before[-1].lower_ in {"and", "but"} and before[-1].dep_ == "cc" and before[-1].i == part.left_edge.i - 2
    joined = joined or (bool(before) and before[-1].dep_ == "cc" and before[-1].i + 1 == part.left_edge.i and part.left_edge.text == ",")
    return rest if joined and rest and len(before) > 1 and all(t.text not in QUOTE_MARKS for t in before) else said


def _is_told(clause: Token) -> bool:
    return is_clause(clause) and bool(children(clause, "nsubj", "nsubj:pass", "expl", "csubj"))


def _is_circumstance(clause: Token, part: Token) -> bool:
    """ "Called the police *after her son fell*, according to …": tells of the call as well."""
    behind = clause.dep_ == "advcl" and clause.head.i < clause.i < part.i
    return behind and any(m.lower_ in _CIRCUMSTANCES for m in children(clause, "mark", "advmod") if m.i < clause.i)


def _inside_subject(part: Token) -> Token | None:
    """The "who make up 16%" of "Women, who make up 16%, according to the firm, have served": what stands right before, within the subject,
    though a parse hangs it on the verb behind."""
    held = part.head
    first = part.left_edge if part.left_edge.text == "," else part.left_edge.nbor(-1) if part.left_edge.i else part
    if first.text != ",":
        return None
    nouns = [held] if held.pos_ in {"NOUN", "PROPN"} else [s for s in children(held, *SUBJECTS, "nsubj:pass") if part.i < held.i]
    before = [c for noun in nouns for c in children(noun, "acl:relcl") if noun.i < c.i < part.i]
    return next((c for c in before if max(t.i for t in c.subtree if t.i < part.i) in {first.i - 1, first.i}), None)


def _whole(clause: Token) -> bool:
    """No relative clause without a comma before it: "sold a car that was stolen, according to the police" tells of the sale as well."""
    first = clause.left_edge
    return clause.dep_ != "acl:relcl" or first.text == "," or (first.i > 0 and first.nbor(-1).text == ",")
