"""Tags and labels by which many modules know the same thing: a finite verb, a time, a place, somebody."""

from __future__ import annotations

FINITE_TAGS = {"VBD", "VBZ", "VBP"}
TIMES = {"DATE", "TIME"}
PLACES = {"GPE", "LOC"}
AGENTS = {"PERSON", "ORG", "GPE", "NORP", "TITLE"}
# the role that a phrase plays by the label of its head
ROLES = {
    "nsubj": "subject", "nsubj:pass": "subject", "nsubj:outer": "subject", "obl:agent": "subject", "obj": "object", "iobj": "object",
    "obl": "oblique", "obl:unmarked": "oblique", "nmod": "oblique", "nmod:poss": "possessive", "compound": "modifier",
    "amod": "modifier", "nmod:unmarked": "modifier", "nmod:desc": "modifier", "appos": "apposition", "root": "root", "ROOT": "root",
}  # fmt: skip
STANDING = {dep for dep, role in ROLES.items() if role != "modifier"} | {"conj", "nmod:poss", "appos"}
