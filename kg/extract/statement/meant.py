"""Contents that reach before their reporting word: whom it is said of, and what is fronted to a frame.

"*Iran* is believed *to have sent drones*", "accused *Iran of lying*", "*If that fails*, he argues, *there are other ways*": the words of
the content stand on both sides of the word, or round its object. What stands between them is the frame, nobody's content.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.tree.subjectless import SPOKEN_IN
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, RELATIVES, children, descendants, is_passive, preposition, text_after
from kg.lexicon import Lexicon
from kg.model import Span

Content = tuple[list[Token], Token]  # tokens of what is said, and their head
OPENING, CLOSING = {'"', "“", "``", "''"}, {'"', "”", "''"}
_CLOSED = CLOSING | {")", "]"}
_LONGEST = 300  # tokens of a quotation
GATHERINGS = {
    "sermon", "broadcast", "rally", "hearing", "ceremony", "debate", "appearance", "panel", "session", "call", "video", "visit", "mass",
    "trip", "tour", "meeting",
}  # fmt: skip
_COUNTED = {
    "toll", "number", "loss", "cost", "figure", "total", "damage", "chance", "odds", "magnitude", "price", "value", "share", "rate",
    "death", "turnout", "strength", "size", "bill", "debt", "deficit", "population", "inflation", "growth", "support", "probability",
}  # fmt: skip
_REMARKS = {"acl:relcl", "parataxis"}
_FRONTED = {"advcl", "obl", "obl:unmarked", "advmod"}


def subject_meant(token: Token) -> list[Token]:
    """The noun phrase that a passive word is said of, without remarks on it; empty for "who", "which" and the like."""
    found = [s for s in children(token, *PASSIVE_SUBJECTS) if s.i < token.i and s.lower_ not in RELATIVES]
    if not found:
        return antecedent(token)
    remarks = [c for c in children(found[0], *_REMARKS) if c.i > found[0].i and (c.dep_ == "parataxis" or _behind_comma(c))]
    end = min((c.left_edge.i for c in remarks), default=found[0].right_edge.i + 1)
    return [t for t in descendants(found[0], without=remarks) if t.i < end]


def _behind_comma(clause: Token) -> bool:
    first = clause.left_edge
    return "," in {first.text, first.nbor(-1).text}


def antecedent(token: Token, clauses: tuple[str, ...] = ("acl:relcl",)) -> list[Token]:
    """The noun of "the cuts *which are expected to last*", up to the relative clause right behind it."""
    noun, clause = token.head, token.left_edge
    relative = token.dep_ == "acl" or any(s.lower_ in RELATIVES for s in children(token, *PASSIVE_SUBJECTS))
    if token.dep_ not in clauses or noun.pos_ not in {"NOUN", "PROPN"} or not relative:
        return []
    others = [token, *children(noun, "case", "cc", "acl", "appos", "conj")]
    tokens = [t for t in descendants(noun, without=others) if t.i < clause.i and not (t.is_punct and t.i == clause.i - 1)]
    return tokens if tokens and tokens[-1].i >= clause.i - 2 else []


def of_somebody(token: Token, particle: Token) -> Content | None:
    """ "Accused Iran of lying", "blamed the crash on ice", "was likened to a king": whom or what it is said of, and what is said of it."""
    part = particle.head
    of_object = part.dep_ == "nmod" and part.head in children(token, "obj")  # "attributed the rise to a cold winter"
    nested = part.dep_ == "acl" and part.tag_ == "VBG" and particle.lower_ == "of" and token.is_ancestor(part)
    if token.lemma_ == "put" and not _is_counted(token, part):
        return None  # "put troops at the border"
    if part.lemma_.lower() == "result" and particle.lower_ == "as":
        return None  # "saw losses as a result of the strike"
    if particle.lower_ == "as" and any(s.i > particle.i for s in children(part, "nsubj", "nsubj:pass", "expl")):
        return None  # "is not considered a record, as it was not an open race"
    if part == token or not (part.head == token or of_object or nested) or particle.dep_ not in {"case", "mark"}:
        return None
    told = [t for t in descendants(part, without=[token]) if t.i > token.i and (t.i >= particle.i or t.head == part)]
    objects = [t for o in children(token, "obj", "iobj") if token.i < o.i < part.i for t in descendants(o) if t.i < particle.i]
    if nested and objects:
        objects = list(token.doc[objects[0].i : particle.i])
        objects = [t for t in objects if not _is_at_the_time(part.head) or t.i < part.head.left_edge.i]
    relative = [o for o in children(token, "obj") if o.i < token.i and o.lower_ in RELATIVES and token.dep_ == "acl:relcl"]
    about = objects or relative or (subject_meant(token) if token.dep_ != "acl:relcl" or not antecedent(token) else [])
    if not about and is_passive(token) and token.dep_ in {"acl", "acl:relcl"}:
        return None  # "people who had been accused of crimes": of nobody in particular
    beside = particle.i == token.i + 1  # then it is a word of the cue
    if (not about or (beside and not objects)) and not any(t.i < particle.i for t in told):
        told = [t for t in told if t.i > particle.i]
    return ([*about, *told], part) if told else None


def _is_counted(token: Token, part: Token) -> bool:
    """ "Put *the toll at seven*", "puts *the losses at $3 million*"."""
    things = [*children(token, "obj"), *children(token, *PASSIVE_SUBJECTS)]
    number = part.pos_ == "NUM" or part.ent_type_ in {"MONEY", "PERCENT", "QUANTITY"} or bool(children(part, "nummod"))
    return number and any(o.lemma_.lower() in _COUNTED for o in things)


def _is_at_the_time(part: Token) -> bool:
    """ "Accused Bari *at the time* of starting it": when it was said."""
    return part.lemma_ == "time" and preposition(part) == "at" and len(list(part.lefts)) == 2


def fronted(cue: Token, lexicon: Lexicon) -> list[Token]:
    """What stands before a frame that is set off by commas on both sides, though the parse hangs it on the frame; not where it is said
    ("In an interview with the paper, she said, …") nor what the speaker did meanwhile ("Before leaving, …", "While in Rome, …")."""
    first = [c for c in children(cue, *_FRONTED) if c.i < cue.i and len(list(c.subtree)) > 1]
    if not children(cue, "nsubj") or not first or not between_commas(cue, [*children(cue, *_FRONTED, "ccomp")]):
        return []
    if any(_is_said_in(c, lexicon) or _is_meanwhile(c) for c in first):
        return []
    return [t for c in children(cue, *_FRONTED) if c.i < cue.i and c.left_edge.i <= first[-1].i for t in descendants(c)]


def _is_said_in(part: Token, lexicon: Lexicon) -> bool:
    """ "In an interview with the paper", "At a rally": the speech, paper or gathering in which it is said."""
    lemma = part.lemma_.lower()
    spoken = any(c.kind in {"speech", "document"} and c.pos == "NOUN" for c in lexicon.cues_for(lemma))
    return (spoken or lemma in SPOKEN_IN | GATHERINGS) and preposition(part) in {"in", "at", "during", "on"} and _is_one(part)


def _is_one(part: Token) -> bool:
    """Told of as one, and not of all ("in the report of 2019", "in a sermon"; not "in reports")."""
    return bool(children(part, "det", "nmod:poss")) and part.tag_ in {"NN", "NNP"}


def _is_meanwhile(part: Token) -> bool:
    """ "Before leaving for Rome", "While in Rome": a time told without a subject of its own has the speaker's."""
    timed = any(m.lower_ in {"while", "before", "after", "when", "since"} for m in children(part, "mark", "advmod", "case"))
    bare = (part.dep_ == "obl" or part.tag_ == "VBG") and not children(part, "nsubj", "nsubj:pass")
    return timed and bare and part.left_edge.pos_ == "SCONJ"


