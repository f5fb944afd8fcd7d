"""The lexicon: which words announce which event, who says things, and what turns a plain event into a possible or a denied one.

It is data (`ontologies/lexicon/*.ttl`, whose heads document the vocabulary); here it becomes frozen dataclasses. One pattern of the
data may list many words: each word becomes an entry of its own that keeps the pattern's IRI, so that `explain` can name it.
"""

from functools import cache

from kg.lexicon.build import read
from kg.lexicon.patterns import Pattern, patterns
from kg.lexicon.words import Cue, Embedder, Entry, Lexicon, ModeWords
from kg.resources import data_path

__all__ = ["Cue", "Embedder", "Entry", "Lexicon", "ModeWords", "load", "patterns_by_iri", "read"]


@cache
def load() -> Lexicon:
    """The lexicon that ships with the program. Raises DataError naming file and entry."""
    return read(data_path("ontologies", "lexicon"))


@cache
def patterns_by_iri() -> dict[str, Pattern]:
    """What its files describe, by IRI, as it stands there: for whoever wants to know why, and what to edit."""
    return {pattern.iri: pattern for path in sorted(data_path("ontologies", "lexicon").glob("*.ttl")) for pattern in patterns(path)}
