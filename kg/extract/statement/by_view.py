"""What "in the view of X" and "in X's opinion" lead in: the clause they open, as what X thinks."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.report import Report, make_report
from kg.extract.statement.naming import nominal
from kg.extract.statement.remarks import before_remark
from kg.extract.tree.holders import is_somebody
from kg.extract.tree.syntax import SUBJECTS, children, cover, descendants, is_clause, possessors, preposition
from kg.lexicon import Lexicon
from kg.model import Span


def by_view(token: Token, lexicon: Lexicon, quoted: list[Span]) -> list[Report]:
    """The clause behind a view that somebody is said to have; none where nobody is, or where the phrase does not open the sentence."""
    word = next((c for c in lexicon.cues_for("in") if c.pos == "ADP" and c.particle == token.lower_), None)
    if word is None or token.dep_ != "obl" or preposition(token) != "in" or token.left_edge.i != token.sent.start:
        return []
    clause = token.head
    of = [c for c in children(token, "nmod") if preposition(c) == "of"]
    who = [w for w in (*possessors(token), *of) if is_somebody(w, lexicon)][:1]
    apart = token.right_edge.text == "," or token.doc[token.right_edge.i + 1].text == ","
    if not who or not apart or not is_clause(clause) or not children(clause, *SUBJECTS, "nsubj:pass", "expl"):
        return []
    said = [t for t in descendants(clause, without=[token]) if t.i > token.right_edge.i]
    while said and said[0].is_punct and said[0].text == ",":
        said = said[1:]
    start = children(token, "case")[0]
    report = make_report(
        before_remark(said, clause, lexicon), quoted, cue=token, cue_span=Span(start.idx, token.idx + len(token)), word=word, sources=who,
        head=clause,
    )  # fmt: skip
    if report is None:
        return []
    report.source_span = cover(t for t in nominal(who[0], token) if t.lower_ not in {"'s", "’s"})
    if report.source_span is not None and report.source_span.start < token.idx and report.cue_span is not None:
        report.cue_span = Span(token.idx, token.idx + len(token))  # "in the minister's *view*"
    return [report]
