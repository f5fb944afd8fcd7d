"""Articles to extractions to the store, and out of it again; an article that cannot be read is a Failure, the rest goes in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Protocol, Self, runtime_checkable

from pyoxigraph import Quad

from kg import __version__, authority, fingerprint, lexicon, nlp, sentences
from kg.decisions.desk import Desk
from kg.errors import NewsgraphError, StoreError
from kg.extract import extract
from kg.extract.question.alignment import said
from kg.extract.question.courses import Course, courses
from kg.extract.question.described import Wanted, is_described
from kg.extract.question.doers import Doing, doings
from kg.extract.question.questions import Before, Mention, Pattern, pattern
from kg.last_build import leave
from kg.model import Article, Extraction, Failure
from kg.nlp import Doc
from kg.read import read_source
from kg.relate import RelateReport, notes, pending, relate
from kg.resources import data_path
from kg.shape import quads
from kg.store import Store
from kg.store.projection import corrected, is_article, withdrawn
from kg.versions import Versions
from kg.vocab import ID

# what a text that nobody foresaw can bring about; a TypeError or AttributeError is our own slip and must be seen
_FROM_DATA = (NewsgraphError, ValueError, LookupError, RecursionError)


class Extractor(Protocol):
    """What `build` and `ask` need of a reader."""

    def extract(self, articles: Iterable[Article | Failure]) -> Iterator[Extraction | Failure]: ...


@runtime_checkable
class Known(Protocol):
    """A reader that can be told from others, so that it need not read again what it has read before."""

    @property
    def fingerprint(self) -> str: ...


Outcome = Extraction | Article | Failure  # an Article by itself was known already and has not been read again

_KEPT = 256  # sentences of which the trees are kept
_READING = ("nlp", "extract", "link", "lexicon", "shape", "authority", "model.py")  # parts of the program that a reading depends on


class Reader:
    """A language pipeline, the authority and the lexicon, loaded once and used for many articles."""

    def __init__(self, pipeline_name: str | None = None) -> None:
        """pipeline_name: any spaCy pipeline with UD labels, by name or path; None is the bundled one. Raises PipelineError."""
        self._nlp = nlp.load(pipeline_name)
        self._authority = authority.load()
        self._lexicon = lexicon.load()
        self._again: dict[str, Doc] = {}  # the one that was wanted last at the end
        self._kept: Callable[[str], bytes | None] | None = None
        self._extracted: dict[Article, Extraction | Failure] | None = None  # for as long as one question is answered
        self._lock = Lock()

    @cached_property
    def fingerprint(self) -> str:
        """Digest of all that a reading depends on: program, language pipeline, authority, lexicon and codes; an edited file is another."""
        program = (Path(__file__).parent / part for part in _READING)
        knowledge = (data_path("ontologies", part) for part in ("authority", "codes", "lexicon"))
        pipeline = [self._nlp.path] if self._nlp.path else []
        return fingerprint.of([*program, *knowledge, *pipeline], __version__, nlp.described(self._nlp))

    @cached_property
    def tree_fingerprint(self) -> str:
        """Digest of all that a tree depends on: this part of the program and the language pipeline."""
        bundled, path = nlp.model_path(), self._nlp.path
        return fingerprint.of([bundled.parent, *([path] if path and path != bundled else [])], __version__, nlp.described(self._nlp))

    def packets(self, texts: Sequence[str]) -> list[bytes]:
        """The tree of each text by itself, as `recalling` takes it."""
        return [nlp.packed(nlp.trees(self._nlp, text)) for text in texts]

    def recalling(self, kept: Callable[[str], bytes | None]) -> Self:
        """The same reader, which does not read a sentence again of which `kept` has a tree, and extracts from no text twice: it is to live
        as long as one question is answered."""
        other = copy(self)
        other._kept, other._extracted = kept, {} if self._extracted is None else self._extracted
        return other

    def extract(self, articles: Iterable[Article | Failure]) -> Iterator[Extraction | Failure]:
        """One result per article, in order, as a stream; failures among the input are handed through at their place."""
        for article in articles:
            yield article if isinstance(article, Failure) else self._extract_once(article)

    def pattern(
        self, question: str, mentions: Sequence[Mention], dates: Sequence[tuple[int, int]], empty: Collection[str]
    ) -> Pattern | None:
        """What a sentence must say to answer a question (`kg.extract.question.questions.pattern`)."""
        return pattern(self._read_again(question), mentions, dates, empty)

    def said(self, sentences: Sequence[tuple[str, Sequence[Mention], Before]], wanted: Pattern) -> list[list[tuple[int, int]]]:
        """For each sentence, given with who stands where in it and what stands before it, the words (offsets in it) by which it says what
        the pattern wants."""
        return [said(self._read_again(text), mentions, wanted, before) for text, mentions, before in sentences]

    def described(self, sentences: Sequence[tuple[str, Sequence[Mention]]], wanted: Wanted) -> list[bool]:
        """Whether each sentence, given with who stands where in it, says who somebody is (`kg.extract.question.described`)."""
        return [is_described(self._read_again(text), mentions, wanted) for text, mentions in sentences]

    def doings(self, texts: Sequence[str], words: Collection[str]) -> list[list[Doing]]:
        """For each text, the places where one of the words names something that is done, with who does it (`kg.extract.question.doers`)."""
        found = {text: doings(self._read_again(text), words) for text in dict.fromkeys(texts)}
        return [found[text] for text in texts]

    def courses(self, texts: Sequence[str], words: Collection[str]) -> list[list[Course]]:
        """For each text, the same places, with from whom to whom it passes (`kg.extract.question.courses`)."""
        found = {text: courses(self._read_again(text), words) for text in dict.fromkeys(texts)}
        return [found[text] for text in texts]

    def _read_again(self, text: str) -> Doc:
        """A sentence or question by itself, of which nobody but its tree is asked. Of one question several things look at the same
        sentences, so the last ones are kept; what is kept nobody changes."""
        with self._lock:
            doc = self._again.pop(text, None)
        doc = self._tree(text) if doc is None else doc
        with self._lock:
            self._again[text] = doc
            if len(self._again) > _KEPT:
                del self._again[next(iter(self._again))]
        return doc

    def _tree(self, text: str) -> Doc:
        packet = self._kept(text) if self._kept is not None else None
        return nlp.trees(self._nlp, text) if packet is None else nlp.unpacked(self._nlp.vocab, text, packet)

    def _extract_once(self, article: Article) -> Extraction | Failure:
        known = {} if self._extracted is None else self._extracted
        return known.get(article) or known.setdefault(article, self._extract(article))

    def _extract(self, article: Article) -> Extraction | Failure:
        """Each text goes through the language pipeline by itself: what one of them breaks is then known, and the others are safe."""
        try:
            (doc,) = nlp.read(self._nlp, [article.text])
            return extract(article, doc, self._authority, self._lexicon)
        except _FROM_DATA as error:
            return failure(article, error)


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: articles read, graphs that changed or did not, what could not be read, versions superseded, and relations."""

    read: int
    changed: int
    unchanged: int
    failures: tuple[Failure, ...]
    superseded: int
    related: RelateReport


