"""What a sentence tells that no type of the lexicon covers: one event of the type x-OTHER, so that the sentence stands for a claim too.

People ask of a graph more than its types foresee ("who was named finance minister?"), and a sentence that no claim rests on could not be
cited. The event is the sentence's main clause, with whoever does it and to whom it is done; its claim says who tells it, and how surely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Stretch

from kg.extract.event.draft import Draft
from kg.extract.mention.mentions import Candidates
from kg.extract.quotes import quotations
from kg.extract.report import Report, Reports
from kg.extract.tree.enhanced import objects, subjects
from kg.extract.tree.syntax import children
from kg.model import Span

OTHER = "x-OTHER"
_FEWEST = 4  # words; less is a heading or an exclamation
_LONGEST = 16  # words of a label
_SURFACE = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_ENDS = (".", "!", "…")
_CLOSING = "\"'”’»)]"
_NOTES = re.compile(r"(?:\s*\[\d{1,3}\])+$")  # behind the end of a sentence
_SPEAKERS = frozenset({"i", "we", "you", "my", "our", "your", "us", "me"})  # in a newspaper's own words nobody says so


def others(doc: Doc, found: Sequence[Draft], reports: Sequence[Report]) -> Iterator[Draft]:
    """A draft for each whole sentence that announces nothing else and reports nobody's words: what its main clause tells.

    Within somebody's words it is his; within quotation marks that nobody is named for it is left out.
    """
    told, quoted = Reports(list(reports)), quotations(doc.text)
    taken = {draft.trigger.sent.start for draft in found}
    for sent in doc.sents:
        if sent.start in taken or not _is_whole(sent) or not _is_told(sent.root):
            continue
        draft = Draft(sent.root, OTHER, None, actors=_doers(sent.root), recipients=_undergoers(sent.root))
        if any(report.asserting for report in told.around(draft.span)) or not _is_anothers(sent, draft.span, quoted):
            yield draft


def is_somebody(token: Token, candidates: Candidates) -> bool:
    """Whether a mention of it is worth keeping: a person, a body, a place, a weapon, or a pronoun; not any "shocking ignorance"."""
    candidate = candidates.at(token)
    return candidate is not None and (candidate.label != "OTHER" or candidate.form == "pronoun")


def _is_whole(sent: Stretch) -> bool:
    words = [t for t in sent if not t.is_space and not t.is_punct]
    return len(words) >= _FEWEST and _NOTES.sub("", sent.text.rstrip()).rstrip(_CLOSING).endswith(_ENDS)


def _is_told(root: Token) -> bool:
    """A clause with a subject: no question, no order, no "it is clear that"; of what there is, it is told too ("There were no losses")."""
    is_clause = root.pos_ in {"VERB", "AUX"} or bool(children(root, "cop"))
    return is_clause and bool(children(root, *_SURFACE)) and all(t.lower_ == "there" for t in children(root, "expl"))


def _is_anothers(sent: Stretch, trigger: Span, quoted: Sequence[Span]) -> bool:
    """Whether quotation marks around what is told, or the person who speaks, show that the words are not the newspaper's."""
    inside = any(q.start <= trigger.start and trigger.end <= q.end for q in quoted)
    return inside or any(t.lower_ in _SPEAKERS and t.text != "US" for t in sent)


def _doers(root: Token) -> list[Token]:
    """Who does it; of "X is Y" X."""
    return subjects(root) if root.pos_ == "VERB" else children(root, "nsubj")


def _undergoers(root: Token) -> list[Token]:
    return [*objects(root), *children(root, "iobj")] if root.pos_ == "VERB" else []


def clause_words(root: Token) -> str:
    """The clause as the text has it, from its subject to what is done to whom, as its label: "He was 101", "There were no losses"."""
    heads = [root, *children(root, "xcomp")]
    there = children(root, "expl")
    ends = [end for head in heads for end in (head, *_undergoers(head), *children(head, "compound:prt", "acomp", "attr"))]
    ends += children(root, "nsubj") if there else []
    last = max(token.i for end in ends for token in (end, *children(end, "flat")))
    first = min(token.left_edge.i for token in [*there, *children(root, *_SURFACE)] or [root])
    whole = next((name.end for name in root.doc.ents if name.start <= last < name.end), last + 1)
    words = [token for token in root.doc[min(first, root.i) : whole] if not token.is_space]
    cut = words[:_LONGEST]
    return "".join(token.text_with_ws for token in cut).strip() + ("…" if len(words) > len(cut) else "")
