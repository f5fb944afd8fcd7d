"""Frames inside what they report: "The deal, he said, is dead", "as he put it", and on which sides of them it was said."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.extract.statement.meant import Content, between_commas
from kg.extract.statement.others import CONTRASTS
from kg.extract.statement.remarks import QUOTE_MARKS
from kg.extract.tree.syntax import RELATIVES, SUBJECTS, children, descendants, is_clause
from kg.extract.tree.tags import FINITE_TAGS

_CONTRADICTING = {"deny", "dispute", "reject", "refute", "contradict", "dismiss", "contest", "rebut"}


def parenthetical(token: Token) -> Content | None:
    """ "The deal, he said, is dead", "as he put it": the clause that the frame hangs on."""
    inverted = is_inverted(token)
    framed = any(s.dep_ in SUBJECTS for s in token.children) and not children(token, "obj", "ccomp", "xcomp")
    beside = token.dep_ in {"parataxis", "advcl"} and any(m.lower_ in CONTRASTS for m in children(token, "mark"))  # ", while some say …"
    if token.head == token or beside or not (inverted or framed):
        return None
    as_clause = token.dep_ == "advcl" and _opens_with_as(token) and _pauses_before(token.left_edge)
    between = (
        token.dep_ in {"advcl", "advcl:relcl"}
        and not any(c.i < token.i for c in children(token, "mark", "advmod"))
        and token.tag_ in FINITE_TAGS
        and between_commas(token, [])
    )
    between = between or (token.dep_ == "ccomp" and token.i < token.head.i and _is_behind_condition(token) and between_commas(token, []))
    if not (token.dep_ == "parataxis" or as_clause or between or _is_bare_relative(token)) or not _set_off(token.left_edge):
        return None
    clause = token.head
    while not is_clause(clause) and clause.head != clause:
        clause = clause.head
    if clause.dep_ == "advcl" and clause.i < token.i < clause.head.i and between_commas(token, []):
        clause = clause.head  # "Because it is light, says the study, it rises"
    told = [c for c in children(clause, "conj") if _tells_instead(c, clause, token) or _is_of_main_clause(c, clause)]
    return around(token, descendants(clause, without=[token, *told]), clause), clause


def _is_behind_condition(frame: Token) -> bool:
    """ "If it failed, the paper claims, polls show that …": right behind a condition of the clause that it frames."""
    return frame.tag_ in FINITE_TAGS and any(c.right_edge.i + 2 >= frame.left_edge.i > c.i for c in children(frame.head, "advcl"))


def _is_of_main_clause(later: Token, clause: Token) -> bool:
    """ "A level that is, as papers noted, democratic, *and councillors make up a tenth*": goes on from the sentence, not from "that"."""
    relative = any(s.tag_ in {"WDT", "WP"} for s in children(clause, *SUBJECTS, "nsubj:pass"))
    return relative and any(s.pos_ in {"NOUN", "PROPN"} for s in children(later, *SUBJECTS, "nsubj:pass"))


def _tells_instead(later: Token, clause: Token, frame: Token) -> bool:
    """ "The deal, they said, would help, *but they gave no date*": in the tense of the saying, not of what is said."""
    but = any(c.lower_ == "but" for c in children(later, "cc")) and bool(children(later, *SUBJECTS))
    plain = later.tag_ == "VBD" and not children(later, "aux")
    if frame.tag_ == "VBD" and but and plain and later.i > frame.i and (_tells_himself(later) or later.lemma_ in _CONTRADICTING):
        return True  # "The town is ours, the army claimed, but Bari said fighting went on"
    return frame.tag_ == "VBD" and but and plain and later.i > frame.i and any(a.tag_ == "MD" for a in children(clause, "aux"))


def _tells_himself(verb: Token) -> bool:
    """Whether a clause has somebody of its own who says something."""
    return bool(children(verb, "ccomp")) and all(s.pos_ in {"NOUN", "PROPN"} for s in children(verb, *SUBJECTS))


def _pauses_before(first: Token) -> bool:
    """Not "called it a “farce” as the inquiry continued": behind a quotation mark, only where a comma stands before that."""
    return first.i < 2 or first.nbor(-1).text not in QUOTE_MARKS or first.nbor(-2).text in {",", "?", "!"}


def _opens_with_as(token: Token) -> bool:
    """ "As he said"; a parse may give the "as" to who says it."""
    first = next((t for t in token.subtree if not t.is_punct), token)
    return first.lower_ == "as" or any(m.lower_ == "as" for m in children(token, "mark", "advmod"))


def is_inverted(token: Token) -> bool:
    """ "“…,” said Ada Brook": a name right behind a verb that stands right behind a quotation, though the parse calls it an object."""
    behind = token.i > 0 and token.nbor(-1).text in QUOTE_MARKS and not children(token, *SUBJECTS)
    return behind and any(o.pos_ == "PROPN" and o.left_edge.i == token.i + 1 for o in children(token, "obj"))


def _is_bare_relative(token: Token) -> bool:
    """A relative clause without "which" or "that"; set off by a comma it is a frame ("The deal, he told me, is dead")."""
    return token.dep_ == "acl:relcl" and not any(t.tag_ in {"WDT", "WP", "WP$", "WRB"} for t in token.subtree if t.i < token.i)


def around(cue: Token, tokens: list[Token], head: Token) -> list[Token]:
    """Tokens of a clause round a frame inside it ("The deal, he said, is dead"); of one beside it, its side."""
    before = any(t.i < cue.left_edge.i and not t.is_punct for t in tokens)
    after = any(t.i > cue.right_edge.i and not t.is_punct for t in tokens)
    whole = before and after and head.i > cue.i
    return tokens if whole and not _is_quoted_apart(cue, tokens, head) else beside(cue, tokens, [head])


def _is_quoted_apart(cue: Token, tokens: list[Token], head: Token) -> bool:
    """Whether quotation marks part what stands before a frame from what stands behind; a subject with a word in marks is of the clause
    behind ("The “pause”, he said, would last")."""
    before = [t for t in tokens if t.i < cue.i and not t.is_space]
    after = [t for t in tokens if t.i > cue.i and not t.is_space]
    if not any(t.text in QUOTE_MARKS for t in before):
        led = any(c in before for c in children(head, "advcl", *SUBJECTS)) and after[0].text not in QUOTE_MARKS
        return any(t.text in QUOTE_MARKS for t in after) and not led
    whole = any(s.i < cue.i for s in children(head, *SUBJECTS, "nsubj:pass")) and not any(t.text in QUOTE_MARKS for t in after)
    return before[0].text in QUOTE_MARKS or not whole


def _set_off(first: Token) -> bool:
    """A frame is set off by commas or dashes; a clause after a semicolon or full stop is no frame of the one before it."""
    marks = {first.text} | ({first.nbor(-1).text} if first.i > 0 else {","})
    if marks & {";", ".", ":"}:
        return False
    return first.is_sent_start is True or first.is_punct or first.i == 0 or first.nbor(-1).is_punct


def _is_named_again(near: list[Token], far: list[Token]) -> bool:
    """ "It is one of ten farms, scientists report, *a number* larger than …": an apposition to what stands before the frame."""
    first = [t for t in far if not t.is_punct]
    behind = bool(near) and bool(first) and near[-1].i < first[0].i and first[0].lower_ in {"a", "an"}
    return behind and any(t.dep_ == "appos" and t.head in near and t.left_edge in (first[0], far[0]) for t in first)


def beside(cue: Token, tokens: Iterable[Token], clauses: list[Token]) -> list[Token]:
    """Tokens of clauses round a "…, he said in Paris, …": the first one's side, and the other side where that has speech too."""
    head = clauses[0]
    frame = {t.i for t in descendants(cue, without=clauses)}
    kept = [t for t in tokens if t.i not in frame]
    near = [t for t in kept if (t.i < cue.i) == (head.i < cue.i)]
    far = [t for t in kept if (t.i < cue.i) != (head.i < cue.i)]
    if head.i > cue.i:  # "what he said was a lie": only a relative word is fronted
        return [t for t in far if t.lower_ in RELATIVES and t.i == cue.left_edge.i] + near
    quoted = any(t.text in QUOTE_MARKS for t in near)
    goes_on = any(t.text in QUOTE_MARKS for t in far) if quoted else any(map(is_clause, far)) or _is_named_again(near, far)
    return near + far if goes_on else near
