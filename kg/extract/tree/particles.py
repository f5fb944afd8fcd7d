"""Words of more than one word: a verb with its particle ("set up"), and phrases in which a word means nothing by itself ("in order to")."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.syntax import children

IDIOMS = {("in", "order")}
PARTICLES = {"back", "up", "down", "off", "out", "over", "away"}
ADVERBIAL = {"in"}  # "gave in" is no "given in the text"


def in_idiom(token: Token) -> bool:
    """ "in order to" orders nothing, whether the parse sees a fixed phrase or a noun."""
    before = token.doc[token.i - 1].lower_ if token.i > 0 else ""
    return token.dep_ in {"fixed", "mark", "case"} or (before, token.lower_) in IDIOMS


def has_particle(token: Token) -> bool:
    """ "set up", "held back": with a particle, whether the parse calls it one or an adverb right after the verb."""
    after = [c for c in children(token, "advmod") if c.i == token.i + 1 and c.lower_ in PARTICLES and not list(c.children)]
    return bool(after or children(token, "compound:prt"))


def particle_of(token: Token, particle: str) -> Token | None:
    """The token of a multiword's second part: a verb particle, or fixed words right after the lemma or its object; None if not there."""
    words = particle.split()
    for child in token.children:
        if child.dep_ in {"compound:prt", "advmod", "xcomp", "fixed", "obj", "case", "amod"} and child.lower_ == words[0]:
            return child
    doc, end = token.doc, token.i + 1 + len(words)
    if [t.lower_ for t in doc[token.i + 1 : end]] == words and not (words[0] in ADVERBIAL and doc[token.i + 1].dep_ == "case"):
        return doc[end - 1]
    following = [c for c in token.children if c.dep_ in {"obl", "nmod"}]
    if len(words) > 1 or words[0] in ADVERBIAL:
        return None
    return next((c for o in following for c in o.children if c.dep_ == "case" and c.lower_ == words[0]), None)
