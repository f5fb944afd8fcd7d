"""How far a content reaches behind its last word: parts that a parse hangs on the reporting word, though they tell of what is said.

"Asked her to wait *till he came*", "objects to the crosses *on the grounds that …*", "condemns the attacks *today in Bari*", "asked
for $100 *for a flight*". Each stands right behind the content; what tells when, where or how it was said is not one of them.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.deeds import names_deed
from kg.extract.tree.subjectless import SPOKEN_IN
from kg.extract.tree.syntax import SUBJECTS, children, descendants, preposition
from kg.lexicon import Cue, Lexicon

_LIMITS = {"till", "until", "unless"}
_REASONS = {"ground", "grounds", "basis"}
_MANNERS = {"term", "language", "word", "way", "strength", "meeting", "session", "rally", "report", "note", "behalf", "light"}
_PLACED = {"in", "at", "on", "near", "outside", "across", "against"}
_NOW = {"VBZ", "VBP"}
_JUDGING = {"ACCUSE", "SUPPORT"}
_SHOWING = {"show", "demonstrate", "reveal", "find", "suggest", "indicate", "prove", "document", "predict"}
_TIMES = {"time", "sake", "moment", "reason", "part", "example", "instance", "now"}


def limits(word: Token, said: list[Token]) -> list[Token]:
    """The "till he came" of "asked her to wait *till he came*": how long somebody is to do it, not how long it was asked."""
    last = max((t.i for t in said), default=word.i)
    behind = [c for c in children(word, "advcl") if c.left_edge.i == last + 1 > word.i and c.left_edge.lower_ in _LIMITS]
    return descendants(behind[0]) if behind and children(behind[0], *SUBJECTS, "nsubj:pass") else []


def conditions(word: Token, said: list[Token]) -> list[Token]:
    """The "when the drug is given" of "shows a loss of weight *when the drug is given*": under which conditions, not when it was shown."""
    last = max((t.i for t in said), default=word.i)
    marks = {"when", "if"} if word.lemma_ in _SHOWING else {"if", "unless"}  # "announced plans to leave *if he comes*"
    behind = [c for c in children(word, "advcl") if c.left_edge.i == last + 1 > word.i and c.left_edge.lower_ in marks]
    finite = [t for c in behind for t in (c, *children(c, "aux", "aux:pass", "cop")) if t.tag_ in _NOW]
    bare = any(c.tag_ == "VBN" and not children(c, *SUBJECTS, "nsubj:pass", "aux", "aux:pass") for c in behind)
    return descendants(behind[0]) if behind and (finite or bare) else []


def reasons(word: Token, said: list[Token]) -> list[Token]:
    """The "on the grounds that it was late" behind what somebody objects to: what he argues with."""
    last = max((t.i for t in said), default=word.i)
    for part in (c for c in children(word, "obl") if c.i > word.i and preposition(c) == "on" and c.lemma_.lower() in _REASONS):
        tokens = [t for t in descendants(part) if not t.is_space]
        if tokens[0].i == last + 1 and children(part, "acl", "nmod", "ccomp", "acl:relcl"):
            return tokens
    return []


def purpose(word: Token, particle: Token, said: list[Token]) -> list[Token]:
    """The "for a flight" of "asked for $100 *for a flight*": what somebody needs it for."""
    last = max((t.i for t in said), default=word.i)
    if particle.lower_ != "for":
        return []
    for part in (c for c in children(word, "obl") if c.left_edge.i == last + 1 and preposition(c) == "for"):
        if part.pos_ == "NOUN" and part.ent_type_ not in {"DATE", "TIME"} and part.lemma_.lower() not in _TIMES:
            return descendants(part)
    return []


def scene(word: Token, matter: Token, said: list[Token], cue: Cue, lexicon: Lexicon) -> list[Token]:
    """The "today in Bari, including …" of "we condemn the attacks *today in Bari*": who judges in the present a deed that is done tells
    when and where it was done."""
    if word.tag_ not in _NOW or cue.act not in _JUDGING or not (names_deed(matter, lexicon) or _holds_deed(said, lexicon)):
        return []
    last = max(t.i for t in said)
    found: list[Token] = []
    for part in (c for c in word.children if c.i > matter.i and c.dep_ in {"obl", "obl:unmarked", "advcl", "advmod"}):
        tokens = [t for t in descendants(part) if not t.is_space]
        words = [t for t in tokens if not t.is_punct]
        listed = words[0].lower_ == "including" and tokens[0].text == ","
        dated = part.ent_type_ in {"DATE", "TIME"} or part.lower_ in {"today", "yesterday"}
        placed = part.dep_ == "obl" and preposition(part) in _PLACED and part.lemma_.lower() not in SPOKEN_IN | _REASONS | _MANNERS
        if tokens[0].i != last + 1 or not (listed or dated or placed) or any(_speaks(t, lexicon) for t in words):
            break
        found += tokens
        last = tokens[-1].i
    return found


def _holds_deed(said: list[Token], lexicon: Lexicon) -> bool:
    """ "The outcome of the talks": a deed that the matter is of."""
    return any(t.dep_ == "nmod" and t.pos_ == "NOUN" and names_deed(t, lexicon) for t in said)


def _speaks(word: Token, lexicon: Lexicon) -> bool:
    phrase = word.pos_ == "NOUN" and word.dep_ == "obl"
    return phrase and any(c.pos == "NOUN" and c.kind == "document" for c in lexicon.cues_for(word.lemma_))
