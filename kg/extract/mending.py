"""A parse put right where punctuation says more than the parser saw; done once, before anything is read from the tree."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, children
from kg.lexicon import Lexicon

PERSONAL = {"he", "she", "it", "they"}
FINITE = {"VBD", "VBZ", "VBP"}


def mend(doc: Doc, lexicon: Lexicon) -> None:
    """Both mends, on all verbs of a Doc; they change its tree."""
    _mend_frames(doc)
    for verb in [token for token in doc if token.dep_ == "conj" and token.tag_ in FINITE]:
        if (outer := _said_besides(verb, lexicon)) is not None:
            verb.head = outer


def _said_besides(verb: Token, lexicon: Lexicon) -> Token | None:
    """The "said" of "said it was opposed and warned the others": who says so of himself goes on to speak, in the writer's words."""
    clause = verb.head
    outer = clause.head
    subjects = children(clause, *SUBJECTS, *PASSIVE_SUBJECTS)
    own = len(subjects) == 1 and subjects[0].lower_ in PERSONAL
    alike = clause.dep_ == "ccomp" and outer.i < clause.i and outer.tag_ == verb.tag_ and own
    if not alike or children(verb, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "aux:pass", "cop"):
        return None
    return outer if _speaks(outer, lexicon) and _speaks(verb, lexicon) else None


def _speaks(verb: Token, lexicon: Lexicon) -> bool:
    return any(c.kind == "speech" and c.pos == "VERB" for c in lexicon.cues_for(verb.lemma_.lower()))


def _mend_frames(doc: Doc) -> None:
    """ "The union would respond, he said, and was considering sanctions": what follows a frame set off by commas goes on with what is said.

    A second deed of the speaker has no comma before it ("…, he said and left"), or names him again. Changes the tree of the Doc.
    """
    for verb in [token for token in doc if token.dep_ == "conj"]:
        frame = verb.head
        said = _said_before(frame)
        if said is not None and _goes_on(verb, frame):
            verb.head = said


def _said_before(frame: Token) -> Token | None:
    """The clause before "…, he said", with the frame's subject between the two."""
    subjects = children(frame, *SUBJECTS)
    said = [clause for clause in children(frame, "ccomp") if clause.i < frame.i and children(clause, *SUBJECTS, *PASSIVE_SUBJECTS)]
    return said[0] if len(said) == 1 and len(subjects) == 1 and said[0].i < subjects[0].i < frame.i else None


def _goes_on(verb: Token, frame: Token) -> bool:
    """A finite verb without a subject of its own, joined by "and" or "but" right after the comma that closes the frame."""
    joint = children(verb, "cc")
    return (
        bool(joint)
        and joint[0].nbor(-1).text == ","
        and joint[0].nbor(-1).i > frame.i
        and not children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
        and bool(children(verb, "aux", "cop", "aux:pass"))
    )