def between_commas(cue: Token, without: list[Token]) -> bool:
    """Whether a reporting word and its own words, some parts left out, stand behind one comma and before another."""
    own = descendants(cue, without=[c for c in without if not _is_near(c, cue)])
    frame = [t.i for t in own if not t.is_punct]
    first = min(frame) - 1
    first -= first > 0 and cue.doc[first].text == "''"  # the mark of a title in italics
    around = [cue.doc[i].text for i in (first, max(frame) + 1) if 0 <= i < len(cue.doc)]
    return around == [",", ","] and max(frame) - min(frame) < len(frame) + sum(t.is_punct for t in cue.doc[min(frame) : max(frame)])


def _is_near(part: Token, cue: Token) -> bool:
    """ "He said *on Monday*": behind the word, without a comma between."""
    return part.dep_ != "ccomp" and cue.i < part.left_edge.i and not any(t.is_punct for t in cue.doc[cue.i : part.left_edge.i + 1])


def trailing(cue: Token, said: list[Token], lexicon: Lexicon) -> list[Token]:
    """The "by Friday" of "plans to be home by Friday", right behind a content, though the parse hangs it on the reporting word; not the
    "in a statement" in which it was said."""
    last = max((t.i for t in said), default=cue.i)
    found: list[Token] = []
    for part in (c for c in children(cue, "obl", "obl:unmarked") if c.i > cue.i):
        tokens = descendants(part)
        if last <= cue.i or tokens[0].i != last + 1 or _is_of_the_saying(part, lexicon):
            continue
        found += tokens
        last = tokens[-1].i
    return found


