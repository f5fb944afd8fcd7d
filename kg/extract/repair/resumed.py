"""What is said and goes on behind a frame set off by commas: "The union would respond, he said, and was considering sanctions"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.repair.misdrawn import speaks
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children
from kg.lexicon import Lexicon


def resume(doc: Doc, lexicon: Lexicon) -> None:
    """What follows the frame goes on with what is said. A second deed of the speaker has no comma before it ("…, he said and left"), or
    names him again. Changes the tree of the Doc."""
    for verb in doc:
        if verb.dep_ == "conj" and _is_inserted(verb, lexicon):
            verb.dep_ = "parataxis"
            for further in [c for c in children(verb, "conj") if _goes_on(c, verb)]:
                further.head = verb.head
    for verb in [token for token in doc if token.dep_ == "conj"]:
        said = _said_before(verb.head)
        if said is not None and _goes_on(verb, verb.head):
            verb.head = said


def _is_inserted(verb: Token, lexicon: Lexicon) -> bool:
    """The "he told Roe" of "Iran opposed the war, he told Roe, and would not help": a frame within what it frames, not a second deed."""
    subjects = children(verb, *SUBJECTS)
    if len(subjects) != 1 or not speaks(verb, lexicon) or children(verb, "ccomp", "cc", "mark"):
        return False
    before = subjects[0].left_edge
    return verb.head.i < before.i < verb.i and before.i > 0 and before.nbor(-1).text == ","


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
