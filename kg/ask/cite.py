"""Citations: the quote with the sentences around it, and a link that opens the page at the quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.answers import Citation
from kg.ask.findings import Finding, ask, offsets
from kg.fragment import link_to
from kg.sentences import sentences_of
from kg.store import Store

CONTEXT = 600  # characters of surroundings at most, the quote included


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article at its place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Articles with their sentences, and with their whole text where the store has it."""

    sentences: Mapping[str, Sequence[Passage]]
    texts: Mapping[str, str]

    def around(self, finding: Finding) -> tuple[int, int, str]:
        """Start, end and text of the whole sentences around a quote, as many on each side as fit; never less than the quote."""
        passages = self.sentences[finding.article]
        first = last = next(i for i, p in enumerate(passages) if (p.start, p.end) == (finding.start, finding.end))
        grown = True
        while grown:
            grown = False
            if last + 1 < len(passages) and passages[last + 1].end - passages[first].start <= CONTEXT:
                last, grown = last + 1, True
            if first > 0 and passages[last].end - passages[first - 1].start <= CONTEXT:
                first, grown = first - 1, True
        return passages[first].start, passages[last].end, self._slice(finding.article, passages[first : last + 1])

    def _slice(self, article: str, passages: Sequence[Passage]) -> str:
        """The text itself, or, without it, the sentences at their distances: what lies between sentences is white space."""
        start, end = passages[0].start, passages[-1].end
        if article in self.texts:
            return self.texts[article][start:end]
        parts, at = list[str](), start
        for passage in passages:
            parts.append(" " * (passage.start - at) + passage.text)
            at = passage.end
        return "".join(parts)


def surroundings(store: Store, articles: Iterable[str]) -> Surroundings:
    """Read the articles' sentences and texts."""
    wanted = sorted(set(articles))
    sentences = {article: [_passage(*one) for one in sentences_of(store, article)] for article in wanted}
    texts = {row["article"].value: row["text"].value for row in (ask(store, "article-text", article=wanted) if wanted else ())}
    return Surroundings({iri: sorted(some, key=lambda p: p.start) for iri, some in sentences.items()}, texts)


def _passage(sentence: str, text: str) -> Passage:
    return Passage(*offsets(sentence), text)


def cite(n: int, finding: Finding, around: Surroundings, origins: int) -> Citation:
    """The citation with number `n`."""
    start, end, context = around.around(finding)
    return Citation(
        n=n,
        claim=finding.claim,
        sentence=finding.sentence,
        article=finding.article,
        quote=finding.quote,
        start=finding.start,
        end=finding.end,
        context_start=start,
        context_end=end,
        context=context,
        sha256=finding.digest,
        url=finding.url,
        link=None if finding.url is None else link_to(finding.url, finding.quote),
        title=finding.title,
        publisher=finding.publisher,
        published=finding.published,
        origins=origins,
    )