def build(
    store: Store,
    sources: Iterable[Path | str],
    reader: Extractor,
    *,
    published: dt.date | None = None,
    on_progress: Callable[[Outcome], None] | None = None,
) -> Report:
    """Read, extract and store every article of the sources, one transaction each; the same article again changes nothing.

    An article that the same reader has read before is not read again; another text at an address, or in a file, takes the place of the
    one before (kg/versions.py). published: stands for every article without a date of its own. on_progress: called after each article with
    what became of it. Raises StoreError; whatever is wrong with one article is in the report.
    """
    work = _Build(store, reader, on_progress or (lambda _: None))
    articles = (article for source in sources for article in read_source(source, published=published))
    for result in reader.extract(work.unread(articles)):
        work.put(result)
    report = work.report(relate(store, work.changed, work.removed))
    if store.folder is not None:
        sentences.follow(store)
        if isinstance(reader, sentences.Treed):
            sentences.keep_trees(store, reader)
        leave(store.folder, report.read, report.changed, report.unchanged, report.failures)
    return report


class _Build:
    """One build: what has become of the articles so far."""

    def __init__(self, store: Store, reader: Extractor, on_progress: Callable[[Outcome], None]) -> None:
        self.store = store
        self.reading = reader.fingerprint if isinstance(reader, Known) else None
        self.on_progress = on_progress
        self.versions = Versions(store)
        self.desk = Desk.of(store)
        self.changed: list[str] = []  # articles that are new, other than before, or current again
        self.removed: list[str] = []  # articles that another version stands in for now
        self.left = pending(store)  # by a build that ended too early
        self.unchanged = 0
        self.failures: list[Failure] = []

    def unread(self, articles: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
        """The articles that have to be read."""
        for article in articles:
            if isinstance(article, Article) and self.reading and self.versions.is_read(article, self.reading):
                self.unchanged += 1
                self.on_progress(article)
            else:
                yield article

    def put(self, result: Extraction | Failure) -> None:
        """Store one result. Only making the quads can fail because of the article; an error of the store ends the build."""
        graph = result if isinstance(result, Failure) else _graph(result)
        if isinstance(graph, Failure):
            self.failures.append(graph)
        else:
            assert isinstance(result, Extraction)
            self._store(result.article, graph)
        self.on_progress(result)

    def _store(self, article: Article, graph: list[Quad]) -> None:
        with self.store.exclusive():
            change = self.versions.arrival(article, self.reading)
            family = {version for one in (article.iri, *change.superseded) for version in self.versions.of(one)}
            beside = self.desk.beside(article.iri, graph, family)
            related = {article.iri, *change.superseded} - self.left
            differs = self.store.apply(replace={article.iri: graph, **beside}, drop=change.drop, add=(*change.add, *notes(related)))
            if not differs:
                self.store.apply(drop=notes(related))
        self.removed += change.superseded
        if differs:
            self.changed.append(article.iri)
        else:
            self.unchanged += 1

    def report(self, related: RelateReport) -> Report:
        read = len(self.changed) + self.unchanged
        return Report(read, len(self.changed), self.unchanged, tuple(self.failures), len(self.removed), related)


@dataclass(frozen=True, slots=True)
class Removal:
    """What was taken out, and which earlier versions stand again in its place."""

    removed: tuple[str, ...]
    restored: tuple[str, ...] = ()


def remove(store: Store, names: Iterable[str | Path], *, all_versions: bool = True) -> Removal:
    """Take articles out, with everything that only they support: by IRI, by address, or by the file that they were read from.

    With all their versions; without `all_versions` only the version named (the one that stands there now, for an address or a file), and
    the one before it stands again. All of it in one transaction. Raises StoreError, and removes nothing, for a name that fits no article.
    """
    with store.exclusive():
        versions = Versions(store)
        found = {article for name in names for article in _named(store, versions, str(name))}
        if all_versions:
            found = {version for article in found for version in versions.of(article)}
        change = versions.departure(found)
        beside = {graph: () for article in sorted(found) for graph in (article, withdrawn(article), corrected(article))}
        store.apply(replace=beside, drop=change.drop, add=(*change.add, *notes({*change.current, *found})))
    relate(store, change.current, found)
    return Removal(tuple(sorted(found)), change.current)


def _named(store: Store, versions: Versions, name: str) -> list[str]:
    """The articles that an IRI, an address or a path means."""
    if name.startswith(f"{ID}article/") and is_article(name) and store.holds(name):
        return [name]
    path = Path(name)
    held = [one.iri for one in read_source(path) if isinstance(one, Article)] if path.exists() else []
    found = {*versions.from_file(path), *(iri for iri in held if store.holds(iri)), *versions.at_address(name)}
    if not found:
        raise StoreError(f"no article in the store is called, comes from, or was read from {name}: `kg query articles` shows what there is")
    return sorted(found)


def failure(article: Article, error: Exception) -> Failure:
    """What went wrong with an article, under the name its owner knows it by."""
    known = isinstance(error, NewsgraphError)
    return Failure(article.source or article.iri, str(error) if known else f"cannot be read: {type(error).__name__}: {error}")


def _graph(extraction: Extraction) -> list[Quad] | Failure:
    try:
        return list(quads(extraction))
    except _FROM_DATA as error:
        return failure(extraction.article, error)
