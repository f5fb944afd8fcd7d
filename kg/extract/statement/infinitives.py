"""The infinitive that a word of wanting, asking or planning takes, with the one who is to do it: "urged Iran to stop"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.statement.astray import second_that
from kg.extract.statement.closing import closing
from kg.extract.statement.meant import Content, subject_meant, trailing
from kg.extract.statement.reaching import limits
from kg.extract.statement.remarks import before_remark, without_occasion
from kg.extract.tree.holders import is_somebody
from kg.extract.tree.syntax import children, descendants, is_passive, is_to_clause
from kg.lexicon import Cue, Lexicon

_WANTING = {"want", "expect", "ask"}
_ASKED = {"advcl": ("obl",)}  # "called on people to protest"


def infinitive(token: Token, cue: Cue, lexicon: Lexicon) -> Content | None:
    """ "plans to leave", "urged Iran to stop" (with the one who is to do it), "proposed doing away with it"."""
    found = [c for c in children(token, "xcomp", "ccomp") if c.tag_ in {"VB", "VBG"} or any(m.lower_ == "to" for m in children(c, "mark"))]
    found = [c for c in found if c.i > token.i] or found
    if not found and token.lemma_.lower() in _WANTING:
        found = _to_be_done(token)
    if not found and cue.act == "REQUEST":
        found = _asked_to(token, lexicon)
    if not found or _is_bare_be(found[0]):
        return None
    doer = subject_meant(token) if is_passive(token) else []
    if not is_passive(token):
        asked = [o for o in children(token, "obj", "iobj", *_ASKED.get(found[0].dep_, ())) if token.i < o.i < found[0].i]
        doer += [t for o in asked for t in descendants(o) if t.dep_ != "case" or t.head != o]
    others = [c for part in found for c in children(part, "conj") if is_held(c, lexicon)]
    if is_passive(token) and not doer and (token.dep_ == "conj" or token.head.lower_ in {"what", "whatever"}):
        return None  # "is held to be old and is thought to be rare", "what is believed to be a plane": of whom it is said stands far off
    tokens = [t for part in found for t in descendants(part, without=[token, *others])]
    tokens = without_occasion(tokens, found[0]) if cue.act == "REQUEST" else tokens
    tokens = [*tokens, *trailing(token, tokens, lexicon)]
    tokens = [*doer, *tokens, *limits(token, tokens)]
    return [*closing(before_remark(tokens, found[0], lexicon), found[0]), *second_that(token, found[0])], found[0]


def _is_bare_be(verb: Token) -> bool:
    """ "Was not where it was believed to be": nothing is said to be so."""
    return verb.lemma_ == "be" and all(c.dep_ in {"mark", "punct"} for c in verb.children)


def _to_be_done(token: Token) -> list[Token]:
    """The "borne" of "wants the cost *to be borne* by others", where a parse takes it for what the cost is."""
    things = [o for o in children(token, "obj") if o.i > token.i]
    return [c for o in things for c in children(o, "acl") if c.tag_ == "VBN" and is_to_clause(c) and is_passive(c) and c.i > o.i][:1]


def _asked_to(token: Token, lexicon: Lexicon) -> list[Token]:
    """The "release" of "urged the council to release the list", where a parse takes it for an aim."""
    asked = [o for o in children(token, "obj", "iobj", "obl") if o.i > token.i and (is_somebody(o, lexicon) or o.pos_ == "PROPN")]
    aims = [c for c in children(token, "advcl") if is_to_clause(c)]
    return [c for c in aims if any(o.right_edge.i == c.left_edge.i - 1 for o in asked)][:1]


def is_held(verb: Token, lexicon: Lexicon) -> bool:
    """A second "is thought to …", which a parse hangs on what the first one says."""
    thought = any(c.kind == "thought" and c.pos == "VERB" for c in lexicon.cues_for(verb.lemma_.lower()))
    said = children(verb, "ccomp") or any(is_to_clause(c) for c in children(verb, "xcomp"))  # not "be held accountable"
    return thought and bool(children(verb, "aux:pass")) and bool(said)
