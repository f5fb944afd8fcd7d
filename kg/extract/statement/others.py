"""What others say besides: a second saying behind what is said, which a parse may hang on it, is the writer's to tell."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.statement.meant import absolute
from kg.extract.tree.syntax import SUBJECTS, children
from kg.lexicon import Lexicon

CONTRASTS = {"while", "whereas", "whilst"}
PRESENT = {"VBZ", "VBP"}
_COUNTING = {"list", "count", "record", "put", "tally", "register", "give"}
_SOME = {"some", "others", "many", "several", "few", "most", "other"}


def is_of_others(word: Token, lexicon: Lexicon) -> bool:
    """Whether a word tells what somebody else, or the same one apart from that, says."""
    besides = _others_besides(word, lexicon) or _another_speaks(word, lexicon) or _joins_another(word, lexicon)
    besides = besides or _counts_otherwise(word)
    return besides or _is_other_side(word) or _says_also(word, lexicon) or _is_reported_of_another(word, lexicon)


def _others_besides(word: Token, lexicon: Lexicon) -> bool:
    """ "…, with some papers claiming …", "…, the firm saying that …": what others say besides."""
    first = word.left_edge
    apart = first.i > 0 and "," in {first.text, first.nbor(-1).text} and bool(children(word, "nsubj"))
    speaks = any(c.kind == "speech" and c.pos == "VERB" and c.particle is None for c in lexicon.cues_for(word.lemma_.lower()))
    alone = word.tag_ == "VBG" and bool(children(word, "ccomp")) and all(s.i < word.i for s in children(word, "nsubj"))
    return apart and speaks and ((alone and not children(word, "aux")) or absolute(word) is not None)


def _another_speaks(word: Token, lexicon: Lexicon) -> bool:
    """ "…, while the mayor wrote that …": what another says besides is set beside the saying, not said."""
    marks = {m.lower_ for m in children(word, "mark")} if word.dep_ == "advcl" else set()
    another = bool(children(word, "ccomp")) and all(s.pos_ in {"NOUN", "PROPN"} for s in children(word, *SUBJECTS))
    contrast = bool(marks & CONTRASTS) or (bool(marks & {"though", "although"}) and another)
    named = all(s.pos_ == "PROPN" for s in children(word, "nsubj"))  # "…, while Northwind estimates a third"
    speaks = any(c.pos == "VERB" and (c.kind == "speech" or (named and c.kind == "thought")) for c in lexicon.cues_for(word.lemma_.lower()))
    tells = bool(children(word, "ccomp", "obj", "xcomp", "obl")) or word.head.i > word.i
    again = bool(marks & {"though", "although"}) and word.tag_ == word.head.head.tag_ == "VBD" and _is_clause_of(word)
    return (contrast or again) and speaks and bool(children(word, "nsubj")) and tells


def _is_reported_of_another(word: Token, lexicon: Lexicon) -> bool:
    """ "It is expected that they will sell, although some studios *are reported* to hold back": another report, set against the first."""
    marked = word.dep_ == "advcl" and any(m.lower_ in {*CONTRASTS, "though", "although"} for m in children(word, "mark"))
    now = any(a.tag_ in PRESENT for a in children(word, "aux:pass")) and bool(children(word, "xcomp"))
    told = any(c.pos == "VERB" and c.kind in {"speech", "thought"} for c in lexicon.cues_for(word.lemma_.lower()))
    return marked and now and told and all(s.pos_ in {"NOUN", "PROPN"} for s in children(word, "nsubj:pass"))


def _counts_otherwise(word: Token) -> bool:
    """ "Say that three seats are open, while the commission *lists* four", "while hospitals *counted* nine"."""
    marked = word.dep_ == "advcl" and any(m.lower_ in CONTRASTS for m in children(word, "mark"))
    first = word.left_edge
    apart = first.i > 0 and "," in {first.text, first.nbor(-1).text}
    number = [o for o in children(word, "obj", "obl") if o.pos_ == "NUM" or children(o, "nummod")]
    named = all(s.pos_ in {"NOUN", "PROPN"} for s in children(word, *SUBJECTS))
    return marked and apart and word.lemma_ in _COUNTING and bool(number) and named and bool(children(word, *SUBJECTS))


def _is_clause_of(word: Token) -> bool:
    """ "He said he is well, although *he said* he is in pain": a saying with a clause of its own, set against another one."""
    return word.head.dep_ == "ccomp" and word.head.head.i < word.head.i and bool(children(word, "ccomp"))


def _joins_another(word: Token, lexicon: Lexicon) -> bool:
    """ "Said they are worried and the mayor accused them of …": what a second one said, told in the tense of the saying and not put back
    like what was said, is told by the writer."""
    said = word.head
    if word.dep_ != "conj" or said.dep_ != "ccomp" or word.tag_ != "VBD" or said.head.tag_ != "VBD" or said.head.i > said.i:
        return False
    speaks = any(c.kind == "speech" and c.pos == "VERB" for c in lexicon.cues_for(word.lemma_.lower()))
    who = [s for s in children(word, "nsubj") if s.pos_ != "PRON"]
    alone = not children(word, "mark", "aux") and bool(children(word, "ccomp", "obj", "xcomp"))
    kept = not any(t.tag_ == "VBD" and t.lower_ not in {"had", "would"} for t in (said, *children(said, "cop", "aux", "aux:pass")))
    return speaks and bool(who) and alone and kept


def _is_other_side(word: Token) -> bool:
    """ "Some say it grew from the ground, while *others say* it fell", "some reported it, and *others wrote*": of some and of others the
    writer tells."""
    who, said = children(word, *SUBJECTS), word.head
    while said.dep_ in {"conj", "parataxis", "advcl"} and said.head != said:
        said = said.head
    if not who or word.dep_ not in {"conj", "parataxis", "advcl"} or said.dep_ != "ccomp" or said.head.i > said.i:
        return False
    first = word.left_edge
    apart = first.i > 0 and "," in {first.text, first.nbor(-1).text}
    return apart and any(map(_is_of_some, children(said.head, "nsubj"))) and any(map(_is_of_some, who))


def _is_of_some(noun: Token) -> bool:
    return any(t.lower_ in _SOME for t in (noun, *children(noun, "det", "amod")))


def _says_also(word: Token, lexicon: Lexicon) -> bool:
    """ "Says that most agree and the professor *also said* that …": a second saying, of somebody named, behind one in the present."""
    said = word.head
    if word.dep_ == "ccomp" and children(word, "cc"):  # one more thing that is said, by the parse
        said = next((c for c in children(word.head, "ccomp") if c.i < word.i), said)
    elif word.dep_ != "conj":
        return False
    if said.dep_ != "ccomp" or said.head.tag_ not in PRESENT or said.head.i > said.i:
        return False
    speaks = any(c.kind == "speech" and c.pos == "VERB" for c in lexicon.cues_for(word.lemma_.lower()))
    who = [s for s in children(word, "nsubj") if s.pos_ != "PRON"]
    also = any(a.lower_ == "also" for a in children(word, "advmod"))
    return speaks and also and bool(who) and bool(children(word, "ccomp"))
