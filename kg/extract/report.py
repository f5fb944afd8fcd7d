"""One reported statement before its ids, and the words that report it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from spacy.tokens import Token

from kg.extract.quotes import covered
from kg.extract.tree.particles import has_particle, in_idiom, particle_of
from kg.extract.tree.syntax import children, cover, is_clause, is_to_clause
from kg.lexicon import Cue, Lexicon
from kg.model import QuoteKind, Span

ASSERTING = {"speech", "thought", "perception", "document"}
_PREVERBAL = {"aux", "aux:pass", "advmod", "cop"}
_NEGATIONS = {"not", "n't", "n’t", "never", "no"}


@dataclass(slots=True)
class Report:
    """A statement before its ids; tokens are heads. `cue` None: a quotation that goes on from an earlier one.

    gap: the frame ("…, he said in Paris. …") between the two halves of a quotation, which is nobody's content.
    bearer: the denied second verb that the parse hangs a shared content on ("reported, but did not confirm, that …").
    """

    content: Span
    kind: QuoteKind
    cue: Token | None = None
    cue_span: Span | None = None
    word: Cue | None = None
    sources: list[Token] = field(default_factory=list)
    source_span: Span | None = None
    head: Token | None = None  # head of the content
    within: Report | None = None
    continues: Report | None = None
    gap: Span | None = None
    bearer: Token | None = None
    together: list[Token] = field(default_factory=list)  # heads of those who speak with the first source
    turn: bool = False  # all that somebody says in his turn of an interview

    @property
    def asserting(self) -> bool:
        """Whether the source stands behind the content (says, believes), not only wants, plans or favours it.

        What "is expected" or "is thought", by nobody who is named, is for whoever writes so to answer for.
        """
        if self.word is None:
            return True
        if self.denies_before:
            return False
        return self.word.kind in ASSERTING and not (self.word.kind == "thought" and not self.sources)

    @property
    def denies_before(self) -> bool:
        """ "The army shelled the town, *which it denies*": whoever tells the clause says so; the source only denies it."""
        if self.cue is None or self.head is None or self.word is None or not self.word.iri.endswith("/cue-deny"):
            return False
        return self.cue.dep_ in {"acl:relcl", "advcl:relcl", "acl", "advcl"} and is_clause(self.head) and self.content.end <= self.cue.idx

    @property
    def act(self) -> str | None:
        """The event type that the saying itself has, where its content is a clause; over a bare matter the lexicon of events decides."""
        over_clause = self.head is not None and (is_clause(self.head) or self.kind == "direct")
        return self.word.act if self.word is not None and over_clause else None

    @property
    def is_matter(self) -> bool:
        """A bare matter spoken of, not a clause: "discussed the plan"."""
        return self.head is not None and not is_clause(self.head)

    @property
    def says_so(self) -> bool:
        """A finite clause or a quotation is said."""
        if self.kind == "direct" and (self.within is None or self.within.kind != "direct"):
            return True
        return self.head is not None and not self.is_matter and not is_to_clause(self.head) and self.head.dep_ != "xcomp"

    def holds(self, span: Span) -> bool:
        """Whether a span stands in the content, and not in the frame inside it."""
        inside = self.content.start <= span.start and span.end <= self.content.end
        return inside and not (self.gap is not None and self.gap.start <= span.start and span.end <= self.gap.end)


class Reports:
    """Reports by place, so that what stands round a span is found without a look at all the others."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._all = sorted(reports, key=lambda r: r.content.start)
        self._starts = [r.content.start for r in self._all]
        self._reach = list(accumulate((r.content.end for r in self._all), max))  # furthest end up to here

    def around(self, span: Span) -> list[Report]:
        """Those whose contents begin at or before the span and end at or after it, by their beginnings."""
        found: list[Report] = []
        i = bisect_right(self._starts, span.start) - 1
        while i >= 0 and self._reach[i] >= span.end:
            if self._all[i].content.end >= span.end:
                found.append(self._all[i])
            i -= 1
        return found[::-1]


def kind_of(content: Span, quoted: list[Span]) -> QuoteKind:
    share = covered(content, quoted)
    return "direct" if share > 0.9 else "mixed" if share > 0 else "indirect"


def make_report(content: Iterable[Token], quoted: list[Span], head: Token, **what: object) -> Report | None:
    """A report of the tokens' words, as far as they stand in one sentence with their head; None where there are none."""
    span = cover(_with_last_word(in_sentence(content, head)))
    return Report(span, kind_of(span, quoted), head=head, **what) if span else None  # type: ignore[arg-type]


def _with_last_word(tokens: list[Token]) -> list[Token]:
    """No word is cut at its hyphen: "a people-pleaser"."""
    whole = list(tokens)
    while whole and not whole[-1].whitespace_ and (rest := whole[-1].doc[whole[-1].i + 1 : whole[-1].i + 3]).text.startswith(("-", "‑")):
        if len(rest) < 2 or rest[0].whitespace_ or not rest[1].is_alpha:
            break
        whole += list(rest)
    return whole


