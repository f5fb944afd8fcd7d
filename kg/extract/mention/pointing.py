"""Whom the build of the sentences lets a "he" or "she" mean: who goes on speaking, whom the text goes on to tell of, whose clause it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Doc, Token

from kg.extract.mention.coreference import GROUP, mentions_at, names_person, speaks
from kg.extract.quotes import quotations
from kg.extract.tree.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, text_of
from kg.link.hints import Hint
from kg.model import Antecedent

PERSONAL = frozenset({"he", "him", "his", "she", "her"})
OPEN = 0.4
"""A link of less is not looked at."""
BEFORE_SUBJECT = frozenset({"ADV", "PUNCT", "SPACE", "CCONJ"})
MAIN = frozenset({"root", "ROOT"})
OBJECTS = frozenset({"obj", "iobj", "obl"})
FRONTED = frozenset({"advcl", "obl", "obl:unmarked"})
CLAUSES = frozenset({"ccomp", "advcl", "xcomp", "acl", "acl:relcl", "conj"})


def hints(doc: Doc, heads: Mapping[str, int]) -> dict[str, Hint]:
    """What there is to say of each "he" and "she", by mention. `heads`: the head token of each mention."""
    read = {later: (earlier, float(score)) for later, earlier, score in _links(doc) if score >= OPEN and doc[later].lower_ in PERSONAL}
    quoted = _quoted(doc)
    pointed = {i: _pointed(doc[i], quoted) for i in heads.values() if doc[i].lower_ in PERSONAL}
    meant = {earlier for earlier, _ in read.values()} | {i for tokens in pointed.values() for i in tokens if i >= 0}
    at = mentions_at(doc, heads, meant)
    found: dict[str, Hint] = {}
    for mention, head in heads.items():
        if head in pointed:
            earlier, score = read.get(head, (-1, 0.0))
            reader = tuple(Antecedent(other, round(100 * score)) for other in at.get(earlier, ()))
            found[mention] = Hint(reader, *(tuple(at.get(i, ())) for i in pointed[head]))
    return found


def _links(doc: Doc) -> list[tuple[int, int, float]]:
    found: list[tuple[int, int, float]] = doc.spans[GROUP].attrs["links"] if GROUP in doc.spans else []
    return found


def _quoted(doc: Doc) -> Callable[[Token], bool]:
    """Tells of a token whether it stands between quotation marks."""
    inside = {i for q in quotations(text_of(doc)) for i in range(*_tokens(doc, q.start, q.end))}
    return lambda token: token.i in inside


def _tokens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 0)


def _pointed(pronoun: Token, quoted: Callable[[Token], bool]) -> tuple[int, int, int, int, int]:
    """Head tokens of the speaker, the subject, the owner, who is named ahead and who it cannot be (`Hint`); -1 for none."""
    before = _sentence_before(pronoun, quoted)
    speaker = subject = None
    if before and pronoun.dep_ in SUBJECTS:
        told = _subject_of(before)
        spoke = [t for t in before if speaks(t) and t.head.dep_ in MAIN | {"parataxis"} and _is_one(t)]
        if speaks(pronoun) and pronoun.head.dep_ in MAIN | {"parataxis"}:
            speaker = spoke[0] if len(spoke) == 1 else told if not spoke else None
        if told is not None and _opens(pronoun) and _is_known(told):
            subject = told
    return _at(speaker), _at(subject), _at(_own(pronoun)), _at(_ahead(pronoun, quoted)), _at(_apart(pronoun))


def _at(token: Token | None) -> int:
    return -1 if token is None else token.i


def _sentence_before(pronoun: Token, quoted: Callable[[Token], bool]) -> list[Token]:
    """The words of the sentence before. To a pronoun outside quotation marks nothing inside them counts: "Roe said: “It is late. We go.”
    He added …" follows what Roe said."""
    outside = not quoted(pronoun)
    start, words = pronoun.sent.start, list[Token]()
    while start > 0 and not words:
        sent = pronoun.doc[start - 1].sent
        words = [t for t in sent if not t.is_space and not (outside and quoted(t))]
        words = words if any(t.is_alpha for t in words) else []
        start = sent.start
    return words


def _is_one(token: Token) -> bool:
    """A person's name, a noun that can be one person, or the pronoun for one."""
    named = token.ent_type_ in {"PERSON", "TITLE"} or any(names_person(c) for c in token.children)
    return named or token.lower_ in {"he", "she"} or (token.tag_ == "NN" and not token.ent_type_)


def _is_known(token: Token) -> bool:
    """Named, or spoken of as "the" one; of "another son" the text does not go on to tell."""
    return token.pos_ != "NOUN" or any(names_person(c) or (c.dep_ == "det" and c.lower_ == "the") for c in token.children)


def _subject_of(words: Sequence[Token]) -> Token | None:
    """Of whom a sentence tells."""
    root = words[0].sent.root
    found = [t for t in children(root, *SUBJECTS, *PASSIVE_SUBJECTS) if root in words and t in words]
    joined = [c for t in found for other in children(t, "conj") for c in children(other, "cc")]  # "a spokesman, Bo Roe," may be read as two
    return found[0] if len(found) == 1 and _is_one(found[0]) and not joined else None


def _opens(pronoun: Token) -> bool:
    """The subject of its sentence, at the beginning of it or behind a phrase that says when."""
    first = next((t for t in pronoun.sent if t.pos_ not in BEFORE_SUBJECT), pronoun)
    return first.i == pronoun.i and pronoun.head.dep_ in MAIN


def _own(pronoun: Token) -> Token | None:
    """The subject of a possessive's clause; of another pronoun that of the clause that its own depends on."""
    clause = next((a for a in pronoun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if pronoun.tag_ != "PRP$" and clause is not None:
        clause = clause.head if clause.dep_ in CLAUSES and clause.head.pos_ == "VERB" else None
    found = [s for s in children(clause, *SUBJECTS, *PASSIVE_SUBJECTS) if s.i < pronoun.i] if clause is not None else []
    return found[0] if len(found) == 1 and pronoun not in found[0].subtree and _is_one(found[0]) else None


def _ahead(pronoun: Token, quoted: Callable[[Token], bool]) -> Token | None:
    """Who is named behind a phrase or clause with a pronoun, as the subject of what it belongs to: "the day he left, Roe said"."""
    if quoted(pronoun):
        return None
    for part in (pronoun, *pronoun.ancestors):
        verb = part.head
        if part.dep_ in FRONTED and verb.i > part.i:
            named = [s for s in children(verb, *SUBJECTS, *PASSIVE_SUBJECTS) if part.i < s.i and s.ent_type_ == "PERSON" and not quoted(s)]
            return named[0] if named else None
    return None


def _apart(pronoun: Token) -> Token | None:
    """The subject of the clause whose object a pronoun is: "he met him" is of two."""
    verb = pronoun.head if pronoun.dep_ in OBJECTS else None
    found = children(verb, *SUBJECTS) if verb is not None else []
    return found[0] if len(found) == 1 else None
