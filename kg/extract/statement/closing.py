"""A last ", which …" behind what is said: as a rule the writer's own remark, but for what counts those who were told of."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.statement.meant import absolute
from kg.extract.statement.remarks import QUOTE_MARKS
from kg.extract.tree.syntax import children, descendants

SHARES = frozenset({"all", "both", "each", "half", "many", "most", "none", "several", "some", "dozens", "hundreds", "majority"})


def _counts(part: list[Token]) -> bool:
    """ ", of which 60 were shot down", ", two of whom died": how many of those who were told of, whoever told of them."""
    of = next((t for t in part[:4] if t.lower_ == "of" and t.i + 1 < len(t.doc) and t.nbor(1).lower_ in {"which", "whom"}), None)
    return of is not None and any(t.tag_ == "CD" or t.lower_ in SHARES for t in part[: of.i - part[0].i + 5])


def _is_cleft(head: Token, clause: Token) -> bool:
    """ "It was Roe, not Brook, *who made it*": what is said of the one and denied of the other."""
    it = any(s.lower_ == "it" for s in children(head, "nsubj", "expl")) and bool(children(head, "cop"))
    other = clause.head
    return it and other.dep_ in {"conj", "appos"} and other.head == head and any(n.lower_ == "not" for n in children(other, "advmod"))


def _is_to_come(head: Token, clause: Token) -> bool:
    """ "Says the ship will sail in May, *which will carry* grain": announced like the rest."""
    helped = ({a.lower_ for a in children(part, "aux")} & {"will", "would"} for part in (head, clause))
    return bool(set.intersection(*helped))


def closing(tokens: list[Token], head: Token) -> list[Token]:
    """Tokens without a last ", which …": what follows a comma and is not in quotation marks is as a rule the writer's own remark."""
    inside = {t.i for t in tokens}
    with_others = [noun.left_edge for t in tokens if t.i > head.i and t.head.i in inside and (noun := absolute(t)) is not None]
    for first in (t for t in with_others if t.text == "," or t.nbor(-1).text == ","):
        tokens = [t for t in tokens if t.i < first.i]  # ", with some papers claiming …"
        inside = {t.i for t in tokens}
    for clause in (t for t in tokens if t.dep_ in {"acl:relcl", "acl"} and t.head.i in inside):
        part = descendants(clause)
        first = part[0]
        remark = first.i > 0 and (first.text == "," or first.nbor(-1).text == ",") and not any(t.text in QUOTE_MARKS for t in part)
        rest = [t for t in tokens if t.i > part[-1].i and not t.is_punct]
        relative = any(t.lower_ in {"which", "who", "whose", "whom"} for t in part[:4]) and not _counts(part)
        own = _is_cleft(head, clause) or _is_to_come(head, clause)
        if remark and not rest and head.i < first.i and relative and not own:
            return [t for t in tokens if t.i < first.i]
    return tokens
