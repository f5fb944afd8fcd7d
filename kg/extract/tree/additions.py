"""Second verbs of a saying: "said it was so, *adding* that …", "reported, but has not *confirmed*, that …".

A parse often hangs the participle on what was said before. It belongs to the saying: same speaker, and no part of the first content.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.holders import is_document, is_somebody
from kg.extract.tree.modality import negation
from kg.extract.tree.syntax import SUBJECTS, children
from kg.lexicon import Lexicon

CLOSING = {'"', "”", "''"}
_DEMANDING = {"demand", "call", "complain", "denounce", "decry", "ask", "plead", "chant", "shout", "oppose"}
_CROWDING = {
    "march", "gather", "rally", "demonstrate", "block", "blockade", "occupy", "storm", "assemble", "strike", "parade", "camp", "picket",
    "riot", "cross", "surround", "converge", "throng", "clash", "besiege", "write",
}  # fmt: skip
_GIVING = {"give", "provide", "offer", "cite", "name"}
APART = {",", "—", "–"}


def says_more(word: Token, lexicon: Lexicon) -> bool:
    """A participle of a word of speech, set off by a comma, with nobody of its own to say it."""
    first = word.left_edge
    of_noun = word.dep_ == "acl" and not (is_somebody(word.head, lexicon) or is_document(word.head, lexicon))
    beside = of_noun or word.dep_ in {"advcl", "conj", "parataxis"}
    if word.tag_ != "VBG" or not beside or first.i == 0 or children(word, *SUBJECTS, "aux"):
        return False
    if _is_of_crowd(word) or _shares_auxiliary(word):
        return False
    marks = {m.lower_ for m in children(word, "mark")}
    if "as" in marks:
        return False  # "cited the mayor, as saying"
    if "without" in marks:
        silent = word.lemma_.lower() in {"elaborate", "specify"} or (word.lemma_.lower() in _GIVING and bool(children(word, "obj")))
        return silent or (_speaks(word, lexicon) and bool(children(word, "obj", "ccomp")))  # "…, without giving details"
    before = [first.text, *(t.text for t in first.doc[max(0, first.i - 2) : first.i])]
    apart = before[-1] in APART or before[0] == "," or word.nbor(-1).text == "," or (before[-1] in CLOSING and before[-2] == ",")
    return apart and _speaks(word, lexicon)


def _shares_auxiliary(word: Token) -> bool:
    """ "Says the envoy *is* talking to both sides, and *urging* them to sign": goes on with what he is doing."""
    joined = word.dep_ == "conj" and word.head.tag_ == "VBG" and any(c.lower_ == "and" for c in children(word, "cc"))
    return joined and any(a.lemma_ == "be" for a in children(word.head, "aux"))


def _is_of_crowd(word: Token) -> bool:
    """ "Police said two hundred had gathered at the court, *protesting* the verdict": what those told of demand by what they do."""
    deed = word.head
    told = deed.dep_ == "ccomp" and deed.head.i < deed.i < word.i and word.dep_ == "advcl" and bool(children(deed, "nsubj"))
    return told and (word.lemma_ == "protest" or (word.lemma_ in _DEMANDING and deed.lemma_ in _CROWDING))


def outer_speech(word: Token, lexicon: Lexicon) -> Token | None:
    """The "said" of "said it was so, adding that …", where the parse hangs the participle on what was said; None where it does not."""
    clause = word.head
    while clause.dep_ in {"conj", "xcomp", "advcl"} and not (clause.dep_ == "xcomp" and _speaks(clause.head, lexicon)):
        clause = clause.head
    while clause.dep_ in {"ccomp", "xcomp"} and clause.head.dep_ in {"ccomp", "xcomp"} and not _speaks(clause.head, lexicon):
        clause = clause.head  # "said he did not believe it was so, arguing …"
    said = clause.dep_ in {"ccomp", "xcomp"} and clause.head.i < clause.i and _holds(clause.head, lexicon)
    return clause.head if said and not _is_in_writing(word, clause, lexicon) else None


def _is_in_writing(word: Token, clause: Token, lexicon: Lexicon) -> bool:
    """ "An official says Annan has written a letter to Tehran, demanding …": what is asked in a letter is asked by whoever wrote it."""
    acts = any(c.act is not None and c.pos == "VERB" for c in lexicon.cues_for(word.lemma_.lower()))
    return acts and word.head == clause and any(is_document(o, lexicon) for o in children(clause, "obj"))


def _speaks(verb: Token, lexicon: Lexicon) -> bool:
    words = (c for c in lexicon.cues_for(verb.lemma_.lower()) if c.particle is None)  # "making bombs" makes nothing clear
    return any(c.kind in {"speech", "document"} and c.pos == "VERB" for c in words)


def _holds(verb: Token, lexicon: Lexicon) -> bool:
    """A word of speech, or of what somebody thinks ("believes it will fail, saying …")."""
    return _speaks(verb, lexicon) or any(c.kind == "thought" and c.pos == "VERB" for c in lexicon.cues_for(verb.lemma_.lower()))


def denied_second(verb: Token, lexicon: Lexicon) -> Token | None:
    """The "confirmed" of "reported, but has not confirmed, that …", on which the parse hangs what the first verb says.

    The content is the first verb's; the denial is no claim that it is not so.
    """
    if children(verb, "obj", "ccomp", "xcomp"):
        return None
    seconds = (c for c in children(verb, "conj") if c.pos_ == "VERB" and any(m.lower_ == "but" for m in children(c, "cc")))
    return next((c for c in seconds if negation(c, lexicon) is not None and children(c, "obj", "ccomp")), None)


def refused(verb: Token, lexicon: Lexicon) -> Token | None:
    """The "declined" of "declined to say whether …", without which the words of saying would tell the contrary."""
    above = verb.head
    led = verb.dep_ == "xcomp" and verb.tag_ == "VB" and above.i < verb.i and above.pos_ == "VERB"
    return (
        above
        if led and any(c.act == "REJECT" and c.pos == "VERB" and "to" in c.takes for c in lexicon.cues_for(above.lemma_.lower()))
        else None
    )
