"""Articles to extractions to the store; an article that cannot be read is a Failure, the rest goes in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kg import authority, lexicon, nlp
from kg.errors import NewsgraphError
from kg.extract import extract
from kg.model import Article, Extraction, Failure
from kg.read import read_source
from kg.shape import quads
from kg.store import Store

# what a text that nobody foresaw can bring about; a TypeError or AttributeError is our own slip and must be seen
_FROM_DATA = (NewsgraphError, ValueError, LookupError, RecursionError)


class Extractor(Protocol):
    """What `build` and `ask` need of a reader."""

    def extract(self, articles: Iterable[Article | Failure]) -> Iterator[Extraction | Failure]: ...


class Reader:
    """A language pipeline, the authority and the lexicon, loaded once and used for many articles."""

    def __init__(self, pipeline_name: str | None = None) -> None:
        """pipeline_name: any spaCy pipeline with UD labels, by name or path; None is the bundled one. Raises PipelineError."""
        self._nlp = nlp.load(pipeline_name)
        self._authority = authority.load()
        self._lexicon = lexicon.load()

    def extract(self, articles: Iterable[Article | Failure]) -> Iterator[Extraction | Failure]:
        """One result per article, in order, as a stream; failures among the input are handed through at their place."""
        for article in articles:
            yield article if isinstance(article, Failure) else self._extract(article)

    def _extract(self, article: Article) -> Extraction | Failure:
        """Each text goes through the language pipeline by itself: what one of them breaks is then known, and the others are safe."""
        try:
            (doc,) = nlp.read(self._nlp, [article.text])
            return extract(article, doc, self._authority, self._lexicon)
        except _FROM_DATA as error:
            return failure(article, error)


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: articles read, graphs that changed or did not, and what could not be read."""

    read: int
    changed: int
    unchanged: int
    failures: tuple[Failure, ...]


def build(
    store: Store,
    sources: Iterable[Path | str],
    reader: Extractor,
    *,
    published: dt.date | None = None,
    on_progress: Callable[[Extraction | Failure], None] | None = None,
) -> Report:
    """Read, extract and store every article of the sources, one transaction each; the same article again changes nothing.

    published: stands for every article without a date of its own. on_progress: called after each article with what became of it.
    Raises StoreError; whatever is wrong with one article is in the report.
    """
    changed = unchanged = 0
    failures: list[Failure] = []
    articles = (article for source in sources for article in read_source(source, published=published))
    for result in reader.extract(articles):
        outcome = _put(store, result)
        if isinstance(outcome, Failure):
            failures.append(outcome)
        elif outcome:
            changed += 1
        else:
            unchanged += 1
        if on_progress:
            on_progress(result)
    store.flush()
    return Report(changed + unchanged, changed, unchanged, tuple(failures))


def failure(article: Article, error: Exception) -> Failure:
    """What went wrong with an article, under the name its owner knows it by."""
    known = isinstance(error, NewsgraphError)
    return Failure(article.source or article.iri, str(error) if known else f"cannot be read: {type(error).__name__}: {error}")


def _put(store: Store, result: Extraction | Failure) -> bool | Failure:
    """Whether the graph changed. Only making the quads can fail because of the article; an error of the store ends the build."""
    if isinstance(result, Failure):
        return result
    try:
        graph = list(quads(result))
    except _FROM_DATA as error:
        return failure(result.article, error)
    return store.add(result.article.iri, graph)
