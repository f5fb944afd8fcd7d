"""The analyst's word on the graph: claims accepted or rejected, links corrected, entities merged and split, each with who, when and why.

Nothing is deleted. What an article says stays in its named graph; a decision changes what the default graph takes from there
(kg/store/projection.py), and its revocation changes that back. Decisions are in a named graph of their own, travel as Turtle, and hold for
every version of an article in which the same words are taken to say the same.
"""

from kg.decisions.desk import Desk
from kg.decisions.model import Decision, Revocation, Thing
from kg.decisions.writing import DECISIONS
from kg.review.copies import on_copies
from kg.review.curate import accept, decisions, merge, reject, relink, revoke, split
from kg.review.exchange import decisions_turtle, export_decisions, import_decisions, take_decisions

__all__ = [
    "DECISIONS", "Decision", "Desk", "Revocation", "Thing", "accept", "decisions", "decisions_turtle", "export_decisions",
    "import_decisions", "merge", "on_copies", "reject", "relink", "revoke", "split", "take_decisions",
]  # fmt: skip
