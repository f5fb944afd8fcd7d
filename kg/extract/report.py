"""One reported statement before its ids, and the words that report it."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.matching import particle_of
from kg.extract.quotes import covered
from kg.extract.syntax import cover, descendants
from kg.lexicon import Cue, Lexicon
from kg.model import QuoteKind, Span

ASSERTING = {"speech", "thought", "perception", "document"}


@dataclass(slots=True)
class Report:
    """A statement before its ids; tokens are heads. `cue` None: a quotation that goes on from an earlier one."""

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

    @property
    def asserting(self) -> bool:
        """Whether the source stands behind the content (says, believes), not only wants or plans it."""
        return self.word is None or self.word.kind in ASSERTING


def kind_of(content: Span, quoted: list[Span]) -> QuoteKind:
    share = covered(content, quoted)
    return "direct" if share > 0.9 else "mixed" if share > 0 else "indirect"


def make_report(content: list[Token], quoted: list[Span], **what: object) -> Report | None:
    span = cover(content)
    return Report(span, kind_of(span, quoted), **what) if span else None  # type: ignore[arg-type]


def reporting_word(token: Token, lexicon: Lexicon, pos: set[str]) -> tuple[Cue, Token | None] | None:
    """The reporting word a token is, with its particle; multiwords ("make clear") before single words."""
    words = [c for c in lexicon.cues_for(token.lemma_.lower()) if c.pos in pos]
    for cue in sorted(words, key=lambda c: c.particle is None):
        particle = particle_of(token, cue.particle) if cue.particle else None
        if cue.particle is None or particle is not None:
            return cue, particle
    return None


def words_of_cue(token: Token, particle: Token | None) -> Span:
    last = particle if particle is not None and 0 < particle.i - token.i <= 3 else token
    return Span(token.idx, last.idx + len(last))


def source_span(sources: list[Token], cue: Token) -> Span | None:
    tokens = [t for s in sources for t in descendants(s, without=[cue])]
    return cover(t for t in tokens if t.dep_ != "mark")
