"""The nouns of answering: an answer, its sentences, their citations and what was looked at (CONTRACT.md, kg ask). Frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import MissingEvidence


@dataclass(frozen=True, slots=True)
class Citation:
    """The sentence that an answer rests on. `start`/`end` are the quote's offsets in the article, `context` the sentences around it."""

    n: int
    claim: str
    sentence: str
    article: str
    quote: str
    start: int
    end: int
    context_start: int
    context_end: int
    context: str
    sha256: str
    url: str | None = None
    link: str | None = None  # url with a text fragment that points at the quote
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    origins: int = 1


@dataclass(frozen=True, slots=True)
class AnswerStatement:
    """One sentence of an answer and the numbers of the citations that say so, never without one; `relation` only for related ones.

    `kind`: "said" (put together from the claim), "quotation" (a sentence as it stands in the article), or a lead that sums up the
    sentences whose citations it shares: "verdict" (has it happened), "sources" (who reports it).
    """

    text: str
    citations: tuple[int, ...]
    relation: str | None = None
    kind: str = "said"

    def __post_init__(self) -> None:
        if not self.citations:
            raise MissingEvidence(f"answer sentence without a citation: {self.text[:60]!r}")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at: sentences that name the entities asked about, how many of them are cited, and what was not found.

    `unused`: why sentences that were looked at are not cited, in words, with their number. `dropped`: how many of these failed the check
    that an answer sentence says no more than the sentence it cites.
    """

    sentences_naming_the_entities: int
    sentences_cited: int
    missing: tuple[str, ...] = ()
    unused: tuple[tuple[str, int], ...] = ()
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer to a question in English (CONTRACT.md, kg ask). Not answered: `summary` is empty and `coverage.missing` says why."""

    question: str
    sparql: str
    answered: bool
    summary: tuple[AnswerStatement, ...]
    related: tuple[AnswerStatement, ...]
    citations: tuple[Citation, ...]
    coverage: Coverage
    verdict: str | None = None  # of a yes/no question: key of `[leads]` in queries/families.toml ("fact", "disputed", "planned" …)
    family: str | None = None  # the kind of question that it was taken for