def in_sentence(tokens: Iterable[Token], head: Token) -> list[Token]:
    """Tokens without those beyond a full stop that the parse did not see (`… "without delay." Ministers plan …`)."""
    kept = sorted(tokens, key=lambda t: t.i)
    first = max((t.i + 1 for t in kept if t.i < head.i and _ends_sentence(t)), default=0)
    last = min((t.i for t in kept if t.i >= head.i and _ends_sentence(t)), default=len(head.doc))
    closed = last + 1 < len(head.doc) and not head.doc[last].whitespace_  # a mark behind a blank opens the next quotation
    return [t for t in kept if first <= t.i <= last or (t.i == last + 1 and closed and t.text in CLOSERS)]


HOURS = {"p.m.", "a.m."}
OPENERS = {'"', "“", "``"}
CLOSERS = {'"', "”", "’", "''", "'", ")", "]"}


def _ends_sentence(token: Token) -> bool:
    if token.text not in {".", "!", "?"}:
        return token.lower_ in HOURS and _begins(token)
    after = token.i + 1
    while after < len(token.doc) and (token.doc[after].text in CLOSERS or token.doc[after].is_space):
        after += 1
    return after < len(token.doc) and token.doc[after].text[:1].isupper() and after - token.i > 1


def _begins(hour: Token) -> bool:
    """ "… at 5 p.m. The envoy left": behind an abbreviation only a word that no name begins with tells of a new sentence."""
    following = hour.doc[hour.i + 1 : hour.i + 2]
    return any(t.text[:1].isupper() and not t.ent_type_ and t.pos_ in {"DET", "PRON", "ADP", "ADV", "SCONJ"} for t in following)


def reporting_words(token: Token, lexicon: Lexicon, pos: set[str]) -> Iterator[tuple[Cue, Token | None]]:
    """The reporting words a token can be, each with its particle; multiwords ("make clear") before single words."""
    if in_idiom(token):
        return None
    forms = {token.lower_ if token.tag_ == "VBN" and pos == {"ADJ"} else token.lemma_.lower()}  # "were dismayed by", not "was cleared of"
    words = [c for form in sorted(forms) for c in lexicon.cues_for(form) if c.pos in pos]
    for cue in sorted(words, key=lambda c: c.particle is None):
        particle = _particle(token, cue) if cue.particle else None
        if particle is not None or (cue.particle is None and not has_particle(token)):  # "called off" calls nothing
            yield cue, particle


def reporting_word(token: Token, lexicon: Lexicon, pos: set[str]) -> tuple[Cue, Token | None] | None:
    """The first of `reporting_words`; None where the token reports nothing."""
    return next(reporting_words(token, lexicon, pos), None)


_LAID_TO = {"attribute", "ascribe", "liken", "compare"}


def _particle(token: Token, cue: Cue) -> Token | None:
    """A verb's particle or preposition, be it before a noun ("accuse of a crime") or a clause ("accuse of lying"); of what is laid to
    something a parse may make one noun ("attributed the rise to winter")."""
    particle = cue.particle or ""
    found = particle_of(token, particle)
    if found is not None and _is_whole(found, particle.split()):
        return found
    clauses = children(token, "advcl", "ccomp", "xcomp", "acl", "obl", "nmod")
    if "both" in cue.takes and particle == "of" and children(token, "obj"):  # "accused states with arms of threatening them"
        clauses += [t for t in token.subtree if t.tag_ == "VBG" and t.dep_ == "acl" and t.i > token.i]
    if "both" in cue.takes and token.lemma_.lower() in _LAID_TO:
        clauses += [c for o in children(token, "obj") if o.i > token.i for c in children(o, "nmod") if c.i > o.i]
    return next((m for c in clauses for m in children(c, "mark", "case") if m.lower_ == particle), None)


def _is_whole(found: Token, words: list[str]) -> bool:
    """ "Pushed back the launch" pushes back against nothing: all words of a particle stand there, one behind the other."""
    if len(words) < 2:
        return True
    ends = found.i + 1 >= len(words) and [t.lower_ for t in found.doc[found.i + 1 - len(words) : found.i + 1]] == words
    return ends or [t.lower_ for t in found.doc[found.i : found.i + len(words)]] == words


def words_of_cue(token: Token, particle: Token | None) -> Span:
    """The verb with its auxiliaries, its negation and the adverbs between them, and its particle where that stands close by."""
    first = last = token
    before = {c.i for c in token.children if c.i < token.i and (c.dep_ in _PREVERBAL or c.lower_ == "without")}
    while first.i - 1 in before and first.nbor(-1).sent == token.sent:
        first = first.nbor(-1)
    while first != token and first.dep_ == "advmod" and first.lower_ not in _NEGATIONS:
        first = first.nbor(1)
    if (
        particle is not None
        and 0 < particle.i - token.i <= 3
        and all(t.pos_ in {"ADV", "ADP", "PART"} for t in token.doc[token.i + 1 : particle.i])
    ):
        last = particle
    if token.lemma_ == "pay" and last == token and any(o.i == token.i + 1 and o.lower_ == "tribute" for o in children(token, "obj")):
        last = token.nbor()
    return Span(first.idx, last.idx + len(last))
