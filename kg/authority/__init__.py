"""The authority: who and what the world holds, with names, dated offices and memberships, read from `ontologies/authority/*.ttl`.

Surfaces are compared by `fold` (case, accents and a leading article do not count), acronyms letter by letter ("US" is no "us").
Dates are half-open: a term holds from `start` until the day before `end`.
"""

from kg.authority.nouns import Authority, Metonym, Office
from kg.authority.reading import KINDS, load
from kg.authority.words import fold, holds, role_words, singulars

__all__ = ["KINDS", "Authority", "Metonym", "Office", "fold", "holds", "load", "role_words", "singulars"]