def _is_of_the_saying(part: Token, lexicon: Lexicon) -> bool:
    """Where and to whom it was said: no part of it."""
    spoken = any(c.kind in {"speech", "document"} and c.pos == "NOUN" for c in lexicon.cues_for(part.lemma_.lower()))
    named = part.ent_type_ in {"ORG", "PERSON"} and preposition(part) != "against"  # "won *against Roe*"
    return spoken or named or preposition(part) in {"to", "according to"}


def absolute(participle: Token) -> Token | None:
    """The noun of ", with some papers claiming …", which a parse may make a phrase of its own; None where there is none."""
    if participle.tag_ != "VBG" or participle.dep_ != "advcl":
        return None
    nouns = [*children(participle, "nsubj"), *(c for c in children(participle.head, "obl", "nmod") if c.right_edge.i == participle.i - 1)]
    marks = {*children(participle, "mark", "case"), *(m for n in nouns for m in children(n, "case"))}
    return nouns[-1] if nouns and any(m.lower_ == "with" for m in marks) else None


def quoted_after(cue: Token) -> Content | None:
    """The quotation right behind a word, clause or not (`chanted "No more!"`); None for a title and where there is none."""
    following = cue.doc[cue.i + 1 : cue.i + _LONGEST]
    line = next((t.i for t in following if "\n" in t.text), cue.i + _LONGEST)
    rest = [t for t in following if t.i < line and not t.is_space]
    if rest and rest[0].text in {",", ":"}:
        rest = rest[1:]
    if not rest or rest[0].text not in OPENING:
        return None
    end = next((n for n, t in enumerate(rest) if n > 1 and t.text in CLOSING), 0)
    words = [t for t in rest[1:end] if t.is_alpha and len(t) > 3]
    if not words or all(t.text[:1].isupper() for t in words):
        return None
    inside = {t.i for t in rest[: end + 1]}
    return rest[: end + 1], next((t for t in rest[1:end] if t.head.i not in inside and not t.is_punct), words[0])


def straddled(said: list[Token], cue: Token) -> Span | None:
    """The stretch between the two parts of a content that stand before and behind the reporting word; None where it has one part."""
    before, after = [t for t in said if t.i < cue.i and not t.is_punct], [t for t in said if t.i > cue.i and not t.is_punct]
    if not before or not after or any(t == cue for t in said):
        return None
    last = max(before, key=lambda t: t.i)
    while last.i + 1 < cue.i and last.nbor().text in _CLOSED and not last.whitespace_:
        last = last.nbor()
    return Span(last.idx + len(last), min(after, key=lambda t: t.i).idx)


def day_inside(said: list[Token]) -> Span | None:
    """The "on Tuesday" of "urged allies *on Tuesday* to send arms": when it was said, between the parts of what was said."""
    kept = {t.i for t in said}
    left_out = [t for t in said[0].doc[min(kept) : max(kept)] if t.i not in kept and not t.is_space] if kept else []
    dated = [t for t in left_out if t.ent_type_ in {"DATE", "TIME"} or _is_at_the_time(t)]
    together = bool(left_out) and left_out[-1].i - left_out[0].i == len(left_out) - 1
    alone = all(t in dated or (t.pos_ in {"ADP", "DET"} and t.head in dated) for t in left_out)
    return Span(left_out[0].idx, left_out[-1].idx + len(left_out[-1])) if dated and together and alone else None


def hearing_unparsed(tokens: list[Token], deed: Token) -> Token | None:
    """The "during" of "confirmed the loss during a Committee on Foreign Affairs hearing", where a parse takes the hearing for a verb."""
    for led in (t for t in tokens if t.lower_ == "during" and t.i > deed.i and text_after(t).lower() in {"a", "an"}):
        phrase = [t for t in tokens if led.i < t.i <= led.i + 9]
        hearing = next((t for t in phrase if t.lower_ in GATHERINGS and t.tag_ == "NN"), None)
        if hearing is not None and all(t.text[:1].isupper() or t.pos_ == "ADP" for t in phrase if led.i + 1 < t.i < hearing.i):
            return led
    return None
